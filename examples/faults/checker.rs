//! What is compared after every fault: the customers' ledger, the database, and the ledgers of
//! whoever was called (`security.md` §3.4, a to f).
//!
//! It reads as the owner of the database and believes nobody: neither the product nor its
//! row-level security.

mod outbox;
mod quiet;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use uuid::Uuid;

use super::Result;
use super::ledger::{Entry, Fate, Ledger};
use super::load::Letter;
use super::stage::Stage;
pub use quiet::Quiet;

/// Longer than any lease, and than a development build needs for what came meanwhile.
const SETTLED_IN: Duration = Duration::from_secs(240);

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// It was acknowledged and is not there.
    Lost,
    /// It is there more than once.
    Doubled,
    /// Nobody sent it, or it was refused.
    Invented,
    /// It stands, or is shown, in the wrong workspace, or says something else.
    Crossed,
    /// It has no end, or an end that it should not have.
    Unended,
    /// It was handed over to somebody who cannot tell a repetition, twice; or never, although we say so.
    Outbox,
    /// Something of a workspace changed to which nothing happened.
    Disturbed,
    /// A lease is older than its limit.
    Lease,
    /// A session was left inside a transaction.
    OpenTransaction,
}

/// Everything that was found.
#[derive(Debug, Default)]
pub struct Findings(Vec<(Wrong, String)>);

impl Findings {
    /// Adds one.
    pub fn add(&mut self, wrong: Wrong, what: impl Into<String>) {
        self.0.push((wrong, what.into()));
    }

    /// How many are of this kind.
    pub fn count(&self, wrong: Wrong) -> usize {
        self.0.iter().filter(|(it, _)| *it == wrong).count()
    }

    /// How many are of none of these kinds.
    pub fn besides(&self, kinds: &[Wrong]) -> usize {
        self.0.iter().filter(|(it, _)| !kinds.contains(it)).count()
    }

    /// Prints the first of each kind.
    pub fn print(&self) {
        let mut kinds: BTreeMap<Wrong, Vec<&str>> = BTreeMap::new();
        for (wrong, what) in &self.0 {
            kinds.entry(*wrong).or_default().push(what);
        }
        for (wrong, all) in kinds {
            println!("    {wrong:?} ({}): {}", all.len(), all.iter().take(3).copied().collect::<Vec<_>>().join("; "));
        }
    }
}

/// Waits until nothing is left to do, then compares everything.
pub async fn check(stage: &Stage, ledger: &Ledger, before: &Quiet) -> Result<Findings> {
    let mut findings = Findings::default();
    match stage.settled(SETTLED_IN).await? {
        Some(time) => println!("    settled after {:.1} s", time.as_secs_f64()),
        None => findings.add(Wrong::Unended, format!("work is left after {SETTLED_IN:?}")),
    }
    let entries = ledger.entries();
    stored(stage, &entries, &mut findings).await?;
    ended(stage, &entries, &mut findings).await?;
    outbox::check(stage, &mut findings).await?;
    quiet::check(stage, before, &mut findings).await?;
    Ok(findings)
}

/// Asks for what was acknowledged with its own key and with a stranger's.
pub async fn strangers(stage: &Stage, origin: &str, ledger: &Ledger, findings: &mut Findings) -> Result<()> {
    let http = reqwest::Client::new();
    let events = ledger.entries().into_iter().filter_map(|it| match it.fate {
        Fate::Ok { event: Some(event) } => Some((it.workspace, event)),
        _ => None,
    });
    let all: Vec<(usize, Uuid)> = events.collect();
    for (workspace, event) in all.iter().step_by((all.len() / 20).max(1)) {
        let count = stage.cast.busy.len();
        for (asker, expected) in [(*workspace, 200), ((workspace + 1) % count, 404)] {
            let key = stage.cast.busy[asker].key();
            let asked = http.get(format!("{origin}/api/v1/events/{event}")).bearer_auth(key).send().await?;
            if asked.status().as_u16() != expected {
                findings.add(Wrong::Crossed, format!("{event} was answered {} to workspace {asker}", asked.status()));
            }
        }
    }
    Ok(())
}

