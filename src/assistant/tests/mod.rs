//! The promises of the assistant, held.

mod answering;
mod briefs;
mod budget;
mod gaps;
mod injections;
mod interruptions;
mod malformed;
mod meanings;
mod previews;
mod prompt;
mod reading;
mod scene;
mod settings;
mod summaries;
mod topics;
mod traces;
