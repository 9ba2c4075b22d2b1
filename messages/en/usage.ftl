## Usage

usage-meters = This month
usage-meter-conversations = Conversations
usage-meter-storage = Storage
usage-meter-spending = AI spending
usage-of-limit = { $used } of { $most }
usage-no-limit = { $used }, no limit
usage-forecast = At this pace { $amount } by { $day }.
usage-megabytes = { $number } MB
usage-people-go-on = People can read and answer whatever is used up: only the assistant ever waits for a limit.
usage-at-limit-pause = At the limit the assistant pauses, and new questions go to people.
usage-at-limit-go_over = At the limit the assistant goes on, and what it uses beyond it counts.
usage-at-limit-storage = At the limit files still come in; you are told.
usage-check-none = Every night these sums are compared with what they are made of. That has not happened yet.
usage-check-fine = Compared with what they are made of on { $at }: every sum was right.
usage-check-found = Compared with what they are made of on { $at }, and put right: { $missing ->
    [one] 1 thing was not counted
   *[other] { $missing } things were not counted
}, { $wrong ->
    [one] 1 hour had another sum.
   *[other] { $wrong } hours had another sum.
}

# The budget

usage-budget = AI budget
usage-budget-about = What the assistant may cost in a month. It is promised to each answer before it is written, so that answers written at once cannot pass it together.
usage-most = Budget of a month, in US dollars
usage-most-hint = Empty is no limit.
usage-soft = Soft limit, in percent of it
usage-soft-hint = Owners and admins are told at 50%, here, and at 100%.
usage-when-reached = When a limit is reached
usage-choose-pause = The assistant pauses
usage-choose-pause-hint = People answer new questions; customers read that somebody will.
usage-choose-go_over = The assistant goes on
usage-choose-go_over-hint = It keeps answering, and what it uses beyond the limit counts.
usage-save = Save AI budget
usage-choose-one = Choose one of them
usage-bad-most = Enter an amount from 0 to 1,000,000 dollars, like 5 or 2.50
usage-bad-soft = Enter a whole number from 1 to 99
