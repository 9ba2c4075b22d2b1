//! Who is who in the demo.

use std::sync::{Arc, Mutex};

use switchboard::access::{Role, TeamManage};
use switchboard::team::{self, Email, NewPerson, Password, PersonName, Secret, SignUp, Slug, WorkspaceName};
use switchboard::tenancy::{Principal, RequestInfo};
use switchboard::text::Locale;

use super::Telling;
use crate::commands::Failure;

/// Everybody's password. The demo is for machines that nobody else reaches.
pub const PASSWORD: &str = "tilleul-et-menthe";

/// Somebody of the demo.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub role: Role,
    pub language: Locale,
}

pub const AMELIE: Person =
    Person { name: "Amélie", email: "amelie@example.com", role: Role::Agent, language: Locale::Fr };
pub const BRUNO: Person =
    Person { name: "Bruno", email: "bruno@example.com", role: Role::Manager, language: Locale::Fr };
pub const CLAIRE: Person =
    Person { name: "Claire", email: "claire@example.com", role: Role::Owner, language: Locale::Fr };
pub const DAVID: Person = Person { name: "David", email: "david@example.com", role: Role::Admin, language: Locale::En };
pub const EVA: Person = Person { name: "Eva", email: "eva@example.com", role: Role::Viewer, language: Locale::En };
pub const NILS: Person = Person { name: "Nils", email: "nils@example.com", role: Role::Owner, language: Locale::En };
pub const OMAR: Person = Person { name: "Omar", email: "omar@example.com", role: Role::Owner, language: Locale::En };

/// What is printed at the end: who can sign in where.
pub fn sign_ins(address: &str) -> String {
    let mut text = format!("Demo sign-ins at {address}/login (password for all: {PASSWORD})\n");
    for (workspace, people) in [
        ("Ma Boutique", &[CLAIRE, DAVID, BRUNO, AMELIE, EVA][..]),
        ("Nordic Wholesale", &[NILS, AMELIE]),
        ("Autre Client", &[OMAR]),
    ] {
        for person in people {
            text.push_str(&format!("  {workspace:<18}{:<9}{:<8}{}\n", person.name, person.role.word(), person.email));
        }
    }
    text
}

impl Telling {
    /// Whether the demo is there already.
    pub async fn is_told(&self) -> Result<bool, Failure> {
        Ok(!team::slug_is_free(&self.desk, &Slug::parse("ma-boutique")?).await?)
    }

    /// Opens a workspace for its owner.
    pub async fn open(&self, owner: Person, name: &str, slug: &str, language: Locale) -> Result<Principal, Failure> {
        let email = Email::parse(owner.email)?;
        let new = SignUp {
            name: PersonName::parse(owner.name)?,
            password: Password::chosen(PASSWORD, &email)?,
            email,
            workspace: WorkspaceName::parse(name)?,
            slug: Slug::parse(slug)?,
            language,
        };
        let opened = team::sign_up(&self.desk, new, RequestInfo::default()).await?;
        let visitor = team::visitor(&self.desk, opened.user).await?.ok_or("the owner is gone")?;
        let entered = team::enter(&self.desk, &visitor, &opened.slug, RequestInfo::default()).await?;
        entered.ok_or_else(|| "the owner has no place".into())
    }

    /// Invites somebody, who comes at once.
    pub async fn join(&self, owner: &Principal, person: Person) -> Result<Principal, Failure> {
        let email = Email::parse(person.email)?;
        let sent: Arc<Mutex<Option<Secret>>> = Arc::default();
        let letter = sent.clone();
        let tx = self.desk.begin::<TeamManage>(owner.clone()).await?;
        team::invite(tx, &email, person.role, move |secret: &Secret| {
            if let Ok(mut kept) = letter.lock() {
                *kept = Some(Secret::presented(secret.reveal()));
            }
            String::new()
        })
        .await?;
        let secret = sent.lock().ok().and_then(|mut it| it.take()).ok_or("no invitation was sent")?;

        let known = team::invitation(&self.desk, &secret).await?.is_some_and(|(_, has_account)| has_account);
        let accepted = if known {
            let account = self.accounts.borrow().get(person.email).copied();
            let account = account.ok_or("the address belongs to somebody outside of the demo")?;
            team::accept(&self.desk, &secret, account, RequestInfo::default()).await?
        } else {
            let new = NewPerson {
                name: PersonName::parse(person.name)?,
                password: Password::chosen(PASSWORD, &email)?,
                language: person.language,
            };
            team::accept_as_new(&self.desk, &secret, new, RequestInfo::default()).await?
        };
        self.accounts.borrow_mut().insert(person.email, accepted.user);
        let visitor = team::visitor(&self.desk, accepted.user).await?.ok_or("the person is gone")?;
        let entered = team::enter(&self.desk, &visitor, &accepted.slug, RequestInfo::default()).await?;
        entered.ok_or_else(|| "the person has no place".into())
    }
}
