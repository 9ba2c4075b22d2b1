# L’établi : essayer des questions, en garder un jeu, et voir ce qu’un changement ferait aux réponses.

## Essayer une question

workbench-sources = Sources
workbench-costs-nothing = Gratuit : aucun modèle n’est interrogé.
workbench-cut-off = Seuil : seuls, ces passages sont moins sûrs que { $threshold }
workbench-methods = D’où vient le score
workbench-signal-words = Mots de la question, par racine
workbench-signal-pieces = Morceaux de mots, pour les fautes de frappe
workbench-signal-title-words = Mots du titre
workbench-signal-title-pieces = Morceaux de mots du titre
workbench-signal-coverage = Part de la question que contient le passage
workbench-signal-sentence = Part que contient sa meilleure phrase
workbench-signal-pairs = Mots voisins des deux côtés
workbench-signal-strangers = Noms et nombres qu’il ne connaît pas
workbench-signal-meaning = Le sens des deux
workbench-signal-title-meaning = Le sens des deux questions
workbench-signal-alone = Certitude s’il était seul
workbench-save-title = Garder cette question
workbench-should-cite = Ce qui devrait y répondre
workbench-expect-person = Pas de réponse : une personne doit s’en charger
workbench-save = Ajouter au jeu de questions
workbench-did-save = Ajoutée. L’évaluation la posera désormais.
workbench-did-save-again = Le jeu contient déjà cette question. Elle attend maintenant votre nouveau choix.
workbench-choose-source = Choisissez dans la liste
workbench-too-many = Le jeu contient { $most } questions, c’est le maximum. Retirez-en d’abord.

## Le jeu de questions

workbench-evaluation = Évaluation
workbench-about = Les questions auxquelles l’assistant devrait savoir répondre, et s’il y parvient
workbench-try = Essayer une question
workbench-questions = Questions
workbench-empty = Aucune question pour l’instant
workbench-empty-text = Essayez une question, puis gardez-la avec la source qui devrait y répondre.
workbench-expected = Attendu
workbench-person = une personne
workbench-verdict = Verdict
workbench-actions = Actions
workbench-not-asked = pas encore posée
workbench-right = juste
workbench-wrong = fausse
workbench-refused-rightly = laissée à une personne, à raison
workbench-refused-wrongly = laissée à une personne, à tort
workbench-rank = Source attendue trouvée en position { $rank }
workbench-no-rank = Source attendue non trouvée
workbench-cited = Cite { $title }
workbench-asked-back = Demande une précision
workbench-retire = Retirer
workbench-retire-named = Retirer « { $question } »
workbench-did-retire = Retirée. Elle n’est plus posée.
workbench-did-restore = Elle est de nouveau dans le jeu
workbench-known = Quelqu’un a ajouté la même question entre-temps. Elle est dans le jeu.

## L’évaluer

workbench-run = Poser les questions
workbench-did-run = Les questions sont en train d’être posées
workbench-nothing-to-run = Le jeu ne contient aucune question.
workbench-under-way = Une évaluation est en cours. Attendez qu’elle soit terminée.
workbench-free = Une évaluation n’interroge aucun modèle et n’écrit à personne. Elle est gratuite.
workbench-last-run = Dernière évaluation
workbench-never-run = Ces questions n’ont encore jamais été posées.
workbench-waits = Elle attend son tour.
workbench-progress = { $done } questions posées sur { $total }
workbench-this-run = Cette fois
workbench-run-before = La fois précédente
workbench-asked-of = Posées
workbench-of = { $done } sur { $total }
workbench-threshold = Seuil
workbench-when = Quand
workbench-failed = interrompue
workbench-changed = Ce qui a changé depuis la fois précédente
workbench-none-changed = Chaque question a le même verdict que la fois précédente.
workbench-then = maintenant

## Ce qu’un changement ferait

workbench-look = Voir ce qui changerait
workbench-look-version = Voir ce que la version { $version } changerait
workbench-preview = Avant de le faire
workbench-preview-of = Ce qui changerait : { $title }
workbench-preview-draft = Vos mots sont gardés et pas encore publiés. Voici les réponses qui changeraient s’ils l’étaient.
workbench-preview-version = Voici les réponses qui changeraient si la version { $version } redevenait active.
workbench-preview-disable = Voici les réponses qui changeraient si cet élément était désactivé.
workbench-preview-enable = Voici les réponses qui changeraient si cet élément était activé.
workbench-preview-file = Voici les réponses qui changeraient si le nouveau fichier était publié. Il a été lu comme version { $version }.
workbench-preview-site = Voici les réponses qui changeraient si ce site était retiré.
workbench-preview-disabled = Cet élément est désactivé. Quoi qu’il dise, aucune réponse ne change tant qu’il n’est pas activé.
workbench-publish = Publier
workbench-write-on = Continuer à écrire
workbench-leave = Laisser tel quel
workbench-kept = Vous avez des modifications non publiées. Elles sont ci-dessous.
workbench-kept-overtaken = Vous avez des modifications non publiées, et quelqu’un a changé cet élément depuis. Vos mots sont ci-dessous, les siens sous Versions. Enregistrez pour remplacer les siens.
workbench-discard = Abandonner mes modifications
workbench-did-discard = Abandonnées. Voici ce qui est publié.
workbench-answers = Réponses
workbench-asked = { $count ->
    [0] Dans les conversations que vous voyez, aucun client n’a rien demandé à l’assistant ces { $days } derniers jours.
    [one] Une question des { $days } derniers jours a été posée de nouveau.
   *[other] { $count } questions différentes des { $days } derniers jours ont été posées de nouveau.
}
workbench-left-out = { $count ->
    [one] Le temps n’a pas suffi pour une autre.
   *[other] Le temps n’a pas suffi pour { $count } autres.
}
workbench-by-built-in = Des deux côtés, c’est l’assistant intégré qui répond. Aucun modèle de langage n’est interrogé, personne ne reçoit de message.
workbench-by-meaning = Des deux côtés, la recherche se fait par les mots et par le sens.
workbench-by-words-too-much = Des deux côtés, la recherche se fait par les mots seuls : plus de { $most } textes seraient nouveaux, trop pour que le modèle de phrases les examine pendant que vous attendez.
workbench-by-words-away = Des deux côtés, la recherche se fait par les mots seuls : le modèle de phrases ne répond pas.
workbench-count-vanish = { $count ->
    [one] 1 réponse disparaît
   *[other] { $count } réponses disparaissent
}
workbench-count-change = { $count ->
    [one] 1 change
   *[other] { $count } changent
}
workbench-count-appear = { $count ->
    [one] 1 apparaît
   *[other] { $count } apparaissent
}
workbench-count-same = { $count ->
    [one] 1 qui trouve cet élément ne change pas
   *[other] { $count } qui trouvent cet élément ne changent pas
}
workbench-no-difference = Aucune réponse ne changerait
workbench-no-difference-text = Chaque question récente recevrait la même réponse qu’aujourd’hui.
workbench-appears = apparaît
workbench-vanishes = disparaît
workbench-changes = change
workbench-now = Maintenant
workbench-after = Après le changement
