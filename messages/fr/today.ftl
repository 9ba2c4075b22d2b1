today-title = Bonjour { $name }
