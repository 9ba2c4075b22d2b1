//! Reports say what the raw rows say, whatever happened and whenever it is counted.

use std::ops::Range;

use sqlx::Row;
use time::{Duration, OffsetDateTime};

use super::chance::Chance;
use super::raw::Raw;
use crate::access::{InboxRead, Work};
use crate::analytics::*;
use crate::ids::*;
use crate::inbox::{self, Status};
use crate::tenancy::{Principal, Tx};
use crate::text::Zone;
use crate::world::*;

/// So many days are compared, taken by chance.
const DAYS: usize = 25;

fn is_near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-6,
        (one, other) => one == other,
    }
}

/// Whether two say the same.
pub(super) fn agree(counted: &Figures, raw: &Figures) -> bool {
    let whole =
        |it: &Figures| Figures { first_response: None, duration: None, duration_90: None, confidence: None, ..*it };
    whole(counted) == whole(raw)
        && is_near(counted.first_response, raw.first_response)
        && is_near(counted.duration, raw.duration)
        && is_near(counted.duration_90, raw.duration_90)
        && is_near(counted.confidence, raw.confidence)
}

/// Moves the workspace into another zone.
pub(super) async fn zone_is(world: &World, name: &str) -> Zone {
    let mut owner = world.database().owner().await;
    let change = "update tenants set time_zone = $2 where id = $1";
    sqlx::query(change).bind(claire().tenant).bind(name).execute(&mut owner).await.unwrap();
    Zone::named(name).unwrap()
}

/// Compares days by chance, each of a slice by chance, with the raw rows.
async fn compare(world: &World, chance: &mut Chance, zone: &Zone, when: &str) {
    let raw = Raw::read(world).await;
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let now = tx.now();
    for _ in 0..DAYS {
        let period = Period::last(45, zone, now);
        let first = chance.below(period.days.len());
        let days = &period.days[first..(first + 1 + chance.below(3)).min(period.days.len())];
        let slice = chance.slice();
        let counted = each(&mut tx, days, &slice).await.unwrap();
        for (day, counted) in days.iter().zip(counted) {
            let raw = raw.figures(day, &slice, now);
            assert!(agree(&counted.figures, &raw), "{when}: {day:?} {slice:?}\n{:#?}\n{raw:#?}", counted.figures);
        }
    }
    let whole = Period::last(45, zone, now).whole();
    let all = each(&mut tx, std::slice::from_ref(&whole), &Slice::default()).await.unwrap();
    assert!(agree(&all[0].figures, &raw.figures(&whole, &Slice::default(), now)), "{when}: all of it");
    assert!(all[0].figures.resolved_alone > 0, "there is something to compare: {:?}", all[0].figures);
}

/// Every hour, as it was counted.
async fn hours(world: &World) -> Vec<String> {
    let mut owner = world.database().owner().await;
    let rows =
        "select (to_jsonb(h) - 'id' - 'resolve_seconds' - 'response_seconds')::text from report_hours h order by 1";
    sqlx::query(rows).fetch_all(&mut owner).await.unwrap().into_iter().map(|it| it.get(0)).collect()
}

#[tokio::test]
async fn a_54_every_metric_is_what_the_raw_rows_say_on_any_day_in_any_zone() {
    let world = World::new().await;
    let mut chance = Chance::write(&world, "reports", 90).await;
    // The clocks of Paris go back on 25 October; midnight of Kolkata is at half past; Kathmandu's at a quarter past.
    for name in ["Europe/Paris", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns"] {
        let zone = zone_is(&world, name).await;
        world.count().await;
        compare(&world, &mut chance, &zone, name).await;
    }
}

#[tokio::test]
async fn what_comes_late_or_is_undone_is_counted_when_it_comes() {
    let world = World::new().await;
    let mut chance = Chance::write(&world, "late", 60).await;
    let zone = zone_is(&world, "Europe/Paris").await;
    world.count().await;
    for round in 0..6 {
        chance.go_on(25).await;
        world.count().await;
        compare(&world, &mut chance, &zone, &format!("round {round}")).await;
    }
    let counted = hours(&world).await;
    let mut tx: Tx<Work> = world.begin(Principal::worker(claire().tenant)).await;
    let all = tx.now() - Duration::days(50)..tx.now() + Duration::hours(1);
    work::recount(&mut tx, all, &zone).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(hours(&world).await, counted, "counted again, every hour is the same");
}

