//! Medians, percentiles, and goals that are met or missed.

use std::process::ExitCode;
use std::time::Duration;

/// How long something took, many times.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Takes in more.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Duration>) {
        self.0.extend(more);
        self.0.sort_unstable();
    }

    /// Takes in another's.
    pub fn merge(&mut self, other: Self) {
        self.extend(other.0);
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that `percent` of them stay within, in milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let at = (self.0.len() * percent).div_ceil(100).max(1) - 1;
        self.0.get(at).map_or(f64::NAN, |it| it.as_secs_f64() * 1_000.0)
    }
}

impl FromIterator<Duration> for Times {
    fn from_iter<I: IntoIterator<Item = Duration>>(times: I) -> Self {
        let mut all = Self::default();
        all.extend(times);
        all
    }
}

/// The middle one.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Figures beside their goals.
#[derive(Debug, Default)]
pub struct Verdict {
    figures: Vec<String>,
    missed: Vec<String>,
}

impl Verdict {
    /// A figure that must not be under `goal`.
    pub fn at_least(&mut self, name: &str, figure: f64, goal: f64) {
        self.judge(name, figure, &format!("≥ {goal}"), figure >= goal);
    }

    /// A figure that must not be over `goal`.
    pub fn at_most(&mut self, name: &str, figure: f64, goal: f64) {
        self.judge(name, figure, &format!("≤ {goal}"), figure <= goal);
    }

    /// Something that must be so.
    pub fn holds(&mut self, name: &str, is_so: bool) {
        self.judge(name, f64::from(u8::from(is_so)), "= 1", is_so);
    }

    fn judge(&mut self, name: &str, figure: f64, goal: &str, met: bool) {
        println!("  {name:<40}{figure:>10.2}   goal {goal:<10}{}", if met { "met" } else { "MISSED" });
        self.figures.push(format!("{name}={figure:.2}"));
        if !met {
            self.missed.push(name.to_owned());
        }
    }

    /// Prints the last line.
    pub fn print(&self, bench: &str) -> ExitCode {
        let end = if self.missed.is_empty() { "met" } else { "missed" };
        println!("{bench}: {} {end}", self.figures.join(" "));
        if self.missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
