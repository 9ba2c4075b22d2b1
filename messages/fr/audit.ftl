# Audit: who did what, when, from where.

audit-filter = Filtrer
audit-show-all = Tout afficher
audit-any = Indifférent
audit-time = Moment
audit-person = Personne
audit-action = Action
audit-record = Objet
audit-changes = Changements
audit-where = Depuis
audit-from = À partir du
audit-until = Jusqu’au
audit-empty = Aucun résultat
audit-empty-text = Aucune entrée du journal ne correspond à ces filtres.
audit-changes-count = { $count ->
    [one] { $count } champ
   *[other] { $count } champs
}
audit-before-after = { $before } → { $after }
audit-withheld = modifié ; le contenu n’est pas gardé ici
audit-did-insert = Ajout
audit-did-update = Modification
audit-did-delete = Suppression
audit-did-denied = Refus
audit-did-signed-in = Connexion
audit-did-sign-in-failed = Mot de passe erroné
audit-did-reset-requested = Lien de mot de passe demandé
audit-did-password-reset = Mot de passe réinitialisé
audit-did-password-changed = Mot de passe modifié
audit-kind-workspace = Espace de travail
audit-kind-member = Membre
audit-kind-invitation = Invitation
audit-kind-service-key = Clé de service
audit-kind-channel = Canal
audit-kind-contact = Contact
audit-kind-contact-identity = Identité d’un contact
audit-kind-conversation = Conversation
audit-kind-message = Message
audit-kind-escalation = Escalade
audit-kind-knowledge-item = Élément de connaissance
audit-kind-knowledge-version = Version de connaissance
audit-kind-assistant = Assistant
audit-kind-draft = Brouillon
audit-kind-account = Compte
audit-kind-right = Droit
