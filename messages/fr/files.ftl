## Fichiers

files-add = Joindre des fichiers
files-hint = Jusqu’à { $most } fichiers de { $limit } Mo chacun
files-waiting = Fichiers joints
files-remove = Retirer { $name }
files-removed = Fichier retiré.
files-size = { $size } ko
files-hidden = Un fichier est masqué pour les lecteurs.
files-too-large = { $name } dépasse { $limit } Mo. Rien n’a été envoyé.
files-empty = { $name } est vide. Rien n’a été envoyé.
files-full = Il n’y a plus de place pour les fichiers. Rien n’a été envoyé ; prévenez l’équipe qui gère Switchboard.
files-broken = { $name } n’a pas pu être conservé. Rien n’a été envoyé ; réessayez.
files-too-many = { $most } fichiers au plus accompagnent un message.
files-on-its-way = { $name } est en route
files-stop = Arrêter { $name }
files-arrived = { $name } est joint.
files-lost = { $name } n’est pas arrivé. Choisissez-le de nouveau.
files-sent-after = Envoi dès que les fichiers sont là
