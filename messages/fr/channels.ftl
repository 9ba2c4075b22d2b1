# Les canaux : la liste, en connecter un, l’apparence et les mots d’un widget, l’API, ses clés.

channels-title = Canaux
channels-sections = Canaux et clés
channels-tab-list = Canaux
channels-tab-keys = Clés d’API
channels-connect = Connecter un canal
channels-empty = Aucun canal pour l’instant
channels-empty-text = Un canal est un moyen par lequel vos clients vous écrivent : un chat sur votre site, ou tout système qui parle à l’API.
channels-empty-look = Demandez à un propriétaire ou administrateur de l’espace d’en connecter un.

channels-column-name = Canal
channels-column-state = État
channels-column-assistant = Assistant
channels-column-last = Dernier message reçu
channels-nothing-received = Rien encore
channels-back = Tous les canaux

channels-kind-widget = Widget du site
channels-kind-api = API
channels-kind-whatsapp = WhatsApp
channels-kind-instagram = Instagram
channels-kind-messenger = Messenger
channels-kind-sms = SMS
channels-kind-email = E-mail
channels-kind-crisp = Crisp
channels-kind-tidio = Tidio
channels-kind-legacy = Historique importé

channels-live = Actif
channels-paused = En pause
channels-paused-text = Les clients peuvent écrire et leurs messages sont conservés. Rien ne part avant la reprise.
channels-pause = Mettre en pause
channels-resume = Reprendre
channels-did-pause = En pause. Les messages arrivent encore, rien ne part.
channels-did-resume = De nouveau actif

## Ce que fait l’assistant

channels-mode = Assistant sur { $name }
channels-mode-off = Inactif
channels-mode-draft = Propose
channels-mode-send = Répond
channels-mode-off-text = Ici, les personnes répondent. L’assistant reste à l’écart.
channels-mode-draft-text = L’assistant propose des réponses, les personnes décident.
channels-mode-send-text = L’assistant répond quand il est assez sûr, et passe la main sinon.
channels-mode-set = Enregistré. Valable dès le prochain message.

## Connecter

channels-name = Nom
channels-name-hint = Seule votre équipe le voit.
channels-connect-widget = Widget du site
channels-connect-widget-text = Un chat sur votre site : une ligne de HTML, environ 5 minutes.
channels-connect-widget-act = Connecter un widget
channels-connect-api = API
channels-connect-api-text = Tout autre système : il apporte les messages par HTTP avec une clé, et reçoit les réponses par rappel ou va les chercher.
channels-connect-api-act = Connecter un canal API
channels-connected-widget = Connecté. Ajoutez le code à votre site pour le voir.
channels-connected-api = Connecté. Créez une clé d’API pour l’utiliser.

## Le widget

channels-widget-sections = Parties du widget
channels-tab-look = Apparence
channels-tab-words = Mots
channels-tab-domains = Domaines
channels-tab-install = Installation
channels-save = Enregistrer
channels-rename = Renommer
channels-renamed = Renommé
channels-colour = Couleur
channels-colour-hint = Celle du bouton et du haut du chat.
channels-position = Position
channels-position-right = En bas à droite
channels-position-left = En bas à gauche
channels-launcher = Bouton
channels-launcher-icon = Icône
channels-launcher-icon_and_text = Icône et mots
channels-contrast-good = Le texte blanc sur { $colour } a un contraste de { $contrast }:1.
channels-contrast-pale = Le texte blanc sur { $colour } a un contraste de { $contrast }:1 ; il faut 4,5:1. Le widget y écrit en noir ({ $black }:1).
channels-contrast-take = Utiliser { $colour } avec du texte blanc ({ $contrast }:1)
channels-look-colour = Couleur { $colour }, { $position }, { $launcher }
channels-no-greeting = Le widget s’ouvre sans message d’accueil.
channels-greeting-en = Accueil en anglais
channels-greeting-fr = Accueil en français
channels-greeting-hint = Les premiers mots du chat, 200 caractères au plus. Vide : pas d’accueil.
channels-preview = Aperçu
channels-preview-frame = Aperçu du widget
channels-preview-update = Actualiser l’aperçu
channels-preview-language = Langue de l’aperçu
channels-language = Français
channels-preview-asks = Où se trouve mon numéro de commande ?
channels-preview-answers = Il figure dans l’objet de l’e-mail envoyé lors de votre commande.

channels-domains = Domaines autorisés
channels-domains-hint = Un par ligne, par exemple boutique.example, ou *.boutique.example pour tous les noms en dessous. Les navigateurs refusent d’afficher le chat ailleurs.
channels-domains-none = Aucun site ne peut encore afficher ce widget.
channels-domains-none-act = Ajouter un domaine
channels-domains-saved = Enregistré. Seuls ces sites peuvent afficher le widget.

channels-install = Code à insérer
channels-install-text = Placez cette ligne dans chaque page qui doit afficher le chat, avant </body>.
channels-install-policy = Si votre site a une politique de sécurité du contenu (CSP), il lui faut ceci :
channels-install-key = La clé qu’elle contient nomme le widget et n’ouvre rien : elle peut être publique.
channels-copy = Copier
channels-copied = Copié

