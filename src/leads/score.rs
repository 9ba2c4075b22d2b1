//! How likely somebody buys: rules that anybody can check.

use super::{Intent, Level, Settings, Signal};
use crate::say;
use crate::text::Locale;

/// From so many pieces on, somebody wants many.
const MANY: u32 = 10;

/// What is known of a lead, as far as it counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// What they want.
    pub intent: Option<Intent>,
    /// How many of it.
    pub quantity: Option<u32>,
    /// Whether they want it by a certain day.
    pub has_deadline: bool,
    /// Where they read mail.
    pub email: Option<String>,
    /// Whether they can be called.
    pub has_phone: bool,
    /// Whether they bought before.
    pub bought_before: bool,
    /// What a model thinks of them beside the rules: it moves the score by [`MODEL_MOST`] points at most, and replaces
    /// none of them. Nothing asks a model yet.
    pub model: Option<i32>,
}

/// Points that a model can add or take.
pub const MODEL_MOST: i32 = 10;

/// A score with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// 0 to 100.
    pub value: i32,
    /// The same in words.
    pub level: Level,
    /// What it rests on, the weightiest first.
    pub signals: Vec<Signal>,
}

/// Scores a lead. Each signal has its points, whatever the others are:
///
/// | signal | points | when |
/// |---|---|---|
/// | intent | 25 | they want to buy, or to know the price |
/// | demo | 20 | they want to see it |
/// | volume | 20 | they want ten or more |
/// | deadline | 15 | they want it by a certain day |
/// | company mail | 12 | their address is none of those that anybody can have for nothing |
/// | returning | 12 | they bought before |
/// | phone | 10 | they can be called |
/// | support | −20 | they want help with something they have |
/// | model | −10 to 10 | a model says so |
///
/// The sum is kept within 0 and 100. It is hot or warm from the scores of the workspace's settings on.
pub fn score(facts: &Facts, settings: &Settings) -> Scored {
    let model = facts.model.unwrap_or_default().clamp(-MODEL_MOST, MODEL_MOST);
    let rules = [
        (Signal::Intent, 25, matches!(facts.intent, Some(Intent::Purchase | Intent::Quote))),
        (Signal::Demo, 20, facts.intent == Some(Intent::Demo)),
        (Signal::Volume, 20, facts.quantity.is_some_and(|it| it >= MANY)),
        (Signal::Deadline, 15, facts.has_deadline),
        (Signal::CompanyMail, 12, facts.email.as_deref().is_some_and(is_of_company)),
        (Signal::Returning, 12, facts.bought_before),
        (Signal::Phone, 10, facts.has_phone),
        (Signal::Support, -20, facts.intent == Some(Intent::Support)),
        (Signal::Model, model, model != 0),
    ];
    let said = rules.into_iter().filter(|(.., holds)| *holds);
    let (mut value, mut signals) = (0, Vec::new());
    for (signal, points, _) in said {
        value += points;
        signals.push(signal);
    }
    let value = value.clamp(0, 100);
    Scored { value, level: settings.level(value), signals }
}

/// Houses that give an address to anybody.
const FOR_ANYBODY: &[&str] = &[
    "gmail",
    "googlemail",
    "outlook",
    "hotmail",
    "live",
    "msn",
    "yahoo",
    "ymail",
    "icloud",
    "me",
    "mac",
    "aol",
    "gmx",
    "web",
    "proton",
    "protonmail",
    "orange",
    "wanadoo",
    "free",
    "sfr",
    "laposte",
    "bbox",
    "neuf",
    "numericable",
    "mail",
    "hey",
    "zoho",
    "yandex",
    "btinternet",
    "sky",
    "virginmedia",
    "comcast",
];

/// Whether an address is a company's own.
fn is_of_company(email: &str) -> bool {
    let Some((_, domain)) = email.rsplit_once('@') else { return false };
    let house = domain.split('.').next().unwrap_or_default();
    domain.contains('.') && !FOR_ANYBODY.contains(&house)
}

