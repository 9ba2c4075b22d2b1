# Ce que l’assistant a écrit, et ce que les gens en font.

drafts-goal-answer = Répond à la question
drafts-goal-clarify = Demande de préciser
drafts-goal-hand-over = Propose une personne
drafts-answers = Répond à « { $question } »
drafts-sources = Sources
drafts-version = v{ $number },
drafts-changed = Ce qui a été changé
drafts-dropped = retiré :
drafts-added = ajouté :

## Ce que l’on en pense

drafts-judge = Est-ce utile ?
drafts-bad = Pas utile
drafts-opinion-good = Utile
drafts-opinion-wrong = Faux
drafts-opinion-out-of-date = Connaissances périmées
drafts-opinion-incomplete = Incomplet
drafts-opinion-tone = Mauvais ton
drafts-opinion-other = Autre chose
drafts-you-said = Votre avis : { $what }
drafts-helped = Client : cela a aidé
drafts-helped-not = Client : cela n’a pas aidé
drafts-did-judge = Merci, c’est noté.
drafts-did-open-gap = C’est noté. « { $source } » est à mettre à jour.
drafts-did-open-gap-nowhere = C’est noté. La question attend parmi les lacunes des connaissances.

## Lacunes

gaps-title = Lacunes
gaps-about = Ce que ceux qui répondent disent périmé. L’assistant continue d’y puiser tant que rien n’est changé.
gaps-source = Source
gaps-question = Question
gaps-found = Trouvée
gaps-actions = Actions
gaps-nowhere = Aucune source
gaps-version = v{ $number }
gaps-changed-since = la v{ $number } est en vigueur
gaps-conversation = Ouvrir la conversation
gaps-resolve = Comblée
gaps-dismiss = Écarter
gaps-did-resolve = La lacune est comblée.
gaps-did-dismiss = La lacune est écartée.
gaps-did-reopen = La lacune est rouverte.
gaps-cannot-known = Quelqu’un a signalé la même lacune entre-temps.
