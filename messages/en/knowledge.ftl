# Knowledge: what the assistant may answer from.

## The list

knowledge-name = Name
knowledge-kind = Kind
knowledge-kind-faq = Question
knowledge-kind-text = Text
knowledge-language = Language
knowledge-passages = Passages
knowledge-updated = Updated
knowledge-state = State
knowledge-ready = ready
knowledge-off = disabled
knowledge-kind-document = Document
knowledge-kind-page = Page
knowledge-waiting = waiting
knowledge-reading = reading
knowledge-failed = failed
knowledge-stale = out of date
knowledge-reason-too-large = It is larger than 25 MB.
knowledge-reason-too-many-pages = It has more than 200 pages. Split it, and upload the parts.
knowledge-reason-unpacks-too-far = It unpacks to far more than its size, which harmful files do. It was not read.
knowledge-reason-locked = It opens only with a password. Upload it without one.
knowledge-reason-no-text = There is no text in it. A scan needs its text recognised first.
knowledge-reason-damaged = It is damaged, or not what its name says.
knowledge-reason-unknown-type = This type of file cannot be read.
knowledge-reason-took-too-long = Reading took too long.
knowledge-reason-not-found = The page is not there any more.
knowledge-reason-disallowed = The site’s robots.txt does not allow it.
knowledge-reason-unreachable = The site did not answer.
knowledge-reason-forbidden = This address may not be called.
knowledge-reason-excluded = Your own rules leave it out.
knowledge-reason-hidden = The page asks not to be indexed.
knowledge-reason-elsewhere = It leads to another address.
knowledge-reason-duplicate = Another page of the site says the same.
knowledge-reason-refused = The site shows it only to those who sign in.
knowledge-reason-expired = Its date is past.
knowledge-reason-broken = Reading it went wrong on our side. Try again later.
knowledge-all = All
knowledge-faqs = Questions
knowledge-texts = Texts
knowledge-search = Words of the title
knowledge-find = Find
knowledge-show-all = Show all
knowledge-none-found = No knowledge with these words
knowledge-none-found-text = Try fewer words, or another kind.
knowledge-empty = Nothing here yet
knowledge-empty-text = Add a question or a text, and the assistant can answer from it.
knowledge-language-en = English
knowledge-language-fr = French
knowledge-language-de = German
knowledge-language-es = Spanish
knowledge-language-it = Italian
knowledge-language-nl = Dutch
knowledge-language-pt = Portuguese
knowledge-language-und = another language

## Writing

knowledge-new-faq = Add a question
knowledge-new-text = Add a text
knowledge-add = Add
knowledge-cancel = Cancel
knowledge-question = Question
knowledge-answer = Answer
knowledge-answer-hint = Sent to the customer word for word.
knowledge-variants = Other ways to ask
knowledge-variants-hint = One a line, { $most } at most.
knowledge-title = Title
knowledge-title-hint = Customers see it as the source.
knowledge-text = Text
knowledge-text-hint = Sentences of it are quoted. Headings begin with #.
knowledge-added = Added. The assistant can answer from it.
knowledge-question-missing = Enter the question
knowledge-title-missing = Enter a title
knowledge-answer-missing = Enter the answer
knowledge-text-missing = Enter the text
knowledge-too-long = Use { $most } characters or fewer. You have { $count }.
knowledge-too-many = Use { $most } ways to ask or fewer. You have { $count }.
knowledge-choose-one = Choose one of the list

## One item

