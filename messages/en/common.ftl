# Words that every page uses.
product = Switchboard
saved = Saved
conversations-count = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
role-owner = Owner
role-admin = Admin
role-manager = Manager
role-agent = Agent
role-viewer = Viewer
problem-not-found = This page does not exist or was deleted.
problem-forbidden = Your role ({ $role }) does not allow this. Ask an owner or admin of the workspace.
problem-fault = Something went wrong on our side. Nothing you wrote was lost.
problem-title-not-found = Not found
problem-title-forbidden = Not allowed
problem-title-fault = Something went wrong
problem-reference = Reference: { $reference }
problem-try-again = Try again
problem-home = Go to Today
