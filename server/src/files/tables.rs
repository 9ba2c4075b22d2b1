//! Tables that come with a form: of questions, of people, of companies.

use app::Problem;
use app::visits::Visit;
use axum::extract::multipart::{Field, MultipartError};
use switchboard::access::{ContactsManage, KnowledgeWrite};
use switchboard::contacts::{self, SegmentOf};
use switchboard::knowledge::table::{self, CannotBring};
use switchboard::say;
use switchboard::tenancy::Principal;
use switchboard::text::cells::{self, NoTable};

use super::forms::FILES;

/// The field that tells the door which table came.
pub const BROUGHT: &str = "brought";
/// Most bytes of a file: twice as many as of its text, for those who write two bytes a letter.
const MOST: usize = 4 * 1024 * 1024;

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// Questions and their answers.
    Questions,
    /// People or companies.
    Addresses(SegmentOf),
}

/// Reads a table and keeps it until somebody has looked at its rows; the field `brought` then says which one came.
/// Where its sender may not, it is passed over: the door will say so itself.
///
/// # Errors
/// Where the form breaks off. What is wrong with the table itself is a [`Problem`].
pub async fn take(
    visit: &Visit,
    lists: Lists,
    called: &str,
    field: Field<'_>,
) -> Result<Result<Option<String>, Problem>, MultipartError> {
    let text = match read(visit, field).await? {
        Ok(text) => text,
        Err(problem) => return Ok(Err(problem)),
    };
    let Some(who) = visit.principal() else { return Ok(Ok(None)) };
    Ok(match lists {
        Lists::Questions => questions(visit, who, called, &text).await,
        Lists::Addresses(of) => addresses(visit, who, of, called, &text).await,
    })
}

async fn questions(visit: &Visit, who: Principal, called: &str, text: &str) -> Result<Option<String>, Problem> {
    let Ok(tx) = visit.desk.begin::<KnowledgeWrite>(who).await else { return Ok(None) };
    match table::bring(tx, called, text).await {
        Ok(id) => Ok(Some(id.to_string())),
        Err(CannotBring::Unfit(why)) => Err(unfit(visit, why)),
        Err(CannotBring::Nobody) => Ok(None),
        Err(CannotBring::Fault(fault)) => Err(fault.into()),
    }
}

async fn addresses(
    visit: &Visit,
    who: Principal,
    of: SegmentOf,
    called: &str,
    text: &str,
) -> Result<Option<String>, Problem> {
    use contacts::table::{CannotBring, bring};

    let Ok(tx) = visit.desk.begin::<ContactsManage>(who).await else { return Ok(None) };
    if tx.standing().access.is_stopped() {
        return Ok(None);
    }
    match bring(tx, of, called, text).await {
        Ok(id) => Ok(Some(id.to_string())),
        Err(CannotBring::Unfit(why)) => Err(unfit(visit, why)),
        Err(CannotBring::Nobody) => Ok(None),
        Err(CannotBring::Fault(fault)) => Err(fault.into()),
    }
}

fn unfit(visit: &Visit, why: NoTable) -> Problem {
    let sentence = match why {
        NoTable::Empty => say!(visit.locale, "table-empty"),
        NoTable::TooLong => say!(visit.locale, "table-too-long"),
    };
    Problem::invalid(FILES, sentence)
}

/// The text of a file.
async fn read(visit: &Visit, mut field: Field<'_>) -> Result<Result<String, Problem>, MultipartError> {
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
        return Ok(Err(unfit(visit, NoTable::TooLong)));
    }
    let no_text = |_| Problem::invalid(FILES, say!(visit.locale, "table-no-text"));
    Ok(cells::decode(&bytes).map_err(no_text))
}
