use serde_json::{Value, json};
use time::Duration;

use super::*;
use crate::access::{Role, WorkspaceManage};
use crate::team::oidc::tests::stand_in::{Begun, CLIENT, ISSUER, P256, StandIn};
use crate::team::{
    Arrival, Arrived, Brought, CannotArrive, CannotKeepProvider, ClientId, Issuer, NotBelieved, Proved, ProviderChange,
    ProviderName, Slug, Through, arrive, enter, go_out, identity_provider, keep_provider, link, offered,
    remove_provider, sign_in,
};
use crate::text::Locale;

const REDIRECT: &str = "https://desk.test/login/back";

fn change() -> ProviderChange {
    ProviderChange {
        name: ProviderName::parse("Staff").unwrap(),
        issuer: Issuer::parse(ISSUER).unwrap(),
        client_id: ClientId::parse(CLIENT).unwrap(),
        secret: Some("a secret of ours".to_owned()),
        enabled: true,
        required: false,
        join_domains: vec!["boutique.example".to_owned()],
        join_role: Role::Agent,
    }
}

async fn keep(world: &World, by: Person, change: ProviderChange) -> Result<(), CannotKeepProvider> {
    let now = world.desk().now();
    let proved = Proved::remembered(by.user(), now, now).unwrap();
    keep_provider(world.desk(), world.tx::<WorkspaceManage>(by).await, proved, &change).await
}

/// A browser, a provider with a key, and a workspace that has named it.
struct Staff {
    world: World,
    key: P256,
    outside: StandIn,
    browser: Secret,
}

impl Staff {
    async fn open() -> Self {
        let world = World::new().await;
        keep(&world, claire(), change()).await.unwrap();
        let key = P256::new("k-1");
        Self { outside: StandIn::with(vec![key.shown()]), key, world, browser: Secret::new_random() }
    }

    async fn begin(&self) -> Begun {
        let slug = Slug::parse("ma-boutique").unwrap();
        let to = (REDIRECT, Some("/w/ma-boutique/inbox"));
        let door = go_out(self.world.desk(), &self.outside, &slug, &self.browser, to, &here()).await.unwrap();
        Begun::read(&door)
    }

    fn claims(&self, begun: &Begun, subject: &str, email: &str) -> Value {
        let now = self.world.desk().now();
        json!({
            "iss": ISSUER, "aud": CLIENT, "sub": subject, "nonce": begun.nonce, "email": email, "email_verified": true,
            "exp": (now + Duration::minutes(5)).unix_timestamp(), "iat": now.unix_timestamp(), "name": "Inès",
            "amr": ["mfa"],
        })
    }

    async fn back(&self, state: &str, browser: &Secret) -> Result<Arrival, CannotArrive> {
        let brought = Brought {
            state: &Secret::presented(state),
            browser,
            code: Some("c-1"),
            issuer: None,
            redirect: REDIRECT,
            language: Locale::En,
        };
        arrive(self.world.desk(), &self.outside, brought, here()).await
    }

    /// Goes there and comes back as somebody.
    async fn comes(&self, subject: &str, email: &str) -> Result<Arrival, CannotArrive> {
        let begun = self.begin().await;
        self.outside.give(&begun, self.key.token(&self.claims(&begun, subject, email)));
        self.back(&begun.state, &self.browser).await
    }

    async fn actions(&self, object_kind: &str) -> Vec<String> {
        log(&self.world, claire(), object_kind).await.into_iter().map(|(_, action)| action).collect()
    }
}

