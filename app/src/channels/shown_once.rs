//! A secret that is shown once, to the person who had it made.
//!
//! The page that follows a form must show it, with or without scripts, and nothing may keep
//! it. So it travels in the address, sealed with the installation's key for this member, and
//! opens for two minutes.

use switchboard::say;
use switchboard::sealing::Place;
use time::{Duration, OffsetDateTime};

use crate::{Problem, visit};

/// How long it can be read.
const OPEN_FOR: Duration = Duration::minutes(2);

fn place() -> Option<Place<'static>> {
    let visit = visit();
    let here = visit.here.as_ref()?;
    Some(Place { tenant: here.tenant, column: "shown once", row: here.member.0 })
}

/// Seals a secret for the address.
pub fn seal(secret: &str) -> Result<String, Problem> {
    let visit = visit();
    let ends = (visit.desk.now() + OPEN_FOR).unix_timestamp();
    let sealed = place().and_then(|place| visit.desk.seal().seal(place, &format!("{ends} {secret}")).ok());
    let sealed = sealed.ok_or_else(|| Problem::Fault {
        reference: visit.request.id.clone(),
        sentence: say!(visit.locale, "problem-fault"),
    })?;
    Ok(sealed.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Opens what an address carries; `None` where it was sealed for somebody else, or too long ago.
pub fn open(text: &str) -> Option<String> {
    let sealed: Option<Vec<u8>> =
        (0..text.len()).step_by(2).map(|i| u8::from_str_radix(text.get(i..i + 2)?, 16).ok()).collect();
    let opened = visit().desk.seal().open(place()?, &sealed?).ok()?;
    let (ends, secret) = opened.split_once(' ')?;
    let ends = OffsetDateTime::from_unix_timestamp(ends.parse().ok()?).ok()?;
    (visit().desk.now() < ends).then(|| secret.to_owned())
}
