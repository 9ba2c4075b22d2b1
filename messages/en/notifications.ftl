notifications-title = Notifications
notifications-unread = { $count ->
    [0] Notifications, none unread
    [one] Notifications, 1 unread
   *[other] Notifications, { $count } unread
}
notifications-late = { $name } on { $channel } is late: { $what }
notifications-mention = A note on { $name }, { $channel }, calls for you
notifications-given = You were given an escalation: { $name } on { $channel }
notifications-assigned = You were given a conversation: { $name } on { $channel }
notifications-reply = { $name } wrote again on { $channel }
notifications-usage-conversations = { $percent }% of this month’s conversations are used
notifications-usage-storage = { $percent }% of the storage is used
notifications-usage-spending = { $percent }% of this month’s AI budget is spent
notifications-new = New
notifications-open = Open
notifications-read-all = Mark all as read
notifications-did-read = Everything is marked as read.
notifications-empty = Nothing to tell you
notifications-empty-text = When somebody needs you, you read it here.
notifications-gone = There is no such notification.

# One's own choices

notifications-choices = Notification choices
notifications-choices-about = What { $workspace } tells you, how and when. Nobody else sees or changes it.
notifications-choose = Choose
notifications-what = Of what and how
notifications-about = Event
notifications-way-product = In Switchboard
notifications-way-browser = By the browser
notifications-way-mail = By e-mail
notifications-wish = { $about }: { $way }
notifications-about-first_response = A first response is late
notifications-about-next_response = A further response is late
notifications-about-resolution = A resolution is late
notifications-about-acceptance = Nobody accepts an escalation
notifications-about-mention = A note calls for you
notifications-about-given = You or your team are given an escalation
notifications-about-assigned = You are given a conversation
notifications-about-reply = A customer writes again in a conversation of yours
notifications-about-usage = A limit of usage comes close or is reached (owners and admins)
notifications-save = Save choices
notifications-saved = Your choices are kept.
notifications-bad-choice = Choose from the table
notifications-try = Try it in this browser
notifications-tried = This is how a notification looks.
notifications-browser-granted = This browser shows notifications while Switchboard is open in it.
notifications-browser-denied = This browser does not let Switchboard show notifications. Allow them for this site in the browser’s own settings, then try again.
notifications-browser-default = You have not answered the browser’s question yet, so nothing is shown.
notifications-browser-missing = This browser cannot show notifications on this page.

# When

notifications-when = When
notifications-when-about = By the clock of the workspace, { $zone }.
notifications-digest = E-mail digest
notifications-digest-hint = One letter with all that you have not read. Where there is nothing, there is no letter.
notifications-digest-off = No e-mails
notifications-digest-hourly = Every hour
notifications-digest-daily = Once a day
notifications-hour = Hour of the daily e-mail
notifications-quiet = Quiet hours
notifications-quiet-about = Neither the browser nor an e-mail disturbs you then. What comes meanwhile is told afterwards; the bell counts it at once.
notifications-quiet-from = Quiet from
notifications-quiet-to = Quiet until
notifications-quiet-nights = On which days
notifications-nights-every = Every day
notifications-nights-working = Beginning on Monday to Friday
notifications-nights-and_weekends = Every day, and all of Saturday and Sunday
notifications-save-times = Save times
notifications-times-saved = Your times are kept.
notifications-bad-hour = Choose an hour of the day
notifications-bad-time = Enter a time like 22:00, or leave both empty
notifications-bad-end = Quiet hours end at another time than they begin
notifications-mail-now = E-mail me now what I have not read
notifications-mailed = { $count ->
    [0] Nothing waits to be e-mailed.
    [one] 1 notification is on its way to you.
   *[other] { $count } notifications are on their way to you.
}

# What the browser and the letters say

notifications-waited = { $count } notifications came in the meantime.
notifications-letter-subject = { $workspace }: { $count ->
    [one] 1 unread notification
   *[other] { $count } unread notifications
}
notifications-letter-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
notifications-letter-body =
    In { $workspace } you have not read:

    { $list }

    How often this is written, you choose in Switchboard under Account, Notification choices.
