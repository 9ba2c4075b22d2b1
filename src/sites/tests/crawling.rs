//! Crawls, question by question.

use super::scene::*;
use crate::knowledge::{self, Reason, State};
use crate::sites::visited::{ReadPage, Visited};
use crate::sites::*;
use crate::world::*;

/// What a crawl writes of itself.
const MAY_CHANGE: [(&str, &str); 7] = [
    ("events", "*"),
    ("jobs", "*"),
    ("sites", "*"),
    ("crawls", "*"),
    ("crawl_pages", "*"),
    ("site_pages", "*"),
    ("audit_log", "*"),
];

/// A shop of four pages, with a link to a fifth that is not there.
pub async fn shop() -> Scene {
    Scene::of(&[
        ("/", page("Home", &["/help", "/about", "https://elsewhere.example/", "/photo.jpg"])),
        ("/help", page("Help", &["/help/delivery", "/", "/missing"])),
        ("/help/delivery", page("Delivery", &["/help"])),
        ("/about", page("About", &[])),
    ])
    .await
}

#[tokio::test]
async fn a_site_is_read_link_by_link_and_never_left() {
    let mut scene = shop().await;
    let site = scene.added(&wanted()).await;
    assert_eq!(scene.asked, ["/robots.txt", "/", "/sitemap.xml", "/help", "/about", "/help/delivery", "/missing"]);
    let found = scene.found(site).await;
    assert_eq!((found.site.state, found.site.pages), (Some(CrawlState::Done), 4));
    assert_eq!(
        found.crawl.as_ref().unwrap().1,
        Progress { done: 4, total: 4, new: 4, failed: 1, ..Progress::default() }
    );
    assert_eq!(outcome(&found, "/missing"), Some((Outcome::Failed, Some(Reason::NotFound))));
    let titles: Vec<String> = found.pages.iter().map(|it| it.title.clone()).collect();
    assert_eq!(titles, ["Home", "About", "Help", "Delivery"]);
    assert!(scene.items().await.iter().all(|it| it.passages > 0 && it.state == State::Ready));
}

#[tokio::test]
async fn what_robots_forbid_is_not_asked_for() {
    let mut scene = shop().await;
    scene.file("/robots.txt", "User-agent: *\nDisallow: /help\nAllow: /help/delivery\nSitemap: /pages.txt\n");
    scene.file("/pages.txt", "https://shop.example/help/delivery\nhttps://other.example/\n");
    let site = scene.added(&wanted()).await;
    assert_eq!(scene.asked, ["/robots.txt", "/", "/pages.txt", "/about", "/help/delivery"]);
    assert_eq!(outcome(&scene.found(site).await, "/help"), Some((Outcome::LeftOut, Some(Reason::Disallowed))));

    // A site that begins to forbid a page takes it out of the search.
    scene.file("/robots.txt", "User-agent: *\nDisallow: /help\n");
    scene.again(site, CrawlKind::Whole).await;
    assert_eq!(scene.state(site, "/help/delivery").await, Some((State::Disabled, Some(Reason::Disallowed), 1)));
}

#[tokio::test]
async fn a_site_whose_robots_cannot_be_had_is_left_alone() {
    let mut scene = shop().await;
    scene.answers("/robots.txt", Visited::Failed(Reason::Unreachable));
    let site = scene.added(&wanted()).await;
    assert_eq!(scene.asked, ["/robots.txt"]);
    let found = scene.found(site).await;
    assert_eq!((found.site.state, found.site.reason), (Some(CrawlState::Failed), Some(Reason::Unreachable)));
}

