//! What a crawl changes is found, or found no more.

use super::crawling::shop;
use super::scene::*;
use crate::events::Event;
use crate::knowledge::Shelves;
use crate::sites::*;
use crate::world::*;

#[tokio::test]
async fn whoever_searched_before_finds_each_change_of_a_site() {
    let mut scene = shop().await;
    let shelves = Shelves::default();
    let site = scene.adds(&wanted(), CrawlKind::Whole).await;
    let about = "What is this about page of the shop about, and delivery?";
    assert_eq!(scene.found_in(&shelves, about).await, Vec::<String>::new());
    scene.read(site).await;
    assert!(scene.found_in(&shelves, about).await.contains(&"About".to_owned()));

    let gone = scene.pages.remove("/about").unwrap();
    scene.again(site, CrawlKind::Whole).await;
    assert!(!scene.found_in(&shelves, about).await.contains(&"About".to_owned()), "a page that is gone");
    scene.pages.insert("/about".to_owned(), gone);
    scene.again(site, CrawlKind::Whole).await;
    assert!(scene.found_in(&shelves, about).await.contains(&"About".to_owned()), "a page that is back");

    scene.put("/help/delivery", page("Delivery by bicycle", &[]));
    scene.again(site, CrawlKind::Whole).await;
    let found = scene.found_in(&shelves, about).await;
    assert!(found.contains(&"Delivery by bicycle".to_owned()) && !found.contains(&"Delivery".to_owned()), "{found:?}");

    scene.file("/robots.txt", "User-agent: *\nDisallow: /about\n");
    scene.again(site, CrawlKind::Whole).await;
    assert!(!scene.found_in(&shelves, about).await.contains(&"About".to_owned()), "a page that is forbidden now");

    remove(scene.world.tx(bruno()).await, site).await.unwrap();
    assert_eq!(scene.found_in(&shelves, about).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_a_crawl_found_anew_is_to_be_looked_at_and_nothing_else() {
    let asks = async |scene: &Scene| {
        let events = scene.world.events().await;
        events.iter().filter(|it| matches!(it, Event::MeaningMoved)).count()
    };
    let mut scene = shop().await;
    let site = scene.adds(&wanted(), CrawlKind::Listing).await;
    scene.read(site).await;
    assert_eq!(asks(&scene).await, 0, "nothing was kept");
    scene.again(site, CrawlKind::Whole).await;
    assert_eq!(asks(&scene).await, 1);
    scene.again(site, CrawlKind::Whole).await;
    assert_eq!(asks(&scene).await, 1, "nothing has changed");
    scene.put("/about", page("About us", &[]));
    scene.again(site, CrawlKind::Whole).await;
    assert_eq!(asks(&scene).await, 2);
}
