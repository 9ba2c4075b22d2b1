# How the assistant came to an answer, and what should have answered.

trace-open = Open the trace
trace-title = Trace of an answer
trace-back = Back to the conversation
trace-asked = What the customer wrote
trace-searched = Searched as
trace-language = In
trace-by = By
trace-by-words = its words alone
trace-by-meaning = its words and what they mean ({ $model })
trace-not-searched = Nothing was searched.
trace-came = What came of it
trace-state = Run
trace-state-queued = waits
trace-state-processing = being worked on
trace-state-completed = completed
trace-state-failed = failed
trace-state-skipped = not needed
trace-did = Outcome
trace-reason = Because
trace-found = What was looked at
trace-found-nothing = No passage of the knowledge fitted.
trace-matched = Words that matched:
trace-no-matched = No word of the question stands in it.
trace-prompt = Prompt as sent
trace-prompt-about = Word for word what the language model was told. What customers wrote stands in it as data.
trace-prompt-offline = The built-in provider answered. It quotes passages itself and sends no prompt to anybody.
trace-prompt-none = No language model was asked.
trace-rules = Rules
trace-data = Data

## Into the evaluation set

trace-teach = Add to the evaluation set
trace-teach-wrong = Say what would have been right
trace-known = The set has this question already. It expects: { $expected }.
trace-known-open = See it in the set
trace-choose = The answer did not come from the knowledge, or was called wrong. Choose what should answer.
trace-question-hint = Take out what only concerns this customer.
trace-find = Another source
trace-find-hint = Words of its title. What is found is offered below.
trace-find-do = Find
