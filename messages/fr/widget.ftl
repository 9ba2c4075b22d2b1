# Le widget du site : le bouton sur la page du client, et la discussion qui s’y ouvre.
# Le cadre remplit lui-même { $name }, { $text } et { $count } : donnez-lui « {name} », « {text} », « {count} ».

## Le bouton sur la page

widget-launcher-open = Discuter avec nous
widget-launcher-close = Fermer la discussion
widget-launcher-unread = Discuter avec nous, nouveaux messages
widget-launcher-title = Discussion

## Qui répond

widget-close = Fermer la discussion
widget-line = Qui vous répond
widget-with-assistant = Vous parlez à l’assistant IA
widget-with-team = Écrivez-nous ici
widget-with-agent = Vous parlez à { $name }
widget-with-person = Vous parlez à une personne
widget-waiting-for-person = En attente d’une personne. Vous pouvez continuer à écrire.
widget-line-resolved = Cette conversation est résolue. Écrivez pour la rouvrir.
widget-talk-to-person = Parler à une personne
widget-person-not-asked = Nous n’avons pas pu demander une personne. Réessayez dans un instant.

## Ce qui a été dit

widget-conversation = Conversation
widget-you = Vous
widget-assistant = Assistant
widget-team = Équipe
widget-ai = IA
widget-says = { $name } : { $text }
widget-quoted = En réponse à { $name } :
widget-sources-one = { $count } source
widget-sources-other = { $count } sources
widget-new-tab = (s’ouvre dans un nouvel onglet)
widget-helped-question = Cette réponse vous a-t-elle aidé ?
widget-helped-yes = Cela m’a aidé
widget-helped-no = Cela ne m’a pas aidé
widget-helped-noted = Merci, c’est noté.
widget-helped-failed = Votre avis n’a pas été gardé. Réessayez dans un instant.
widget-newer = Nouveaux messages ↓
widget-assistant-types = L’assistant écrit
widget-agent-types = Quelqu’un écrit

## Ce qui s’est passé

widget-handed-over = Nous avons demandé à une personne de vous répondre ici.
widget-agent-joined = Vous parlez maintenant à une personne : { $name }.
widget-person-joined = Vous parlez maintenant à une personne.
widget-assistant-returned = L’assistant IA répond de nouveau.
widget-resolved = Conversation résolue.

## Écrire et envoyer

widget-composer = Écrire un message
widget-your-message = Votre message
widget-placeholder = Écrire un message
widget-send = Envoyer
widget-attach = Joindre des fichiers
widget-attached = Fichiers joints
widget-attachment-remove = Retirer { $name }
widget-attachment-sending = { $name } est en cours d’envoi
widget-attachment-failed = Non envoyé. Retirez-le et réessayez.
widget-attachment-too-large = Plus de { $count } Mo
widget-attachments-most = { $count } fichiers au plus par message.
widget-retry = Réessayer
widget-edit = Modifier
widget-delivery-queued = En attente d’envoi
widget-delivery-sending = Envoi en cours
widget-delivery-sent = Envoyé
widget-delivery-delivered = Remis
widget-delivery-read = Lu
widget-delivery-failed = Non envoyé
widget-delivery-unknown = Nous ne savons pas si ce message est arrivé

## La connexion

widget-reconnecting = Reconnexion en cours. Votre saisie est conservée.
widget-offline = Vous êtes hors ligne. Votre saisie est conservée.
