## Roles of the workspace’s own

roles-title = Roles
roles-about = A role says what its members may do and what they see. Nobody puts into one what they do not have themselves.
roles-own = Our roles
roles-built-in = Built-in roles
roles-empty = No roles of your own
roles-empty-text = The five built-in roles are enough for most teams. Make one where somebody should do less, or something else.
roles-new = New role
roles-add = Add role
roles-added = Role added
roles-save = Save role
roles-name = Name of the role
roles-rights = Rights
roles-sees = Conversations
roles-what = What it is
roles-look = See it
roles-masked = Hide personal data
roles-masked-about = Names, addresses and numbers of customers are hidden. Rights that would show them are left out.
roles-seen-masked = { $sees }, personal data hidden
roles-needs = Comes with: { $right }
roles-means = { $count ->
    [one] A role of your own with { $count } right.
   *[other] A role of your own with { $count } rights.
}
roles-delete = Delete role
roles-delete-consequence = Nobody has it. It is gone for good.
roles-delete-act = Delete role
roles-delete-keep = Keep the role
roles-deleted = Role deleted
roles-in-use = { $count ->
    [one] { $count } member has this role. Give them another one before you delete it.
   *[other] { $count } members have this role. Give them another one before you delete it.
}
roles-area-inbox = Conversations
roles-area-contacts = Contacts and companies
roles-area-leads = Leads
roles-area-knowledge = Knowledge
roles-area-assistant = Assistant
roles-area-channels = Channels and keys
roles-area-workspace = Team and workspace

## Rights

right-InboxRead = See conversations
right-InboxReply = Answer, note, take over, resolve
right-InboxAssign = Give conversations to others
right-EscalationsWork = Accept and resolve escalations
right-DeskArrange = Arrange teams, labels and topics
right-ContactsRead = See contacts and companies
right-ContactsWrite = Change contacts and companies
right-ContactsManage = Import and export contacts
right-LeadsRead = See leads
right-LeadsWork = Work on leads
right-LeadsExport = Export leads
right-KnowledgeRead = See the knowledge
right-KnowledgeWrite = Change the knowledge
right-AssistantRead = See the assistant
right-AssistantTune = Change how the assistant behaves
right-AssistantPublish = Let the assistant answer, or stop it
right-AssistantKeys = Choose the assistant’s provider
right-ChannelsRead = See channels
right-ChannelsLook = Change the look and words of channels
right-ChannelsConnect = Connect and remove channels
right-KeysRead = See service keys
right-KeysManage = Make and revoke service keys
right-TeamRead = See the team
right-TeamManage = Invite, remove, give roles
right-AuditRead = Read the audit log
right-WorkspaceManage = Change the workspace’s settings
right-BillingRead = See usage and costs

## What is given beside a role

roles-grants = Rights beside the role
roles-grants-about = For a holiday cover or a project: a right more, until a day or for good. What you give stays when you lose it yourself.
roles-right = Right
roles-how-long = For
roles-days-1 = 1 day
roles-days-7 = 7 days
roles-days-30 = 30 days
roles-days-90 = 90 days
roles-for-good = for good
roles-until = until
roles-ended = ended
roles-over = Over
roles-giver = given by { $name }
roles-give = Give this right
roles-given = Right given
roles-take = Take back: { $right }
roles-taken = Right taken back

## Looking as a role

roles-view-as = View as { $role }
roles-viewing = Looking as a role
roles-viewing-as = You see the desk as { $role }, until { $until }. Nothing can be changed meanwhile.
roles-viewing-stop = Stop
roles-viewing-stopped = You see the desk with your own eyes again
roles-viewing-only-looks = You are looking as another role, so nothing is changed. Stop looking first.

## What is wrong, and what to do

roles-beyond = This goes beyond what you have yourself. Ask somebody who has it.
roles-name-taken = Another role has this name. Choose another one.
roles-too-many = A workspace has { $most } roles at most. Delete one that nobody has.
roles-not-givable = This right is given to nobody
roles-shows-personal-data = Personal data is hidden from this member, and this right shows some. Give them another role first.
