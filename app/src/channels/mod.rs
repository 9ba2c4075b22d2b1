//! Channels: connecting the ways by which customers write, and saying how they look.
//!
//! [`channels_page`] lists them, [`connect_page`] adds one, [`channel_page`] is one of them:
//! a widget with its look, words, domains and snippet, or an API channel with its callback.
//! [`keys_page`] has the keys with which other systems use the API.
//!
//! Promises
//! - What a role may not do is not shown to it; the door refuses it anyway.
//! - A secret is shown once, on the page that follows its making. Until then it is sealed
//!   (`once`); it never stands in an address, in a form or in a log.
//! - A preview begins no session and runs no script: it is drawn by the server, in a frame
//!   that may do nothing ([`preview`]).
//!
//! Start reading at [`channel_page`]. Not here: what a command does (`switchboard::channels`),
//! what the widget does on a website (`widget/`), posting to a callback (`server`).

mod api;
mod areas;
mod channel;
mod connect;
mod contrast;
mod domains;
pub mod doors;
mod install;
mod keys;
mod kind;
mod list;
mod look;
mod mode;
mod new_key;
pub mod preview;
mod problems;
mod rotating;
mod secret;
mod tried;
mod words;

pub use channel::channel_page;
pub use connect::connect_page;
pub use keys::keys_page;
pub use list::channels_page;
pub(crate) use secret::Secret;
pub use tried::Tried;

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[
    needs("/channels", Right::ChannelsRead),
    needs("/channels/connect", Right::ChannelsConnect),
    needs("/channels/keys", Right::KeysRead),
    needs("/channels/:channel", Right::ChannelsRead),
];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<ConnectWidget>(Needs(Right::ChannelsConnect)),
    door::<ConnectApi>(Needs(Right::ChannelsConnect)),
    door::<Pause>(Needs(Right::ChannelsConnect)),
    door::<Resume>(Needs(Right::ChannelsConnect)),
    door::<SetAssistantMode>(Needs(Right::AssistantPublish)),
    door::<Rename>(Needs(Right::ChannelsLook)),
    door::<ChangeLook>(Needs(Right::ChannelsLook)),
    door::<ChangeWords>(Needs(Right::ChannelsLook)),
    door::<SetDomains>(Needs(Right::ChannelsConnect)),
    door::<SetCallback>(Needs(Right::ChannelsConnect)),
    door::<CreateKey>(Needs(Right::KeysManage)),
    door::<RotateKey>(Needs(Right::KeysManage)),
    door::<RevokeKey>(Needs(Right::KeysManage)),
];