#[tokio::test]
async fn robots_are_followed_within_the_site_and_a_circle_of_them_is_none() {
    let mut scene = shop().await;
    scene.answers("/robots.txt", Visited::Moved("/a/robots.txt".to_owned()));
    scene.file("/a/robots.txt", "User-agent: *\nDisallow: /\n");
    let site = scene.adds(&wanted(), CrawlKind::Whole).await;
    scene.read(site).await;
    assert_eq!(scene.asked, ["/robots.txt", "/a/robots.txt"]);
    scene.answers("/a/robots.txt", Visited::Moved("/robots.txt".to_owned()));
    scene.again(site, CrawlKind::Whole).await;
    assert_eq!(scene.asked.iter().filter(|it| it.ends_with("robots.txt")).count(), 6);
    assert_eq!(scene.found(site).await.site.pages, 4);
}

#[tokio::test]
async fn read_again_only_what_changed_makes_a_version() {
    let mut scene = shop().await;
    scene.put("/about", ReadPage { etag: Some("\"1\"".to_owned()), ..page("About", &[]) });
    let site = scene.added(&wanted()).await;
    let before = scene.world.snapshot(&MAY_CHANGE).await;

    let found = scene.again(site, CrawlKind::Whole).await;
    assert_eq!(found.crawl.unwrap().1.unchanged, 4);
    let after = scene.world.snapshot(&MAY_CHANGE).await;
    assert_eq!(before.differs_in(&after), Vec::<&str>::new(), "no item, version, passage or edition moved");

    scene.put("/help/delivery", ReadPage { text: "Delivery takes two days.".to_owned(), ..page("Delivery", &[]) });
    scene.put("/news", page("News", &[]));
    scene.put("/", page("Home", &["/help", "/about", "/news"]));
    let found = scene.again(site, CrawlKind::Whole).await;
    // The links of the first page are not its words.
    let progress = Progress { done: 5, total: 5, new: 1, changed: 1, unchanged: 3, failed: 1, ..Progress::default() };
    assert_eq!(found.crawl.unwrap().1, progress);
    assert_eq!(scene.state(site, "/help/delivery").await, Some((State::Ready, None, 2)));
    assert_eq!(scene.state(site, "/about").await, Some((State::Ready, None, 1)));
}

#[tokio::test]
async fn a_page_that_is_gone_leaves_the_search_and_comes_back_when_it_does() {
    let mut scene = shop().await;
    let site = scene.added(&wanted()).await;
    let about = scene.pages.remove("/about").unwrap();
    let found = scene.again(site, CrawlKind::Whole).await;
    assert_eq!((found.crawl.unwrap().1.gone, found.site.pages), (1, 3));
    assert_eq!(scene.state(site, "/about").await, Some((State::Disabled, Some(Reason::NotFound), 1)));

    scene.pages.insert("/about".to_owned(), about);
    scene.again(site, CrawlKind::Whole).await;
    assert_eq!(scene.state(site, "/about").await, Some((State::Ready, None, 1)));

    // Out of breath is not gone: it is searched on, and marked.
    scene.answers("/about", Visited::Failed(Reason::Unreachable));
    let found = scene.again(site, CrawlKind::Whole).await;
    assert_eq!((found.site.pages, found.site.stale), (4, 1));
    assert_eq!(scene.state(site, "/about").await, Some((State::Stale, Some(Reason::Unreachable), 1)));
}

#[tokio::test]
async fn what_a_person_disabled_stays_so_and_is_not_asked_for() {
    let mut scene = shop().await;
    let site = scene.added(&wanted()).await;
    let about = scene.found(site).await.pages.into_iter().find(|it| it.title == "About").unwrap();
    knowledge::disable(scene.world.tx(bruno()).await, about.item_id).await.unwrap();
    scene.put("/about", page("About us", &[]));
    let found = scene.again(site, CrawlKind::Whole).await;
    assert!(!scene.asked.contains(&"/about".to_owned()), "{:?}", scene.asked);
    assert_eq!(outcome(&found, "/about"), Some((Outcome::LeftOut, Some(Reason::Excluded))));
    assert_eq!(scene.state(site, "/about").await, Some((State::Disabled, None, 1)));
}

