# The inbox: the list, a conversation, what one can do there.
inbox-title = Inbox
inbox-nobody = Unknown visitor
inbox-conversations = Conversations
inbox-conversation-with = Conversation with { $name }
inbox-back = Back to the list
inbox-details = Details
inbox-close-details = Back to the conversation
inbox-choose = Choose a conversation
inbox-choose-text = J and K move through the list, Enter opens.

## Views and filters

inbox-views = Views
inbox-view-to_answer = To answer
inbox-view-mine = Mine
inbox-view-assistant = Assistant
inbox-view-unassigned = Unassigned
inbox-view-waiting_for_us = Waiting for us
inbox-view-snoozed = Snoozed
inbox-view-escalated = Escalated
inbox-view-mentions = Mentions
inbox-view-all = All
inbox-view-drafts = Drafts
inbox-view-failed = Not delivered
inbox-views-saved = Saved views
inbox-views-more = More views
inbox-view-remove = Remove the view { $name }
inbox-view-for-me = Me
inbox-view-for-everyone = Everyone
inbox-view-save-fold = Save this view
inbox-view-name = Name of the view
inbox-view-for = For
inbox-view-save = Save view
inbox-view-bad-name = Use 1 to { $limit } characters on one line.
inbox-view-did-save = View { $name } saved.
inbox-view-did-remove = View removed.
inbox-view-did-restore = The view is back.
inbox-view-not-for-others = Views for others are saved and removed by managers.
inbox-view-too-many = You have { $limit } views, which is as many as one can have. Remove one first.
inbox-filter = Filter
inbox-filter-apply = Show
inbox-filter-clear = Clear filters
inbox-filter-words = Words, name or e-mail
inbox-filter-status = Status
inbox-filter-handler = Who answers
inbox-filter-channel = Channel
inbox-filter-assignee = Assignee
inbox-filter-team = Team
inbox-filter-language = Language
inbox-filter-intent = Request
inbox-filter-within = Active within
inbox-within-1d = A day
inbox-within-7d = 7 days
inbox-within-30d = 30 days
inbox-within-90d = 90 days
inbox-filter-label = Label
inbox-filter-unread = Unread only
inbox-filter-any = Any
inbox-waiting-now = { $count ->
    [one] { $count } conversation to answer.
   *[other] { $count } conversations to answer.
}
inbox-take-next = Take the next one
inbox-nobody-waits = Nobody waits for a person.

## What there is nothing of

inbox-empty-to_answer = Nobody needs an answer
inbox-empty-to_answer-text = { $count ->
    [0] New conversations appear here by themselves.
    [one] The assistant has { $count } conversation.
   *[other] The assistant has { $count } conversations.
}
inbox-empty-see-them = See them
inbox-empty-mine = You hold no conversations
inbox-empty-mine-text = Press T to take the next one.
inbox-empty-assistant = The assistant has no conversations
inbox-empty-assistant-text = What it answers stands here while it does.
inbox-empty-all = No conversations yet
inbox-empty-all-text = They appear here when customers write.
inbox-search-best = Time ran out: showing the best { $most }. Name a word more, or shorten the time, to see others.
inbox-search-newest = Showing the newest { $most }. Name a word more, or shorten the time, to see others.
inbox-empty-mentions = Nobody calls you
inbox-empty-mentions-text = Conversations with a note that names you (@you) stand here until they are resolved.
inbox-empty-filtered = No conversations fit
inbox-empty-filtered-text = Try other words, or fewer conditions.
inbox-empty-channel = Connect a channel to receive messages
inbox-empty-channel-text = A widget on your website takes a few minutes.
inbox-empty-connect = Connect a channel

## Who has the line

inbox-status-open = Open
inbox-status-waiting = Waits for the customer
inbox-status-snoozed = Snoozed
inbox-status-resolved = Resolved
inbox-handler-ai = The assistant
inbox-handler-staff = A person
inbox-handler-nobody = Nobody yet
inbox-with = With { $name }
inbox-with-you = With you
inbox-snoozed-until = Snoozed until { $when }
inbox-unread = Unread
inbox-proposal = Draft to approve
inbox-failed = Not delivered
inbox-you = You
inbox-by-you = You:
inbox-by = { $name }:
inbox-assistant = Assistant
inbox-ai = AI
inbox-staff = Team
inbox-waits-since = Waits { $span }
inbox-views-this = { $names } also here
inbox-drafting = AI drafting…
inbox-answering = Assistant is answering…
inbox-writes = { $name } is writing

