//! (c) The ledgers of whoever was called, against what we say we sent.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Findings, Wrong};
use crate::Result;
use crate::peers::Call;
use crate::stage::Stage;

/// Compares callbacks and letters.
pub async fn check(stage: &Stage, findings: &mut Findings) -> Result<()> {
    callbacks(stage, findings).await?;
    letters(stage, findings).await
}

async fn callbacks(stage: &Stage, findings: &mut Findings) -> Result<()> {
    const SENT: &str = "
        select m.id, m.tenant_id, m.body, d.state
        from deliveries d
        join messages m on m.tenant_id = d.tenant_id and m.id = d.message_id
        join channels c on c.tenant_id = d.tenant_id and c.id = d.channel_id and c.kind = 'api'
        where d.tenant_id <> $1";

    let rows: Vec<(Uuid, Uuid, String, String)> =
        sqlx::query_as(SENT).bind(stage.cast.idle.tenant).fetch_all(&stage.owner).await?;
    let calls = stage.peers.calls();
    let mut called: HashMap<&str, Vec<&Call>> = HashMap::new();
    for call in calls.iter().filter(|it| !it.path.starts_with("/model")) {
        called.entry(&call.id).or_default().push(call);
    }
    for (message, tenant, text, state) in &rows {
        let id = message.to_string();
        let received = called.remove(id.as_str()).unwrap_or_default();
        match state.as_str() {
            "sent" | "delivered" | "read" if received.is_empty() => {
                findings.add(Wrong::Outbox, format!("{id} is {state}, and nobody was called"));
            }
            "queued" | "sending" | "failed" => findings.add(Wrong::Unended, format!("the delivery of {id} is {state}")),
            _ => {}
        }
        let slug = stage.cast.busy.iter().find(|it| it.tenant.0 == *tenant).map_or("", |it| it.slug);
        if received.iter().any(|it| it.path.trim_start_matches('/') != slug || it.text != *text) {
            findings.add(Wrong::Crossed, format!("{id} was said to somebody else, or otherwise"));
        }
    }
    for id in called.keys() {
        findings.add(Wrong::Invented, format!("{id} was called, and nobody wrote it"));
    }
    Ok(())
}

async fn letters(stage: &Stage, findings: &mut Findings) -> Result<()> {
    const POSTED: &str = "select to_address, state from mails where tenant_id <> $1";

    let rows: Vec<(String, String)> =
        sqlx::query_as(POSTED).bind(stage.cast.idle.tenant).fetch_all(&stage.owner).await?;
    let mails = stage.peers.mails();
    for (to, state) in rows {
        let count = mails.iter().filter(|it| it.to == to).count();
        match (state.as_str(), count) {
            ("sent", 1) | ("failed", 0) | ("unknown", 0 | 1) => {}
            ("queued", _) => findings.add(Wrong::Unended, format!("the letter to {to} still waits")),
            _ => findings.add(Wrong::Outbox, format!("the letter to {to} is {state}, and came {count} times")),
        }
    }
    Ok(())
}
