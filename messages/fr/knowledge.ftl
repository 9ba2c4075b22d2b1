# Connaissances : ce à partir de quoi l’assistant peut répondre.

## La liste

knowledge-name = Nom
knowledge-kind = Type
knowledge-kind-faq = Question
knowledge-kind-text = Texte
knowledge-language = Langue
knowledge-passages = Passages
knowledge-updated = Modifié
knowledge-state = État
knowledge-ready = prêt
knowledge-off = désactivé
knowledge-kind-document = Document
knowledge-kind-page = Page
knowledge-waiting = en attente
knowledge-reading = lecture en cours
knowledge-failed = échec
knowledge-stale = à vérifier
knowledge-reason-too-large = Plus de 25 Mo.
knowledge-reason-too-many-pages = Plus de 200 pages. Découpez-le et envoyez les parties.
knowledge-reason-unpacks-too-far = Une fois décompressé, il dépasse de loin sa taille, comme le font des fichiers malveillants. Il n’a pas été lu.
knowledge-reason-locked = Il ne s’ouvre qu’avec un mot de passe. Envoyez-le sans protection.
knowledge-reason-no-text = Aucun texte à lire. Un document numérisé doit d’abord passer par la reconnaissance de texte.
knowledge-reason-damaged = Il est endommagé, ou n’est pas ce que son nom annonce.
knowledge-reason-unknown-type = Ce type de fichier ne peut pas être lu.
knowledge-reason-took-too-long = La lecture a duré trop longtemps.
knowledge-reason-not-found = La page n’existe plus.
knowledge-reason-disallowed = Le fichier robots.txt du site ne l’autorise pas.
knowledge-reason-unreachable = Le site n’a pas répondu.
knowledge-reason-forbidden = Cette adresse ne peut pas être appelée.
knowledge-reason-excluded = Vos propres règles l’écartent.
knowledge-reason-hidden = La page demande à ne pas être indexée.
knowledge-reason-elsewhere = Elle mène à une autre adresse.
knowledge-reason-duplicate = Une autre page du site dit la même chose.
knowledge-reason-refused = Le site ne la montre qu’aux personnes connectées.
knowledge-reason-expired = Sa date est passée.
knowledge-reason-broken = La lecture a rencontré un problème de notre côté. Réessayez plus tard.
knowledge-all = Tout
knowledge-faqs = Questions
knowledge-texts = Textes
knowledge-search = Mots du titre
knowledge-find = Chercher
knowledge-show-all = Tout afficher
knowledge-none-found = Aucune connaissance avec ces mots
knowledge-none-found-text = Essayez avec moins de mots, ou un autre type.
knowledge-empty = Rien pour l’instant
knowledge-empty-text = Ajoutez une question ou un texte, et l’assistant pourra s’en servir pour répondre.
knowledge-language-en = anglais
knowledge-language-fr = français
knowledge-language-de = allemand
knowledge-language-es = espagnol
knowledge-language-it = italien
knowledge-language-nl = néerlandais
knowledge-language-pt = portugais
knowledge-language-und = une autre langue

## Écrire

knowledge-new-faq = Ajouter une question
knowledge-new-text = Ajouter un texte
knowledge-add = Ajouter
knowledge-cancel = Annuler
knowledge-question = Question
knowledge-answer = Réponse
knowledge-answer-hint = Envoyée au client mot pour mot.
knowledge-variants = Autres formulations
knowledge-variants-hint = Une par ligne, { $most } au plus.
knowledge-title = Titre
knowledge-title-hint = Les clients le voient comme source.
knowledge-text = Texte
knowledge-text-hint = Des phrases en sont citées. Les titres commencent par #.
knowledge-added = Ajouté. L’assistant peut s’en servir pour répondre.
knowledge-question-missing = Saisissez la question
knowledge-title-missing = Saisissez un titre
knowledge-answer-missing = Saisissez la réponse
knowledge-text-missing = Saisissez le texte
knowledge-too-long = { $most } caractères au plus. Vous en avez { $count }.
knowledge-too-many = { $most } formulations au plus. Vous en avez { $count }.
knowledge-choose-one = Choisissez dans la liste

## Un élément

knowledge-says = Contenu
knowledge-about = À propos
knowledge-back = Toutes les connaissances
knowledge-save = Enregistrer
knowledge-save-hint = L’enregistrement crée la version { $version }. Les précédentes sont conservées.
knowledge-revised = Enregistré comme version { $version }
knowledge-overtaken = Quelqu’un d’autre a modifié cet élément pendant que vous écriviez. Votre texte est ci-dessous, le sien sous Versions. Enregistrez à nouveau pour le remplacer.
knowledge-versions = Versions
knowledge-version = Version { $version }
knowledge-active = active
knowledge-written-by = par { $name }
knowledge-imported = importée
knowledge-words-of = Contenu de la version { $version }
knowledge-roll-back = Revenir à la version { $version }
knowledge-rolled-back = La version { $version } est à nouveau active
knowledge-searched = Utilisation par l’assistant
knowledge-disable-about = L’assistant s’en sert pour répondre. Désactivé, l’élément est conservé sans être utilisé.
knowledge-disable = Désactiver
knowledge-disabled = Désactivé. L’assistant ne s’en sert plus.
knowledge-enable-about = Cet élément est conservé sans être utilisé.
knowledge-enable = Activer
knowledge-enabled = Activé. L’assistant peut s’en servir pour répondre.

