//! Tables of questions that come with a form.

use app::Problem;
use app::visits::Visit;
use axum::extract::multipart::{Field, MultipartError};
use switchboard::access::KnowledgeWrite;
use switchboard::ids::KnowledgeImportId;
use switchboard::knowledge::table::{self, CannotBring, NoTable};
use switchboard::say;

use super::forms::FILES;

/// The field that tells the door which table came.
pub const BROUGHT: &str = "brought";
/// Most bytes of a file: twice as many as of its text, for those who write two bytes a letter.
const MOST: usize = 4 * 1024 * 1024;

/// Reads a table and keeps it until somebody has looked at its rows. Where its sender may not, it is passed over:
/// the door will say so itself.
///
/// # Errors
/// Where the form breaks off. What is wrong with the table itself is a [`Problem`].
pub async fn take(
    visit: &Visit,
    called: &str,
    mut field: Field<'_>,
) -> Result<Result<Option<KnowledgeImportId>, Problem>, MultipartError> {
    let locale = visit.locale;
    let wrong = |sentence: String| Ok(Err(Problem::invalid(FILES, sentence)));
    let mut bytes = Vec::new();
    let mut is_too_long = false;
    // Read to its end even where it is too long, so that what follows it is read too.
    while let Some(piece) = field.chunk().await? {
        is_too_long |= bytes.len() + piece.len() > MOST;
        if !is_too_long {
            bytes.extend_from_slice(&piece);
        }
    }
    if is_too_long {
        return wrong(say!(locale, "table-too-long"));
    }
    let Ok(text) = table::decode(&bytes) else { return wrong(say!(locale, "table-no-text")) };
    let Some(who) = visit.principal() else { return Ok(Ok(None)) };
    let Ok(tx) = visit.desk.begin::<KnowledgeWrite>(who).await else { return Ok(Ok(None)) };
    match table::bring(tx, called, &text).await {
        Ok(id) => Ok(Ok(Some(id))),
        Err(CannotBring::Unfit(NoTable::Empty)) => wrong(say!(locale, "table-empty")),
        Err(CannotBring::Unfit(NoTable::TooLong)) => wrong(say!(locale, "table-too-long")),
        Err(CannotBring::Nobody) => Ok(Ok(None)),
        Err(CannotBring::Fault(fault)) => Ok(Err(fault.into())),
    }
}
