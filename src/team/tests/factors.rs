use time::Duration;

use super::*;
use crate::access::{Role, WorkspaceManage};
use crate::team::factor::{Given, use_up};
use crate::team::{
    AppSecret, CannotGiveCode, CannotProve, PROOF_LASTS, Proved, RECOVERY_CODES, SignedIn, Slug, confirm_factor, enter,
    give_code, prove, remove_factor, renew_codes, require_factor, second_factor, sign_in, start_factor,
};

/// Somebody who has just proved who they are.
fn proved(world: &World, person: Person) -> Proved {
    let now = world.desk().now();
    Proved::remembered(person.user(), now, now).unwrap()
}

/// Sets an app up, and lets its first code grow old.
async fn set_up(world: &World, person: Person) -> (AppSecret, Vec<String>) {
    let desk = world.desk();
    let sealed = start_factor(desk, proved(world, person)).unwrap();
    let app = AppSecret::open(desk, person.user(), &sealed).unwrap();
    let codes = confirm_factor(desk, person.user(), &sealed, &app.code_at(desk.now()), here()).await.unwrap();
    world.clock.advance(Duration::seconds(60));
    (app, codes)
}

async fn gives(world: &World, person: Person, code: &str) -> Result<Proved, CannotGiveCode> {
    give_code(world.desk(), person.user(), code, here()).await
}

async fn signs_in(world: &World, person: Person) -> SignedIn {
    sign_in(world.desk(), &email(&person.email()), &password(), here()).await.unwrap()
}

/// Whether somebody gets into their workspace.
async fn enters(world: &World, person: Person, slug: &str) -> bool {
    let visitor = visitor(world.desk(), person.user()).await.unwrap().unwrap();
    enter(world.desk(), &visitor, &Slug::parse(slug).unwrap(), here()).await.unwrap().is_some()
}

#[tokio::test]
async fn a_7_who_has_a_second_factor_is_half_signed_in_until_they_gave_a_code() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    assert_eq!(signs_in(&world, amelie()).await, SignedIn::Whole(amelie().user()));
    let (app, codes) = set_up(&world, amelie()).await;
    assert_eq!(codes.len(), RECOVERY_CODES);

    assert_eq!(signs_in(&world, amelie()).await, SignedIn::Half(amelie().user()));
    let late = app.code_at(world.desk().now() - Duration::seconds(90));
    assert!(matches!(gives(&world, amelie(), &late).await, Err(CannotGiveCode::Wrong)));
    let proved = gives(&world, amelie(), &app.code_at(world.desk().now())).await.unwrap();

    assert_eq!(proved.user(), amelie().user());
    let actions: Vec<String> = log(&world, claire(), "account").await.into_iter().map(|(_, action)| action).collect();
    assert_eq!(actions, ["signed_in", "code_refused", "second_factor_added", "signed_in"]);
    assert_eq!(log(&world, omar(), "account").await, []);
}

#[tokio::test]
async fn a_7_a_code_works_once_however_many_give_it_at_once() {
    let world = World::new().await;
    let (app, codes) = set_up(&world, amelie()).await;
    let shown = app.code_at(world.desk().now());

    for (code, good) in [(shown, Given::Code), (codes[3].clone(), Given::RecoveryCode)] {
        let tries: Vec<_> = (0..20)
            .map(|_| {
                let (desk, code) = (world.desk().clone(), code.clone());
                tokio::spawn(async move { use_up(&desk, amelie().user(), &code).await.unwrap() })
            })
            .collect();
        let mut won = 0;
        for one in tries {
            won += usize::from(one.await.unwrap() == good);
        }
        assert_eq!(won, 1, "{good:?}");
    }
    assert_eq!(second_factor(world.desk(), amelie().user()).await.unwrap().unwrap().codes_left, 9);
}

#[tokio::test]
async fn a_7_the_code_that_confirmed_an_app_does_not_sign_in_too() {
    let world = World::new().await;
    let desk = world.desk();
    let sealed = start_factor(desk, proved(&world, amelie())).unwrap();
    let app = AppSecret::open(desk, amelie().user(), &sealed).unwrap();
    let code = app.code_at(desk.now());
    confirm_factor(desk, amelie().user(), &sealed, &code, here()).await.unwrap();

    assert!(matches!(gives(&world, amelie(), &code).await, Err(CannotGiveCode::Wrong)));
}

#[tokio::test]
async fn a_7_an_app_counts_once_a_code_of_it_was_given_and_for_its_person_alone() {
    let world = World::new().await;
    let desk = world.desk();
    let sealed = start_factor(desk, proved(&world, amelie())).unwrap();
    assert!(AppSecret::open(desk, bruno().user(), &sealed).is_err(), "it was sealed for Amélie");
    assert!(confirm_factor(desk, amelie().user(), &sealed, "12 34", here()).await.is_err());
    assert_eq!(second_factor(desk, amelie().user()).await.unwrap(), None);

    set_up(&world, amelie()).await;
    let app = AppSecret::open(desk, amelie().user(), &sealed).unwrap();
    let again = confirm_factor(desk, amelie().user(), &sealed, &app.code_at(desk.now()), here()).await;
    assert!(again.is_err(), "there is one already");
}

