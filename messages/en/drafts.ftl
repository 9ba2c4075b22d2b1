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
