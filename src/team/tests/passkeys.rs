use time::Duration;

use super::*;
use crate::access::{Role, WorkspaceManage};
use crate::team::{
    CannotAddPasskey, CannotAskPasskey, CannotGivePasskey, PasskeyName, Proved, RECOVERY_CODES, RelyingParty, SignedIn,
    Slug, add_passkey, ask_own_passkey, ask_passkey, ask_second_passkey, enter, give_code, give_passkey, passkeys,
    prove_by_passkey, remove_passkey, rename_passkey, require_factor, second_factor, sign_in, sign_in_by_passkey,
    start_passkey,
};

const DESK: &str = "https://desk.test";
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;

fn site() -> RelyingParty {
    RelyingParty::of(DESK).unwrap()
}

fn called(text: &str) -> PasskeyName {
    PasskeyName::parse(text).unwrap()
}

/// Somebody who has just proved who they are.
fn proved(world: &World, person: Person) -> Proved {
    let now = world.desk().now();
    Proved::remembered(person.user(), now, now).unwrap()
}

async fn asked_to_make(world: &World, person: Person) -> String {
    let address = email(&person.email());
    start_passkey(world.desk(), &site(), proved(world, person), &address, "Somebody", here()).await.unwrap()
}

async fn adds(world: &World, person: Person, answer: &str) -> Result<Option<Vec<String>>, CannotAddPasskey> {
    add_passkey(world.desk(), &site(), proved(world, person), &called("Telephone"), answer, here()).await
}

/// Adds a passkey, as its person would; its recovery codes, where it is the first factor.
async fn set_up(world: &World, person: Person, kind: KeyKind) -> (Authenticator, Option<Vec<String>>) {
    let mut key = Authenticator::new(kind, DESK);
    let answer = key.make(&asked_to_make(world, person).await);
    let codes = adds(world, person, &answer).await.unwrap();
    (key, codes)
}

async fn question(world: &World) -> String {
    ask_passkey(world.desk(), &site(), here()).await.unwrap()
}

async fn second_question(world: &World, person: Person) -> String {
    ask_second_passkey(world.desk(), &site(), person.user(), here()).await.unwrap()
}

async fn enters_by(world: &World, answer: &str) -> Result<Proved, CannotGivePasskey> {
    sign_in_by_passkey(world.desk(), &site(), answer, here()).await
}

async fn gives(world: &World, person: Person, answer: &str) -> Result<Proved, CannotGivePasskey> {
    give_passkey(world.desk(), &site(), person.user(), answer, here()).await
}

async fn actions(world: &World) -> Vec<String> {
    log(world, claire(), "account").await.into_iter().map(|(_, action)| action).collect()
}

#[tokio::test]
async fn a_7_a_passkey_signs_in_without_a_password_and_is_on_record() {
    let world = World::new().await;
    for (person, kind) in [(amelie(), KeyKind::Es256), (bruno(), KeyKind::EdDsa)] {
        let (mut key, codes) = set_up(&world, person, kind).await;
        assert_eq!(codes.unwrap().len(), RECOVERY_CODES);
        let proved = enters_by(&world, &key.sign(&question(&world).await)).await.unwrap();
        assert_eq!(proved.user(), person.user(), "{kind:?}");
    }
    assert_eq!(actions(&world).await[..3], ["signed_in", "passkey_used", "passkey_added"]);
    let mine = passkeys(world.desk(), amelie().user()).await.unwrap();
    assert_eq!((mine[0].name.as_str(), mine[0].last_used_at), ("Telephone", Some(world.desk().now())));
    assert_eq!(log(&world, omar(), "account").await, []);
}

#[tokio::test]
async fn a_7_a_passkey_is_a_second_factor_and_recovery_codes_stand_in_for_it() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    let (mut key, codes) = set_up(&world, amelie(), KeyKind::Es256).await;
    let tries = async || sign_in(world.desk(), &email(&amelie().email()), &password(), here()).await.unwrap();
    assert_eq!(tries().await, SignedIn::Half(amelie().user()));

    // After the password, a touch is enough.
    key.without(VERIFIED);
    let proved = gives(&world, amelie(), &key.sign(&second_question(&world, amelie()).await)).await.unwrap();
    assert_eq!(proved.user(), amelie().user());
    let codes = codes.unwrap();
    assert!(give_code(world.desk(), amelie().user(), &codes[0], here()).await.is_ok());

    let only = passkeys(world.desk(), amelie().user()).await.unwrap()[0].id;
    assert!(remove_passkey(world.desk(), proved, only, here()).await.unwrap());
    assert_eq!(second_factor(world.desk(), amelie().user()).await.unwrap(), None);
    assert_eq!(tries().await, SignedIn::Whole(amelie().user()), "nothing is asked for any more");
    assert!(give_code(world.desk(), amelie().user(), &codes[1], here()).await.is_err());
}

