# Les jetons personnels : un membre s’adresse à l’API en son nom.

token-title = Jetons personnels
token-about = Avec un jeton, un de vos programmes s’adresse à l’API en votre nom. Il voit ce que vous voyez, et ce qu’il fait figure au journal d’audit sous votre nom. Il ne peut jamais plus que vous, et cesse si vous partez.
token-empty = Aucun jeton personnel pour l’instant
token-empty-text = Un jeton permet à un de vos programmes de lire et d’écrire ici en votre nom.
token-manage = Gérer les jetons
token-name = Nom
token-name-hint = Ce qui l’utilise, par exemple « Script de mon portable ».
token-state = État
token-used = Dernière utilisation
token-never-used = Jamais
token-expires = Expiration
token-expires-7 = Dans 7 jours
token-expires-30 = Dans 30 jours
token-expires-90 = Dans 90 jours
token-expires-365 = Dans un an
token-actions = Actions
token-live = Valide
token-expired = Expiré
token-revoked = Révoqué
token-new = Nouveau jeton
token-scopes = Permet de
token-scope-conversations-read = Lire les conversations et les chiffres
token-scope-conversations-write = Apporter des messages
token-scope-contacts-read = Lire les contacts et les entreprises
token-scope-contacts-write = Écrire les contacts et les entreprises
token-scope-knowledge-read = Lire les connaissances
token-scope-knowledge-write = Écrire les connaissances
token-scope-leads-read = Lire les prospects
token-scope-leads-write = Écrire les prospects
token-create = Créer un jeton
token-created = Le nouveau jeton
token-once = Copiez-le maintenant. Il n’est affiché que cette fois : nous ne gardons que de quoi le vérifier.
token-revoke = Révoquer
token-revoke-title = Révoquer ce jeton ?
token-revoke-consequence = cesse de fonctionner aussitôt, dans tous les programmes qui l’utilisent. C’est définitif.
token-revoke-act = Révoquer le jeton
token-revoke-keep = Garder le jeton
token-did-revoke = Révoqué. Il ne fonctionne plus.

## What is wrong, and what to do

token-no-scope = Choisissez à quoi sert le jeton.
token-beyond = Un jeton ne peut pas faire ce qui ne vous est pas permis.
token-bad-end = Un jeton fonctionne un an au plus.
