//! Who visits: the signed-in person, the workspace in the address, the reader's language.
//!
//! The machine room works a visit out once per request (`server/src/http/visit.rs`) and
//! puts it beside the request; pages and doors read it here.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use http::request::Parts;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use switchboard::access::{Belong, Position, Rights, Visibility};
use switchboard::billing::Standing;
use switchboard::billing::till::Till;
use switchboard::ids::*;
use switchboard::knowledge::Shelves;
use switchboard::team::sessions::SessionKey;
use switchboard::team::{Keyboard, Outside, Viewing};
use switchboard::tenancy::{Desk, Principal, RequestInfo, Tx};
use switchboard::text::{Locale, Zone};
use tower_sessions::{Session, session};

/// The person who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The person.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Which keys they want to be heard.
    pub keyboard: Keyboard,
}

/// A workspace that the person may enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// The tenant.
    pub tenant: TenantId,
    /// Its place in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its language, for what customers and colleagues share.
    pub language: Locale,
    /// Its time zone, for every date.
    pub zone: Zone,
    /// The person's place in it.
    pub member: MemberId,
    /// What the person is in it; while they look as a role, what somebody of that role is.
    pub position: Position,
    /// What was chosen for the person to see of the inbox.
    pub visibility: Option<Visibility>,
    /// The teams that the person is in.
    pub teams: Vec<TeamId>,
    /// Whether the person is away.
    pub away: bool,
    /// Their role asks for a second factor, and they have none: they may not enter before.
    pub needs_factor: bool,
    /// It lets members in by its identity provider alone, and they have come by password.
    pub needs_provider: bool,
}

impl Workspace {
    /// What the person may do in it.
    pub fn rights(&self) -> Rights {
        self.position.rights()
    }

    /// Whether the person may enter as they have come.
    pub const fn is_open(&self) -> bool {
        !self.needs_factor && !self.needs_provider
    }
}

/// What the last form of this visitor left for the page that follows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The page it is meant for: the SHA-256 of its path and query, some of which are secrets.
    pub page: String,
    /// The door that refused, e.g. `/api/inbox/reply`.
    pub door: Option<String>,
    /// What was typed, so that nothing is lost. Never a password.
    pub typed: Vec<(String, String)>,
    /// Why it refused.
    pub problem: Option<crate::Problem>,
    /// What was done, one sentence each.
    pub notices: Vec<Done>,
}

/// What was done, and the way back from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The sentence: "Conversation resolved."
    pub sentence: String,
    /// What undoes it, where something does.
    pub undo: Option<Undo>,
}

/// A form that takes something back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    /// The door that it posts to.
    pub door: String,
    /// What it says there.
    pub fields: Vec<(String, String)>,
}

impl Undo {
    /// A form to `door` with these fields.
    pub fn new<const N: usize>(door: &str, fields: [(&str, String); N]) -> Self {
        Self { door: door.to_owned(), fields: fields.map(|(name, value)| (name.to_owned(), value)).into() }
    }
}

/// What a page needs to know about this installation.
#[derive(Debug, Clone)]
pub struct House {
    /// Its public address without a trailing slash, e.g. `https://desk.example.com`.
    pub public_url: String,
    /// Whether it runs for development: the outbox and the specimens are shown.
    pub development: bool,
    /// Whether mail leaves the house.
    pub sends_mail: bool,
    /// The way out to identity providers.
    pub outside: Arc<dyn Outside>,
    /// The search indexes in memory, shared with the assistant where it works in this process.
    pub shelves: Shelves,
    /// Where workspaces pay; `None` where nobody does.
    pub till: Option<Till>,
}

/// Session entry: the sidebar is narrow.
pub const NARROW: &str = "narrow";
/// Session entry: the role as which the person looks.
pub const VIEWING: &str = "viewing";

/// One request: who, where, in which language; and what its page and its doors leave for each other.
pub struct Visit {
    parts: VisitParts,
    notices: Mutex<Vec<Done>>,
    reading: Mutex<Option<Tx<Belong>>>,
    to_answer: Mutex<Option<i64>>,
    standing: Mutex<Option<Standing>>,
}

