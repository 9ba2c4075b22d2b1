# Team: people, roles, invitations, letters.

team-first-assistant = Assistant
team-first-api-channel = API

## Letters

team-letter-invitation-subject = { $inviter } invites you to { $workspace } on Switchboard
team-letter-invitation-body =
    Hello,

    { $inviter } invites you to join { $workspace } on Switchboard. Your role: { $role }.

    Accept the invitation here:
    { $link }

    The link works once and for 7 days. If you do not know { $inviter }, ignore this letter.
team-letter-reset-subject = Choose a new password for Switchboard
team-letter-reset-body =
    Hello { $name },

    somebody, probably you, asked for a new password. Choose it here:
    { $link }

    The link works once and for 30 minutes. If it was not you, ignore this letter: your password stays as it is.

## Words of the forms

language-name = English
team-title = Team
team-name = Name
team-email = Email
team-password = Password
team-new-password = New password
team-present-password = Present password
team-password-hint = 8 characters or more. Three or four words that do not belong together are easy to keep in mind.
team-role = Role
team-status = Status
team-last-seen = Last seen
team-never-seen = Never
team-actions = What you can do
team-save = Save
team-cancel = Cancel
team-workspace = Workspace
team-workspace-hint = The name of your company or shop.
team-slug = Address
team-slug-hint = Small letters, digits and hyphens, like ma-boutique. Made from the name if you leave it empty.
team-slug-change-hint = Stands in every link of the workspace. Old links stop working when you change it.

## Coming in

team-sign-in = Sign in
team-sign-up = Sign up
team-sign-out = Sign out
team-forgot = Forgot your password?
team-forgot-about = Enter your address. If it has an account, we send a link to choose a new password.
team-new-here = New here? Sign up
team-have-account = You have an account? Sign in
team-back-to-sign-in = Back to sign in
team-open-workspace = Open workspace
team-new-workspace = New workspace
team-post-link = Send the link
team-new-link = Send a new link
team-reset = Choose a new password
team-set-password = Set password
team-reset-posted = If { $email } has an account, a link is on its way. It works for 30 minutes.
team-reset-done = Password changed. Sign in with it.
team-reset-over = This link was used or is older than 30 minutes. Ask for a new one.

## Invitations

team-invitation = Invitation
team-invitation-to = Join { $workspace }
team-invitation-about = { $inviter } invited { $email }. Your role: { $role }.
team-invitation-sign-in = This address has an account. Sign in to accept.
team-invitation-somebody-else = You are signed in as { $email }, and this invitation is for another address. Sign out, then follow the link again.
team-invitation-gone = This invitation is not good any more. Ask for a new one.
team-invitation-accepted = This invitation was accepted. Sign in.
team-invitation-revoked = This invitation was taken back. Ask { $inviter }.
team-invitation-expired = This invitation has expired. Ask { $inviter } for a new one.
team-invitation-other-address = This invitation is for another address. Sign in with that one.
team-invitation-has-account = This address has an account. Sign in to accept.
team-invitation-member = You are in this workspace already.
team-accept = Accept invitation
team-invite = Invite
team-invite-hint = The invitation works for this address only, once, for 7 days.
team-send-invitation = Send invitation
team-invitations = Invitations
team-invited = Invitation sent to { $email }
team-invited-by = Invited by
team-resend = Send again
team-resent = Invitation sent again. The old link no longer works.
team-revoke = Revoke
team-revoked = Invitation revoked
team-expired = Expired
team-days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
team-already-member = This person is in the team. Look below the active members if they are disabled.
team-already-invited = This address is invited. Send the invitation again instead.

## Members