## The thread

inbox-messages = Messages
inbox-earlier = Show earlier messages
inbox-earlier-shown = Earlier messages are shown above.
inbox-as-written = As written
inbox-new-tab = (opens in a new tab)
inbox-quote = Quote
inbox-quoted = In answer to { $name }:
inbox-quoting = You answer { $name }
inbox-quote-drop = Do not quote
inbox-split = Split…
inbox-latest = Back to the latest messages
inbox-note = Internal note
inbox-based-on = Based on
inbox-approved-by = Sent by { $name }
inbox-drafted = AI draft, edited by { $name }
inbox-why = Why this answer
inbox-why-confidence = Confidence
inbox-why-threshold = Answers alone from
inbox-why-provider = Model
inbox-why-cost = Cost
inbox-why-time = Took
inbox-why-tokens = Tokens
inbox-why-tokens-value = { $in } read, { $out } written
inbox-why-ignored = The message held instructions to the assistant. They were ignored.
inbox-why-looked = Looked at
inbox-why-cited = used
inbox-why-score = match { $score }
inbox-says = { $name }: { $text }

## What happened

inbox-happened-taken-over = { $by } took over.
inbox-happened-returned = { $by } returned it to the assistant.
inbox-happened-asked-again = { $by } asked the assistant to try once more.
inbox-happened-assigned = { $by } assigned it to { $to }.
inbox-happened-unassigned = { $by } took it off its agent.
inbox-happened-to-team = { $by } gave it to the team { $team }.
inbox-happened-from-team = { $by } took it from its team.
inbox-happened-shared = { $team } gave it to { $to }, whose turn it was.
inbox-happened-handed-back = { $from } away: it needs somebody else.
inbox-happened-asked-assistant = The assistant asked for a person.
inbox-happened-asked-agent = An agent asked for somebody who can help.
inbox-happened-asked-contact = The customer asked for a person.
inbox-happened-resolved = { $by } resolved it.
inbox-happened-reopened = { $by } opened it again.
inbox-happened-reopened-contact = The customer wrote again.
inbox-happened-snoozed = { $by } snoozed it until { $when }.
inbox-happened-woken = The snooze ended.
inbox-happened-merged = { $by } merged another conversation into this one: { $count ->
    [one] { $count } entry.
   *[other] { $count } entries.
}
inbox-happened-merged-into = { $by } merged this conversation into another.
inbox-happened-merge-undone = { $by } undid the merge.
inbox-happened-split-off = { $by } split off the later messages.
inbox-happened-split-from = { $by } split this off from an earlier conversation.
inbox-merged-open = Open the conversation that goes on
inbox-merged-other = Open the other conversation
inbox-merge-undo = Undo the merge
inbox-split-later = Open the later messages
inbox-split-earlier = Open the earlier messages

## How far a message has come

inbox-delivery-queued = Queued
inbox-delivery-sending = Sending
inbox-delivery-sent = Sent
inbox-delivery-delivered = Delivered
inbox-delivery-read = Read
inbox-delivery-failed = Not delivered
inbox-delivery-failed-because = Not delivered: { $reason }
inbox-delivery-paused = Not delivered: the channel was paused.
inbox-delivery-receiver = the receiving system could not deliver it
inbox-delivery-unreachable = the receiving system was not reached
inbox-delivery-address = the callback address may not be called
inbox-delivery-refused = the receiving system refused it ({ $status })
inbox-delivery-unknown = We do not know whether this arrived.
inbox-undo = Undo
inbox-try-again = Try again
inbox-send-again = Send again

## Writing

