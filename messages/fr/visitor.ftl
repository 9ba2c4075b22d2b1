# Ce que le serveur dit à un visiteur du widget.
visitor-greeting = Bonjour. Comment pouvons-nous vous aider ?
visitor-no-widget = Cette discussion n’existe pas ou a été supprimée.
visitor-session-ended = Cette discussion est terminée. Rechargez la page pour en commencer une autre.
visitor-unreadable = Nous n’avons pas pu lire ce message. Rechargez la page et réessayez.
visitor-empty = Écrivez d’abord un message.
visitor-too-long = Ce message est trop long. Il peut compter { $longest } caractères.
visitor-too-often = C’est beaucoup à la fois. Patientez un instant, puis réessayez.
visitor-away = Nous ne pouvons pas recevoir de messages en ce moment. Réessayez dans quelques secondes.
visitor-file-too-large = Le fichier dépasse { $limit } Mo.
visitor-no-file = Le fichier est vide ou n’est plus là. Choisissez-le à nouveau.
visitor-no-answer = Cette réponse n’est plus là. Rechargez la page.
visitor-too-many-files = { $most } fichiers au plus accompagnent un message.
visitor-full = Impossible de recevoir des fichiers pour le moment. Votre message, si.
