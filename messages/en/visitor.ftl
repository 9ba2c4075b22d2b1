# What a visitor of the widget is told by the server.
visitor-greeting = Hello. How can we help?
visitor-no-widget = This chat does not exist or was removed.
visitor-session-ended = This chat has ended. Reload the page to begin a new one.
visitor-unreadable = We could not read this. Reload the page and try again.
visitor-empty = Write a message first.
visitor-too-long = This message is too long. It can have { $longest } characters.
visitor-too-often = That was a lot at once. Wait a moment, then try again.
visitor-away = We cannot take messages at this moment. Try again in a few seconds.
visitor-file-too-large = The file is larger than { $limit } MB.
visitor-no-file = The file is empty, or is not there any more. Choose it again.
visitor-no-answer = This answer is not here any more. Reload the page.
visitor-too-many-files = At most { $most } files go along with one message.
visitor-full = Files cannot be taken at the moment. Your message can.
