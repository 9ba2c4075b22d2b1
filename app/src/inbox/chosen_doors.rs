//! The doors of acts on many conversations.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::InboxAssign;
use switchboard::ids::*;
use switchboard::inbox::bulk::{self, AT_ONCE, Act, CannotAct};
use switchboard::say;
use time::OffsetDateTime;

use super::address::Looking;
use super::doors::moment;
use super::list::found;
use super::reader::Reader;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Acts on the chosen conversations, or on all that `list` asks for. `act` is `resolve`, `reopen`, `label:{id}`,
/// `unlabel:{id}`, `assign:{id}`, `team:{id}` or `snooze:{moment}`; an empty id is nobody.
#[server(endpoint = "inbox/act-on-many")]
pub async fn act_on_many(
    act: String,
    list: String,
    all: Option<String>,
    #[server(default)] chosen: Vec<ConversationId>,
) -> Result<(), Problem> {
    let looking = Looking::asked(&list);
    if all.is_some() {
        let found = found(&looking).await?.map(|it| it.ids());
        let tx = access::require(InboxAssign).await?;
        let act = read(&act, tx.now()).ok_or_else(access::not_found)?;
        let acted = bulk::act_on_all(tx, &looking.filter, found.as_deref(), act).await.map_err(problem)?;
        go_on(&paths::bulk(acted.id));
        return Ok(());
    }
    let tx = access::require(InboxAssign).await?;
    let act = read(&act, tx.now()).ok_or_else(access::not_found)?;
    let acted = bulk::act_on(tx, &chosen, act).await.map_err(problem)?;
    let did = say!(locale(), "inbox-chosen-did", count = acted.count);
    match acted.count {
        0 => notice(did),
        _ => notice_with_undo(did, Undo::new(UndoMany::PATH, [("act", acted.id.to_string())])),
    }
    go_on(&looking.list());
    Ok(())
}

/// Puts the conversations of an act as they were before it.
#[server(endpoint = "inbox/undo-many")]
pub async fn undo_many(act: BulkId) -> Result<(), Problem> {
    let tx = access::require(InboxAssign).await?;
    bulk::undo(tx, act).await.map_err(problem)?;
    notice(say!(locale(), "inbox-chosen-undone"));
    Ok(())
}

fn read(text: &str, now: OffsetDateTime) -> Option<Act> {
    let (kind, value) = text.split_once(':').unwrap_or((text, ""));
    Some(match kind {
        "resolve" => Act::Resolve,
        "reopen" => Act::Reopen,
        "label" => Act::Label(value.parse().ok()?),
        "unlabel" => Act::Unlabel(value.parse().ok()?),
        "assign" if value.is_empty() => Act::Assign(None),
        "assign" => Act::Assign(Some(value.parse().ok()?)),
        "team" if value.is_empty() => Act::Team(None),
        "team" => Act::Team(Some(value.parse().ok()?)),
        "snooze" => Act::Snooze(moment(value, now, &Reader::here()).filter(|it| *it > now)?),
        _ => return None,
    })
}

fn problem(cannot: CannotAct) -> Problem {
    let locale = locale();
    match cannot {
        CannotAct::Nothing => Problem::invalid("", say!(locale, "inbox-chosen-nothing")),
        CannotAct::TooMany => Problem::invalid("", say!(locale, "inbox-chosen-too-many", limit = AT_ONCE)),
        CannotAct::Gone => Problem::NotFound(say!(locale, "inbox-chosen-gone")),
        CannotAct::Fault(fault) => fault.into(),
    }
}