#[tokio::test]
async fn a_7_a_recovery_code_works_once_and_both_tries_are_on_record() {
    let world = World::new().await;
    let (_, codes) = set_up(&world, claire()).await;

    // However it is written.
    gives(&world, claire(), &codes[0].to_lowercase().replace('-', " ")).await.unwrap();
    let again = gives(&world, claire(), &codes[0]).await;
    let of_another = gives(&world, david(), &codes[1]).await;

    assert!(matches!(again, Err(CannotGiveCode::Wrong)));
    assert!(matches!(of_another, Err(CannotGiveCode::Wrong)));
    let actions: Vec<String> = log(&world, claire(), "account").await.into_iter().map(|(_, action)| action).collect();
    assert_eq!(
        actions,
        ["recovery_code_refused", "recovery_code_refused", "signed_in", "recovery_code_used", "second_factor_added"]
    );
}

#[tokio::test]
async fn a_2_ten_wrong_codes_are_followed_by_a_wait() {
    let world = World::new().await;
    let (app, _) = set_up(&world, amelie()).await;
    for i in 0..10 {
        assert!(matches!(gives(&world, amelie(), "never a code").await, Err(CannotGiveCode::Wrong)), "{i}");
    }
    let right = gives(&world, amelie(), &app.code_at(world.desk().now())).await;
    assert!(matches!(right, Err(CannotGiveCode::TooManyTries)));

    world.clock.advance(Duration::minutes(15));
    assert!(gives(&world, amelie(), &app.code_at(world.desk().now())).await.is_ok());
}

#[tokio::test]
async fn a_7_a_proof_lasts_five_minutes() {
    let world = World::new().await;
    let (user, then) = (amelie().user(), world.desk().now());
    assert!(Proved::remembered(user, then, then + PROOF_LASTS).is_some());
    assert!(Proved::remembered(user, then, then + PROOF_LASTS + Duration::seconds(1)).is_none());
    assert!(Proved::remembered(user, then, then - Duration::seconds(1)).is_none(), "nobody proves in advance");
}

#[tokio::test]
async fn a_7_one_proves_who_one_is_by_password_or_code_and_by_nobody_elses() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    let (app, codes) = set_up(&world, amelie()).await;
    let address = email(&amelie().email());
    let tries = async |person: Person, given: &str| prove(world.desk(), person.user(), &address, given, here()).await;

    assert!(tries(amelie(), PASSWORD).await.is_ok());
    assert!(tries(amelie(), &app.code_at(world.desk().now())).await.is_ok());
    for wrong in ["another password", "000 00", codes[0].as_str()] {
        assert!(matches!(tries(amelie(), wrong).await, Err(CannotProve::Wrong)), "{wrong}");
    }
    assert!(matches!(tries(bruno(), PASSWORD).await, Err(CannotProve::Wrong)));
}

#[tokio::test]
async fn a_7_new_recovery_codes_make_those_before_worthless_and_a_removed_app_asks_nothing() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    let desk = world.desk();
    assert!(renew_codes(desk, proved(&world, amelie()), here()).await.is_err(), "there is nothing to stand in for");
    let (_, old) = set_up(&world, amelie()).await;

    let new = renew_codes(desk, proved(&world, amelie()), here()).await.unwrap();
    assert!(matches!(gives(&world, amelie(), &old[0]).await, Err(CannotGiveCode::Wrong)));
    assert!(gives(&world, amelie(), &new[0]).await.is_ok());

    remove_factor(desk, proved(&world, amelie()), here()).await.unwrap();
    assert_eq!(signs_in(&world, amelie()).await, SignedIn::Whole(amelie().user()));
    assert!(matches!(gives(&world, amelie(), &new[1]).await, Err(CannotGiveCode::Wrong)));
    assert_eq!(log(&world, claire(), "account").await[2].1, "second_factor_removed");
}

#[tokio::test]
async fn a_7_a_role_that_needs_a_second_factor_does_not_enter_without() {
    let world = World::new().await;
    let roles = [Role::Owner, Role::Admin];
    require_factor(world.tx::<WorkspaceManage>(david()).await, proved(&world, david()), &roles).await.unwrap();

    assert!(!enters(&world, claire(), "ma-boutique").await);
    assert!(!enters(&world, david(), "ma-boutique").await);
    assert!(enters(&world, amelie(), "ma-boutique").await, "her role needs none");
    assert!(enters(&world, omar(), "autre-client").await, "another workspace asks for nothing");

    set_up(&world, claire()).await;
    assert!(enters(&world, claire(), "ma-boutique").await);
    assert!(!enters(&world, david(), "ma-boutique").await);
}

#[tokio::test]
async fn a_7_a_proof_of_somebody_else_changes_nothing() {
    let world = World::new().await;
    let tx = world.tx::<WorkspaceManage>(david()).await;
    assert!(require_factor(tx, proved(&world, claire()), &[Role::Owner]).await.is_err());
    assert!(enters(&world, claire(), "ma-boutique").await);
}

#[tokio::test]
async fn p_2_neither_secret_nor_recovery_code_stands_in_the_database() {
    let world = World::new().await;
    let (app, codes) = set_up(&world, amelie()).await;
    assert_eq!(format!("{app:?}"), "AppSecret(…)");
    let mut owner = world.database().owner().await;
    let rows: Vec<String> = sqlx::query_scalar(
        "select to_jsonb(f)::text from second_factors f union all select to_jsonb(c)::text from recovery_codes c",
    )
    .fetch_all(&mut owner)
    .await
    .unwrap();
    assert_eq!(rows.len(), 1 + RECOVERY_CODES);
    let secret = app.groups().replace(' ', "");
    assert!(rows.iter().all(|it| !it.contains(&secret) && codes.iter().all(|code| !it.contains(code))));
}
