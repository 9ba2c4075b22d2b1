//! Of what, and by which ways.

use super::{also_wants, announced, bell, is_told, told};
use crate::access::{Belong, InboxRead, Role, Work};
use crate::ids::*;
use crate::inbox::{self, Status};
use crate::notifications::steps::{Told, tell, tell_members, tell_roles};
use crate::notifications::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn chosen(world: &World, person: Person) -> Choices {
    choices(&mut world.tx::<InboxRead>(person).await).await.unwrap()
}

async fn rows(world: &World) -> i64 {
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    sqlx::query_scalar("select count(*) from notification_choices").fetch_one(tx.db()).await.unwrap()
}

/// Somebody wants nothing of one kind.
async fn wants_nothing_of(world: &World, person: Person, about: About) {
    let wanted = Wish::all().filter(|it| it.is_usual() && it.about != about).collect();
    choose(world.tx::<Belong>(person).await, &wanted).await.unwrap();
}

#[tokio::test]
async fn what_one_chooses_is_kept_as_far_as_it_is_not_the_usual() {
    let world = World::new().await;
    assert_eq!(chosen(&world, amelie()).await, Choices::default());

    also_wants(&world, amelie(), &[(About::Mention, Way::Browser), (About::Reply, Way::Product)]).await;
    let choices = chosen(&world, amelie()).await;
    assert!(choices.has(About::Mention, Way::Browser) && choices.has(About::Reply, Way::Product));
    assert!(!choices.has(About::Given, Way::Browser));
    assert_eq!(rows(&world).await, 2);
    for other in [bruno(), amelie_at_nordic()] {
        assert_eq!(chosen(&world, other).await, Choices::default(), "{}", other.name);
    }

    also_wants(&world, amelie(), &[]).await;
    assert_eq!((chosen(&world, amelie()).await, rows(&world).await), (Choices::default(), 0));
}

#[tokio::test]
async fn who_chooses_many_times_at_once_is_never_refused() {
    let world = World::new().await;
    let everything: Choices = Wish::all().collect();
    for _ in 0..10 {
        let choosing = (0..6).map(|turn| {
            let (world, everything) = (&world, &everything);
            async move {
                let wanted = if turn % 2 == 0 { everything.clone() } else { Choices::default() };
                choose(world.tx::<Belong>(amelie()).await, &wanted).await
            }
        });
        for chosen in futures::future::join_all(choosing).await {
            chosen.unwrap();
        }
    }
}

#[tokio::test]
async fn a_wish_is_written_as_it_is_read() {
    for wish in Wish::all() {
        assert_eq!(wish.to_string().parse::<Wish>(), Ok(wish));
    }
    for bad in ["", "mention", "mention.", "mention.pigeon", "rain.mail", "mention.mail.mail"] {
        assert!(bad.parse::<Wish>().is_err(), "{bad}");
    }
}

#[tokio::test]
async fn who_does_not_want_to_know_is_not_told_and_the_others_are() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    wants_nothing_of(&world, amelie(), About::Mention).await;
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    let call = Told { conversation: parcel, about: About::Mention };
    assert!(!tell(&mut tx, call, amelie().member()).await.unwrap(), "the ladder goes on to the next");
    assert!(tell_roles(&mut tx, call, &[Role::Agent, Role::Manager]).await.unwrap());
    tell_members(&mut tx, Told { conversation: parcel, about: About::Given }, &[amelie().member()]).await.unwrap();
    tx.commit().await.unwrap();

    let kinds: Vec<About> = told(&world, amelie()).await.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [About::Given]);
    assert_eq!(told(&world, bruno()).await.len(), 1);
}

#[tokio::test]
async fn each_way_is_chosen_by_itself() {
    let world = World::new().await;
    is_told(&world, amelie(), About::Mention).await;
    assert_eq!((bell(&world, amelie()).await, announced(&world, amelie()).await), (1, vec![]), "the usual");

    let only = [Wish { about: About::Mention, way: Way::Browser }].into_iter().collect();
    choose(world.tx::<Belong>(bruno()).await, &only).await.unwrap();
    is_told(&world, bruno(), About::Mention).await;
    assert_eq!((bell(&world, bruno()).await, told(&world, bruno()).await), (0, vec![]));
    assert_eq!(announced(&world, bruno()).await, [1]);
}

#[tokio::test]
async fn who_is_given_a_conversation_is_told_and_who_takes_one_is_not() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    inbox::assign(world.tx(bruno()).await, parcel, Some(amelie().member())).await.unwrap();
    let [news] = &told(&world, amelie()).await[..] else { panic!("one") };
    assert_eq!((news.kind, news.conversation_id), (About::Assigned, Some(parcel)));

    inbox::assign(world.tx(bruno()).await, parcel, Some(bruno().member())).await.unwrap();
    inbox::take_over(world.tx(claire()).await, parcel).await.unwrap();
    inbox::assign(world.tx(bruno()).await, parcel, None).await.unwrap();
    for person in [bruno(), claire()] {
        assert_eq!(told(&world, person).await, [], "{} did it", person.name);
    }
}

#[tokio::test]
async fn who_wants_to_is_told_when_a_customer_of_theirs_writes_again() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    inbox::take_over(world.tx(amelie()).await, parcel).await.unwrap();
    world.hears(channel, "sophie", "Hello?").await;
    assert_eq!(told(&world, amelie()).await, [], "the inbox says so already");

    also_wants(&world, amelie(), &[(About::Reply, Way::Product)]).await;
    also_wants(&world, bruno(), &[(About::Reply, Way::Product)]).await;
    world.hears(channel, "sophie", "Is anybody there?").await;
    let seen: Vec<(About, Option<ConversationId>)> =
        told(&world, amelie()).await.iter().map(|it| (it.kind, it.conversation_id)).collect();
    assert_eq!(seen, [(About::Reply, Some(parcel))]);
    assert_eq!(told(&world, bruno()).await, [], "it is not his");
}
