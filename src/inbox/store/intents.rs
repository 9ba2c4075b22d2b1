//! The statements of what customers want.

use crate::inbox::Intent;
use crate::prelude::*;

/// Writes down what the rules read in a message, unless something weightier was read before.
pub async fn read(tx: &mut Tx<impl Permission>, id: ConversationId, intent: Intent) -> Result<(), Fault> {
    const READ: &str = "
        update conversations set intent_read = $3
        where tenant_id = $1 and id = $2 and (intent_read is null or intent_read = any ($4))";

    let tenant = tx.tenant();
    let lighter: Vec<&str> = intent.lighter().iter().map(|it| it.word()).collect();
    sqlx::query(READ).bind(tenant).bind(id).bind(intent).bind(lighter).execute(tx.db()).await?;
    Ok(())
}

/// Sets what a person says. False where it was said before.
pub async fn say(tx: &mut Tx<impl Permission>, id: ConversationId, intent: Option<Intent>) -> Result<bool, Fault> {
    const SAY: &str = "
        update conversations set intent_said = $3, updated_at = $4
        where tenant_id = $1 and id = $2 and intent_said is distinct from $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    let said = sqlx::query(SAY).bind(tenant).bind(id).bind(intent).bind(now).execute(tx.db()).await?;
    Ok(said.rows_affected() == 1)
}
