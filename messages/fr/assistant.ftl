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
assistant-reason-budget = Le budget d’IA est épuisé
assistant-reason-taken-over = Une personne avait pris la conversation
assistant-reason-newer-message = Le client a écrit à nouveau avant le début
assistant-reason-worker-lost = L’exécutant a été perdu ; un autre a recommencé
assistant-reason-broken = Une erreur de notre côté s’est répétée à chaque essai

# Ses réglages : /settings/assistant

assistant-title = Assistant
assistant-choose-one = Choisissez une de ces réponses
assistant-answers = Réponses
assistant-name = Nom
assistant-name-hint = Les clients le voient à côté de ses réponses.
assistant-threshold = Confiance à partir de laquelle une réponse part, en pour cent
assistant-threshold-hint = En dessous, la réponse attend un collègue sous forme de brouillon.
assistant-threshold-careful = Prudent : seules partent les réponses que les connaissances disent presque mot pour mot. La plupart des autres attendent un collègue.
assistant-threshold-usual = Habituel : les réponses que les connaissances appuient clairement partent. Les autres attendent un collègue.
assistant-threshold-bold = Audacieux : des réponses partent même quand les connaissances ne font que les suggérer. Certaines ne conviendront pas.
assistant-save-answers = Enregistrer les réponses
assistant-provider = Fournisseur
assistant-who-drafts = Qui rédige les réponses
assistant-provider-offline = Intégré
assistant-provider-offline-hint = Cite vos connaissances. Ni clé ni réseau, et aucun coût.
assistant-provider-openai = Un modèle de langage compatible OpenAI
assistant-provider-openai-hint = Écrit ses propres phrases. Chacune est vérifiée dans vos connaissances avant de partir.
assistant-base-url = Adresse du modèle
assistant-base-url-hint = Pour un modèle de langage, par exemple https://api.example.com/v1
assistant-model = Modèle
assistant-key = Clé
assistant-key-kept = Une clé est conservée et jamais affichée. Laissez vide pour la garder. Un autre hôte demande sa clé de nouveau.
assistant-key-none = Aucune clé n’est conservée. Elle est scellée à l’enregistrement et n’est plus jamais affichée.
assistant-key-needed = La clé conservée appartient à un autre hôte. Saisissez la clé de celui-ci.
assistant-price-in = Prix de ce qu’il lit
assistant-price-out = Prix de ce qu’il écrit
assistant-price-hint = En millionièmes de dollar pour un million de jetons : 150000 vaut 0,15 $.
assistant-save-provider = Enregistrer le fournisseur
assistant-keys-by-admins = Les propriétaires et administrateurs règlent le fournisseur et sa clé.
assistant-budget = Budget
assistant-budget-about = En cents américains par jour (UTC). À la limite, des collègues répondent. Vide : pas de limite.
assistant-limit-workspace = Tout l’espace de travail
assistant-limit-conversation = Une conversation
assistant-limit-visitor = Un client
assistant-save-budget = Enregistrer le budget
assistant-bad-name = Saisissez un nom de 1 à 40 caractères
assistant-bad-threshold = Saisissez un nombre entier de 0 à 100
assistant-bad-base-url = Saisissez une adresse comme https://api.example.com/v1, sans paramètres
assistant-bad-model = Saisissez le nom du modèle, en 100 caractères au plus
assistant-bad-key = Une clé a au plus 500 lettres, chiffres et signes, sans espace
assistant-bad-amount = Saisissez un nombre entier à partir de 0, un million de dollars au plus

## De quoi parle une conversation

assistant-summary-asked = Demande : { $text }
assistant-summary-answered = Dernière réponse : { $text }
assistant-summary-open = En attente : { $text }

assistant-replay = Les dernières questions à d’autres seuils
assistant-replay-none = Rien à revoir pour l’instant
assistant-replay-none-text = Quand des clients auront posé des questions, vous verrez ici combien des dernières chaque seuil aurait laissé répondre.
assistant-replay-now = À { $threshold } %, { $answered } des { $count } dernières questions auraient reçu une réponse, { $wrongly ->
    [0] aucune à tort
    [one] dont une à tort
   *[other] dont { $wrongly } à tort
}.
assistant-replay-answered = Répondues
assistant-replay-wrongly = À tort
assistant-replay-present = actuel
assistant-replay-about = À tort : un collègue a jugé la réponse fausse, périmée ou incomplète, ou a écarté son brouillon, ou le client a dit qu’elle ne l’a pas aidé. Personne ne juge toutes les réponses : il peut y en avoir davantage.
