## Réponses enregistrées

replies-all = Réponses enregistrées
replies-new = Enregistrer une réponse
replies-save = Enregistrer la réponse
replies-remove = Supprimer la réponse
replies-removed = Réponse supprimée.
replies-title = Titre
replies-shortcode = Raccourci
replies-shortcode-hint = Dans une réponse, on tape une barre oblique puis ceci, par exemple /delai.
replies-languages = Langues
replies-body-en = Texte en anglais
replies-body-fr = Texte en français
replies-body-hint = Ces mots sont remplis : { $known }
replies-empty = Aucune réponse enregistrée
replies-empty-text = Enregistrez ce que votre équipe répond souvent.
replies-no-title = Donnez un titre à la réponse.
replies-bad-shortcode = Lettres, chiffres et traits d’union, { $limit } au plus.
replies-no-body = Écrivez le texte dans au moins une langue.
replies-unknown-variable = Personne ne peut remplir { $name }. Utilisez { $known }
replies-taken = Une autre réponse a déjà ce raccourci.
replies-too-many = Un espace a { $most } réponses enregistrées au plus. Supprimez-en une d’abord.
replies-no-room = La réponse dépasserait { $limit } caractères.
