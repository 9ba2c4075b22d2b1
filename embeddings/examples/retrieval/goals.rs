//! What retrieval must reach: N1 to N5 of `spec/nlp.md`, and the time of a question.

use crate::figures::Bound::{AtLeast, AtMost};
use crate::figures::{Goal, goal, shown};
use crate::measure::{CALIBRATION, COVERAGE, RIGHT_FIRST as FIRST, RIGHT_FIRST_MISSPELT as MISSPELT};

pub const GOALS: &[Goal] = &[
    goal("N1-words", "stackfaq, words", FIRST, AtLeast(0.88)),
    goal("N1-both", "stackfaq, both", FIRST, AtLeast(0.985)),
    goal("N2-words", "squad2_dev, words", FIRST, AtLeast(0.89)),
    goal("N2-both", "squad2_dev, both", FIRST, AtLeast(0.90)),
    goal("N3-words", "piaf, words", FIRST, AtLeast(0.785)),
    goal("N3-both", "piaf, both", FIRST, AtLeast(0.79)),
    goal("N4", "aws, words", AHEAD, AtLeast(0.0)),
    goal("N5-words", "stackfaq, words", MISSPELT, AtLeast(0.78)),
    goal("N5-both", "stackfaq, both", MISSPELT, AtLeast(0.90)),
    goal("N6-both", "stackfaq, both", COVERAGE, AtLeast(0.88)),
    shown("N10-both", "stackfaq, both", CALIBRATION, AtMost(0.03)),
    goal("p95-100000", "100000 passages", SLOW, AtMost(20.0)),
    goal("recall-int8", "100000 passages", RECALL, AtLeast(0.98)),
];

pub const AHEAD: &str = "R@5 ahead of BM25";
pub const SLOW: &str = "ms a question, p95";
pub const RECALL: &str = "nearest ten found, of the exact ones";
