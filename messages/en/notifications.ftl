notifications-title = Notifications
notifications-unread = { $count ->
    [0] Notifications, none unread
    [one] Notifications, 1 unread
   *[other] Notifications, { $count } unread
}
notifications-late = { $name } on { $channel } is late: { $what }
notifications-mention = A note on { $name }, { $channel }, calls for you
notifications-given = You were given an escalation: { $name } on { $channel }
notifications-new = New
notifications-open = Open
notifications-read-all = Mark all as read
notifications-did-read = Everything is marked as read.
notifications-empty = Nothing to tell you
notifications-empty-text = When a conversation of yours is late, you read it here.
notifications-gone = There is no such notification.
