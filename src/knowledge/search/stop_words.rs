//! Words that say nothing about what a text is about.
//!
//! Two strengths: *stop words* are never indexed; *filler* is the small talk of questions
//! ("is it possible to", "je voudrais savoir") and counts for little in a question only.
//! All lists are folded: lower case, no accents. They are our own, made by hand.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::language::Language;
use super::words::{fold, words};

type List = LazyLock<HashSet<&'static str>>;

/// Whether the folded word is left out of the index.
pub(super) fn is_stop_word(word: &str, language: Language) -> bool {
    match language {
        Language::English => EN_STOP.contains(word),
        Language::French => FR_STOP.contains(word),
        _ => false,
    }
}

/// Whether the folded word is small talk when it stands in a question.
pub(super) fn is_filler(word: &str, language: Language) -> bool {
    match language {
        Language::English => EN_FILLER.contains(word),
        Language::French => FR_FILLER.contains(word),
        _ => false,
    }
}

/// Counts the words that betray a language, to tell short messages apart.
pub(super) fn tell_tales(text: &str, language: Language) -> usize {
    let list = match language {
        Language::English => &*EN_TELL_TALE,
        Language::French => &*FR_TELL_TALE,
        _ => return 0,
    };
    words(text).take(200).filter(|word| list.contains(&*fold(word.text))).count()
}

static EN_STOP: List = LazyLock::new(|| {
    "a about after all also am an and any are as at be because been before being both but by can \
    cannot could did do does doing don down during each few for from further had has have having he her here hers \
    herself him himself his how i if in into is isn it its itself just ll m me might more most must my myself no nor \
    not of off on once only or other our ours ourselves out over own re s same shall she should so some such t than \
    that the their theirs them themselves then there these they this those through to too under until up ve very was \
    we were what when where which while who whom whose why will with would you your yours yourself yourselves"
        .split_ascii_whitespace()
        .collect()
});

static EN_FILLER: List = LazyLock::new(|| {
    "able best dear easy easily find get getting go good hello help hey hi idea kind know let like \
    look looking make many much need needed needs one ones people please possible question really someone something \
    somehow sort still sure tell thank thanks thing things try trying use used using want wanted wants way ways well \
    wish wondering work working"
        .split_ascii_whitespace()
        .collect()
});

static FR_STOP: List = LazyLock::new(|| {
    "a ai aie aient ait alors apres as au aucun aura aurait aussi autre autres aux avaient avait \
    avant avec avez avoir avons ayant c car ce ceci cela celle celles celui ces cet cette ceux chez ci comme comment \
    d dans de des deux donc dont du elle elles en encore entre es est et etaient etait etant ete etes etre eu eut eux \
    fait faut font fut furent grace ici il ils j je jusqu jusque l la le les leur leurs lors lorsque lui m ma mais me \
    meme memes mes moi moins mon n ne ni non nos notre nous on ont ou oui par parce pas pendant peu peut peuvent plus \
    pour pourquoi pourrait puis puisque qu quand que quel quelle quelles quels qui quoi s sa sans se sera serait ses \
    si sien soi soient sois soit sommes son sont sous sur t ta tandis te tel telle tes toi ton tous tout toute toutes \
    tres tu un une vers vos votre vous y"
        .split_ascii_whitespace()
        .collect()
});

static FR_FILLER: List = LazyLock::new(|| {
    "aide aider aimerais bonjour bonsoir besoin bien chose choses combien connaitre dire dites faire \
    marche merci moyen permet personne personnes plait possible pourrais pourriez pouvez pouvoir puis question salut savoir sert \
    souhaite souhaiterais svp trouve trouver utilise utiliser veut veux voudrais voulais vouloir"
        .split_ascii_whitespace()
        .collect()
});

static EN_TELL_TALE: List = LazyLock::new(|| {
    "the is are was you your my i it this that what where how when which who do does did can \
    could would should have has and of to for with from hello hi please thanks order"
        .split_ascii_whitespace()
        .collect()
});

static FR_TELL_TALE: List = LazyLock::new(|| {
    "le la les des du une est et ou ma mon mes votre vos nous vous je il elle que qui quoi \
    quel quelle quels quelles comment combien pourquoi quand dans pour avec sur pas ne bonjour merci puis peux avez \
    suis sont c j l d qu n commande"
        .split_ascii_whitespace()
        .collect()
});
