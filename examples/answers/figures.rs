//! Figures, the goals beside them, and whether they are met.

use crate::interval::Estimate;

/// What a figure must reach.
#[derive(Debug, Clone, Copy)]
enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

use Bound::{AtLeast, AtMost};

/// A goal for one figure of one section.
struct Goal {
    label: &'static str,
    section: &'static str,
    figure: &'static str,
    bound: Bound,
    /// Whether the verdict rests on it; others are shown.
    decides: bool,
}

const fn goal(label: &'static str, section: &'static str, figure: &'static str, bound: Bound) -> Goal {
    Goal { label, section, figure, bound, decides: true }
}

const fn shown(label: &'static str, section: &'static str, figure: &'static str, bound: Bound) -> Goal {
    Goal { label, section, figure, bound, decides: false }
}

/// The goals for text alone, without a sentence model.
const GOALS: &[Goal] = &[
    goal("N1", "stackfaq", RIGHT_FIRST, AtLeast(0.88)),
    goal("N2", "squad2_dev", RIGHT_FIRST, AtLeast(0.89)),
    goal("N3", "piaf", RIGHT_FIRST, AtLeast(0.785)),
    shown("N5", "stackfaq", RIGHT_FIRST_MISSPELT, AtLeast(0.78)),
    goal("N6", "stackfaq", COVERAGE, AtLeast(0.40)),
    goal("N7-squad2", "squad2_dev", COVERAGE, AtLeast(0.45)),
    goal("N7-piaf", "piaf", COVERAGE, AtLeast(0.45)),
    shown("N8", "squad2_dev", BEST_SENTENCE, AtLeast(0.78)),
    shown("N10-stackfaq", "stackfaq", CALIBRATION, AtMost(0.03)),
    shown("N10-squad2", "squad2_dev", CALIBRATION, AtMost(0.03)),
    shown("N10-piaf", "piaf", CALIBRATION, AtMost(0.03)),
    shown("N11", "squad2_dev", TRICK, AtLeast(0.65)),
    goal("N9-uncited", PRODUCT, UNCITED, AtMost(0.0)),
    goal("N9-other-tenant", PRODUCT, FOREIGN, AtMost(0.0)),
    goal("no-reply", PRODUCT, NO_REPLY, AtMost(0.0)),
];

/// The section of all packs together, through the API.
pub const PRODUCT: &str = "through the API, all packs";

pub const RIGHT_FIRST: &str = "R@1";
pub const RIGHT_FIRST_MISSPELT: &str = "R@1, one typo in five words";
pub const COVERAGE: &str = "answered at 5 % false (outside), five folds";
pub const BEST_SENTENCE: &str = "best sentence holds the answer";
pub const CALIBRATION: &str = "calibration error, five folds";
pub const TRICK: &str = "AUROC trick, five folds";
pub const UNCITED: &str = "sentences sent that no cited source bears";
pub const FOREIGN: &str = "sentences sent from another workspace";
pub const NO_REPLY: &str = "questions without a reply in time";

/// What was measured in one go: a pack, or the product.
pub struct Section {
    name: String,
    about: String,
    lines: Vec<Line>,
}

struct Line {
    name: String,
    shown: String,
    goal: Option<&'static Goal>,
    value: f64,
}

impl Line {
    fn is_met(&self) -> Option<bool> {
        self.goal.map(|goal| match goal.bound {
            AtLeast(least) => self.value >= least,
            AtMost(most) => self.value <= most,
        })
    }
}

impl Section {
    /// An empty section; `about` says how much was measured.
    pub fn new(name: &str, about: String) -> Self {
        Self { name: name.to_owned(), about, lines: Vec::new() }
    }

    /// Adds a share or a score with its 95 % interval.
    pub fn estimate(&mut self, name: &str, estimate: Estimate) {
        self.line(name, estimate.value, estimate.to_string());
    }

    /// Adds a number that has no interval.
    pub fn number(&mut self, name: &str, value: f64, decimals: usize) {
        self.line(name, value, format!("{value:.decimals$}"));
    }

    /// Adds a line of words.
    pub fn words(&mut self, name: &str, words: String) {
        self.lines.push(Line { name: name.to_owned(), shown: words, goal: None, value: 0.0 });
    }

    fn line(&mut self, name: &str, value: f64, shown: String) {
        let goal = GOALS.iter().find(|goal| goal.section == self.name && goal.figure == name);
        self.lines.push(Line { name: name.to_owned(), shown, goal, value });
    }

    /// Prints the section as a table: figure, interval, goal, verdict.
    pub fn print(&self) {
        println!("\n{}: {}", self.name, self.about);
        for line in &self.lines {
            let verdict = line.goal.map(|goal| {
                let (sign, bound) = match goal.bound {
                    AtLeast(bound) => ('≥', bound),
                    AtMost(bound) => ('≤', bound),
                };
                let met = if line.is_met() == Some(true) { "met" } else { "MISSED" };
                format!("{:<16}{sign} {bound:<6} {met}", goal.label)
            });
            println!("  {:<46} {:<24} {}", line.name, line.shown, verdict.unwrap_or_default());
        }
    }
}

/// Prints the last line. Returns whether every goal that decides was measured and is met.
pub fn print_verdict(sections: &[Section]) -> bool {
    let with_goals = || sections.iter().flat_map(|it| &it.lines).filter_map(|line| Some((line, line.goal?)));
    let figures: Vec<String> =
        with_goals().map(|(line, goal)| format!("{}={}", goal.label, brief(line.value))).collect();
    let is_met =
        |wanted: &Goal| with_goals().any(|(line, goal)| std::ptr::eq(goal, wanted) && line.is_met() == Some(true));
    let all = GOALS.iter().filter(|goal| goal.decides).all(is_met);
    println!("\nanswers: {} {}", figures.join(" "), if all { "met" } else { "missed" });
    all
}

/// Counts as whole numbers, the others with three decimals.
fn brief(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.3}") }
}
