//! A workspace of its own for a pack, opened as an owner would: sign up, connect an API
//! channel, make keys, write the knowledge.

use super::Result;
use super::browser::Browser;
use crate::packs::Pack;
use switchboard::knowledge::LONGEST_ANSWER;
use switchboard::knowledge::search::{Kind, Language, Passage};

/// Every secret of a service key begins so.
const KEY: &str = "sb_live_";

/// Opens the workspace of a pack and fills it. Returns the secrets of `keys` service keys.
///
/// # Errors
/// What the first form that was refused said.
pub async fn open(origin: &str, pack: &Pack, keys: usize) -> Result<Vec<String>> {
    let language = if pack.language == Language::French { "fr" } else { "en" };
    let mut browser = Browser::new(origin, language)?;
    let slug = pack.name.replace('_', "-");
    let email = format!("{slug}@example.com");
    let owner = [
        ("name", "Bench"),
        ("email", &email),
        ("password", "tilleul-et-menthe-42"),
        ("workspace", &pack.name),
        ("slug", &slug),
    ];
    browser.post("/api/team/sign-up", &owner).await?;
    let door = |name: &str| format!("/w/{slug}/api/{name}");

    let channel = browser.post(&door("channels/connect-api"), &[("name", "Bench")]).await?;
    let channel = channel.rsplit('/').next().unwrap_or_default();
    for passage in &pack.passages {
        write(&mut browser, &door("knowledge/write"), passage).await?;
    }
    let mut secrets = Vec::new();
    for number in 1..=keys {
        let name = format!("Bench {number}");
        let fields = [("name", name.as_str()), ("channel", channel), ("expires", "30")];
        let shown_at = browser.post(&door("channels/create-key"), &fields).await?;
        let page = browser.page(&shown_at).await?;
        secrets.push(secret(&page).ok_or("the page after making a key shows no secret")?);
    }
    Ok(secrets)
}

async fn write(browser: &mut Browser, door: &str, passage: &Passage) -> Result<()> {
    // What is longer than an answer may be is no answer: its owner would write it down as a text.
    let is_answer = passage.kind == Kind::Faq && passage.text.chars().count() <= LONGEST_ANSWER;
    let fields = [
        ("kind", if is_answer { "faq" } else { "text" }),
        ("language", passage.language.tag()),
        ("title", &passage.title),
        ("variants", ""),
        ("body", &passage.text),
    ];
    browser.post(door, &fields).await.map(drop)
}

/// The secret that a page shows whole; the beginnings of others are shorter.
fn secret(page: &str) -> Option<String> {
    let is_of_secret = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let found = page.match_indices(KEY).map(|(at, _)| {
        let rest = &page[at..];
        &rest[..rest.find(|c| !is_of_secret(c)).unwrap_or(rest.len())]
    });
    found.max_by_key(|it| it.len()).filter(|it| it.len() >= KEY.len() + 32).map(str::to_owned)
}
