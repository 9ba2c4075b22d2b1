# Websites that are read as knowledge.

## The list

sites-title = Websites
sites-empty = No website yet
sites-empty-text = Add your help pages, and the assistant can answer from them.
sites-address = Address
sites-schedule = Read again
sites-last-read = Last read
sites-next-read = Next time
sites-not-read = not read
sites-back = All websites

## Adding one

sites-new = Add a website
sites-address-hint = The page to begin with. Only pages of the same site are read.
sites-schedule-hint = At night, by the clock of this workspace. Only what has changed makes a new version.
sites-manual = By hand
sites-daily = Every day
sites-weekly = Every week
sites-cap = Pages at most
sites-cap-hint = Up to { $most }. The pages nearest to the first one are read.
sites-include = Only these paths
sites-include-hint = One a line, such as /help/ or /*/delivery. None is every path.
sites-exclude = Not these paths
sites-exclude-hint = One a line, such as /jobs/ or /*.php$
sites-language-hint = For pages that do not tell their own.
sites-add = Add and read
sites-list-first = List pages first
sites-list-first-hint = Listing looks at every page and keeps none. The site’s robots.txt is respected, and it is asked for one page a second.
sites-did-add = Added. Its pages are being read.
sites-known = This website is here already.
sites-bad-address = Enter the address of a page, such as https://www.example.com/help
sites-bad-paths = Write one path a line, each beginning with /, { $most } at most.
sites-bad-cap = Enter a number from 1 to { $most }
sites-too-many = There are { $most } websites, which is the most. Remove one first.

## One website

sites-reading = Reading
sites-never = Not planned
sites-never-read = It was not read yet.
sites-waits = It waits for its turn.
sites-progress = { $done } of { $total } pages
sites-done = { $count ->
    [one] 1 page was read.
   *[other] { $count } pages were read.
}
sites-listed = { $count ->
    [one] 1 page would be read. Nothing was kept.
   *[other] { $count } pages would be read. Nothing was kept.
}
sites-stopped = Stopped after { $done } of { $total } pages. What was read stays.
sites-failed = It could not be read.
sites-cut-pages = The site has more pages than are read.
sites-cut-time = It took ten minutes, which is the most. The rest was not read.
sites-count-new = { $count } new
sites-count-changed = { $count } changed
sites-count-unchanged = { $count } unchanged
sites-count-gone = { $count } gone
sites-count-failed = { $count } not read
sites-read-now = Read now
sites-read-these = Read these pages
sites-list-pages = List pages
sites-stop = Stop
sites-did-begin = Its pages are being read.
sites-did-stop = Stopped. What was read stays.
sites-under-way = This website is being read. Wait until it is done, or stop it.
sites-report = What was found
sites-page = Page
sites-outcome = Result
sites-why = Why
sites-actions = Actions
sites-read = Read
sites-try-again = Try again
sites-found-on = Linked from { $page }
sites-new-page = new
sites-changed-page = changed
sites-unchanged-page = unchanged
sites-moved-page = moved
sites-left-out = left out
sites-reason-too-large = It is larger than 2 MB.
sites-change = How it is read
sites-did-change = Saved. It holds from the next reading on.
sites-remove = Remove the website
sites-remove-consequence = is read no more, and the assistant no longer uses its pages. What past answers cited stays readable.
sites-remove-act = Remove website
sites-remove-keep = Keep the website
sites-did-remove = Removed. The assistant no longer uses its pages.
sites-of-page = Website
sites-page-read = Read
sites-its-pages = All its pages