/// Why a score is what it is, in one sentence.
pub fn reason(level: Level, signals: &[Signal], locale: Locale) -> String {
    let words = |it: &Signal| locale.say(&format!("leads-signal-{}", it.word().replace('_', "-")), &[]);
    let signals: Vec<String> = signals.iter().map(words).collect();
    if signals.is_empty() {
        return say!(locale, "leads-reason-none");
    }
    say!(locale, "leads-reason", level = level.word(), signals = signals.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts::default()
    }

    fn wants(intent: Intent) -> Facts {
        Facts { intent: Some(intent), ..facts() }
    }

    #[test]
    fn every_signal_has_its_points() {
        let mail = |it: &str| Facts { email: Some(it.to_owned()), ..facts() };
        let cases = [
            (facts(), 0, Level::Cold, vec![]),
            (wants(Intent::Purchase), 25, Level::Cold, vec![Signal::Intent]),
            (wants(Intent::Quote), 25, Level::Cold, vec![Signal::Intent]),
            (wants(Intent::Demo), 20, Level::Cold, vec![Signal::Demo]),
            (wants(Intent::Other), 0, Level::Cold, vec![]),
            (wants(Intent::Support), 0, Level::Cold, vec![Signal::Support]),
            (Facts { quantity: Some(9), ..facts() }, 0, Level::Cold, vec![]),
            (Facts { quantity: Some(10), ..facts() }, 20, Level::Cold, vec![Signal::Volume]),
            (Facts { has_deadline: true, ..facts() }, 15, Level::Cold, vec![Signal::Deadline]),
            (mail("jeanne@vauban.example"), 12, Level::Cold, vec![Signal::CompanyMail]),
            (mail("jeanne@gmail.com"), 0, Level::Cold, vec![]),
            (mail("jeanne@orange.fr"), 0, Level::Cold, vec![]),
            (Facts { has_phone: true, ..facts() }, 10, Level::Cold, vec![Signal::Phone]),
            (Facts { bought_before: true, ..facts() }, 12, Level::Cold, vec![Signal::Returning]),
            (Facts { model: Some(50), ..facts() }, 10, Level::Cold, vec![Signal::Model]),
            (
                Facts { quantity: Some(20), ..wants(Intent::Quote) },
                45,
                Level::Warm,
                vec![Signal::Intent, Signal::Volume],
            ),
        ];
        for (facts, value, level, signals) in cases {
            assert_eq!(score(&facts, &Settings::default()), Scored { value, level, signals }, "{facts:?}");
        }
    }

    #[test]
    fn j_4_forty_boxes_for_a_company_before_christmas_are_hot() {
        let facts = Facts {
            quantity: Some(40),
            has_deadline: true,
            email: Some("sophie.martin@maison-vauban.example".to_owned()),
            has_phone: true,
            ..wants(Intent::Purchase)
        };
        let scored = score(&facts, &Settings::default());
        assert_eq!((scored.value, scored.level), (82, Level::Hot));
        let english = "Hot: wants to buy, large volume, deadline, company mail, can be called.";
        assert_eq!(reason(scored.level, &scored.signals, Locale::En), english);
        let french = "Chaud : veut acheter, gros volume, échéance, adresse d’entreprise, peut être appelé.";
        assert_eq!(reason(scored.level, &scored.signals, Locale::Fr), french);
        assert_eq!(reason(Level::Cold, &[], Locale::En), "Cold: nothing yet says that they will buy.");
    }

    #[test]
    fn a_score_stays_within_its_bounds() {
        let all = Facts {
            quantity: Some(1000),
            has_deadline: true,
            email: Some("a@firm.example".to_owned()),
            has_phone: true,
            bought_before: true,
            model: Some(10),
            ..wants(Intent::Purchase)
        };
        assert_eq!(score(&all, &Settings::default()).value, 100);
        assert_eq!(score(&Facts { model: Some(-50), ..wants(Intent::Support) }, &Settings::default()).value, 0);
    }

    #[test]
    fn a_workspace_says_itself_from_when_a_lead_is_hot() {
        let strict = Settings { hot_from: 90, warm_from: 20, ..Settings::default() };
        assert_eq!(score(&wants(Intent::Quote), &strict).level, Level::Warm);
    }
}
