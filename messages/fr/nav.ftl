# Where one can go.
nav-today = Aujourd’hui
nav-inbox = Boîte de réception
nav-escalations = Escalades
nav-knowledge = Connaissances
nav-channels = Canaux
nav-team = Équipe
nav-audit = Journal d’audit
nav-settings = Paramètres
nav-outbox = Courrier sortant
nav-account = Mon compte
nav-more = Plus
nav-search = Rechercher
nav-help = Aide
