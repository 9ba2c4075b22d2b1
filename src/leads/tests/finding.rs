//! Finding leads: by words, by conditions, page by page, and by an index.

use sqlx::Row as _;

use super::*;
use crate::tenancy::Tx;
use crate::title::Title;

async fn found(world: &World, words: &str) -> Vec<LeadId> {
    search(&mut world.tx::<LeadsRead>(bruno()).await, words, &Filter::default()).await.unwrap()
}

#[tokio::test]
async fn c_26_accents_case_endings_and_slips_make_no_difference() {
    let world = World::new().await;
    let society = added(&world, "Élodie Lefèvre", "Société du Moulin", "elodie@moulin.example").await;
    let other = added(&world, "Tom Becker", "Nordic Mugs Ltd", "tom@nordic-mugs.example").await;
    for words in ["societe", "SOCIÉTÉ", "sociétés", "societte", "lefevre", "elodie@moulin", "moul", "elodie moulin"]
    {
        assert_eq!(found(&world, words).await, [society], "{words}");
    }
    for words in ["becker", "Beker", "nordic-mugs", "mugs"] {
        assert_eq!(found(&world, words).await, [other], "{words}");
    }
    for words in ["", "  ", "%", "_", "zzzz", "\\"] {
        assert_eq!(found(&world, words).await, [], "{words:?}");
    }
    let mut stranger = world.tx::<LeadsRead>(omar()).await;
    assert_eq!(search(&mut stranger, "societe", &Filter::default()).await.unwrap(), []);
}

#[tokio::test]
async fn a_search_finds_what_the_list_would_show() {
    let world = World::new().await;
    let id = added(&world, "Élodie Lefèvre", "", "").await;
    own(world.tx(bruno()).await, id, Some(bruno().member())).await.unwrap();
    let mut agent = world.tx::<LeadsRead>(an_agent_at_work()).await;
    assert_eq!(search(&mut agent, "lefevre", &Filter::default()).await.unwrap(), [], "a colleague's");
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    let lost = Filter { status: Some(Status::Lost), ..Filter::default() };
    assert_eq!(search(&mut tx, "lefevre", &lost).await.unwrap(), []);
}

/// Leads of Ma Boutique's, quickly.
async fn fill(world: &World, count: i32) {
    const CONTACTS: &str = "
        insert into contacts (tenant_id, id, created_at, updated_at)
        select $1, md5('c' || n)::uuid, now(), now() from generate_series(1, $2) n";
    const LEADS: &str = "
        insert into leads (tenant_id, id, contact_id, name, company, email, status, level, intent, score, value_minor,
                           captured_by, owner_id, lost_because, created_at, updated_at)
        select $1, md5('l' || n)::uuid, md5('c' || n)::uuid, 'Customer ' || n, 'Maison ' || n, n || '@maison.example',
               (array['new', 'contacted', 'qualified', 'converted', 'lost'])[n % 5 + 1],
               (array['cold', 'warm', 'hot'])[n % 3 + 1], (array['demo', 'quote', 'purchase'])[n % 3 + 1],
               n % 100, n * 100, 'agent', case when n % 10 = 0 then $3::uuid end, 'x', now(),
               now() - n * interval '1 minute'
        from generate_series(1, $2) n";
    let mut owner = world.database().owner().await;
    // No trigger learns from them, and no log is written.
    sqlx::query("set session_replication_role = replica").execute(&mut owner).await.unwrap();
    sqlx::query(CONTACTS).bind(MA_BOUTIQUE).bind(count).execute(&mut owner).await.unwrap();
    sqlx::query(LEADS).bind(MA_BOUTIQUE).bind(count).bind(bruno().member()).execute(&mut owner).await.unwrap();
    sqlx::query("analyze leads").execute(&mut owner).await.unwrap();
}

#[tokio::test]
async fn pages_follow_each_other_in_every_order_and_lose_nobody() {
    let world = World::new().await;
    fill(&world, 120).await;
    for sort in Sort::ALL.iter().copied() {
        let mut tx = world.tx::<LeadsRead>(bruno()).await;
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let page = list(&mut tx, &Filter::default(), sort, after).await.unwrap();
            seen.extend(page.rows.iter().map(|it| it.id));
            match page.next {
                Some(next) => after = Some(next.to_string().parse().unwrap()),
                None => break,
            }
        }
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!((seen.len(), count), (120, 120), "{sort}");
    }
    assert!("x".parse::<Cursor>().is_err() && "99999999999999999999.1".parse::<Cursor>().is_err());
}

