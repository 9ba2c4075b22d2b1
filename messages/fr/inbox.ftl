# La boîte de réception : la liste, une conversation, ce qu’on peut y faire.
inbox-title = Boîte de réception
inbox-nobody = Visiteur inconnu
inbox-conversations = Conversations
inbox-conversation-with = Conversation avec { $name }
inbox-back = Retour à la liste
inbox-details = Détails
inbox-close-details = Retour à la conversation
inbox-choose = Choisissez une conversation
inbox-choose-text = J et K parcourent la liste, Entrée ouvre.

## Vues et filtres

inbox-views = Vues
inbox-view-to_answer = À répondre
inbox-view-mine = À moi
inbox-view-assistant = Assistant
inbox-view-unassigned = Sans responsable
inbox-view-waiting_for_us = En attente de nous
inbox-view-snoozed = En pause
inbox-view-escalated = Escaladées
inbox-view-mentions = Mentions
inbox-view-all = Toutes
inbox-view-drafts = Brouillons
inbox-view-failed = Non distribués
inbox-views-saved = Vues enregistrées
inbox-views-more = Autres vues
inbox-view-remove = Retirer la vue { $name }
inbox-view-for-me = Moi
inbox-view-for-everyone = Tout le monde
inbox-view-save-fold = Enregistrer cette vue
inbox-view-name = Nom de la vue
inbox-view-for = Pour
inbox-view-save = Enregistrer la vue
inbox-view-bad-name = Utilisez 1 à { $limit } caractères sur une ligne.
inbox-view-did-save = Vue { $name } enregistrée.
inbox-view-did-remove = Vue retirée.
inbox-view-did-restore = La vue est de retour.
inbox-view-not-for-others = Les responsables enregistrent et retirent les vues des autres.
inbox-view-too-many = Vous avez { $limit } vues, le maximum possible. Retirez-en d’abord une.
inbox-filter = Filtrer
inbox-filter-apply = Afficher
inbox-filter-clear = Effacer les filtres
inbox-filter-words = Mots, nom ou e-mail
inbox-filter-status = Statut
inbox-filter-handler = Qui répond
inbox-filter-channel = Canal
inbox-filter-assignee = Responsable
inbox-filter-team = Équipe
inbox-filter-language = Langue
inbox-filter-intent = Demande
inbox-filter-within = Actives depuis
inbox-within-1d = Un jour
inbox-within-7d = 7 jours
inbox-within-30d = 30 jours
inbox-within-90d = 90 jours
inbox-filter-label = Étiquette
inbox-filter-unread = Non lues seulement
inbox-filter-any = Peu importe
inbox-waiting-now = { $count ->
    [one] { $count } conversation à répondre.
   *[other] { $count } conversations à répondre.
}
inbox-take-next = Suivante
inbox-nobody-waits = Personne n’attend de réponse humaine.

## Ce qu’il n’y a pas

inbox-empty-to_answer = Personne n’attend de réponse
inbox-empty-to_answer-text = { $count ->
    [0] Les nouvelles conversations arrivent ici d’elles-mêmes.
    [one] L’assistant a { $count } conversation.
   *[other] L’assistant a { $count } conversations.
}
inbox-empty-see-them = Les voir
inbox-empty-mine = Vous n’avez aucune conversation
inbox-empty-mine-text = Appuyez sur T pour prendre la suivante.
inbox-empty-assistant = L’assistant n’a aucune conversation
inbox-empty-assistant-text = Celles auxquelles il répond se trouvent ici.
inbox-empty-all = Pas encore de conversations
inbox-empty-all-text = Elles arrivent ici quand des clients écrivent.
inbox-search-best = Le temps a manqué : voici les { $most } meilleurs résultats. Précisez un mot ou la période pour en voir d’autres.
inbox-search-newest = Voici les { $most } plus récentes. Précisez un mot ou la période pour en voir d’autres.
inbox-empty-mentions = Personne ne vous appelle
inbox-empty-mentions-text = Les conversations dont une note vous nomme (@vous) restent ici jusqu’à leur résolution.
inbox-empty-filtered = Aucune conversation ne correspond
inbox-empty-filtered-text = Essayez d’autres mots, ou moins de conditions.
inbox-empty-channel = Connectez un canal pour recevoir des messages
inbox-empty-channel-text = Un widget sur votre site prend quelques minutes.
inbox-empty-connect = Connecter un canal

