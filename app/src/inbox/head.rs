//! The head of a conversation: who has the line, and what one can do about it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::channels::AssistantMode;
use switchboard::inbox::{Handler, Lamp as Shown, Line, Status, Viewer};
use switchboard::text::Locale;
use switchboard::{labels, say, team, teams};

use super::address::{Act, Looking};
use super::blocking;
use super::doors::{Assign, AssignTeam, Label, MarkUnread, Reopen, Resolve, ReturnToAssistant, Snooze, TakeOver};
use super::reader::{Reader, contact_name};
use super::row::{answering, lamp_state, lamp_word};
use crate::Form;
use crate::ui::{
    Badge, BadgeTone, Button, ButtonKind, Icon, IconSize, LabelChip, Lamp, LinkButton, Menu, MenuButton, MenuChoices,
    MenuHeading, MenuLink, Size, SubmitButton, Variant,
};

/// The head of a conversation.
#[component]
pub fn Head(
    /// The conversation.
    line: Line,
    /// What one is looking at.
    looking: Looking,
    /// Who reads.
    reader: Reader,
    /// Who could hold it; empty where the reader may not assign.
    agents: Vec<team::Holder>,
    /// The teams it could be given to.
    teams: Vec<teams::Team>,
    /// The labels of the workspace.
    labels: Vec<labels::Label>,
    /// Who else has it before them.
    viewers: Vec<Viewer>,
) -> impl IntoView {
    let locale = reader.locale;
    let name = contact_name(line.contact_name.as_deref(), locale);
    // On a telephone the details stand in the place of the thread, and have the page's heading then.
    let title = match looking.details {
        true => view! { <h2 class="pane-title">{name}</h2> }.into_any(),
        false => view! { <h1 class="pane-title">{name}</h1> }.into_any(),
    };
    let word = lamp_word(&line, &reader);
    // Said by the lamp already; shown where there is room.
    let badge = if line.lamp() == Shown::Calling { "badge badge-lamp" } else { "badge badge-line" };
    let acts = reader.may(Right::InboxReply).then(|| acts(&line, &looking, &reader, agents, teams, labels));
    view! {
        <header class="pane-header">
            <LinkButton
                href=looking.back_to(line.id)
                icon=Some("arrow-left")
                label=say!(locale, "inbox-back")
                variant=Variant::Quiet
                size=Size::Small
                kbd="Escape"
                class="pane-back"
            />
            <div class="pane-who" data-live="who">
                <Lamp state=lamp_state(line.lamp()) word=word.clone()/>
                {title}
                <span class=badge aria-hidden="true">{word}</span>
                {line.is_answering.then(|| answering(locale))}
                {viewing(&viewers, &reader)}
            </div>
            <div class="pane-tools" data-live="acts">
                {acts}
                <LinkButton
                    href=if looking.details { looking.open(line.id) } else { looking.details_of(line.id) }
                    icon=Some("panel-right")
                    label=say!(locale, "inbox-details")
                    variant=Variant::Quiet
                    size=Size::Small
                    kbd="D"
                    class="pane-details-link"
                />
            </div>
        </header>
    }
}

/// Who else is here.
fn viewing(viewers: &[Viewer], reader: &Reader) -> Option<AnyView> {
    if viewers.is_empty() {
        return None;
    }
    let names: Vec<&str> = viewers.iter().map(|it| it.name.as_str()).collect();
    let words = say!(reader.locale, "inbox-views-this", names = names.join(", "));
    Some(view! { <Badge tone=BadgeTone::Line icon=Some("eye")>{words}</Badge> }.into_any())
}

/// Who is writing, where one is about to write oneself. It locks nobody out: only the desk's own
/// look at what was said meanwhile keeps two answers apart.
pub fn writing(viewers: &[Viewer], reader: &Reader) -> impl IntoView + use<> {
    let names: Vec<&str> = viewers.iter().filter(|it| it.is_writing).map(|it| it.name.as_str()).collect();
    let words = (!names.is_empty()).then(|| say!(reader.locale, "inbox-writes", name = names.join(", ")));
    let line = words.clone().map(|it| view! { <p><Icon name="pencil" size=IconSize::Small/> {it}</p> });
    view! { <div class="writing-line" data-live="writing" data-say=words.unwrap_or_default()>{line}</div> }
}

