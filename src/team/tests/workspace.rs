use super::*;
use crate::access::{Belong, Role, TeamRead};
use crate::team::{
    CannotUpdateWorkspace, Presence, Slug, TimeZone, WorkspaceChange, WorkspaceName, checklist, hide_checklist, invite,
    members, set_presence, update_workspace, workspace,
};
use crate::text::Locale;

fn change(slug: &str) -> WorkspaceChange {
    WorkspaceChange {
        name: WorkspaceName::parse("Ma Grande Boutique").unwrap(),
        slug: Slug::parse(slug).unwrap(),
        contact_email: Some(email("bonjour@boutique.example")),
        language: Locale::En,
        time_zone: TimeZone::named("Europe/Lisbon").unwrap(),
        reopen_hours: 24,
    }
}

#[tokio::test]
async fn a_workspace_changes_its_name_and_address() {
    let world = World::new().await;

    update_workspace(world.tx(david()).await, &change("grande-boutique")).await.unwrap();

    let now = workspace(&mut world.tx::<Belong>(eva()).await).await.unwrap();
    assert_eq!((now.slug.as_str(), now.time_zone.as_str(), now.reopen_hours), ("grande-boutique", "Europe/Lisbon", 24));
    assert_eq!(log(&world, claire(), "workspace").await[0], ("David".to_owned(), "update".to_owned()));
}

#[tokio::test]
async fn a_taken_address_and_an_impossible_window_change_nothing() {
    let world = World::new().await;

    let taken = update_workspace(world.tx(claire()).await, &change("autre-client")).await;
    assert!(matches!(taken, Err(CannotUpdateWorkspace::SlugTaken)));
    let impossible = WorkspaceChange { reopen_hours: 8_761, ..change("grande-boutique") };
    let refused = update_workspace(world.tx(claire()).await, &impossible).await;
    assert!(matches!(refused, Err(CannotUpdateWorkspace::ReopenOutOfBounds)));

    assert!(TimeZone::named("Europe/Atlantis").is_none());
    assert_eq!(world.events().await, []);
    let theirs = workspace(&mut world.tx::<Belong>(omar()).await).await.unwrap();
    assert_eq!(theirs.name.as_str(), "Autre Client");
}

#[tokio::test]
async fn the_first_steps_are_ticked_off_as_they_are_done() {
    let world = World::new().await;
    let steps = async |who: Person| checklist(&mut world.tx::<Belong>(who).await).await.unwrap();
    assert_eq!(steps(omar()).await.done(), 0);

    invite(world.tx(omar()).await, &email("fatou@example.com"), Role::Agent, |_| LINK.to_owned()).await.unwrap();
    hide_checklist(world.tx(omar()).await, true).await.unwrap();

    let now = steps(omar()).await;
    assert!(now.has_team && now.is_hidden && now.done() == 1);
    assert!(!steps(claire()).await.is_hidden);
    hide_checklist(world.tx(omar()).await, false).await.unwrap();
    assert!(!steps(omar()).await.is_hidden);
}

#[tokio::test]
async fn colleagues_see_who_is_away() {
    let world = World::new().await;

    set_presence(world.tx(amelie()).await, Presence::Away).await.unwrap();

    let seen = members(&mut world.tx::<TeamRead>(eva()).await).await.unwrap();
    let away: Vec<_> = seen.iter().filter(|it| it.presence == Presence::Away).map(|it| it.name.as_str()).collect();
    assert_eq!(away, ["Amélie"]);
    let elsewhere = members(&mut world.tx::<TeamRead>(amelie_at_nordic()).await).await.unwrap();
    assert_eq!(elsewhere[0].presence, Presence::Available, "a place at a time");
}
