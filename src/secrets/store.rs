//! The statements of sealed secrets.

use uuid::Uuid;

use super::Column;
use crate::access::Work;
use crate::prelude::*;

/// A sealed secret and the row that it stands in.
#[derive(sqlx::FromRow)]
pub(super) struct Sealed {
    pub id: Uuid,
    pub sealed: Vec<u8>,
}

/// The next secrets after a row, whoever sealed them.
pub(super) async fn after(tx: &mut Tx<Work>, column: Column, row: Uuid) -> Result<Vec<Sealed>, Fault> {
    const AFTER_OF_CHANNELS: &str = "
        select id, sealed_secret as sealed from channels
        where tenant_id = $1 and id > $2 and sealed_secret is not null
        order by id limit 100";
    const AFTER_OF_ASSISTANTS: &str = "
        select id, sealed_key as sealed from assistants
        where tenant_id = $1 and id > $2 and sealed_key is not null
        order by id limit 100";
    const AFTER_OF_IDENTITY_PROVIDERS: &str = "
        select id, sealed_secret as sealed from identity_providers
        where tenant_id = $1 and id > $2 and sealed_secret is not null
        order by id limit 100";
    const AFTER_OF_SECOND_FACTORS: &str = "
        select user_id as id, sealed_secret as sealed from second_factors
        where $1 = '00000000-0000-0000-0000-000000000000' and user_id > $2
        order by user_id limit 100";

    let statement = match column {
        Column::OfChannels => AFTER_OF_CHANNELS,
        Column::OfAssistants => AFTER_OF_ASSISTANTS,
        Column::OfIdentityProviders => AFTER_OF_IDENTITY_PROVIDERS,
        Column::OfSecondFactors => AFTER_OF_SECOND_FACTORS,
    };
    let tenant = tx.tenant();
    Ok(sqlx::query_as(statement).bind(tenant).bind(row).fetch_all(tx.db()).await?)
}

/// The next secrets after a row that another key than `current` sealed, held until the transaction ends.
pub(super) async fn hold_older(
    tx: &mut Tx<Work>,
    column: Column,
    row: Uuid,
    current: u8,
) -> Result<Vec<Sealed>, Fault> {
    const OLDER_OF_CHANNELS: &str = "
        select id, sealed_secret as sealed from channels
        where tenant_id = $1 and id > $2 and substring(sealed_secret from 1 for 1) <> $3
        order by id limit 100 for update";
    const OLDER_OF_ASSISTANTS: &str = "
        select id, sealed_key as sealed from assistants
        where tenant_id = $1 and id > $2 and substring(sealed_key from 1 for 1) <> $3
        order by id limit 100 for update";
    const OLDER_OF_IDENTITY_PROVIDERS: &str = "
        select id, sealed_secret as sealed from identity_providers
        where tenant_id = $1 and id > $2 and substring(sealed_secret from 1 for 1) <> $3
        order by id limit 100 for update";
    const OLDER_OF_SECOND_FACTORS: &str = "
        select user_id as id, sealed_secret as sealed from second_factors
        where $1 = '00000000-0000-0000-0000-000000000000' and user_id > $2
          and substring(sealed_secret from 1 for 1) <> $3
        order by user_id limit 100 for update";

    let statement = match column {
        Column::OfChannels => OLDER_OF_CHANNELS,
        Column::OfAssistants => OLDER_OF_ASSISTANTS,
        Column::OfIdentityProviders => OLDER_OF_IDENTITY_PROVIDERS,
        Column::OfSecondFactors => OLDER_OF_SECOND_FACTORS,
    };
    let tenant = tx.tenant();
    Ok(sqlx::query_as(statement).bind(tenant).bind(row).bind(vec![current]).fetch_all(tx.db()).await?)
}

/// Puts what was sealed anew in the place of what was there. The caller holds the row.
pub(super) async fn keep(tx: &mut Tx<Work>, column: Column, row: Uuid, sealed: &[u8]) -> Result<(), Fault> {
    const KEEP_OF_CHANNELS: &str = "update channels set sealed_secret = $3 where tenant_id = $1 and id = $2";
    const KEEP_OF_ASSISTANTS: &str = "update assistants set sealed_key = $3 where tenant_id = $1 and id = $2";
    const KEEP_OF_IDENTITY_PROVIDERS: &str =
        "update identity_providers set sealed_secret = $3 where tenant_id = $1 and id = $2";
    const KEEP_OF_SECOND_FACTORS: &str = "
        update second_factors set sealed_secret = $3
        where $1 = '00000000-0000-0000-0000-000000000000' and user_id = $2";

    let statement = match column {
        Column::OfChannels => KEEP_OF_CHANNELS,
        Column::OfAssistants => KEEP_OF_ASSISTANTS,
        Column::OfIdentityProviders => KEEP_OF_IDENTITY_PROVIDERS,
        Column::OfSecondFactors => KEEP_OF_SECOND_FACTORS,
    };
    let tenant = tx.tenant();
    sqlx::query(statement).bind(tenant).bind(row).bind(sealed).execute(tx.db()).await?;
    Ok(())
}
