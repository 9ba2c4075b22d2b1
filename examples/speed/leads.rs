//! `bench leads`: a hundred thousand leads, found by their words, narrowed, ordered, and counted on the board.

use sqlx::{Executor, PgConnection};

use super::Result;
use super::data::{self, LARGE};
use super::figures::{Times, Verdict};
use super::load::Visitor;
use super::place::Place;
use super::product::Product;

/// So many leads.
const LEADS: i64 = 100_000;
/// Common and rare words, with and without accents, slips, a beginning, an address, a number, and two together.
const WORDS: [&str; 9] = [
    "societe",
    "Société+Lumière",
    "lefevre",
    "lefevrre",
    "moul",
    "4711@firme-11",
    "+336390",
    "atelier+martin",
    "zzzzzz",
];
/// Every condition that the page offers, and every order.
const NARROWED: [&str; 9] = [
    "",
    "status=qualified",
    "score=hot",
    "intent=demo",
    "sort=score",
    "sort=value",
    "status=lost&score=cold&intent=quote",
    "status=new&sort=value",
    "view=board",
];
const ASKED: usize = 25;

/// Takes the measurement.
pub async fn measure(place: &Place) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let (slug, _) = LARGE;
    fill(&mut place.owner().await?, slug).await?;
    let product = Product::start(place).await?;
    let visitor = Visitor::sign_in(&product.origin, &data::email(slug, 0)).await?;
    let list = format!("{}/w/{slug}/leads", product.origin);

    let found = asked(&visitor, &WORDS.map(|words| format!("{list}?q={words}"))).await?;
    verdict.at_most("leads-search-p95-ms", found.percentile(95), 100.0);
    let narrowed = asked(&visitor, &NARROWED.map(|query| format!("{list}?{query}"))).await?;
    verdict.at_most("leads-list-p95-ms", narrowed.percentile(95), 100.0);
    verdict.holds("plan-uses-index", uses_index(place, &visitor, &format!("{list}?q={}", WORDS[2])).await?);
    Ok(verdict)
}

async fn asked(visitor: &Visitor, addresses: &[String]) -> Result<Times> {
    let mut all = Times::default();
    for address in addresses {
        visitor.open(address).await?;
        let mut times = Times::default();
        for _ in 0..ASKED {
            times.extend([visitor.open(address).await?]);
        }
        let query = address.split_once('?').map_or("", |it| it.1);
        println!("  {query:<40}{:>8.1} ms, 95 % {:>8.1} ms", times.percentile(50), times.percentile(95));
        all.merge(times);
    }
    Ok(all)
}

/// Makes leads of customers who are there, where none were made before. Triggers sleep; what they would have learned of
/// the words is written down at the end.
async fn fill(db: &mut PgConnection, slug: &str) -> Result<()> {
    const THERE: &str = "select count(*) from leads l join tenants t on t.id = l.tenant_id where t.slug = $1";
    const MAKE: &str = "
        insert into leads (tenant_id, id, contact_id, status, lost_because, intent, name, email, phone, company, value_minor,
                           score, level, captured_by, created_at, updated_at)
        select tenant_id, gen_random_uuid(), id, status, case when status = 'lost' then 'No budget' end,
               (array['demo', 'quote', 'purchase', 'support'])[n % 4 + 1],
               (array['Sophie', 'Élodie', 'Marc', 'Tom', 'Inès', 'Jürgen', 'Zoé', 'Paul'])[n % 8 + 1] || ' ' ||
               (array['Martin', 'Lefèvre', 'Bernard', 'Müller', 'Becker', 'Roux', 'Girard', 'Fontaine', 'Nguyễn'])[n / 8 % 9 + 1],
               n || '@firme-' || n % 1000 || '.example', '+336' || lpad((39000000 + n)::text, 8, '0'),
               (array['Société', 'Atelier', 'Maison', 'Café', 'Hôtel'])[n % 5 + 1] || ' ' ||
               (array['Lumière', 'du Moulin', 'Vauban', 'des Tilleuls', 'Palombe', 'du Port', 'Bellevue'])[n / 5 % 7 + 1] || ' ' || n,
               n % 5000 * 100, n % 101, case when n % 101 >= 70 then 'hot' when n % 101 >= 40 then 'warm' else 'cold' end,
               'agent', at, at
        from (select c.tenant_id, c.id, n::int, now() - n * interval '1 minute' as at,
                     (array['new', 'contacted', 'qualified', 'converted', 'lost'])[n % 5 + 1] as status
              from (select c.tenant_id, c.id, row_number() over (order by c.id) as n
                    from contacts c join tenants t on t.id = c.tenant_id where t.slug = $1 limit $2) c) c";
    const LEARN: &str = "
        insert into known_words (tenant_id, word, stems)
        select tenant_id, word, stems_of(word)
        from (select distinct l.tenant_id, unnest(tsvector_to_array(search_words(l.searched))) as word
              from leads l join tenants t on t.id = l.tenant_id where t.slug = $1) said
        where word ~ '^[a-z]{4,24}$'
          and not exists (select from known_words k where k.tenant_id = said.tenant_id and k.word = said.word)";

    let there: i64 = sqlx::query_scalar(THERE).bind(slug).fetch_one(&mut *db).await?;
    if there >= LEADS {
        return Ok(());
    }
    db.execute("set session_replication_role = replica").await?;
    sqlx::query(MAKE).bind(slug).bind(LEADS).execute(&mut *db).await?;
    sqlx::query(LEARN).bind(slug).execute(&mut *db).await?;
    db.execute("set session_replication_role = origin").await?;
    db.execute("vacuum analyze leads").await?;
    Ok(())
}

/// Whether a search reads the index of words, and no lead besides those it names.
async fn uses_index(place: &Place, visitor: &Visitor, address: &str) -> Result<bool> {
    const READ: &str = "select (select idx_scan from pg_stat_user_indexes where indexrelname = 'leads_words'),
        (select seq_tup_read from pg_stat_user_tables where relname = 'leads')";

    let mut owner = place.owner().await?;
    let mut read = async || -> Result<(i64, i64)> {
        // Each process tells what it did about once a second, and at its end.
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        Ok(sqlx::query_as(READ).fetch_one(&mut owner).await?)
    };
    let before = read().await?;
    for _ in 0..3 {
        visitor.open(address).await?;
    }
    let after = read().await?;
    Ok(after.0 > before.0 && after.1 == before.1)
}