fn acts(
    line: &Line,
    looking: &Looking,
    reader: &Reader,
    agents: Vec<team::Holder>,
    teams: Vec<teams::Team>,
    labels: Vec<labels::Label>,
) -> AnyView {
    let locale = reader.locale;
    if line.merged_into_id.is_some() {
        return ().into_any();
    }
    if line.status == Status::Resolved {
        let (block, regroup) = (blocking::menu_entry(line, locale), regroup_links(line, looking, locale));
        return view! {
            {label_menu(line, reader, labels)}
            <Menu id="more-menu" label=say!(locale, "inbox-more") icon=Some("ellipsis") variant=Variant::Quiet size=Size::Small>
                {block}
                {regroup}
            </Menu>
            <Form door=Reopen::PATH hidden=this(line)>
                <SubmitButton size=Size::Small variant=Variant::Default icon=Some("rotate-ccw") kbd="Shift+E">
                    {say!(locale, "inbox-reopen")}
                </SubmitButton>
            </Form>
        }
        .into_any();
    }
    view! {
        {hold(line, reader)}
        {(!agents.is_empty()).then(|| assign_menu(line, reader, agents, teams))}
        {label_menu(line, reader, labels)}
        {snooze_menu(line, looking, reader)}
        {more_menu(line, looking, reader)}
        <Form door=Resolve::PATH hidden=this(line)>
            <SubmitButton size=Size::Small variant=Variant::Default icon=Some("check") kbd="E">
                <span class="btn-words">{say!(locale, "inbox-resolve")}</span>
            </SubmitButton>
        </Form>
    }
    .into_any()
}

fn this(line: &Line) -> Vec<(&'static str, String)> {
    vec![("conversation", line.id.to_string())]
}

/// Taking the line, or giving it back.
fn hold(line: &Line, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    if line.handler == Handler::Staff && line.assignee_id == reader.me {
        return (line.assistant_mode != AssistantMode::Off).then(|| {
            view! {
                <Form door=ReturnToAssistant::PATH hidden=this(line) class="max-lg:hidden">
                    <Button
                        kind=ButtonKind::Submit
                        icon=Some("bot")
                        label=say!(locale, "inbox-return")
                        variant=Variant::Quiet
                        size=Size::Small
                        kbd="Shift+I"
                    />
                </Form>
            }
            .into_any()
        });
    }
    let words = if line.escalated.is_some() { say!(locale, "inbox-accept") } else { say!(locale, "inbox-take-over") };
    Some(
        view! {
            <Form door=TakeOver::PATH hidden=this(line)>
                <SubmitButton size=Size::Small variant=Variant::Default kbd="I">{words}</SubmitButton>
            </Form>
        }
        .into_any(),
    )
}

fn assign_menu(line: &Line, reader: &Reader, agents: Vec<team::Holder>, teams: Vec<teams::Team>) -> AnyView {
    let locale = reader.locale;
    let (mine, others): (Vec<_>, Vec<_>) = agents.into_iter().partition(|it| Some(it.id) == reader.me);
    let mine = mine.into_iter().map(|it| (it.id.to_string(), say!(locale, "inbox-assign-me")));
    let others = others.into_iter().map(|it| (it.id.to_string(), it.name));
    let nobody = std::iter::once((String::new(), say!(locale, "inbox-assign-nobody")));
    let choices = mine.chain(others).chain(nobody).collect();
    let teams = (!teams.is_empty()).then(|| team_entries(line, reader, teams));
    view! {
        <Form door=AssignTeam::PATH hidden=this(line) id="assign-team">""</Form>
        <Form door=Assign::PATH hidden=this(line) id="assign">""</Form>
        <Menu id="assign-menu" label=say!(locale, "inbox-assign") icon=Some("user-plus") variant=Variant::Quiet size=Size::Small kbd="A">
            <MenuHeading>{say!(locale, "inbox-assignee")}</MenuHeading>
            <MenuChoices form="assign" name="to" choices=choices/>
            {teams}
        </Menu>
    }
    .into_any()
}

/// The teams, in the menu that gives a conversation away.
fn team_entries(line: &Line, reader: &Reader, teams: Vec<teams::Team>) -> AnyView {
    let locale = reader.locale;
    let entry = |value: String, words: String, is_its: bool| {
        let icon = is_its.then_some("check");
        view! { <MenuButton form="assign-team" name="team" value=value icon=icon>{words}</MenuButton> }
    };
    let entries = teams.into_iter().map(|it| entry(it.id.to_string(), it.name, line.team_id == Some(it.id)));
    view! {
        <MenuHeading>{say!(locale, "inbox-team")}</MenuHeading>
        {entries.collect_view()}
        {entry(String::new(), say!(locale, "inbox-team-none"), line.team_id.is_none())}
    }
    .into_any()
}

