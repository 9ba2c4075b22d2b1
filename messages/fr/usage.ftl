## Usage

usage-meters = Ce mois-ci
usage-meter-conversations = Conversations
usage-meter-storage = Stockage
usage-meter-spending = Dépenses d’IA
usage-of-limit = { $used } sur { $most }
usage-no-limit = { $used }, sans limite
usage-forecast = À ce rythme, { $amount } d’ici au { $day }.
usage-megabytes = { $number } Mo
usage-people-go-on = Quoi qui soit épuisé, les personnes lisent et répondent : seul l’assistant attend une limite.
usage-at-limit-pause = À la limite, l’assistant fait une pause et les nouvelles questions vont à des personnes.
usage-at-limit-go_over = À la limite, l’assistant continue, et ce qu’il consomme au-delà est compté.
usage-at-limit-storage = À la limite, les fichiers arrivent toujours ; vous en êtes averti.
usage-check-none = Chaque nuit, ces sommes sont comparées à ce qui les compose. Cela n’a pas encore eu lieu.
usage-check-fine = Comparées à ce qui les compose le { $at } : toutes les sommes étaient justes.
usage-check-found = Comparées à ce qui les compose le { $at }, et corrigées : { $missing ->
    [0] aucun oubli
    [one] 1 oubli
   *[other] { $missing } oublis
}, { $wrong ->
    [0] aucune heure fausse.
    [one] 1 heure fausse.
   *[other] { $wrong } heures fausses.
}

# Le budget

usage-budget = Budget d’IA
usage-budget-about = Ce que l’assistant peut coûter en un mois. Le montant est réservé pour chaque réponse avant qu’elle ne soit écrite : des réponses simultanées ne peuvent pas le dépasser ensemble.
usage-most = Budget mensuel, en dollars américains
usage-most-hint = Vide : pas de limite.
usage-soft = Seuil d’alerte, en pour cent du budget
usage-soft-hint = Propriétaires et administrateurs sont avertis à 50 %, à ce seuil et à 100 %.
usage-when-reached = Quand une limite est atteinte
usage-choose-pause = L’assistant fait une pause
usage-choose-pause-hint = Des personnes répondent aux nouvelles questions ; les clients lisent que quelqu’un le fera.
usage-choose-go_over = L’assistant continue
usage-choose-go_over-hint = Il répond toujours, et ce qu’il consomme au-delà de la limite est compté.
usage-save = Enregistrer le budget d’IA
usage-choose-one = Choisissez l’une des deux réponses
usage-bad-most = Saisissez un montant de 0 à 1 000 000 de dollars, comme 5 ou 2,50
usage-bad-soft = Saisissez un nombre entier de 1 à 99
