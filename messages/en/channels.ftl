# Channels: the list, connecting one, a widget's look and words, the API, its keys.

channels-title = Channels
channels-sections = Channels and keys
channels-tab-list = Channels
channels-tab-keys = API keys
channels-connect = Connect a channel
channels-empty = No channels yet
channels-empty-text = A channel is a way by which customers write to you: a chat on your website, or any system that speaks to the API.
channels-empty-look = Ask an owner or admin of the workspace to connect one.

channels-column-name = Channel
channels-column-state = State
channels-column-assistant = Assistant
channels-column-last = Last message received
channels-nothing-received = Nothing yet
channels-back = All channels

channels-kind-widget = Website widget
channels-kind-api = API
channels-kind-whatsapp = WhatsApp
channels-kind-instagram = Instagram
channels-kind-messenger = Messenger
channels-kind-sms = Text messages
channels-kind-email = Email
channels-kind-crisp = Crisp
channels-kind-tidio = Tidio
channels-kind-legacy = Imported history

channels-live = Live
channels-paused = Paused
channels-paused-text = Customers can write, and their messages are kept. Nothing leaves until you resume it.
channels-pause = Pause
channels-resume = Resume
channels-did-pause = Paused. Messages still come in, nothing leaves.
channels-did-resume = Live again

## What the assistant does

channels-mode = Assistant on { $name }
channels-mode-off = Off
channels-mode-draft = Drafts
channels-mode-send = Answers
channels-mode-off-text = People answer here. The assistant stays out.
channels-mode-draft-text = The assistant proposes replies, people decide.
channels-mode-send-text = The assistant answers when it is sure enough, and hands over when it is not.
channels-mode-set = Saved. It holds from the next message on.

## Connecting

channels-name = Name
channels-name-hint = Only your team sees it.
channels-connect-widget = Website widget
channels-connect-widget-text = A chat on your website: one line of HTML, about 5 minutes.
channels-connect-widget-act = Connect a widget
channels-connect-api = API
channels-connect-api-text = Any other system: it brings messages in over HTTP with a key, and is called back with the answers or fetches them.
channels-connect-api-act = Connect an API channel
channels-connected-widget = Connected. Put the snippet on your website to see it.
channels-connected-api = Connected. Make an API key to use it.

## The widget

channels-widget-sections = Sections of the widget
channels-tab-look = Look
channels-tab-words = Words
channels-tab-domains = Domains
channels-tab-install = Install
channels-save = Save
channels-rename = Rename
channels-renamed = Renamed
channels-colour = Colour
channels-colour-hint = Of the button and the top of the chat.
channels-position = Position
channels-position-right = Bottom right
channels-position-left = Bottom left
channels-launcher = Button
channels-launcher-icon = Icon
channels-launcher-icon_and_text = Icon and words
channels-contrast-good = White text on { $colour } has a contrast of { $contrast }:1.
channels-contrast-pale = White text on { $colour } has a contrast of { $contrast }:1 and needs 4.5:1. The widget writes in black on it ({ $black }:1).
channels-contrast-take = Use { $colour } with white text ({ $contrast }:1)
channels-look-colour = Colour { $colour }, { $position }, { $launcher }
channels-no-greeting = The widget opens without a greeting.
channels-greeting-en = Greeting in English
channels-greeting-fr = Greeting in French
channels-greeting-hint = The first words of the chat, 200 characters at most. Empty: no greeting.
channels-preview = Preview
channels-preview-frame = Preview of the widget
channels-preview-update = Update preview
channels-preview-language = Language of the preview
channels-language = English
channels-preview-asks = Where do I find my order number?
channels-preview-answers = It is in the subject of the email that we sent when you ordered.

channels-domains = Allowed domains
channels-domains-hint = One per line, such as boutique.example, or *.boutique.example for every name below it. Browsers refuse to show the chat anywhere else.
channels-domains-none = No site may show this widget yet.
channels-domains-none-act = Add a domain
channels-domains-saved = Saved. Only these sites may show the widget.

