//! The nouns of the inbox, here and in the browser.

mod delivery;
mod edits;
mod happening;
mod intent;
mod lamp;
mod line;
mod mention;
mod opinion;

pub use delivery::Delivery;
pub use edits::{Change, Piece, edits};
pub use happening::{Happening, Named};
pub use intent::Intent;
pub use lamp::Lamp;
pub use line::{Handler, Language, Status, View, Within};
pub use mention::{Called, called};
pub use opinion::{Helped, Opinion};

crate::words! {
    /// Who wrote a message.
    pub enum Author {
        /// The customer.
        Contact = "contact",
        /// The assistant.
        Ai = "ai",
        /// An agent.
        Staff = "staff",
        /// Nobody: something happened.
        System = "system",
    }
}

crate::words! {
    /// What an entry of a thread is.
    pub enum Kind {
        /// Said to or by the customer.
        Message = "message",
        /// Said among colleagues.
        Note = "note",
        /// Something that happened.
        Event = "event",
    }
}

crate::words! {
    /// What an agent writes.
    pub enum Writing {
        /// To the customer.
        Reply = "reply",
        /// To colleagues.
        Note = "note",
    }
}

crate::words! {
    /// Which way an entry goes.
    pub enum Direction {
        /// From the customer.
        Inbound = "inbound",
        /// To the customer.
        Outbound = "outbound",
        /// Neither.
        Internal = "internal",
    }
}
