# Les équipes de l’espace de travail : /settings/teams

teams-title = Équipes
teams-empty = Aucune équipe
teams-empty-text = Une équipe partage les conversations qu’on lui confie : vente en gros, retours, service en anglais. Ajoutez la première ci-dessus.
teams-team = Équipe
teams-members = Membres
teams-actions = Actions
teams-nobody = Personne pour l’instant
teams-new = Nouvelle équipe
teams-name = Nom
teams-add = Ajouter l’équipe
teams-edit-title = Modifier { $name }
teams-save = Enregistrer le nom
teams-done = Terminé
teams-remove = Retirer
teams-join = Ajouter à l’équipe
teams-join-who = Qui rejoint l’équipe
teams-leave = Sortir de l’équipe
teams-did-add = Équipe { $name } ajoutée. Dites qui en fait partie.
teams-did-remove = Équipe retirée. Ses conversations restent comme elles étaient.
teams-did-restore = L’équipe est de retour, avec ses membres et ses conversations.
teams-did-join = Ajout à l’équipe effectué.
teams-did-leave = Sortie de l’équipe effectuée.
teams-bad-name = Utilisez 1 à { $limit } caractères sur une ligne.
teams-known = Il existe une équipe de ce nom. Choisissez un autre nom.
teams-too-many = Il y a { $limit } équipes, le maximum possible. Retirez-en d’abord une.
teams-not-an-agent = Choisissez quelqu’un qui peut répondre.

## Comment les conversations sont attribuées

teams-sharing = Attribution des conversations
teams-assign = Les conversations de cette équipe sont attribuées
teams-assign-by-hand = À la main
teams-assign-by-hand-about = Un membre de l’équipe prend la suivante, ou quelqu’un la lui confie.
teams-assign-by-turns = À tour de rôle
teams-assign-by-turns-about = Chacune va au membre suivant qui est disponible et a de la place. Qui est absent n’en reçoit aucune.
teams-assign-save = Enregistrer
teams-capacity = Conversations au plus pour { $name }, toutes équipes confondues
teams-capacity-save = Enregistrer
teams-bad-capacity = Écrivez un nombre de 1 à { $limit }.
