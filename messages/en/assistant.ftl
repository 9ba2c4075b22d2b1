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
assistant-reason-budget = Today’s AI budget is spent
assistant-reason-taken-over = A person had taken the conversation
assistant-reason-newer-message = The customer wrote again before it began
assistant-reason-worker-lost = The worker was lost; another one began again
assistant-reason-broken = Something failed on our side each time it was tried
