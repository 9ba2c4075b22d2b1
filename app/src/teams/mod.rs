//! Teams: who shares conversations with whom.
//!
//! [`teams_page`] lists them with their members; `?edit=` opens one to be renamed, and to say
//! who is in it, and how its conversations are given out. What is removed can be taken back from the notice that says so.
//!
//! Start reading at [`teams_page`]. Not here: members and their roles (`team`), giving a
//! conversation to a team (`inbox`), what a command does (`switchboard::teams`).

mod doors;
mod page;
mod problems;
mod sharing;

pub use page::teams_page;

use switchboard::access::Right;

use crate::paths;
use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[needs(paths::TEAMS, Right::DeskArrange)];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<AddTeam>(Needs(Right::DeskArrange)),
    door::<RenameTeam>(Needs(Right::DeskArrange)),
    door::<RemoveTeam>(Needs(Right::DeskArrange)),
    door::<RestoreTeam>(Needs(Right::DeskArrange)),
    door::<JoinTeam>(Needs(Right::DeskArrange)),
    door::<LeaveTeam>(Needs(Right::DeskArrange)),
    door::<SetAssignment>(Needs(Right::DeskArrange)),
    door::<SetCapacity>(Needs(Right::DeskArrange)),
];