fn whole(arrival: Arrival) -> (UserId, Through) {
    match arrival.who {
        Arrived::Whole(user, through) => (user, through),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_verified_address_without_an_account_becomes_a_member_by_the_rule() {
    let desk = Staff::open().await;
    let arrival = desk.comes("u-1", "ines@boutique.example").await.unwrap();
    assert_eq!(arrival.next.as_deref(), Some("/w/ma-boutique/inbox"));
    let (user, through) = whole(arrival);

    assert_eq!(through.tenant, MA_BOUTIQUE);
    let places = places(&desk.world, user).await;
    assert_eq!(places.iter().map(|it| it.position.role).collect::<Vec<_>>(), [Role::Agent]);
    let basic = desk.outside.shown.lock().unwrap().clone();
    assert_eq!(basic, Some((CLIENT.to_owned(), "a+secret+of+ours".to_owned())));
    // The next time it is the same person, whatever their address is by then.
    let (again, _) = whole(desk.comes("u-1", "other@elsewhere.example").await.unwrap());
    assert_eq!(again, user);
    assert_eq!(desk.actions("account").await, ["signed_in_by_provider", "signed_in_by_provider"]);
    assert_eq!(log(&desk.world, omar(), "account").await, []);
}

#[tokio::test]
async fn nobody_else_becomes_a_member() {
    let desk = Staff::open().await;
    for (email, is_verified) in [
        ("ines@elsewhere.example", json!(true)),
        ("ines@boutique.example", json!(false)),
        ("ines@mail.boutique.example", json!(true)),
        ("ines@boutique.example.evil.example", json!(true)),
    ] {
        let begun = desk.begin().await;
        let mut claims = desk.claims(&begun, "u-1", email);
        claims["email_verified"] = is_verified;
        desk.outside.give(&begun, desk.key.token(&claims));
        let arrival = desk.back(&begun.state, &desk.browser).await.unwrap();
        assert!(matches!(arrival.who, Arrived::Unlinked(_)), "{email}");
    }
}

#[tokio::test]
async fn an_account_is_joined_only_by_its_password() {
    let desk = Staff::open().await;
    let world = &desk.world;
    world.give_password(amelie(), PASSWORD).await;
    let mut rule = change();
    rule.join_domains = vec!["example.com".to_owned()];
    keep(world, claire(), rule).await.unwrap();

    let Arrived::Unlinked(linking) = desk.comes("u-1", &amelie().email()).await.unwrap().who else {
        panic!("the provider's word was enough");
    };
    // What the door does: the password first.
    let email = email(&amelie().email());
    assert!(sign_in(world.desk(), &email, &Password::presented("another"), here()).await.is_err());
    link(world.desk(), &linking, amelie().user(), here()).await.unwrap();
    let (user, _) = whole(desk.comes("u-1", &amelie().email()).await.unwrap());
    assert_eq!(user, amelie().user());

    // Of another workspace, and of an identity that is hers.
    let Arrived::Unlinked(linking) = desk.comes("u-2", &omar().email()).await.unwrap().who else { panic!("joined") };
    assert!(matches!(link(world.desk(), &linking, omar().user(), here()).await, Err(CannotArrive::NotAMember)));
    let Arrived::Unlinked(twice) = desk.comes("u-3", "x@elsewhere.example").await.unwrap().who else {
        panic!("joined")
    };
    link(world.desk(), &twice, bruno().user(), here()).await.unwrap();
    assert!(matches!(link(world.desk(), &twice, david().user(), here()).await, Err(CannotArrive::AnothersIdentity)));
}

#[tokio::test]
async fn what_comes_back_is_good_once_in_its_browser_for_ten_minutes() {
    let desk = Staff::open().await;
    let begun = desk.begin().await;
    desk.outside.give(&begun, desk.key.token(&desk.claims(&begun, "u-1", "ines@boutique.example")));
    for (state, browser) in [("another", &desk.browser), (begun.state.as_str(), &Secret::new_random())] {
        assert!(matches!(desk.back(state, browser).await, Err(CannotArrive::NotUnderWay)));
    }
    whole(desk.back(&begun.state, &desk.browser).await.unwrap());
    assert!(matches!(desk.back(&begun.state, &desk.browser).await, Err(CannotArrive::NotUnderWay)), "a second time");

    let late = desk.begin().await;
    desk.world.clock.advance(Duration::minutes(10));
    assert!(matches!(desk.back(&late.state, &desk.browser).await, Err(CannotArrive::NotUnderWay)));
    assert_eq!(crate::team::sweep_sign_ins(desk.world.desk()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_token_of_another_sign_in_or_provider_is_refused_and_on_record() {
    let desk = Staff::open().await;
    let (first, second) = (desk.begin().await, desk.begin().await);
    let token = desk.key.token(&desk.claims(&first, "u-1", "ines@boutique.example"));
    desk.outside.give(&second, token.clone());
    let refused = desk.back(&second.state, &desk.browser).await;
    assert!(matches!(refused, Err(CannotArrive::NotBelieved(NotBelieved::Nonce))), "{refused:?}");

    // A code of another sign-in does not fit the verifier.
    desk.outside.give(&second, token);
    let refused = desk.back(&first.state, &desk.browser).await;
    assert!(matches!(refused, Err(CannotArrive::NotBelieved(NotBelieved::NoAnswer))), "{refused:?}");

    let third = desk.begin().await;
    *desk.outside.issuer.lock().unwrap() = "https://id.evil.example".to_owned();
    let refused = desk.back(&third.state, &desk.browser).await;
    assert!(matches!(refused, Err(CannotArrive::NotBelieved(NotBelieved::Issuer))), "{refused:?}");
    let actions = desk.actions("identity provider").await;
    assert_eq!(actions, ["provider_refused", "provider_refused", "provider_refused", "insert"]);
}

#[tokio::test]
async fn a_new_key_of_the_provider_is_found_and_an_old_one_opens_nothing() {
    let desk = Staff::open().await;
    let new = P256::new("k-2");
    let begun = desk.begin().await;
    *desk.outside.keys.lock().unwrap() = vec![new.shown()];
    desk.outside.give(&begun, desk.key.token(&desk.claims(&begun, "u-1", "ines@boutique.example")));
    let refused = desk.back(&begun.state, &desk.browser).await;
    assert!(matches!(refused, Err(CannotArrive::NotBelieved(NotBelieved::Key))), "{refused:?}");

    let begun = desk.begin().await;
    desk.outside.give(&begun, new.token(&desk.claims(&begun, "u-1", "ines@boutique.example")));
    whole(desk.back(&begun.state, &desk.browser).await.unwrap());
}

#[tokio::test]
async fn where_it_is_required_members_enter_by_it_alone_and_owners_as_they_like() {
    let desk = Staff::open().await;
    let world = &desk.world;
    let through = whole(desk.comes("u-1", "ines@boutique.example").await.unwrap()).1;
    keep(world, claire(), ProviderChange { required: true, ..change() }).await.unwrap();

    let slug = Slug::parse("ma-boutique").unwrap();
    for (person, by_password) in [(amelie(), false), (david(), false), (claire(), true)] {
        let visitor = visitor(world.desk(), person.user()).await.unwrap().unwrap();
        let entered = enter(world.desk(), &visitor, &slug, here()).await.unwrap();
        assert_eq!(entered.is_some(), by_password, "{}", person.name);
        let by_provider = enter(world.desk(), &visitor.through(Some(&through)), &slug, here()).await.unwrap();
        assert!(by_provider.is_some(), "{}", person.name);
    }
    let elsewhere = Through { tenant: AUTRE_CLIENT, ..through };
    let visitor = visitor(world.desk(), amelie().user()).await.unwrap().unwrap();
    assert!(visitor.through(Some(&elsewhere)).places.is_empty(), "its own workspace alone");
}

#[tokio::test]
async fn only_an_owner_names_the_provider_and_a_new_issuer_forgets_who_was_at_the_old() {
    let desk = Staff::open().await;
    let world = &desk.world;
    whole(desk.comes("u-1", "ines@boutique.example").await.unwrap());
    assert!(matches!(keep(world, david(), change()).await, Err(CannotKeepProvider::OwnersOnly)));
    let owners = ProviderChange { join_role: Role::Owner, ..change() };
    assert!(matches!(keep(world, claire(), owners).await, Err(CannotKeepProvider::NeverOwners)));
    let off = ProviderChange { required: true, enabled: false, ..change() };
    assert!(matches!(keep(world, claire(), off).await, Err(CannotKeepProvider::NotEnabled)));
    let other = Issuer::parse("https://id.other.example").unwrap();
    let moved = ProviderChange { issuer: other, secret: None, ..change() };
    assert!(matches!(keep(world, claire(), moved.clone()).await, Err(CannotKeepProvider::SecretAgain)));

    keep(world, claire(), ProviderChange { secret: Some("new".to_owned()), ..moved }).await.unwrap();
    keep(world, claire(), change()).await.unwrap();
    let arrival = desk.comes("u-1", "ines@boutique.example").await.unwrap();
    assert!(matches!(arrival.who, Arrived::Unlinked(_)), "who u-1 was is forgotten, and the account is there");

    let now = world.desk().now();
    let proved = Proved::remembered(claire().user(), now, now).unwrap();
    remove_provider(world.tx(claire()).await, proved).await.unwrap();
    assert_eq!(identity_provider(&mut world.tx::<WorkspaceManage>(claire()).await).await.unwrap(), None);
    assert_eq!(offered(world.desk(), &Slug::parse("ma-boutique").unwrap()).await.unwrap(), None);
}

#[tokio::test]
async fn a_2_a_workspace_without_a_provider_looks_like_none() {
    let desk = Staff::open().await;
    for name in ["autre-client", "no-such-place"] {
        assert_eq!(offered(desk.world.desk(), &Slug::parse(name).unwrap()).await.unwrap(), None, "{name}");
    }
    keep(&desk.world, claire(), ProviderChange { enabled: false, ..change() }).await.unwrap();
    assert_eq!(offered(desk.world.desk(), &Slug::parse("ma-boutique").unwrap()).await.unwrap(), None);
}

#[tokio::test]
async fn d_2_thirty_sign_ins_are_begun_from_one_place_in_a_quarter_of_an_hour() {
    let desk = Staff::open().await;
    for _ in 0..30 {
        desk.begin().await;
    }
    let slug = Slug::parse("ma-boutique").unwrap();
    let to = (REDIRECT, None);
    let refused = go_out(desk.world.desk(), &desk.outside, &slug, &desk.browser, to, &here()).await;
    assert!(matches!(refused, Err(CannotArrive::TooManyTries)), "{refused:?}");
    for _ in 0..30 {
        assert!(matches!(desk.back("no such state", &desk.browser).await, Err(CannotArrive::NotUnderWay)));
    }
    let refused = desk.back("no such state", &desk.browser).await;
    assert!(matches!(refused, Err(CannotArrive::TooManyTries)), "{refused:?}");
}
