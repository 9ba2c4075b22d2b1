# L’assistant : ce qu’il dit aux clients, et ce que l’équipe lit à son sujet.

## Ce que lisent les clients

assistant-says-person-asked = Bien sûr. J’ai demandé à un collègue de vous répondre ici.
assistant-says-sensitive = C’est à une personne de vous répondre. J’ai demandé à un collègue de le faire ici.
assistant-says-no-evidence = Je n’ai pas cette information. J’ai demandé à un collègue de vous répondre.
assistant-says-still-unclear = Je ne suis pas sûr de comprendre : j’ai demandé à un collègue de vous répondre ici.
assistant-says-unsure = Je ne suis pas assez sûr de la réponse. J’ai demandé à un collègue de vous répondre ici.
assistant-says-cannot-now = Je ne peux pas répondre pour le moment. J’ai demandé à un collègue de vous répondre ici.
assistant-asks-which = De quoi s’agit-il ?
assistant-asks-one = Est-ce bien « { $title } » ?
assistant-asks-else = Si c’est autre chose, écrivez « conseiller » et un collègue vous répondra.

## Pourquoi une exécution n’a pas répondu, pour l’équipe

assistant-reason-no-evidence = Les connaissances ne répondent pas à cette question
assistant-reason-asked-for-person = Le client a demandé une personne
assistant-reason-sensitive = Le message porte sur un sujet réservé aux personnes
assistant-reason-contradiction = Deux passages se contredisent
assistant-reason-language = Il n’y a pas de connaissances dans la langue du client
assistant-reason-still-unclear = Il a déjà demandé une précision, et la question reste peu claire
assistant-reason-unsure = La réponse trouvée est sous le seuil ; elle est proposée en brouillon
assistant-reason-provider-timeout = Le fournisseur n’a pas répondu à temps
assistant-reason-provider-refused = Le fournisseur a refusé : vérifiez son adresse, le modèle et la clé
assistant-reason-provider-busy = Le fournisseur a demandé de ralentir
assistant-reason-provider-garbage = La réponse du fournisseur est illisible
assistant-reason-provider-cut = Le fournisseur s’est arrêté au milieu
assistant-reason-provider-away = Le fournisseur est injoignable
assistant-reason-budget = Le budget d’IA du jour est épuisé
assistant-reason-taken-over = Une personne avait pris la conversation
assistant-reason-newer-message = Le client a écrit à nouveau avant le début
assistant-reason-worker-lost = L’exécutant a été perdu ; un autre a recommencé
assistant-reason-broken = Une erreur de notre côté s’est répétée à chaque essai
