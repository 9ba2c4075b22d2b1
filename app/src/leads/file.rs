//! Leads as a file for spreadsheets.

use switchboard::leads::Lead;
use switchboard::text::Zone;
use switchboard::text::csv::{Cell, Csv};

const HEAD: [&str; 14] = [
    "id",
    "name",
    "company",
    "email",
    "phone",
    "status",
    "lost_because",
    "intent",
    "score",
    "level",
    "value",
    "owner",
    "channel",
    "captured_at",
];

/// A line for the names, and one for each lead; days are those of `zone`.
pub fn csv(leads: &[Lead], zone: &Zone) -> String {
    let mut file = Csv::new(HEAD);
    for it in leads {
        let text = |it: &Option<String>| Cell::text(it.as_deref().unwrap_or_default());
        file.row([
            Cell::text(it.id),
            text(&it.name),
            text(&it.company),
            text(&it.email),
            text(&it.phone),
            Cell::text(it.status),
            text(&it.lost_because),
            Cell::text(it.intent.map(|it| it.to_string()).unwrap_or_default()),
            Cell::count(it.score.into()),
            Cell::text(it.level),
            Cell::Number(it.value_minor.map(|it| it as f64 / 100.0), 2),
            text(&it.owner_name),
            text(&it.channel_name),
            Cell::text(zone.local(it.created_at).date()),
        ]);
    }
    file.finish()
}