/// What is known of a visit when it begins.
pub struct VisitParts {
    /// Opens transactions.
    pub desk: Desk,
    /// The installation.
    pub house: Arc<House>,
    /// The browser's session.
    pub session: Session,
    /// Its key as the database has it until this request ends; `None` for a new one.
    pub key: Option<SessionKey>,
    /// Who is signed in.
    pub account: Option<Account>,
    /// Every workspace that they may enter, by name.
    pub workspaces: Vec<Workspace>,
    /// The workspace in the address, if they may enter it.
    pub here: Option<Workspace>,
    /// As what the person looks, in whichever workspace: meanwhile no form of theirs is taken.
    pub viewing: Option<Viewing>,
    /// The reader's language.
    pub locale: Locale,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Whether the sidebar is a rail of icons, as the person has left it in this browser.
    pub is_narrow: bool,
    /// Where the request came from.
    pub request: RequestInfo,
    /// The page's address as the browser sees it, path and query.
    pub address: String,
    /// Somebody will look at the answer; it is not a live page that compares itself.
    pub is_reading: bool,
    /// What the last form left.
    pub flash: Option<Flash>,
}

impl Deref for Visit {
    type Target = VisitParts;

    fn deref(&self) -> &VisitParts {
        &self.parts
    }
}

/// Takes an entry out of a session, where it is there. To remove what is not there counts as a change, and a session
/// that every look writes back would overwrite what a form left in it meanwhile.
///
/// # Errors
/// When the session cannot be read.
pub async fn take_out<T: DeserializeOwned>(session: &Session, entry: &str) -> Result<Option<T>, session::Error> {
    let left = session.get(entry).await?;
    if left.is_some() {
        session.remove_value(entry).await?;
    }
    Ok(left)
}

impl Visit {
    /// A visit that begins.
    pub fn new(parts: VisitParts) -> Self {
        Self {
            parts,
            notices: Mutex::default(),
            reading: Mutex::default(),
            to_answer: Mutex::default(),
            standing: Mutex::default(),
        }
    }

    /// The visitor as the desk knows them, in the workspace of the address.
    pub fn principal(&self) -> Option<Principal> {
        self.principal_in(self.here.as_ref()?)
    }

    /// The same in another workspace of theirs.
    pub fn principal_in(&self, here: &Workspace) -> Option<Principal> {
        let account = self.account.as_ref()?;
        let who = Principal::member(here.tenant, here.member, account.user, account.name.clone(), here.position.role);
        let who = who.in_position(&here.position, here.visibility, &here.teams);
        Some(who.from_request(self.request.clone()))
    }

    /// Keeps a transaction for whatever the page reads next.
    pub fn hand_on(&self, tx: Tx<Belong>) {
        *self.reading.lock().unwrap_or_else(PoisonError::into_inner) = Some(tx);
    }

    /// The transaction that was kept, once.
    pub fn handed_on(&self) -> Option<Tx<Belong>> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Keeps how many conversations the person has to answer, which a page and its frame both show.
    pub fn has_to_answer(&self, count: i64) {
        *self.to_answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(count);
    }

    /// How many those are, where the page has counted them already.
    pub fn to_answer(&self) -> Option<i64> {
        *self.to_answer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps how the workspace stands, which whatever was read first has found out.
    pub fn stands(&self, standing: Standing) {
        *self.standing.lock().unwrap_or_else(PoisonError::into_inner) = Some(standing);
    }

    /// How the workspace stands, where something was read of it.
    pub fn standing(&self) -> Option<Standing> {
        *self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves a sentence for the next page to show, e.g. "Conversation resolved".
    pub fn notice(&self, sentence: String, undo: Option<Undo>) {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner).push(Done { sentence, undo });
    }

    /// Takes the sentences left so far.
    pub fn take_notices(&self) -> Vec<Done> {
        std::mem::take(&mut *self.notices.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Puts the visit at hand for everything that a page is made of.
pub fn provide_visit() {
    if let Some(visit) = of_request() {
        provide_context(visit);
    }
}

/// The visit of the request that is being answered.
///
/// # Panics
/// Outside of a request: a page or door was mounted without the visit layer, which the
/// start check of the server refuses.
pub fn visit() -> Arc<Visit> {
    match use_context::<Arc<Visit>>().or_else(of_request) {
        Some(visit) => visit,
        None => panic!("a page or door was reached outside of a visit"),
    }
}

/// Copies the whole head of the request to look into it.
fn of_request() -> Option<Arc<Visit>> {
    use_context::<Parts>()?.extensions.get().cloned()
}

/// The reader's language.
pub fn locale() -> Locale {
    visit().locale
}

/// Leaves a sentence for the next page to show.
pub fn notice(sentence: String) {
    visit().notice(sentence, None);
}

/// Leaves a sentence for the next page to show, with the form that takes it back.
pub fn notice_with_undo(sentence: String, undo: Undo) {
    visit().notice(sentence, Some(undo));
}
