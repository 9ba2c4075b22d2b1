# Questions from a spreadsheet.

table-title = Import questions
table-about = A CSV file, as spreadsheets save it. Its first row names the columns: question, answer, and if you like variants (parted by |), language, audience (everyone or agents) and expiry (2026-12-31). You see what becomes of each row before anything is written.
table-choose = Choose a file
table-choose-hint = One CSV file of 2 MB at most
table-paste = Or paste the rows
table-paste-hint = With the row that names the columns.
table-look = Look at the rows
table-another = Choose another file
table-empty = Choose a file, or paste some rows
table-too-long = This is longer than 2 MB. Split it.
table-no-text = This file is no CSV file.
table-no-columns = The first row must name a column “question” and a column “answer”.
table-no-rows = There are no rows below the first.
table-too-many = { $most } rows at most. You have { $count }.
table-counts = { $new } new, { $known } here already, { $wrong } wrong.
table-rows = Rows
table-line = Line
table-fate = What becomes of it
table-new = new
table-known = here already
table-wrong = wrong
table-wrong-rows = { $count ->
    [one] One row is wrong. Mend it and bring the file again: nothing is written until then.
   *[other] { $count } rows are wrong. Mend them and bring the file again: nothing is written until then.
}
table-nothing-new = There is nothing new in it.
table-no-audience = The audience is “everyone” or “agents”.
table-no-day = The expiry is a day to come, as 2026-12-31.
table-take = { $count ->
    [one] Import one question
   *[other] Import { $count } questions
}
table-taken = { $count ->
    [one] One question was imported
   *[other] { $count } questions were imported
}
