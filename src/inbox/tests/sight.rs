//! Who sees which conversations: one set, wherever one looks (lesson 7). Conversations, members and what was chosen for
//! them to see are drawn by lot; a model of three lines says what each sees, and every way in must say the same.

use std::collections::BTreeSet;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};

use crate::access::{ApiMessages, InboxAssign, InboxRead, InboxReply, Permission, Visibility, Work};
use crate::analytics::{self, Period, Slice};
use crate::escalations::{self, Reason};
use crate::ids::*;
use crate::inbox::bulk::{self, Act};
use crate::inbox::*;
use crate::labels::{self, Tone};
use crate::notifications::{self, About, steps::Told};
use crate::teams;
use crate::tenancy::{Principal, Tx};
use crate::text::Zone;
use crate::title::Title;
use crate::world::*;

type Ids = BTreeSet<ConversationId>;

/// A conversation, as far as it matters who sees it.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    id: ConversationId,
    assignee: Option<MemberId>,
    team: Option<TeamId>,
}

/// Somebody who looks, and how far.
struct Looking {
    who: Principal,
    me: MemberId,
    visibility: Visibility,
    teams: Vec<TeamId>,
}

impl Looking {
    /// The model.
    fn sees(&self, it: &Drawn) -> bool {
        let (mine, ours) = (it.assignee == Some(self.me), it.team.is_some_and(|team| self.teams.contains(&team)));
        match self.visibility {
            Visibility::Own => mine || it.assignee.is_none(),
            Visibility::Team => mine || ours,
            Visibility::All => true,
        }
    }

    fn expected(&self, all: &[Drawn]) -> Ids {
        all.iter().filter(|it| self.sees(it)).map(|it| it.id).collect()
    }

    async fn tx<P: Permission>(&self, world: &World) -> Tx<P> {
        world.begin(self.who.clone()).await
    }
}

/// Ten conversations, each with an unresolved escalation, and the teams that they may be given to.
async fn ten(world: &World) -> (ChannelId, Vec<ConversationId>, Vec<TeamId>) {
    let channel = world.api_channel().await;
    let mut ids = Vec::new();
    for number in 0..10 {
        let id = world.hears(channel, &format!("customer-{number}"), "Where is my mirabelle jam?").await;
        escalate(world.tx(bruno()).await, id, Reason::Vip, "").await.unwrap();
        world.clock.advance(time::Duration::minutes(1));
        ids.push(id);
    }
    let mut teams = Vec::new();
    for name in ["Returns", "Wholesale", "Shop"] {
        teams.push(teams::add(world.tx(bruno()).await, &Title::parse(name).unwrap()).await.unwrap());
    }
    (channel, ids, teams)
}

/// Gives each conversation to somebody or nobody, and to a team or none.
async fn draw(world: &World, ids: &[ConversationId], teams: &[TeamId], lot: &mut StdRng) -> Vec<Drawn> {
    const GIVE: &str = "
        update conversations
        set assignee_id = $2, team_id = $3, handler = case when $2::uuid is null then 'nobody' else 'staff' end
        where id = $1";

    let mut owner = world.database().owner().await;
    let mut all = Vec::new();
    for id in ids {
        let assignee = [None, Some(amelie().member()), Some(bruno().member()), Some(claire().member())];
        let team = std::iter::once(None).chain(teams.iter().copied().map(Some)).collect::<Vec<_>>();
        let it = Drawn { id: *id, assignee: *assignee.choose(lot).unwrap(), team: *team.choose(lot).unwrap() };
        sqlx::query(GIVE).bind(it.id).bind(it.assignee).bind(it.team).execute(&mut owner).await.unwrap();
        all.push(it);
    }
    all
}

/// Somebody, and how far they see.
fn someone(person: Person, visibility: Visibility, teams: &[TeamId], lot: &mut StdRng) -> Looking {
    let teams: Vec<TeamId> = teams.iter().copied().filter(|_| lot.random_bool(0.5)).collect();
    let who = person.principal().seeing(Some(visibility), &teams);
    Looking { who, me: person.member(), visibility, teams }
}

