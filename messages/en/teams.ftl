# The teams of the workspace: /settings/teams

teams-title = Teams
teams-empty = No teams
teams-empty-text = A team shares the conversations that are given to it: wholesale, returns, the French desk. Add the first one above.
teams-team = Team
teams-members = Members
teams-actions = Actions
teams-nobody = Nobody yet
teams-new = New team
teams-name = Name
teams-add = Add team
teams-edit-title = Edit { $name }
teams-save = Save name
teams-done = Done
teams-remove = Remove
teams-join = Add to the team
teams-join-who = Who joins
teams-leave = Take out
teams-did-add = Team { $name } added. Say who is in it.
teams-did-remove = Team removed. Its conversations are as they were.
teams-did-restore = The team is back, with its members and its conversations.
teams-did-join = Added to the team.
teams-did-leave = Taken out of the team.
teams-bad-name = Use 1 to { $limit } characters on one line.
teams-known = There is a team of this name. Choose another name.
teams-too-many = There are { $limit } teams, which is as many as there can be. Remove one first.
teams-not-an-agent = Choose somebody who can answer.
