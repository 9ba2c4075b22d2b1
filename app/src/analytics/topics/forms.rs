//! What one can change about a topic.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::channels::AssistantMode;
use switchboard::say;
use switchboard::topics::{Part, Topic};

use super::doors::{
    HideKeyword, MergeTopics, RenameTopic, SetPolicy, ShowKeyword, SplitTopic, TellApart, UnmergeTopic,
};
use crate::inbox::Reader;
use crate::ui::{Choice, Panel, RadioGroup, Select, Size, SubmitButton, TextField, Time, Variant};
use crate::{Form, locale};

fn this(topic: &Topic) -> Vec<(&'static str, String)> {
    vec![("topic", topic.id.to_string())]
}

/// What the assistant may do with its questions.
#[component]
pub(super) fn Policy(topic: Topic) -> impl IntoView {
    let locale = locale();
    let choice = |mode: AssistantMode, words: String, hint: String| Choice::new(mode.word(), words).hint(hint);
    let choices = vec![
        choice(AssistantMode::Send, say!(locale, "topics-policy-send"), say!(locale, "topics-policy-send-text")),
        choice(AssistantMode::Draft, say!(locale, "topics-policy-draft"), say!(locale, "topics-policy-draft-text")),
        choice(AssistantMode::Off, say!(locale, "topics-policy-off"), say!(locale, "topics-policy-off-text")),
    ];
    view! {
        <Panel title=say!(locale, "topics-policy")>
            <Form door=SetPolicy::PATH hidden=this(&topic) class="stack">
                <RadioGroup
                    name="policy"
                    legend=say!(locale, "topics-policy-label")
                    choices=choices
                    value=topic.policy.word().to_owned()
                />
                <div>
                    <SubmitButton>{say!(locale, "topics-policy-act")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// Its words, each to be hidden; and those that are.
#[component]
pub(super) fn Keywords(topic: Topic, may: bool) -> impl IntoView {
    let locale = locale();
    let shown = topic
        .keywords
        .iter()
        .map(|word| {
            let act = may.then(|| view! { <OneWord door=HideKeyword::PATH topic=topic.clone() word=word.clone()/> });
            view! { <li class="topic-word"><span class="badge">{word.clone()}</span> {act}</li> }
        })
        .collect_view();
    let hidden = topic
        .hidden
        .iter()
        .filter(|_| may)
        .map(|word| {
            view! {
                <li class="topic-word">
                    <s>{word.clone()}</s>
                    <OneWord door=ShowKeyword::PATH topic=topic.clone() word=word.clone()/>
                </li>
            }
        })
        .collect_view();
    view! {
        <Panel title=say!(locale, "topics-keywords")>
            <ul class="topic-words">{shown} {hidden}</ul>
        </Panel>
    }
}

/// Hides a word, or shows it again.
#[component]
fn OneWord(door: &'static str, topic: Topic, word: String) -> impl IntoView {
    let locale = locale();
    let act = if door == HideKeyword::PATH { say!(locale, "topics-hide") } else { say!(locale, "topics-show") };
    let mut hidden = this(&topic);
    hidden.push(("word", word.clone()));
    view! {
        <Form door=door hidden=hidden>
            <SubmitButton size=Size::Small variant=Variant::Quiet>
                {act}
                <span class="sr-only">" " {word}</span>
            </SubmitButton>
        </Form>
    }
}

/// Its name.
#[component]
pub(super) fn Naming(topic: Topic) -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "topics-rename")>
            <Form door=RenameTopic::PATH hidden=this(&topic) class="stack">
                <TextField
                    name="label"
                    label=say!(locale, "topics-name")
                    hint=say!(locale, "topics-name-hint")
                    value=topic.label
                    required=true
                    maxlength=80
                />
                <div>
                    <SubmitButton variant=Variant::Default>{say!(locale, "topics-rename-act")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// The topic that it is part of.
#[component]
pub(super) fn Merging(topic: Topic, others: Vec<Topic>) -> impl IntoView {
    let locale = locale();
    let options = others.into_iter().map(|it| (it.id.to_string(), it.label)).collect();
    let hint = say!(locale, "topics-merge-hint", topic = topic.label.as_str());
    view! {
        <Panel title=say!(locale, "topics-merge")>
            <Form door=MergeTopics::PATH hidden=this(&topic) class="stack">
                <Select
                    name="into"
                    label=say!(locale, "topics-merge-into")
                    hint=hint
                    options=options
                    value=topic.like_id.map(|it| it.to_string())
                />
                <div>
                    <SubmitButton variant=Variant::Default>{say!(locale, "topics-merge-act")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// What was merged into it, while that can be undone.
pub(super) fn merged(parts: Vec<Part>, reader: &Reader) -> Option<AnyView> {
    if parts.is_empty() {
        return None;
    }
    let locale = reader.locale;
    let rows = parts
        .into_iter()
        .map(|it| {
            let (at, hidden, spoken) = (it.merged_at, vec![("topic", it.id.to_string())], it.label.clone());
            view! {
                <li class="cluster">
                    <span>
                        {it.label} " "
                        <span class="hint"><Time at=at shown=reader.short(at) full=reader.full(at)/></span>
                    </span>
                    <Form door=UnmergeTopic::PATH hidden=hidden>
                        <SubmitButton size=Size::Small variant=Variant::Default icon=Some("undo-2")>
                            {say!(locale, "topics-unmerge-act")}
                            <span class="sr-only">" " {spoken}</span>
                        </SubmitButton>
                    </Form>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <Panel title=say!(locale, "topics-merged")>
                <div class="stack">
                    <ul class="stack stack-sm">{rows}</ul>
                    <p class="hint">{say!(locale, "topics-merged-hint")}</p>
                </div>
            </Panel>
        }
        .into_any(),
    )
}

/// Whether it is the topic that it is like.
#[component]
pub(super) fn Likeness(topic: Topic) -> impl IntoView {
    let locale = locale();
    let like = topic.like_label.clone().unwrap_or_default();
    let mut into = this(&topic);
    into.extend(topic.like_id.map(|it| ("into", it.to_string())));
    view! {
        <Panel title=say!(locale, "topics-like", topic = like.as_str())>
            <div class="cluster">
                <Form door=MergeTopics::PATH hidden=into>
                    <SubmitButton variant=Variant::Default>{say!(locale, "topics-like-yes")}</SubmitButton>
                </Form>
                <Form door=TellApart::PATH hidden=this(&topic)>
                    <SubmitButton variant=Variant::Quiet>{say!(locale, "topics-like-no")}</SubmitButton>
                </Form>
            </div>
        </Panel>
    }
}

/// Its parts.
#[component]
pub(super) fn Splitting(topic: Topic) -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "topics-split")>
            <Form door=SplitTopic::PATH hidden=this(&topic) class="stack">
                <p class="hint">{say!(locale, "topics-split-hint")}</p>
                <div>
                    <SubmitButton variant=Variant::Default>{say!(locale, "topics-split-act")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}