#[tokio::test]
async fn a_7_without_a_password_the_authenticator_has_verified_its_person() {
    let world = World::new().await;
    let (mut key, _) = set_up(&world, amelie(), KeyKind::Es256).await;
    key.without(VERIFIED);
    assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_err());
    key.without(PRESENT);
    assert!(gives(&world, amelie(), &key.sign(&second_question(&world, amelie()).await)).await.is_err());
    assert_eq!(actions(&world).await, ["passkey_refused", "passkey_refused", "passkey_added"]);
}

#[tokio::test]
async fn a_7_what_was_signed_elsewhere_or_for_something_else_is_refused() {
    let world = World::new().await;
    let (mut key, _) = set_up(&world, amelie(), KeyKind::Es256).await;

    key.origin = "https://desk.test.example".to_owned();
    assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_err(), "another origin");
    key.origin = DESK.to_owned();
    key.site = "example".to_owned();
    assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_err(), "another site");
    key.site = "desk.test".to_owned();
    key.kind = Some("webauthn.create");
    assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_err(), "another kind");
    key.kind = None;
    let second = second_question(&world, amelie()).await;
    assert!(enters_by(&world, &key.sign(&second)).await.is_err(), "asked for another use");
    let answer = key.sign(&question(&world).await);
    let spoilt = answer.replacen("passkey.", "passkey.00", 1);
    assert!(enters_by(&world, &spoilt).await.is_err(), "an unknown passkey");
    let mut thief = Authenticator::new(KeyKind::Es256, DESK);
    thief.credential = key.credential.clone();
    thief.person = key.person.clone();
    assert!(enters_by(&world, &thief.sign(&question(&world).await)).await.is_err(), "another key");

    assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_ok());
}

#[tokio::test]
async fn a_7_an_answer_works_once_and_for_five_minutes() {
    let world = World::new().await;
    let (mut key, _) = set_up(&world, amelie(), KeyKind::Es256).await;
    let answer = key.sign(&question(&world).await);
    let tries: Vec<_> = (0..10)
        .map(|_| {
            let (desk, answer) = (world.desk().clone(), answer.clone());
            tokio::spawn(async move { sign_in_by_passkey(&desk, &site(), &answer, here()).await.is_ok() })
        })
        .collect();
    let mut won = 0;
    for one in tries {
        won += usize::from(one.await.unwrap());
    }
    assert_eq!(won, 1);

    let late = question(&world).await;
    world.clock.advance(Duration::minutes(5));
    assert!(enters_by(&world, &key.sign(&late)).await.is_err());
}

async fn team_sweep(world: &World) -> u64 {
    crate::team::sweep_passkey_questions(world.desk()).await.unwrap()
}

#[tokio::test]
async fn a_7_a_passkey_that_counts_back_is_refused() {
    let world = World::new().await;
    let mut key = Authenticator::new(KeyKind::Es256, DESK);
    key.count = 7;
    let answer = key.make(&asked_to_make(&world, amelie()).await);
    adds(&world, amelie(), &answer).await.unwrap();
    assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_ok());

    // A copy, made before.
    for behind in [6, 7] {
        key.count = behind;
        assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_err(), "{behind}");
    }
    key.count = 0;
    assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_err(), "nor does it stop to count");
    key.count = 8;
    assert!(enters_by(&world, &key.sign(&question(&world).await)).await.is_ok());
}

#[tokio::test]
async fn a_7_a_passkey_is_good_for_its_person_alone() {
    let world = World::new().await;
    let (mut of_amelie, _) = set_up(&world, amelie(), KeyKind::Es256).await;
    let (mut of_bruno, _) = set_up(&world, bruno(), KeyKind::Es256).await;

    let asked = second_question(&world, amelie()).await;
    assert!(gives(&world, amelie(), &of_bruno.sign(&asked)).await.is_err(), "Bruno's is not hers");
    let asked = second_question(&world, bruno()).await;
    assert!(gives(&world, amelie(), &of_amelie.sign(&asked)).await.is_err(), "what Bruno was asked is not hers");
    of_bruno.person = of_amelie.person.clone();
    assert!(enters_by(&world, &of_bruno.sign(&question(&world).await)).await.is_err(), "nor does it say so");

    let theirs = passkeys(world.desk(), bruno().user()).await.unwrap()[0].id;
    assert!(!rename_passkey(world.desk(), amelie().user(), theirs, &called("Mine")).await.unwrap());
    assert!(!remove_passkey(world.desk(), proved(&world, amelie()), theirs, here()).await.unwrap());
    assert!(rename_passkey(world.desk(), bruno().user(), theirs, &called("Key")).await.unwrap());
    assert_eq!(passkeys(world.desk(), bruno().user()).await.unwrap()[0].name.as_str(), "Key");
}

