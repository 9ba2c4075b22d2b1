# Audit: who did what, when, from where.

audit-filter = Filter
audit-show-all = Show all
audit-any = Any
audit-time = Time
audit-person = Person
audit-action = Action
audit-record = Record
audit-changes = Changes
audit-where = From
audit-from = From day
audit-until = Until day
audit-empty = Nothing fits
audit-empty-text = No entry of the log fits these filters.
audit-changes-count = { $count ->
    [one] { $count } field
   *[other] { $count } fields
}
audit-before-after = { $before } → { $after }
audit-withheld = changed; the content is not kept here
audit-did-insert = Added
audit-did-update = Changed
audit-did-delete = Deleted
audit-did-denied = Refused
audit-did-signed-in = Signed in
audit-did-sign-in-failed = Wrong password
audit-did-reset-requested = Password link asked for
audit-did-password-reset = Password reset
audit-did-password-changed = Password changed
audit-kind-workspace = Workspace
audit-kind-member = Member
audit-kind-invitation = Invitation
audit-kind-service-key = Service key
audit-kind-channel = Channel
audit-kind-contact = Contact
audit-kind-contact-identity = Contact’s identity
audit-kind-conversation = Conversation
audit-kind-message = Message
audit-kind-escalation = Escalation
audit-kind-knowledge-item = Knowledge item
audit-kind-knowledge-version = Knowledge version
audit-kind-assistant = Assistant
audit-kind-draft = Draft
audit-kind-account = Account
audit-kind-right = Right
