use time::Duration;

use super::*;
use crate::access::{Role, TeamManage};
use crate::team::{
    Accepted, CannotAccept, CannotInvite, CannotResend, CannotRevoke, InvitationState, NewPerson, SignedIn, accept,
    accept_as_new, change_role, disable, invitation, invitations, invite, members, remove, resend, revoke, sign_in,
};
use crate::text::Locale;

async fn invited(world: &World, by: Person, address: &str, role: Role) -> Result<Secret, CannotInvite> {
    let reader = Reader::default();
    invite(world.tx(by).await, &email(address), role, reader.link()).await?;
    Ok(reader.secret())
}

fn fatou() -> NewPerson {
    NewPerson { name: name("Fatou"), password: password(), language: Locale::Fr }
}

async fn waiting(world: &World, who: Person) -> Vec<crate::team::Invitation> {
    invitations(&mut world.tx::<TeamManage>(who).await).await.unwrap()
}

#[tokio::test]
async fn an_invited_person_comes_in_with_their_role() {
    let world = World::new().await;
    let link = invited(&world, david(), "Fatou@example.com", Role::Agent).await.unwrap();
    let letter = &letters(&world, MA_BOUTIQUE).await[0];
    assert!(letter.starts_with("fatou@example.com: Bonjour") && letter.contains(link.reveal()), "{letter}");

    let (found, has_account) = invitation(world.desk(), &link).await.unwrap().unwrap();
    assert_eq!((found.workspace.as_str(), found.inviter.as_str(), has_account), ("Ma Boutique", "David", false));

    let Accepted { user, slug } = accept_as_new(world.desk(), &link, fatou(), here()).await.unwrap();

    assert_eq!(slug.as_str(), "ma-boutique");
    assert_eq!(places(&world, user).await[0].position.role, Role::Agent);
    let signed_in = sign_in(world.desk(), &email("fatou@example.com"), &password(), here()).await.unwrap();
    assert_eq!(signed_in, SignedIn::Whole(user));
    assert_eq!(waiting(&world, claire()).await, []);
    assert!(log(&world, claire(), "member").await.contains(&("Fatou".to_owned(), "insert".to_owned())));
}

#[tokio::test]
async fn a_4_an_invitation_is_bound_to_its_address() {
    let world = World::new().await;
    let link = invited(&world, claire(), "omar@example.com", Role::Viewer).await.unwrap();

    let eva = accept(world.desk(), &link, amelie().user(), here()).await;
    assert!(matches!(eva, Err(CannotAccept::OtherAddress)));
    let anew = accept_as_new(world.desk(), &link, fatou(), here()).await;
    assert!(matches!(anew, Err(CannotAccept::HasAccount)));

    accept(world.desk(), &link, omar().user(), here()).await.unwrap();
    assert_eq!(places(&world, omar().user()).await.len(), 2);
}

#[tokio::test]
async fn a_4_an_invitation_ends_with_the_standing_of_who_made_it() {
    for ending in ["removed", "disabled", "an agent"] {
        let world = World::new().await;
        let davids = invited(&world, david(), "one@example.com", Role::Agent).await.unwrap();
        let claires = invited(&world, claire(), "two@example.com", Role::Agent).await.unwrap();
        invited(&world, david(), "three@example.com", Role::Agent).await.unwrap();
        let third = waiting(&world, claire()).await.into_iter().find(|it| it.email.as_str() == "three@example.com");
        let sent_again = Reader::default();
        resend(world.tx(claire()).await, third.unwrap().id, sent_again.link()).await.unwrap();

        match ending {
            "removed" => remove(world.tx(claire()).await, david().member()).await.unwrap(),
            "disabled" => disable(world.tx(claire()).await, david().member()).await.unwrap(),
            _ => change_role(world.tx(claire()).await, david().member(), Role::Agent).await.unwrap(),
        }

        let over = accept_as_new(world.desk(), &davids, fatou(), here()).await;
        assert!(matches!(over, Err(CannotAccept::Over(InvitationState::Revoked))), "{ending}");
        for link in [claires, sent_again.secret()] {
            assert!(accept_as_new(world.desk(), &link, fatou(), here()).await.is_ok(), "{ending}: it is Claire's");
        }
    }
}

#[tokio::test]
async fn a_4_an_invitation_ends_with_the_right_to_give_its_role() {
    let world = World::new().await;
    let owner = invited(&world, claire(), "one@example.com", Role::Owner).await.unwrap();
    let agent = invited(&world, claire(), "two@example.com", Role::Agent).await.unwrap();
    change_role(world.tx(claire()).await, david().member(), Role::Owner).await.unwrap();

    change_role(world.tx(claire()).await, claire().member(), Role::Admin).await.unwrap();

    let over = accept_as_new(world.desk(), &owner, fatou(), here()).await;
    assert!(matches!(over, Err(CannotAccept::Over(InvitationState::Revoked))));
    assert!(accept_as_new(world.desk(), &agent, fatou(), here()).await.is_ok(), "an admin may invite agents");
}

#[tokio::test]
async fn a_4_an_invitation_ends_after_exactly_seven_days() {
    let world = World::new().await;
    let link = invited(&world, claire(), "omar@example.com", Role::Viewer).await.unwrap();
    let late = invited(&world, claire(), "fatou@example.com", Role::Viewer).await.unwrap();

    world.clock.advance(Duration::days(7) - Duration::microseconds(1));
    accept(world.desk(), &link, omar().user(), here()).await.unwrap();
    world.clock.advance(Duration::microseconds(1));

    let refused = accept_as_new(world.desk(), &late, fatou(), here()).await;
    assert!(matches!(refused, Err(CannotAccept::Over(InvitationState::Expired))));
    assert_eq!(waiting(&world, claire()).await[0].state(world.desk().now()), InvitationState::Expired);
    // The address can be invited again.
    invited(&world, claire(), "fatou@example.com", Role::Agent).await.unwrap();
}

