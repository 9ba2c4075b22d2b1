//! What people do about sites, and what a schedule does for them.

use time::Duration;

use super::crawling::shop;
use super::scene::*;
use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::knowledge::{Reason, State};
use crate::sites::visited::Visited;
use crate::sites::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

#[tokio::test]
async fn a_crawl_that_was_stopped_keeps_what_it_has_and_no_more() {
    let mut scene = shop().await;
    let site = scene.adds(&wanted(), CrawlKind::Whole).await;
    for _ in 0..4 {
        scene.step(site).await;
    }
    let under_way = scene.next(site).await.unwrap();
    stop(scene.world.tx(bruno()).await, site).await.unwrap();
    scene.take(&under_way, scene.pages["/about"].clone(), 0).await;
    assert_eq!(scene.next(site).await, None);
    let found = scene.found(site).await;
    assert_eq!((found.site.state, found.pages.len()), (Some(CrawlState::Stopped), 2));
    assert!(matches!(stop(scene.world.tx(bruno()).await, site).await, Err(CannotStop::Gone)));
}

#[tokio::test]
async fn one_page_is_tried_again_without_the_others() {
    let mut scene = shop().await;
    scene.answers("/about", Visited::Failed(Reason::Unreachable));
    let site = scene.added(&wanted()).await;
    scene.put("/about", page("About", &["/help"]));
    scene.asked.clear();
    let about = Address::parse("https://shop.example/about").unwrap();
    scene.world.clock.advance(Duration::hours(1));
    try_page(scene.world.tx(bruno()).await, site, &about).await.unwrap();
    scene.read(site).await;
    assert_eq!(scene.asked, ["/robots.txt", "/about"]);
    assert_eq!(scene.state(site, "/about").await, Some((State::Ready, None, 1)));
    let never = Address::parse("https://shop.example/never-seen").unwrap();
    assert!(matches!(try_page(scene.world.tx(bruno()).await, site, &never).await, Err(CannotCrawl::Gone)));
}

#[tokio::test]
async fn a_page_that_each_try_fails_at_is_passed_over() {
    let mut scene = shop().await;
    let site = scene.adds(&wanted(), CrawlKind::Whole).await;
    for _ in 0..3 {
        scene.step(site).await;
    }
    let mut tx: Tx<Work> = scene.world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::give_up(&mut tx, scene.crawl_of(site).await).await.unwrap();
    tx.commit().await.unwrap();
    scene.read(site).await;
    let found = scene.found(site).await;
    assert_eq!(outcome(&found, "/help"), Some((Outcome::Failed, Some(Reason::Damaged))));
    assert_eq!(outcome(&found, "/about"), Some((Outcome::New, None)));
}

#[tokio::test]
async fn a_site_is_there_once_and_is_read_once_at_a_time() {
    let mut scene = shop().await;
    let site = scene.adds(&wanted(), CrawlKind::Whole).await;
    let again = add(scene.world.tx(bruno()).await, &wanted(), CrawlKind::Whole).await.unwrap();
    assert_eq!(again, Added::Known(site));
    let refused = crawl(scene.world.tx(bruno()).await, site, CrawlKind::Whole).await;
    assert!(matches!(refused, Err(CannotCrawl::UnderWay)), "{refused:?}");
    scene.read(site).await;
    crawl(scene.world.tx(bruno()).await, site, CrawlKind::Whole).await.unwrap();
}

#[tokio::test]
async fn a_site_that_is_removed_takes_its_pages_out_of_the_search() {
    let mut scene = shop().await;
    let site = scene.added(&wanted()).await;
    remove(scene.world.tx(bruno()).await, site).await.unwrap();
    let mut tx: Tx<KnowledgeRead> = scene.world.tx(bruno()).await;
    assert_eq!(list(&mut tx).await.unwrap(), []);
    drop(tx);
    let items = scene.items().await;
    assert_eq!((items.len(), items.iter().filter(|it| it.state == State::Disabled).count()), (4, 4));
    assert!(matches!(remove(scene.world.tx(bruno()).await, site).await, Err(CannotRemove::Gone)));
}

#[tokio::test]
async fn a_schedule_begins_a_crawl_when_its_time_has_come_and_no_sooner() {
    let mut scene = shop().await;
    let daily = Wanted { schedule: Schedule::Daily, ..wanted() };
    let site = scene.added(&daily).await;
    let next = scene.found(site).await.site.next_crawl_at.unwrap();
    let begin = async |scene: &Scene| {
        let mut tx: Tx<Work> = scene.world.begin(Principal::worker(MA_BOUTIQUE)).await;
        work::begin_planned(&mut tx, site).await.unwrap();
        tx.commit().await.unwrap();
    };
    begin(&scene).await;
    assert_eq!(scene.next(site).await, None, "not yet");
    scene.world.clock.advance(next - scene.world.desk().now());
    begin(&scene).await;
    assert!(scene.next(site).await.is_some());
    let after = scene.found(site).await.site.next_crawl_at.unwrap();
    assert_eq!(after - next, Duration::days(1));
    change(scene.world.tx(bruno()).await, site, &wanted()).await.unwrap();
    assert_eq!(scene.found(site).await.site.next_crawl_at, None);
    scene.read(site).await;
    scene.world.clock.advance(Duration::days(2));
    begin(&scene).await;
    assert_eq!(scene.next(site).await, None, "it is read by hand now");
}

#[tokio::test]
async fn a_stranger_cannot_tell_that_a_site_exists() {
    let mut scene = shop().await;
    let site = scene.added(&wanted()).await;
    let page = Address::parse(START).unwrap();
    let mut tx: Tx<KnowledgeRead> = scene.world.tx(omar()).await;
    assert_eq!((list(&mut tx).await.unwrap(), find(&mut tx, site).await.unwrap()), (Vec::new(), None));
    drop(tx);
    let omar = async || -> Tx<KnowledgeWrite> { scene.world.tx(omar()).await };
    assert!(matches!(crawl(omar().await, site, CrawlKind::Whole).await, Err(CannotCrawl::Gone)));
    assert!(matches!(try_page(omar().await, site, &page).await, Err(CannotCrawl::Gone)));
    assert!(matches!(change(omar().await, site, &wanted()).await, Err(CannotChange::Gone)));
    assert!(matches!(stop(omar().await, site).await, Err(CannotStop::Gone)));
    assert!(matches!(remove(omar().await, site).await, Err(CannotRemove::Gone)));
    assert!(matches!(add(omar().await, &wanted(), CrawlKind::Listing).await, Ok(Added::New(other)) if other != site));
}
