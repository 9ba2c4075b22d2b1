## Facturation

billing-title = Facturation
billing-off = Personne ne paie pour un espace de cette installation : tout y est ouvert, et rien n’est limité.
billing-current = Votre offre : { $plan }
billing-no-plan = aucune
billing-price = Prix
billing-status = Abonnement
billing-access = Accès
billing-paid-time = Payé pour
billing-period = du { $start } au { $end }
billing-includes = Comprend
billing-frozen-because = Raison de l’arrêt

billing-plan-free = Gratuite
billing-plan-basic = Essentielle
billing-plan-pro = Pro
billing-plan-enterprise = Entreprise

billing-by-agreement = Sur devis
billing-costs-nothing = Sans frais
billing-price-month = { $price } par mois
billing-price-year = { $price } par an
billing-each = Prix
billing-each-month = Par mois
billing-each-year = Par an

billing-most-conversations = { $count } conversations par mois
billing-most-members = { $count ->
    [one] 1 membre
   *[other] { $count } membres
}
billing-most-channels = { $count ->
    [one] 1 canal
   *[other] { $count } canaux
}
billing-most-storage-mb = { $number } Mo de fichiers
billing-most-storage-gb = { $number } Go de fichiers
billing-any-conversations = Conversations sans limite
billing-any-members = Membres sans limite
billing-any-channels = Canaux sans limite
billing-any-storage = Fichiers sans limite
billing-opens-api = Clés de service pour l’API
billing-opens-websites = Sites web comme connaissances
billing-without-api = Sans nouvelles clés de service ; celles qui existent restent valables
billing-without-websites = Sans nouveaux sites web ; ceux qui existent restent lus
billing-trial-days = { $days ->
    [one] 1 jour d’essai gratuit
   *[other] { $days } jours d’essai gratuits
}

billing-plans = Offres
billing-choose = Choisir { $plan }
billing-yours = Votre offre
billing-yours-otherwise = Votre offre, payée autrement
billing-write-operator = Adressez-vous à qui gère cette installation.
billing-chosen = L’espace a maintenant cette offre.
billing-ask-operator = Rien n’a encore changé : personne n’encaisse de paiement ici. Demandez cette offre à qui gère cette installation.
billing-not-offered = Cette offre ne peut pas être choisie.
billing-same-plan = L’espace a déjà cette offre.
billing-end-first = Une autre offre est payée. Mettez-y d’abord fin ; celle-ci pourra être choisie ensuite.

billing-status-none = Rien de choisi
billing-status-incomplete = Premier paiement attendu
billing-status-incomplete_expired = Jamais commencé
billing-status-trialing = Essai
billing-status-active = Actif
billing-status-past_due = Paiement échoué
billing-status-canceled = Terminé
billing-status-unpaid = Impayé
billing-status-paused = En pause

billing-access-active = Tout fonctionne.
billing-access-grace = Tout fonctionne, pour un temps.
billing-access-read_only = Lecture seule : chacun lit et exporte, et personne ne modifie rien.
billing-access-closed = Fermé : les propriétaires choisissent une offre ou exportent, et rien d’autre n’est possible.

# Ce qui vient ensuite

billing-next-choose = Vous n’avez pas choisi d’offre. Vous gardez celle-ci jusqu’à ce que vous en choisissiez une autre.
billing-next-nothing = Il n’y a rien à faire.
billing-next-incomplete = Le premier paiement n’a pas encore été fait. D’ici là, l’espace a l’offre ci-dessus.
billing-next-renews = L’abonnement se renouvelle le { $day }.
billing-next-ends = L’abonnement se termine le { $day }. Ensuite, chacun lit et exporte pendant 30 jours.
billing-next-grace = Un paiement a échoué. Payez avant le { $day } ; ensuite, l’espace sera en lecture seule.
billing-next-unpaid = Payez ce qui est dû, ou choisissez une offre, et tout fonctionnera de nouveau.
billing-next-ended = L’abonnement est terminé. Choisissez une offre, ou exportez ce que vous voulez garder avant le { $day }.
billing-next-closed = Choisissez une offre pour rouvrir l’espace. Rien n’y a été supprimé.
billing-next-frozen = Écrivez à qui gère cette installation.

# Le bandeau

billing-see = Voir la facturation
billing-ask-owner = Adressez-vous à un propriétaire de l’espace.
billing-trial-until = Vous êtes à l’essai jusqu’au { $day }. Rien n’est facturé avant que vous choisissiez une offre.
billing-grace = Un paiement a échoué. Tout fonctionne jusqu’au { $day } ; ensuite, l’espace sera en lecture seule.
billing-unpaid = Un paiement manque : l’espace est en lecture seule. Les messages des clients arrivent toujours.
billing-trial-over = L’essai est terminé : l’espace est en lecture seule. Les messages des clients arrivent toujours.
billing-ended-until = L’abonnement est terminé. Vous pouvez lire et exporter jusqu’au { $day }.
billing-frozen = Qui gère cette installation a arrêté l’espace : il est en lecture seule.
billing-closed = L’espace est fermé. Rien n’y a été supprimé.
billing-refused-read-only = L’espace est en lecture seule : ce n’est pas possible pour le moment. Un propriétaire peut y remédier dans Facturation.
billing-refused-closed = L’espace est fermé. Un propriétaire peut le rouvrir dans Facturation.

# Ce qu’une offre ne comprend pas

billing-locked-api = Votre offre ne comprend pas de nouvelles clés de service. Les clés qui existent restent valables. Un propriétaire peut choisir une autre offre dans Facturation.
billing-locked-websites = Votre offre ne comprend pas de nouveaux sites web. Les sites qui existent restent lus. Un propriétaire peut choisir une autre offre dans Facturation.
billing-full-members = Votre offre n’a plus de place pour un membre ; les invitations en attente comptent aussi. Un propriétaire peut choisir une autre offre dans Facturation.
billing-full-channels = Votre offre n’a plus de place pour un canal. Un propriétaire peut choisir une autre offre dans Facturation.

# Export

billing-export = Emportez ce qui est à vous
billing-export-about = En tableaux, pour n’importe quel tableur.
billing-export-contacts = Contacts
billing-export-companies = Entreprises
billing-export-leads = Prospects

# Factures

billing-invoices = Factures
billing-no-invoices = Il n’y a pas encore de facture.
billing-invoice-number = Numéro
billing-invoice-unnumbered = Sans numéro
billing-invoice-date = Date
billing-invoice-amount = Montant
billing-invoice-status = État
billing-invoice-file = Fichier
billing-invoice-pdf-of = Facture { $number } en PDF
billing-invoice-paid = Payée
billing-invoice-pending = À payer
billing-invoice-failed = Échouée
billing-invoice-void = Annulée
billing-due = avant le { $day }
