//! Leads as a file for spreadsheets.

use switchboard::leads::Lead;
use switchboard::text::csv::line;

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

/// A line for the names, and one for each lead.
pub fn csv(leads: &[Lead]) -> String {
    let mut file = line(HEAD);
    for it in leads {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let value = it.value_minor.map(|it| format!("{}.{:02}", it / 100, it % 100)).unwrap_or_default();
        let captured = it.created_at.date().to_string();
        let cells = [
            it.id.to_string(),
            text(&it.name),
            text(&it.company),
            text(&it.email),
            text(&it.phone),
            it.status.to_string(),
            text(&it.lost_because),
            it.intent.map(|it| it.to_string()).unwrap_or_default(),
            it.score.to_string(),
            it.level.to_string(),
            value,
            text(&it.owner_name),
            text(&it.channel_name),
            captured,
        ];
        file += &line(cells.iter().map(String::as_str));
    }
    file
}