channels-install = Snippet
channels-install-text = Put this line into every page that shall show the chat, before </body>.
channels-install-policy = If your site has a content security policy, it needs this:
channels-install-key = The key in it names the widget and opens nothing: it may stand in public.
channels-copy = Copy
channels-copied = Copied

## The API channel

channels-callback = Callback
channels-callback-text = Where we post each answer, signed after Standard Webhooks. Without an address, answers wait to be fetched.
channels-callback-url = Callback address
channels-callback-hint = https, without a user name. A new host gets a new signing secret.
channels-callback-none = No address. Answers wait to be fetched.
channels-callback-signed = A secret signs what we post there. It was shown once and cannot be shown again.
channels-callback-saved = Saved
channels-callback-secret = Signing secret
channels-api-use = Using it
channels-api-use-text = Post what your customers write to this address, with an API key.
channels-api-id = Channel id
channels-api-address = Address of the API
channels-api-docs = Description of the API (OpenAPI)
channels-api-keys = API keys

## Keys

channels-keys = API keys
channels-keys-empty = No API keys yet
channels-keys-empty-text = A key lets another system bring messages in and fetch answers. It never reaches your team, billing or audit log.
channels-key-name = Name
channels-key-name-hint = What uses it, such as “Shop backend”.
channels-key-column = Key
channels-key-scope = May use
channels-key-scope-all = Messages of every API channel
channels-key-scope-one = Messages of { $channel }
channels-key-used = Last used
channels-key-never-used = Never
channels-key-expires = Expires
channels-key-expires-never = Never
channels-key-expires-30 = In 30 days
channels-key-expires-90 = In 90 days
channels-key-expires-365 = In a year
channels-key-made = Made by { $maker }
channels-key-live = Works
channels-key-expired = Expired
channels-key-revoked = Revoked
channels-key-actions = Actions
channels-key-new = New key
channels-key-create = Create key
channels-key-created = The new secret
channels-secret-once = Copy it now. It is shown this one time: we keep only what is needed to check it.
channels-secret-once-signing = Copy it now. It is shown this one time, and signs what we post from now on.
channels-key-conversations = Conversations
channels-key-contacts = Contacts and companies
channels-key-knowledge = Knowledge
channels-key-leads = Leads
channels-key-reach-none = no
channels-key-reach-read = read
channels-key-reach-write = read and write
channels-key-reach-write-only = write
channels-key-reaches = { $area }: { $reach }
channels-key-no-scope = Choose what the key may be used for. A key of one channel is for conversations.
channels-key-beyond = A key cannot do what you may not do yourself.
channels-key-former = { $prefix }… works too until
channels-key-rotate = New secret
channels-key-rotate-title = A new secret for { $name }
channels-key-rotate-text = The key stays the same: its name, its limits, its end. Put the new secret into every system that uses it before the old one ends. From now on the key is yours, and can do no more than you.
channels-key-overlap = The old secret goes on working
channels-key-overlap-none = Not at all
channels-key-overlap-hour = For an hour
channels-key-overlap-day = For a day
channels-key-overlap-week = For a week
channels-key-overlap-too-long = Both secrets work for a week at most.
channels-key-rotate-act = Make a new secret
channels-key-rotate-keep = Keep the secret
channels-key-revoke = Revoke
channels-key-revoke-title = Revoke this key?
channels-key-revoke-consequence = stops working at once, in every system that uses it. This cannot be taken back.
channels-key-revoke-act = Revoke key
channels-key-revoke-keep = Keep the key
channels-key-did-revoke = Revoked. It no longer works.

## Refusals

channels-bad-name = Use 1 to 80 characters.
channels-too-many = A workspace has 50 channels at most.
channels-bad-colour = Choose a colour like #065c66.
channels-choose-one = Choose one of the answers.
channels-greeting-too-long = Use 200 characters or fewer.
channels-bad-domain = “{ $domain }” is not a domain. Write it like boutique.example, one per line.
channels-too-many-domains = A widget has 50 domains at most.
channels-bad-callback = Enter an address that begins with https://, without a user name.
channels-wrong-kind = This kind of channel has no such setting.
channels-no-such-channel = Choose a channel of this workspace.
