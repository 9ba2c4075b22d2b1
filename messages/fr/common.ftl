# Words that every page uses.
product = Switchboard
saved = Enregistré
conversations-count = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
role-owner = Propriétaire
role-admin = Administrateur
role-manager = Responsable
role-agent = Agent
role-viewer = Lecteur
problem-not-found = Cette page n’existe pas ou a été supprimée.
problem-forbidden = Votre rôle ({ $role }) ne le permet pas. Adressez-vous à un propriétaire ou à un administrateur.
problem-fault = Une erreur est survenue de notre côté. Votre saisie est conservée.
problem-title-not-found = Introuvable
problem-title-forbidden = Accès refusé
problem-title-fault = Une erreur est survenue
problem-reference = Référence : { $reference }
problem-try-again = Réessayer
problem-home = Aller à Aujourd’hui
