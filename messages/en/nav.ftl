# Where one can go.
nav-today = Today
nav-inbox = Inbox
nav-escalations = Escalations
nav-knowledge = Knowledge
nav-channels = Channels
nav-team = Team
nav-audit = Audit
nav-settings = Settings
nav-outbox = Outbox
nav-account = Account
nav-more = More
nav-search = Search
nav-help = Help