## Le canal API

channels-callback = Rappel
channels-callback-text = L’adresse où nous envoyons chaque réponse, signée selon Standard Webhooks. Sans adresse, les réponses attendent qu’on les cherche.
channels-callback-url = Adresse de rappel
channels-callback-hint = En https, sans nom d’utilisateur. Un nouvel hôte reçoit un nouveau secret de signature.
channels-callback-none = Pas d’adresse. Les réponses attendent qu’on les cherche.
channels-callback-signed = Un secret signe nos envois. Il a été affiché une fois et ne peut plus l’être.
channels-callback-saved = Enregistré
channels-callback-secret = Secret de signature
channels-api-use = Utilisation
channels-api-use-text = Envoyez à cette adresse ce que vos clients écrivent, avec une clé d’API.
channels-api-id = Identifiant du canal
channels-api-address = Adresse de l’API
channels-api-docs = Description de l’API (OpenAPI)
channels-api-keys = Clés d’API

## Les clés

channels-keys = Clés d’API
channels-keys-empty = Aucune clé d’API pour l’instant
channels-keys-empty-text = Une clé permet à un autre système d’apporter des messages et de chercher les réponses. Elle n’atteint jamais l’équipe, la facturation ni le journal d’audit.
channels-key-name = Nom
channels-key-name-hint = Ce qui l’utilise, par exemple « Serveur de la boutique ».
channels-key-column = Clé
channels-key-scope = Accès
channels-key-scope-all = Messages de tous les canaux API
channels-key-scope-one = Messages de { $channel }
channels-key-used = Dernière utilisation
channels-key-never-used = Jamais
channels-key-expires = Expiration
channels-key-expires-never = Jamais
channels-key-expires-30 = Dans 30 jours
channels-key-expires-90 = Dans 90 jours
channels-key-expires-365 = Dans un an
channels-key-made = Créée par { $maker }
channels-key-live = Valide
channels-key-expired = Expirée
channels-key-revoked = Révoquée
channels-key-actions = Actions
channels-key-new = Nouvelle clé
channels-key-create = Créer une clé
channels-key-created = Le nouveau secret
channels-secret-once = Copiez-le maintenant. Il n’est affiché que cette fois : nous ne gardons que de quoi le vérifier.
channels-secret-once-signing = Copiez-le maintenant. Il n’est affiché que cette fois, et signe nos envois dès à présent.
channels-key-conversations = Conversations
channels-key-contacts = Contacts et entreprises
channels-key-knowledge = Connaissances
channels-key-leads = Prospects
channels-key-reach-none = non
channels-key-reach-read = lecture
channels-key-reach-write = lecture et écriture
channels-key-reach-write-only = écriture
channels-key-reaches = { $area } : { $reach }
channels-key-no-scope = Choisissez à quoi sert la clé. Une clé limitée à un canal sert aux conversations.
channels-key-beyond = Une clé ne peut pas faire ce qui ne vous est pas permis.
channels-key-former = { $prefix }… fonctionne aussi jusqu’à
channels-key-rotate = Nouveau secret
channels-key-rotate-title = Un nouveau secret pour { $name }
channels-key-rotate-text = La clé reste la même : son nom, ses limites, son expiration. Installez le nouveau secret dans tous les systèmes qui l’utilisent avant la fin de l’ancien. Désormais, la clé est la vôtre et ne peut rien de plus que vous.
channels-key-overlap = L’ancien secret fonctionne encore
channels-key-overlap-none = Pas du tout
channels-key-overlap-hour = Pendant une heure
channels-key-overlap-day = Pendant un jour
channels-key-overlap-week = Pendant une semaine
channels-key-overlap-too-long = Les deux secrets fonctionnent une semaine au plus.
channels-key-rotate-act = Créer un nouveau secret
channels-key-rotate-keep = Garder le secret
channels-key-revoke = Révoquer
channels-key-revoke-title = Révoquer cette clé ?
channels-key-revoke-consequence = cesse de fonctionner aussitôt, dans tous les systèmes qui l’utilisent. C’est définitif.
channels-key-revoke-act = Révoquer la clé
channels-key-revoke-keep = Garder la clé
channels-key-did-revoke = Révoquée. Elle ne fonctionne plus.

## Les refus

channels-bad-name = Utilisez de 1 à 80 caractères.
channels-too-many = Un espace a 50 canaux au plus.
channels-bad-colour = Choisissez une couleur comme #065c66.
channels-choose-one = Choisissez l’une des réponses.
channels-greeting-too-long = 200 caractères au plus.
channels-bad-domain = « { $domain } » n’est pas un domaine. Écrivez-le comme boutique.example, un par ligne.
channels-too-many-domains = Un widget a 50 domaines au plus.
channels-bad-callback = Saisissez une adresse qui commence par https://, sans nom d’utilisateur.
channels-wrong-kind = Ce type de canal n’a pas ce réglage.
channels-no-such-channel = Choisissez un canal de cet espace.
