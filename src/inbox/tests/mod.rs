//! The promises of the inbox, held.

mod arrive;
mod away;
mod blocking;
mod customer;
mod delivery;
mod drafts;
mod hand_over;
mod holding;
mod ingest;
mod intents;
mod judging;
mod labels;
mod notes_and_presence;
mod reading;
mod regrouping;
mod reply;
mod search;
mod sharing;
mod sight;
mod standing;
mod status;
mod suggesting;
mod tasks;
mod teams;
mod write_first;
