today-title = Good day, { $name }
