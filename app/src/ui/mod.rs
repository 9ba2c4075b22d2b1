//! Shared parts of the screens: thin, over native elements, and well-mannered.
//!
//! A part asks for what good manners need: [`Empty`] wants a first step, a disabled [`Button`]
//! wants its reason, [`Confirm`] wants the name of the thing. It shows text that was already
//! said; the few words of its own are in `messages/*/ui.ftl`. State is shown through the
//! attributes that assistive technology reads (`aria-current`, `aria-invalid`, `aria-busy`),
//! and the sheets in `style/` follow those, so that the visible and the spoken state agree.
//!
//! Promises
//! - Every part is right as plain HTML, and none carries a `style` attribute.
//! - Ids come from names, never from chance.
//! - A field inside a [`Form`](crate::Form) shows what was typed and what was wrong with it.
//!
//! Start reading at [`Button`], then [`TextField`]. [`Specimens`] shows every part in all its
//! states. Not here: anything that knows a feature, and what comes alive in the browser
//! (`islands`).

mod auth;
mod avatar;
mod badge;
mod button;
mod choice;
mod coming;
mod confidence;
mod dialog;
mod empty;
mod error_summary;
mod field;
mod file_button;
mod icon;
mod lamp;
mod menu;
mod meter;
mod nav;
mod pager;
mod panel;
mod problem;
mod select;
mod shell;
pub mod specimens;
mod table;
mod tabs;
mod text_area;
mod text_field;
mod time;
mod toast;

#[cfg(test)]
mod tests;

use leptos::prelude::*;
use switchboard::text::Locale;

pub use auth::AuthLayout;
pub use avatar::{Avatar, AvatarKind, AvatarSize};
pub use badge::{Badge, BadgeTone, LabelChip, Tone, counted};
pub use button::{Button, ButtonKind, Kbd, LinkButton, Size, SubmitButton, Variant};
pub use choice::{Check, Choice, RadioGroup, Switch};
pub use coming::Coming;
pub use confidence::{Confidence, confidence_in_words, decimal};
pub use dialog::{Confirm, Dialog, DialogButton};
pub use empty::Empty;
pub use error_summary::{ErrorSummary, FieldError};
pub use field::Field;
pub use file_button::FileButton;
pub use icon::{Icon, IconSize, Mark};
pub use lamp::{Lamp, LampState};
pub use menu::{Menu, MenuButton, MenuChoices, MenuHeading, MenuLink};
pub use meter::Meter;
pub use nav::{NavItem, NavList, TabBar};
pub use pager::{OnlyFirst, Pager};
pub use panel::{Fact, Facts, Fold, Panel, Tile, Tiles};
pub use problem::ProblemPanel;
pub use select::Select;
pub use shell::{Person, Shell, WorkspaceLink};
pub use specimens::Specimens;
pub use table::{Column, ColumnHead, DataTable, SortOrder};
pub use tabs::{Segmented, Tab, Tabs};
pub use text_area::TextArea;
pub use text_field::TextField;
pub use time::Time;
pub use toast::{Notice, Toasts};

/// The reader's language: the visit's, unless a specimen or a test provides another.
fn locale() -> Locale {
    use_context::<Locale>().unwrap_or_else(crate::locale)
}

/// `/specimens`: every part in all its states, for whoever styles them. In development only.
pub fn specimens_page() -> impl IntoView {
    crate::bare(async {
        if !crate::visit().house.development {
            return Err(crate::access::not_found());
        }
        Ok(crate::Sheet::new("Specimens", view! { <Specimens/> }))
    })
}
