//! Files that come with a form, with or without scripts.
//!
//! The files are taken in first; then the form goes on to its door as if it had none. For a message
//! they wait for their sender's next in that conversation: whatever the door says, nothing that was
//! chosen is lost. As knowledge each is an item before the door says so.

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
use switchboard::contacts::SegmentOf;
use switchboard::files::{self, CannotKeep, CannotTake, CannotUpload, Kept, LARGEST, MOST_WAITING, Upload};
use switchboard::ids::{ConversationId, ItemId, TenantId};
use switchboard::inbox;
use switchboard::knowledge::Reason;
use switchboard::say;
use switchboard::tenancy::Principal;

use super::documents::Becomes;
use super::tables::Lists;
use super::{documents, tables};
use crate::http::Web;
use crate::http::forms::{FORM_BYTES, Refused, accepts_page, plain_problem};

/// The doors whose forms may bring files, and what for.
const DOORS: [(&str, Purpose); 8] = [
    ("/api/inbox/write", Purpose::Words),
    ("/api/inbox/keep-draft", Purpose::Words),
    ("/api/saved-replies/insert", Purpose::Words),
    ("/api/knowledge/upload", Purpose::Knowledge),
    ("/api/knowledge/replace", Purpose::Replacement),
    ("/api/knowledge/propose-file", Purpose::Proposal),
    ("/api/knowledge/bring-table", Purpose::Table),
    ("/api/contacts/bring-table", Purpose::Addresses),
];
/// The field that holds them.
pub const FILES: &str = "files";
/// The field that tells a door of knowledge how many of them were taken.
const CAME: &str = "came";
/// A form with files is never longer than this, in bytes.
pub const BYTES: usize = LARGEST as usize * MOST_WAITING as usize + FORM_BYTES;

/// What files are brought for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// They go along with words.
    Words,
    /// Each becomes an item of knowledge.
    Knowledge,
    /// It replaces what an item was read from.
    Replacement,
    /// It might, once somebody has looked at what that would change.
    Proposal,
    /// Its rows are looked at, and become knowledge when somebody says so.
    Table,
    /// The same, of people or companies.
    Addresses,
}

/// What became of a form that brings files.
struct Taken {
    fields: Vec<(String, String)>,
    purpose: Purpose,
    conversation: Option<ConversationId>,
    item: Option<ItemId>,
    came: u32,
    refused: Option<Problem>,
}

/// Takes the files of a form in and lets the rest of it through.
pub async fn receive(State(web): State<Web>, request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Arc<Visit>>().cloned();
    let (Some(purpose), Some(visit)) = (purpose(&request), visit) else {
        return next.run(request).await;
    };
    let is_page = accepts_page(&request);
    let (mut parts, body) = request.into_parts();
    let multipart = Multipart::from_request(Request::from_parts(parts.clone(), body), &()).await;
    let Ok(multipart) = multipart else {
        return plain_problem(StatusCode::BAD_REQUEST, "This form cannot be read.");
    };
    let Ok(taken) = take(&web, &visit, Taken::begun(purpose), multipart).await else {
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
    purpose(request).is_some()
}

fn purpose(request: &Request) -> Option<Purpose> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let is_form =
        *request.method() == Method::POST && kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data");
    let door = DOORS.iter().find(|(door, _)| request.uri().path().ends_with(door));
    door.filter(|_| is_form).map(|(_, purpose)| *purpose)
}

impl Taken {
    fn begun(purpose: Purpose) -> Self {
        Self { fields: Vec::new(), purpose, conversation: None, item: None, came: 0, refused: None }
    }

    /// What a table that comes with it lists; `None` where none may.
    fn lists(&self) -> Option<Lists> {
        match self.purpose {
            Purpose::Table => Some(Lists::Questions),
            // Which, stands before the file.
            Purpose::Addresses => {
                let of = self.fields.iter().find(|(name, _)| name == "of").and_then(|(_, it)| it.parse().ok());
                Some(Lists::Addresses(of.unwrap_or(SegmentOf::Contacts)))
            }
            Purpose::Words | Purpose::Knowledge | Purpose::Replacement | Purpose::Proposal => None,
        }
    }

    fn is_knowledge(&self) -> bool {
        matches!(self.purpose, Purpose::Knowledge | Purpose::Replacement | Purpose::Proposal)
    }
}

/// A form whose end did not arrive, or that is too long.
struct Cut;