/// What each way of looking shows, by its name.
async fn shown(world: &World, it: &Looking, all: &[Drawn]) -> Vec<(&'static str, Ids)> {
    world.count().await;
    let mut tx: Tx<InboxRead> = it.tx(world).await;
    let everything = Filter { view: Some(View::All), ..Filter::default() };
    let asked = Filter { words: Some("mirabelles".to_owned()), ..everything.clone() };
    let ids = |page: Page| page.lines.into_iter().map(|it| it.id).collect::<Ids>();
    let found = search(&mut tx, &asked).await.unwrap().unwrap();
    let every: Vec<_> = all.iter().map(|it| it.id).collect();
    let queue = escalations::Filter::default();
    let mut shown = vec![
        ("list", ids(list(&mut tx, &everything, None).await.unwrap())),
        ("search", found.ids().into_iter().collect()),
        ("list of a search", ids(list(&mut tx, &asked, None).await.unwrap())),
        ("excerpts", excerpts(&mut tx, &found, &every).await.unwrap().into_keys().collect()),
        ("acts on all", store::list_ids(&mut tx, &everything, None, 100).await.unwrap().into_iter().collect()),
        (
            "board",
            board(&mut tx).await.unwrap().lines.into_iter().flat_map(|it| it.lamps).map(|it| it.conversation).collect(),
        ),
        (
            "escalations",
            escalations::list(&mut tx, queue, None)
                .await
                .unwrap()
                .rows
                .into_iter()
                .map(|it| it.conversation_id)
                .collect(),
        ),
        (
            "notifications",
            notifications::list(&mut tx).await.unwrap().into_iter().filter_map(|it| it.conversation_id).collect(),
        ),
    ];
    let [mut line, mut thread_page, mut card, mut held, mut stream]: [Ids; 5] = Default::default();
    for Drawn { id, .. } in all {
        let note = |set: &mut Ids, sees: bool| set.extend(sees.then_some(*id));
        note(&mut line, find(&mut tx, *id).await.unwrap().is_some());
        note(&mut thread_page, !thread(&mut tx, *id, None).await.unwrap().entries.is_empty());
        note(&mut card, contact(&mut tx, *id).await.unwrap().is_some());
        note(&mut held, store::conversations::hold(&mut tx, *id).await.unwrap().is_some());
        let mut worker: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
        let whose = whose(&mut worker, &[*id]).await.unwrap()[id];
        note(&mut stream, it.who.reach.opens(whose.assignee, whose.team));
    }
    shown.extend([
        ("direct link", line),
        ("thread", thread_page),
        ("contact", card),
        ("what commands hold", held),
        ("live stream", stream),
    ]);
    shown
}

/// What is only counted.
async fn counted(world: &World, it: &Looking) -> Vec<(&'static str, i64)> {
    let mut tx: Tx<InboxRead> = it.tx(world).await;
    let everything = Filter { view: Some(View::All), ..Filter::default() };
    let asked = Filter { words: Some("mirabelle".to_owned()), ..everything.clone() };
    let found = search(&mut tx, &asked).await.unwrap().map(|it| it.ids());
    let today = Period::last(1, &Zone::named_or_utc("Europe/Paris"), tx.now());
    let days = analytics::per_day(&mut tx, &today, &Slice::default()).await.unwrap();
    let (pending, taken) = escalations::counts(&mut tx, escalations::Filter::default()).await.unwrap();
    vec![
        ("numbers of the views", counts(&mut tx, &everything, None).await.unwrap().escalated),
        ("numbers of a search", counts_of(&mut tx, &[asked], found.as_deref()).await.unwrap()[0]),
        ("numbers of saved views", counts_of(&mut tx, &[everything], None).await.unwrap()[0]),
        ("chart and export", days.iter().map(|it| it.figures.conversations).sum()),
        ("escalations pending", board(&mut tx).await.unwrap().escalations_pending),
        ("escalations", pending + taken),
        ("bell", notifications::unread(&mut tx).await.unwrap()),
    ]
}

