# Comment l’assistant est arrivé à une réponse, et ce qui aurait dû répondre.

trace-open = Ouvrir la trace
trace-title = Trace d’une réponse
trace-back = Retour à la conversation
trace-asked = Ce que le client a écrit
trace-searched = Recherché
trace-language = Langue
trace-by = D’après
trace-by-words = ses mots seuls
trace-by-meaning = ses mots et leur sens ({ $model })
trace-not-searched = Rien n’a été recherché.
trace-came = Ce qui en est sorti
trace-state = Exécution
trace-state-queued = en attente
trace-state-processing = en cours
trace-state-completed = terminée
trace-state-failed = échouée
trace-state-skipped = pas nécessaire
trace-did = Résultat
trace-reason = Parce que
trace-found = Ce qui a été consulté
trace-found-nothing = Aucun passage des connaissances ne convenait.
trace-matched = Mots retrouvés :
trace-no-matched = Aucun mot de la question n’y figure.
trace-prompt = Consigne telle qu’envoyée
trace-prompt-about = Mot pour mot ce que le modèle de langage a reçu. Ce que le client a écrit y figure comme donnée.
trace-prompt-offline = Le fournisseur intégré a répondu. Il cite lui-même les passages et n’envoie de consigne à personne.
trace-prompt-none = Aucun modèle de langage n’a été interrogé.
trace-rules = Règles
trace-data = Données

## Vers le jeu d’évaluation

trace-teach = Ajouter au jeu d’évaluation
trace-teach-wrong = Dire ce qui aurait été juste
trace-known = Le jeu contient déjà cette question. Elle attend : { $expected }.
trace-known-open = La voir dans le jeu
trace-choose = La réponse ne vient pas des connaissances, ou a été jugée fausse. Choisissez ce qui devrait répondre.
trace-question-hint = Retirez ce qui ne concerne que ce client.
trace-find = Une autre source
trace-find-hint = Des mots de son titre. Ce qui est trouvé est proposé ci-dessous.
trace-find-do = Chercher
