//! What the answers must reach.

use crate::figures::Bound::{AtLeast, AtMost};
use crate::figures::{Goal, goal, shown};
use crate::measure::{BEST_SENTENCE, CALIBRATION, COVERAGE, RIGHT_FIRST, RIGHT_FIRST_MISSPELT, TRICK};

/// The goals for text alone, without a sentence model.
pub const GOALS: &[Goal] = &[
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

pub const UNCITED: &str = "sentences sent that no cited source bears";
pub const FOREIGN: &str = "sentences sent from another workspace";
pub const NO_REPLY: &str = "questions without a reply in time";