## Qui a la ligne

inbox-status-open = Ouverte
inbox-status-waiting = Attend le client
inbox-status-snoozed = En pause
inbox-status-resolved = Résolue
inbox-handler-ai = L’assistant
inbox-handler-staff = Une personne
inbox-handler-nobody = Personne encore
inbox-with = Avec { $name }
inbox-with-you = Avec vous
inbox-snoozed-until = En pause jusqu’à { $when }
inbox-unread = Non lue
inbox-proposal = Brouillon à valider
inbox-failed = Non distribué
inbox-you = Vous
inbox-by-you = Vous :
inbox-by = { $name } :
inbox-assistant = Assistant
inbox-ai = IA
inbox-staff = Équipe
inbox-waits-since = Attend { $span }
inbox-views-this = { $names } également ici
inbox-drafting = L’IA rédige…
inbox-answering = L’assistant répond…
inbox-writes = { $name } écrit

## Le fil

inbox-messages = Messages
inbox-earlier = Afficher les messages précédents
inbox-earlier-shown = Les messages précédents sont affichés au-dessus.
inbox-as-written = Texte d’origine
inbox-new-tab = (nouvel onglet)
inbox-quote = Citer
inbox-quoted = En réponse à { $name } :
inbox-quoting = Vous répondez à { $name }
inbox-quote-drop = Ne pas citer
inbox-split = Séparer…
inbox-latest = Revenir aux derniers messages
inbox-note = Note interne
inbox-based-on = D’après
inbox-approved-by = Envoyé par { $name }
inbox-drafted = Brouillon de l’IA, modifié par { $name }
inbox-why = Pourquoi cette réponse
inbox-why-confidence = Confiance
inbox-why-threshold = Répond seul à partir de
inbox-why-provider = Modèle
inbox-why-cost = Coût
inbox-why-time = Durée
inbox-why-tokens = Jetons
inbox-why-tokens-value = { $in } lus, { $out } écrits
inbox-why-ignored = Le message contenait des consignes à l’assistant. Elles ont été ignorées.
inbox-why-looked = A consulté
inbox-why-cited = utilisé
inbox-why-score = correspondance { $score }
inbox-says = { $name } : { $text }

## Ce qui s’est passé

inbox-happened-taken-over = { $by } a pris la main.
inbox-happened-returned = { $by } a rendu la conversation à l’assistant.
inbox-happened-asked-again = { $by } a demandé à l’assistant de réessayer.
inbox-happened-assigned = { $by } l’a confiée à { $to }.
inbox-happened-unassigned = { $by } l’a retirée à son agent.
inbox-happened-to-team = { $by } l’a confiée à l’équipe { $team }.
inbox-happened-from-team = { $by } l’a retirée à son équipe.
inbox-happened-shared = { $team } l’a confiée à { $to }, dont c’était le tour.
inbox-happened-handed-back = Absence de { $from } : il faut quelqu’un d’autre.
inbox-happened-asked-assistant = L’assistant a demandé une personne.
inbox-happened-asked-agent = Un agent a demandé quelqu’un qui peut aider.
inbox-happened-asked-contact = Le client a demandé une personne.
inbox-happened-resolved = { $by } l’a résolue.
inbox-happened-reopened = { $by } l’a rouverte.
inbox-happened-reopened-contact = Le client a écrit de nouveau.
inbox-happened-snoozed = { $by } l’a mise en pause jusqu’à { $when }.
inbox-happened-woken = La pause est terminée.
inbox-happened-merged = { $by } a fusionné une autre conversation avec celle-ci : { $count ->
    [one] { $count } élément.
   *[other] { $count } éléments.
}
inbox-happened-merged-into = { $by } a fusionné cette conversation avec une autre.
inbox-happened-merge-undone = { $by } a annulé la fusion.
inbox-happened-split-off = { $by } a séparé les messages suivants.
inbox-happened-split-from = { $by } a séparé ceci d’une conversation précédente.
inbox-merged-open = Ouvrir la conversation qui continue
inbox-merged-other = Ouvrir l’autre conversation
inbox-merge-undo = Annuler la fusion
inbox-split-later = Ouvrir les messages suivants
inbox-split-earlier = Ouvrir les messages précédents

