## Saved replies

replies-all = Saved replies
replies-new = Save a reply
replies-save = Save reply
replies-remove = Remove reply
replies-removed = Reply removed.
replies-title = Title
replies-shortcode = Shortcode
replies-shortcode-hint = Agents type a slash and this in an answer, for example /delay.
replies-languages = Languages
replies-body-en = Text in English
replies-body-fr = Text in French
replies-body-hint = These are filled in: { $known }
replies-empty = No saved replies yet
replies-empty-text = Save what your team answers again and again.
replies-no-title = Give the reply a title.
replies-bad-shortcode = Use letters, digits and hyphens, { $limit } at most.
replies-no-body = Write the text in at least one language.
replies-unknown-variable = Nobody can fill { $name }. Use { $known }
replies-taken = Another reply has this shortcode.
replies-too-many = A workspace has { $most } saved replies at most. Remove one first.
replies-no-room = The answer would be longer than { $limit } characters.
