notifications-title = Notifications
notifications-unread = { $count ->
    [0] Notifications, aucune non lue
    [one] Notifications, 1 non lue
   *[other] Notifications, { $count } non lues
}
notifications-late = { $name } sur { $channel } est en retard : { $what }
notifications-mention = Une note sur { $name }, { $channel }, vous appelle
notifications-given = Une escalade vous est confiée : { $name } sur { $channel }
notifications-assigned = Une conversation vous est confiée : { $name } sur { $channel }
notifications-reply = { $name } a écrit à nouveau sur { $channel }
notifications-usage-conversations = { $percent } % des conversations de ce mois sont consommées
notifications-usage-storage = { $percent } % du stockage est utilisé
notifications-usage-spending = { $percent } % du budget d’IA de ce mois est dépensé
notifications-new = Nouveau
notifications-open = Ouvrir
notifications-read-all = Tout marquer comme lu
notifications-did-read = Tout est marqué comme lu.
notifications-empty = Rien à vous dire
notifications-empty-text = Quand quelqu’un a besoin de vous, vous le lisez ici.
notifications-gone = Cette notification n’existe pas.

# Mes choix

notifications-choices = Choix de notifications
notifications-choices-about = Ce que { $workspace } vous signale, comment et quand. Personne d’autre ne le voit ni ne le change.
notifications-choose = Choisir
notifications-what = De quoi et comment
notifications-about = Événement
notifications-way-product = Dans Switchboard
notifications-way-browser = Par le navigateur
notifications-way-mail = Par e-mail
notifications-wish = { $about } : { $way }
notifications-about-first_response = Une première réponse est en retard
notifications-about-next_response = Une réponse suivante est en retard
notifications-about-resolution = Une résolution est en retard
notifications-about-acceptance = Personne n’accepte une escalade
notifications-about-mention = Une note vous appelle
notifications-about-given = Une escalade vous est confiée, à vous ou à votre équipe
notifications-about-assigned = Une conversation vous est confiée
notifications-about-reply = Un client écrit à nouveau dans l’une de vos conversations
notifications-about-usage = Une limite de consommation approche ou est atteinte (propriétaires et administrateurs)
notifications-save = Enregistrer les choix
notifications-saved = Vos choix sont enregistrés.
notifications-bad-choice = Choisissez dans le tableau
notifications-try = Essayer dans ce navigateur
notifications-tried = Voilà à quoi ressemble une notification.
notifications-browser-granted = Ce navigateur affiche les notifications tant que Switchboard y est ouvert.
notifications-browser-denied = Ce navigateur n’autorise pas Switchboard à afficher des notifications. Autorisez-les pour ce site dans les réglages du navigateur, puis réessayez.
notifications-browser-default = Vous n’avez pas encore répondu à la question du navigateur : rien ne s’affiche.
notifications-browser-missing = Ce navigateur ne peut pas afficher de notifications sur cette page.

# Quand

notifications-when = Quand
notifications-when-about = À l’heure de l’espace de travail, { $zone }.
notifications-digest = Résumé par e-mail
notifications-digest-hint = Un seul message avec tout ce que vous n’avez pas lu. S’il n’y a rien, il n’y a pas de message.
notifications-digest-off = Aucun e-mail
notifications-digest-hourly = Toutes les heures
notifications-digest-daily = Une fois par jour
notifications-hour = Heure de l’e-mail quotidien
notifications-quiet = Heures calmes
notifications-quiet-about = Ni le navigateur ni un e-mail ne vous dérangent alors. Ce qui arrive entre-temps est signalé après ; la cloche le compte aussitôt.
notifications-quiet-from = Calme de
notifications-quiet-to = Calme jusqu’à
notifications-quiet-nights = Quels jours
notifications-nights-every = Tous les jours
notifications-nights-working = Quand elles commencent du lundi au vendredi
notifications-nights-and_weekends = Tous les jours, et tout le samedi et le dimanche
notifications-save-times = Enregistrer les horaires
notifications-times-saved = Vos horaires sont enregistrés.
notifications-bad-hour = Choisissez une heure de la journée
notifications-bad-time = Saisissez une heure comme 22:00, ou laissez les deux vides
notifications-bad-end = Les heures calmes finissent à une autre heure qu’elles ne commencent
notifications-mail-now = M’envoyer maintenant ce que je n’ai pas lu
notifications-mailed = { $count ->
    [0] Rien n’attend d’être envoyé.
    [one] 1 notification vous est envoyée.
   *[other] { $count } notifications vous sont envoyées.
}

# Ce que disent le navigateur et les messages

notifications-waited = { $count } notifications sont arrivées entre-temps.
notifications-letter-subject = { $workspace } : { $count ->
    [one] 1 notification non lue
   *[other] { $count } notifications non lues
}
notifications-letter-more = { $count ->
    [one] Et 1 autre.
   *[other] Et { $count } autres.
}
notifications-letter-body =
    Dans { $workspace }, vous n’avez pas lu :

    { $list }

    Vous choisissez la fréquence de ces messages dans Switchboard, sous Mon compte, Choix de notifications.
