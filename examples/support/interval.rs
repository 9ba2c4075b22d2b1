//! Chance, the same on every run: bootstrap intervals and typing mistakes.

use std::fmt;

/// Draws of a bootstrap.
const DRAWS: usize = 1_000;

/// A small generator (xorshift); its quality is ample for drawing samples.
pub struct Chance(u64);

impl Chance {
    pub fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }
}

/// A figure with its 95 % interval.
#[derive(Debug, Clone, Copy)]
pub struct Estimate {
    pub value: f64,
    low: f64,
    high: f64,
}

/// `0.905 [0.883, 0.926]`
impl fmt::Display for Estimate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.3} [{:.3}, {:.3}]", self.value, self.low, self.high)
    }
}

/// A figure over a sample with its 95 % interval by bootstrap.
pub fn with_interval<T>(sample: &[T], figure: impl Fn(&[&T]) -> f64) -> Estimate {
    let all: Vec<&T> = sample.iter().collect();
    let mut chance = Chance::new();
    let mut draws: Vec<f64> =
        (0..DRAWS).map(|_| figure(&(0..all.len()).map(|_| all[chance.below(all.len())]).collect::<Vec<_>>())).collect();
    draws.sort_by(f64::total_cmp);
    Estimate { value: figure(&all), low: draws[DRAWS / 40], high: draws[DRAWS - 1 - DRAWS / 40] }
}

/// A figure that repeated things would falsify, as how well two ways to divide agree: its 95 % interval by halves of the
/// sample, drawn without repeating any. They vary about their own mean as the whole does about the truth.
#[allow(dead_code, reason = "not everything that is measured is a pair")]
pub fn with_interval_by_halves<T>(sample: &[T], figure: impl Fn(&[&T]) -> f64) -> Estimate {
    let mut all: Vec<&T> = sample.iter().collect();
    let value = figure(&all);
    let (many, half) = (all.len(), all.len() / 2);
    let mut chance = Chance::new();
    let mut draw = |_| {
        (0..half).for_each(|at| all.swap(at, at + chance.below(many - at)));
        figure(&all[..half])
    };
    let mut draws: Vec<f64> = (0..DRAWS).map(&mut draw).collect();
    draws.sort_by(f64::total_cmp);
    let mean = draws.iter().sum::<f64>() / DRAWS as f64;
    Estimate { value, low: value + draws[DRAWS / 40] - mean, high: value + draws[DRAWS - 1 - DRAWS / 40] - mean }
}

/// Spoils one word in five: two letters swapped, one lost, one too many or one wrong.
pub fn with_typos(question: &str, chance: &mut Chance) -> String {
    let spoil = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() < 3 || chance.below(5) != 0 {
            return word.to_owned();
        }
        let at = chance.below(letters.len() - 1);
        let any = char::from(b'a' + chance.below(26) as u8);
        match chance.below(4) {
            0 => letters.swap(at, at + 1),
            1 => drop(letters.remove(at)),
            2 => letters.insert(at, any),
            _ => letters[at] = any,
        }
        letters.into_iter().collect()
    };
    question.split(' ').map(spoil).collect::<Vec<_>>().join(" ")
}

/// Share of a sample for which something holds; 0 of none.
pub fn share<T>(sample: &[&T], holds: impl Fn(&T) -> bool) -> f64 {
    sample.iter().filter(|one| holds(one)).count() as f64 / sample.len().max(1) as f64
}