#[tokio::test]
async fn what_one_sees_is_the_same_wherever_one_looks() {
    let world = World::new().await;
    let (_, ids, teams) = ten(&world).await;
    let people = [amelie(), bruno(), eva()];
    for person in people {
        for id in &ids {
            let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
            let news = Told { conversation: *id, about: About::FirstResponse };
            notifications::steps::tell(&mut tx, news, person.member()).await.unwrap();
            tx.commit().await.unwrap();
        }
    }
    let mut lot = StdRng::seed_from_u64(7);
    for round in 0..4 {
        let all = draw(&world, &ids, &teams, &mut lot).await;
        for person in people {
            for visibility in Visibility::ALL {
                let it = someone(person, *visibility, &teams, &mut lot);
                let expected = it.expected(&all);
                let where_from =
                    format!("{} sees {visibility} of {:?} in round {round}: {all:?}", person.name, it.teams);
                for (way, ids) in shown(&world, &it, &all).await {
                    assert_eq!(ids, expected, "{way}: {where_from}");
                }
                for (way, count) in counted(&world, &it).await {
                    assert_eq!(count, expected.len() as i64, "{way}: {where_from}");
                }
            }
        }
    }
}

#[tokio::test]
async fn nobody_acts_on_what_they_do_not_see() {
    let world = World::new().await;
    let (channel, ids, teams) = ten(&world).await;
    let mut lot = StdRng::seed_from_u64(11);
    for (round, visibility) in Visibility::ALL.iter().enumerate() {
        let all = draw(&world, &ids, &teams, &mut lot).await;
        let it = someone(bruno(), *visibility, &teams, &mut lot);
        let expected = it.expected(&all);
        for (number, by_hand) in [true, false].into_iter().enumerate() {
            let title = Title::parse(&format!("Label {round} {number}")).unwrap();
            let label = labels::add(world.tx(bruno()).await, &title, Tone::Brick).await.unwrap();
            let tx = it.tx::<InboxAssign>(&world).await;
            let everything = Filter { view: Some(View::All), ..Filter::default() };
            let acted = match by_hand {
                true => bulk::act_on(tx, &ids, Act::Label(label)).await,
                false => bulk::act_on_all(tx, &everything, None, Act::Label(label)).await,
            };
            match acted {
                Ok(acted) if !by_hand => {
                    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
                    bulk::work::go_on(&mut tx, acted.id).await.unwrap();
                    tx.commit().await.unwrap();
                }
                Ok(_) => {}
                Err(bulk::CannotAct::Nothing) => assert!(expected.is_empty()),
                Err(other) => panic!("{other}"),
            }
            let labelled = Filter { label: Some(label), ..Filter::default() };
            let lines = list(&mut world.tx::<InboxRead>(claire()).await, &labelled, None).await.unwrap().lines;
            assert_eq!(lines.into_iter().map(|it| it.id).collect::<Ids>(), expected, "{visibility} by hand: {by_hand}");
        }
        let next = take_next(it.tx::<InboxReply>(&world).await).await.unwrap();
        assert!(next.is_none_or(|id| expected.contains(&id)), "what one takes next is what one sees: {visibility}");
    }
    // A service key has no member behind it: it reaches its channel, whoever holds what in it.
    let mut tx: Tx<ApiMessages> = world.begin(shop_system(claire())).await;
    for id in &ids {
        assert_eq!(conversation_for_api(&mut tx, *id).await.unwrap().map(|it| it.channel_id), Some(channel));
    }
}

#[tokio::test]
async fn an_owner_sees_everything_whatever_was_chosen() {
    let world = World::new().await;
    let (_, ids, _) = ten(&world).await;
    let who = claire().principal().seeing(Some(Visibility::Team), &[]);
    let mut tx: Tx<InboxRead> = world.begin(who).await;
    assert_eq!(list(&mut tx, &Filter::default(), None).await.unwrap().lines.len(), ids.len());
}
