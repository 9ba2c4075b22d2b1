//! A website that exists in a test alone, and Bruno, who wants it read.

use std::collections::BTreeMap;

use time::Duration;

use crate::access::{KnowledgeRead, Work};
use crate::events::Event;
use crate::ids::*;
use crate::jobs::Job;
use crate::knowledge::{Filter, Kind, Language, Listed, Reason, Shelves, State, list};
use crate::sites::visited::{ReadPage, Visited};
use crate::sites::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

pub const START: &str = "https://shop.example/";

/// What the machine room would make of these events; here a test does it by hand.
fn nothing(_: &Event) -> Vec<Job> {
    Vec::new()
}

/// The website, and who reads it.
pub struct Scene {
    pub world: World,
    /// What stands at each path; anything else is not found.
    pub pages: BTreeMap<String, Visited>,
    /// Every path that was asked for, in order.
    pub asked: Vec<String>,
}

/// A page with these words and links.
pub fn page(title: &str, links: &[&str]) -> ReadPage {
    ReadPage {
        title: Some(title.to_owned()),
        links: links.iter().map(|it| (*it).to_owned()).collect(),
        text: format!("{title} is what this page of the shop is about, and nothing but {title}."),
        ..ReadPage::default()
    }
}

pub fn wanted() -> Wanted {
    let address = Address::parse(START).unwrap();
    Wanted {
        address,
        scope: Scope::default(),
        page_cap: MOST_PAGES,
        schedule: Schedule::Manual,
        language: Language::English,
    }
}

impl Scene {
    /// A site of these pages.
    pub async fn of(pages: &[(&str, ReadPage)]) -> Self {
        let mut scene = Self { world: World::with(nothing).await, pages: BTreeMap::new(), asked: Vec::new() };
        for (path, page) in pages {
            scene.put(path, page.clone());
        }
        scene
    }

    pub fn put(&mut self, path: &str, page: ReadPage) {
        self.pages.insert(path.to_owned(), Visited::Page(Box::new(page)));
    }

    pub fn answers(&mut self, path: &str, visited: Visited) {
        self.pages.insert(path.to_owned(), visited);
    }

    pub fn file(&mut self, path: &str, text: &str) {
        self.answers(path, Visited::File(text.as_bytes().to_vec()));
    }

    /// Bruno adds the site, and it is read.
    pub async fn added(&mut self, wanted: &Wanted) -> SiteId {
        let site = self.adds(wanted, CrawlKind::Whole).await;
        self.read(site).await;
        site
    }

    /// Bruno adds the site; nothing is read yet.
    pub async fn adds(&self, wanted: &Wanted, first: CrawlKind) -> SiteId {
        match add(self.world.tx(bruno()).await, wanted, first).await.unwrap() {
            Added::New(site) => site,
            Added::Known(_) => panic!("it was there before"),
        }
    }

    /// Bruno has it read once more.
    pub async fn again(&mut self, site: SiteId, kind: CrawlKind) -> Found {
        self.world.clock.advance(Duration::hours(1));
        self.asked.clear();
        crawl(self.world.tx(bruno()).await, site, kind).await.unwrap();
        self.read(site).await;
        self.found(site).await
    }

    /// Does what the worker would, until the crawl has ended. Says how many questions it took.
    pub async fn read(&mut self, site: SiteId) -> usize {
        let mut steps = 0;
        while self.step(site).await {
            steps += 1;
            assert!(steps < 700, "it ends");
        }
        steps
    }

    /// One question, and what came of it. False where there is none to ask.
    pub async fn step(&mut self, site: SiteId) -> bool {
        let Some(errand) = self.next(site).await else { return false };
        self.asked.push(errand.address.as_str().trim_start_matches("https://shop.example").to_owned());
        let visited = self.answer(&errand);
        self.take(&errand, visited, 0).await;
        self.world.clock.advance(Duration::seconds(1));
        true
    }

    /// What is asked for next.
    pub async fn next(&self, site: SiteId) -> Option<work::Errand> {
        let crawl = self.crawl_of(site).await;
        let mut tx: Tx<Work> = self.world.begin(Principal::worker(MA_BOUTIQUE)).await;
        let errand = work::next(&mut tx, crawl).await.unwrap();
        tx.commit().await.unwrap();
        errand
    }

    pub async fn take(&self, errand: &work::Errand, visited: Visited, spent_ms: i32) {
        let mut tx: Tx<Work> = self.world.begin(Principal::worker(MA_BOUTIQUE)).await;
        work::take(&mut tx, errand, visited, spent_ms).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn crawl_of(&self, site: SiteId) -> CrawlId {
        self.found(site).await.crawl.unwrap().0.id
    }

    fn answer(&self, errand: &work::Errand) -> Visited {
        let known = self.pages.get(&errand.address.path());
        // Where a version is known by its tag, a site says only that it is the same.
        if let (Some(Visited::Page(page)), work::What::Entry { etag: Some(known), .. }) = (known, &errand.what)
            && page.etag.as_ref() == Some(known)
        {
            return Visited::Same;
        }
        known.cloned().unwrap_or(Visited::Failed(Reason::NotFound))
    }

    pub async fn found(&self, site: SiteId) -> Found {
        let mut tx: Tx<KnowledgeRead> = self.world.tx(bruno()).await;
        find(&mut tx, site).await.unwrap().unwrap()
    }

    /// The pages among the items of knowledge.
    pub async fn items(&self) -> Vec<Listed> {
        let mut tx: Tx<KnowledgeRead> = self.world.tx(bruno()).await;
        let pages = Filter { kind: Some(Kind::Page), ..Filter::default() };
        list(&mut tx, &pages, 200).await.unwrap()
    }

    /// The titles that these shelves find, which may have been asked before.
    pub async fn found_in(&self, shelves: &Shelves, question: &str) -> Vec<String> {
        let who = bruno().principal();
        let tried = shelves.search::<KnowledgeRead>(self.world.desk(), &who, question, None, Language::English).await;
        tried.unwrap().hits.iter().map(|hit| hit.passage.title.clone()).collect()
    }

    /// How far the page at a path is, as knowledge.
    pub async fn state(&self, site: SiteId, path: &str) -> Option<(State, Option<Reason>, i32)> {
        let at = format!("https://shop.example{path}");
        let found = self.found(site).await;
        found.pages.into_iter().find(|it| it.address == at).map(|it| (it.state, it.reason, it.version))
    }
}

/// What became of the page at a path in the newest crawl.
pub fn outcome(found: &Found, path: &str) -> Option<(Outcome, Option<Reason>)> {
    let at = format!("https://shop.example{path}");
    let (_, _, reported) = found.crawl.as_ref()?;
    reported.iter().find(|it| it.address == at).map(|it| (it.outcome, it.reason))
}
