# Gaps: what customers ask and the knowledge does not say.

## The list

gaps-title = Gaps
gaps-about = What customers asked and got no answer to, and what people who answer called out of date.
gaps-open = Open
gaps-resolved = Resolved
gaps-dismissed = Dismissed
gaps-order = Order
gaps-newest = Newest
gaps-most = Most asked
gaps-question = Asked
gaps-times = Times
gaps-last = Last asked
gaps-actions = Actions
gaps-none = No open gaps
gaps-none-text = The assistant answered everything it was asked this week.
gaps-none-settled = None of these
gaps-none-settled-text = Gaps that were resolved or dismissed stand here.
gaps-fill = Fill this gap
gaps-filled = filled, not closed
gaps-out-of-date = Out of date:
gaps-nowhere = no source
gaps-version = v{ $number }
gaps-changed-since = v{ $number } stands now
gaps-called-by = says { $name }
gaps-resolve = Resolved
gaps-close-anyway = Close anyway
gaps-dismiss = Dismiss
gaps-reopen = Open again
gaps-did-resolve = The gap is resolved.
gaps-did-dismiss = The gap is dismissed.
gaps-did-reopen = The gap is open again.
gaps-cannot-known = Somebody found the same gap again meanwhile.

## One gap

gaps-back = All gaps
gaps-is-open = open
gaps-is-resolved = resolved
gaps-is-dismissed = dismissed
gaps-filled-by = Filled by
gaps-see-answer = See the answer
gaps-conversation = Where it showed
gaps-questions = What customers asked
gaps-tally = { $questions ->
    [one] One question
   *[other] { $questions } questions
}: before { $before }, after { $after } answered, { $left } left.
gaps-asking = The questions are being asked again. Look at this page once more in a moment.
gaps-ask-again = Ask the failed questions again
gaps-did-ask-again = The questions are being asked again
gaps-answered = answered
gaps-not-answered = not answered
gaps-why-no-evidence = The knowledge does not say.
gaps-why-language = There is no knowledge in its language.
gaps-why-still-unclear = It may mean several things.
gaps-why-asked-for-person = It asks for a person.
gaps-why-sensitive = It is about something that only people handle.
gaps-why-contradiction = Two sources say different things.
gaps-said = What agents answered
gaps-said-about = Choose the sentences that answer everybody. Greetings, and sentences with personal data, are left out.
gaps-nothing-said = No agent has answered these customers yet. You can write the answer yourself.
gaps-said-by = { $name } in this conversation
gaps-an-agent = An agent
gaps-draft-again = Put the chosen into the answer
gaps-fill-about = A draft of what customers asked and agents answered. Read it, change it, and approve it.
gaps-approve = Approve and ask again
gaps-did-fill = Added. The questions are being asked again.
gaps-cannot-fill = This gap is settled. Open it again first.
