# What the assistant wrote, and what people make of it.

drafts-goal-answer = Answers the question
drafts-goal-clarify = Asks what is meant
drafts-goal-hand-over = Offers a person
drafts-answers = Answers “{ $question }”
drafts-sources = Sources
drafts-version = v{ $number },
drafts-changed = What was changed
drafts-dropped = taken out:
drafts-added = put in:

## What one thinks of it

drafts-judge = Was this of use?
drafts-bad = Not helpful
drafts-opinion-good = Helpful
drafts-opinion-wrong = Wrong
drafts-opinion-out-of-date = Knowledge out of date
drafts-opinion-incomplete = Incomplete
drafts-opinion-tone = Wrong tone
drafts-opinion-other = Something else
drafts-you-said = You said: { $what }
drafts-helped = Customer: that helped
drafts-helped-not = Customer: that did not help
drafts-did-judge = Thank you, noted.
drafts-did-open-gap = Noted. “{ $source }” waits to be brought up to date.
drafts-did-open-gap-nowhere = Noted. The question waits among the gaps of the knowledge.

## Gaps

gaps-title = Gaps
gaps-about = What people who answer called out of date. The assistant goes on answering from it until it is changed.
gaps-source = Source
gaps-question = Asked
gaps-found = Found
gaps-actions = Actions
gaps-nowhere = No source
gaps-version = v{ $number }
gaps-changed-since = v{ $number } stands now
gaps-conversation = Open the conversation
gaps-resolve = Resolved
gaps-dismiss = Dismiss
gaps-did-resolve = The gap is resolved.
gaps-did-dismiss = The gap is dismissed.
gaps-did-reopen = The gap is open again.
gaps-cannot-known = Somebody found the same gap again meanwhile.
