# Canaux : les moyens par lesquels les clients joignent un espace de travail.
channels-title = Canaux
channels-new = Connecter un canal
channels-back = Tous les canaux
channels-list = Canaux
channels-name = Nom
channels-kind = Type
channels-state = État
channels-assistant = Assistant
channels-received = Dernier message
channels-received-never = Aucun pour l’instant
channels-live = Actif
channels-paused = En pause
channels-kind-widget = Widget de site
channels-kind-whatsapp = WhatsApp
channels-kind-instagram = Instagram
channels-kind-messenger = Messenger
channels-kind-sms = SMS
channels-kind-email = E-mail
channels-kind-crisp = Crisp
channels-kind-tidio = Tidio
channels-kind-api = API
channels-kind-legacy = Historique importé
channels-mode-off = Désactivé : les personnes répondent
channels-mode-draft = Propose, une personne décide
channels-mode-send = Répond seul
channels-mode-off-short = Désactivé
channels-mode-draft-short = Propose
channels-mode-send-short = Répond
channels-empty = Pas encore de canaux
channels-empty-text = Un widget sur votre site prend quelques minutes. Avec l’API, tout autre système peut apporter des messages.

## En connecter un

channels-new-kind = Quoi connecter
channels-new-widget = Widget de site
channels-new-widget-hint = Une ligne dans les pages de votre site ; environ cinq minutes.
channels-new-api = API
channels-new-api-hint = Pour vos propres systèmes : ils apportent des messages avec une clé et sont rappelés avec les réponses.
channels-new-name-hint = Votre équipe le voit. L’adresse d’un site est un bon nom.
channels-new-sites = Votre site
channels-new-sites-hint = Pour un widget seulement : les sites qui peuvent l’afficher, un par ligne, par exemple ma-boutique.com ou *.ma-boutique.com.
channels-new-act = Connecter

## Un canal

channels-sections = { $name }
channels-tab-look = Apparence et textes
channels-tab-sites = Sites
channels-tab-assistant = Qui répond
channels-tab-install = Installer
channels-tab-answers = Réponses
channels-tab-keys = Clés
channels-tab-settings = Paramètres
channels-save = Enregistrer
channels-ask-admin = Votre rôle ne le permet pas. Demandez à un administrateur.
channels-colour = Couleur
channels-colour-hint = Une couleur comme #065c66.
channels-colour-white = Le texte blanc y a un contraste de { $ratio }:1.
channels-colour-black = Le texte blanc n’y est pas lisible ({ $ratio }:1) ; le widget écrit en noir.
channels-colour-take = Prendre plutôt { $colour }, pour un texte blanc
channels-position = Position
channels-position-right = En bas à droite
channels-position-left = En bas à gauche
channels-launcher = Bouton
channels-launcher-icon = Icône
channels-launcher-icon_and_text = Icône et texte
channels-greeting-en = Accueil en anglais
channels-greeting-fr = Accueil en français
channels-greeting-hint = Vide affiche le nôtre.
channels-ask-name = Demander un nom
channels-ask-email = Demander une adresse e-mail
channels-preview = Aperçu
channels-preview-update = Mettre à jour l’aperçu
channels-preview-frame = La discussion telle qu’un visiteur la voit
channels-sites = Sites qui peuvent afficher le widget
channels-sites-hint = Un par ligne, par exemple ma-boutique.com ou *.ma-boutique.com. Sans site, personne ne le voit.
channels-assistant-legend = Quand un client écrit ici
channels-assistant-off-hint = Chaque conversation attend une personne.
channels-assistant-draft-hint = Il rédige une réponse ; une personne l’envoie, la modifie ou l’écarte.
channels-assistant-send-hint = Il répond quand il est assez sûr, et demande une personne quand il ne l’est pas.
channels-install-title = Placez cette ligne avant </body> sur chaque page
channels-install-hint = Elle fonctionne sur les pages à politique stricte si { $origin } est autorisé comme source de scripts et de cadres.
channels-pause = Mettre en pause
channels-resume = Reprendre
channels-pause-title = Mettre ce canal en pause
channels-pause-text = Ce que les clients écrivent est toujours reçu. Rien n’en part jusqu’à la reprise.
channels-resume-text = Rien ne part de ce canal pour l’instant.
channels-callback = Où les réponses sont envoyées
channels-callback-hint = Une adresse https à vous. Vide : les réponses attendent que vous les récupériez.
channels-callback-secret = Un secret signe chaque appel. Un nouvel hôte en reçoit un nouveau.
channels-secret-shown = Copiez ce secret maintenant. Il ne sera plus affiché.
channels-secret-callback = Secret de signature
channels-secret-key = Clé
channels-keys-title = Clés de service
channels-keys-new = Créer une clé
channels-keys-name = Ce qui l’utilise
channels-keys-all = Peut utiliser tous les canaux API
channels-keys-prefix = Commence par
channels-keys-made = Créée
channels-keys-made-by = { $when } par { $name }
channels-keys-used = Dernière utilisation
channels-keys-never = Jamais
channels-keys-revoke = Révoquer
channels-keys-revoked = Révoquée
channels-keys-empty = Pas encore de clés
channels-keys-empty-text = Une clé permet à un autre système d’apporter des messages et de récupérer les réponses de ce canal.
channels-keys-api = Référence de l’API
channels-key-here = Ce canal
channels-key-everywhere = Tous les canaux API
channels-act = À faire

## Ce qui a été fait

channels-did-connect = { $name } est connecté.
channels-did-save = Enregistré
channels-did-pause = En pause. Rien ne part de ce canal.
channels-did-resume = Le canal a repris.
channels-did-revoke = La clé est révoquée.

## Ce qui n’a pas pu être fait

channels-cannot-gone = Ce canal n’existe plus.
channels-cannot-name = Entre 1 et 80 caractères.
channels-cannot-too-many = Un espace de travail a 50 canaux au plus.
channels-cannot-site = « { $site } » n’est pas le nom d’un site. Écrivez-le comme ma-boutique.com.
channels-cannot-too-many-sites = Un widget a 50 sites au plus.
channels-cannot-colour = Écrivez la couleur comme #065c66.
channels-cannot-greeting = { $limit } caractères au plus.
channels-cannot-not-a-widget = Seul un widget possède cela.
channels-cannot-not-an-api = Seul un canal API possède cela.
channels-cannot-callback = Saisissez une adresse comme https://example.com/answers
channels-cannot-key-gone = Cette clé ne fonctionne plus.
