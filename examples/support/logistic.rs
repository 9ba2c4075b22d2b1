//! Logistic regression, as the coefficients of `calibration.rs` were made.

/// Signals of a hit.
pub type Evidence = [f32; 5];

/// Whether a weight may be negative: only that of strange names, which speak against a hit.
const SPEAKS_AGAINST: [bool; 5] = [false, false, false, false, true];

const ROUNDS: usize = 1_500;
const RATE: f32 = 0.8;
const RIDGE: f32 = 0.003;

#[derive(Debug, Clone, Default)]
pub struct Model {
    pub intercept: f32,
    pub weights: Evidence,
}

impl Model {
    /// Fits by gradient descent on standardised signals.
    pub fn fit(examples: &[(Evidence, bool)]) -> Self {
        let n = examples.len().max(1) as f32;
        let mean: Evidence = std::array::from_fn(|k| examples.iter().map(|(signals, _)| signals[k]).sum::<f32>() / n);
        let spread: Evidence = std::array::from_fn(|k| {
            let squares: f32 = examples.iter().map(|(signals, _)| (signals[k] - mean[k]).powi(2)).sum();
            (squares / n).sqrt().max(1e-6)
        });
        let standard = |signals: &Evidence| -> Evidence { std::array::from_fn(|k| (signals[k] - mean[k]) / spread[k]) };
        let examples: Vec<(Evidence, f32)> =
            examples.iter().map(|(signals, right)| (standard(signals), f32::from(u8::from(*right)))).collect();

        let mut model = Self::default();
        for _ in 0..ROUNDS {
            let mut slope = Self::default();
            for (signals, right) in &examples {
                let error = model.probability(signals) - right;
                slope.intercept += error / n;
                slope.weights.iter_mut().zip(signals).for_each(|(slope, signal)| *slope += error * signal / n);
            }
            model.intercept -= RATE * slope.intercept;
            for ((weight, slope), against) in model.weights.iter_mut().zip(slope.weights).zip(SPEAKS_AGAINST) {
                let moved = *weight - RATE * (slope + RIDGE * *weight);
                *weight = if against { moved.min(0.0) } else { moved.max(0.0) };
            }
        }
        let weights: Evidence = std::array::from_fn(|k| model.weights[k] / spread[k]);
        let shift: f32 = weights.iter().zip(mean).map(|(weight, mean)| weight * mean).sum();
        Self { intercept: model.intercept - shift, weights }
    }

    pub fn probability(&self, signals: &Evidence) -> f32 {
        let sum: f32 = self.weights.iter().zip(signals).map(|(weight, signal)| weight * signal).sum();
        1.0 / (1.0 + (-(self.intercept + sum)).exp())
    }
}
