//! The promises of the mail, held.

use super::*;
use crate::access::{Belong, Work};
use crate::prelude::*;
use crate::team::Email;
use crate::tenancy::Principal;
use crate::world::*;

fn letter() -> Letter {
    Letter {
        to: Email::parse("fatou@example.com").unwrap(),
        subject: "Your invitation".to_owned(),
        body: "https://desk.test/invitation/secret".to_owned(),
    }
}

async fn posted(world: &World) -> MailId {
    let mut tx = world.tx::<Belong>(claire()).await;
    let mail = steps::post(&mut tx, &letter()).await.unwrap();
    tx.commit().await.unwrap();
    mail
}

async fn at_work(world: &World, tenant: TenantId) -> Tx<Work> {
    world.begin(Principal::worker(tenant)).await
}

#[tokio::test]
async fn a_letter_waits_until_it_is_sent_and_then_keeps_no_secret() {
    let world = World::new().await;
    let mail = posted(&world).await;
    assert_eq!(world.events().await, [Event::MailPosted { mail }]);

    let mut tx = at_work(&world, MA_BOUTIQUE).await;
    assert_eq!(hold(&mut tx, mail).await.unwrap().unwrap().body, letter().body);
    mark_sent(&mut tx, mail).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = at_work(&world, MA_BOUTIQUE).await;
    assert_eq!(hold(&mut tx, mail).await.unwrap(), None, "it is not sent twice");
    let [sent] = &list(&mut tx, 10).await.unwrap()[..] else { panic!("one letter") };
    assert_eq!((sent.state, sent.body.as_str()), (MailState::Sent, ""));
}

#[tokio::test]
async fn a_refused_or_doubtful_letter_says_why() {
    let world = World::new().await;
    let (refused, doubtful) = (posted(&world).await, posted(&world).await);

    let mut tx = at_work(&world, MA_BOUTIQUE).await;
    mark_failed(&mut tx, refused, "550 no such mailbox").await.unwrap();
    mark_unknown(&mut tx, doubtful, "no answer after the last line").await.unwrap();
    let states: Vec<_> = list(&mut tx, 10).await.unwrap().into_iter().map(|it| (it.id, it.state)).collect();
    assert!(states.contains(&(refused, MailState::Failed)) && states.contains(&(doubtful, MailState::Unknown)));
}

#[tokio::test]
async fn a_letter_whose_change_is_not_committed_does_not_exist() {
    let world = World::new().await;
    let mut tx = world.tx::<Belong>(claire()).await;
    steps::post(&mut tx, &letter()).await.unwrap();
    drop(tx);

    assert_eq!(list(&mut at_work(&world, MA_BOUTIQUE).await, 10).await.unwrap(), []);
    assert_eq!(world.events().await, []);
}

#[tokio::test]
async fn a_stranger_sees_no_letter_and_logs_see_no_secret() {
    let world = World::new().await;
    let mail = posted(&world).await;

    let mut tx = world.tx::<Belong>(omar()).await;
    assert_eq!(list(&mut tx, 10).await.unwrap(), []);
    assert_eq!(hold(&mut tx, mail).await.unwrap(), None);
    assert!(!format!("{:?}", letter()).contains("secret"));
}

#[tokio::test]
async fn a_4_a_letter_that_nobody_sends_does_not_outlive_its_links() {
    let world = World::new().await;
    posted(&world).await;

    world.clock.advance(crate::team::INVITATION_LASTS - time::Duration::seconds(1));
    assert_eq!(sweep(world.desk()).await.unwrap(), 0);
    world.clock.advance(time::Duration::seconds(1));
    assert_eq!(sweep(world.desk()).await.unwrap(), 1);

    let kept = list(&mut at_work(&world, MA_BOUTIQUE).await, 10).await.unwrap();
    assert_eq!((kept[0].body.as_str(), kept[0].state), ("", MailState::Failed));
    assert_eq!(kept[0].subject, letter().subject);
}
