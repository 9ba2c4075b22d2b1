notifications-title = Notifications
notifications-unread = { $count ->
    [0] Notifications, aucune non lue
    [one] Notifications, 1 non lue
   *[other] Notifications, { $count } non lues
}
notifications-late = { $name } sur { $channel } est en retard : { $what }
notifications-mention = Une note sur { $name }, { $channel }, vous appelle
notifications-given = Une escalade vous est confiée : { $name } sur { $channel }
notifications-new = Nouveau
notifications-open = Ouvrir
notifications-read-all = Tout marquer comme lu
notifications-did-read = Tout est marqué comme lu.
notifications-empty = Rien à vous dire
notifications-empty-text = Quand une de vos conversations est en retard, vous le lisez ici.
notifications-gone = Cette notification n’existe pas.
