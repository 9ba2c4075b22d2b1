//! Bruno has a website read, with scripts off. The site is a real one, on this machine; the worker is the product's.

use reqwest::StatusCode;
use server::hands::Hands;
use server::{settings, worker};
use switchboard::access::KnowledgeRead;
use switchboard::jobs;
use switchboard::knowledge::{self, Filter, Kind, Shelves, State};
use switchboard::world::*;
use time::Duration;

use crate::crawler::reader;
use crate::harness::{Browser, Server, in_boutique, inside};
use crate::knowledge::{fields, submits};
use crate::website::{Stands, Website};

/// Hands that may call this machine.
pub fn hands(world: &World) -> Hands {
    drop(rustls::crypto::ring::default_provider().install_default());
    let settings = settings::understand(|name| (name == "EGRESS_ALLOW").then(|| "127.0.0.1".to_owned())).unwrap();
    let hands = Hands::new(&settings, world.desk().clone(), Shelves::default()).unwrap();
    let files = hands.files();
    hands.reading(files, reader())
}

/// Lets the worker work for as long as a crawl takes at most.
pub async fn work(world: &World, hands: &Hands) {
    for _ in 0..130 {
        worker::drain(world.desk(), hands).await.unwrap();
        world.clock.advance(Duration::milliseconds(500));
    }
}

struct Scene {
    server: Server,
    hands: Hands,
    site: Website,
    bruno: Browser,
}

impl Scene {
    async fn open() -> Self {
        let server = Server::open().await;
        let (hands, bruno) = (hands(&server.world), server.browser(bruno()).await);
        let site = Website::open(&server.world.clock).await;
        site.page("/", "Boutique", "Bowls and cups, made by hand in Lyon.", &["/delivery", "/returns", "/broken"]);
        site.page("/delivery", "Delivery", "Bowls are delivered within two working days.", &["/returns", "/gone"]);
        site.page("/returns", "Returns", "Cups can be returned within thirty days.", &[]);
        site.stands("/broken", Stands::Broken);
        Self { server, hands, site, bruno }
    }

    /// Adds the site by the form; the address of its page is returned, and that page.
    async fn adds(&mut self, first: &str, scope: &[(&str, &str)]) -> (String, String) {
        let new = in_boutique("/knowledge/sites/new");
        assert_eq!(self.bruno.open(&new).await.status, StatusCode::OK);
        let given = [
            ("address", &*self.site.origin),
            ("page_cap", "50"),
            ("schedule", "weekly"),
            ("language", "en"),
            ("first", first),
        ];
        submits(&mut self.bruno, &new, "/api/sites/add", &[&given[..], scope].concat()).await
    }

    async fn work(&self) {
        work(&self.server.world, &self.hands).await;
    }

    /// Presses a button of the site's page.
    async fn presses(&mut self, page: &str, door: &str, more: &[(&str, &str)]) -> String {
        let id = page.rsplit('/').next().unwrap().to_owned();
        let given = [&[("site", &*id)], more].concat();
        submits(&mut self.bruno, page, door, &given).await.1
    }

    /// Titles of the pages that are searched, and how many versions each has.
    async fn known(&self) -> Vec<(String, i32, State)> {
        let mut tx = self.server.world.tx::<KnowledgeRead>(bruno()).await;
        let pages = Filter { kind: Some(Kind::Page), ..Filter::default() };
        let mut all: Vec<_> = knowledge::list(&mut tx, &pages, 200)
            .await
            .unwrap()
            .into_iter()
            .map(|it| (it.title, it.version, it.state))
            .collect();
        all.sort();
        all
    }
}

