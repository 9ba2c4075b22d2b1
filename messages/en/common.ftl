# Words that every page uses.
product = Switchboard
saved = Saved
conversations-count = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
