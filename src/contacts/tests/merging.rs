//! Merging, and undoing it with every row restored.

use time::Duration;

use super::*;
use crate::access::LeadsRead;
use crate::companies::{self, NoteText};
use crate::contacts::*;
use crate::events::Event;
use crate::inbox;
use crate::labels::{self, Tone};
use crate::leads;
use crate::title::Title;

/// What records that something happened, and what follows from it: all that may differ once a merge was undone.
const RECORDS: &[(&str, &str)] = &[("audit_log", "*"), ("events", "*"), ("jobs", "*"), ("report_marks", "*")];

/// Sophie on two channels, with all that can hang on a contact.
struct Twice {
    world: World,
    by_shop: ContactId,
    by_site: ContactId,
    parcel: ConversationId,
    question: ConversationId,
    channel: ChannelId,
}

impl Twice {
    async fn new() -> Self {
        let world = World::new().await;
        let (channel, second) = (world.api_channel().await, world.api_channel().await);
        let parcel = writes(&world, channel, "sophie", "Sophie Martin", Some("sophie@example.org")).await;
        let question = writes(&world, second, "visitor-7", "S. Martin", None).await;
        let (by_shop, by_site) = (contact_of(&world, parcel).await, contact_of(&world, question).await);
        let company = companies::Details::parse("Hôtel des Tilleuls", "C-1", Some(Attributes::default())).unwrap();
        let tilleuls = companies::add(world.tx(bruno()).await, &company).await.unwrap();
        let shop = details("Sophie Martin", "sophie@example.org", "");
        change(world.tx(bruno()).await, by_shop, &shop).await.unwrap();
        let site = Typed { name: "S. Martin", phone: "06 12 34 56 78", company: Some(tilleuls), ..Typed::default() };
        let site = Details::parse(site, Attributes::lines("Route: 7"), france()).unwrap();
        change(world.tx(bruno()).await, by_site, &site).await.unwrap();
        for (name, on) in [("VIP", &[by_shop, by_site][..]), ("Wholesale", &[by_site])] {
            let it = labels::add(world.tx(bruno()).await, &Title::parse(name).unwrap(), Tone::Rose).await.unwrap();
            for id in on {
                label(world.tx(bruno()).await, *id, it, if *id == by_shop { "gold" } else { "silver" }).await.unwrap();
            }
        }
        for id in [by_shop, by_site] {
            note(world.tx(bruno()).await, id, &NoteText::parse("Prefers the evening.").unwrap()).await.unwrap();
        }
        Self { world, by_shop, by_site, parcel, question, channel }
    }

    async fn merge(&self, take_over: &[Field]) -> Merged {
        merge(self.world.tx(bruno()).await, self.by_shop, self.by_site, take_over).await.unwrap()
    }
}

#[tokio::test]
async fn the_survivor_has_all_of_both() {
    let it = Twice::new().await;

    let merged = it.merge(&[]).await;

    assert_eq!(merged.survivor, it.by_shop);
    let whole = known(&it.world, it.by_shop).await;
    let details = &whole.contact.details;
    assert_eq!(details.name.as_deref(), Some("Sophie Martin"), "the survivor's holds");
    assert_eq!(details.phone.as_deref(), Some("+33612345678"), "what the survivor did not know");
    assert_eq!(whole.contact.company.as_deref(), Some("Hôtel des Tilleuls"));
    assert_eq!(details.attributes.to_string(), "Route: 7\n");
    assert_eq!((whole.known_as.len(), whole.conversations.len(), whole.notes.len()), (2, 2, 2));
    let labels: Vec<_> = whole.labels.iter().map(|it| (&*it.name, it.value.as_deref().unwrap())).collect();
    assert_eq!(labels, [("VIP", "gold"), ("Wholesale", "silver")]);
    assert_eq!(it.world.line(it.question).await.contact_name.as_deref(), Some("Sophie Martin"));
    assert_eq!((whole.merges[0].id, whole.merges[0].name.as_deref()), (merged.merge, Some("S. Martin")));
    let of = Event::ContactsMerged { survivor: it.by_shop, merged: it.by_site };
    assert_eq!(it.world.events().await.last(), Some(&of));

    // Who was merged is listed no more, and leads to the survivor.
    let listed = list(&mut it.world.tx::<ContactsRead>(bruno()).await, &Filter::default(), 50).await.unwrap();
    assert_eq!(listed.iter().map(|it| it.id).collect::<Vec<_>>(), [it.by_shop]);
    assert_eq!(known(&it.world, it.by_site).await.contact.merged_into_id, Some(it.by_shop));
}

#[tokio::test]
async fn a_person_chooses_whose_value_holds() {
    let it = Twice::new().await;

    it.merge(&[Field::Name, Field::Email]).await;

    let details = known(&it.world, it.by_shop).await.contact.details;
    assert_eq!(details.name.as_deref(), Some("S. Martin"));
    assert_eq!(details.email.as_deref(), Some("sophie@example.org"), "the other has none to take over");
}

#[tokio::test]
async fn a_merge_that_is_undone_leaves_every_row_of_every_table_as_it_was() {
    let it = Twice::new().await;
    let before = it.world.snapshot(RECORDS).await;
    let merged = it.merge(&[Field::Name, Field::Phone]).await;
    assert_ne!(it.world.snapshot(RECORDS).await, before, "the sums see a merge");
    it.world.clock.advance(Duration::days(29));

    let back =
        unmerge(it.world.tx(amelie().with_role(crate::access::Role::Manager)).await, merged.merge).await.unwrap();

    assert_eq!(back, it.by_site);
    let after = it.world.snapshot(RECORDS).await;
    assert_eq!(after.differs_in(&before), [""; 0]);
    let mut owner = it.world.database().owner().await;
    let logged: Vec<String> =
        sqlx::query_scalar("select action from audit_log where object_kind = 'merge of contacts' order by seq")
            .fetch_all(&mut owner)
            .await
            .unwrap();
    assert_eq!(logged, ["insert", "delete"], "the log keeps both");
    let twice = unmerge(it.world.tx(bruno()).await, merged.merge).await;
    assert!(matches!(twice, Err(CannotUnmerge::Gone)));
}

