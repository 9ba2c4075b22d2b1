//! The statements of the mails.

use super::{Letter, Mail};
use crate::prelude::*;
use crate::team::INVITATION_LASTS;

pub(super) async fn add(tx: &mut Tx<impl Permission>, letter: &Letter) -> Result<MailId, Fault> {
    const ADD: &str = "
        insert into mails (tenant_id, id, to_address, subject, body, created_at)
        values ($1, $2, $3, $4, $5, $6)";

    let (tenant, id, now) = (tx.tenant(), MailId::new(), tx.now());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(&letter.to)
        .bind(&letter.subject)
        .bind(&letter.body)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// The letter to be sent, held until the transaction ends; `None` when it was sent already.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hold(tx: &mut Tx<impl Permission>, id: MailId) -> Result<Option<Mail>, Fault> {
    const HOLD: &str = "
        select id, to_address, subject, body, state, last_error, created_at from mails
        where tenant_id = $1 and id = $2 and state = 'queued'
        for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Takes a letter out of the queue, to be committed before it is sent: whoever finds it later as
/// `unknown` knows that nobody knows whether it was. `None` when it was taken already.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn start_sending(tx: &mut Tx<impl Permission>, id: MailId) -> Result<Option<Mail>, Fault> {
    const START: &str = "
        update mails set state = 'unknown', last_error = 'interrupted'
        where tenant_id = $1 and id = $2 and state = 'queued'
        returning id, to_address, subject, body, state, last_error, created_at";

    let tenant = tx.tenant();
    #[cfg(feature = "planted-faults")]
    if crate::planted::is(crate::planted::Planted::ResendOnRestart) {
        const START_AGAIN: &str = "
            update mails set state = 'unknown', last_error = 'interrupted'
            where tenant_id = $1 and id = $2 and state in ('queued', 'unknown')
            returning id, to_address, subject, body, state, last_error, created_at";

        return Ok(sqlx::query_as(START_AGAIN).bind(tenant).bind(id).fetch_optional(tx.db()).await?);
    }
    Ok(sqlx::query_as(START).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// The mail server was not reached: the letter waits again.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn put_back(tx: &mut Tx<impl Permission>, id: MailId, reason: &str) -> Result<(), Fault> {
    const PUT_BACK: &str = "
        update mails set state = 'queued', last_error = left($3, 500)
        where tenant_id = $1 and id = $2 and state = 'unknown' and body <> ''";

    let tenant = tx.tenant();
    sqlx::query(PUT_BACK).bind(tenant).bind(id).bind(reason).execute(tx.db()).await?;
    Ok(())
}

/// The mail server took it: its body, which may hold a secret link, is emptied.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_sent(tx: &mut Tx<impl Permission>, id: MailId) -> Result<(), Fault> {
    const MARK: &str = "
        update mails set state = 'sent', body = '', sent_at = $3, last_error = null
        where tenant_id = $1 and id = $2 and state in ('queued', 'unknown')";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(MARK).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The mail server refused it for good.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_failed(tx: &mut Tx<impl Permission>, id: MailId, reason: &str) -> Result<(), Fault> {
    const MARK: &str = "
        update mails set state = 'failed', body = '', last_error = left($3, 500)
        where tenant_id = $1 and id = $2 and state in ('queued', 'unknown')";

    let tenant = tx.tenant();
    sqlx::query(MARK).bind(tenant).bind(id).bind(reason).execute(tx.db()).await?;
    Ok(())
}

/// The mail server fell silent after it had everything.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_unknown(tx: &mut Tx<impl Permission>, id: MailId, reason: &str) -> Result<(), Fault> {
    const MARK: &str = "
        update mails set state = 'unknown', body = '', last_error = left($3, 500)
        where tenant_id = $1 and id = $2 and state in ('queued', 'unknown')";

    let tenant = tx.tenant();
    sqlx::query(MARK).bind(tenant).bind(id).bind(reason).execute(tx.db()).await?;
    Ok(())
}

/// The newest letters, for the outbox page of an installation without a mail server.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, limit: i64) -> Result<Vec<Mail>, Fault> {
    const LIST: &str = "
        select id, to_address, subject, body, state, last_error, created_at from mails
        where tenant_id = $1
        order by created_at desc, id desc
        limit $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).bind(limit).fetch_all(tx.db()).await?)
}

/// Empties letters that nobody sent while their links were good. To be called now and then;
/// says how many.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn sweep(desk: &Desk) -> Result<i64, Fault> {
    const SWEEP: &str = "select system_empty_letters($1)";
    let posted_before = desk.now() - INVITATION_LASTS;
    Ok(sqlx::query_scalar(SWEEP).bind(posted_before).fetch_one(&desk.pools().work).await?)
}
