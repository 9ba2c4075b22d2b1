# Lacunes : ce que demandent les clients et que les connaissances ne disent pas.

## La liste

gaps-title = Lacunes
gaps-about = Ce que des clients ont demandé sans obtenir de réponse, et ce que ceux qui répondent disent périmé.
gaps-open = Ouvertes
gaps-resolved = Comblées
gaps-dismissed = Écartées
gaps-order = Ordre
gaps-newest = Les plus récentes
gaps-most = Les plus demandées
gaps-question = Question
gaps-times = Fois
gaps-last = Dernière fois
gaps-actions = Actions
gaps-none = Aucune lacune ouverte
gaps-none-text = L’assistant a répondu à tout ce qui lui a été demandé cette semaine.
gaps-none-settled = Aucune ici
gaps-none-settled-text = Les lacunes comblées ou écartées se trouvent ici.
gaps-fill = Combler cette lacune
gaps-filled = remplie, pas close
gaps-out-of-date = Périmé :
gaps-nowhere = aucune source
gaps-version = v{ $number }
gaps-changed-since = la v{ $number } est en vigueur
gaps-called-by = selon { $name }
gaps-resolve = Comblée
gaps-close-anyway = Clore quand même
gaps-dismiss = Écarter
gaps-reopen = Rouvrir
gaps-did-resolve = La lacune est comblée.
gaps-did-dismiss = La lacune est écartée.
gaps-did-reopen = La lacune est rouverte.
gaps-cannot-known = Quelqu’un a signalé la même lacune entre-temps.

## Une lacune

gaps-back = Toutes les lacunes
gaps-is-open = ouverte
gaps-is-resolved = comblée
gaps-is-dismissed = écartée
gaps-filled-by = Comblée par
gaps-see-answer = Voir la réponse
gaps-conversation = Où elle est apparue
gaps-questions = Ce que les clients ont demandé
gaps-tally = { $questions ->
    [one] Une question
   *[other] { $questions } questions
} : { $before } avec réponse avant, { $after } après, { $left } sans réponse.
gaps-asking = Les questions sont posées à nouveau. Revenez sur cette page dans un instant.
gaps-ask-again = Poser à nouveau les questions sans réponse
gaps-did-ask-again = Les questions sont posées à nouveau
gaps-answered = avec réponse
gaps-not-answered = sans réponse
gaps-why-no-evidence = Les connaissances ne le disent pas.
gaps-why-language = Rien n’est écrit dans sa langue.
gaps-why-still-unclear = Elle peut vouloir dire plusieurs choses.
gaps-why-asked-for-person = Elle demande une personne.
gaps-why-sensitive = Seules des personnes traitent ce sujet.
gaps-why-contradiction = Deux sources se contredisent.
gaps-said = Ce que les agents ont répondu
gaps-said-about = Choisissez les phrases qui valent pour tout le monde. Les salutations et les données personnelles sont laissées de côté.
gaps-nothing-said = Aucun agent n’a encore répondu à ces clients. Vous pouvez écrire la réponse vous-même.
gaps-said-by = { $name }, dans cette conversation
gaps-an-agent = Un agent
gaps-draft-again = Mettre les phrases choisies dans la réponse
gaps-fill-about = Un brouillon fait de ce que les clients ont demandé et les agents répondu. Lisez-le, modifiez-le, approuvez-le.
gaps-approve = Approuver et poser à nouveau
gaps-did-fill = Ajouté. Les questions sont posées à nouveau.
gaps-cannot-fill = Cette lacune est close. Rouvrez-la d’abord.