knowledge-says = What it says
knowledge-about = About
knowledge-back = All knowledge
knowledge-save = Save
knowledge-save-hint = Saving makes version { $version }. Earlier versions are kept.
knowledge-revised = Saved as version { $version }
knowledge-overtaken = Somebody else changed this while you were writing. Your words are below, theirs are under Versions. Save again to replace theirs.
knowledge-versions = Versions
knowledge-version = Version { $version }
knowledge-active = active
knowledge-written-by = by { $name }
knowledge-imported = imported
knowledge-words-of = What version { $version } says
knowledge-roll-back = Roll back to version { $version }
knowledge-rolled-back = Version { $version } is active again
knowledge-searched = Use by the assistant
knowledge-disable-about = The assistant answers from this. Disabled, it is kept and not used.
knowledge-disable = Disable
knowledge-disabled = Disabled. The assistant no longer uses it.
knowledge-enable-about = This is kept and not used.
knowledge-enable = Enable
knowledge-enabled = Enabled. The assistant can answer from it.

## Trying a question

knowledge-test = Test
knowledge-ask = Ask
knowledge-test-hint = Ask as a customer would. Nobody is written to.
knowledge-its-own-language = The question’s own
knowledge-would-say = Answer that would be given
knowledge-would-ask = It would ask which of these is meant:
knowledge-would-hand-over = It would ask a person. { $reason }.
knowledge-threshold = Sent without a person from { $threshold }
knowledge-found = Found
knowledge-searched-in = Searched in { $language }
knowledge-score = score { $score }
knowledge-cited = cited
knowledge-more-found = More that was found
knowledge-nothing-found = Nothing found
knowledge-nothing-found-text = No passage shares a word with the question.

## Documents

knowledge-documents = Documents
knowledge-new-documents = Add documents
knowledge-choose-files = Choose files
knowledge-choose-file = Choose a file
knowledge-hint-one = One file of { $limit } MB at most
knowledge-upload = Upload
knowledge-upload-about = PDF, Word, PowerPoint, Excel, HTML, Markdown, text or CSV. Choose them, or drop them here.
knowledge-uploaded = { $count ->
    [one] One document is being read.
   *[other] { $count } documents are being read.
}
knowledge-arrived = { $name } is being read.
knowledge-known = { $name } is here already.
knowledge-no-file = Choose a file first
knowledge-file-too-large = { $name } is larger than { $limit } MB.
knowledge-sent-after = Sent once the files are there
knowledge-waits = It waits for its turn
knowledge-being-read = It is being read
knowledge-waits-text = That takes some seconds. This page shows it when it is done.
knowledge-not-read = It could not be read
knowledge-not-read-text = The assistant cannot answer from it.
knowledge-not-read-again = The assistant goes on with version { $version }.
knowledge-retry = Try again
knowledge-retried = It waits for another try
knowledge-cannot-retry = It is not one that failed. Look at it again.
knowledge-other-version = This is version { $version }, which the assistant does not use.
knowledge-see-active = See what it says now
knowledge-page = Page { $number }
knowledge-page-empty = There is no text on this page.
knowledge-page-cut = This page is longer. The rest of it is in the original.
knowledge-pages = Pages
knowledge-pages-range = Pages { $first } to { $last } of { $all }
knowledge-pages-before = Pages before
knowledge-pages-after = Pages after
knowledge-passages-of = Passages of page { $number }
knowledge-originals = Originals
knowledge-original-unread = not read
knowledge-uploaded-by = uploaded by { $name }
knowledge-uploaded-by-system = uploaded by another system
knowledge-replace = Replace the file
knowledge-replace-about = What it says now is used until the new file is read, and is kept.
knowledge-replaced = The new file is being read
knowledge-replace-disabled = The document is disabled. Enable it first.
knowledge-replace-same = This is the file that it was read from already.
knowledge-propose-about = Or see first what would change. The file is read, and nothing is answered from it until you publish it.
knowledge-propose-choose = Compare a file
knowledge-proposed = A new file waits
knowledge-proposed-waits = { $name } waits for its turn to be read.
knowledge-proposed-reads = { $name } is being read.
knowledge-proposed-ready = { $name } has been read. Nothing is answered from it until it is published.
knowledge-proposed-failed = { $name } could not be read.
knowledge-proposed-look = See what it would change
knowledge-proposed-soon = That takes some seconds. If this page does not show it by itself, look again.
knowledge-proposed-untouched = The document stays as it is.
knowledge-look-again = Look again
knowledge-withdraw = Keep the document as it is
knowledge-decide-later = Decide later
knowledge-did-publish = Published. The assistant answers from version { $version }.
knowledge-did-withdraw = The document stays as it is. The file is kept among its originals.
knowledge-nothing-proposed = No file waits here any more. Look at the document again.
knowledge-proposed-not-read = The new file has not been read yet. Wait until it is.
knowledge-being-replaced = Another file of this document is being read. Decide when that is done.
knowledge-description = Description
knowledge-description-hint = For colleagues, who find it by these words.
knowledge-describe = Save the description
knowledge-described = Description saved

