//! The doors of saved views.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::InboxRead;
use switchboard::ids::*;
use switchboard::say;
use switchboard::title::Title;
use switchboard::views::{self, CannotRemoveView, CannotSaveView, For, MOST_VIEWS};

use super::address::Looking;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice};

/// Saves what `list` asks for under a name; `whom` is `me`, `everyone` or a team.
#[server(endpoint = "views/save")]
pub async fn save_view(name: String, whom: String, list: String) -> Result<(), Problem> {
    let bad_name = |_| Problem::invalid("name", say!(locale(), "inbox-view-bad-name", limit = Title::LONGEST));
    let name = Title::parse(&name).map_err(bad_name)?;
    let whom = match whom.as_str() {
        "me" => For::Me,
        "everyone" => For::Everyone,
        team => For::Team(team.parse().map_err(|_| access::not_found())?),
    };
    let looking = Looking::asked(&list);
    let tx = access::require(InboxRead).await?;
    views::save(tx, &name, whom, &looking.filter).await.map_err(cannot_save)?;
    notice(say!(locale(), "inbox-view-did-save", name = name.as_str()));
    go_on(&looking.list());
    Ok(())
}

/// Removes a view.
#[server(endpoint = "views/remove")]
pub async fn remove_view(view: ViewId) -> Result<(), Problem> {
    let tx = access::require(InboxRead).await?;
    views::remove(tx, view).await.map_err(cannot_remove)?;
    let undo = Undo::new(RestoreView::PATH, [("view", view.to_string())]);
    notice_with_undo(say!(locale(), "inbox-view-did-remove"), undo);
    Ok(())
}

/// Brings a removed view back.
#[server(endpoint = "views/restore")]
pub async fn restore_view(view: ViewId) -> Result<(), Problem> {
    let tx = access::require(InboxRead).await?;
    views::restore(tx, view).await.map_err(cannot_remove)?;
    notice(say!(locale(), "inbox-view-did-restore"));
    Ok(())
}

fn cannot_save(cannot: CannotSaveView) -> Problem {
    let locale = locale();
    match cannot {
        CannotSaveView::NotForOthers => Problem::invalid("whom", say!(locale, "inbox-view-not-for-others")),
        CannotSaveView::NoSuchThing => access::not_found(),
        CannotSaveView::TooMany => Problem::Conflict(say!(locale, "inbox-view-too-many", limit = MOST_VIEWS)),
        CannotSaveView::Fault(fault) => fault.into(),
    }
}

fn cannot_remove(cannot: CannotRemoveView) -> Problem {
    match cannot {
        CannotRemoveView::Gone => access::not_found(),
        CannotRemoveView::NotForOthers => Problem::Conflict(say!(locale(), "inbox-view-not-for-others")),
        CannotRemoveView::Fault(fault) => fault.into(),
    }
}