inbox-write = Write
inbox-reply = Reply
inbox-send = Send
inbox-send-other = Other ways to send
inbox-send-resolve = Send and resolve
inbox-send-snooze = Send and snooze until tomorrow
inbox-send-anyway = Send anyway
inbox-moved-edit = Edit
inbox-moved-discard = Discard
inbox-did-discard-words = Draft discarded.
inbox-saved = Saved replies
inbox-keep-draft = Keep the draft
inbox-draft-kept = Saved
inbox-draft-not-kept = Not saved, keep this tab open
inbox-takes-line = Sending takes the conversation over.
inbox-locked-paused = { $channel } is paused. Nothing leaves by it.
inbox-locked-open-channel = Open the channel
inbox-locked-blocked = This contact is blocked.
inbox-locked-role = Viewers read. Ask an admin for the role of an agent.
inbox-proposed = Draft by the assistant
inbox-proposed-approve = Send as it is
inbox-proposed-edit = Edit
inbox-proposed-send-edited = Send edited
inbox-proposed-discard = Discard
inbox-proposed-cost = { $cost }

## What one can do

inbox-more = More actions
inbox-take-over = Take over
inbox-accept = Accept
inbox-return = Return to assistant
inbox-assign = Assign
inbox-assign-me = Me
inbox-assign-nobody = Nobody
inbox-assignee = Assignee
inbox-labels = Labels
inbox-suggested = Suggested labels
inbox-suggested-because = The customer says: { $words }
inbox-suggested-dismiss = Dismiss { $name }
inbox-label-off = take off
inbox-team = Team
inbox-team-none = No team
inbox-snooze = Snooze
inbox-snooze-later = In 3 hours
inbox-snooze-tomorrow = Tomorrow 09:00
inbox-snooze-monday = Monday 09:00
inbox-snooze-date = Choose a moment…
inbox-snooze-until = Until
inbox-resolve = Resolve
inbox-reopen = Reopen
inbox-escalate = Escalate…
inbox-escalate-title = Hand this over
inbox-escalate-reason = Reason
inbox-escalate-note = For whoever takes it
inbox-escalate-hint = Who, what, tried, promised, next.
inbox-escalate-act = Escalate
inbox-mark-unread = Mark unread
inbox-block = Block this contact
inbox-unblock = Unblock this contact
inbox-merge = Merge…
inbox-merge-title = Merge with another conversation
inbox-merge-text = The two become one. It can be undone for 30 days; the customer sees no difference.
inbox-merge-with = Conversation of this customer
inbox-merge-number = By its number
inbox-merge-number-hint = The number, or the address of the conversation
inbox-merge-act = Merge
inbox-split-title = Split this conversation
inbox-split-text = The message you choose and everything after it become a new conversation. This one is resolved.
inbox-split-at = The new conversation begins with
inbox-split-act = Split
inbox-split-nothing = The customer has written once only: there is nothing to split.
inbox-locked-merged = This conversation was merged into another.
inbox-cancel = Cancel

## Details

inbox-handling = Handling
inbox-summary = Summary
inbox-summary-make = Sum up the conversation
inbox-summary-again = Sum up again
inbox-summary-asked = It is being summed up…
inbox-summary-upto = As of the message of { $when }
inbox-summary-stale = Newer messages since
inbox-summary-failed = It could not be summed up.
inbox-status = Status
inbox-came-late = arrived { $span } late
inbox-came-late-both = Written on { $sent }, arrived on { $came }.
inbox-intent = Request
inbox-intent-question = Question
inbox-intent-order = Order
inbox-intent-return = Return or refund
inbox-intent-complaint = Complaint
inbox-intent-other = Something else
inbox-intent-as-read = As their words say
inbox-intent-correct = Correct the request
inbox-intent-set = Correct
inbox-intent-did = What the customer wants was corrected.
inbox-language = Language
inbox-language-en = English
inbox-language-fr = French
inbox-since = Waits since
inbox-escalation = Escalation
inbox-continues = Continues
inbox-continues-link = the conversation before
inbox-contact = Contact
inbox-contact-name = Name
inbox-contact-email = E-mail
inbox-contact-phone = Phone
inbox-contact-company = Company
inbox-contact-since = Known since
inbox-contact-known-as = Known as
inbox-others = Other conversations
inbox-others-none = None that you can see.

## What was done