#[tokio::test]
async fn redirects_are_questions_of_their_own_and_never_lead_outside() {
    let mut scene = shop().await;
    scene.put("/", page("Home", &["/old", "/out", "/in", "/ring"]));
    scene.answers("/old", Visited::Moved("/help".to_owned()));
    scene.answers("/out", Visited::Moved("https://evil.example/".to_owned()));
    scene.answers("/in", Visited::Moved("http://127.0.0.1/".to_owned()));
    for step in 0..8 {
        scene.answers(&format!("/ring{}", "g".repeat(step)), Visited::Moved(format!("/ring{}", "g".repeat(step + 1))));
    }
    let site = scene.added(&wanted()).await;
    let found = scene.found(site).await;
    assert!(scene.asked.iter().all(|it| it.starts_with('/')), "{:?}", scene.asked);
    assert_eq!(outcome(&found, "/out"), Some((Outcome::Failed, Some(Reason::Elsewhere))));
    assert_eq!(outcome(&found, "/in"), Some((Outcome::Failed, Some(Reason::Elsewhere))));
    assert_eq!(scene.asked.iter().filter(|it| it.starts_with("/ring")).count(), 6, "five redirects, then no more");
    let pages: Vec<String> = found.pages.into_iter().map(|it| it.title).collect();
    assert_eq!(pages, ["Home", "Help", "Delivery"]);
}

#[tokio::test]
async fn a_page_is_kept_once_under_the_name_that_it_gives_itself() {
    let own = |title: &str, canonical: &str| ReadPage { canonical: Some(canonical.to_owned()), ..page(title, &[]) };
    let mut scene = Scene::of(&[
        ("/", page("Home", &["/a?from=home", "/x", "/y", "/print", "/far", "/secret"])),
        ("/a?from=home", own("A", "/a")),
        ("/a", own("A", "/a")),
        // Two that each name the other: the second is kept.
        ("/x", own("Ring", "/y")),
        ("/y", own("Ring", "/x")),
        ("/print", page("Home", &[])),
        ("/far", own("Far", "https://elsewhere.example/far")),
        ("/secret", ReadPage { is_hidden: true, ..page("Secret", &[]) }),
    ])
    .await;
    let site = scene.added(&wanted()).await;
    let found = scene.found(site).await;
    let kept: Vec<&str> = found.pages.iter().map(|it| it.address.trim_start_matches("https://shop.example")).collect();
    assert_eq!(kept, ["/", "/a", "/far", "/y"]);
    assert_eq!(outcome(&found, "/print"), Some((Outcome::LeftOut, Some(Reason::Duplicate))));
    assert_eq!(outcome(&found, "/secret"), Some((Outcome::LeftOut, Some(Reason::Hidden))));
}

#[tokio::test]
async fn endless_links_end() {
    let mut scene = Scene::of(&[]).await;
    for day in 0..300 {
        let next: Vec<String> = (1..80).map(|it| format!("/day/{}", day + it)).collect();
        let links: Vec<&str> = next.iter().map(String::as_str).collect();
        let path = if day == 0 { "/".to_owned() } else { format!("/day/{day}") };
        scene.put(&path, page(&format!("Day {day}"), &links));
    }
    let site = scene.added(&wanted()).await;
    let found = scene.found(site).await;
    let (crawl, progress, _) = found.crawl.unwrap();
    assert_eq!((crawl.state, crawl.cut, progress.done), (CrawlState::Done, Some(Cut::Pages), 50));
    assert_eq!(scene.asked.len(), 52, "fifty pages, robots.txt, and the list of pages");
    assert_eq!(found.site.pages, 50);
}

#[tokio::test]
async fn a_site_is_read_so_deep_and_no_deeper() {
    let mut scene = Scene::of(&[]).await;
    for depth in 0..12 {
        let path = if depth == 0 { "/".to_owned() } else { format!("/{depth}") };
        let next = format!("/{}", depth + 1);
        scene.put(&path, page(&format!("Depth {depth}"), &[&next]));
    }
    let site = scene.added(&wanted()).await;
    assert_eq!(scene.asked.last().map(String::as_str), Some("/5"));
    assert_eq!(scene.found(site).await.site.pages, 6);
}