#[tokio::test]
async fn a_4_of_twenty_accepts_at_once_one_wins() {
    let world = World::new().await;
    let link = invited(&world, claire(), "fatou@example.com", Role::Agent).await.unwrap();

    let all = (0..20).map(|_| {
        let (desk, link) = (world.desk().clone(), link.clone());
        tokio::spawn(async move { accept_as_new(&desk, &link, fatou(), here()).await })
    });
    let won = futures::future::join_all(all).await.into_iter().filter(|it| matches!(it, Ok(Ok(_)))).count();

    assert_eq!(won, 1);
    assert_eq!(members(&mut world.tx::<TeamManage>(claire()).await).await.unwrap().len(), 6);
    let again = accept_as_new(world.desk(), &link, fatou(), here()).await;
    assert!(matches!(again, Err(CannotAccept::Over(InvitationState::Accepted))));
}

#[tokio::test]
async fn a_4_a_revoked_invitation_opens_nothing() {
    let world = World::new().await;
    let link = invited(&world, claire(), "fatou@example.com", Role::Agent).await.unwrap();
    let id = waiting(&world, claire()).await[0].id;

    revoke(world.tx(david()).await, id).await.unwrap();

    let refused = accept_as_new(world.desk(), &link, fatou(), here()).await;
    assert!(matches!(refused, Err(CannotAccept::Over(InvitationState::Revoked))));
    assert!(matches!(revoke(world.tx(david()).await, id).await, Err(CannotRevoke::Gone)));
    assert!(matches!(resend(world.tx(david()).await, id, |_| String::new()).await, Err(CannotResend::Gone)));
}

#[tokio::test]
async fn sending_again_gives_a_new_link_and_kills_the_old_one() {
    let world = World::new().await;
    let old = invited(&world, claire(), "fatou@example.com", Role::Agent).await.unwrap();
    let id = waiting(&world, claire()).await[0].id;
    world.clock.advance(Duration::days(8));

    let reader = Reader::default();
    resend(world.tx(claire()).await, id, reader.link()).await.unwrap();

    assert!(matches!(accept_as_new(world.desk(), &old, fatou(), here()).await, Err(CannotAccept::Gone)));
    let left = async || waiting(&world, claire()).await[0].days_left(world.desk().now());
    assert_eq!(left().await, 7);
    world.clock.advance(Duration::hours(1));
    assert_eq!(left().await, 7, "the begun day counts");
    accept_as_new(world.desk(), &reader.secret(), fatou(), here()).await.unwrap();
    assert_eq!(letters(&world, MA_BOUTIQUE).await.len(), 2);
}

#[tokio::test]
async fn nobody_is_invited_twice_and_only_owners_make_owners() {
    let world = World::new().await;
    invited(&world, claire(), "fatou@example.com", Role::Owner).await.unwrap();
    let events = world.events().await;

    let twice = invited(&world, claire(), "fatou@example.com", Role::Agent).await;
    assert!(matches!(twice, Err(CannotInvite::AlreadyInvited)));
    let member = invited(&world, claire(), "eva@example.com", Role::Agent).await;
    assert!(matches!(member, Err(CannotInvite::AlreadyMember)));
    let owner = invited(&world, david(), "gil@example.com", Role::Owner).await;
    assert!(matches!(owner, Err(CannotInvite::RoleNotYours)));
    let of_owner = waiting(&world, david()).await[0].id;
    let again = resend(world.tx(david()).await, of_owner, |_| String::new()).await;
    assert!(matches!(again, Err(CannotResend::RoleNotYours)));

    assert_eq!(world.events().await, events, "what is refused leaves no event");
    assert_eq!(letters(&world, MA_BOUTIQUE).await.len(), 1);
}

#[tokio::test]
async fn a_stranger_cannot_touch_an_invitation() {
    let world = World::new().await;
    invited(&world, claire(), "fatou@example.com", Role::Agent).await.unwrap();
    let id = waiting(&world, claire()).await[0].id;

    assert_eq!(waiting(&world, omar()).await, []);
    assert!(matches!(revoke(world.tx(omar()).await, id).await, Err(CannotRevoke::Gone)));
    assert!(matches!(resend(world.tx(omar()).await, id, |_| String::new()).await, Err(CannotResend::Gone)));
    assert_eq!(waiting(&world, claire()).await.len(), 1);
}

#[tokio::test]
async fn who_was_removed_comes_back_by_a_new_invitation() {
    let world = World::new().await;
    remove(world.tx(claire()).await, eva().member()).await.unwrap();
    let link = invited(&world, claire(), "eva@example.com", Role::Manager).await.unwrap();

    accept(world.desk(), &link, eva().user(), here()).await.unwrap();

    let place = &places(&world, eva().user()).await[0];
    assert_eq!((place.member, place.position.role), (eva().member(), Role::Manager), "what she wrote is hers again");
}

#[tokio::test]
async fn p_2_the_link_is_in_the_letter_and_nowhere_else() {
    let world = World::new().await;
    let link = invited(&world, claire(), "fatou@example.com", Role::Agent).await.unwrap();
    let mut owner = world.database().owner().await;
    for table in ["events", "jobs", "audit_log", "invitations"] {
        let find = sqlx::AssertSqlSafe(format!("select count(*) from {table} t where position($1 in t::text) > 0"));
        let found: i64 = sqlx::query_scalar(find).bind(link.reveal()).fetch_one(&mut owner).await.unwrap();
        assert_eq!(found, 0, "{table}");
    }
}
