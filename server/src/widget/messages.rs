//! What visitors write, and what they fetch.

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use switchboard::files;
use switchboard::ids::FileId;
use switchboard::inbox::{self, CustomerThread};
use switchboard::tenancy::Actor;
use uuid::Uuid;

use super::refusal::{Blocked, Refusal, Refused};
use super::thread::{Message, line, newest_answer, typing};
use super::visitors::{Caller, Visitor};
use super::{BODY_BYTES, WRITING, WRITING_HERE, WRITING_TO_TENANT, Widgets};
use crate::http::json;
use crate::limits::Subject;
use crate::patience::Patience;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Letter {
    id: Uuid,
    text: String,
    #[serde(default)]
    files: Vec<FileId>,
}

/// `POST /widget/KEY/messages`: takes a message in. The answer comes after the commit (`J-3`).
pub async fn write(State(it): State<Widgets>, Path(key): Path<String>, request: Request) -> Result<Response, Refused> {
    let (caller, patience) = (Caller::of(&request), Patience::of(request.extensions()));
    let taken = async {
        it.admit(&caller)?;
        it.count(WRITING, caller.subject)?;
        let letter: Letter = json::read(request, BODY_BYTES).await?;
        patience.with(|| take(&it, &caller, &key, &letter)).await?;
        Ok((StatusCode::ACCEPTED, Json(json!({ "id": letter.id }))).into_response())
    };
    taken.await.map_err(|refusal| Refused(refusal, caller.locale))
}

async fn take(it: &Widgets, caller: &Caller, key: &str, letter: &Letter) -> Result<(), Refusal> {
    let visitor = it.visitor(caller, key).await?;
    it.count(WRITING_HERE, Subject::Channel(visitor.widget.channel))?;
    it.count(WRITING_TO_TENANT, Subject::Tenant(visitor.widget.tenant))?;
    let tx = it.tx(&visitor).await?;
    inbox::write(tx, &letter.id.to_string(), &letter.text, None, None, letter.files.clone()).await?;
    if let Actor::Visitor { session: Some(session), .. } = visitor.principal.actor {
        // Nobody may be listening.
        let _ = it.wrote.send(session);
    }
    Ok(())
}

/// `GET /widget/KEY/messages?after=CURSOR`: what is new. Also the poll, where no stream can be had.
pub async fn since(State(it): State<Widgets>, Path(key): Path<String>, request: Request) -> Result<Response, Refused> {
    let caller = Caller::of(&request);
    let after = after(request.uri());
    let told = async {
        it.admit(&caller)?;
        let after = after?;
        let visitor = it.visitor(&caller, &key).await?;
        let thread = read_thread(&it, &visitor, after).await?;
        note_delivery(&it, &visitor, &thread).await?;
        let (conversation, typing) = (line(&thread), typing(&thread));
        let links = visitor.links(&it);
        let messages: Vec<Message> = thread.messages.into_iter().map(|it| Message::of(it, &links)).collect();
        Ok(Json(json!({
            "messages": messages, "cursor": thread.cursor, "typing": typing,
            "agent": thread.agent, "conversation": conversation,
        }))
        .into_response())
    };
    told.await.map_err(|refusal| Refused(refusal, caller.locale))
}

/// The `after` of an address; from the beginning where there is none.
pub fn after(address: &Uri) -> Result<i64, Refusal> {
    let query = address.query().unwrap_or_default();
    let mut after = 0;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name != "after" {
            return Err(Refusal::Unreadable);
        }
        after = value.parse().ok().filter(|it| *it >= 0).ok_or(Refusal::Unreadable)?;
    }
    Ok(after)
}

/// The visitor's own thread after a number, through the desk.
pub async fn read_thread(it: &Widgets, visitor: &Visitor, after: i64) -> Result<CustomerThread, Refusal> {
    let mut tx = it.tx(visitor).await?;
    inbox::thread_for_visitor(&mut tx, after).await?.ok_or(Refusal::SessionEnded)
}

/// Notes that the visitor's browser has the answers of a thread.
pub async fn note_delivery(it: &Widgets, visitor: &Visitor, thread: &CustomerThread) -> Result<(), Refusal> {
    if let Some(newest) = newest_answer(thread) {
        inbox::mark_delivered(it.tx(visitor).await?, newest).await?;
    }
    Ok(())
}

/// `POST /widget/KEY/files?name=NAME`: takes a file in, for the visitor's next message.
pub async fn upload(State(it): State<Widgets>, Path(key): Path<String>, request: Request) -> Result<Response, Refused> {
    let caller = Caller::of(&request);
    let taken = async {
        it.admit(&caller)?;
        it.count(WRITING, caller.subject)?;
        let visitor = it.visitor(&caller, &key).await?;
        it.count(WRITING_HERE, Subject::Channel(visitor.widget.channel))?;
        it.count(WRITING_TO_TENANT, Subject::Tenant(visitor.widget.tenant))?;
        let kept = crate::files::body::take(&*it.web.files, visitor.widget.tenant, request).await?;
        let id = files::take_for_visitor(it.tx(&visitor).await?, &kept).await?;
        Ok((StatusCode::CREATED, Json(json!({ "id": id }))).into_response())
    };
    taken.await.map_err(|refusal| Refused(refusal, caller.locale))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// `POST /widget/KEY/person`: asks for a person.
pub async fn ask_for_person(
    State(it): State<Widgets>,
    Path(key): Path<String>,
    request: Request,
) -> Result<Response, Refused> {
    let (caller, patience) = (Caller::of(&request), Patience::of(request.extensions()));
    let asked = async {
        it.admit(&caller)?;
        it.count(WRITING, caller.subject)?;
        let Nothing {} = json::read(request, BODY_BYTES).await?;
        let ask = || async {
            let visitor = it.visitor(&caller, &key).await?;
            match inbox::ask_for_person(it.tx(&visitor).await?).await.map_err(Refusal::try_from) {
                Ok(_) | Err(Err(Blocked)) => Ok(()),
                Err(Ok(refusal)) => Err(refusal),
            }
        };
        patience.with(ask).await?;
        Ok((StatusCode::ACCEPTED, Json(json!({}))).into_response())
    };
    asked.await.map_err(|refusal| Refused(refusal, caller.locale))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    cursor: u64,
}

/// `POST /widget/KEY/read`: the visitor has seen everything up to a number.
pub async fn read(State(it): State<Widgets>, Path(key): Path<String>, request: Request) -> Result<Response, Refused> {
    let caller = Caller::of(&request);
    let noted = async {
        it.admit(&caller)?;
        let Read { cursor } = json::read(request, BODY_BYTES).await?;
        let visitor = it.visitor(&caller, &key).await?;
        let seq = i64::try_from(cursor).unwrap_or(i64::MAX);
        inbox::mark_seen(it.tx(&visitor).await?, seq).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    };
    noted.await.map_err(|refusal| Refused(refusal, caller.locale))
}