knowledge-how-found = How it is found
knowledge-found-by-words-only = By its words. No sentence model is offered here that would find it by what it means too.
knowledge-found-by-words-yet = By its words, until a sentence model has looked at it.
knowledge-found-by-meaning = By its words and by what it means, as { $model } sees it.
knowledge-looks = { $model } is looking at it
knowledge-looks-on = Looking at what is new
knowledge-looked-at = { $done } of { $count } passages
knowledge-not-looked-at = { $count ->
    [one] One passage is found by its words alone: the model does not know its language.
   *[other] { $count } passages are found by their words alone: the model does not know their language.
}
knowledge-model = Sentence model
knowledge-model-take = Take this model
knowledge-model-wanted = { $model } will look at everything; until then nothing changes.
knowledge-passage-waits = Waits for the model
knowledge-passages-wait = { $count ->
    [one] One passage is found by its words alone until the sentence model has looked at it.
   *[other] { $count } passages are found by their words alone until the sentence model has looked at them.
}

## For whom, until when

knowledge-reason-too-old = It was not read again for too long, and nobody has said that it still holds.
knowledge-any-state = Any state
knowledge-terms = For whom, until when
knowledge-audience = For
knowledge-audience-hint = What is for agents is found under Test, and is never said to a customer.
knowledge-for-everyone = Everyone
knowledge-for-agents = Agents only
knowledge-agents-only = For agents only.
knowledge-last-day = Last day
knowledge-last-day-hint = After it, the assistant no longer uses it. Days are those of { $zone }.
knowledge-no-day = Enter a day
knowledge-day-past = Enter a day to come
knowledge-until = Until { $day }.
knowledge-ends-soon = Ends soon: { $day }.
knowledge-save-terms = Save for whom and until when
knowledge-terms-set = Saved
knowledge-confirm = It still holds
knowledge-confirmed = Noted. It counts as up to date from today.
knowledge-age = Age
knowledge-age-days = Days until documents and pages count as out of date
knowledge-age-hint = They are still used, and shown as out of date.
knowledge-age-save = Save the age
knowledge-age-set = Saved. Documents and pages are looked at now.
knowledge-age-range = Enter a number from { $first } to { $last }

## Versions that wait, and what changed

knowledge-publish-later = Publish later
knowledge-publish-at = Publish at
knowledge-publish-at-hint = Left empty, it is published now. Times are those of { $zone }.
knowledge-no-moment = Enter a day and a time
knowledge-moment-past = Enter a moment to come
knowledge-planned = Version { $version } is published on { $when }
knowledge-plans = Scheduled
knowledge-becomes-active = Version { $version } is published on { $when }
knowledge-call-off = Cancel version { $version }
knowledge-called-off = Cancelled. Version { $version } stays among the versions.
knowledge-no-such-plan = It was published or cancelled before.
knowledge-compare = Compare
knowledge-compare-with = Compare with version { $version }
knowledge-compare-from = From version
knowledge-compare-to = To version
knowledge-compared = Version { $from } compared with version { $to }
knowledge-unchanged = Unchanged.
knowledge-back-to-item = Back to the item
