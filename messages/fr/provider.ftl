# Se connecter par le fournisseur d’identité d’un espace.

provider-title = Connexion
provider-panel = Fournisseur d’identité
provider-about = Votre équipe peut se connecter avec le compte qu’elle a dans votre entreprise, par OpenID Connect. Qui a déjà un compte ici donne une fois son mot de passe ; les deux sont alors liés.
provider-back = Adresse vers laquelle le fournisseur renvoie :
provider-name = Nom
provider-name-hint = Ce que dit le bouton après « Se connecter avec ».
provider-issuer = Émetteur
provider-issuer-hint = L’adresse du fournisseur, lettre pour lettre comme il se nomme.
provider-client = Identifiant client
provider-secret = Secret client
provider-secret-hint = Laissez vide si le fournisseur ne vous en a pas donné.
provider-secret-kept = Un secret est gardé. Laissez vide pour le garder.
provider-domains = Domaines des nouveaux membres
provider-domains-hint = Qui a une adresse vérifiée de l’un de ces domaines, et pas encore de compte, devient membre à sa première connexion. Laissez vide pour n’admettre que les personnes invitées.
provider-role = Rôle des nouveaux membres
provider-enabled = On peut se connecter par ce fournisseur
provider-required = Les membres doivent passer par lui
provider-required-hint = Par mot de passe, ils n’atteignent plus rien de cet espace. Les propriétaires le peuvent toujours.
provider-remove = Retirer le fournisseur
provider-remove-about = Les personnes entrées par lui sont déconnectées, et se connectent désormais par mot de passe.
provider-removed = Fournisseur d’identité retiré

## Se connecter

provider-sign-in = Se connecter avec le compte de l’entreprise
provider-of = { $workspace } vous laisse entrer avec le compte de votre entreprise.
provider-sign-in-with = Se connecter avec { $name }
provider-workspace = Espace de travail
provider-workspace-hint = Son nom dans les adresses, par exemple ma-boutique.
provider-find = Continuer
provider-again = Recommencer
provider-not-in = Vous n’êtes pas connecté
provider-link-title = Lier votre compte
provider-link-about = Donnez une fois le mot de passe de votre compte. Ensuite, le compte de votre entreprise vous connecte à cet espace.
provider-link = Lier et se connecter
provider-link-none = Pas encore de compte ? Demandez à quelqu’un de l’espace de vous inviter.

## Ce qui ne va pas, et que faire

provider-none = Aucune connexion par un compte d’entreprise n’est connue sous ce nom. Vérifiez l’orthographe, ou connectez-vous avec votre mot de passe.
provider-not-under-way = Cette connexion est terminée ou a commencé dans un autre navigateur. Recommencez.
provider-refused = Votre entreprise ne vous a pas laissé entrer. Recommencez, ou demandez à qui gère ses comptes.
provider-not-believed = Ce que la connexion de votre entreprise a dit n’a pas pu être vérifié : personne n’est connecté. Recommencez ; si cela persiste, demandez à un propriétaire de l’espace de regarder son journal d’audit.
provider-not-a-member = Ce compte n’a pas de place dans l’espace. Demandez à quelqu’un de vous y inviter.
provider-anothers = Ce compte d’entreprise est déjà lié à un autre compte. Demandez à un propriétaire de l’espace.
provider-bad-issuer = Donnez une adresse comme https://id.example.com, sans point d’interrogation.
provider-bad-client = Donnez l’identifiant client tel que le fournisseur le montre
provider-bad-domains = Donnez au plus { $most } domaines comme example.com, séparés par des virgules.
provider-owners-only = Seul un propriétaire décide par quel fournisseur on se connecte.
provider-never-owners = Personne ne devient propriétaire par une règle. Choisissez un autre rôle.
provider-secret-again = Le secret gardé appartient à un autre fournisseur. Donnez celui de ce fournisseur.
provider-not-enabled = Autorisez la connexion par le fournisseur avant de l’exiger.
