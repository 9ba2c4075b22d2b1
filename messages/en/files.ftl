## Files

files-add = Attach files
files-hint = Up to { $most } files of { $limit } MB each
files-waiting = Files that go along
files-remove = Remove { $name }
files-removed = File removed.
files-size = { $size } kB
files-hidden = A file is hidden from viewers.
files-too-large = { $name } is larger than { $limit } MB. Nothing was sent.
files-empty = { $name } is empty. Nothing was sent.
files-full = There is no space left for files. Nothing was sent; tell whoever runs Switchboard.
files-broken = { $name } could not be kept. Nothing was sent; try again.
files-too-many = At most { $most } files go along with one message.
files-on-its-way = { $name } is on its way
files-stop = Stop { $name }
files-arrived = { $name } goes along.
files-lost = { $name } did not arrive. Choose it again.
files-sent-after = Sent once the files are there
