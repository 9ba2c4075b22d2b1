# Mail: the outbox of an installation under development.

mail-empty = No letters yet
mail-empty-text = Invite somebody, or ask for a new password.
mail-emptied = The text is not kept once a letter has left: it may hold a link that opens a door.
mail-state-queued = Waiting
mail-state-sent = Sent
mail-state-failed = Refused
mail-state-unknown = May have been sent
