//! Looking through a chain, from its beginning to its end.

use serde_json::json;
use time::Duration;

use super::store::{self, Check, Held};
use super::walk::{Break, Found, Head};
use super::{LookBack, letters, seal_all};
use crate::access::Work;
use crate::audit::{steps, system};
use crate::mail;
use crate::prelude::*;
use crate::text::Zone;

/// So many links are read in one transaction.
const AT_ONCE: i64 = 1_000;
/// At this hour of the workspace's night the chain is looked through.
const HOUR: i8 = 3;

/// Seals what was missed, follows the whole chain, and writes down what was found. What was not wrong before is told to
/// whoever may read the log; `link` makes the address of the log of a workspace. `None` where somebody else looked
/// meanwhile: then that counts.
///
/// While it looks, no transaction is open for long. Broken off, nothing was found, and somebody looks again.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn check(desk: &Desk, tenant: TenantId, link: impl Fn(&str) -> String) -> Result<Option<Check>, Fault> {
    // First what is new, which may be much: to look far back costs more each time.
    for back in [LookBack::Little, LookBack::Far] {
        seal_all(desk, tenant, back).await?;
    }
    let mut tx = system::begin(desk, tenant).await?;
    let before = store::newest(&mut tx).await?;
    let seen = store::hold(&mut tx, desk.seal()).await?;
    let longest = store::longest(&mut tx).await?;
    tx.commit().await?;

    let followed = follow(desk, tenant, &seen, longest).await?;

    let mut tx = system::begin(desk, tenant).await?;
    // Held: nobody seals, and nobody else writes down what they found, until this is written.
    let held = store::hold(&mut tx, desk.seal()).await?;
    let last = store::newest(&mut tx).await?;
    if last.as_ref().map(|it| it.id) != before.as_ref().map(|it| it.id) {
        return Ok(None);
    }
    let wrong = match followed {
        None => unproven(&mut tx, desk, &held).await?,
        wrong => wrong,
    };
    let again_at = next_night(tx.now(), &store::zone(&mut tx).await?);
    store::found(&mut tx, &seen, wrong, again_at).await?;
    let check = store::newest(&mut tx).await?;
    let is_news = last.is_none_or(|it| (it.broken, it.place) != (wrong.map(|it| it.what), wrong.map(|it| it.place)));
    if let Some(wrong) = wrong.filter(|_| is_news) {
        tell(&mut tx, wrong, link).await?;
    }
    tx.commit().await?;
    Ok(check)
}

/// Goes on with a chain whose end was marked with a key that is lost. Says what is wrong where anything else is: then
/// nothing is done. That it was done is an entry of the log.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn adopt(desk: &Desk, tenant: TenantId) -> Result<Option<Break>, Fault> {
    let mut tx = system::begin(desk, tenant).await?;
    let seen = store::hold(&mut tx, desk.seal()).await?;
    let longest = store::longest(&mut tx).await?;
    tx.commit().await?;
    if let Some(found) = follow(desk, tenant, &seen, longest).await? {
        return Ok(Some(found.what));
    }
    let mut tx = system::begin(desk, tenant).await?;
    let held = store::hold(&mut tx, desk.seal()).await?;
    if held != seen || store::is_overlong(&mut tx, held.entries()).await? {
        return Ok(Some(Break::Unproven));
    }
    store::keep(&mut tx, &Held::new(desk.seal(), tenant, held.head(), held.last_seq)).await?;
    let entries = json!({ "entries": [null, held.entries()] });
    steps::note(&mut tx, "adopted", "audit entry", None, &entries).await?;
    tx.commit().await?;
    Ok(None)
}

/// Follows the chain to where it is said to go, and holds it against the longest that it ever was. Says what is wrong.
async fn follow(desk: &Desk, tenant: TenantId, seen: &Held, longest: Option<Head>) -> Result<Option<Found>, Fault> {
    let ends_early = |at: Head| Found { what: Break::Short, place: at.entries + 1, entry: None };
    let mut at = Head::START;
    loop {
        let mut tx = system::begin(desk, tenant).await?;
        let links = store::links(&mut tx, at.entries, seen.entries(), AT_ONCE).await?;
        drop(tx);
        if links.is_empty() {
            break;
        }
        for link in &links {
            at = match at.follow(tenant, link) {
                Ok(next) => next,
                Err(found) => return Ok(Some(found)),
            };
            // Somebody who has the key could write another chain; that of an earlier night it is not.
            if longest.is_some_and(|it| it.entries == at.entries && it.hash != at.hash) {
                return Ok(Some(Found { what: Break::Altered, place: at.entries, entry: Some(link.entry_id) }));
            }
        }
    }
    if at.entries < seen.entries() || longest.is_some_and(|it| it.entries > at.entries) {
        return Ok(Some(ends_early(at)));
    }
    let unproven = Found { what: Break::Unproven, place: at.entries, entry: None };
    Ok((seen.head() != at).then_some(unproven))
}

/// Whether somebody else wrote how far the chain goes, or put seals behind its end.
async fn unproven(tx: &mut Tx<Work>, desk: &Desk, held: &Held) -> Result<Option<Found>, Fault> {
    let is_overlong = store::is_overlong(tx, held.entries()).await?;
    let is_proven = held.is_proven(desk.seal(), tx.tenant()) && !is_overlong;
    Ok((!is_proven).then_some(Found { what: Break::Unproven, place: held.entries(), entry: None }))
}

/// Tells whoever may read the log.
async fn tell(tx: &mut Tx<Work>, wrong: Found, link: impl Fn(&str) -> String) -> Result<(), Fault> {
    for keeper in store::keepers(tx).await? {
        mail::steps::post(tx, &letters::broken(&keeper, wrong, link(&keeper.slug))).await?;
    }
    Ok(())
}

/// The next time that it is three o'clock.
fn next_night(now: OffsetDateTime, zone: &Zone) -> OffsetDateTime {
    let day = zone.local(now).date();
    let at = |days: i64| zone.moment(day.saturating_add(jiff::Span::new().days(days)).at(HOUR, 0, 0, 0));
    [at(0), at(1)].into_iter().flatten().find(|it| *it > now).unwrap_or(now + Duration::DAY)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn the_next_night_is_by_the_clock_of_the_workspace() {
        let paris = Zone::named("Europe/Paris").unwrap();
        let three = datetime!(2026-11-20 02:00 UTC);
        assert_eq!(next_night(three - Duration::SECOND, &paris), three);
        assert_eq!(next_night(three, &paris), three + Duration::DAY);
        // In the night of the change of clocks too.
        assert_eq!(next_night(datetime!(2026-10-24 12:00 UTC), &paris), datetime!(2026-10-25 02:00 UTC));
    }
}
