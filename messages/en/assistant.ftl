# The assistant: what it says to customers, and what the team reads about it.

## What customers read

assistant-says-person-asked = Of course. I have asked a colleague to answer you here.
assistant-says-sensitive = This is for a person to answer. I have asked a colleague to reply to you here.
assistant-says-no-evidence = I do not have that here. I have asked a colleague to answer you.
assistant-says-still-unclear = I am not sure what you mean, so I have asked a colleague to answer you here.
assistant-says-unsure = I am not sure enough to answer this. I have asked a colleague to reply to you here.
assistant-says-cannot-now = I cannot answer right now. I have asked a colleague to reply to you here.
assistant-asks-which = Which of these do you mean?
assistant-asks-one = Do you mean “{ $title }”?
assistant-asks-else = If it is something else, write “agent” and a colleague will answer you.

## Why a run did not answer, for the team

assistant-reason-no-evidence = The knowledge does not answer this
assistant-reason-asked-for-person = The customer asked for a person
assistant-reason-sensitive = The message is about something that only people handle
assistant-reason-contradiction = Two passages say different things
assistant-reason-language = There is no knowledge in the customer’s language
assistant-reason-still-unclear = It asked back once, and it is still unclear what is meant
assistant-reason-unsure = The answer found is below the threshold; it is proposed as a draft
assistant-reason-provider-timeout = The provider did not answer in time
assistant-reason-provider-refused = The provider refused: check its address, model and key
assistant-reason-provider-busy = The provider asked to slow down
assistant-reason-provider-garbage = What the provider sent could not be read
assistant-reason-provider-cut = The provider stopped in the middle
assistant-reason-provider-away = The provider could not be reached
assistant-reason-budget = The AI budget is spent
assistant-reason-taken-over = A person had taken the conversation
assistant-reason-newer-message = The customer wrote again before it began
assistant-reason-worker-lost = The worker was lost; another one began again
assistant-reason-broken = Something failed on our side each time it was tried

# How it is set: /settings/assistant

assistant-title = Assistant
assistant-choose-one = Choose one of these
assistant-answers = Answers
assistant-name = Name
assistant-name-hint = Customers see it beside its answers.
assistant-threshold = Confidence from which an answer is sent, in per cent
assistant-threshold-hint = An answer below it waits for a colleague as a draft.
assistant-threshold-careful = Careful: only answers that the knowledge states almost word for word are sent. Most others wait for a colleague.
assistant-threshold-usual = Usual: answers that the knowledge clearly supports are sent. The unclear ones wait for a colleague.
assistant-threshold-bold = Bold: answers are sent even where the knowledge only suggests them. Expect some that do not fit.
assistant-save-answers = Save answers
assistant-provider = Provider
assistant-who-drafts = Who drafts answers
assistant-provider-offline = Built in
assistant-provider-offline-hint = Quotes your knowledge. Needs no key and no network, and costs nothing.
assistant-provider-openai = A language model, OpenAI-compatible
assistant-provider-openai-hint = Writes its own sentences. Each is checked against your knowledge before it is sent.
assistant-base-url = Address of the model
assistant-base-url-hint = For a language model, for example https://api.example.com/v1
assistant-model = Model
assistant-key = Key
assistant-key-kept = A key is kept and never shown. Leave this empty to keep it. Another host needs its key again.
assistant-key-none = No key is kept. It is sealed when you save, and never shown again.
assistant-key-needed = The key that is kept belongs to another host. Enter the key for this one.
assistant-price-in = Price of what it reads
assistant-price-out = Price of what it writes
assistant-price-hint = In millionths of a dollar for a million tokens: 150000 is $0.15.
assistant-save-provider = Save provider
assistant-keys-by-admins = Owners and admins set the provider and its key.
assistant-budget = Budget
assistant-budget-about = In US cents a day (UTC). At a limit, colleagues answer. Empty is no limit.
assistant-limit-workspace = The whole workspace
assistant-limit-conversation = One conversation
assistant-limit-visitor = One customer
assistant-save-budget = Save budget
assistant-bad-name = Enter a name of 1 to 40 characters
assistant-bad-threshold = Enter a whole number from 0 to 100
assistant-bad-base-url = Enter an address like https://api.example.com/v1, without a query
assistant-bad-model = Enter the model’s name, in 100 characters at most
assistant-bad-key = A key has up to 500 letters, digits and signs, and no blanks
assistant-bad-amount = Enter a whole number from 0 up, at most a million dollars

## What a conversation is about so far

assistant-summary-asked = Asked: { $text }
assistant-summary-answered = Answered last: { $text }
assistant-summary-open = Open since: { $text }

assistant-replay = The last questions at other thresholds
assistant-replay-none = Nothing to look back at yet
assistant-replay-none-text = Once customers have asked, this shows how many of their last questions each threshold would have answered.
assistant-replay-now = At { $threshold } %, { $answered } of the last { $count } questions would have been answered, { $wrongly ->
    [0] none of them wrongly
    [one] one of them wrongly
   *[other] { $wrongly } of them wrongly
}.
assistant-replay-answered = Answered
assistant-replay-wrongly = Wrongly
assistant-replay-present = now
assistant-replay-about = Wrongly: a colleague called the answer wrong, out of date or incomplete or discarded its draft, or the customer said that it did not help. Nobody judges every answer, so there may be more.
