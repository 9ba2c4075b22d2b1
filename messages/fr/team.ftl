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

## Words of the forms

language-name = Français
team-title = Équipe
team-name = Nom
team-email = Adresse e-mail
team-password = Mot de passe
team-new-password = Nouveau mot de passe
team-present-password = Mot de passe actuel
team-password-hint = 8 caractères au moins. Trois ou quatre mots sans rapport entre eux se retiennent bien.
team-role = Rôle
team-status = État
team-last-seen = Dernière visite
team-never-seen = Jamais
team-actions = Actions possibles
team-save = Enregistrer
team-cancel = Annuler
team-workspace = Espace de travail
team-workspace-hint = Le nom de votre société ou de votre boutique.
team-slug = Adresse
team-slug-hint = Minuscules, chiffres et tirets, par exemple ma-boutique. Formée à partir du nom si vous la laissez vide.
team-slug-change-hint = Figure dans tous les liens de l’espace. Les anciens liens ne fonctionnent plus si vous la changez.

## Coming in

team-sign-in = Se connecter
team-sign-up = Créer un compte
team-sign-out = Se déconnecter
team-forgot = Mot de passe oublié ?
team-forgot-about = Saisissez votre adresse. Si elle a un compte, nous envoyons un lien pour choisir un nouveau mot de passe.
team-new-here = Première visite ? Créer un compte
team-have-account = Vous avez un compte ? Se connecter
team-back-to-sign-in = Retour à la connexion
team-open-workspace = Ouvrir l’espace
team-new-workspace = Nouvel espace
team-post-link = Envoyer le lien
team-new-link = Envoyer un nouveau lien
team-reset = Choisir un nouveau mot de passe
team-set-password = Définir le mot de passe
team-reset-posted = Si { $email } a un compte, un lien est en route. Il fonctionne pendant 30 minutes.
team-reset-done = Mot de passe modifié. Connectez-vous avec le nouveau.
team-reset-over = Ce lien a déjà servi ou date de plus de 30 minutes. Demandez-en un nouveau.

## Invitations

team-invitation = Invitation
team-invitation-to = Rejoindre { $workspace }
team-invitation-about = { $inviter } a invité { $email }. Votre rôle : { $role }.
team-invitation-sign-in = Cette adresse a un compte. Connectez-vous pour accepter.
team-invitation-somebody-else = Vous êtes connecté avec { $email } et cette invitation est pour une autre adresse. Déconnectez-vous, puis suivez de nouveau le lien.
team-invitation-gone = Cette invitation n’est plus valable. Demandez-en une nouvelle.
team-invitation-accepted = Cette invitation a été acceptée. Connectez-vous.
team-invitation-revoked = Cette invitation a été retirée. Adressez-vous à { $inviter }.
team-invitation-expired = Cette invitation a expiré. Demandez-en une nouvelle à { $inviter }.
team-invitation-other-address = Cette invitation est pour une autre adresse. Connectez-vous avec celle-ci.
team-invitation-has-account = Cette adresse a un compte. Connectez-vous pour accepter.
team-invitation-member = Vous êtes déjà dans cet espace.
team-accept = Accepter l’invitation
team-invite = Inviter
team-invite-hint = L’invitation ne vaut que pour cette adresse, une seule fois, pendant 7 jours.
team-send-invitation = Envoyer l’invitation
team-invitations = Invitations
team-invited = Invitation envoyée à { $email }
team-invited-by = Invité par
team-resend = Renvoyer
team-resent = Invitation renvoyée. L’ancien lien ne fonctionne plus.
team-revoke = Retirer
team-revoked = Invitation retirée
team-expired = Expirée
team-days-left = { $count ->
    [one] { $count } jour restant
   *[other] { $count } jours restants
}
team-already-member = Cette personne est dans l’équipe. Si elle est désactivée, elle figure sous les membres actifs.
team-already-invited = Cette adresse est invitée. Renvoyez plutôt l’invitation.

## Members

team-members = Membres
team-alone = Vous êtes seul ici
team-alone-text = Invitez les personnes qui répondent.
team-status-active = Actif
team-status-disabled = Désactivé
team-role-means-owner = Tout, et nomme d’autres propriétaires.
team-role-means-admin = Tout sauf les propriétaires : canaux, clés, équipe, paramètres.
team-role-means-manager = Dirige le support : toutes les conversations, les connaissances, le comportement de l’assistant.
team-role-means-agent = Répond : ses conversations et celles de personne.
team-role-means-viewer = Regarde, sans voir les données personnelles.
team-role-changed = Rôle modifié
team-save-role = Changer le rôle
team-access = Accès
team-disable = Désactiver
team-disable-about = Déconnecte cette personne partout et l’empêche d’entrer jusqu’à sa réactivation.
team-disabled = Désactivé et déconnecté partout
team-enable = Réactiver
team-enable-about = Permet à cette personne d’entrer de nouveau dans cet espace.
team-enabled = Réactivé
team-remove = Retirer de l’espace
team-remove-consequence = sera déconnecté et quittera la liste. Ce qui a été écrit garde son nom.
team-remove-act = Retirer
team-remove-keep = Garder
team-removed = Retiré de l’espace
team-back = Retour à l’équipe
team-owners-only = Seuls les propriétaires décident des propriétaires. Adressez-vous à l’un d’eux.
team-not-yourself = Une autre personne doit le faire pour vous.
team-last-owner = C’est le dernier propriétaire. Nommez d’abord quelqu’un d’autre.

