# Topics: what customers write about, day after day.

topics-title = Topics
topics-topic = Topic
topics-messages = Messages
topics-share = Share
topics-trend = Trend
topics-cost-share = Share of the cost
topics-other = Other
topics-of-days = Topics of the last { $days } days
topics-per-day = Each of the last { $days } days
topics-drawn = { $topic }, day by day: { $count ->
    [one] one message
   *[other] { $count } messages
}
topics-as-table = Show as a table
topics-top = Top topics, 30 days
topics-all = All topics
topics-back = All topics
topics-same = as before
topics-more = { $count } more
topics-fewer = { $count } fewer
topics-weak = { $reason }: { $count } of { $of }
topics-like = Perhaps the same as “{ $topic }”
topics-empty = No topics yet
topics-empty-text = Topics are found once a day, from about { $count } messages on. They take no setting up.
topics-empty-meter = { $count } of { $of }
topics-cost-of = { $cost } ({ $share })

## One topic

topics-lacking = What the knowledge lacks
topics-all-gaps = All gaps
topics-gap-asked = { $count ->
    [one] asked once
   *[other] asked { $count } times
}
topics-samples = What customers wrote
topics-wrote = Message
topics-when = When
topics-no-samples = Nothing to show
topics-no-samples-text = Nobody wrote about this in the period, or not in conversations that you see.
topics-policy = What the assistant may do
topics-policy-label = With questions of this topic
topics-policy-send = Answers
topics-policy-send-text = It does what its channel lets it do.
topics-policy-draft = Drafts only
topics-policy-draft-text = It proposes replies, people decide.
topics-policy-off = Off
topics-policy-off-text = People answer. The customer is told that a person will.
topics-policy-act = Save the rule
topics-keywords = Words
topics-hide = Hide
topics-show = Show again
topics-rename = Rename
topics-name = Name
topics-name-hint = The topic keeps it, whatever words the next days bring.
topics-rename-act = Rename topic
topics-merge = Merge with another topic
topics-merge-into = Into
topics-merge-hint = What was and will be counted as { $topic } counts as this one, under its name and rule.
topics-merge-act = Merge topics
topics-merged = Merged into this topic
topics-unmerge-act = Undo merge
topics-merged-hint = A merge can be undone for 30 days. Both are then as they were, and the days since are counted again.
topics-like-yes = It is the same: merge
topics-like-no = It is another
topics-split = Split
topics-split-hint = Its newest messages are divided by their words. The largest part keeps the name, the others are new topics.
topics-split-act = Split topic

## What was done, and what was not

topics-did-rename = The topic is called “{ $topic }” now.
topics-did-merge = The topics are one now.
topics-did-unmerge = Undone. Both topics are as they were; the days since are counted again.
topics-did-tell-apart = Noted. They stay two topics.
topics-did-split = { $count ->
    [one] There is one topic now.
   *[other] There are { $count } topics now.
}
topics-did-hide = “{ $word }” is hidden.
topics-did-show = “{ $word }” is shown again.
topics-did-set-policy = Saved. It holds from the next question on.
topics-name-missing = Give the topic a name.
topics-name-long = A topic’s name has at most 80 characters.
topics-merge-itself = Choose another topic.
topics-unmerge-too-late = More than 30 days have passed, so this merge cannot be undone any more.
topics-merged-since = The topic was merged again since. Undo that first.
topics-of-one-piece = Its messages are all about the same: there is nothing to divide.
topics-no-word = The topic does not have this word any more.
