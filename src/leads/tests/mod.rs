//! The promises of leads, held.

mod capturing;
mod dismissing;
mod finding;
mod moving;
mod scoring;

use super::*;
use crate::access::{LeadsRead, Role};
use crate::ids::*;
use crate::world::*;

/// What a customer of J4 writes.
const WANTS: &str = "Hello, my name is Sophie Martin. We need 40 gift boxes for the company Maison Vauban before Christmas. \
                     Write to sophie.martin@maison-vauban.example or call 06 12 34 56 78.";

/// A conversation in which somebody wants to buy, and the lead that Amélie made of it.
async fn captured(world: &World) -> (ConversationId, LeadId) {
    let channel = world.api_channel().await;
    let wants = world.hears(channel, "sophie", WANTS).await;
    let lead = capture(world.tx(amelie()).await, wants, &Lines::default()).await.unwrap();
    (wants, lead)
}

async fn read_lead(world: &World, id: LeadId) -> Lead {
    seen_by(world, bruno(), id).await.unwrap()
}

async fn seen_by(world: &World, who: Person, id: LeadId) -> Option<Lead> {
    find(&mut world.tx::<LeadsRead>(who).await, id).await.unwrap()
}

async fn way(world: &World, id: LeadId) -> Vec<Step> {
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    timeline(&mut tx, id).await.unwrap().into_iter().map(|it| it.step).collect()
}

fn line(field: Field, text: &str) -> Lines {
    Lines { lines: vec![(field, text.to_owned())] }
}

/// Somebody of whom only this is known.
async fn added(world: &World, name: &str, company: &str, email: &str) -> LeadId {
    let said = [(Field::Name, name), (Field::Company, company), (Field::Email, email)];
    let lines = Lines { lines: said.map(|(field, text)| (field, text.to_owned())).to_vec() };
    add(world.tx(bruno()).await, &lines).await.unwrap()
}

fn an_agent_at_work() -> Person {
    amelie().with_role(Role::Agent)
}