## Essayer une question

knowledge-test = Essai
knowledge-ask = Demander
knowledge-test-hint = Demandez comme le ferait un client. Personne ne reçoit de message.
knowledge-its-own-language = Celle de la question
knowledge-would-say = Réponse qui serait donnée
knowledge-would-ask = L’assistant demanderait de quoi il s’agit :
knowledge-would-hand-over = L’assistant demanderait une personne. { $reason }.
knowledge-threshold = Envoyée sans intervention à partir de { $threshold }
knowledge-found = Passages trouvés
knowledge-searched-in = Langue de la recherche : { $language }
knowledge-score = score { $score }
knowledge-cited = cité
knowledge-more-found = Autres passages trouvés
knowledge-nothing-found = Rien trouvé
knowledge-nothing-found-text = Aucun passage n’a de mot en commun avec la question.

## Documents

knowledge-documents = Documents
knowledge-new-documents = Ajouter des documents
knowledge-choose-files = Choisir des fichiers
knowledge-choose-file = Choisir un fichier
knowledge-hint-one = Un fichier de { $limit } Mo au plus
knowledge-upload = Envoyer
knowledge-upload-about = PDF, Word, PowerPoint, Excel, HTML, Markdown, texte ou CSV. Choisissez-les ou déposez-les ici.
knowledge-uploaded = { $count ->
    [one] Un document est en cours de lecture.
   *[other] { $count } documents sont en cours de lecture.
}
knowledge-arrived = { $name } est en cours de lecture.
knowledge-known = { $name } est déjà là.
knowledge-no-file = Choisissez d’abord un fichier
knowledge-file-too-large = { $name } dépasse { $limit } Mo.
knowledge-sent-after = Envoi dès que les fichiers sont là
knowledge-waits = En attente de lecture
knowledge-being-read = Lecture en cours
knowledge-waits-text = Cela prend quelques secondes. Cette page l’affiche dès que c’est fait.
knowledge-not-read = La lecture a échoué
knowledge-not-read-text = L’assistant ne peut pas s’en servir pour répondre.
knowledge-not-read-again = L’assistant continue avec la version { $version }.
knowledge-retry = Réessayer
knowledge-retried = En attente d’un nouvel essai
knowledge-cannot-retry = Ce document n’est pas en échec. Regardez-le à nouveau.
knowledge-other-version = Ceci est la version { $version }, que l’assistant n’utilise pas.
knowledge-see-active = Voir le contenu actuel
knowledge-page = Page { $number }
knowledge-page-empty = Il n’y a pas de texte sur cette page.
knowledge-page-cut = Cette page est plus longue. La suite est dans l’original.
knowledge-pages = Pages
knowledge-pages-range = Pages { $first } à { $last } sur { $all }
knowledge-pages-before = Pages précédentes
knowledge-pages-after = Pages suivantes
knowledge-passages-of = Passages de la page { $number }
knowledge-originals = Originaux
knowledge-original-unread = non lu
knowledge-uploaded-by = envoyé par { $name }
knowledge-uploaded-by-system = envoyé par un autre système
knowledge-replace = Remplacer le fichier
knowledge-replace-about = Le contenu actuel sert jusqu’à la lecture du nouveau fichier, et il est conservé.
knowledge-replaced = Le nouveau fichier est en cours de lecture
knowledge-replace-disabled = Ce document est désactivé. Activez-le d’abord.
knowledge-replace-same = C’est déjà le fichier dont il a été lu.
knowledge-propose-about = Ou voyez d’abord ce qui changerait. Le fichier est lu, et l’assistant n’en tire aucune réponse tant que vous ne le publiez pas.
knowledge-propose-choose = Comparer un fichier
knowledge-proposed = Un nouveau fichier attend
knowledge-proposed-waits = { $name } attend son tour d’être lu.
knowledge-proposed-reads = { $name } est en cours de lecture.
knowledge-proposed-ready = { $name } a été lu. L’assistant n’en tire aucune réponse tant qu’il n’est pas publié.
knowledge-proposed-failed = { $name } n’a pas pu être lu.
knowledge-proposed-look = Voir ce qu’il changerait
knowledge-proposed-soon = Cela prend quelques secondes. Si cette page ne l’affiche pas d’elle-même, regardez à nouveau.
knowledge-proposed-untouched = Le document reste tel qu’il est.
knowledge-look-again = Regarder à nouveau
knowledge-withdraw = Garder le document tel quel
knowledge-decide-later = Décider plus tard
knowledge-did-publish = Publié. L’assistant répond d’après la version { $version }.
knowledge-did-withdraw = Le document reste tel qu’il est. Le fichier est conservé parmi ses originaux.
knowledge-nothing-proposed = Aucun fichier n’attend plus ici. Regardez à nouveau le document.
knowledge-proposed-not-read = Le nouveau fichier n’est pas encore lu. Attendez qu’il le soit.
knowledge-being-replaced = Un autre fichier de ce document est en cours de lecture. Décidez quand ce sera fait.
knowledge-description = Description
knowledge-description-hint = Pour vos collègues, qui le retrouvent par ces mots.
knowledge-describe = Enregistrer la description
knowledge-described = Description enregistrée