## Account

team-profile = Profil
team-language = Langue
team-theme = Thème
team-theme-system = Comme l’appareil
team-theme-light = Clair
team-theme-dark = Sombre
team-keyboard = Clavier
team-keyboard-hint = L’aide énumère toutes les touches. Désactivez les lettres si vous les dictez ou les saisissez autrement.
team-keyboard-all = Toutes les touches
team-keyboard-ctrl = Seulement avec Ctrl ou ⌘
team-keyboard-off = Aucune
team-email-stays = Vous vous connectez avec cette adresse.
team-change-password = Changer le mot de passe
team-password-changed = Mot de passe modifié. Toutes les autres sessions ont pris fin.
team-sessions = Où vous êtes connecté
team-browser = Navigateur
team-unknown-browser = Navigateur inconnu
team-from = Depuis
team-this-session = Ce navigateur
team-end-session = Déconnecter
team-session-ended = Déconnecté à cet endroit
team-end-others = Se déconnecter partout ailleurs
team-sessions-ended = Déconnecté partout ailleurs
team-be-away = Me déclarer absent
team-be-available = Me déclarer disponible

## The workspace

team-contact-email = Adresse de contact
team-workspace-language = Langue de l’espace
team-workspace-language-hint = Pour les courriers et les phrases de l’assistant. Chacun choisit la langue de ses écrans.
team-time-zone = Fuseau horaire
team-time-zone-hint = Un nom comme Europe/Paris.
team-reopen = Délai de réouverture, en heures
team-reopen-hint = Un message reçu dans ce délai rouvre une conversation résolue. Ensuite, il en commence une nouvelle.

## First steps

team-steps = Premiers pas : { $done } sur { $all }
team-steps-hide = Ranger
team-steps-show = Afficher les premiers pas
team-step-done = Fait :
team-step-open = À faire :
team-step-channel = Connecter un canal
team-step-knowledge = Dire à l’assistant ce qu’il doit savoir
team-step-team = Inviter les personnes qui répondent
team-step-message = Vous envoyer un message d’essai

## What is wrong, and what to do

team-bad-email = Saisissez une adresse avec un domaine, par exemple bonjour@mirabelle.fr
team-choose-one = Choisissez une des réponses
team-name-empty = Saisissez le nom
team-name-too-long = 80 caractères au plus. Vous en avez { $count }.
team-name-unprintable = Utilisez des lettres, des chiffres et des signes courants, sur une seule ligne
team-slug-too-short = 3 caractères au moins
team-slug-too-long = 40 caractères au plus
team-slug-bad-characters = Utilisez des minuscules, des chiffres et des tirets simples entre eux
team-slug-none = Saisissez une adresse : le nom a trop peu de lettres latines pour en former une
team-slug-free = L’adresse de l’espace sera { $slug }
team-slug-taken-name = L’adresse { $slug } est prise. Choisissez-en une autre.
team-slug-taken = Cette adresse est prise. Choisissez-en une autre.
team-password-too-short = 8 caractères au moins
team-password-too-long = 1 024 caractères au plus
team-password-common = Ce mot de passe est l’un des premiers que l’on essaie. Choisissez-en un autre.
team-password-like-email = Choisissez un mot de passe qui n’est pas votre adresse
team-no-match = Cette adresse et ce mot de passe ne correspondent pas.
team-wrong-password = Ce n’est pas votre mot de passe actuel
team-too-many = Trop d’essais. Attendez 15 minutes.
team-address-taken = Cette adresse a un compte. Connectez-vous ou choisissez un nouveau mot de passe.
team-no-such-zone = Saisissez un fuseau horaire, par exemple Europe/Paris
team-bad-reopen = Saisissez un nombre d’heures de 0 à { $most }

# Les conversations que voit un membre
team-visibility = Conversations visibles
team-visibility-label = Voit
team-visibility-usual = Selon son rôle : { $usual }
team-visibility-own = Les siennes et celles de personne
team-visibility-team = Les siennes et celles de ses équipes
team-visibility-all = Toutes
team-visibility-about = Partout pareil : listes, nombres, recherche, mises à jour en direct, notifications.
team-visibility-everything = Qui tient l’espace de travail voit toutes les conversations.
team-save-visibility = Changer ce qui est visible
team-visibility-changed = Visibilité modifiée