## Où en est un message

inbox-delivery-queued = En file d’attente
inbox-delivery-sending = Envoi en cours
inbox-delivery-sent = Envoyé
inbox-delivery-delivered = Distribué
inbox-delivery-read = Lu
inbox-delivery-failed = Non distribué
inbox-delivery-failed-because = Non distribué : { $reason }
inbox-delivery-paused = Non distribué : le canal était en pause.
inbox-delivery-receiver = le système destinataire n’a pas pu le remettre
inbox-delivery-unreachable = le système destinataire est resté injoignable
inbox-delivery-address = l’adresse de rappel ne peut pas être appelée
inbox-delivery-refused = le système destinataire l’a refusé ({ $status })
inbox-delivery-unknown = Nous ne savons pas si ce message est arrivé.
inbox-undo = Annuler
inbox-try-again = Réessayer
inbox-send-again = Renvoyer

## Écrire

inbox-write = Écrire
inbox-reply = Réponse
inbox-send = Envoyer
inbox-send-other = Autres façons d’envoyer
inbox-send-resolve = Envoyer et résoudre
inbox-send-snooze = Envoyer et mettre en pause jusqu’à demain
inbox-send-anyway = Envoyer quand même
inbox-moved-edit = Modifier
inbox-moved-discard = Abandonner
inbox-did-discard-words = Brouillon abandonné.
inbox-saved = Réponses enregistrées
inbox-keep-draft = Garder le brouillon
inbox-draft-kept = Enregistré
inbox-draft-not-kept = Non enregistré, gardez cet onglet ouvert
inbox-takes-line = L’envoi prend la main sur la conversation.
inbox-locked-paused = { $channel } est en pause. Rien n’en part.
inbox-locked-open-channel = Ouvrir le canal
inbox-locked-blocked = Ce contact est bloqué.
inbox-locked-role = Les lecteurs consultent. Demandez le rôle d’agent à un administrateur.
inbox-proposed = Brouillon de l’assistant
inbox-proposed-approve = Envoyer tel quel
inbox-proposed-edit = Modifier
inbox-proposed-send-edited = Envoyer modifié
inbox-proposed-discard = Écarter
inbox-proposed-cost = { $cost }

## Ce qu’on peut faire

inbox-more = Autres actions
inbox-take-over = Prendre la main
inbox-accept = Accepter
inbox-return = Rendre à l’assistant
inbox-assign = Confier
inbox-assign-me = Moi
inbox-assign-nobody = Personne
inbox-assignee = Responsable
inbox-labels = Étiquettes
inbox-suggested = Étiquettes proposées
inbox-suggested-because = Le client dit : { $words }
inbox-suggested-dismiss = Écarter { $name }
inbox-label-off = retirer
inbox-team = Équipe
inbox-team-none = Aucune équipe
inbox-snooze = Mettre en pause
inbox-snooze-later = Dans 3 heures
inbox-snooze-tomorrow = Demain 09:00
inbox-snooze-monday = Lundi 09:00
inbox-snooze-date = Choisir un moment…
inbox-snooze-until = Jusqu’à
inbox-resolve = Résoudre
inbox-reopen = Rouvrir
inbox-escalate = Escalader…
inbox-escalate-title = Transmettre
inbox-escalate-reason = Motif
inbox-escalate-note = Pour la personne qui prendra la suite
inbox-escalate-hint = Qui, quoi, déjà essayé, promis, ensuite.
inbox-escalate-act = Escalader
inbox-mark-unread = Marquer comme non lue
inbox-block = Bloquer ce contact
inbox-unblock = Débloquer ce contact
inbox-merge = Fusionner…
inbox-merge-title = Fusionner avec une autre conversation
inbox-merge-text = Les deux n’en font plus qu’une. Vous pouvez l’annuler pendant 30 jours ; le client ne voit aucune différence.
inbox-merge-with = Conversation de ce client
inbox-merge-number = Par son numéro
inbox-merge-number-hint = Le numéro ou l’adresse de la conversation
inbox-merge-act = Fusionner
inbox-split-title = Séparer cette conversation
inbox-split-text = Le message choisi et tout ce qui suit deviennent une nouvelle conversation. Celle-ci est résolue.
inbox-split-at = La nouvelle conversation commence par
inbox-split-act = Séparer
inbox-split-nothing = Le client n’a écrit qu’une fois : il n’y a rien à séparer.
inbox-locked-merged = Cette conversation a été fusionnée avec une autre.
inbox-cancel = Annuler

