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