#[tokio::test]
async fn a_slow_site_takes_ten_minutes_and_no_more() {
    let mut scene = Scene::of(&[]).await;
    let names: Vec<String> = (0..60).map(|it| format!("/{it}")).collect();
    let links: Vec<&str> = names.iter().map(String::as_str).collect();
    scene.put("/", page("Home", &links));
    let site = scene.adds(&wanted(), CrawlKind::Whole).await;
    let mut asked = 0;
    while let Some(errand) = scene.next(site).await {
        let visited = match errand.address.path().as_str() {
            "/" => scene.pages["/"].clone(),
            "/robots.txt" => Visited::Failed(Reason::NotFound),
            _ => Visited::Failed(Reason::TookTooLong),
        };
        scene.take(&errand, visited, 20_000).await;
        asked += 1;
    }
    let (crawl, ..) = scene.found(site).await.crawl.unwrap();
    assert_eq!((crawl.state, crawl.cut, asked), (CrawlState::Done, Some(Cut::Time), 29), "each twenty seconds and one");
}

#[tokio::test]
async fn a_listing_says_what_would_be_read_and_keeps_nothing() {
    let mut scene = shop().await;
    let site = scene.adds(&wanted(), CrawlKind::Listing).await;
    scene.read(site).await;
    let found = scene.found(site).await;
    let (crawl, progress, reported) = found.crawl.unwrap();
    assert_eq!((crawl.kind, crawl.state, progress.new), (CrawlKind::Listing, CrawlState::Done, 4));
    assert_eq!(reported.iter().filter(|it| it.title.is_some()).count(), 4);
    assert_eq!((found.pages.len(), found.site.last_read_at), (0, None));
    assert_eq!(scene.items().await, []);
    scene.again(site, CrawlKind::Whole).await;
    assert_eq!(scene.items().await.len(), 4);
}

#[tokio::test]
async fn only_the_paths_that_were_chosen_are_kept() {
    let mut scene = shop().await;
    let scope = Scope { include: vec!["/help".to_owned()], exclude: vec!["/help/old".to_owned()] };
    scene.put("/help", page("Help", &["/help/delivery", "/help/old/delivery"]));
    let site = scene.added(&Wanted { scope, ..wanted() }).await;
    assert_eq!(scene.asked, ["/robots.txt", "/", "/sitemap.xml", "/help", "/help/delivery"]);
    let pages: Vec<String> = scene.found(site).await.pages.into_iter().map(|it| it.title).collect();
    assert_eq!(pages, ["Help", "Delivery"]);
}

#[tokio::test]
async fn what_a_crawl_does_not_come_to_may_be_out_of_date() {
    let mut scene = shop().await;
    let site = scene.added(&wanted()).await;
    change(scene.world.tx(bruno()).await, site, &Wanted { page_cap: 2, ..wanted() }).await.unwrap();
    let found = scene.again(site, CrawlKind::Whole).await;
    assert_eq!(found.crawl.unwrap().0.cut, Some(Cut::Pages));
    assert_eq!((found.site.pages, found.site.stale), (4, 2));
}

#[tokio::test]
async fn a_crawl_that_is_taken_over_doubles_nothing() {
    let mut scene = shop().await;
    let site = scene.adds(&wanted(), CrawlKind::Whole).await;
    // Each answer is lost once: the worker died before it was kept.
    loop {
        let Some(lost) = scene.next(site).await else { break };
        assert_eq!(scene.next(site).await, Some(lost), "the same is asked for again");
        scene.step(site).await;
    }
    assert_eq!(scene.items().await.len(), 4);
    assert_eq!(scene.found(site).await.crawl.unwrap().1.new, 4);
}
