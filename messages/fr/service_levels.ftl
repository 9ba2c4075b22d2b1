target-first_response = première réponse
target-next_response = réponse suivante
target-resolution = résolution
target-acceptance = prise en charge

priority-low = Basse
priority-normal = Normale
priority-high = Haute
priority-urgent = Urgente

service-letter-late-subject = { $workspace } : retard, { $what }
service-letter-late-body =
    Une conversation sur { $channel } est en retard, et personne de l’équipe n’a agi.

    Promis : { $what }, pour le { $due }.

    { $link }

service-title = Niveaux de service
service-about = Quand votre équipe est là, et ce que vous promettez à vos clients.
service-hours = Heures d’ouverture
service-hours-about = Seules les heures ouvertes comptent. Les heures sont celles de { $zone }. Un changement vaut pour ce qui est promis à partir de maintenant.
service-hours-hint = Par exemple 09:00-12:30, 13:30-18:00. Vide : fermé.
service-hours-always = Aucune heure n’est fixée : chaque heure de chaque jour compte.
service-holidays = Jours fériés
service-holidays-hint = Un par ligne, par exemple 2026-12-25 Noël.
service-hours-save = Enregistrer les heures
service-hours-saved = Heures d’ouverture enregistrées.
service-hours-version = Version { $version }
service-bad-intervals = Écrivez des intervalles comme 09:00-12:30, 13:30-18:00.
service-bad-disorder = Les intervalles se chevauchent ou ne sont pas dans l’ordre.
service-bad-holiday = Écrivez un jour et son nom, comme 2026-12-25 Noël.
service-bad-never = Au moins un jour doit avoir une heure ouverte.

service-policies = Ce qui est promis
service-policies-about = La règle la plus précise s’applique : celle d’une priorité avant celle d’une étiquette, celle-ci avant celle d’un canal, et toutes avant une règle générale.
service-policies-empty = Rien n’est encore promis
service-policies-empty-text = Ajoutez une règle, et chaque nouveau message montre pour quand une réponse est due.
service-policy-new = Ajouter une règle
service-policy-change = Modifier { $name }
service-policy-name = Nom
service-policy-priority = Priorité
service-policy-label = Étiquette
service-policy-label-gone = une étiquette retirée
service-policy-channel = Canal
service-policy-any = Tous
service-policy-first = Première réponse, minutes
service-policy-next = Réponse suivante, minutes
service-policy-resolution = Résolution, minutes
service-policy-minutes-hint = Minutes d’ouverture. Vide : rien n’est promis.
service-policy-save = Enregistrer la règle
service-policy-saved = Règle enregistrée.
service-policy-retire = Ne plus promettre
service-policy-retired = La règle ne vaut plus pour rien de nouveau.
service-policy-gone = Cette règle n’existe plus.
service-policy-version = Version { $version }
service-policy-promises = Promesses
service-policy-within = { $what } en { $span }
service-bad-name = Un nom a de 1 à 80 caractères.
service-bad-nothing = Promettez au moins une chose.
service-bad-minutes = Donnez de 1 à 525 600 minutes, ou laissez vide.
service-bad-label = Cette étiquette n’existe pas.
service-bad-channel = Ce canal n’existe pas.

service-fallback = Adresse de secours
service-fallback-about = Quand une promesse n’est pas tenue, l’agent est prévenu aussitôt, les responsables après 5 minutes ouvertes, puis une escalade est créée, et enfin un e-mail part à cette adresse.
service-fallback-email = Adresse
service-fallback-save = Enregistrer l’adresse
service-fallback-saved = Adresse de secours enregistrée.

service-due = pour { $when } — { $what }
service-due-short = pour { $when }
service-late-short = en retard, { $when }
service-late = en retard depuis { $when } — { $what }
service-kept = tenu { $when } — { $what }
service-missed = manqué { $when } — { $what }
service-paused = en pause — { $what }
service-why = pourquoi { $when } ?
service-why-paused = pourquoi en pause ?
service-why-started = Début { $when }
service-why-target = Objectif : { $span } d’ouverture
service-why-counted = { $from } à { $to } : { $span } comptées
service-why-closed = { $from } à { $to } : fermé, ignoré
service-why-holiday = { $from } à { $to } : fermé, ignoré ({ $names })
service-why-held = { $from } à { $to } : en pause, le client a la parole
service-why-waits = En pause depuis { $when } : le client a la parole
service-why-due = Échéance { $when }
service-why-version = Règle { $policy }, heures { $hours }
service-facts = Niveau de service
service-priority = Priorité
service-priority-set = Fixer
service-priority-did = Priorité fixée.

inbox-happened-asked-rule = Une promesse n’a pas été tenue.
inbox-happened-late = En retard : { $what }. { $told }
told-assignee = L’agent qui a la conversation est prévenu.
told-managers = Les responsables sont prévenus.
told-team = Tous ceux qui répondent sont prévenus.
told-record = Une escalade est créée.
told-fallback = Un e-mail est parti à l’adresse de secours.
escalations-by-rule = par un niveau de service

inbox-filter-sla = Niveau de service
inbox-sla-breaching = Échéance dans l’heure
inbox-sla-breached = Échéance dépassée
today-breaching = Échéance dans l’heure
