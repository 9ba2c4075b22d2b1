target-first_response = first response
target-next_response = next response
target-resolution = resolution
target-acceptance = to be accepted

priority-low = Low
priority-normal = Normal
priority-high = High
priority-urgent = Urgent

service-letter-late-subject = { $workspace }: { $what } is late
service-letter-late-body =
    A conversation on { $channel } is late, and nobody of the team has acted.

    Promised: { $what }, due { $due }.

    { $link }

service-title = Service levels
service-about = When your team is there, and what you promise your customers.
service-hours = Business hours
service-hours-about = Only open hours count. Times are those of { $zone }. A change applies to what is promised from now on.
service-hours-hint = Like 09:00-12:30, 13:30-18:00. Empty is closed.
service-hours-always = No hours are set: every hour of every day counts.
service-holidays = Holidays
service-holidays-hint = One a line, like 2026-12-25 Christmas.
service-hours-save = Save hours
service-hours-saved = Business hours saved.
service-hours-version = Version { $version }
service-bad-intervals = Write intervals like 09:00-12:30, 13:30-18:00.
service-bad-disorder = The intervals overlap, or are not in order.
service-bad-holiday = Write a day and its name, like 2026-12-25 Christmas.
service-bad-never = At least one day must have an open hour.

service-policies = What is promised
service-policies-about = The most particular policy applies: one for a priority before one for a label, that before one for a channel, and all before one for any.
service-policies-empty = Nothing is promised yet
service-policies-empty-text = Add a policy, and every new message shows when an answer is due.
service-policy-new = Add a policy
service-policy-change = Change { $name }
service-policy-name = Name
service-policy-priority = Priority
service-policy-label = Label
service-policy-label-gone = a label that was removed
service-policy-channel = Channel
service-policy-any = Any
service-policy-first = First response, minutes
service-policy-next = Next response, minutes
service-policy-resolution = Resolution, minutes
service-policy-minutes-hint = Minutes of open time. Empty promises nothing.
service-policy-save = Save policy
service-policy-saved = Policy saved.
service-policy-retire = Stop promising
service-policy-retired = The policy applies to nothing new.
service-policy-gone = There is no such policy any more.
service-policy-version = Version { $version }
service-policy-promises = Promises
service-policy-within = { $what } within { $span }
service-bad-name = A name has 1 to 80 characters.
service-bad-nothing = Promise at least one thing.
service-bad-minutes = Give minutes from 1 to 525 600, or leave it empty.
service-bad-label = There is no such label.
service-bad-channel = There is no such channel.

service-fallback = Fallback address
service-fallback-about = When a promise is not kept, the agent is told at once, the managers after 5 open minutes, then an escalation is raised, and at last a mail is sent to this address.
service-fallback-email = Address
service-fallback-save = Save address
service-fallback-saved = Fallback address saved.

service-due = due { $when } — { $what }
service-due-short = due { $when }
service-late-short = late since { $when }
service-late = late since { $when } — { $what }
service-kept = kept { $when } — { $what }
service-missed = missed { $when } — { $what }
service-paused = paused — { $what }
service-why = why { $when }?
service-why-paused = why paused?
service-why-started = Began { $when }
service-why-target = Target: { $span } of open time
service-why-counted = { $from } to { $to }: { $span } counted
service-why-closed = { $from } to { $to }: closed, skipped
service-why-holiday = { $from } to { $to }: closed, skipped ({ $names })
service-why-held = { $from } to { $to }: paused, the customer has the word
service-why-waits = Paused since { $when }: the customer has the word
service-why-due = Due { $when }
service-why-version = Policy { $policy }, hours { $hours }
service-facts = Service level
service-priority = Priority
service-priority-set = Set
service-priority-did = Priority set.

inbox-happened-asked-rule = A promise was not kept.
inbox-happened-late = Late: { $what }. { $told }
told-assignee = The agent who has the conversation was told.
told-managers = The managers were told.
told-team = Everybody who answers was told.
told-record = An escalation was raised.
told-fallback = A mail was sent to the fallback address.
escalations-by-rule = by a service level

inbox-filter-sla = Service level
inbox-sla-breaching = Breaching within 1 h
inbox-sla-breached = Breached
today-breaching = Breaching within 1 h
