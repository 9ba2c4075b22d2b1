//! What members want to be told, and when.

use sqlx::Row;
use sqlx::postgres::PgRow;

use crate::notifications::{About, Choices, Digest, Minute, Nights, Quiet, Times, Way, Wish};
use crate::prelude::*;

/// What the reader wants to be told, by which ways.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn choices(tx: &mut Tx<impl Permission>) -> Result<Choices, Fault> {
    const CHOICES: &str = "
        select kind, in_product, by_browser, by_mail from notification_choices where tenant_id = $1 and member_id = $2";

    let (tenant, me) = (tx.tenant(), tx.member());
    let chosen: Vec<(About, bool, bool, bool)> =
        sqlx::query_as(CHOICES).bind(tenant).bind(me).fetch_all(tx.db()).await?;
    let wants = |wish: &Wish| match chosen.iter().find(|(about, ..)| *about == wish.about) {
        Some((_, in_product, by_browser, by_mail)) => match wish.way {
            Way::Product => *in_product,
            Way::Browser => *by_browser,
            Way::Mail => *by_mail,
        },
        None => wish.is_usual(),
    };
    Ok(Wish::all().filter(wants).collect())
}

/// Keeps what the reader wants, as far as it is not the usual.
pub async fn choose(tx: &mut Tx<impl Permission>, wanted: &Choices) -> Result<(), Fault> {
    // Whoever chooses twice at once would forget and keep the same rows in two orders.
    const TAKE_TURNS: &str = "select id from members where tenant_id = $1 and id = $2 for no key update";
    const FORGET: &str = "delete from notification_choices where tenant_id = $1 and member_id = $2";
    const KEEP: &str = "
        insert into notification_choices (tenant_id, member_id, kind, in_product, by_browser, by_mail)
        select $1, $2, it.kind, it.in_product, it.by_browser, it.by_mail
        from unnest($3::text[], $4::boolean[], $5::boolean[], $6::boolean[]) it (kind, in_product, by_browser, by_mail)";

    let (tenant, me) = (tx.tenant(), tx.member());
    let usual = Choices::default();
    let by = |wanted: &Choices, about: About| [Way::Product, Way::Browser, Way::Mail].map(|way| wanted.has(about, way));
    let unusual: Vec<About> =
        About::ALL.iter().copied().filter(|about| by(wanted, *about) != by(&usual, *about)).collect();
    let column = |way: Way| unusual.iter().map(|about| wanted.has(*about, way)).collect::<Vec<bool>>();

    sqlx::query(TAKE_TURNS).bind(tenant).bind(me).execute(tx.db()).await?;
    sqlx::query(FORGET).bind(tenant).bind(me).execute(tx.db()).await?;
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(me)
        .bind(unusual.iter().map(|it| it.word()).collect::<Vec<&str>>())
        .bind(column(Way::Product))
        .bind(column(Way::Browser))
        .bind(column(Way::Mail))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// When the reader wants to be told.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn times(tx: &mut Tx<impl Permission>) -> Result<Times, Fault> {
    const TIMES: &str = "
        select digest, digest_hour, quiet_from, quiet_to, quiet_nights
        from notification_times where tenant_id = $1 and member_id = $2";

    let (tenant, me) = (tx.tenant(), tx.member());
    let row = sqlx::query(TIMES).bind(tenant).bind(me).fetch_optional(tx.db()).await?;
    Ok(row.as_ref().map(times_of).transpose()?.unwrap_or_default())
}

/// Keeps when the reader wants to be told.
pub async fn set_times(tx: &mut Tx<impl Permission>, times: &Times) -> Result<(), Fault> {
    const SET: &str = "
        insert into notification_times
            (tenant_id, member_id, digest, digest_hour, quiet_from, quiet_to, quiet_nights, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant_id, member_id) do update
            set digest = excluded.digest, digest_hour = excluded.digest_hour, quiet_from = excluded.quiet_from,
                quiet_to = excluded.quiet_to, quiet_nights = excluded.quiet_nights, updated_at = excluded.updated_at";

    let (tenant, me, now) = (tx.tenant(), tx.member(), tx.now());
    sqlx::query(SET)
        .bind(tenant)
        .bind(me)
        .bind(times.digest)
        .bind(i16::from(times.hour))
        .bind(times.quiet.map(|it| it.from().minutes()))
        .bind(times.quiet.map(|it| it.to().minutes()))
        .bind(times.quiet.map(|it| it.nights()))
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Reads the columns of `notification_times`, which are empty where there is no row.
pub(super) fn times_of(row: &PgRow) -> Result<Times, sqlx::Error> {
    let usual = Times::default();
    let hour: Option<i16> = row.try_get("digest_hour")?;
    let from: Option<i16> = row.try_get("quiet_from")?;
    let to: Option<i16> = row.try_get("quiet_to")?;
    let nights: Option<Nights> = row.try_get("quiet_nights")?;
    let quiet = || Quiet::new(Minute::new(from?)?, Minute::new(to?)?, nights?);
    Ok(Times {
        digest: row.try_get::<Option<Digest>, _>("digest")?.unwrap_or(usual.digest),
        hour: hour.and_then(|it| i8::try_from(it).ok()).unwrap_or(usual.hour),
        quiet: quiet(),
    })
}
