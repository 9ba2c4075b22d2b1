# Sujets : ce dont écrivent les clients, jour après jour.

topics-title = Sujets
topics-topic = Sujet
topics-messages = Messages
topics-share = Part
topics-trend = Évolution
topics-cost-share = Part du coût
topics-other = Autres
topics-of-days = Sujets des { $days } derniers jours
topics-per-day = Chacun des { $days } derniers jours
topics-drawn = { $topic }, jour par jour : { $count ->
    [one] un message
   *[other] { $count } messages
}
topics-as-table = Afficher en tableau
topics-top = Principaux sujets, 30 jours
topics-all = Tous les sujets
topics-back = Tous les sujets
topics-same = comme avant
topics-more = { $count } de plus
topics-fewer = { $count } de moins
topics-weak = { $reason } : { $count } sur { $of }
topics-like = Peut-être le même que « { $topic } »
topics-empty = Pas encore de sujets
topics-empty-text = Les sujets sont cherchés une fois par jour, à partir d’environ { $count } messages. Il n’y a rien à régler.
topics-empty-meter = { $count } sur { $of }
topics-cost-of = { $cost } ({ $share })

## Un sujet

topics-lacking = Ce qui manque aux connaissances
topics-all-gaps = Toutes les lacunes
topics-gap-asked = { $count ->
    [one] demandé une fois
   *[other] demandé { $count } fois
}
topics-samples = Ce que les clients ont écrit
topics-wrote = Message
topics-when = Quand
topics-no-samples = Rien à montrer
topics-no-samples-text = Personne n’en a parlé pendant la période, ou pas dans des conversations que vous voyez.
topics-policy = Ce que l’assistant peut faire
topics-policy-label = Des questions de ce sujet
topics-policy-send = Répondre
topics-policy-send-text = Il fait ce que son canal lui permet.
topics-policy-draft = Proposer seulement
topics-policy-draft-text = Il propose des réponses, les personnes décident.
topics-policy-off = Rien
topics-policy-off-text = Les personnes répondent. Le client en est informé.
topics-policy-act = Enregistrer la règle
topics-keywords = Mots
topics-hide = Masquer
topics-show = Réafficher
topics-rename = Renommer
topics-name = Nom
topics-name-hint = Le sujet le garde, quels que soient les mots des jours suivants.
topics-rename-act = Renommer le sujet
topics-merge = Fusionner avec un autre sujet
topics-merge-into = Dans
topics-merge-hint = Ce qui a compté et comptera pour { $topic } compte pour celui-ci, sous son nom et sa règle.
topics-merge-act = Fusionner les sujets
topics-merged = Fusionnés dans ce sujet
topics-unmerge-act = Annuler la fusion
topics-merged-hint = Une fusion peut être annulée pendant 30 jours. Les deux sujets redeviennent alors ce qu’ils étaient, et les jours écoulés depuis sont recomptés.
topics-like-yes = C’est le même : fusionner
topics-like-no = C’en est un autre
topics-split = Diviser
topics-split-hint = Ses derniers messages sont répartis selon leurs mots. La plus grande partie garde le nom, les autres sont de nouveaux sujets.
topics-split-act = Diviser le sujet

## Ce qui a été fait, et ce qui ne l’a pas été

topics-did-rename = Le sujet s’appelle maintenant « { $topic } ».
topics-did-merge = Les sujets n’en font plus qu’un.
topics-did-unmerge = Annulé. Les deux sujets sont comme avant ; les jours écoulés depuis sont recomptés.
topics-did-tell-apart = Noté. Ils restent deux sujets.
topics-did-split = { $count ->
    [one] Il y a maintenant un sujet.
   *[other] Il y a maintenant { $count } sujets.
}
topics-did-hide = « { $word } » est masqué.
topics-did-show = « { $word } » est de nouveau affiché.
topics-did-set-policy = Enregistré. La règle vaut dès la prochaine question.
topics-name-missing = Donnez un nom au sujet.
topics-name-long = Le nom d’un sujet compte au plus 80 caractères.
topics-merge-itself = Choisissez un autre sujet.
topics-unmerge-too-late = Plus de 30 jours ont passé : cette fusion ne peut plus être annulée.
topics-merged-since = Le sujet a été fusionné de nouveau depuis. Annulez d’abord cela.
topics-of-one-piece = Ses messages parlent tous de la même chose : il n’y a rien à diviser.
topics-no-word = Le sujet n’a plus ce mot.
