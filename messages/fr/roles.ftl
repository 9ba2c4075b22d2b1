## Rôles propres à l’espace

roles-title = Rôles
roles-about = Un rôle dit ce que ses membres peuvent faire et ce qu’ils voient. Personne n’y met ce qu’il n’a pas lui-même.
roles-own = Nos rôles
roles-built-in = Rôles fournis
roles-empty = Aucun rôle à vous
roles-empty-text = Les cinq rôles fournis suffisent à la plupart des équipes. Créez-en un si quelqu’un doit pouvoir moins, ou autre chose.
roles-new = Nouveau rôle
roles-add = Ajouter le rôle
roles-added = Rôle ajouté
roles-save = Enregistrer le rôle
roles-name = Nom du rôle
roles-rights = Droits
roles-sees = Conversations
roles-what = Ce que c’est
roles-look = Le voir
roles-masked = Masquer les données personnelles
roles-masked-about = Les noms, adresses et numéros des clients sont masqués. Les droits qui les montreraient sont laissés de côté.
roles-seen-masked = { $sees }, données personnelles masquées
roles-needs = Va avec : { $right }
roles-means = { $count ->
    [one] Un rôle à vous avec { $count } droit.
   *[other] Un rôle à vous avec { $count } droits.
}
roles-delete = Supprimer le rôle
roles-delete-consequence = Personne ne l’a. Il disparaît pour de bon.
roles-delete-act = Supprimer le rôle
roles-delete-keep = Garder le rôle
roles-deleted = Rôle supprimé
roles-in-use = { $count ->
    [one] { $count } membre a ce rôle. Donnez-lui-en un autre avant de le supprimer.
   *[other] { $count } membres ont ce rôle. Donnez-leur-en un autre avant de le supprimer.
}
roles-area-inbox = Conversations
roles-area-contacts = Contacts et entreprises
roles-area-leads = Prospects
roles-area-knowledge = Connaissances
roles-area-assistant = Assistant
roles-area-channels = Canaux et clés
roles-area-workspace = Équipe et espace

## Droits

right-InboxRead = Voir les conversations
right-InboxReply = Répondre, noter, reprendre, résoudre
right-InboxAssign = Attribuer des conversations
right-EscalationsWork = Accepter et résoudre les escalades
right-DeskArrange = Organiser équipes, étiquettes et sujets
right-ContactsRead = Voir les contacts et les entreprises
right-ContactsWrite = Modifier les contacts et les entreprises
right-ContactsManage = Importer et exporter les contacts
right-LeadsRead = Voir les prospects
right-LeadsWork = Travailler sur les prospects
right-LeadsExport = Exporter les prospects
right-KnowledgeRead = Voir les connaissances
right-KnowledgeWrite = Modifier les connaissances
right-AssistantRead = Voir l’assistant
right-AssistantTune = Changer le comportement de l’assistant
right-AssistantPublish = Laisser répondre l’assistant, ou l’arrêter
right-AssistantKeys = Choisir le fournisseur de l’assistant
right-ChannelsRead = Voir les canaux
right-ChannelsLook = Changer l’aspect et les mots des canaux
right-ChannelsConnect = Connecter et retirer des canaux
right-KeysRead = Voir les clés de service
right-KeysManage = Créer et révoquer des clés de service
right-TeamRead = Voir l’équipe
right-TeamManage = Inviter, retirer, donner des rôles
right-AuditRead = Lire le journal d’audit
right-WorkspaceManage = Changer les paramètres de l’espace
right-BillingRead = Voir l’utilisation et les coûts

## Ce qui est donné en plus d’un rôle

roles-grants = Droits en plus du rôle
roles-grants-about = Pour un remplacement ou un projet : un droit de plus, jusqu’à un jour ou pour de bon. Ce que vous donnez reste quand vous le perdez vous-même.
roles-right = Droit
roles-how-long = Pour
roles-days-1 = 1 jour
roles-days-7 = 7 jours
roles-days-30 = 30 jours
roles-days-90 = 90 jours
roles-for-good = pour de bon
roles-until = jusqu’au
roles-ended = terminé le
roles-over = Terminé
roles-giver = donné par { $name }
roles-give = Donner ce droit
roles-given = Droit donné
roles-take = Reprendre : { $right }
roles-taken = Droit repris

## Regarder comme un rôle

roles-view-as = Voir comme { $role }
roles-viewing = Vue d’un rôle
roles-viewing-as = Vous voyez l’espace comme { $role }, jusqu’à { $until }. Rien ne peut être changé pendant ce temps.
roles-viewing-stop = Arrêter
roles-viewing-stopped = Vous voyez de nouveau l’espace avec vos propres yeux
roles-viewing-only-looks = Vous regardez comme un autre rôle, donc rien n’est changé. Arrêtez d’abord.

## Ce qui ne va pas, et que faire

roles-beyond = Cela va au-delà de ce que vous avez vous-même. Demandez à quelqu’un qui l’a.
roles-name-taken = Un autre rôle porte ce nom. Choisissez-en un autre.
roles-too-many = Un espace a { $most } rôles au plus. Supprimez-en un que personne n’a.
roles-not-givable = Ce droit n’est donné à personne
roles-shows-personal-data = Les données personnelles sont masquées pour ce membre, et ce droit en montre. Donnez-lui d’abord un autre rôle.
