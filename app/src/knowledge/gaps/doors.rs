//! The doors of gaps.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::KnowledgeWrite;
use switchboard::ids::GapId;
use switchboard::knowledge::gaps::{self, CannotAskAgain, CannotFill, CannotSettle, GapState};
use switchboard::knowledge::{Kind, NewItem};
use switchboard::say;

use crate::knowledge::{fields, problems};
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Says what became of a gap: `resolved`, `dismissed`, or `open` again.
#[server(endpoint = "knowledge/settle-gap")]
pub async fn settle_gap(gap: GapId, state: GapState) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    gaps::settle(tx, gap, state).await.map_err(|cannot| match cannot {
        CannotSettle::Gone => access::not_found(),
        CannotSettle::Known => Problem::Conflict(say!(locale(), "gaps-cannot-known")),
        CannotSettle::Fault(fault) => fault.into(),
    })?;
    let locale = locale();
    let undo = || Undo::new(SettleGap::PATH, [("gap", gap.to_string()), ("state", GapState::Open.to_string())]);
    match state {
        GapState::Resolved => notice_with_undo(say!(locale, "gaps-did-resolve"), undo()),
        GapState::Dismissed => notice_with_undo(say!(locale, "gaps-did-dismiss"), undo()),
        GapState::Open => notice(say!(locale, "gaps-did-reopen")),
    }
    Ok(())
}

/// Fills a gap with a question and its answer, and has its questions asked again.
#[server(endpoint = "knowledge/fill-gap")]
pub async fn fill_gap(
    gap: GapId,
    language: String,
    title: String,
    #[server(default)] variants: String,
    body: String,
) -> Result<(), Problem> {
    let item = NewItem::parse(Kind::Faq, &language, &title, &fields::lines(&variants), &body)
        .map_err(|bad| problems::unacceptable(Kind::Faq, bad))?;
    let tx = access::require(KnowledgeWrite).await?;
    gaps::fill(tx, gap, item).await.map_err(|cannot| match cannot {
        CannotFill::Gone => access::not_found(),
        CannotFill::NotOpen => Problem::Conflict(say!(locale(), "gaps-cannot-fill")),
        CannotFill::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "gaps-did-fill"));
    go_on(&paths::knowledge_gap(gap));
    Ok(())
}

/// Has the questions of a gap asked again.
#[server(endpoint = "knowledge/ask-again")]
pub async fn ask_again(gap: GapId) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    gaps::ask_again(tx, gap).await.map_err(|cannot| match cannot {
        CannotAskAgain::Gone => access::not_found(),
        CannotAskAgain::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "gaps-did-ask-again"));
    Ok(())
}
