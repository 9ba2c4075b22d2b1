//! The doors of topics.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{AssistantPublish, DeskArrange};
use switchboard::channels::AssistantMode;
use switchboard::ids::TopicId;
use switchboard::say;
use switchboard::topics::{
    self, CannotChangeTopic, CannotHide, CannotMerge, CannotSplit, CannotUnmerge, Label, NoLabel,
};

use super::list::HERE;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Names a topic.
#[server(endpoint = "topics/rename")]
pub async fn rename_topic(topic: TopicId, label: String) -> Result<(), Problem> {
    let label = Label::parse(&label).map_err(|no| match no {
        NoLabel::Missing => Problem::invalid("label", say!(locale(), "topics-name-missing")),
        NoLabel::TooLong => Problem::invalid("label", say!(locale(), "topics-name-long")),
    })?;
    let tx = access::require(DeskArrange).await?;
    topics::rename(tx, topic, &label).await.map_err(not_changed)?;
    notice(say!(locale(), "topics-did-rename", topic = label.as_str()));
    Ok(())
}

/// Makes a topic part of another.
#[server(endpoint = "topics/merge")]
pub async fn merge_topics(topic: TopicId, into: TopicId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    topics::merge(tx, topic, into).await.map_err(|cannot| match cannot {
        CannotMerge::Gone => access::not_found(),
        CannotMerge::Itself => Problem::invalid("into", say!(locale(), "topics-merge-itself")),
        CannotMerge::Fault(fault) => fault.into(),
    })?;
    let undo = Undo::new(UnmergeTopic::PATH, [("topic", topic.to_string())]);
    notice_with_undo(say!(locale(), "topics-did-merge"), undo);
    go_on(&format!("{}?days=30", paths::topic(into)));
    Ok(())
}

/// Takes a topic out of the one that it was merged into.
#[server(endpoint = "topics/unmerge")]
pub async fn unmerge_topic(topic: TopicId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    topics::unmerge(tx, topic).await.map_err(|cannot| match cannot {
        CannotUnmerge::Gone => access::not_found(),
        CannotUnmerge::TooLate => Problem::Conflict(say!(locale(), "topics-unmerge-too-late")),
        CannotUnmerge::MergedSince => Problem::Conflict(say!(locale(), "topics-merged-since")),
        CannotUnmerge::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "topics-did-unmerge"));
    Ok(())
}

/// Says that a topic is not the one that it is like.
#[server(endpoint = "topics/tell-apart")]
pub async fn tell_apart(topic: TopicId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    topics::tell_apart(tx, topic).await.map_err(not_changed)?;
    notice(say!(locale(), "topics-did-tell-apart"));
    Ok(())
}

/// Splits a topic into its parts.
#[server(endpoint = "topics/split")]
pub async fn split_topic(topic: TopicId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    let parts = topics::split(tx, topic).await.map_err(|cannot| match cannot {
        CannotSplit::Gone => access::not_found(),
        CannotSplit::OfOnePiece => Problem::Conflict(say!(locale(), "topics-of-one-piece")),
        CannotSplit::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "topics-did-split", count = parts));
    go_on(&paths::here(&format!("{HERE}?days=30")));
    Ok(())
}

/// Hides a word of a topic.
#[server(endpoint = "topics/hide")]
pub async fn hide_keyword(topic: TopicId, word: String) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    topics::hide(tx, topic, &word).await.map_err(not_hidden)?;
    let undo = Undo::new(ShowKeyword::PATH, [("topic", topic.to_string()), ("word", word.clone())]);
    notice_with_undo(say!(locale(), "topics-did-hide", word = word.as_str()), undo);
    Ok(())
}

/// Shows a hidden word of a topic again.
#[server(endpoint = "topics/show")]
pub async fn show_keyword(topic: TopicId, word: String) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    topics::show(tx, topic, &word).await.map_err(not_hidden)?;
    notice(say!(locale(), "topics-did-show", word = word.as_str()));
    Ok(())
}

/// Says what the assistant may do with the questions of a topic.
#[server(endpoint = "topics/set-policy")]
pub async fn set_policy(topic: TopicId, policy: AssistantMode) -> Result<(), Problem> {
    let tx = access::require(AssistantPublish).await?;
    topics::set_policy(tx, topic, policy).await.map_err(not_changed)?;
    notice(say!(locale(), "topics-did-set-policy"));
    Ok(())
}

fn not_changed(cannot: CannotChangeTopic) -> Problem {
    match cannot {
        CannotChangeTopic::Gone => access::not_found(),
        CannotChangeTopic::Fault(fault) => fault.into(),
    }
}

fn not_hidden(cannot: CannotHide) -> Problem {
    match cannot {
        CannotHide::Gone => access::not_found(),
        CannotHide::NoWord => Problem::Conflict(say!(locale(), "topics-no-word")),
        CannotHide::Fault(fault) => fault.into(),
    }
}
