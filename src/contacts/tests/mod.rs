//! The promises of contacts, held.

mod attesting;
mod doubles;
mod knowing;
mod listing;
mod merging;
mod segments;
mod tables;

use super::{Attributes, Details, Typed};
use crate::access::ContactsRead;
use crate::ids::*;
use crate::inbox::Inbound;
use crate::text::{Country, Locale, Zone};
use crate::world::*;

/// Where Ma Boutique's numbers are dialled.
fn france() -> Country {
    Country::of(&Zone::named("Europe/Paris").unwrap(), Locale::Fr)
}

/// What Amélie knows of somebody.
fn details(name: &str, email: &str, phone: &str) -> Details {
    let typed = Typed { name, email, phone, language: "fr", company: None };
    Details::parse(typed, Attributes::lines(""), france()).unwrap()
}

/// Somebody whom Amélie adds.
async fn added(world: &World, name: &str, email: &str, phone: &str) -> ContactId {
    super::add(world.tx(amelie()).await, &details(name, email, phone)).await.unwrap()
}

/// The contact of a conversation.
async fn contact_of(world: &World, conversation: ConversationId) -> ContactId {
    world.line(conversation).await.contact_id
}

/// Somebody who writes by a channel, with their name and address.
async fn writes(world: &World, channel: ChannelId, who: &str, name: &str, email: Option<&str>) -> ConversationId {
    let mut what: Inbound = words_of(who, "Where is my parcel?", world.desk().now());
    what.contact.name = Some(name.to_owned());
    what.contact.email = email.map(str::to_owned);
    let arrived = world.arrives(channel, &uuid::Uuid::now_v7().to_string(), &what).await;
    world.ingest(MA_BOUTIQUE, arrived.event).await;
    newest(world, channel).await
}

/// The newest conversation of a channel.
async fn newest(world: &World, channel: ChannelId) -> ConversationId {
    let mut tx = world.tx::<crate::access::InboxRead>(bruno()).await;
    let filter = crate::inbox::Filter { channel: Some(channel), ..crate::inbox::Filter::default() };
    crate::inbox::list(&mut tx, &filter, None).await.unwrap().lines[0].id
}

/// What is known of a contact, as a manager reads it.
async fn known(world: &World, id: ContactId) -> super::Whole {
    super::whole(&mut world.tx::<ContactsRead>(bruno()).await, id).await.unwrap().unwrap()
}
