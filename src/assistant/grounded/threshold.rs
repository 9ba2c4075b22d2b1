//! From which confidence on to answer, so that a tenant's limit on wrong answers holds.

/// How sure the bound is.
const SURE: f64 = 0.95;

/// The smallest threshold at which at most `limit` of the questions that must be refused would be
/// answered, with 95 % confidence.
///
/// `refusals` are the confidences of questions known to have no answer here. `None` when they are too
/// few to promise anything: a limit of 0.05 takes at least 59 of them.
pub fn threshold(refusals: &[f32], limit: f64) -> Option<f32> {
    let mut falling = refusals.to_vec();
    falling.sort_by(|a, b| b.total_cmp(a));
    let tolerated = (0..falling.len()).take_while(|wrong| bound(*wrong, falling.len()) <= limit).last()?;
    // Just above the first confidence that must not pass.
    Some(falling[tolerated].next_up())
}

/// Upper bound of Clopper and Pearson for the share behind `wrong` of `n`.
fn bound(wrong: usize, n: usize) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if at_most(wrong, n, middle) > 1.0 - SURE { low = middle } else { high = middle }
    }
    high
}

/// Probability of at most `wrong` of `n` when each is wrong with probability `p`.
fn at_most(wrong: usize, n: usize, p: f64) -> f64 {
    // In logarithms, for the first term vanishes in a float when there are many questions.
    let mut term = n as f64 * (1.0 - p).ln();
    let mut sum = term.exp();
    for k in 1..=wrong {
        term += ((n - k + 1) as f64 / k as f64).ln() + (p / (1.0 - p)).ln();
        sum += term.exp();
    }
    sum
}
