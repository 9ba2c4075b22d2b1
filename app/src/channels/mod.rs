//! Channels: which ones there are, connecting one, and the settings of one.
//!
//! The sections of a channel are tabs with addresses of their own (`?tab=look`). A secret
//! is shown once, on the page that follows its making; see [`shown_once`].
//!
//! Start reading at [`list`], then [`channel`]. Not here: the widget itself (`widget/`,
//! `server`), what a service key may do (`team`).

mod address;
mod channel;
mod connect;
mod doors;
mod keys;
mod list;
mod look;
mod problems;
mod sections;
mod shown_once;

pub use channel::channel_page;
pub use connect::new_channel_page;
pub use list::channels_page;

use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;

use crate::routes::{Entry, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[
    needs("/channels", Right::ChannelsRead),
    needs("/channels/new", Right::ChannelsConnect),
    needs("/channels/:id", Right::ChannelsRead),
];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    needs(doors::Connect::PATH, Right::ChannelsConnect),
    needs(doors::ChangeLook::PATH, Right::ChannelsLook),
    needs(doors::Rename::PATH, Right::ChannelsLook),
    needs(doors::SetSites::PATH, Right::ChannelsConnect),
    needs(doors::SetCallback::PATH, Right::ChannelsConnect),
    needs(doors::Pause::PATH, Right::ChannelsConnect),
    needs(doors::Resume::PATH, Right::ChannelsConnect),
    needs(doors::SetAssistant::PATH, Right::AssistantTune),
    needs(doors::MakeKey::PATH, Right::KeysManage),
    needs(doors::RevokeKey::PATH, Right::KeysManage),
];