/// Every label of the workspace: those of the conversation are marked and come off.
fn label_menu(line: &Line, reader: &Reader, labels: Vec<labels::Label>) -> Option<AnyView> {
    let locale = reader.locale;
    if labels.is_empty() {
        return None;
    }
    let with = |on: bool| vec![("conversation", line.id.to_string()), ("on", on.to_string())];
    let (putting, taking) = (with(true), with(false));
    let entry = |label: labels::Label| {
        let is_on = line.label_ids.contains(&label.id);
        let form = if is_on { "label-take" } else { "label-put" };
        let off = is_on.then(|| say!(locale, "inbox-label-off"));
        let off = off.map(|words| view! { <span class="menu-note">{words}</span> });
        view! {
            <MenuButton form=form name="label" value=label.id.to_string() icon=is_on.then_some("check")>
                <LabelChip name=label.name tone=label.tone/>
                {off}
            </MenuButton>
        }
    };
    let entries = labels.into_iter().map(entry).collect_view();
    let menu = view! {
        <Form door=Label::PATH hidden=putting id="label-put">""</Form>
        <Form door=Label::PATH hidden=taking id="label-take">""</Form>
        <Menu id="label-menu" label=say!(locale, "inbox-labels") icon=Some("tag") variant=Variant::Quiet size=Size::Small kbd="L">
            <MenuHeading>{say!(locale, "inbox-labels")}</MenuHeading>
            {entries}
        </Menu>
    };
    Some(menu.into_any())
}

fn snooze_menu(line: &Line, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let (hidden, date) = (this(line), looking.prepare(line.id, Act::Snooze));
    let entry = |value: &'static str, words: String| view! { <MenuButton form="snooze" name="until" value=value>{words}</MenuButton> };
    view! {
        <Form door=Snooze::PATH hidden=hidden id="snooze">""</Form>
        <Menu id="snooze-menu" label=say!(locale, "inbox-snooze") icon=Some("alarm-clock") variant=Variant::Quiet size=Size::Small kbd="S">
            <MenuHeading>{say!(locale, "inbox-snooze")}</MenuHeading>
            {entry("later", say!(locale, "inbox-snooze-later"))}
            {entry("tomorrow", say!(locale, "inbox-snooze-tomorrow"))}
            {entry("monday", say!(locale, "inbox-snooze-monday"))}
            <MenuLink href=date>{say!(locale, "inbox-snooze-date")}</MenuLink>
        </Menu>
    }
    .into_any()
}

fn more_menu(line: &Line, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let is_mine = line.handler == Handler::Staff && line.assignee_id == reader.me;
    let give_back = (is_mine && line.assistant_mode != AssistantMode::Off)
        .then(|| view! { <MenuButton form="return" icon=Some("sparkle")>{say!(locale, "inbox-return")}</MenuButton> });
    let escalate = looking.prepare(line.id, Act::Escalate);
    let (block, regroup) = (blocking::menu_entry(line, locale), regroup_links(line, looking, locale));
    let unread = vec![("conversation", line.id.to_string()), ("list", looking.question())];
    view! {
        <Form door=ReturnToAssistant::PATH hidden=this(line) id="return">""</Form>
        <Form door=MarkUnread::PATH hidden=unread id="unread">""</Form>
        <LinkButton
            href=escalate.clone()
            icon=Some("bell-ring")
            label=say!(locale, "inbox-escalate")
            variant=Variant::Quiet
            size=Size::Small
            kbd="H"
            class="btn-second max-lg:hidden"
        />
        <Menu id="more-menu" label=say!(locale, "inbox-more") icon=Some("ellipsis") variant=Variant::Quiet size=Size::Small>
            {give_back}
            <MenuLink href=escalate icon=Some("bell-ring") kbd="H">{say!(locale, "inbox-escalate")}</MenuLink>
            <MenuButton form="unread" icon=Some("mail") kbd="U">{say!(locale, "inbox-mark-unread")}</MenuButton>
            {block}
            {regroup}
        </Menu>
    }
    .into_any()
}

/// The ways to merge the conversation with another and to split it.
fn regroup_links(line: &Line, looking: &Looking, locale: Locale) -> impl IntoView + use<> {
    let (merge, split) = (looking.prepare(line.id, Act::Merge), looking.prepare(line.id, Act::Split));
    view! {
        <MenuLink href=merge icon=Some("git-merge")>{say!(locale, "inbox-merge")}</MenuLink>
        <MenuLink href=split>{say!(locale, "inbox-split")}</MenuLink>
    }
}