#[tokio::test]
async fn behind_each_figure_stand_its_conversations_and_no_other() {
    let world = World::new().await;
    let mut chance = Chance::write(&world, "listed", 60).await;
    let zone = zone_is(&world, "Europe/Paris").await;
    world.count().await;
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let period = Period::last(45, &zone, tx.now());
    for _ in 0..20 {
        let day = period.days[chance.below(period.days.len())].clone();
        let time: Range<OffsetDateTime> = day.start..day.end + Duration::days(chance.below(20) as i64);
        let slice = chance.slice();
        let figures = each(&mut tx, std::slice::from_ref(&time), &slice).await.unwrap()[0].figures;
        for metric in [
            Metric::Conversations,
            Metric::Resolved,
            Metric::AssistantShare,
            Metric::Messages,
            Metric::Runs,
            Metric::Tokens,
            Metric::Cost,
        ] {
            let mut listed = Vec::new();
            let mut after = None;
            loop {
                let page = listed_page(&mut tx, metric, &time, &slice, after).await;
                listed.extend(page.rows);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            let sum: f64 = match metric {
                Metric::Resolved => listed.len() as f64,
                _ => listed.iter().map(|it| it.value).sum(),
            };
            let figure =
                if metric == Metric::AssistantShare { Some(figures.resolved_alone as f64) } else { figures.of(metric) };
            assert!(is_near(Some(sum), figure), "{metric}: {sum} and {figure:?}");
            assert!(listed.iter().all(|it| it.total == listed.len() as i64), "{metric}");
        }
        let answers = listed_page(&mut tx, Metric::FirstResponse, &time, &slice, None).await.rows;
        assert_eq!(answers.is_empty(), figures.first_response.is_none());
    }
    let other = listed(&mut tx, Metric::AssistantBacklog, &period.whole(), &Slice::default(), None).await.unwrap();
    assert_eq!(other, None, "that is counted elsewhere");
}

#[tokio::test]
async fn a_report_by_topic_and_one_by_kind_of_run_add_up_to_the_whole() {
    let world = World::new().await;
    let mut chance = Chance::write(&world, "parts", 60).await;
    let zone = zone_is(&world, "Europe/Paris").await;
    world.count().await;
    chance.go_on(20).await;
    world.count().await;
    let raw = Raw::read(&world).await;
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let now = tx.now();
    let period = Period::last(45, &zone, now);
    let whole = period.whole();
    let all = raw.figures(&whole, &Slice::default(), now);

    let topics = by(&mut tx, &period, &Slice::default(), Dimension::Topic).await.unwrap();
    assert_eq!(topics.len(), 3, "two, of which one has taken a third in, and what has none");
    for part in &topics {
        let topic = part.key.as_deref().map_or(NO_TOPIC, |it| it.parse().unwrap());
        let slice = Slice { topic: Some(topic), ..Slice::default() };
        assert!(agree(&part.figures, &raw.figures(&whole, &slice, now)), "{part:#?}");
        let days = per_day(&mut tx, &period, &slice).await.unwrap();
        let began: i64 = days.iter().map(|it| it.figures.conversations).sum();
        assert_eq!(began, part.figures.conversations);
    }
    assert_eq!(topics.iter().map(|it| it.figures.conversations).sum::<i64>(), all.conversations);
    assert_eq!(topics.iter().map(|it| it.figures.cost_micros).sum::<i64>(), all.cost_micros);

    let kinds = by(&mut tx, &period, &Slice::default(), Dimension::Kind).await.unwrap();
    assert_eq!(kinds.len(), 3);
    for part in &kinds {
        let slice = Slice { kind: part.key.as_deref().map(|it| it.parse().unwrap()), ..Slice::default() };
        let said = raw.figures(&whole, &slice, now);
        let numbers = |it: &Figures| (it.runs, it.tokens(), it.cost_micros);
        assert_eq!(numbers(&part.figures), numbers(&said), "{part:#?}");
        assert!(is_near(part.figures.confidence, said.confidence), "{part:#?}");
        assert_eq!(part.figures.conversations, 0, "a run is no conversation");
    }
    assert_eq!(kinds.iter().map(|it| it.figures.cost_micros).sum::<i64>(), all.cost_micros);
}

async fn listed_page(
    tx: &mut Tx<InboxRead>,
    metric: Metric,
    time: &Range<OffsetDateTime>,
    slice: &Slice,
    after: Option<Place>,
) -> Page {
    listed(tx, metric, time, slice, after).await.unwrap().unwrap()
}

#[tokio::test]
async fn who_sees_less_is_told_less_and_a_stranger_nothing() {
    let world = World::new().await;
    let hers = world.conversation_of_amelie().await;
    let his = world.conversation(Status::Open).await;
    inbox::take_over(world.tx(bruno()).await, his).await.unwrap();
    world.count().await;
    let zone = Zone::named("Europe/Paris").unwrap();
    for (person, all, parts, rows) in [
        (bruno(), 2, 2, vec![his, hers]),
        (eva(), 2, 2, vec![his, hers]),
        (amelie(), 1, 1, vec![hers]),
        (omar(), 0, 0, vec![]),
    ] {
        let mut tx = world.tx::<InboxRead>(person).await;
        let period = Period::last(7, &zone, tx.now());
        let (this, before) = compared(&mut tx, &period, &period.before(&zone), &Slice::default()).await.unwrap();
        assert_eq!((this.conversations, before.conversations), (all, 0), "{}", person.name);
        let agents = by(&mut tx, &period, &Slice::default(), Dimension::Agent).await.unwrap();
        assert_eq!(agents.len(), parts, "{}", person.name);
        let page = listed_page(&mut tx, Metric::Conversations, &period.whole(), &Slice::default(), None).await;
        let mut found: Vec<ConversationId> = page.rows.iter().map(|it| it.id).collect();
        found.sort_by(|a, b| b.cmp(a));
        assert_eq!(found, rows, "{}", person.name);
        let names = page.rows.iter().filter_map(|it| it.contact_name.clone()).collect::<String>();
        assert!(person.name != "Eva" || !names.contains("sophie"), "a viewer reads no names: {names}");
    }
}

#[tokio::test]
async fn what_the_assistant_resolved_counts_once_the_customer_has_stayed_away() {
    let world = World::new().await;
    let zone = Zone::named("Europe/Paris").unwrap();
    let channel = world.api_channel().await;
    let (stays, returns) =
        (world.hears(channel, "marc", "Do you wrap?").await, world.hears(channel, "lea", "Hello?").await);
    let mut owner = world.database().owner().await;
    for id in [stays, returns] {
        let answer =
            "insert into messages (tenant_id, id, conversation_id, channel_id, seq, direction, author, body, sent_at,
                                            created_at)
                      select tenant_id, gen_random_uuid(), id, channel_id, 90, 'outbound', 'ai', 'Yes.', created_at,
                             created_at from conversations where id = $1";
        sqlx::query(answer).bind(id).execute(&mut owner).await.unwrap();
        inbox::resolve(world.tx(bruno()).await, id).await.unwrap();
    }
    let share = async || {
        world.count().await;
        let mut tx = world.tx::<InboxRead>(bruno()).await;
        let period = Period::last(30, &zone, tx.now());
        let (this, _) = compared(&mut tx, &period, &period.before(&zone), &Slice::default()).await.unwrap();
        this.assistant_share()
    };
    assert_eq!(share().await, None, "nobody knows yet");
    world.clock.advance(Duration::hours(73));
    assert_eq!(share().await, Some(100.0));
    // A message that was under way for a day: its customer had returned in time.
    let late =
        "insert into messages (tenant_id, id, conversation_id, channel_id, seq, direction, author, body, sent_at,
                                      created_at)
                select tenant_id, gen_random_uuid(), id, channel_id, 91, 'inbound', 'contact', 'It broke.', $2, $2
                from conversations where id = $1";
    let then = world.desk().now() - Duration::hours(20);
    sqlx::query(late).bind(returns).bind(then).execute(&mut owner).await.unwrap();
    assert_eq!(share().await, Some(50.0));
}
