use super::*;
use crate::access::{KnowledgeRead, Role};
use crate::team::{
    CannotOpenWorkspace, CannotSignUp, Opened, SignUp, SignedIn, Slug, WorkspaceName, enter, members, open_workspace,
    sign_in, sign_up, slug_is_free, workspace,
};
use crate::text::Locale;

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn fatou(at: &str) -> SignUp {
    SignUp {
        name: name("Fatou"),
        email: email("fatou@example.com"),
        password: password(),
        workspace: WorkspaceName::parse("Atelier Mirabelle").unwrap(),
        slug: slug(at),
        language: Locale::Fr,
    }
}

#[tokio::test]
async fn a_new_person_owns_a_furnished_workspace() {
    let world = World::new().await;
    assert!(slug_is_free(world.desk(), &slug("mirabelle")).await.unwrap());

    let Opened { user, slug: at } = sign_up(world.desk(), fatou("mirabelle"), here()).await.unwrap();

    assert!(!slug_is_free(world.desk(), &at).await.unwrap());
    let signed_in = sign_in(world.desk(), &email("fatou@example.com"), &password(), here()).await.unwrap();
    assert_eq!(signed_in, SignedIn::Whole(user));
    let fatou = visitor(world.desk(), user).await.unwrap().unwrap();
    assert_eq!((fatou.places[0].position.role, fatou.account.language), (Role::Owner, Locale::Fr));

    let who = enter(world.desk(), &fatou, &at, here()).await.unwrap().unwrap();
    let mut tx: Tx<KnowledgeRead> = world.begin(who).await;
    assert_eq!(workspace(&mut tx).await.unwrap().name.as_str(), "Atelier Mirabelle");
    assert_eq!(members(&mut tx).await.unwrap().len(), 1);
    let furnished: (i64, String, String) = sqlx::query_as(
        "select (select edition from knowledge_editions), (select provider from assistants), (select kind from channels)",
    )
    .fetch_one(tx.db())
    .await
    .unwrap();
    assert_eq!(furnished, (1, "offline".to_owned(), "api".to_owned()));
}

#[tokio::test]
async fn a_taken_address_or_slug_leaves_nothing_behind() {
    let world = World::new().await;

    let again = SignUp { email: email("amelie@example.com"), ..fatou("mirabelle") };
    assert!(matches!(sign_up(world.desk(), again, here()).await, Err(CannotSignUp::AddressTaken)));
    assert!(slug_is_free(world.desk(), &slug("mirabelle")).await.unwrap());

    let refused = sign_up(world.desk(), fatou("ma-boutique"), here()).await;
    assert!(matches!(refused, Err(CannotSignUp::SlugTaken)));
    let account = sign_in(world.desk(), &email("fatou@example.com"), &password(), here()).await;
    assert!(account.is_err(), "no account without its workspace");
}

#[tokio::test]
async fn of_twenty_sign_ups_for_one_slug_one_wins() {
    let world = World::new().await;
    let all = (0..20).map(|i| {
        let desk = world.desk().clone();
        let new = SignUp { email: email(&format!("fatou{i}@example.com")), ..fatou("mirabelle") };
        tokio::spawn(async move { sign_up(&desk, new, here()).await })
    });
    let mut won = 0;
    for one in futures::future::join_all(all).await {
        match one.unwrap() {
            Ok(_) => won += 1,
            Err(refused) => assert!(matches!(refused, CannotSignUp::SlugTaken), "{refused}"),
        }
    }
    assert_eq!(won, 1);
}

#[tokio::test]
async fn somebody_with_an_account_opens_another_workspace() {
    let world = World::new().await;
    let name = WorkspaceName::parse("Amélie’s own").unwrap();
    let user = amelie().user();

    let taken = open_workspace(world.desk(), user, &name, &slug("ma-boutique"), here()).await;
    assert!(matches!(taken, Err(CannotOpenWorkspace::SlugTaken)));
    open_workspace(world.desk(), user, &name, &slug("amelies-own"), here()).await.unwrap();

    let places = places(&world, user).await;
    let roles: Vec<_> = places.iter().map(|it| (it.slug.as_str(), it.position.role)).collect();
    assert_eq!(roles, [("amelies-own", Role::Owner), ("ma-boutique", Role::Agent), ("nordic-wholesale", Role::Agent)]);
}

#[tokio::test]
async fn thirty_workspaces_from_one_place_are_followed_by_a_wait() {
    let world = World::new().await;
    let name = WorkspaceName::parse("Many").unwrap();
    for i in 0..30 {
        open_workspace(world.desk(), omar().user(), &name, &slug(&format!("many-{i}")), here()).await.unwrap();
    }
    let refused = open_workspace(world.desk(), omar().user(), &name, &slug("many-30"), here()).await;
    assert!(matches!(refused, Err(CannotOpenWorkspace::TooManyTries)));
}

#[tokio::test]
async fn a_workspace_without_a_place_for_somebody_does_not_exist_for_them() {
    let world = World::new().await;
    let omar = visitor(world.desk(), omar().user()).await.unwrap().unwrap();
    let enters = async |at: &str| enter(world.desk(), &omar, &slug(at), here()).await.unwrap();

    assert!(enters("autre-client").await.is_some());
    assert!(enters("ma-boutique").await.is_none());
    assert!(enters("no-such-one").await.is_none());
}

#[tokio::test]
async fn who_enters_was_seen_to_the_minute() {
    let world = World::new().await;
    let seen = async || {
        let visiting = visitor(world.desk(), eva().user()).await.unwrap().unwrap();
        enter(world.desk(), &visiting, &slug("ma-boutique"), here()).await.unwrap().unwrap();
        let mut tx = world.tx::<crate::access::TeamRead>(claire()).await;
        let all = members(&mut tx).await.unwrap();
        all.into_iter().find(|it| it.id == eva().member()).unwrap().last_seen_at
    };
    let first = world.desk().now();
    assert_eq!(seen().await, Some(first));
    world.clock.advance(time::Duration::seconds(59));
    assert_eq!(seen().await, Some(first));
    world.clock.advance(time::Duration::seconds(1));
    assert_eq!(seen().await, Some(first + time::Duration::seconds(60)));
}
