//! Words that customers and companies use for the same thing.
//!
//! A small thesaurus of service talk, made by hand and folded. Knowledge says "refund", the
//! customer says "money back". A synonym counts for less than the word itself, so a loose
//! neighbour can find a passage but does not beat an exact one.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::analyzer::{Analyzer, Term};
use super::language::Language;

type Neighbours = HashMap<Term, Vec<Term>>;

/// Stems that may stand for this one.
pub(super) fn of(term: Term, language: Language) -> &'static [Term] {
    static ENGLISH: LazyLock<Neighbours> = LazyLock::new(|| neighbours(Language::English, EN));
    static FRENCH: LazyLock<Neighbours> = LazyLock::new(|| neighbours(Language::French, FR));
    let table = match language {
        Language::English => &*ENGLISH,
        Language::French => &*FRENCH,
        _ => return &[],
    };
    table.get(&term).map_or(&[], Vec::as_slice)
}

fn neighbours(language: Language, groups: &str) -> Neighbours {
    let analyzer = Analyzer::new(language);
    let mut table = Neighbours::new();
    for group in groups.lines() {
        let mut terms: Vec<Term> = analyzer.stems(group).map(|stem| stem.term).collect();
        terms.sort_unstable();
        terms.dedup();
        for term in &terms {
            let others = terms.iter().copied().filter(|other| other != term);
            let known = table.entry(*term).or_default();
            known.extend(others);
            known.sort_unstable();
            known.dedup();
        }
    }
    table
}

/// One group a line.
const EN: &str = "\
mail email message
message text sms
find search locate lookup seek
search filter
delete remove erase discard clear
create make build compose generate
add insert include attach
change modify edit alter update adjust switch amend
copy duplicate paste
move transfer migrate relocate
picture photo image pic photograph
movie video film clip
document doc file
folder directory
app application program software
site website webpage page web
link url address hyperlink
show display view see
hide conceal private invisible
share publish post
stop prevent disable deactivate block avoid cancel
start enable activate begin launch
cancel annul revoke abort
backup save store archive
export download extract
import upload load
restore recover retrieve undo revert
sort order arrange organize
group thread conversation
first oldest earliest initial original
last latest newest recent final
only sole exclusive solely
all every each entire whole
many multiple several various bulk
specific particular certain given
automatic automatically auto
schedule timer delay postpone later
date day time
person user people someone contact
friend acquaintance
account profile
password passcode pin
login signin logon sign log
register signup subscribe enroll join
unsubscribe leave quit
buy purchase order
price cost fee charge rate amount
pay payment checkout billing
invoice receipt bill
refund reimburse reimbursement money
return exchange
exchange replace replacement swap
deliver delivery ship shipping shipment dispatch send arrive
parcel package
track tracking follow trace
stock available availability inventory
discount coupon promo promotion voucher code sale
gift present
size fit measurement measure
colour color shade
broken damaged defective faulty
fix repair solve resolve troubleshoot
problem issue error trouble bug fault
warranty guarantee
shop store boutique outlet
open opening hours schedule
close shut
holiday vacation
phone telephone call
contact reach
help support assistance service
employee staff agent representative
customer client
company business firm
free complimentary gratis
cheap inexpensive affordable
fast quick express rapid speed
big large huge
small little tiny
country abroad international overseas foreign
cash money
card credit debit
bank banking
appointment booking reservation
book reserve
allow permit let authorize
forbid prohibit ban
own possess ownership owner
decide determine choose select pick
guess suggest predict recommend
compute calculate
begin commence start
build construct
die death
born birth
war conflict
city town
";

const FR: &str = "\
mail courriel email message courrier
message texto sms
chercher rechercher trouver
supprimer effacer enlever retirer
creer fabriquer realiser
ajouter inserer joindre
changer modifier editer remplacer
copier dupliquer
deplacer transferer
image photo photographie cliche
video film
document fichier
dossier repertoire
application logiciel programme appli
site web page
lien url adresse
afficher montrer voir
cacher masquer
partager publier
arreter empecher desactiver bloquer
annuler resilier annulation resiliation
activer commencer demarrer lancer debuter
sauvegarder enregistrer archiver
exporter telecharger
restaurer recuperer
premier ancien
dernier recent
automatique automatiquement
date jour
utilisateur client
compte profil
mot passe code
connexion connecter identifier
inscription inscrire abonner abonnement
desabonner desinscrire
acheter achat commander commande
prix cout tarif montant frais couter
payer paiement reglement regler payement
facture recu ticket
rembourser remboursement argent
retour renvoyer retourner renvoi
echanger echange
livrer livraison expedier expedition envoyer envoi port acheminement
colis paquet
delai duree temps
suivre suivi pister
stock disponible disponibilite
reduction remise promotion rabais promo coupon solde
cadeau offrir
taille mesure
couleur teinte coloris
casse abime defectueux endommage
reparer reparation resoudre
probleme souci erreur panne bug
garantie garantir
boutique magasin
ouvrir ouverture horaire heure
fermer fermeture
vacances conges
telephone appeler appel
contacter joindre
aide assistance support
employe conseiller agent vendeur
entreprise societe
gratuit offert
rapide express
etranger international
carte bancaire cb
rendez reservation reserver
mourir mort deceder deces
naitre naissance
guerre conflit
ville commune
film oeuvre
";
