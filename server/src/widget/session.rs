//! Beginning or resuming a visitor's session.

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use switchboard::channels::visitors;
use switchboard::inbox;
use switchboard::text::Locale;

use super::messages::note_delivery;
use super::refusal::{Refusal, Refused};
use super::thread::{Message, line};
use super::visitors::{Caller, Visitor, Widget};
use super::{BODY_BYTES, STARTING, STARTING_HERE, STARTING_IN_TENANT, Widgets};
use crate::http::json;
use crate::limits::Subject;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    token: Option<String>,
    language: Locale,
    page_url: Option<String>,
}

/// `POST /widget/KEY/session`
pub async fn session(
    State(it): State<Widgets>,
    Path(key): Path<String>,
    request: Request,
) -> Result<Response, Refused> {
    let caller = Caller::of(&request);
    begin(&it, &caller, &key, request).await.map_err(|refusal| Refused(refusal, caller.locale))
}

async fn begin(it: &Widgets, caller: &Caller, key: &str, request: Request) -> Result<Response, Refusal> {
    it.admit(caller)?;
    let asked: Asked = json::read(request, BODY_BYTES).await?;
    let widget = it.widget(key).await?;
    let known = match &asked.token {
        Some(token) => it.known(caller, widget, token).await?.map(|visitor| (token.clone(), visitor)),
        None => None,
    };
    let (token, visitor) = match known {
        Some(known) => known,
        None => open(it, caller, widget, &asked).await?,
    };

    let mut tx = it.tx(&visitor).await?;
    let thread = inbox::thread_for_visitor(&mut tx, 0).await?.ok_or(Refusal::SessionEnded)?;
    drop(tx);
    note_delivery(it, &visitor, &thread).await?;
    let conversation = line(&thread);
    let links = visitor.links(it);
    let messages: Vec<Message> = thread.messages.into_iter().map(|it| Message::of(it, &links)).collect();
    let answer = json!({ "token": token, "conversation": conversation, "messages": messages, "cursor": thread.cursor });
    Ok(Json(answer).into_response())
}

/// Begins a session. Only this is counted against the few that an address may begin; coming
/// back with a known secret is not.
async fn open(it: &Widgets, caller: &Caller, widget: Widget, asked: &Asked) -> Result<(String, Visitor), Refusal> {
    it.count(STARTING, caller.subject)?;
    it.channel(widget).await?;
    it.count(STARTING_HERE, Subject::Channel(widget.channel))?;
    it.count(STARTING_IN_TENANT, Subject::Tenant(widget.tenant))?;
    let tx = it.newcomer(caller, widget).await?;
    let page = asked.page_url.as_deref().and_then(place);
    let (token, _) = visitors::open(tx, asked.language.word(), page).await?;
    let visitor = it.known(caller, widget, &token).await?.ok_or(Refusal::SessionEnded)?;
    Ok((token, visitor))
}

/// The page without its query and fragment, which may hold secrets of the site.
fn place(url: &str) -> Option<&str> {
    let is_page = url.starts_with("https://") || url.starts_with("http://");
    let end = url.find(['?', '#']).unwrap_or(url.len());
    (is_page && !url.contains('\0')).then_some(&url[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_the_page_stay_there() {
        assert_eq!(place("https://shop.example/cart?token=x#y"), Some("https://shop.example/cart"));
        assert_eq!(place("javascript:alert(1)"), None);
    }
}
