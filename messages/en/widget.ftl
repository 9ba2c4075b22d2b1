# The website widget: the button on the customer's page, and the chat that opens from it.
# The frame fills { $name }, { $text } and { $count } itself: hand it "{name}", "{text}", "{count}".

## The button on the page

widget-launcher-open = Chat with us
widget-launcher-close = Close the chat
widget-launcher-unread = Chat with us, new messages
widget-launcher-title = Chat

## Who answers

widget-close = Close the chat
widget-line = Who answers here
widget-with-assistant = You are talking to the AI assistant
widget-with-team = Write to us here
widget-with-agent = You are talking to { $name }
widget-with-person = You are talking to a person
widget-waiting-for-person = Waiting for a person. You can go on writing.
widget-line-resolved = This conversation is resolved. Write to open it again.
widget-talk-to-person = Talk to a person
widget-person-not-asked = We could not ask a person. Try again in a moment.

## What was said

widget-conversation = Conversation
widget-you = You
widget-assistant = Assistant
widget-team = Team
widget-ai = AI
widget-says = { $name } says: { $text }
widget-quoted = In answer to { $name }:
widget-sources-one = { $count } source
widget-sources-other = { $count } sources
widget-new-tab = (opens in a new tab)
widget-helped-question = Did this answer help?
widget-helped-yes = That helped
widget-helped-no = That did not help
widget-helped-noted = Thank you, noted.
widget-helped-failed = This was not kept. Press again in a moment.
widget-newer = New messages ↓
widget-assistant-types = The assistant is writing
widget-agent-types = Someone is writing

## What happened

widget-handed-over = We have asked a person to answer you here.
widget-agent-joined = You are talking to a person now: { $name }.
widget-person-joined = You are talking to a person now.
widget-assistant-returned = The AI assistant answers again.
widget-resolved = Conversation resolved.

## Writing and sending

widget-composer = Write a message
widget-your-message = Your message
widget-placeholder = Write a message
widget-send = Send
widget-attach = Attach files
widget-attached = Files that go along
widget-attachment-remove = Remove { $name }
widget-attachment-sending = { $name } is on its way
widget-attachment-failed = Not sent. Remove it and try again.
widget-attachment-too-large = More than { $count } MB
widget-attachments-most = { $count } files at most go along with a message.
widget-retry = Retry
widget-edit = Edit
widget-delivery-queued = Waiting to be sent
widget-delivery-sending = Sending
widget-delivery-sent = Sent
widget-delivery-delivered = Delivered
widget-delivery-read = Read
widget-delivery-failed = Not sent
widget-delivery-unknown = We do not know whether this arrived

## The connection

widget-reconnecting = Reconnecting. What you write is kept.
widget-offline = You are offline. What you write is kept.
