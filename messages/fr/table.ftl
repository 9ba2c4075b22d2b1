# Questions venues d’un tableur.

table-title = Importer des questions
table-about = Un fichier CSV, tel que l’enregistrent les tableurs. Sa première ligne nomme les colonnes : question, réponse et, au choix, variantes (séparées par |), langue, public (tous ou agents) et expiration (2026-12-31). Vous voyez ce que devient chaque ligne avant que rien ne soit écrit.
table-choose = Choisir un fichier
table-choose-hint = Un fichier CSV de 2 Mo au plus
table-paste = Ou collez les lignes
table-paste-hint = Avec la ligne qui nomme les colonnes.
table-look = Voir les lignes
table-another = Choisir un autre fichier
table-empty = Choisissez un fichier ou collez des lignes
table-too-long = Ce fichier dépasse 2 Mo. Partagez-le.
table-no-text = Ce fichier n’est pas un fichier CSV.
table-no-columns = La première ligne doit nommer une colonne « question » et une colonne « réponse ».
table-no-rows = Il n’y a aucune ligne sous la première.
table-too-many = { $most } lignes au plus. Vous en avez { $count }.
table-counts = { $new } à ajouter, { $known } déjà là, { $wrong } à corriger.
table-rows = Lignes
table-line = Ligne
table-fate = Ce qu’elle devient
table-new = à ajouter
table-known = déjà là
table-wrong = à corriger
table-wrong-rows = { $count ->
    [one] Une ligne est à corriger. Apportez ensuite le fichier à nouveau : rien n’est écrit d’ici là.
   *[other] { $count } lignes sont à corriger. Apportez ensuite le fichier à nouveau : rien n’est écrit d’ici là.
}
table-nothing-new = Il n’y a rien de nouveau.
table-no-audience = Le public est « tous » ou « agents ».
table-no-day = L’expiration est un jour à venir, comme 2026-12-31.
table-take = { $count ->
    [one] Importer une question
   *[other] Importer { $count } questions
}
table-taken = { $count ->
    [one] Une question a été importée
   *[other] { $count } questions ont été importées
}
