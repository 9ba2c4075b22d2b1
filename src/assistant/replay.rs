//! Replaying the last questions at another threshold.

/// Questions that are looked back at.
pub const LOOKED_BACK_AT: i64 = 50;

/// A question whose fate hung on the threshold: it was answered, proposed, asked back about or handed over for want of
/// certainty, and not for what it was about.
#[derive(Debug, Clone, Copy, PartialEq, sqlx::FromRow)]
pub struct Replayed {
    /// How sure the answer was, from 0 to 1.
    pub confidence: f32,
    /// Somebody called the answer wrong, out of date or incomplete, discarded its draft, or was not helped by it.
    pub was_wrong: bool,
}

/// The last questions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replay(pub Vec<Replayed>);

/// What would have become of the last questions at a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtThreshold {
    /// Questions that would have been answered without a person.
    pub answered: usize,
    /// Of these, the ones whose answer was wrong as far as anybody said.
    pub wrongly: usize,
}

impl Replay {
    /// Counts what would have been answered at a threshold from 0 to 1.
    pub fn at(&self, threshold: f32) -> AtThreshold {
        let answered = self.0.iter().filter(|it| it.confidence >= threshold);
        let wrongly = answered.clone().filter(|it| it.was_wrong).count();
        AtThreshold { answered: answered.count(), wrongly }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lower_threshold_answers_more_and_more_wrongly() {
        let question = |confidence, was_wrong| Replayed { confidence, was_wrong };
        let replay =
            Replay(vec![question(0.95, false), question(0.8, true), question(0.8, false), question(0.4, true)]);

        for (threshold, answered, wrongly) in [(1.0, 0, 0), (0.9, 1, 0), (0.8, 3, 1), (0.3, 4, 2)] {
            assert_eq!(replay.at(threshold), AtThreshold { answered, wrongly }, "{threshold}");
        }
    }
}
