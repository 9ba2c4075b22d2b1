//! Bruno tries questions, keeps a set of them, and looks at what a change would do, with scripts off.

use reqwest::StatusCode;
use server::hands::Hands;
use server::worker;
use switchboard::ids::ItemId;
use switchboard::world::*;

use crate::harness::{Browser, Server, in_boutique};
use crate::knowledge::submits;
use crate::sites::hands;

struct Scene {
    server: Server,
    hands: Hands,
    bruno: Browser,
    item: ItemId,
}

impl Scene {
    async fn open() -> Self {
        let server = Server::open().await;
        let (hands, bruno) = (hands(&server.world), server.browser(bruno()).await);
        let item =
            server.world.knows(switchboard::world::bruno(), faq("Do you wrap gifts?", "Yes, for 3 euros.")).await;
        Self { server, hands, bruno, item }
    }

    /// A customer asks, and the assistant does what it does.
    async fn asked(&self, question: &str) {
        let channel = self.server.world.api_channel().await;
        self.server.world.hears(channel, "sophie", question).await;
        self.work().await;
    }

    async fn work(&self) {
        worker::drain(self.server.world.desk(), &self.hands).await.unwrap();
    }

    fn page(&self) -> String {
        in_boutique(&format!("/knowledge/{}", self.item))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_is_tried_shows_why_and_is_saved_and_asked() {
    let mut scene = Scene::open().await;
    let test = in_boutique("/knowledge/test?q=Do+you+wrap+gifts%3F&in=en");
    let tried = scene.bruno.open(&test).await.body;
    assert!(tried.contains("<mark>wrap") && tried.contains("<mark>gifts"), "{tried}");
    assert!(tried.contains("Costs nothing: no model is asked."));
    assert!(tried.contains("Words of the question, by stem") && tried.contains("id=\"found-1\""));
    assert!(tried.contains("No answer: a person should take it"));

    let (id, question) = (scene.item.to_string(), "Do you wrap gifts?");
    let save = [("question", question), ("language", "en"), ("expected", &*id)];
    let (back, page) = submits(&mut scene.bruno, &test, "/api/evaluation/add", &save).await;
    assert_eq!(back, test);
    assert!(page.contains("Saved. The evaluation asks it from now on."), "{page}");
    let (_, page) = submits(&mut scene.bruno, &test, "/api/evaluation/add", &save).await;
    assert!(page.contains("The set has this question already."));

    let set = in_boutique("/knowledge/evaluation");
    let page = scene.bruno.open(&set).await.body;
    assert!(page.contains("not asked yet"), "{page}");
    let (_, page) = submits(&mut scene.bruno, &set, "/api/evaluation/run", &[]).await;
    assert!(page.contains("It waits for its turn."), "{page}");
    let (_, page) = submits(&mut scene.bruno, &set, "/api/evaluation/run", &[]).await;
    assert!(page.contains("The set is being run."), "one at a time: {page}");
    scene.work().await;
    let page = scene.bruno.open(&set).await.body;
    assert!(page.contains("Expected source found at place 1"), "{page}");
    assert!(page.contains("Changed since the run before"));

    let row = page.split("id=\"question-").nth(1).unwrap();
    let question = &row[..36];
    let (_, page) = submits(&mut scene.bruno, &set, "/api/evaluation/retire", &[("question", question)]).await;
    assert!(page.contains("Retired. It is not asked any more.") && page.contains("/api/evaluation/restore"), "{page}");
    let (_, page) = submits(&mut scene.bruno, &set, "/api/evaluation/restore", &[("question", question)]).await;
    assert!(page.contains("It is in the set again"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_is_looked_at_kept_and_published() {
    let mut scene = Scene::open().await;
    scene.asked("Do you wrap gifts?").await;
    let (page, id) = (scene.page(), scene.item.to_string());
    let edit = |body: &'static str, then: &'static str| {
        [
            ("item", id.clone()),
            ("kind", "faq".to_owned()),
            ("based_on", "1".to_owned()),
            ("language", "en".to_owned()),
            ("title", "Do you wrap gifts?".to_owned()),
            ("variants", String::new()),
            ("body", body.to_owned()),
            ("then", then.to_owned()),
        ]
    };
    let fields = edit("Yes, for 4 euros.", "look");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, &**value)).collect();

    let (address, seen) = submits(&mut scene.bruno, &page, "/api/knowledge/revise", &fields).await;
    assert_eq!(address, format!("{page}/preview?change=draft"));
    assert!(seen.contains("<del>") && seen.contains("<ins>"), "{seen}");
    assert!(seen.contains("1 changes") && seen.contains("Publish"), "{seen}");

    let item = scene.bruno.open(&page).await.body;
    assert!(item.contains("Yes, for 4 euros.") && item.contains("You have unpublished changes."), "{item}");
    assert!(item.contains("Version 1") && !item.contains("Version 2"), "nothing was published");
    let colleague = scene.server.browser(claire()).await.open(&page).await.body;
    assert!(!colleague.contains("4 euros"), "nor shown to anybody else");

    let publish = edit("Yes, for 4 euros.", "");
    let publish: Vec<(&str, &str)> = publish.iter().map(|(name, value)| (*name, &**value)).collect();
    let (back, item) = submits(&mut scene.bruno, &address, "/api/knowledge/revise", &publish).await;
    assert_eq!(back, page);
    assert!(item.contains("Saved as version 2") && !item.contains("You have unpublished changes."), "{item}");
    assert_eq!(scene.bruno.open(&address).await.status, StatusCode::NOT_FOUND, "there is no draft any more");

    let (_, again) = submits(&mut scene.bruno, &page, "/api/knowledge/revise", &fields).await;
    assert!(again.contains("somebody else has changed this since") && !again.contains(">Publish<"), "{again}");
    let (_, item) = submits(&mut scene.bruno, &page, "/api/knowledge/discard-draft", &[("item", &*id)]).await;
    assert!(item.contains("Discarded."), "{item}");

    let refused = edit(" ", "look");
    let refused: Vec<(&str, &str)> = refused.iter().map(|(name, value)| (*name, &**value)).collect();
    let (back, item) = submits(&mut scene.bruno, &page, "/api/knowledge/revise", &refused).await;
    assert_eq!(back, page);
    assert!(item.contains("Enter the answer"), "{item}");
}

#[tokio::test(flavor = "multi_thread")]
async fn disabling_enabling_and_rolling_back_are_looked_at_before_they_are_done() {
    let mut scene = Scene::open().await;
    scene.asked("Do you wrap gifts?").await;
    let (page, id) = (scene.page(), scene.item.to_string());
    let disable = format!("{page}/preview?change=disable");
    assert!(scene.bruno.open(&page).await.body.contains(&disable));

    let seen = scene.bruno.open(&disable).await.body;
    assert!(seen.contains("1 answer vanishes") && seen.contains("It would ask a person"), "{seen}");
    let (back, item) = submits(&mut scene.bruno, &disable, "/api/knowledge/disable", &[("item", &*id)]).await;
    assert_eq!(back, page);
    assert!(item.contains("Disabled. The assistant"));
    let seen = scene.bruno.open(&format!("{page}/preview?change=enable")).await.body;
    assert!(seen.contains("1 appears"), "{seen}");
    let seen = scene.bruno.open(&format!("{page}/preview?change=version&version=1")).await.body;
    assert!(seen.contains("No answer would differ") && seen.contains("This is disabled."), "{seen}");

    for gone in ["version&version=9", "draft", "nonsense", ""] {
        let answer = scene.bruno.open(&format!("{page}/preview?change={gone}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{gone}");
    }
    let mut amelie = scene.server.browser(amelie()).await;
    assert_eq!(amelie.open(&disable).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_sees_the_set_without_a_form() {
    let scene = Scene::open().await;
    let mut eva = scene.server.browser(eva()).await;
    for path in ["/knowledge/evaluation", "/knowledge/test?q=Do+you+wrap+gifts%3F&in=en"] {
        let page = eva.open(&in_boutique(path)).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains("/api/evaluation/"), "{path} offers a form");
    }
}
