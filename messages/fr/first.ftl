## Écrire en premier à un client

first-title = Nouvelle conversation
first-who = Nom ou adresse du client
first-find = Chercher
first-found = Clients trouvés
first-customer = Client
first-channel = Canal
first-act = À faire
first-write = Écrire
first-open = Ouvrir la conversation
first-nobody = Personne de ce nom
first-nobody-text = On ne peut écrire qu’à un client qui a déjà écrit.
first-to = À { $name }, par { $channel }
first-other = Un autre client
first-gone = Vous ne pouvez pas écrire à ce client : vous ne voyez aucune conversation avec lui.
first-goes-on = Une conversation avec ce client est en cours.
first-paused = Le canal est en pause : rien n’en part.
first-not-reached = Son système n’est pas prévenu des nouveaux messages : définissez un rappel sur son canal.
