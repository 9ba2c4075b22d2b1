//! A secret that its maker sees on the page that follows, and never again.
//!
//! The door leaves it in the browser's session, sealed for this workspace and this thing, so
//! that a copy of the database shows nothing. The next page that somebody reads and that could show it takes it out,
//! whether it shows it or not; a live page that compares itself leaves it.

use serde::{Deserialize, Serialize};
use switchboard::fault::Fault;
use switchboard::sealing::Place;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::visits::take_out;
use crate::{Problem, visit};

/// Where it stands in the session.
const ENTRY: &str = "shown_once";
/// Whoever did not come for it within this time will not see it: they can make a new one.
const WAITS: Duration = Duration::minutes(5);

#[derive(Serialize, Deserialize)]
struct Left {
    /// The key, token or channel that the secret is of.
    of: Uuid,
    sealed: Vec<u8>,
    #[serde(with = "time::serde::timestamp")]
    at: OffsetDateTime,
}

/// Leaves the secret of `of` for the page that follows.
///
/// # Errors
/// [`Problem::Fault`] when it cannot be kept.
pub(crate) async fn leave(of: Uuid, secret: &str) -> Result<(), Problem> {
    let visit = visit();
    let Some(place) = place(of) else { return Err(crate::access::not_found()) };
    let sealed = visit.desk.seal().seal(place, secret).map_err(Fault::other)?;
    let left = Left { of, sealed, at: visit.desk.now() };
    Ok(visit.session.insert(ENTRY, left).await.map_err(Fault::other)?)
}

/// Takes the secret of `of` out, if it is what waits.
///
/// # Errors
/// [`Problem::Fault`] when the session cannot be read.
pub(crate) async fn take(of: Uuid) -> Result<Option<String>, Problem> {
    let visit = visit();
    if !visit.is_reading {
        return Ok(None);
    }
    let left: Option<Left> = take_out(&visit.session, ENTRY).await.map_err(Fault::other)?;
    let Some(left) = left.filter(|it| it.of == of && visit.desk.now() - it.at < WAITS) else { return Ok(None) };
    // What was left in another workspace does not open here.
    Ok(place(of).and_then(|place| visit.desk.seal().open(place, &left.sealed).ok()))
}

fn place(of: Uuid) -> Option<Place<'static>> {
    let tenant = visit().here.as_ref()?.tenant;
    Some(Place { tenant, column: "sessions.shown_once", row: of })
}
