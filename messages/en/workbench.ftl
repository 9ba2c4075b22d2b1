# The workbench: trying questions, the set of them, and what a change would do to the answers.

## Trying a question

workbench-sources = Sources
workbench-costs-nothing = Costs nothing: no model is asked.
workbench-cut-off = Cut-off: alone, these are less sure than { $threshold }
workbench-methods = How the score comes about
workbench-signal-words = Words of the question, by stem
workbench-signal-pieces = Pieces of words, for typing mistakes
workbench-signal-title-words = Words of the title
workbench-signal-title-pieces = Pieces of words of the title
workbench-signal-coverage = How much of the question the passage holds
workbench-signal-sentence = How much of it its best sentence holds
workbench-signal-pairs = Words that stand together in both
workbench-signal-strangers = Names and numbers that it does not know
workbench-signal-meaning = What both mean
workbench-signal-title-meaning = What both questions mean
workbench-signal-alone = How sure it would be alone
workbench-save-title = Save this question
workbench-should-cite = What should answer it
workbench-expect-person = No answer: a person should take it
workbench-save = Save into the set
workbench-did-save = Saved. The evaluation asks it from now on.
workbench-did-save-again = The set has this question already. It expects what you chose now.
workbench-choose-source = Choose one of the list
workbench-too-many = The set has { $most } questions, which is as many as it may have. Retire some first.

## The set

workbench-evaluation = Evaluation
workbench-about = Questions that the assistant should be able to answer, and whether it is
workbench-try = Try a question
workbench-questions = Questions
workbench-empty = No question in the set yet
workbench-empty-text = Try a question, and save it with the source that should answer it.
workbench-expected = Expected
workbench-person = a person
workbench-verdict = Verdict
workbench-actions = Actions
workbench-not-asked = not asked yet
workbench-right = right
workbench-wrong = wrong
workbench-refused-rightly = rightly left to a person
workbench-refused-wrongly = left to a person, wrongly
workbench-rank = Expected source found at place { $rank }
workbench-no-rank = Expected source not found
workbench-cited = Cites { $title }
workbench-asked-back = Asks back
workbench-retire = Retire
workbench-retire-named = Retire “{ $question }”
workbench-did-retire = Retired. It is not asked any more.
workbench-did-restore = It is in the set again
workbench-known = Somebody has added the same question meanwhile. It is in the set.

## Running it

workbench-run = Run the set
workbench-did-run = The questions are being asked
workbench-nothing-to-run = There is no question in the set.
workbench-under-way = The set is being run. Wait until it is done.
workbench-free = A run asks no model and writes to nobody. It costs nothing.
workbench-last-run = Last run
workbench-never-run = The set has never been run.
workbench-waits = It waits for its turn.
workbench-progress = { $done } of { $total } questions asked
workbench-this-run = This run
workbench-run-before = The run before
workbench-asked-of = Asked
workbench-of = { $done } of { $total }
workbench-threshold = Threshold
workbench-when = When
workbench-failed = broken off
workbench-changed = Changed since the run before
workbench-none-changed = Every question has the verdict of the run before.
workbench-then = now

## What a change would do

workbench-look = See what would change
workbench-look-version = See what version { $version } would change
workbench-preview = Before it is done
workbench-preview-of = What would change: { $title }
workbench-preview-draft = Your words are kept and not published yet. Below are the answers that would differ if they were.
workbench-preview-version = Below are the answers that would differ if version { $version } were active again.
workbench-preview-disable = Below are the answers that would differ if this were disabled.
workbench-preview-enable = Below are the answers that would differ if this were enabled.
workbench-preview-file = Below are the answers that would differ if the new file were published. It was read as version { $version }.
workbench-preview-site = Below are the answers that would differ if this website were removed.
workbench-preview-disabled = This is disabled. Whatever it says, no answer differs until it is enabled.
workbench-publish = Publish
workbench-write-on = Keep editing
workbench-leave = Leave it as it is
workbench-kept = You have unpublished changes. They are below.
workbench-kept-overtaken = You have unpublished changes, and somebody else has changed this since. Your words are below, theirs are under Versions. Save to replace theirs.
workbench-discard = Discard my changes
workbench-did-discard = Discarded. This is what is published.
workbench-answers = Answers
workbench-asked = { $count ->
    [0] No customer has asked the assistant anything in the last { $days } days that you may see.
    [one] One question of the last { $days } days was asked again.
   *[other] { $count } different questions of the last { $days } days were asked again.
}
workbench-left-out = { $count ->
    [one] For one more the time did not suffice.
   *[other] For { $count } more the time did not suffice.
}
workbench-by-built-in = Both sides are answered by the built-in provider. No language model is asked, nobody is written to.
workbench-by-meaning = Both sides are searched by words and by what they mean.
workbench-by-words-too-much = Both sides are searched by words alone: more than { $most } texts would be new, too many for the sentence model to look at while you wait.
workbench-by-words-away = Both sides are searched by words alone: the sentence model does not answer.
workbench-count-vanish = { $count ->
    [one] 1 answer vanishes
   *[other] { $count } answers vanish
}
workbench-count-change = { $count ->
    [one] 1 changes
   *[other] { $count } change
}
workbench-count-appear = { $count ->
    [one] 1 appears
   *[other] { $count } appear
}
workbench-count-same = { $count ->
    [one] 1 that finds it stays as it is
   *[other] { $count } that find it stay as they are
}
workbench-no-difference = No answer would differ
workbench-no-difference-text = Every recent question would be answered as it is now.
workbench-appears = appears
workbench-vanishes = vanishes
workbench-changes = changes
workbench-now = Now
workbench-after = After the change
