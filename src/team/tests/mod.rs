//! The promises of the team, held.

mod accounts;
mod factors;
mod invitations;
mod keys;
mod passkeys;
mod providers;
mod roles;
mod sessions;
mod sign_in;
mod sign_up;
mod standing;
mod tokens;
mod workspace;

use std::sync::{Arc, Mutex};

use crate::access::{AuditRead, Work};
use crate::audit;
use crate::prelude::*;
use crate::team::{Email, Password, PersonName, Place, Secret, visitor};
use crate::tenancy::{Principal, RequestInfo};
use crate::world::*;

const PASSWORD: &str = "a lantern in the harbour";
const LINK: &str = "https://desk.test/";

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn name(text: &str) -> PersonName {
    PersonName::parse(text).unwrap()
}

fn password() -> Password {
    Password::presented(PASSWORD)
}

fn here() -> RequestInfo {
    RequestInfo { id: "r-1".to_owned(), ip: Some("203.0.113.7".to_owned()) }
}

/// Remembers the secret that a letter's link was made of, as its reader would.
#[derive(Clone, Default)]
struct Reader(Arc<Mutex<Option<Secret>>>);

impl Reader {
    fn link(&self) -> impl FnOnce(&Secret) -> String + Send + 'static {
        let read = self.0.clone();
        move |secret| {
            *read.lock().unwrap() = Some(secret.clone());
            format!("{LINK}{}", secret.reveal())
        }
    }

    fn secret(&self) -> Secret {
        self.0.lock().unwrap().clone().expect("a letter was written")
    }
}

/// Everywhere a person may go.
async fn places(world: &World, user: UserId) -> Vec<Place> {
    visitor(world.desk(), user).await.unwrap().unwrap().places
}

/// The letters of a workspace, newest first, as `address: body`.
async fn letters(world: &World, tenant: TenantId) -> Vec<String> {
    let mut tx: Tx<Work> = world.begin(Principal::worker(tenant)).await;
    let mails = crate::mail::list(&mut tx, 100).await.unwrap();
    mails.into_iter().map(|it| format!("{}: {}", it.to, it.body)).collect()
}

/// The actions that a workspace's log has on a kind of thing, newest first.
async fn log(world: &World, reader: Person, object_kind: &str) -> Vec<(String, String)> {
    let mut tx = world.tx::<AuditRead>(reader).await;
    let filter = audit::Filter { object_kind: Some(object_kind.to_owned()), ..audit::Filter::default() };
    let page = audit::list(&mut tx, &filter).await.unwrap();
    page.entries.into_iter().map(|it| (it.actor_name, it.action)).collect()
}