team-members = Members
team-alone = Only you are here
team-alone-text = Invite the people who answer.
team-status-active = Active
team-status-disabled = Disabled
team-role-means-owner = Everything, and makes other owners.
team-role-means-admin = Everything but owners: channels, keys, team, settings.
team-role-means-manager = Runs support: all conversations, knowledge, how the assistant behaves.
team-role-means-agent = Answers: conversations that are theirs or nobody’s.
team-role-means-viewer = Looks, with personal data hidden.
team-role-changed = Role changed
team-save-role = Change role
team-access = Access
team-disable = Disable
team-disable-about = Signs them out everywhere and keeps them out until you enable them again.
team-disabled = Disabled, and signed out everywhere
team-enable = Enable
team-enable-about = Lets them sign in to this workspace again.
team-enabled = Enabled
team-remove = Remove from the workspace
team-remove-consequence = is signed out and leaves the list. What they wrote keeps their name.
team-remove-act = Remove
team-remove-keep = Keep
team-removed = Removed from the workspace
team-back = Back to the team
team-owners-only = Only owners decide about owners. Ask one of them.
team-not-yourself = Somebody else has to do this for you.
team-last-owner = This is the last owner. Make someone else owner first.

## Account

team-profile = Profile
team-language = Language
team-theme = Theme
team-theme-system = As the machine is set
team-theme-light = Light
team-theme-dark = Dark
team-keyboard = Keyboard
team-keyboard-hint = Help lists every key. Turn letters off if you speak or press them by other means.
team-keyboard-all = All keys
team-keyboard-ctrl = Only with Ctrl or ⌘
team-keyboard-off = Off
team-email-stays = You sign in with this address.
team-change-password = Change password
team-password-changed = Password changed. Every other session has ended.
team-sessions = Where you are signed in
team-browser = Browser
team-unknown-browser = Unknown browser
team-from = From
team-this-session = This browser
team-end-session = Sign out
team-session-ended = Signed out there
team-end-others = Sign out everywhere else
team-sessions-ended = Signed out everywhere else
team-be-away = Set me away
team-be-available = Set me available

## The workspace

team-contact-email = Contact email
team-workspace-language = Language of the workspace
team-workspace-language-hint = For letters and for the assistant’s own sentences. Everybody chooses the language of their own screens.
team-time-zone = Time zone
team-time-zone-hint = A name like Europe/Paris.
team-reopen = Reopen window, in hours
team-reopen-hint = A message that comes within so many hours reopens a resolved conversation. After that it starts a new one.

## First steps

team-steps = First steps: { $done } of { $all }
team-steps-hide = Put away
team-steps-show = Show the first steps
team-step-done = Done:
team-step-open = To do:
team-step-channel = Connect a channel
team-step-knowledge = Tell the assistant what it should know
team-step-team = Invite the people who answer
team-step-message = Send yourself a test message

## What is wrong, and what to do

team-bad-email = Enter an address with a domain, like bonjour@mirabelle.fr
team-choose-one = Choose one of the answers
team-name-empty = Enter the name
team-name-too-long = Use 80 characters or fewer. You have { $count }.
team-name-unprintable = Use letters, digits and ordinary signs, on one line
team-slug-too-short = Use 3 characters or more
team-slug-too-long = Use 40 characters or fewer
team-slug-bad-characters = Use small letters, digits, and single hyphens between them
team-slug-none = Enter an address: the name has too few Latin letters to make one
team-slug-free = The workspace’s address will be { $slug }
team-slug-taken-name = The address { $slug } is taken. Choose another one.
team-slug-taken = This address is taken. Choose another one.
team-password-too-short = Use 8 characters or more
team-password-too-long = Use 1,024 characters or fewer
team-password-common = This password is one of the first that are guessed. Choose another one.
team-password-like-email = Choose a password that is not your address
team-no-match = That email and password do not match.
team-wrong-password = This is not your present password
team-too-many = Too many tries. Wait 15 minutes.
team-address-taken = This address has an account. Sign in, or choose a new password.
team-no-such-zone = Enter a time zone like Europe/Paris
team-bad-reopen = Enter a number of hours from 0 to { $most }

# Which conversations a member sees
team-visibility = Conversations they see
team-visibility-label = They see
team-visibility-usual = As their role says: { $usual }
team-visibility-own = Their own and nobody’s
team-visibility-team = Their own and their teams’
team-visibility-all = All
team-visibility-about = The same in lists, numbers, search, live updates and notifications.
team-visibility-everything = Whoever keeps the workspace in order sees every conversation.
team-save-visibility = Change what they see
team-visibility-changed = Changed what they see
