# Mail: the outbox of an installation under development.

mail-empty = Aucun courrier
mail-empty-text = Invitez quelqu’un ou demandez un nouveau mot de passe.
mail-emptied = Le texte n’est pas gardé après l’envoi : il peut contenir un lien qui ouvre une porte.
mail-state-queued = En attente
mail-state-sent = Envoyé
mail-state-failed = Refusé
mail-state-unknown = Peut-être envoyé
