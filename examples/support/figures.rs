//! Figures, the goals beside them, and whether they are met.

use crate::interval::Estimate;

/// What a figure must reach.
#[derive(Debug, Clone, Copy)]
pub enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

use Bound::{AtLeast, AtMost};

/// A goal for one figure of one section.
pub struct Goal {
    label: &'static str,
    section: &'static str,
    figure: &'static str,
    bound: Bound,
    /// Whether the verdict rests on it; others are shown.
    decides: bool,
}

/// A goal that decides.
pub const fn goal(label: &'static str, section: &'static str, figure: &'static str, bound: Bound) -> Goal {
    Goal { label, section, figure, bound, decides: true }
}

/// A goal that is shown beside its figure, and decides nothing.
pub const fn shown(label: &'static str, section: &'static str, figure: &'static str, bound: Bound) -> Goal {
    Goal { label, section, figure, bound, decides: false }
}

/// What was measured in one go: a pack, or the product.
pub struct Section {
    name: String,
    about: String,
    goals: &'static [Goal],
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
    pub fn new(name: &str, about: String, goals: &'static [Goal]) -> Self {
        Self { name: name.to_owned(), about, goals, lines: Vec::new() }
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
        let goal = self.goals.iter().find(|goal| goal.section == self.name && goal.figure == name);
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

/// Prints the last line, which begins with the measurement's `name`. Returns whether every goal that decides was
/// measured and is met.
pub fn print_verdict(name: &str, goals: &[Goal], sections: &[Section]) -> bool {
    let with_goals = || sections.iter().flat_map(|it| &it.lines).filter_map(|line| Some((line, line.goal?)));
    let figures: Vec<String> =
        with_goals().map(|(line, goal)| format!("{}={}", goal.label, brief(line.value))).collect();
    let is_met =
        |wanted: &Goal| with_goals().any(|(line, goal)| goal.label == wanted.label && line.is_met() == Some(true));
    let all = goals.iter().filter(|goal| goal.decides).all(is_met);
    println!("\n{name}: {} {}", figures.join(" "), if all { "met" } else { "missed" });
    all
}

/// Counts as whole numbers, the others with three decimals.
fn brief(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.3}") }
}