async fn take(web: &Web, visit: &Visit, mut taken: Taken, mut form: Multipart) -> Result<Taken, Cut> {
    let mut room = FORM_BYTES;
    while let Some(field) = form.next_field().await.map_err(|_| Cut)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == FILES {
            let called = field.file_name().unwrap_or_default().to_owned();
            // What goes along with words goes whole or not at all; a document does not wait for another.
            if called.is_empty() || (taken.refused.is_some() && !taken.is_knowledge()) {
                skip(field).await?;
            } else if let Some(lists) = taken.lists() {
                match tables::take(visit, lists, &called, field).await.map_err(|_| Cut)? {
                    Ok(Some(id)) => taken.fields.push((tables::BROUGHT.to_owned(), id)),
                    Ok(None) => {}
                    Err(problem) => taken.refused = Some(problem),
                }
            } else if let Err(problem) = take_file(web, visit, &mut taken, &called, field).await? {
                taken.refused = Some(together(taken.refused, problem));
            }
            continue;
        }
        let value = field.text().await.map_err(|_| Cut)?;
        room = room.checked_sub(name.len() + value.len()).ok_or(Cut)?;
        match name.as_str() {
            "conversation" => taken.conversation = value.parse().ok(),
            "item" => taken.item = value.parse().ok(),
            // Ours to say.
            CAME if taken.is_knowledge() => continue,
            tables::BROUGHT if taken.lists().is_some() => continue,
            _ => {}
        }
        taken.fields.push((name, value));
    }
    if taken.is_knowledge() {
        taken.fields.push((CAME.to_owned(), taken.came.to_string()));
    }
    Ok(taken)
}

/// What is said of several files that are not taken.
fn together(before: Option<Problem>, problem: Problem) -> Problem {
    match (before, problem) {
        (Some(Problem::Invalid { field, sentence: first }), Problem::Invalid { sentence, .. }) => {
            Problem::Invalid { field, sentence: format!("{first} {sentence}") }
        }
        (_, problem) => problem,
    }
}

/// Reads a file without keeping it, so that what follows it is read too.
async fn skip(mut field: Field<'_>) -> Result<(), Cut> {
    while field.chunk().await.map_err(|_| Cut)?.is_some() {}
    Ok(())
}

/// Who brings a file, and what it is for.
enum Bringer {
    /// It goes along with their words.
    Words(Principal, ConversationId),
    /// It is read as knowledge.
    Document(documents::Bringer),
}

/// Takes one file in. Where its sender may not, it is skipped: the door will say so itself.
async fn take_file(
    web: &Web,
    visit: &Visit,
    taken: &mut Taken,
    called: &str,
    mut field: Field<'_>,
) -> Result<Result<(), Problem>, Cut> {
    let bringer = match bringer(web, visit, taken).await {
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
    if matches!(bringer, Bringer::Document(_))
        && let Some(reason) = documents::unfit(&upload)
    {
        return Ok(Err(unfit(visit, upload.name(), reason)));
    }
    let tenant = bringer.tenant();
    let kept = match upload.finish(tenant).await {
        Ok(kept) => kept,
        Err(cannot) => return Ok(Err(problem(visit, called, &cannot))),
    };
    let written = bringer.write(visit, &kept).await;
    taken.came += u32::from(written.is_ok());
    if !matches!(written, Ok(true)) {
        // No row tells of it: its bytes go at once, or else with the sweep.
        if let Err(broken) = web.files.remove(kept.key(tenant)).await {
            tracing::warn!(%broken, "the bytes of a refused file stay until the sweep");
        }
    }
    Ok(written.map(drop))
}

impl Bringer {
    fn tenant(&self) -> TenantId {
        match self {
            Self::Words(who, _) | Self::Document(documents::Bringer { who, .. }) => who.tenant,
        }
    }

    /// Writes a file down whose bytes are safe. Whether its bytes are needed.
    async fn write(&self, visit: &Visit, kept: &Kept) -> Result<bool, Problem> {
        match self {
            Self::Document(document) => document.take(visit, kept).await,
            Self::Words(who, conversation) => {
                let tx = visit.desk.begin::<InboxReply>(who.clone()).await.map_err(|_| CannotTake::Gone);
                let written = match tx {
                    Ok(tx) => files::take_for_agent(tx, *conversation, kept).await,
                    Err(gone) => Err(gone),
                };
                written.map(|_| true).map_err(|cannot| not_taken(visit, cannot))
            }
        }
    }
}

/// Who brings the next file, where they may.
async fn bringer(web: &Web, visit: &Visit, taken: &Taken) -> Result<Option<Bringer>, Problem> {
    let becomes = match (taken.purpose, taken.item) {
        (Purpose::Words, _) => None,
        (Purpose::Knowledge, _) => Some(Becomes::Item),
        (Purpose::Replacement, Some(item)) => Some(Becomes::FileOf(item)),
        (Purpose::Proposal, Some(item)) => Some(Becomes::ProposedFor(item)),
        (Purpose::Replacement | Purpose::Proposal, None) | (Purpose::Table | Purpose::Addresses, _) => return Ok(None),
    };
    if let Some(becomes) = becomes {
        return Ok(documents::Bringer::of(visit, becomes).map(Bringer::Document));
    }
    let (Some(who), Some(conversation)) = (visit.principal(), taken.conversation) else { return Ok(None) };
    if !who.rights.has(Right::InboxReply) {
        return Ok(None);
    }
    let Ok(mut tx) = web.desk.begin::<InboxReply>(who.clone()).await else { return Ok(None) };
    let found = inbox::find(&mut tx, conversation).await?;
    Ok(found.map(|_| Bringer::Words(who, conversation)))
}

/// Why a file cannot be knowledge, by its name.
fn unfit(visit: &Visit, called: &str, reason: Reason) -> Problem {
    let why = visit.locale.say(&format!("knowledge-reason-{reason}"), &[]);
    Problem::invalid(FILES, format!("{called}: {why}"))
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
