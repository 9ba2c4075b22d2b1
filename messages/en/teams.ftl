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

## How conversations are given out

teams-sharing = Giving out conversations
teams-assign = The conversations of this team are given out
teams-assign-by-hand = By hand
teams-assign-by-hand-about = Whoever is in the team takes the next one, or somebody gives it to them.
teams-assign-by-turns = By turns
teams-assign-by-turns-about = Each goes to the next member who is available and has room. Nobody who is away is given any.
teams-assign-save = Save
teams-capacity = Most conversations for { $name }, in all teams together
teams-capacity-save = Save
teams-bad-capacity = Write a number from 1 to { $limit }.
