//! What topics must reach: N12 to N14 of `spec/nlp.md`.

use crate::figures::Bound::{AtLeast, AtMost};
use crate::figures::{Goal, goal, shown};

pub const GOALS: &[Goal] = &[
    goal("N12-banking-NMI", "banking77, model", NMI, AtLeast(0.82)),
    goal("N12-banking-ARI", "banking77, model", ARI, AtLeast(0.57)),
    goal("N12-dstc11-NMI", "dstc11, model", NMI, AtLeast(0.88)),
    goal("N12-dstc11-ARI", "dstc11, model", ARI, AtLeast(0.53)),
    shown("words-banking-NMI", "banking77, words", NMI, AtLeast(0.5)),
    shown("words-dstc11-NMI", "dstc11, words", NMI, AtLeast(0.5)),
    goal("N13-seconds", "10000 messages, model", SECONDS, AtMost(4.3)),
    goal("N13-memory", "10000 messages, model", MEMORY, AtMost(64.0)),
    goal("N14-model", "ten days, model", KEPT, AtLeast(0.9)),
    shown("N14-words", "ten days, words", KEPT, AtLeast(0.9)),
    shown("held-model", "ten days, model", HELD, AtLeast(0.9)),
    shown("held-words", "ten days, words", HELD, AtLeast(0.9)),
    goal("decided-model", "ten days, model", DECIDED, AtLeast(1.0)),
    goal("decided-words", "ten days, words", DECIDED, AtLeast(1.0)),
];

pub const NMI: &str = "NMI";
pub const ARI: &str = "ARI";
pub const SECONDS: &str = "CPU seconds";
pub const MEMORY: &str = "MB over what was given, at most";
pub const KEPT: &str = "repeated intents that keep their topic";
pub const HELD: &str = "… or have one that was theirs before";
pub const DECIDED: &str = "decisions of a person that still hold";

/// NMI, ARI and topics of BERTopic on the same messages with the same vectors.
pub const PEER: &[(&str, &str)] = &[
    ("banking77", "NMI .768, ARI .293, 156 topics; outliers put back: .809, .502"),
    ("dstc11", "NMI .871, ARI .520, 31 topics"),
];
