# Words that every page uses.
product = Switchboard
saved = Enregistré
conversations-count = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
