//! The door's first question: who are you, and may you?

use switchboard::access::{Permission, Position};
use switchboard::billing::{Access, Stopped};
use switchboard::fault::Fault;
use switchboard::say;
use switchboard::tenancy::{CannotBegin, Denied, Desk, Principal, Tx};
use switchboard::text::Locale;

use crate::Problem;
use crate::visit::{Visit, visit};

/// Opens the visitor's transaction with the permission asked for.
///
/// No permission, no transaction, no command.
///
/// # Errors
/// [`Problem::SignIn`] for a stranger, [`Problem::NotFound`] in a workspace they do not
/// belong to, [`Problem::Forbidden`] (and an audit row) where their role does not allow it.
pub async fn require<P: Permission>(_: P) -> Result<Tx<P>, Problem> {
    if let Some(Ok(tx)) = visit().handed_on().map(Tx::under) {
        return Ok(tx);
    }
    begin(async |desk: &Desk, who| desk.begin(who).await).await
}

/// Leaves a transaction that only read to whatever the page reads next, so that a page is one transaction.
pub fn hand_on(tx: Tx<impl Permission>) {
    if let Ok(tx) = tx.under() {
        visit().hand_on(tx);
    }
}

/// The same for a search, which takes its turn among searches.
///
/// # Errors
/// As [`require`].
pub async fn require_search<P: Permission>(_: P) -> Result<Tx<P>, Problem> {
    begin(async |desk: &Desk, who| desk.begin_search(who).await).await
}

async fn begin<P: Permission>(
    open: impl AsyncFnOnce(&Desk, Principal) -> Result<Tx<P>, CannotBegin>,
) -> Result<Tx<P>, Problem> {
    let visit = visit();
    if visit.account.is_none() {
        return Err(Problem::SignIn);
    }
    let Some(who) = visit.principal() else {
        return Err(not_found());
    };
    match open(&visit.desk, who.clone()).await {
        Ok(tx) => {
            visit.stands(tx.standing());
            Ok(tx)
        }
        Err(CannotBegin::Stopped(stopped)) => Err(stopped.into()),
        Err(CannotBegin::Denied(Denied(right))) => {
            if let Err(fault) = switchboard::audit::refused(&visit.desk, who, right).await {
                tracing::error!(%fault, "a refused access could not be written to the audit log");
            }
            Err(forbidden(&visit))
        }
        Err(CannotBegin::Fault(fault)) => Err(fault.into()),
    }
}

/// There is nothing at this address, whoever asks.
pub fn not_found() -> Problem {
    Problem::NotFound(say!(visit().locale, "problem-not-found"))
}

/// How a role is called: the workspace's own as it was named, a built-in one in the reader's language.
pub fn role_name(locale: Locale, position: &Position) -> String {
    match &position.custom {
        Some(role) => role.name.clone(),
        None => locale.say(&format!("role-{}", position.role), &[]),
    }
}

fn forbidden(visit: &Visit) -> Problem {
    let role = visit.here.as_ref().map(|it| role_name(visit.locale, &it.position)).unwrap_or_default();
    Problem::Forbidden(say!(visit.locale, "problem-forbidden", role = role))
}

impl From<Fault> for Problem {
    /// Logs the cause, once, and keeps it from the person.
    fn from(fault: Fault) -> Self {
        let visit = visit();
        tracing::error!(%fault, request = visit.request.id, "a door failed");
        Self::Fault { reference: visit.request.id.clone(), sentence: say!(visit.locale, "problem-fault") }
    }
}

impl From<Denied> for Problem {
    fn from(_: Denied) -> Self {
        forbidden(&visit())
    }
}

impl From<Stopped> for Problem {
    fn from(Stopped(standing): Stopped) -> Self {
        let visit = visit();
        visit.stands(standing);
        let sentence = match standing.access {
            Access::Closed => say!(visit.locale, "billing-refused-closed"),
            Access::Active | Access::Grace(_) | Access::ReadOnly(_) => say!(visit.locale, "billing-refused-read-only"),
        };
        Self::Forbidden(sentence)
    }
}

impl From<CannotBegin> for Problem {
    fn from(cannot: CannotBegin) -> Self {
        match cannot {
            CannotBegin::Denied(denied) => denied.into(),
            CannotBegin::Stopped(stopped) => stopped.into(),
            CannotBegin::Fault(fault) => fault.into(),
        }
    }
}
