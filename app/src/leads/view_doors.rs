//! The doors of saved views of leads.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::LeadsRead;
use switchboard::ids::LeadViewId;
use switchboard::leads::{self, CannotRemoveView, CannotSaveView, MOST_VIEWS};
use switchboard::say;
use switchboard::title::Title;

use super::address::Looking;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice};

/// Saves what `list` asks for under a name.
#[server(endpoint = "leads/save-view")]
pub async fn save_view(name: String, everyone: Option<String>, list: String) -> Result<(), Problem> {
    let bad_name = |_| Problem::invalid("name", say!(locale(), "inbox-view-bad-name", limit = Title::LONGEST));
    let name = Title::parse(&name).map_err(bad_name)?;
    let looking = Looking::asked(&list);
    let tx = access::require(LeadsRead).await?;
    leads::save_view(tx, &name, everyone.is_some(), &looking.filter, looking.sort).await.map_err(cannot_save)?;
    notice(say!(locale(), "inbox-view-did-save", name = name.as_str()));
    go_on(&Looking { words: None, after: None, ..looking }.list());
    Ok(())
}

/// Removes a view.
#[server(endpoint = "leads/remove-view")]
pub async fn remove_view(view: LeadViewId) -> Result<(), Problem> {
    let tx = access::require(LeadsRead).await?;
    leads::remove_view(tx, view).await.map_err(cannot_remove)?;
    let undo = Undo::new(RestoreView::PATH, [("view", view.to_string())]);
    notice_with_undo(say!(locale(), "inbox-view-did-remove"), undo);
    Ok(())
}

/// Brings a removed view back.
#[server(endpoint = "leads/restore-view")]
pub async fn restore_view(view: LeadViewId) -> Result<(), Problem> {
    let tx = access::require(LeadsRead).await?;
    leads::restore_view(tx, view).await.map_err(cannot_remove)?;
    notice(say!(locale(), "inbox-view-did-restore"));
    Ok(())
}

fn cannot_save(cannot: CannotSaveView) -> Problem {
    let locale = locale();
    match cannot {
        CannotSaveView::NotForOthers => Problem::invalid("", say!(locale, "inbox-view-not-for-others")),
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
