//! Files that come with a form to be read as knowledge: each becomes an item, or replaces what one says.

use app::Problem;
use app::visits::Visit;
use axum::extract::Request;
use documents::{Limits, type_of};
use switchboard::access::{KnowledgeWrite, Right};
use switchboard::fault::Fault;
use switchboard::files::{CannotUpload, Kept, Kind, Objects, Upload};
use switchboard::ids::{ItemId, TenantId};
use switchboard::knowledge::Reason;
use switchboard::knowledge::documents::{self as sources, CannotReplace, Uploaded};
use switchboard::say;
use switchboard::tenancy::{CannotBegin, Principal, Tx};

use super::body;

/// What becomes of a file that is brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Becomes {
    /// An item of its own.
    Item,
    /// What an item is read from.
    FileOf(ItemId),
    /// What an item might be read from, once somebody has looked at what that would change.
    ProposedFor(ItemId),
}

/// Who brings a file, and what becomes of it.
#[derive(Debug, Clone)]
pub struct Bringer {
    /// Who.
    pub who: Principal,
    /// What becomes of it.
    pub becomes: Becomes,
}

impl Bringer {
    /// Whoever visits, where they may write knowledge. The door says so to everybody else.
    pub fn of(visit: &Visit, becomes: Becomes) -> Option<Self> {
        let who = visit.principal().filter(|it| it.rights.has(Right::KnowledgeWrite))?;
        Some(Self { who, becomes })
    }

    /// Writes down a file whose bytes are safe. `Ok(false)`: its bytes are not needed, for they are here already.
    ///
    /// # Errors
    /// The sentence that says why it is not taken; then its bytes are not needed either.
    pub async fn take(&self, visit: &Visit, kept: &Kept) -> Result<bool, Problem> {
        let tx: Tx<KnowledgeWrite> = visit.desk.begin(self.who.clone()).await.map_err(|cannot| match cannot {
            CannotBegin::Fault(fault) => fault,
            refused => Fault::other(refused),
        })?;
        let replaced = match self.becomes {
            Becomes::FileOf(item) => sources::replace(tx, item, kept).await,
            Becomes::ProposedFor(item) => sources::propose(tx, item, kept).await,
            Becomes::Item => {
                return match sources::upload(tx, kept).await? {
                    Uploaded::New(_) => Ok(true),
                    Uploaded::Known(_) => {
                        visit.notice(say!(visit.locale, "knowledge-known", name = kept.name()), None);
                        Ok(false)
                    }
                };
            }
        };
        match replaced {
            Ok(()) => Ok(true),
            Err(CannotReplace::Gone) => Err(Problem::NotFound(say!(visit.locale, "inbox-cannot-gone"))),
            Err(CannotReplace::Disabled) => Err(refusal(say!(visit.locale, "knowledge-replace-disabled"))),
            Err(CannotReplace::Same) => Err(refusal(say!(visit.locale, "knowledge-replace-same"))),
            Err(CannotReplace::Fault(fault)) => Err(fault.into()),
        }
    }
}

fn refusal(sentence: String) -> Problem {
    Problem::invalid(super::forms::FILES, sentence)
}

/// Why a body was not taken in as a document. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum CannotBring {
    /// As any file.
    #[error(transparent)]
    Upload(#[from] CannotUpload),
    /// It cannot be read.
    #[error("the file cannot be read: {0}")]
    Unfit(Reason),
}

/// Takes the body of a request in as a file that is to be read.
///
/// # Errors
/// [`CannotBring`].
pub async fn take(objects: &dyn Objects, tenant: TenantId, request: Request) -> Result<Kept, CannotBring> {
    let upload = body::receive(objects, request).await?;
    match unfit(&upload) {
        Some(reason) => Err(CannotBring::Unfit(reason)),
        None => Ok(upload.finish(tenant).await?),
    }
}

/// Why a file that has come whole is not even kept; `None` where it may be one that can be read.
pub fn unfit(upload: &Upload) -> Option<Reason> {
    match upload.length() > Limits::LARGEST as u64 {
        true => Some(Reason::TooLarge),
        false => (!is_readable(upload.head(), upload.name())).then_some(Reason::UnknownType),
    }
}

/// Whether the first bytes may be those of a type that is read. What is in an archive is for the confined process
/// to say; here its name is enough.
fn is_readable(head: &[u8], name: &str) -> bool {
    if Kind::of(head).media_type == "application/zip" {
        let name = name.to_lowercase();
        return [".docx", ".pptx", ".xlsx"].iter().any(|ending| name.ends_with(ending));
    }
    // The last letter of a beginning may be cut in two.
    let whole = head.utf8_chunks().next().map_or(0, |it| it.valid().len());
    let head = if head.len() - whole < 4 { &head[..whole] } else { head };
    type_of(head, name).is_some()
}