#[tokio::test]
async fn a_7_a_passkey_is_added_once_by_whoever_was_asked_for_it() {
    let world = World::new().await;
    let mut key = Authenticator::new(KeyKind::EdDsa, DESK);
    let answer = key.make(&asked_to_make(&world, amelie()).await);
    assert!(matches!(adds(&world, bruno(), &answer).await, Err(CannotAddPasskey::Refused)), "she was asked");
    assert!(matches!(adds(&world, amelie(), &answer).await, Err(CannotAddPasskey::Refused)), "and it is used up");

    let answer = key.make(&asked_to_make(&world, amelie()).await);
    assert!(adds(&world, amelie(), &answer).await.unwrap().is_some());
    let answer = key.make(&asked_to_make(&world, bruno()).await);
    assert!(matches!(adds(&world, bruno(), &answer).await, Err(CannotAddPasskey::NoRoom)), "it is hers");
    key.origin = "https://example".to_owned();
    let answer = key.make(&asked_to_make(&world, bruno()).await);
    assert!(matches!(adds(&world, bruno(), &answer).await, Err(CannotAddPasskey::Refused)), "made elsewhere");
    assert_eq!(second_factor(world.desk(), bruno().user()).await.unwrap(), None);
}

#[tokio::test]
async fn a_7_one_proves_who_one_is_by_a_passkey() {
    let world = World::new().await;
    let (mut key, _) = set_up(&world, amelie(), KeyKind::Es256).await;
    let asked = ask_own_passkey(world.desk(), &site(), amelie().user(), here()).await.unwrap();
    let answer = key.sign(&asked);
    let proves = async |person: Person| prove_by_passkey(world.desk(), &site(), person.user(), &answer, here()).await;
    assert_eq!(proves(amelie()).await.unwrap().user(), amelie().user());
    assert!(proves(amelie()).await.is_err(), "once");
    let for_signing_in = key.sign(&question(&world).await);
    assert!(prove_by_passkey(world.desk(), &site(), amelie().user(), &for_signing_in, here()).await.is_err());
}

#[tokio::test]
async fn a_7_a_passkey_meets_what_a_workspace_requires() {
    let world = World::new().await;
    require_factor(world.tx::<WorkspaceManage>(david()).await, proved(&world, david()), &[Role::Owner]).await.unwrap();
    let enters = async || {
        let visitor = visitor(world.desk(), claire().user()).await.unwrap().unwrap();
        enter(world.desk(), &visitor, &Slug::parse("ma-boutique").unwrap(), here()).await.unwrap().is_some()
    };
    assert!(!enters().await);
    set_up(&world, claire(), KeyKind::Es256).await;
    assert!(enters().await);
}

#[tokio::test]
async fn a_2_ten_wrong_passkeys_are_followed_by_a_wait() {
    let world = World::new().await;
    let (mut key, _) = set_up(&world, amelie(), KeyKind::Es256).await;
    for i in 0..10 {
        let refused = gives(&world, amelie(), "passkey.00.01.02.03.").await;
        assert!(matches!(refused, Err(CannotGivePasskey::Refused)), "{i}");
    }
    let right = key.sign(&second_question(&world, amelie()).await);
    assert!(matches!(gives(&world, amelie(), &right).await, Err(CannotGivePasskey::TooManyTries)));
    world.clock.advance(Duration::minutes(15));
    let right = key.sign(&second_question(&world, amelie()).await);
    assert!(gives(&world, amelie(), &right).await.is_ok());
}

#[tokio::test]
async fn d_2_a_household_asks_sixty_questions_in_fifteen_minutes() {
    let world = World::new().await;
    for _ in 0..60 {
        question(&world).await;
    }
    let refused = ask_passkey(world.desk(), &site(), here()).await;
    assert!(matches!(refused, Err(CannotAskPasskey::TooManyTries)));
    let elsewhere = RequestInfo { ip: Some("198.51.100.7".to_owned()), ..here() };
    assert!(ask_passkey(world.desk(), &site(), elsewhere).await.is_ok(), "nobody else is shut out");
    world.clock.advance(Duration::minutes(15));
    assert_eq!(team_sweep(&world).await, 61, "what nobody answered is forgotten");
    assert!(ask_passkey(world.desk(), &site(), here()).await.is_ok());
}
