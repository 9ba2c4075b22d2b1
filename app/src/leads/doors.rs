//! The doors of leads.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::LeadsWork;
use switchboard::ids::*;
use switchboard::leads::{self, Field, Lines, Move, Status};
use switchboard::say;
use switchboard::text::read_money;

use super::address::Looking;
use super::problems;
use super::words::status_word;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Makes a lead of the customer of a conversation, or adds the conversation to the lead that they are.
#[server(endpoint = "leads/capture")]
pub async fn capture(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    leads::capture(tx, conversation, &Lines::default()).await.map_err(problems::capture)?;
    notice(say!(locale(), "leads-did-capture"));
    Ok(())
}

/// Says that a proposed customer is no lead, by what they said up to `seen` (`dismissed`), or takes that back.
#[server(endpoint = "leads/dismiss")]
pub async fn dismiss(conversation: ConversationId, seen: i64, dismissed: bool) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    leads::dismiss(tx, conversation, dismissed.then_some(seen)).await.map_err(problems::dismiss)?;
    if !dismissed {
        notice(say!(locale(), "leads-did-propose-again"));
        return Ok(());
    }
    let again =
        [("conversation", conversation.to_string()), ("seen", seen.to_string()), ("dismissed", false.to_string())];
    notice_with_undo(say!(locale(), "leads-did-dismiss"), Undo::new(Dismiss::PATH, again));
    Ok(())
}

/// Writes down a lead of somebody who has not written.
#[server(endpoint = "leads/add")]
pub async fn add(name: String, company: String, email: String, phone: String, intent: String) -> Result<(), Problem> {
    let lines = Lines {
        lines: vec![
            (Field::Name, name),
            (Field::Company, company),
            (Field::Email, email),
            (Field::Phone, phone),
            (Field::Intent, intent),
        ],
    };
    let tx = access::require(LeadsWork).await?;
    let lead = leads::add(tx, &lines).await.map_err(problems::capture)?;
    notice(say!(locale(), "leads-did-capture"));
    go_on(&paths::lead(lead));
    Ok(())
}

/// Moves a lead; `from` is where it must stand for that, and `because` why it is lost.
#[server(endpoint = "leads/move")]
pub async fn move_to(lead: LeadId, to: Status, because: Option<String>, from: Option<Status>) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    let wanted = Move { to, because, only_from: from };
    let before = leads::move_to(tx, lead, &wanted).await.map_err(problems::move_to)?;
    let locale = locale();
    let did = say!(locale, "leads-did-move", status = status_word(to, locale));
    let back = [
        ("lead", lead.to_string()),
        ("to", before.to.to_string()),
        ("because", before.because.unwrap_or_default()),
        ("from", to.to_string()),
    ];
    match before.to == to {
        true => notice(did),
        false => notice_with_undo(did, Undo::new(MoveTo::PATH, back)),
    }
    Ok(())
}

/// Moves the chosen leads.
#[server(endpoint = "leads/move-many")]
pub async fn move_many(
    to: Status,
    because: Option<String>,
    list: String,
    #[server(default)] chosen: Vec<LeadId>,
) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    let wanted = Move { to, because, only_from: None };
    let moved = leads::move_many(tx, &chosen, &wanted).await.map_err(problems::move_to)?;
    let locale = locale();
    let did = say!(locale, "leads-did-move-many", count = moved.count, status = status_word(to, locale));
    match moved.count {
        0 => notice(did),
        _ => notice_with_undo(did, Undo::new(UndoMove::PATH, [("act", moved.act.to_string())])),
    }
    go_on(&Looking::asked(&list).list());
    Ok(())
}

/// Puts the leads that were moved together back to where they stood.
#[server(endpoint = "leads/undo-move")]
pub async fn undo_move(act: LeadActId) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    let count = leads::undo_move(tx, act).await.map_err(problems::move_to)?;
    notice(say!(locale(), "leads-did-undo-move", count = count));
    Ok(())
}

/// Gives a lead to a member; an empty text is nobody.
#[server(endpoint = "leads/own")]
pub async fn own(lead: LeadId, owner: String) -> Result<(), Problem> {
    let to = match owner.as_str() {
        "" => None,
        id => Some(id.parse::<MemberId>().map_err(|_| access::not_found())?),
    };
    let tx = access::require(LeadsWork).await?;
    let before = leads::own(tx, lead, to).await.map_err(problems::own)?;
    let back = [("lead", lead.to_string()), ("owner", before.map(|it| it.to_string()).unwrap_or_default())];
    notice_with_undo(say!(locale(), "leads-did-own"), Undo::new(Own::PATH, back));
    Ok(())
}

/// Writes a note about a lead.
#[server(endpoint = "leads/note")]
pub async fn note(lead: LeadId, body: String) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    leads::note(tx, lead, &body).await.map_err(problems::note)?;
    notice(say!(locale(), "leads-did-note"));
    Ok(())
}

/// Writes down a field of a lead, or an attribute of its own; an empty value takes it away.
#[server(endpoint = "leads/describe")]
pub async fn describe(lead: LeadId, field: String, value: String) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    leads::describe(tx, lead, &field, &value).await.map_err(problems::describe)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Says what a lead may be worth; an empty amount is not known.
#[server(endpoint = "leads/set-value")]
pub async fn set_value(lead: LeadId, amount: String) -> Result<(), Problem> {
    let minor = match amount.trim() {
        "" => None,
        text => Some(read_money(text).ok_or_else(problems::amount)?),
    };
    let tx = access::require(LeadsWork).await?;
    leads::set_value(tx, lead, minor).await.map_err(problems::describe)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Puts a label on a lead, or takes it off.
#[server(endpoint = "leads/label")]
pub async fn label(lead: LeadId, label: LabelId, on: bool) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    leads::label(tx, lead, label, on).await.map_err(problems::label)?;
    let back = [("lead", lead.to_string()), ("label", label.to_string()), ("on", (!on).to_string())];
    notice_with_undo(say!(locale(), "leads-did-label"), Undo::new(Label::PATH, back));
    Ok(())
}

/// Sets the score of a lead by hand, with a reason.
#[server(endpoint = "leads/rate")]
pub async fn rate(lead: LeadId, score: i32, because: String) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    leads::rate(tx, lead, score, &because).await.map_err(problems::rate)?;
    let back = Undo::new(LeaveToRules::PATH, [("lead", lead.to_string())]);
    notice_with_undo(say!(locale(), "leads-did-rate"), back);
    Ok(())
}

/// Has the rules score a lead again.
#[server(endpoint = "leads/leave-to-rules")]
pub async fn leave_to_rules(lead: LeadId) -> Result<(), Problem> {
    let tx = access::require(LeadsWork).await?;
    leads::leave_to_rules(tx, lead).await.map_err(problems::rate)?;
    notice(say!(locale(), "leads-did-leave-to-rules"));
    Ok(())
}
