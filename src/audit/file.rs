//! The log as a table.

use super::{Filter, steps, store};
use crate::access::AuditRead;
use crate::prelude::*;
use crate::text::Zone;
use crate::text::csv::{Cell, Csv};

/// Rows of one file, at most: the newest.
pub const MOST_EXPORTED: i64 = 20_000;

const HEAD: [&str; 12] =
    ["number", "at", "actor", "person", "action", "kind", "id", "reason", "personal", "changes", "from", "reference"];

/// The entries that the filter lets through as a file. That it was taken out is the next entry.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn table(tx: &mut Tx<AuditRead>, filter: &Filter, zone: &Zone) -> Result<String, Fault> {
    let entries = store::select(tx, filter, MOST_EXPORTED).await?;
    let mut file = Csv::new(HEAD);
    for it in &entries {
        let text = |it: &Option<String>| Cell::text(it.as_deref().unwrap_or_default());
        file.row([
            Cell::count(it.seq),
            Cell::text(zone.iso(it.at)),
            Cell::text(&it.actor_kind),
            Cell::text(&it.actor_name),
            Cell::text(&it.action),
            Cell::text(&it.object_kind),
            Cell::text(it.object_id.map(|id| id.to_string()).unwrap_or_default()),
            text(&it.reason),
            Cell::text(it.personal),
            Cell::text(serde_json::to_string(&it.changes.0).map_err(Fault::other)?),
            text(&it.from_ip),
            text(&it.request_id),
        ]);
    }
    steps::exported(tx, "audit entry", "entries", entries.len()).await?;
    Ok(file.finish())
}
