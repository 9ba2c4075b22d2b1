//! The doors of the labels.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::DeskArrange;
use switchboard::ids::*;
use switchboard::labels::{self, Tone};
use switchboard::say;

use super::problems;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

fn back_to_list() {
    go_on(&paths::here(paths::LABELS));
}

/// Adds a label.
#[server(endpoint = "labels/add")]
pub async fn add_label(name: String, tone: Tone) -> Result<(), Problem> {
    let name = problems::name(&name)?;
    let tx = access::require(DeskArrange).await?;
    labels::add(tx, &name, tone).await.map_err(problems::add)?;
    notice(say!(locale(), "labels-did-add", name = name.as_str()));
    Ok(())
}

/// Gives a label another name or colour.
#[server(endpoint = "labels/change")]
pub async fn change_label(label: LabelId, name: String, tone: Tone) -> Result<(), Problem> {
    let name = problems::name(&name)?;
    let tx = access::require(DeskArrange).await?;
    labels::change(tx, label, &name, tone).await.map_err(problems::change)?;
    notice(say!(locale(), "saved"));
    back_to_list();
    Ok(())
}

/// Gives the conversations of a label another one instead.
#[server(endpoint = "labels/merge")]
pub async fn merge_labels(label: LabelId, into: LabelId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    labels::merge(tx, label, into).await.map_err(problems::merge)?;
    notice(say!(locale(), "labels-did-merge"));
    back_to_list();
    Ok(())
}

/// Removes a label.
#[server(endpoint = "labels/remove")]
pub async fn remove_label(label: LabelId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    labels::remove(tx, label).await.map_err(problems::remove)?;
    notice_with_undo(
        say!(locale(), "labels-did-remove"),
        Undo::new(RestoreLabel::PATH, [("label", label.to_string())]),
    );
    back_to_list();
    Ok(())
}

/// Brings a removed label back.
#[server(endpoint = "labels/restore")]
pub async fn restore_label(label: LabelId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    labels::restore(tx, label).await.map_err(problems::remove)?;
    notice(say!(locale(), "labels-did-restore"));
    Ok(())
}