fn known(title: &str, version: i32, state: State) -> (String, i32, State) {
    (title.to_owned(), version, state)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_is_listed_read_and_read_again() {
    let mut scene = Scene::open().await;
    let (address, page) = scene.adds("listing", &[]).await;
    assert!(page.contains("Added. Its pages are being read.") && page.contains("It waits for its turn."), "{page}");

    scene.work().await;
    let page = scene.bruno.open(&address).await.body;
    assert!(page.contains("3 pages would be read. Nothing was kept."), "{page}");
    assert_eq!(scene.known().await, []);

    let page = scene.presses(&address, "/api/sites/crawl", &[("kind", "whole")]).await;
    assert!(page.contains("Its pages are being read."));
    scene.work().await;
    let page = scene.bruno.open(&address).await.body;
    assert!(page.contains("3 new"), "{page}");
    assert!(page.contains("The site did not answer.") && page.contains("The page is not there any more."));
    assert!(page.contains(&format!("Linked from {}/delivery", scene.site.origin)));
    let ready = |title, version| known(title, version, State::Ready);
    assert_eq!(scene.known().await, [ready("Boutique", 1), ready("Delivery", 1), ready("Returns", 1)]);

    let tried = scene.bruno.open(&in_boutique("/knowledge/test?q=When+are+bowls+delivered%3F&in=en")).await.body;
    assert!(tried.contains("within two working days"), "the assistant finds it: {tried}");

    scene.site.page("/delivery", "Delivery", "Bowls are delivered within five working days.", &["/returns"]);
    scene.site.gone("/returns");
    scene.presses(&address, "/api/sites/crawl", &[("kind", "whole")]).await;
    scene.work().await;
    let page = scene.bruno.open(&address).await.body;
    assert!(page.contains("1 changed · 1 unchanged · 1 gone"), "{page}");
    let gone = known("Returns", 1, State::Disabled);
    assert_eq!(scene.known().await, [ready("Boutique", 1), ready("Delivery", 2), gone]);
    let listed = scene.bruno.open(&in_boutique("/knowledge?kind=page")).await.body;
    assert!(listed.contains("Delivery") && listed.contains("disabled"));

    scene.site.page("/broken", "Mended", "It is mended.", &[]);
    let broken = format!("{}/broken", scene.site.origin);
    scene.presses(&address, "/api/sites/try-page", &[("address", &broken)]).await;
    scene.work().await;
    assert!(scene.known().await.contains(&ready("Mended", 1)));

    let page = scene.presses(&address, "/api/sites/remove", &[]).await;
    assert!(
        page.contains("Removed.") && page.contains("No website yet") || !page.contains(&scene.site.origin),
        "{page}"
    );
    assert!(scene.known().await.iter().all(|(.., state)| *state == State::Disabled));
    assert_eq!(scene.bruno.open(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_says_where_and_when_it_was_read_and_what_it_said_before() {
    let mut scene = Scene::open().await;
    let (address, _) = scene.adds("whole", &[]).await;
    scene.work().await;
    scene.site.page("/returns", "Returns", "Cups can be returned within sixty days.", &[]);
    scene.presses(&address, "/api/sites/crawl", &[("kind", "whole")]).await;
    scene.work().await;
    let mut tx = scene.server.world.tx::<KnowledgeRead>(bruno()).await;
    let named = Filter { words: Some("Returns".to_owned()), ..Filter::default() };
    let item = knowledge::list(&mut tx, &named, 1).await.unwrap()[0].id;
    drop(tx);
    let page = scene.bruno.open(&in_boutique(&format!("/knowledge/{item}"))).await.body;
    assert!(page.contains(&format!("{}/returns", scene.site.origin)), "{page}");
    assert!(page.contains("within sixty days") && page.contains("within thirty days"), "both versions are there");
    assert!(!page.contains("name=\"body\""), "nobody edits what a machine has read");
}

#[tokio::test(flavor = "multi_thread")]
async fn f_4_a_site_is_asked_once_a_second_for_what_its_robots_allow() {
    let mut scene = Scene::open().await;
    scene.site.stands("/robots.txt", Stands::Text("User-agent: *\nDisallow: /returns\nCrawl-delay: 2\n".to_owned()));
    scene.adds("whole", &[]).await;
    scene.work().await;
    let seen = scene.site.seen();
    assert_eq!(seen, ["/robots.txt", "/", "/sitemap.xml", "/delivery", "/broken", "/gone"]);
    let times = scene.site.times();
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= Duration::seconds(1)), "{times:?}");
    assert!(times[1..].windows(2).all(|pair| pair[1] - pair[0] >= Duration::seconds(2)), "{times:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f_4_a_hostile_site_stays_within_its_limits() {
    let mut scene = Scene::open().await;
    let trap = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = trap.local_addr().unwrap().port();
    for (path, to) in [
        ("/loop", "/loop".to_owned()),
        ("/inside", format!("http://127.0.0.1:{port}/")),
        ("/cloud", "http://169.254.169.254/latest/meta-data".to_owned()),
        ("/far", "https://elsewhere.example/".to_owned()),
    ] {
        scene.site.stands(path, Stands::Moved(to));
    }
    scene.site.page("/", "Trap", "A trap.", &["/loop", "/inside", "/cloud", "/far", "/0"]);
    for day in 0..120 {
        let links: Vec<String> = (1..9).map(|it| format!("/{}", day * 8 + it)).collect();
        let links: Vec<&str> = links.iter().map(String::as_str).collect();
        scene.site.page(&format!("/{day}"), &format!("Day {day}"), &format!("This is day {day}."), &links);
    }
    let (address, _) = scene.adds("whole", &[]).await;
    scene.work().await;
    let page = scene.bruno.open(&address).await.body;
    assert!(page.contains("46 pages were read.") && page.contains("more pages than are read"), "{page}");
    let asked = scene.site.seen();
    assert!(asked.len() <= 52, "{}: {asked:?}", asked.len());
    assert!(page.contains("It leads to another address."));
    let reached = tokio::time::timeout(std::time::Duration::from_millis(100), trap.accept()).await;
    assert!(reached.is_err(), "the trap was reached");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_dies_loses_and_doubles_nothing() {
    let mut scene = Scene::open().await;
    scene.adds("whole", &[]).await;
    let world = &scene.server.world;
    for _ in 0..6 {
        // A worker takes the next question and is killed, before it asked or after.
        let Some(killed) = jobs::system::claim(world.desk(), &["crawl"], 1).await.unwrap().pop() else { break };
        let half = tokio::spawn({
            let (desk, hands) = (world.desk().clone(), scene.hands.clone());
            async move { hands.do_it(&desk, &killed).await }
        });
        tokio::task::yield_now().await;
        half.abort();
        drop(half.await);
        // Its lease ends, and another one takes over.
        world.clock.advance(Duration::seconds(21));
        worker::drain(world.desk(), &scene.hands).await.unwrap();
        world.clock.advance(Duration::seconds(1));
    }
    scene.work().await;
    let ready = |title| known(title, 1, State::Ready);
    assert_eq!(scene.known().await, [ready("Boutique"), ready("Delivery"), ready("Returns")]);
    let mut owner = scene.server.world.database().owner().await;
    let dead: i64 = sqlx::query_scalar("select count(*) from jobs where state in ('dead', 'running')")
        .fetch_one(&mut owner)
        .await
        .unwrap();
    assert_eq!(dead, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crawl_is_stopped_and_seen_as_far_as_it_is() {
    let mut scene = Scene::open().await;
    let (address, _) = scene.adds("whole", &[]).await;
    for _ in 0..3 {
        worker::drain(scene.server.world.desk(), &scene.hands).await.unwrap();
        scene.server.world.clock.advance(Duration::seconds(1));
    }
    let page = scene.bruno.open(&address).await.body;
    assert!(page.contains("1 of 4 pages") && page.contains("<progress"), "{page}");
    let page = scene.presses(&address, "/api/sites/stop", &[]).await;
    assert!(page.contains("Stopped after 1 of 4 pages."), "{page}");
    let asked = scene.site.seen().len();
    scene.work().await;
    assert_eq!(scene.site.seen().len(), asked, "nothing more is asked for");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_address_twice_is_one_site_and_none_is_told() {
    let mut scene = Scene::open().await;
    let (first, _) = scene.adds("listing", &[]).await;
    let (second, page) = scene.adds("whole", &[]).await;
    assert_eq!((&first, page.contains("This website is here already.")), (&second, true));
    let new = in_boutique("/knowledge/sites/new");
    for (field, value, sentence) in [
        ("address", "javascript:alert(1)", "Enter the address of a page"),
        ("include", "help", "Write one path a line"),
        ("exclude", "https://a.example/", "Write one path a line"),
        ("page_cap", "51", "Enter a number from 1 to 50"),
    ] {
        let mut given = fields(&[
            ("address", "https://boutique.example/other"),
            ("page_cap", "50"),
            ("schedule", "manual"),
            ("language", "en"),
            ("first", "whole"),
            ("include", ""),
            ("exclude", ""),
        ]);
        given.iter_mut().filter(|(name, _)| name == field).for_each(|it| it.1 = value.to_owned());
        let pairs: Vec<(&str, &str)> = given.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let (back, page) = submits(&mut scene.bruno, &new, "/api/sites/add", &pairs).await;
        assert_eq!(back, new, "{field}");
        assert!(page.contains(sentence) && page.contains("aria-invalid=\"true\""), "{field}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_write_reads_and_a_stranger_finds_nothing() {
    let mut scene = Scene::open().await;
    let (address, _) = scene.adds("listing", &[]).await;
    scene.work().await;
    let mut eva = scene.server.browser(eva()).await;
    let page = eva.open(&address).await;
    assert_eq!(page.status, StatusCode::OK);
    for door in ["crawl", "try-page", "stop", "remove", "change"] {
        assert!(!page.body.contains(&format!("/api/sites/{door}")), "{door}");
    }
    let id = address.rsplit('/').next().unwrap();
    let mut omar = scene.server.browser(omar()).await;
    let theirs = omar.open(&inside("autre-client", &format!("/knowledge/sites/{id}"))).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    assert!(!omar.open(&inside("autre-client", "/knowledge/sites")).await.body.contains(&scene.site.origin));
}
