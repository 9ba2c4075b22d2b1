//! What a question asks for, as far as its question words tell.

use super::language::Language;
use super::words::{fold, words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// How many, how much, when, how long: a sentence with a number answers.
    Number,
    /// Who: a sentence with a name answers.
    Name,
    /// Anything may answer.
    Open,
}

/// Question words of a language, folded.
struct Cues {
    number: &'static [&'static str],
    /// A number is asked when one of the first is followed by one of the second.
    number_pairs: &'static [(&'static [&'static str], &'static [&'static str])],
    name: &'static [&'static str],
}

const ENGLISH: Cues = Cues {
    number: &["when"],
    number_pairs: &[
        (&["how"], &["many", "much", "long", "old", "far", "tall", "fast", "often", "soon"]),
        (&["what", "which"], &["year", "date", "day", "time", "century", "percentage", "percent", "price", "number"]),
    ],
    name: &["who", "whom", "whose"],
};

const FRENCH: Cues = Cues {
    number: &["combien", "quand"],
    number_pairs: &[(
        &["quel", "quelle", "quels", "quelles"],
        &[
            "age",
            "annee",
            "date",
            "delai",
            "duree",
            "heure",
            "jour",
            "montant",
            "nombre",
            "pourcentage",
            "prix",
            "siecle",
            "tarif",
            "taux",
        ],
    )],
    name: &["qui"],
};

/// Words of a question that are looked at: more is a letter, not a question.
const LONGEST_QUESTION: usize = 60;

impl Asked {
    pub fn by(question: &str, language: Language) -> Self {
        let cues = match language {
            Language::English => ENGLISH,
            Language::French => FRENCH,
            _ => return Self::Open,
        };
        let folded: Vec<_> = words(question).take(LONGEST_QUESTION).map(|word| fold(word.text)).collect();
        let any_of = |list: &[&str]| folded.iter().any(|word| list.contains(&&**word));
        let follows = |(first, then): &(&[&str], &[&str])| {
            folded.windows(2).any(|pair| first.contains(&&*pair[0]) && then.contains(&&*pair[1]))
        };

        if any_of(cues.number) || cues.number_pairs.iter().any(follows) {
            Self::Number
        } else if any_of(cues.name) {
            Self::Name
        } else {
            Self::Open
        }
    }

    /// Whether a sentence holds the kind of thing that is asked for.
    pub fn is_met_by(self, sentence: &str) -> bool {
        match self {
            Self::Number => sentence.bytes().any(|byte| byte.is_ascii_digit()),
            // The first word has its capital from the sentence, so one more is needed.
            Self::Name => words(sentence).skip(1).any(|word| word.text.starts_with(char::is_uppercase)),
            Self::Open => true,
        }
    }
}