knowledge-how-found = Comment elles sont trouvées
knowledge-found-by-words-only = Par leurs mots. Aucun modèle de phrases n’est proposé ici pour les trouver aussi par leur sens.
knowledge-found-by-words-yet = Par leurs mots, tant qu’un modèle de phrases ne les a pas examinées.
knowledge-found-by-meaning = Par leurs mots et par leur sens, d’après { $model }.
knowledge-looks = { $model } les examine
knowledge-looks-on = Examen de ce qui est nouveau
knowledge-looked-at = { $done } passages sur { $count }
knowledge-not-looked-at = { $count ->
    [one] Un passage n’est trouvé que par ses mots : le modèle ne connaît pas sa langue.
   *[other] { $count } passages ne sont trouvés que par leurs mots : le modèle ne connaît pas leur langue.
}
knowledge-model = Modèle de phrases
knowledge-model-take = Prendre ce modèle
knowledge-model-wanted = { $model } va tout examiner ; d’ici là, rien ne change.
knowledge-passage-waits = Attend le modèle
knowledge-passages-wait = { $count ->
    [one] Un passage n’est trouvé que par ses mots tant que le modèle de phrases ne l’a pas examiné.
   *[other] { $count } passages ne sont trouvés que par leurs mots tant que le modèle de phrases ne les a pas examinés.
}

## Pour qui, jusqu’à quand

knowledge-reason-too-old = Elle n’a pas été relue depuis trop longtemps, et personne n’a dit qu’elle vaut encore.
knowledge-any-state = Tous les états
knowledge-terms = Pour qui, jusqu’à quand
knowledge-audience = Pour
knowledge-audience-hint = Ce qui est réservé aux agents se trouve sous Essayer et n’est jamais dit à un client.
knowledge-for-everyone = Tout le monde
knowledge-for-agents = Les agents seulement
knowledge-agents-only = Réservé aux agents.
knowledge-last-day = Dernier jour
knowledge-last-day-hint = Ensuite, l’assistant ne s’en sert plus. Les jours sont ceux de { $zone }.
knowledge-no-day = Saisissez un jour
knowledge-day-past = Saisissez un jour à venir
knowledge-until = Jusqu’au { $day }.
knowledge-ends-soon = Se termine bientôt : { $day }.
knowledge-save-terms = Enregistrer pour qui et jusqu’à quand
knowledge-terms-set = Enregistré
knowledge-confirm = C’est toujours valable
knowledge-confirmed = Noté. C’est à jour à compter d’aujourd’hui.
knowledge-age = Ancienneté
knowledge-age-days = Jours après lesquels documents et pages sont périmés
knowledge-age-hint = Ils servent encore, et sont signalés comme périmés.
knowledge-age-save = Enregistrer l’ancienneté
knowledge-age-set = Enregistré. Documents et pages sont vérifiés maintenant.
knowledge-age-range = Saisissez un nombre de { $first } à { $last }

## Versions programmées, et ce qui a changé

knowledge-publish-later = Publier plus tard
knowledge-publish-at = Publier le
knowledge-publish-at-hint = Laissé vide, c’est publié tout de suite. Les heures sont celles de { $zone }.
knowledge-no-moment = Saisissez un jour et une heure
knowledge-moment-past = Saisissez un moment à venir
knowledge-planned = La version { $version } sera publiée le { $when }
knowledge-plans = Programmées
knowledge-becomes-active = La version { $version } sera publiée le { $when }
knowledge-call-off = Annuler la version { $version }
knowledge-called-off = Annulé. La version { $version } reste parmi les versions.
knowledge-no-such-plan = Elle a déjà été publiée ou annulée.
knowledge-compare = Comparer
knowledge-compare-with = Comparer à la version { $version }
knowledge-compare-from = De la version
knowledge-compare-to = À la version
knowledge-compared = La version { $from } comparée à la version { $to }
knowledge-unchanged = Inchangé.
knowledge-back-to-item = Retour à l’élément
