//! The promises of the assistant, held.

mod answering;
mod briefs;
mod budget;
mod injections;
mod gaps;
mod interruptions;
mod malformed;
mod prompt;
mod reading;
mod scene;
mod settings;
mod summaries;
