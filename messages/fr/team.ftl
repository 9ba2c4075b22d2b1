# Team: people, roles, invitations, letters.

team-first-assistant = Assistant
team-first-api-channel = API

## Letters

team-letter-invitation-subject = { $inviter } vous invite à rejoindre { $workspace } sur Switchboard
team-letter-invitation-body =
    Bonjour,

    { $inviter } vous invite à rejoindre { $workspace } sur Switchboard. Votre rôle : { $role }.

    Acceptez l’invitation ici :
    { $link }

    Le lien fonctionne une seule fois, pendant 7 jours. Si vous ne connaissez pas { $inviter }, ignorez ce message.
team-letter-reset-subject = Choisir un nouveau mot de passe pour Switchboard
team-letter-reset-body =
    Bonjour { $name },

    quelqu’un, sans doute vous, a demandé un nouveau mot de passe. Choisissez-le ici :
    { $link }

    Le lien fonctionne une seule fois, pendant 30 minutes. Si ce n’était pas vous, ignorez ce message : votre mot de passe ne change pas.
