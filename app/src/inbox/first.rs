//! `/inbox/new`: writing first to a customer whom one knows. First whom, then what.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_query_map;
use switchboard::access::InboxReply;
use switchboard::ids::IdentityId;
use switchboard::inbox::{self, Addressee, Body, CannotWriteFirst, Obstacle};
use switchboard::say;
use switchboard::text::Locale;
use uuid::Uuid;

use super::address::conversation as address_of;
use super::problems;
use super::reader::contact_name;
use crate::ui::{Column, DataTable, Empty, LinkButton, Panel, Size, SubmitButton, TextArea, TextField, Variant};
use crate::{Form, Problem, Sheet, access, encode, go_on, locale, page, paths};

/// Begins a conversation with a customer, `to`, by the first words to them.
#[server(endpoint = "inbox/write-first")]
pub async fn write_first(to: IdentityId, body: String, press: Uuid) -> Result<(), Problem> {
    let body = Body::parse(body).map_err(problems::body)?;
    let tx = access::require(InboxReply).await?;
    let sent = inbox::write_first(tx, to, &body, &press.to_string()).await.map_err(cannot)?;
    go_on(&address_of(sent.conversation_id));
    Ok(())
}

fn cannot(cannot: CannotWriteFirst) -> Problem {
    match cannot {
        CannotWriteFirst::Gone => Problem::NotFound(say!(locale(), "first-gone")),
        CannotWriteFirst::Obstacle(obstacle) => Problem::Conflict(why_not(obstacle, locale())),
        CannotWriteFirst::Fault(fault) => fault.into(),
    }
}

fn why_not(obstacle: Obstacle, locale: Locale) -> String {
    match obstacle {
        Obstacle::GoesOn(_) => say!(locale, "first-goes-on"),
        Obstacle::Blocked => say!(locale, "inbox-cannot-blocked"),
        Obstacle::Paused => say!(locale, "first-paused"),
        Obstacle::NotReached => say!(locale, "first-not-reached"),
    }
}

/// `/inbox/new`
pub fn new_conversation_page() -> impl IntoView {
    let query = use_query_map().get_untracked();
    let words = query.get("q").filter(|it| !it.trim().is_empty());
    let to = query.get("to").map(|it| it.parse::<IdentityId>().ok());
    page(async move {
        let locale = locale();
        let shown = match (to, &words) {
            (Some(to), _) => {
                let mut tx = access::require(InboxReply).await?;
                let known = inbox::addressee(&mut tx, to.ok_or_else(access::not_found)?).await?;
                access::hand_on(tx);
                write_to(known.ok_or_else(access::not_found)?, words.as_deref(), locale)
            }
            (None, Some(words)) => {
                let mut tx = access::require_search(InboxReply).await?;
                let found = inbox::customers(&mut tx, words).await?;
                view! { {search(Some(words.as_str()), locale)} {choose(found, words, locale)} }.into_any()
            }
            (None, None) => {
                access::hand_on(access::require(InboxReply).await?);
                search(None, locale)
            }
        };
        Ok(Sheet::new(say!(locale, "first-title"), view! { <div class="page page-form stack">{shown}</div> }))
    })
}

/// Looking for somebody: a question, so it is a GET.
fn search(words: Option<&str>, locale: Locale) -> AnyView {
    let value = words.map(str::to_owned);
    view! {
        <form method="get" action=new_conversation() class="cluster cluster-end" role="search">
            <TextField name="q" label=say!(locale, "first-who") kind="search" value=value autofocus=words.is_none()/>
            <SubmitButton variant=Variant::Default icon=Some("search")>{say!(locale, "first-find")}</SubmitButton>
        </form>
    }
    .into_any()
}

/// Who was found, and what can be done with each.
fn choose(found: Vec<Addressee>, words: &str, locale: Locale) -> AnyView {
    if found.is_empty() {
        let (title, text) = (say!(locale, "first-nobody"), say!(locale, "first-nobody-text"));
        return view! { <Empty title=title text=text action=().into_any() icon="search"/> }.into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "first-customer")),
        Column::new(say!(locale, "first-channel")),
        Column::new(say!(locale, "first-act")).silent(),
    ];
    let rows = found.into_iter().map(|it| row(it, words, locale)).collect_view();
    let caption = say!(locale, "first-found");
    view! { <Panel title=caption.clone() flush=true><DataTable caption=caption columns=columns>{rows}</DataTable></Panel> }
        .into_any()
}

fn row(it: Addressee, words: &str, locale: Locale) -> impl IntoView + use<> {
    let name = contact_name(it.name.as_deref(), locale);
    let link = |href: String, words: String| {
        let whose = format!(" {name}");
        view! { <LinkButton href=href size=Size::Small>{words} <span class="sr-only">{whose}</span></LinkButton> }
            .into_any()
    };
    let act = match it.obstacle() {
        None => {
            let href = format!("{}?to={}&q={}", new_conversation(), it.id, encode(words));
            link(href, say!(locale, "first-write"))
        }
        Some(Obstacle::GoesOn(Some(open))) => link(address_of(open), say!(locale, "first-open")),
        Some(obstacle) => view! { <span class="hint">{why_not(obstacle, locale)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name} <div class="hint">{it.email.unwrap_or(it.external_id)}</div></th>
            <td>{it.channel_name}</td>
            <td class="act">{act}</td>
        </tr>
    }
}

/// The first words to somebody.
fn write_to(it: Addressee, words: Option<&str>, locale: Locale) -> AnyView {
    let name = contact_name(it.name.as_deref(), locale);
    let back = words.map_or_else(new_conversation, |words| format!("{}?q={}", new_conversation(), encode(words)));
    // One number for one page: pressed twice, or sent again by the browser, it counts once.
    let hidden = vec![("to", it.id.to_string()), ("press", Uuid::now_v7().to_string())];
    let heading = say!(locale, "first-to", name = name, channel = it.channel_name);
    view! {
        <Form door=WriteFirst::PATH hidden=hidden class="stack" label=heading.clone()>
            <h2 class="panel-title">{heading}</h2>
            <TextArea name="body" label=say!(locale, "inbox-write") rows=6 required=true maxlength=Body::LONGEST as u32/>
            <div class="form-actions">
                <SubmitButton kbd="Control+Enter">{say!(locale, "inbox-send")}</SubmitButton>
                <LinkButton href=back variant=Variant::Quiet kbd="Escape">{say!(locale, "first-other")}</LinkButton>
            </div>
        </Form>
    }
    .into_any()
}

/// Where one begins.
pub fn new_conversation() -> String {
    paths::here("/inbox/new")
}
