# The second factor: authenticator app, recovery codes, and the proof that one gives anew.

factor-title = Second facteur
factor-about = Avec un second facteur, celui qui a votre mot de passe a encore besoin de votre téléphone pour se connecter. Il vous faut une application d’authentification, par exemple celle de votre gestionnaire de mots de passe.
factor-required = { $workspace } demande un second facteur. Configurez-en un pour continuer.
factor-start = Configurer une application d’authentification
factor-change = Changer le second facteur
factor-scan = Scannez cette image avec votre application d’authentification.
factor-picture = Code QR pour votre application d’authentification
factor-type = Vous ne pouvez pas la scanner ? Saisissez cette clé dans l’application :
factor-open-app = Ouvrir l’application sur cette machine
factor-first-code = Code affiché par l’application
factor-confirm = Confirmer
factor-added = Second facteur configuré. Conservez vos codes de secours avant de continuer.
factor-on = { $count ->
    [one] Vous vous connectez avec un code de votre application d’authentification. Il reste { $count } code de secours.
   *[other] Vous vous connectez avec un code de votre application d’authentification. Il reste { $count } codes de secours.
}
factor-codes = Codes de secours
factor-codes-about = Chacun de ces codes vous connecte une fois, sans l’application. Ils ne s’affichent que maintenant : imprimez-les ou gardez-les en lieu sûr.
factor-renew-codes = Créer de nouveaux codes de secours
factor-codes-renewed = Nouveaux codes de secours créés. Les précédents ne fonctionnent plus.
factor-remove = Retirer le second facteur
factor-removed = Second facteur retiré
factor-continue = Continuer

## Signing in

factor-code-title = Saisissez votre code
factor-code = Code
factor-code-hint = Les six chiffres de votre application d’authentification, ou un de vos codes de secours.
factor-password-again = Saisissez de nouveau votre adresse et votre mot de passe, puis le code dans les dix minutes.

## Proof

factor-proof = Votre mot de passe ou un code
factor-proof-hint = La dernière demande date de plus de cinq minutes. Saisissez votre mot de passe, ou les six chiffres de votre application.
factor-proof-owner = Seulement pour nommer un propriétaire. Saisissez votre mot de passe, ou les six chiffres de votre application.

## What a workspace asks

factor-security = Sécurité
factor-roles = Second facteur
factor-roles-about = Toute personne ayant l’un de ces rôles sans second facteur est invitée à en configurer un dès sa prochaine page. D’ici là, rien d’autre de cet espace ne s’ouvre pour elle.
factor-roles-legend = Exigé pour

## Passkeys

passkey-title = Clés d’accès
passkey-about = Une clé d’accès est gardée par votre téléphone, votre ordinateur ou une clé de sécurité, et s’ouvre avec le doigt, le visage ou un code PIN. C’est un second facteur, qui vous connecte aussi sans mot de passe.
passkey-name = Nom de la clé d’accès
passkey-name-hint = Par exemple l’appareil qui la garde : « Téléphone », « Clé du trousseau ».
passkey-add = Ajouter une clé d’accès
passkey-added = Clé d’accès { $name } ajoutée
passkey-needs-scripts = Un navigateur ne crée de clés d’accès qu’avec les scripts activés.
passkey-not-here = Les navigateurs ne créent pas de clés d’accès pour l’adresse de ce service : il lui faut https et un nom.
passkey-prove-first = Prouvez qui vous êtes, puis modifiez vos clés d’accès.
passkey-prove = Continuer
passkey-change = Modifier { $name }
passkey-rename = Renommer
passkey-remove = Retirer la clé d’accès
passkey-removed = Clé d’accès retirée. Supprimez-la aussi de votre appareil ou de votre gestionnaire de mots de passe.
passkey-used = Dernière utilisation : { $at }
passkey-unused = Ajoutée le { $at }, pas encore utilisée
passkey-backed-up = Sauvegardée
passkey-use = Utiliser une clé d’accès
passkey-failed = Cela n’a pas fonctionné : aucune clé d’accès n’a été donnée. Réessayez, ou passez par un autre moyen.
passkey-refused = Cette clé d’accès ne convient pas ici. Essayez-en une autre, ou passez par un autre moyen.
passkey-not-added = La clé d’accès n’a pas été ajoutée : la réponse est arrivée trop tard ou était destinée à autre chose. Réessayez.
passkey-no-room = Cette clé d’accès existe déjà, ou vous en avez { $most }, le maximum. Retirez-en une d’abord.
factor-on-passkey = { $count ->
    [one] Vous vous connectez avec une clé d’accès. Il reste { $count } code de secours.
   *[other] Vous vous connectez avec une clé d’accès. Il reste { $count } codes de secours.
}
factor-set-up = Configurer un second facteur

## What is wrong, and what to do

factor-wrong-code = Ce code est erroné ou a déjà servi. Attendez le suivant, ou utilisez un code de secours.
factor-other-code = L’application affiche un autre code. Vérifiez l’heure du téléphone et saisissez le code affiché maintenant.
factor-prove = Saisissez votre mot de passe ou un code : la dernière demande date de plus de cinq minutes
factor-not-proved = Ce n’est ni votre mot de passe ni un code valable. Attendez le code suivant, ou saisissez votre mot de passe.
factor-there = Vous avez déjà un second facteur. Retirez-le d’abord pour configurer une autre application.
factor-start-again = Rien n’est en cours de configuration dans ce navigateur. Recommencez.
factor-none = Configurez d’abord un second facteur : les codes de secours le remplacent.