inbox-did-resolve = Conversation resolved.
inbox-did-reopen = Conversation opened again.
inbox-did-take-over = The conversation is yours.
inbox-did-return = Returned to the assistant.
inbox-did-assign = Assigned.
inbox-did-snooze = Snoozed until { $when }.
inbox-did-dismiss-label = The label is not suggested here any more.
inbox-did-suggest-again = The label may be suggested here again.
inbox-did-label = Label put on.
inbox-did-unlabel = Label taken off.
inbox-did-escalate = Handed over. It waits for a person now.
inbox-did-take-back = Not sent. The text is back where you write.
inbox-did-retry = Trying again.
inbox-did-discard = Draft discarded.
inbox-did-keep = Draft kept.
inbox-did-merge = Conversations merged.
inbox-did-undo-merge = The two conversations are as they were.
inbox-did-split = Conversation split. This is the new one.
inbox-did-block = Contact blocked.
inbox-did-unblock = Contact unblocked.

## What could not be done

inbox-cannot-gone = This conversation is not here for you. A colleague may hold it now.
inbox-cannot-message-gone = This message is not there any more.
inbox-cannot-draft-gone = This draft is not there any more.
inbox-cannot-empty = Write something first.
inbox-cannot-too-long = Use { $limit } characters or fewer. You have { $length }.
inbox-cannot-nul = The text holds a character that cannot be stored. Remove it.
inbox-cannot-blocked = This contact is blocked.
inbox-cannot-paused = The channel is paused. Nothing was sent.
inbox-cannot-moved = { $count ->
    [one] { $count } message came while you wrote. Nothing was sent yet.
   *[other] { $count } messages came while you wrote. Nothing was sent yet.
}
inbox-cannot-superseded = The customer has a newer conversation on this channel. Answer there.
inbox-cannot-past = Choose a moment within the next year.
inbox-cannot-resolved = The conversation is resolved. Reopen it first.
inbox-cannot-not-an-agent = Choose somebody who can answer.
inbox-cannot-assistant-off = The assistant is off on this channel.
inbox-cannot-no-such-reason = This reason is not offered any more. Choose another one.
inbox-cannot-already-escalated = It is escalated already.
inbox-cannot-team-gone = This team is not there any more.
inbox-cannot-label-gone = This label is not there any more.
inbox-cannot-label-full = The conversation has as many labels as it can have. Take one off first.
inbox-cannot-not-needed = The message does not need another try.
inbox-cannot-too-late = The message has left.
inbox-cannot-decided = The draft was decided on, or a newer message stands in its place.
inbox-cannot-not-kept = Another window has saved another draft since.
inbox-cannot-quote = The quoted message is not there any more. Nothing was sent.
inbox-cannot-merge-number = Choose a conversation, or give the number of one.
inbox-cannot-merge-same = That is this conversation. Choose another.
inbox-cannot-merge-strangers = That conversation is with another customer or on another channel. What you answer here would not reach them.
inbox-cannot-merged = One of the conversations was merged before. Undo that first.
inbox-cannot-merge-overlap = The two conversations went on at the same time and cannot be told apart any more once merged.
inbox-cannot-undo-again = The merge was undone before.
inbox-cannot-undo-late = A merge can be undone for 30 days.
inbox-cannot-undo-merged-on = The conversation was merged again since. Undo that first.
inbox-cannot-split-first = Nothing was said before that message. Choose a later one.

## Many conversations at once

inbox-choose-many = Choose conversations
inbox-choose-this = Choose the conversation with { $name }
inbox-chosen = What to do with the chosen conversations
inbox-chosen-label = Put on
inbox-chosen-unlabel = Take off
inbox-chosen-all = All { $count } that match, not only those on this page
inbox-chosen-all-many = All that match, up to 5,000, not only those on this page
inbox-chosen-end = Stop choosing
inbox-chosen-did = { $count ->
    [0] Nothing to change in the chosen conversations.
    [one] { $count } conversation changed.
   *[other] { $count } conversations changed.
}
inbox-chosen-undone = The conversations are as they were. What somebody changed since was kept.
inbox-chosen-nothing = Choose one conversation at least.
inbox-chosen-too-many = Choose { $limit } conversations at most, or all that match.
inbox-chosen-gone = There is nothing left to undo.
inbox-chosen-progress = Acting on many conversations
inbox-chosen-refresh = Refresh
inbox-chosen-doing = { $done } of { $total } conversations had their turn.
inbox-chosen-done = Done: { $changed } of { $total } conversations changed.
inbox-chosen-undoing = Undoing: { $undone } of { $changed } conversations are as they were.
inbox-chosen-was-undone = Undone: { $undone } of { $changed } conversations are as they were.
