# Personal tokens: a member speaks to the API as themselves.

token-title = Personal tokens
token-about = With a token, a program of yours speaks to the API as you. It sees what you see, and what it does is in the audit log under your name. It never may more than you, and ends when you leave.
token-empty = No personal tokens yet
token-empty-text = A token lets a program of yours read and write here as you.
token-manage = Manage tokens
token-name = Name
token-name-hint = What uses it, such as “Script on my laptop”.
token-state = State
token-used = Last used
token-never-used = Never
token-expires = Expires
token-expires-7 = In 7 days
token-expires-30 = In 30 days
token-expires-90 = In 90 days
token-expires-365 = In a year
token-actions = Actions
token-live = Works
token-expired = Expired
token-revoked = Revoked
token-new = New token
token-scopes = May be used to
token-scope-conversations-read = Read conversations and counts
token-scope-conversations-write = Bring messages in
token-scope-contacts-read = Read contacts and companies
token-scope-contacts-write = Write contacts and companies
token-scope-knowledge-read = Read knowledge
token-scope-knowledge-write = Write knowledge
token-scope-leads-read = Read leads
token-scope-leads-write = Write leads
token-create = Create token
token-created = The new token
token-once = Copy it now. It is shown only this time: we keep no more than what it takes to check it.
token-revoke = Revoke
token-revoke-title = Revoke this token?
token-revoke-consequence = stops working at once, in every program that uses it. This cannot be taken back.
token-revoke-act = Revoke token
token-revoke-keep = Keep the token
token-did-revoke = Revoked. It no longer works.

## What is wrong, and what to do

token-no-scope = Choose what the token may be used for.
token-beyond = A token cannot do what you may not do yourself.
token-bad-end = A token works for a year at most.