## Détails

inbox-handling = Traitement
inbox-summary = Résumé
inbox-summary-make = Résumer la conversation
inbox-summary-again = Résumer de nouveau
inbox-summary-asked = Le résumé est en cours…
inbox-summary-upto = Jusqu’au message du { $when }
inbox-summary-stale = Messages plus récents depuis
inbox-summary-failed = Le résumé n’a pas pu être fait.
inbox-status = Statut
inbox-came-late = arrivé avec { $span } de retard
inbox-came-late-both = Écrit le { $sent }, arrivé le { $came }.
inbox-intent = Demande
inbox-intent-question = Question
inbox-intent-order = Commande
inbox-intent-return = Retour ou remboursement
inbox-intent-complaint = Réclamation
inbox-intent-other = Autre chose
inbox-intent-as-read = Selon leurs mots
inbox-intent-correct = Corriger la demande
inbox-intent-set = Corriger
inbox-intent-did = La demande du client est corrigée.
inbox-language = Langue
inbox-language-en = Anglais
inbox-language-fr = Français
inbox-since = Attend depuis
inbox-escalation = Escalade
inbox-continues = Suite de
inbox-continues-link = la conversation précédente
inbox-contact = Contact
inbox-contact-name = Nom
inbox-contact-email = E-mail
inbox-contact-phone = Téléphone
inbox-contact-company = Société
inbox-contact-since = Connu depuis
inbox-contact-known-as = Connu comme
inbox-others = Autres conversations
inbox-others-none = Aucune que vous puissiez voir.

## Ce qui a été fait

inbox-did-resolve = Conversation résolue.
inbox-did-reopen = Conversation rouverte.
inbox-did-take-over = La conversation est à vous.
inbox-did-return = Rendue à l’assistant.
inbox-did-assign = Confiée.
inbox-did-snooze = En pause jusqu’à { $when }.
inbox-did-dismiss-label = L’étiquette n’est plus proposée ici.
inbox-did-suggest-again = L’étiquette peut de nouveau être proposée ici.
inbox-did-label = Étiquette posée.
inbox-did-unlabel = Étiquette retirée.
inbox-did-escalate = Transmise. Elle attend maintenant une personne.
inbox-did-take-back = Non envoyé. Le texte est revenu dans votre brouillon.
inbox-did-retry = Nouvel essai.
inbox-did-discard = Brouillon écarté.
inbox-did-keep = Brouillon gardé.
inbox-did-merge = Conversations fusionnées.
inbox-did-undo-merge = Les deux conversations sont comme avant.
inbox-did-split = Conversation séparée. Voici la nouvelle.
inbox-did-block = Contact bloqué.
inbox-did-unblock = Contact débloqué.

## Ce qui n’a pas pu être fait

