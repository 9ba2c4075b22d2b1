//! The promises of notifications, held.

mod bell;
mod choices;
mod digest;
mod quiet;
mod times;

use super::steps::{Told, tell};
use super::*;
use crate::access::{Belong, InboxRead, Work, WorkspaceManage};
use crate::events::Event;
use crate::ids::*;
use crate::inbox::Status;
use crate::mail::{self, Mail};
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn told(world: &World, person: Person) -> Vec<Notification> {
    list(&mut world.tx::<InboxRead>(person).await).await.unwrap()
}

async fn bell(world: &World, person: Person) -> i64 {
    unread(&mut world.tx::<InboxRead>(person).await).await.unwrap()
}

/// Somebody is told of a new conversation that nobody holds.
async fn is_told(world: &World, person: Person, about: About) -> ConversationId {
    let conversation = world.conversation(Status::Open).await;
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    assert!(tell(&mut tx, Told { conversation, about }, person.member()).await.unwrap());
    tx.commit().await.unwrap();
    conversation
}

/// Somebody wants what is usual, and these.
async fn also_wants(world: &World, person: Person, more: &[(About, Way)]) {
    let usual = Wish::all().filter(|it| it.is_usual());
    let wanted = usual.chain(more.iter().map(|(about, way)| Wish { about: *about, way: *way })).collect();
    choose(world.tx::<Belong>(person).await, &wanted).await.unwrap();
}

async fn lives_by(world: &World, person: Person, times: Times) {
    set_times(world.tx::<Belong>(person).await, &times).await.unwrap();
}

fn quiet(from: &str, to: &str, nights: Nights) -> Option<Quiet> {
    Quiet::new(Minute::parse(from).unwrap(), Minute::parse(to).unwrap(), nights)
}

/// Does what a worker does when something waits.
async fn bring(world: &World, person: Person) {
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::bring(&mut tx, person.member(), link).await.unwrap();
    tx.commit().await.unwrap();
}

fn link(slug: &str, place: Place) -> String {
    match place {
        Place::Conversation(id) => format!("https://desk.example/w/{slug}/inbox/{id}"),
        Place::Usage => format!("https://desk.example/w/{slug}/usage"),
    }
}

async fn letters(world: &World) -> Vec<Mail> {
    mail::list(&mut world.tx::<WorkspaceManage>(claire()).await, 50).await.unwrap()
}

/// What the open pages of somebody were told so far: how many things at a time.
async fn announced(world: &World, person: Person) -> Vec<usize> {
    let all = world.events().await.into_iter();
    all.filter_map(|it| match it {
        Event::Notified { member, notifications } if member == person.member() => Some(notifications.len()),
        _ => None,
    })
    .collect()
}

/// When somebody's news are looked at again, as far as it is not now.
async fn looked_at(world: &World, person: Person) -> Vec<time::OffsetDateTime> {
    let (now, all) = (world.desk().now(), world.events().await.into_iter());
    all.filter_map(|it| match it {
        Event::NewsWaits { member, at } if member == person.member() && at > now => Some(at),
        _ => None,
    })
    .collect()
}