/// (a) The customers' ledger against what is stored.
async fn stored(stage: &Stage, entries: &[Entry], findings: &mut Findings) -> Result<()> {
    const STORED: &str = "
        select body ->> 'client_id', body ->> 'text', tenant_id, count(*)
        from inbox_events where tenant_id <> $1 group by 1, 2, 3";

    let rows: Vec<(String, String, Uuid, i64)> =
        sqlx::query_as(STORED).bind(stage.cast.idle.tenant).fetch_all(&stage.owner).await?;
    let mut stored: HashMap<&str, Vec<&(String, String, Uuid, i64)>> = HashMap::new();
    for row in &rows {
        stored.entry(&row.0).or_default().push(row);
    }
    for entry in entries {
        let found = stored.get(entry.id.as_str()).cloned().unwrap_or_default();
        let count: i64 = found.iter().map(|it| it.3).sum();
        let tenant = stage.cast.busy[entry.workspace].tenant.0;
        match entry.fate {
            Fate::Ok { .. } if count == 0 => findings.add(Wrong::Lost, &entry.id),
            Fate::Fail if count > 0 => findings.add(Wrong::Invented, format!("{} was refused", entry.id)),
            _ => {}
        }
        if count > 1 {
            findings.add(Wrong::Doubled, format!("{} is stored {count} times", entry.id));
        }
        if found.iter().any(|it| it.2 != tenant || it.1 != entry.text) {
            findings.add(Wrong::Crossed, format!("{} stands elsewhere or says something else", entry.id));
        }
    }
    let sent: HashSet<&str> = entries.iter().map(|it| it.id.as_str()).collect();
    for id in stored.keys().filter(|it| !sent.contains(*it)) {
        findings.add(Wrong::Invented, format!("nobody sent {id}"));
    }
    Ok(())
}

/// (b) Everything that arrived has exactly one end: a message, a reason to be ignored, or a
/// place aside. Nothing that the load sends deserves the latter two.
async fn ended(stage: &Stage, entries: &[Entry], findings: &mut Findings) -> Result<()> {
    const ENDS: &str = "
        select e.body ->> 'client_id', e.state, e.reason, m.body
        from inbox_events e
        left join messages m on m.tenant_id = e.tenant_id and m.id = e.message_id
        where e.tenant_id <> $1";
    const MESSAGES: &str = "
        select client_id, count(*) from messages
        where author = 'contact' and tenant_id <> $1 group by client_id having count(*) > 1";

    type End = (String, String, Option<String>, Option<String>);
    let ends: Vec<End> = sqlx::query_as(ENDS).bind(stage.cast.idle.tenant).fetch_all(&stage.owner).await?;
    let texts: HashMap<&str, &str> = entries.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect();
    for (id, state, reason, text) in &ends {
        match (state.as_str(), text) {
            ("done", Some(text)) if texts.get(id.as_str()).is_some_and(|it| it != text) => {
                findings.add(Wrong::Crossed, format!("the message of {id} says something else"));
            }
            ("done", Some(_)) => {}
            ("parked", _) if id.starts_with(POISON) => {}
            _ => findings.add(Wrong::Unended, format!("{id} is {state}: {}", reason.as_deref().unwrap_or("-"))),
        }
    }
    let twice: Vec<(String, i64)> =
        sqlx::query_as(MESSAGES).bind(stage.cast.idle.tenant).fetch_all(&stage.owner).await?;
    for (id, count) in twice {
        findings.add(Wrong::Doubled, format!("{id} became {count} messages"));
    }
    Ok(())
}

/// What begins so is meant to be put aside.
const POISON: &str = "poison-";

/// A message that no message can be made of.
pub fn poisoned(letter: Letter) -> Letter {
    Letter { id: format!("{POISON}{}", letter.id), ..letter }
}