#[tokio::test]
async fn what_happened_since_stays_and_goes_to_whom_it_belongs() {
    let it = Twice::new().await;
    let merged = it.merge(&[]).await;
    inbox::resolve(it.world.tx(bruno()).await, it.parcel).await.unwrap();
    it.world.clock.advance(Duration::days(5));
    let again = writes(&it.world, it.channel, "sophie", "Sophie Martin", None).await;
    change(it.world.tx(bruno()).await, it.by_shop, &details("Sophie M.", "sophie@example.org", "06 00 00 00 01"))
        .await
        .unwrap();

    unmerge(it.world.tx(bruno()).await, merged.merge).await.unwrap();

    assert_eq!(contact_of(&it.world, again).await, it.by_shop);
    assert_eq!(contact_of(&it.world, it.question).await, it.by_site);
    let kept = known(&it.world, it.by_shop).await.contact.details;
    assert_eq!((kept.name.as_deref(), kept.phone.as_deref()), (Some("Sophie M."), Some("+33600000001")));
}

#[tokio::test]
async fn a_lead_goes_along_and_comes_back_unless_the_survivor_is_one() {
    let it = Twice::new().await;
    let of = async |conversation| {
        leads::capture(it.world.tx(bruno()).await, conversation, &leads::Lines::default()).await.unwrap()
    };
    let whose = async |contact| {
        let found = leads::leads_of(&mut it.world.tx::<LeadsRead>(bruno()).await, contact).await.unwrap();
        found.into_iter().map(|it| it.id).collect::<Vec<_>>()
    };
    let question = of(it.question).await;
    let before = it.world.snapshot(RECORDS).await;

    let merged = it.merge(&[]).await;
    assert_eq!(whose(it.by_shop).await, [question]);
    unmerge(it.world.tx(bruno()).await, merged.merge).await.unwrap();
    assert_eq!(it.world.snapshot(RECORDS).await.differs_in(&before), [""; 0]);

    let parcel = of(it.parcel).await;
    it.merge(&[]).await;
    assert_eq!((whose(it.by_shop).await, whose(it.by_site).await), (vec![parcel], vec![question]));
}

#[tokio::test]
async fn merges_are_undone_within_thirty_days_and_the_last_one_first() {
    let it = Twice::new().await;
    let first = it.merge(&[]).await;
    let third = added(&it.world, "Sophie", "", "").await;
    let second = merge(it.world.tx(bruno()).await, third, it.by_shop, &[]).await.unwrap();

    let refused = unmerge(it.world.tx(bruno()).await, first.merge).await;
    assert!(matches!(refused, Err(CannotUnmerge::MergedSince)), "{refused:?}");
    unmerge(it.world.tx(bruno()).await, second.merge).await.unwrap();
    it.world.clock.advance(Duration::days(31));
    let late = unmerge(it.world.tx(bruno()).await, first.merge).await;
    assert!(matches!(late, Err(CannotUnmerge::TooLate)), "{late:?}");
}

#[tokio::test]
async fn what_cannot_be_merged_is_refused_and_leaves_no_trace() {
    let it = Twice::new().await;
    let (world, before) = (&it.world, it.world.snapshot(&[]).await);

    let itself = merge(world.tx(bruno()).await, it.by_shop, it.by_shop, &[]).await;
    assert!(matches!(itself, Err(CannotMerge::Same)));
    let nobody = merge(world.tx(bruno()).await, it.by_shop, ContactId::new(), &[]).await;
    assert!(matches!(nobody, Err(CannotMerge::Gone)));
    let stranger = merge(world.tx(omar()).await, it.by_shop, it.by_site, &[]).await;
    assert!(matches!(stranger, Err(CannotMerge::Gone)));
    assert_eq!(world.snapshot(&[]).await.differs_in(&before), [""; 0]);

    let merged = it.merge(&[]).await;
    let again = merge(world.tx(bruno()).await, it.by_site, it.by_shop, &[]).await;
    assert!(matches!(again, Err(CannotMerge::Gone)), "who was merged is not there");
    assert!(matches!(unmerge(world.tx(omar()).await, merged.merge).await, Err(CannotUnmerge::Gone)));
}

#[tokio::test]
async fn two_who_merge_the_same_two_crosswise_leave_one() {
    let it = Twice::new().await;
    let (here, there) = tokio::join!(
        merge(it.world.tx(bruno()).await, it.by_shop, it.by_site, &[]),
        merge(it.world.tx(claire()).await, it.by_site, it.by_shop, &[]),
    );
    assert!(here.is_ok() != there.is_ok(), "{here:?} {there:?}");
}

#[tokio::test]
async fn a_blocked_contact_stays_blocked_in_whoever_survives() {
    let it = Twice::new().await;
    inbox::block(it.world.tx(bruno()).await, it.question, true).await.unwrap();

    let merged = it.merge(&[]).await;
    assert!(it.world.line(it.parcel).await.is_blocked);

    unmerge(it.world.tx(bruno()).await, merged.merge).await.unwrap();
    assert!(!it.world.line(it.parcel).await.is_blocked && it.world.line(it.question).await.is_blocked);
}
