//! Grounded answers: replies that say only what the knowledge says, without a language model.
//!
//! Given the passages that were found for a question, the assistant does one of three things.
//! It *answers*: an FAQ's answer whole, or a sentence of a document with its neighbours, always
//! word for word and cited. It asks the contact to *clarify*, offering the titles of what might
//! be meant. Or it *hands over* to an agent, with the reason.
//!
//! Promises
//! - Every sentence of an answer stands in the passage it cites ([`verify`]).
//! - A confidence is a probability: of the answers given at 0.8, four in five are right.
//! - A request for a person, or a word the tenant calls sensitive, is always handed over.
//! - What a message orders the assistant to do ("ignore your rules") changes nothing; it is flagged.
//! - No input takes more than linear time.
//!
//! [`verify`] and [`clean`] hold a language model to the same promises: its sentences are
//! checked against what they cite, and its markup shrinks to a tiny grammar.
//!
//! Start reading at [`answer`]. Not here: finding passages (`knowledge::search`), running a model,
//! the sentence that tells a contact about a hand-over (message catalogues).

mod answer;
mod calibration;
mod clean;
mod contradiction;
mod excerpt;
mod facts;
mod outcome;
mod requests;
mod threshold;
mod verify;

pub use answer::answer;
pub use calibration::{alone, evidence};
pub use clean::clean;
pub use outcome::{Citation, HandOver, Outcome, Policy, Reply};
pub use requests::{asks_for_person, gives_instructions, wants_refund};
pub use threshold::threshold;
pub use verify::{Verdict, keep_supported, verify};

#[cfg(test)]
mod tests;
