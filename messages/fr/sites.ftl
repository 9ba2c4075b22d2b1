# Sites web lus comme connaissances.

## La liste

sites-title = Sites web
sites-empty = Aucun site pour l’instant
sites-empty-text = Ajoutez vos pages d’aide, et l’assistant pourra s’en servir pour répondre.
sites-address = Adresse
sites-schedule = Relecture
sites-last-read = Dernière lecture
sites-next-read = Prochaine fois
sites-not-read = non lu
sites-back = Tous les sites web

## En ajouter un

sites-new = Ajouter un site web
sites-address-hint = La page par laquelle commencer. Seules les pages du même site sont lues.
sites-schedule-hint = La nuit, à l’heure de cet espace. Seul ce qui a changé crée une nouvelle version.
sites-manual = À la main
sites-daily = Chaque jour
sites-weekly = Chaque semaine
sites-cap = Pages au plus
sites-cap-hint = Jusqu’à { $most }. Les pages les plus proches de la première sont lues.
sites-include = Uniquement ces chemins
sites-include-hint = Un par ligne, par exemple /aide/ ou /*/livraison. Aucun signifie tous.
sites-exclude = Sauf ces chemins
sites-exclude-hint = Un par ligne, par exemple /emplois/ ou /*.php$
sites-language-hint = Pour les pages qui n’indiquent pas la leur.
sites-add = Ajouter et lire
sites-list-first = Lister d’abord les pages
sites-list-first-hint = La liste regarde chaque page sans rien conserver. Le fichier robots.txt du site est respecté, et une seule page est demandée par seconde.
sites-did-add = Ajouté. Ses pages sont en cours de lecture.
sites-known = Ce site est déjà là.
sites-bad-address = Saisissez l’adresse d’une page, par exemple https://www.example.com/aide
sites-bad-paths = Écrivez un chemin par ligne, commençant par /, { $most } au plus.
sites-bad-cap = Saisissez un nombre de 1 à { $most }
sites-too-many = Il y a { $most } sites, c’est le maximum. Retirez-en un d’abord.

## Un site

sites-reading = Lecture
sites-never = Pas prévu
sites-never-read = Il n’a pas encore été lu.
sites-waits = Il attend son tour.
sites-progress = { $done } pages sur { $total }
sites-done = { $count ->
    [one] 1 page a été lue.
   *[other] { $count } pages ont été lues.
}
sites-listed = { $count ->
    [one] 1 page serait lue. Rien n’a été conservé.
   *[other] { $count } pages seraient lues. Rien n’a été conservé.
}
sites-stopped = Arrêté après { $done } pages sur { $total }. Ce qui a été lu reste.
sites-failed = Il n’a pas pu être lu.
sites-cut-pages = Le site a plus de pages qu’il n’en est lu.
sites-cut-time = La lecture a duré dix minutes, c’est le maximum. Le reste n’a pas été lu.
sites-count-new = { $count } nouvelles
sites-count-changed = { $count } modifiées
sites-count-unchanged = { $count } inchangées
sites-count-gone = { $count } disparues
sites-count-failed = { $count } non lues
sites-read-now = Lire maintenant
sites-read-these = Lire ces pages
sites-list-pages = Lister les pages
sites-stop = Arrêter
sites-did-begin = Ses pages sont en cours de lecture.
sites-did-stop = Arrêté. Ce qui a été lu reste.
sites-under-way = Ce site est en cours de lecture. Attendez la fin, ou arrêtez-la.
sites-report = Ce qui a été trouvé
sites-page = Page
sites-outcome = Résultat
sites-why = Raison
sites-actions = Actions
sites-read = Lue
sites-try-again = Réessayer
sites-found-on = Lien sur { $page }
sites-new-page = nouvelle
sites-changed-page = modifiée
sites-unchanged-page = inchangée
sites-moved-page = déplacée
sites-left-out = écartée
sites-reason-too-large = Elle dépasse 2 Mo.
sites-change = Comment il est lu
sites-did-change = Enregistré. C’est valable à partir de la prochaine lecture.
sites-remove = Retirer le site
sites-remove-consequence = n’est plus lu, et l’assistant n’utilise plus ses pages. Ce que d’anciennes réponses ont cité reste lisible.
sites-remove-act = Retirer le site
sites-remove-keep = Garder le site
sites-did-remove = Retiré. L’assistant n’utilise plus ses pages.
sites-of-page = Site web
sites-page-read = Lue
sites-its-pages = Toutes ses pages
