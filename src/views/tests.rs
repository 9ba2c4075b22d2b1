//! The promises of saved views, held.

use crate::access::InboxRead;
use crate::channels;
use crate::ids::*;
use crate::inbox::{self, Filter, Handler, Intent, Language, Status, View, Within};
use crate::teams;
use crate::title::Title;
use crate::views::*;
use crate::world::*;

fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

async fn names(world: &World, person: Person) -> Vec<String> {
    let views = list(&mut world.tx::<InboxRead>(person).await).await.unwrap();
    views.into_iter().map(|it| it.name).collect()
}

#[tokio::test]
async fn what_is_saved_comes_back_condition_by_condition() {
    let world = World::new().await;
    let channel: ChannelId = world.api_channel().await;
    let team = teams::add(world.tx(bruno()).await, &title("Wholesale")).await.unwrap();
    let filter = Filter {
        view: Some(View::Mentions),
        status: Some(Status::Open),
        handler: Some(Handler::Nobody),
        channel: Some(channel),
        team: Some(team),
        language: Some(Language::French),
        intent: Some(Intent::Complaint),
        within: Some(Within::Week),
        label: None,
        sla: Some(crate::service_levels::SlaState::Breaching),
        assignee: Some(amelie().member()),
        unread: true,
        words: Some("parcel".to_owned()),
    };

    save(world.tx(amelie()).await, &title("French shop"), For::Me, &filter).await.unwrap();

    let saved = list(&mut world.tx::<InboxRead>(amelie()).await).await.unwrap();
    assert_eq!(saved[0].filter(), Filter { words: None, ..filter });
}

#[tokio::test]
async fn each_sees_their_own_those_of_their_teams_and_everyones() {
    let world = World::new().await;
    let team = teams::add(world.tx(bruno()).await, &title("Wholesale")).await.unwrap();
    teams::join(world.tx(bruno()).await, team, amelie().member()).await.unwrap();
    let all = Filter::default();
    save(world.tx(amelie()).await, &title("A mine"), For::Me, &all).await.unwrap();
    save(world.tx(bruno()).await, &title("B team's"), For::Team(team), &all).await.unwrap();
    save(world.tx(bruno()).await, &title("C everyone's"), For::Everyone, &all).await.unwrap();

    assert_eq!(names(&world, amelie()).await, ["A mine", "B team's", "C everyone's"]);
    assert_eq!(names(&world, bruno()).await, ["C everyone's"]);
    assert_eq!(names(&world, eva()).await, ["C everyone's"]);
    assert_eq!(names(&world, omar()).await, [] as [&str; 0]);
}

#[tokio::test]
async fn only_who_arranges_the_desk_saves_and_removes_what_others_look_at() {
    let world = World::new().await;
    let all = Filter::default();
    let refused = save(world.tx(amelie()).await, &title("For all"), For::Everyone, &all).await;
    assert!(matches!(refused, Err(CannotSaveView::NotForOthers)));

    let everyones = save(world.tx(bruno()).await, &title("For all"), For::Everyone, &all).await.unwrap();
    let refused = remove(world.tx(amelie()).await, everyones).await;
    assert!(matches!(refused, Err(CannotRemoveView::NotForOthers)));

    let mine = save(world.tx(amelie()).await, &title("Mine"), For::Me, &all).await.unwrap();
    for person in [bruno(), omar()] {
        assert!(matches!(remove(world.tx(person).await, mine).await, Err(CannotRemoveView::Gone)));
    }
    remove(world.tx(amelie()).await, mine).await.unwrap();
    assert_eq!(names(&world, amelie()).await, ["For all"]);
    restore(world.tx(amelie()).await, mine).await.unwrap();
    assert_eq!(names(&world, amelie()).await, ["For all", "Mine"]);
}

#[tokio::test]
async fn a_condition_names_nothing_of_another_tenant() {
    let world = World::new().await;
    let theirs = channels::connect_api(world.tx(omar()).await, "Theirs").await.unwrap();
    let before = world.events().await;

    for (whom, channel) in [(For::Me, Some(theirs)), (For::Team(TeamId::new()), None)] {
        let filter = Filter { channel, ..Filter::default() };
        let refused = save(world.tx(bruno()).await, &title("Theirs"), whom, &filter).await;
        assert!(matches!(refused, Err(CannotSaveView::NoSuchThing)), "{refused:?}");
    }
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn a_view_counts_what_it_lists_for_each_reader() {
    let world = World::new().await;
    world.conversation_of_amelie().await;
    let brunos = world.conversation(Status::Open).await;
    inbox::take_over(world.tx(bruno()).await, brunos).await.unwrap();
    let filters: Vec<Filter> = [View::WaitingForUs, View::Mine, View::Unassigned]
        .map(|view| Filter { view: Some(view), handler: Some(Handler::Staff), ..Filter::default() })
        .into();

    for person in [amelie(), bruno(), eva(), omar()] {
        let mut tx = world.tx::<InboxRead>(person).await;
        let counted = inbox::counts_of(&mut tx, &filters, None).await.unwrap();
        for (filter, count) in filters.iter().zip(counted) {
            let listed = inbox::list(&mut tx, filter, None).await.unwrap().lines.len();
            assert_eq!(count, listed as i64, "{} {filter:?}", person.name);
        }
    }
}