inbox-cannot-gone = Cette conversation n’est pas accessible. Un collègue la tient peut-être maintenant.
inbox-cannot-message-gone = Ce message n’existe plus.
inbox-cannot-draft-gone = Ce brouillon n’existe plus.
inbox-cannot-empty = Écrivez d’abord quelque chose.
inbox-cannot-too-long = { $limit } caractères au plus. Vous en avez { $length }.
inbox-cannot-nul = Le texte contient un caractère impossible à enregistrer. Retirez-le.
inbox-cannot-blocked = Ce contact est bloqué.
inbox-cannot-paused = Le canal est en pause. Rien n’a été envoyé.
inbox-cannot-moved = { $count ->
    [one] { $count } message est arrivé pendant que vous écriviez. Rien n’a encore été envoyé.
   *[other] { $count } messages sont arrivés pendant que vous écriviez. Rien n’a encore été envoyé.
}
inbox-cannot-superseded = Le client a une conversation plus récente sur ce canal. Répondez-y.
inbox-cannot-past = Choisissez un moment dans l’année qui vient.
inbox-cannot-resolved = La conversation est résolue. Rouvrez-la d’abord.
inbox-cannot-not-an-agent = Choisissez quelqu’un qui peut répondre.
inbox-cannot-assistant-off = L’assistant est désactivé sur ce canal.
inbox-cannot-no-such-reason = Ce motif n’est plus proposé. Choisissez-en un autre.
inbox-cannot-already-escalated = Elle est déjà escaladée.
inbox-cannot-team-gone = Cette équipe n’existe plus.
inbox-cannot-label-gone = Cette étiquette n’existe plus.
inbox-cannot-label-full = La conversation a autant d’étiquettes qu’elle peut en avoir. Retirez-en une d’abord.
inbox-cannot-not-needed = Le message n’a pas besoin d’un nouvel essai.
inbox-cannot-too-late = Le message est parti.
inbox-cannot-decided = Le brouillon a déjà été traité, ou un message plus récent le remplace.
inbox-cannot-not-kept = Une autre fenêtre a enregistré un autre brouillon entre-temps.
inbox-cannot-quote = Le message cité n’est plus là. Rien n’a été envoyé.
inbox-cannot-merge-number = Choisissez une conversation ou indiquez son numéro.
inbox-cannot-merge-same = C’est cette conversation. Choisissez-en une autre.
inbox-cannot-merge-strangers = Cette conversation est avec un autre client ou sur un autre canal. Vos réponses ici ne lui parviendraient pas.
inbox-cannot-merged = L’une des conversations a déjà été fusionnée. Annulez d’abord cette fusion.
inbox-cannot-merge-overlap = Les deux conversations se sont déroulées en même temps : fusionnées, on ne pourrait plus les distinguer.
inbox-cannot-undo-again = La fusion a déjà été annulée.
inbox-cannot-undo-late = Une fusion peut être annulée pendant 30 jours.
inbox-cannot-undo-merged-on = La conversation a été fusionnée de nouveau depuis. Annulez d’abord cela.
inbox-cannot-split-first = Rien n’a été dit avant ce message. Choisissez-en un plus récent.

## Many conversations at once

inbox-choose-many = Choisir des conversations
inbox-choose-this = Choisir la conversation avec { $name }
inbox-chosen = Que faire des conversations choisies
inbox-chosen-label = Poser
inbox-chosen-unlabel = Retirer
inbox-chosen-all = Les { $count } qui correspondent, pas seulement celles de cette page
inbox-chosen-all-many = Toutes celles qui correspondent, jusqu’à 5 000, pas seulement celles de cette page
inbox-chosen-end = Ne plus choisir
inbox-chosen-did = { $count ->
    [0] Rien à changer dans les conversations choisies.
    [one] { $count } conversation modifiée.
   *[other] { $count } conversations modifiées.
}
inbox-chosen-undone = Les conversations sont comme avant. Ce que quelqu’un a changé depuis est conservé.
inbox-chosen-nothing = Choisissez au moins une conversation.
inbox-chosen-too-many = Choisissez { $limit } conversations au plus, ou toutes celles qui correspondent.
inbox-chosen-gone = Il n’y a plus rien à annuler.
inbox-chosen-progress = Action sur plusieurs conversations
inbox-chosen-refresh = Actualiser
inbox-chosen-doing = { $done } conversations traitées sur { $total }.
inbox-chosen-done = Terminé : { $changed } conversations modifiées sur { $total }.
inbox-chosen-undoing = Annulation : { $undone } conversations sur { $changed } sont comme avant.
inbox-chosen-was-undone = Annulé : { $undone } conversations sur { $changed } sont comme avant.
