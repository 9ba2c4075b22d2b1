//! Text for people: one catalogue per language, in `messages/`, in Fluent's syntax.
//!
//! A sentence is named by its meaning (`inbox-send`) and said in the reader's [`Locale`].
//! [`say!`](crate::say) checks the name while it compiles; the build checks that every
//! sentence exists in every language with the same variables.
//!
//! Dates and numbers are formatted here too, on the server, in the workspace's zone, and the few marks
//! that may stand in a message are read here ([`markup`]).
//!
//! Not here: which locale a reader has (`app/src/locale.rs` and `team`).

mod catalogue;
mod csv;
mod markup;
mod when;

pub use catalogue::{KEYS, Locale, exists};
pub use csv::{Cell, Csv};
pub use markup::{Block, Span, is_marked_up, markup};
pub use when::{Zone, around, day, full, money_micros, short, span, time_of_day};

/// Says a sentence: `say!(locale, "inbox-hello", name = "Amélie", count = 3)`.
#[macro_export]
macro_rules! say {
    ($locale:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const _: () = assert!($crate::text::exists($key), concat!("no such sentence: ", $key));
        $locale.say($key, &[$((stringify!($name), ($value).into())),*])
    }};
}
