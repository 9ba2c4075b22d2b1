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
