# Channels: the ways by which customers reach a workspace.
channels-title = Channels
channels-new = Connect a channel
channels-back = All channels
channels-list = Channels
channels-name = Name
channels-kind = Kind
channels-state = State
channels-assistant = Assistant
channels-received = Last message
channels-received-never = None yet
channels-live = Live
channels-paused = Paused
channels-kind-widget = Website widget
channels-kind-whatsapp = WhatsApp
channels-kind-instagram = Instagram
channels-kind-messenger = Messenger
channels-kind-sms = Text messages
channels-kind-email = E-mail
channels-kind-crisp = Crisp
channels-kind-tidio = Tidio
channels-kind-api = API
channels-kind-legacy = Imported history
channels-mode-off = Off: people answer
channels-mode-draft = Proposes, people decide
channels-mode-send = Answers by itself
channels-mode-off-short = Off
channels-mode-draft-short = Proposes
channels-mode-send-short = Answers
channels-empty = No channels yet
channels-empty-text = A widget on your website takes a few minutes. With the API any other system can bring messages in.

## Connecting one

channels-new-kind = What to connect
channels-new-widget = Website widget
channels-new-widget-hint = One line in your website’s pages; about five minutes.
channels-new-api = API
channels-new-api-hint = For your own systems: they bring messages in with a key and are called back with answers.
channels-new-name-hint = Your team sees it. A website’s address is a good name.
channels-new-sites = Your website
channels-new-sites-hint = Only for a widget: the sites that may show it, one a line, for example ma-boutique.com or *.ma-boutique.com.
channels-new-act = Connect

## One channel

channels-sections = { $name }
channels-tab-look = Look and words
channels-tab-sites = Sites
channels-tab-assistant = Who answers
channels-tab-install = Install
channels-tab-answers = Answers
channels-tab-keys = Keys
channels-tab-settings = Settings
channels-save = Save
channels-ask-admin = Your role does not allow this. Ask an admin.
channels-colour = Colour
channels-colour-hint = A colour like #065c66.
channels-colour-white = White text on it has a contrast of { $ratio }:1.
channels-colour-black = White text cannot be read on it ({ $ratio }:1); the widget writes in black.
channels-colour-take = Take { $colour } instead, for white text
channels-position = Position
channels-position-right = Bottom right
channels-position-left = Bottom left
channels-launcher = Button
channels-launcher-icon = Icon
channels-launcher-icon_and_text = Icon and text
channels-greeting-en = Greeting in English
channels-greeting-fr = Greeting in French
channels-greeting-hint = Empty shows our own.
channels-ask-name = Ask for a name
channels-ask-email = Ask for an e-mail address
channels-preview = Preview
channels-preview-update = Update preview
channels-preview-frame = The chat as a visitor sees it
channels-sites = Sites that may show the widget
channels-sites-hint = One a line, for example ma-boutique.com or *.ma-boutique.com. Without a site nobody sees it.
channels-assistant-legend = When a customer writes here
channels-assistant-off-hint = Every conversation waits for a person.
channels-assistant-draft-hint = It writes a reply; a person sends, edits or discards it.
channels-assistant-send-hint = It answers when it is sure enough, and asks for a person when it is not.
channels-install-title = Put this line before </body> on every page
channels-install-hint = It works on pages with a strict policy when { $origin } is allowed as a source of scripts and frames.
channels-pause = Pause
channels-resume = Resume
channels-pause-title = Pause this channel
channels-pause-text = What customers write is still taken in. Nothing leaves until you resume.
channels-resume-text = Nothing leaves by this channel now.
channels-callback = Where answers are posted
channels-callback-hint = An https address of yours. Empty: answers wait until you fetch them.
channels-callback-secret = A secret signs each call. A new host gets a new one.
channels-secret-shown = Copy this secret now. It is not shown again.
channels-secret-callback = Signing secret
channels-secret-key = Key
channels-keys-title = Service keys
channels-keys-new = Make a key
channels-keys-name = What uses it
channels-keys-all = May use every API channel
channels-keys-prefix = Begins with
channels-keys-made = Made
channels-keys-made-by = { $when } by { $name }
channels-keys-used = Last used
channels-keys-never = Never
channels-keys-revoke = Revoke
channels-keys-revoked = Revoked
channels-keys-empty = No keys yet
channels-keys-empty-text = A key lets another system bring messages in and fetch the answers of this channel.
channels-keys-api = Reference of the API
channels-key-here = This channel
channels-key-everywhere = Every API channel
channels-act = What to do

## What was done

channels-did-connect = { $name } is connected.
channels-did-save = Saved
channels-did-pause = Paused. Nothing leaves by this channel.
channels-did-resume = The channel runs again.
channels-did-revoke = The key is revoked.

## What could not be done

channels-cannot-gone = This channel is not there any more.
channels-cannot-name = Use 1 to 80 characters.
channels-cannot-too-many = A workspace has 50 channels at most.
channels-cannot-site = “{ $site }” is not the name of a site. Write it like ma-boutique.com.
channels-cannot-too-many-sites = A widget has 50 sites at most.
channels-cannot-colour = Write the colour like #065c66.
channels-cannot-greeting = Use { $limit } characters or fewer.
channels-cannot-not-a-widget = Only a widget has this.
channels-cannot-not-an-api = Only an API channel has this.
channels-cannot-callback = Enter an address like https://example.com/answers
channels-cannot-key-gone = This key does not work any more.
