//! What one can do with leads.

mod capture;
mod describe;
mod dismiss;
mod label;
mod move_to;
mod note;
mod own;
mod rate;
mod set_settings;
mod views;

pub use capture::{CannotCapture, Lines, add, capture, country};
pub use describe::{CannotDescribe, describe, set_value};
pub use dismiss::{CannotDismiss, dismiss};
pub use label::{CannotLabel, label};
pub use move_to::{CannotMove, MOST_AT_ONCE, Move, MovedMany, move_many, move_to, undo_move};
pub use note::{CannotNote, LONGEST_NOTE, note};
pub use own::{CannotOwn, own};
pub use rate::{CannotRate, leave_to_rules, rate};
pub use set_settings::{CannotSet, set_settings};
pub use views::{CannotRemoveView, CannotSaveView, remove_view, restore_view, save_view};
