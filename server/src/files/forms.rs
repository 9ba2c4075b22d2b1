//! Files that come with a form, with or without scripts.
//!
//! The files are taken in first and wait for their sender's next message in that conversation;
//! then the form goes on to its door as if it had none. So whatever the door says, nothing that
//! was chosen is lost.

use std::sync::Arc;

use app::Problem;
use app::visits::Visit;
use axum::Json;
use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use switchboard::access::{InboxReply, Right};
use switchboard::files::{self, CannotKeep, CannotTake, CannotUpload, LARGEST, MOST_WAITING, Upload};
use switchboard::ids::ConversationId;
use switchboard::inbox;
use switchboard::say;
use switchboard::tenancy::Tx;

use crate::http::Web;
use crate::http::forms::{FORM_BYTES, Refused, accepts_page, plain_problem};

/// The doors whose forms may bring files.
const DOORS: [&str; 3] = ["/api/inbox/write", "/api/inbox/keep-draft", "/api/saved-replies/insert"];
/// The field that holds them.
const FILES: &str = "files";
/// A form with files is never longer than this, in bytes.
pub const BYTES: usize = LARGEST as usize * MOST_WAITING as usize + FORM_BYTES;

/// What became of a form that brings files.
#[derive(Default)]
struct Taken {
    fields: Vec<(String, String)>,
    conversation: Option<ConversationId>,
    refused: Option<Problem>,
}

/// Takes the files of a form in and lets the rest of it through.
pub async fn receive(State(web): State<Web>, request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Arc<Visit>>().cloned();
    let (true, Some(visit)) = (brings_files(&request), visit) else {
        return next.run(request).await;
    };
    let is_page = accepts_page(&request);
    let (mut parts, body) = request.into_parts();
    let multipart = Multipart::from_request(Request::from_parts(parts.clone(), body), &()).await;
    let Ok(multipart) = multipart else {
        return plain_problem(StatusCode::BAD_REQUEST, "This form cannot be read.");
    };
    let Ok(taken) = take(&web, &visit, multipart).await else {
        return plain_problem(StatusCode::PAYLOAD_TOO_LARGE, "This form is too long, or its end did not arrive.");
    };
    match taken.refused {
        Some(problem) if !is_page => return (problem.status(), Json(problem)).into_response(),
        Some(problem) => drop(parts.extensions.insert(Refused(problem))),
        None => {}
    }
    let rest = form_urlencoded::Serializer::new(String::new()).extend_pairs(taken.fields).finish();
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    parts.headers.remove(header::CONTENT_LENGTH);
    next.run(Request::from_parts(parts, Body::from(rest))).await
}

/// Whether a request is a form with files for a door that takes them, inside of a workspace or,
/// once its visit is known, by the door's own address.
pub fn brings_files(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    *request.method() == Method::POST
        && DOORS.iter().any(|door| request.uri().path().ends_with(door))
        && kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data")
}

/// A form whose end did not arrive, or that is too long.
struct Cut;

async fn take(web: &Web, visit: &Visit, mut form: Multipart) -> Result<Taken, Cut> {
    let mut taken = Taken::default();
    let mut room = FORM_BYTES;
    while let Some(field) = form.next_field().await.map_err(|_| Cut)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == FILES {
            let called = field.file_name().unwrap_or_default().to_owned();
            if called.is_empty() || taken.refused.is_some() {
                skip(field).await?;
            } else if let Err(problem) = take_file(web, visit, &mut taken, &called, field).await? {
                taken.refused = Some(problem);
            }
            continue;
        }
        let value = field.text().await.map_err(|_| Cut)?;
        room = room.checked_sub(name.len() + value.len()).ok_or(Cut)?;
        if name == "conversation" {
            taken.conversation = value.parse().ok();
        }
        taken.fields.push((name, value));
    }
    Ok(taken)
}

/// Reads a file without keeping it, so that what follows it is read too.
async fn skip(mut field: Field<'_>) -> Result<(), Cut> {
    while field.chunk().await.map_err(|_| Cut)?.is_some() {}
    Ok(())
}

/// Takes one file in. Where its sender may not, it is skipped: the door will say so itself.
async fn take_file(
    web: &Web,
    visit: &Visit,
    taken: &mut Taken,
    called: &str,
    mut field: Field<'_>,
) -> Result<Result<(), Problem>, Cut> {
    let may = may_send(web, visit, taken.conversation).await;
    let (who, conversation) = match may {
        Ok(Some(it)) => it,
        Ok(None) => return skip(field).await.map(Ok),
        Err(problem) => return skip(field).await.map(|()| Err(problem)),
    };
    let mut upload = match Upload::begin(&*web.files, called).await {
        Ok(upload) => upload,
        Err(cannot) => return skip(field).await.map(|()| Err(problem(visit, called, &cannot))),
    };
    while let Some(piece) = field.chunk().await.map_err(|_| Cut)? {
        if let Err(cannot) = upload.write(&piece).await {
            return skip(field).await.map(|()| Err(problem(visit, called, &cannot)));
        }
    }
    let kept = match upload.finish(who.tenant).await {
        Ok(kept) => kept,
        Err(cannot) => return Ok(Err(problem(visit, called, &cannot))),
    };
    let written = async {
        let tx: Tx<InboxReply> = visit.desk.begin(who.clone()).await.map_err(|_| CannotTake::Gone)?;
        files::take_for_agent(tx, conversation, &kept).await
    };
    let Err(cannot) = written.await else { return Ok(Ok(())) };
    // No row tells of it: its bytes go at once, or else with the sweep.
    if let Err(broken) = web.files.remove(kept.key(who.tenant)).await {
        tracing::warn!(%broken, "the bytes of a refused file stay until the sweep");
    }
    Ok(Err(not_taken(visit, cannot)))
}

type Sender = (switchboard::tenancy::Principal, ConversationId);

/// Who sends, where they see the conversation and may answer in it.
async fn may_send(web: &Web, visit: &Visit, conversation: Option<ConversationId>) -> Result<Option<Sender>, Problem> {
    let (Some(who), Some(conversation)) = (visit.principal(), conversation) else { return Ok(None) };
    if !who.rights.has(Right::InboxReply) {
        return Ok(None);
    }
    let Ok(mut tx) = web.desk.begin::<InboxReply>(who.clone()).await else { return Ok(None) };
    let found = inbox::find(&mut tx, conversation).await?;
    Ok(found.map(|_| (who, conversation)))
}

fn problem(visit: &Visit, called: &str, cannot: &CannotUpload) -> Problem {
    let locale = visit.locale;
    let megabytes = i64::try_from(LARGEST / (1024 * 1024)).unwrap_or(i64::MAX);
    let sentence = match cannot {
        CannotUpload::TooLarge => say!(locale, "files-too-large", name = called, limit = megabytes),
        CannotUpload::Empty => say!(locale, "files-empty", name = called),
        CannotUpload::Kept(CannotKeep::Full) => {
            tracing::error!("no space is left for files");
            say!(locale, "files-full")
        }
        CannotUpload::Kept(CannotKeep::Broken(error)) => {
            tracing::error!(%error, "a file could not be kept");
            say!(locale, "files-broken", name = called)
        }
    };
    Problem::invalid(FILES, sentence)
}

fn not_taken(visit: &Visit, cannot: CannotTake) -> Problem {
    match cannot {
        CannotTake::Gone => Problem::NotFound(say!(visit.locale, "inbox-cannot-gone")),
        CannotTake::TooMany => Problem::invalid(FILES, say!(visit.locale, "files-too-many", most = MOST_WAITING)),
        CannotTake::Fault(fault) => fault.into(),
    }
}
