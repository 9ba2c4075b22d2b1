## Billing

billing-title = Billing
billing-off = Nobody pays for a workspace of this installation: everything in it is open, and nothing is limited.
billing-current = Your plan: { $plan }
billing-no-plan = none
billing-price = Price
billing-status = Subscription
billing-access = Access
billing-paid-time = Paid for
billing-period = { $start } to { $end }
billing-includes = Includes
billing-frozen-because = Why it is stopped

billing-plan-free = Free
billing-plan-basic = Basic
billing-plan-pro = Pro
billing-plan-enterprise = Enterprise

billing-by-agreement = By agreement
billing-costs-nothing = Free of charge
billing-price-month = { $price } a month
billing-price-year = { $price } a year
billing-each = Price for
billing-each-month = Monthly
billing-each-year = Yearly

billing-most-conversations = { $count } conversations a month
billing-most-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
billing-most-channels = { $count ->
    [one] 1 channel
   *[other] { $count } channels
}
billing-most-storage-mb = { $number } MB of files
billing-most-storage-gb = { $number } GB of files
billing-any-conversations = Any number of conversations
billing-any-members = Any number of members
billing-any-channels = Any number of channels
billing-any-storage = Any amount of files
billing-opens-api = Service keys for the API
billing-opens-websites = Websites as knowledge
billing-without-api = Without new service keys; those that exist keep working
billing-without-websites = Without new websites; those that exist keep being read
billing-trial-days = { $days ->
    [one] 1 day free to try
   *[other] { $days } days free to try
}

billing-plans = Plans
billing-choose = Choose { $plan }
billing-yours = Your plan
billing-yours-otherwise = Your plan, paid differently
billing-write-operator = Ask whoever runs this installation.
billing-chosen = The workspace has the plan now.
billing-ask-operator = Nothing has changed yet: nobody takes payments here. Ask whoever runs this installation for this plan.
billing-not-offered = This plan cannot be chosen.
billing-same-plan = The workspace has this plan.
billing-end-first = Another plan is paid for. End it first; this one can be chosen when it has ended.

billing-status-none = Nothing chosen
billing-status-incomplete = First payment is missing
billing-status-incomplete_expired = Never begun
billing-status-trialing = Trial
billing-status-active = Active
billing-status-past_due = Payment failed
billing-status-canceled = Ended
billing-status-unpaid = Unpaid
billing-status-paused = Paused

billing-access-active = Everything works.
billing-access-grace = Everything works, for a while.
billing-access-read_only = Read-only: everybody reads and exports, and nobody changes anything.
billing-access-closed = Closed: owners choose a plan or export, and nothing else is possible.

# What comes next

billing-next-choose = You have not chosen a plan. You keep this one until you choose another.
billing-next-nothing = There is nothing to do.
billing-next-incomplete = The first payment was not made yet. Until then the workspace has the plan above.
billing-next-renews = It goes on by itself on { $day }.
billing-next-ends = It ends on { $day }. After that everybody reads and exports for 30 days.
billing-next-grace = A payment failed. Pay by { $day }; after that the workspace is read-only.
billing-next-unpaid = Pay what is open, or choose a plan, and everything works again.
billing-next-ended = The subscription has ended. Choose a plan, or export what you want to keep by { $day }.
billing-next-closed = Choose a plan to open the workspace again. Nothing in it was deleted.
billing-next-frozen = Write to whoever runs this installation.

# The banner

billing-see = See billing
billing-ask-owner = Ask an owner of the workspace.
billing-trial-until = You are on a trial until { $day }. Nothing is charged before you choose a plan.
billing-grace = A payment failed. Everything works until { $day }; after that the workspace is read-only.
billing-unpaid = A payment is missing, so the workspace is read-only. Customers’ messages still come in.
billing-trial-over = The trial is over, so the workspace is read-only. Customers’ messages still come in.
billing-ended-until = The subscription has ended. You can read and export until { $day }.
billing-frozen = Whoever runs this installation has stopped the workspace: it is read-only.
billing-closed = The workspace is closed. Nothing in it was deleted.
billing-refused-read-only = The workspace is read-only, so this is not possible now. An owner can change that under Billing.
billing-refused-closed = The workspace is closed. An owner can open it again under Billing.

# What a plan has not

billing-locked-api = Your plan does not include new service keys. Keys that exist keep working. An owner can choose another plan under Billing.
billing-locked-websites = Your plan does not include new websites. Websites that exist keep being read. An owner can choose another plan under Billing.
billing-full-members = Your plan has no room for another member; invitations that wait count too. An owner can choose another plan under Billing.
billing-full-channels = Your plan has no room for another channel. An owner can choose another plan under Billing.

# Export

billing-export = Take along what is yours
billing-export-about = As tables for any spreadsheet.
billing-export-contacts = Contacts
billing-export-companies = Companies
billing-export-leads = Leads

# Invoices

billing-invoices = Invoices
billing-no-invoices = There are no invoices yet.
billing-invoice-number = Number
billing-invoice-unnumbered = Without a number
billing-invoice-date = Date
billing-invoice-amount = Amount
billing-invoice-status = State
billing-invoice-file = File
billing-invoice-pdf-of = Invoice { $number } as PDF
billing-invoice-paid = Paid
billing-invoice-pending = Due
billing-invoice-failed = Failed
billing-invoice-void = Void
billing-due = by { $day }