async fn plan(tx: &mut Tx<LeadsRead>, filter: &Filter, sort: Sort) -> String {
    let (tenant, reach) = (tx.tenant(), tx.reach());
    let sql = store::statement(tenant, reach, filter, sort, None, 50);
    let mut explained = sqlx::QueryBuilder::<sqlx::Postgres>::new("explain ");
    explained.push(sql.sql().as_str());
    let mut query = sqlx::query(explained.into_sql());
    // The values stand in the order of the conditions.
    query = query.bind(tenant);
    if let Some(it) = filter.status {
        query = query.bind(it);
    }
    if let Some(it) = filter.level {
        query = query.bind(it);
    }
    if let Some(it) = filter.intent {
        query = query.bind(it);
    }
    if let Some(it) = filter.owner {
        query = query.bind(it);
    }
    if let Some(it) = filter.channel {
        query = query.bind(it);
    }
    let rows = query.bind(50_i64).fetch_all(tx.db()).await.unwrap();
    rows.iter().map(|it| it.get::<String, _>(0)).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn c_38_every_condition_and_every_order_has_its_index() {
    let world = World::new().await;
    fill(&world, 20_000).await;
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    let all = Filter::default;
    let cases = [
        (all(), Sort::Newest, "leads_by_time"),
        (all(), Sort::Score, "leads_by_score"),
        (all(), Sort::Value, "leads_by_value"),
        (Filter { status: Some(Status::Qualified), ..all() }, Sort::Newest, "leads_by_status"),
        (Filter { level: Some(Level::Hot), ..all() }, Sort::Newest, "leads_by_level"),
        (Filter { intent: Some(Intent::Demo), ..all() }, Sort::Newest, "leads_by_intent"),
        (Filter { owner: Some(bruno().member()), ..all() }, Sort::Newest, "leads_by_owner"),
        (Filter { channel: Some(ChannelId::new()), ..all() }, Sort::Newest, "leads_by_channel"),
    ];
    for (filter, sort, index) in cases {
        let plan = plan(&mut tx, &filter, sort).await;
        assert!(plan.contains(index) && !plan.contains("Seq Scan on leads"), "{index}:\n{plan}");
    }
}

#[tokio::test]
async fn c_26_words_are_looked_for_in_their_index() {
    let world = World::new().await;
    fill(&world, 20_000).await;
    // What the function asks, as its owner asks it.
    let mut owner = world.database().owner().await;
    let asked = format!(
        "explain select l.id from leads l where l.tenant_id = '{MA_BOUTIQUE}'
            and (search_words(l.searched) @@ 'societe'::tsquery or l.searched like '%societe%') limit 200"
    );
    sqlx::query("select set_config('app.tenant_id', $1, false)")
        .bind(MA_BOUTIQUE.to_string())
        .execute(&mut owner)
        .await
        .unwrap();
    sqlx::query("set role switchboard_system").execute(&mut owner).await.unwrap();
    let rows = sqlx::query(sqlx::AssertSqlSafe(asked)).fetch_all(&mut owner).await.unwrap();
    let plan: Vec<String> = rows.iter().map(|it| it.get::<String, _>(0)).collect();
    let plan = plan.join("\n");
    assert!(plan.contains("leads_words") && !plan.contains("Seq Scan"), "{plan}");
}

#[tokio::test]
async fn b_19_a_view_is_conditions_under_a_name() {
    let world = World::new().await;
    let name = Title::parse("Hot ones").unwrap();
    let hot = Filter { level: Some(Level::Hot), intent: Some(Intent::Purchase), ..Filter::default() };
    let mine = save_view(world.tx(amelie()).await, &name, false, &hot, Sort::Score).await.unwrap();
    let others = save_view(world.tx(amelie()).await, &name, true, &hot, Sort::Score).await;
    assert!(matches!(others, Err(CannotSaveView::NotForOthers)));
    let nothing = Filter { channel: Some(ChannelId::new()), ..Filter::default() };
    let nothing = save_view(world.tx(amelie()).await, &name, false, &nothing, Sort::Newest).await;
    assert!(matches!(nothing, Err(CannotSaveView::NoSuchThing)));

    let seen = views(&mut world.tx::<LeadsRead>(amelie()).await).await.unwrap();
    assert_eq!((seen.len(), seen[0].filter(), seen[0].sort), (1, hot, Sort::Score));
    assert_eq!(views(&mut world.tx::<LeadsRead>(bruno()).await).await.unwrap(), []);
    assert!(matches!(remove_view(world.tx(bruno()).await, mine).await, Err(CannotRemoveView::Gone)));
    remove_view(world.tx(amelie()).await, mine).await.unwrap();
    assert_eq!(views(&mut world.tx::<LeadsRead>(amelie()).await).await.unwrap(), []);
    restore_view(world.tx(amelie()).await, mine).await.unwrap();
    assert_eq!(views(&mut world.tx::<LeadsRead>(amelie()).await).await.unwrap().len(), 1);
}
