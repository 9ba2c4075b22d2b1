//! Why this answer, opened from the thread, and the way from it into the evaluation set; with scripts off.

use reqwest::StatusCode;
use server::worker;
use switchboard::access::{InboxRead, InboxReply, KnowledgeRead};
use switchboard::assistant;
use switchboard::evaluation::{self, Question};
use switchboard::ids::*;
use switchboard::inbox::{self, Opinion};
use switchboard::world::*;

use crate::assistant as settings;
use crate::harness::{Browser, Server, in_boutique};
use crate::knowledge::submits;

/// Sophie asks, the assistant does what it does; the run that it made of it.
async fn asked(server: &Server, question: &str) -> (ConversationId, RunId) {
    let hands = settings::hands(server);
    let channel = server.world.api_channel().await;
    let conversation = server.world.hears(channel, "sophie", question).await;
    worker::drain(server.world.desk(), &hands).await.unwrap();
    let mut tx = server.world.tx::<InboxRead>(claire()).await;
    let run = assistant::runs_of_conversation(&mut tx, conversation).await.unwrap().remove(0).id;
    (conversation, run)
}

fn page(run: RunId) -> String {
    in_boutique(&format!("/inbox/runs/{run}"))
}

/// What a person of Ma Boutique's sees at an address.
async fn sees(browser: &mut Browser, address: &str) -> String {
    let answer = browser.open(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    // Where one text ends and the next begins, the browser is told by a mark.
    answer.body.replace("<!>", "")
}

/// The radio that is checked in the form of the evaluation set.
fn chosen(page: &str) -> Vec<String> {
    let form = page.split("id=\"teach\"").nth(1).expect("there is a form");
    let radios = form.split("<input type=\"radio\"").skip(1).map(|it| it.split('>').next().unwrap_or_default());
    let checked = radios.filter(|it| it.contains(" checked"));
    let value =
        |it: &str| it.split("value=\"").nth(1).and_then(|it| it.split('"').next()).unwrap_or_default().to_owned();
    checked.map(value).collect()
}

async fn set(server: &Server) -> Vec<Question> {
    evaluation::questions(&mut server.world.tx::<KnowledgeRead>(eva()).await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trace_opens_from_the_thread_and_says_how_the_answer_came_about() {
    let server = Server::open().await;
    server.world.knowledge().await;
    let (conversation, run) = asked(&server, "Which payment methods do you accept?").await;
    let mut amelie = server.browser(amelie()).await;

    let thread = sees(&mut amelie, &in_boutique(&format!("/inbox/{conversation}"))).await;
    assert!(thread.contains(&page(run)) && thread.contains("Open the trace"), "{thread}");
    assert!(!thread.contains("Add to the evaluation set"), "an agent does not keep the set");

    let trace = sees(&mut amelie, &page(run)).await;
    assert!(trace.contains("Which payment methods do you accept?") && trace.contains("Searched as"), "{trace}");
    assert!(trace.contains("We accept Visa, Mastercard and PayPal."), "what was said, and what it quotes");
    assert!(trace.contains("<mark dir=\"auto\">payment</mark>"), "the words that matched: {trace}");
    assert!(trace.contains("v1"), "the version that was searched");
    assert!(trace.contains("sends no prompt to anybody"), "{trace}");
    assert!(!trace.contains("id=\"teach\""), "{trace}");
    let viewer = sees(&mut server.browser(eva()).await, &page(run)).await;
    assert!(viewer.contains("Searched as") && !viewer.contains("id=\"teach\""));
    assert_eq!(amelie.open(&page(RunId::new())).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_prompt_stands_there_as_it_was_sent() {
    let (server, stand_in) = (Server::open().await, settings::StandIn::new().await);
    server.world.knowledge().await;
    let mut browser = server.browser(claire()).await;
    let form = settings::model(&stand_in.url, "sk-write-only");
    submits(&mut browser, &settings::page(), "/api/assistant/set-provider", &form).await;
    let (_, run) = asked(&server, "Can I return an item?").await;

    let mut tx = server.world.tx::<InboxRead>(claire()).await;
    let kept = assistant::trace(&mut tx, run).await.unwrap().unwrap().prompt.unwrap();
    drop(tx);
    let sent = stand_in.asked.lock().unwrap()[0].clone();
    for part in [&kept.rules, &kept.data] {
        let written = serde_json::to_string(part).unwrap();
        assert!(sent.contains(&written), "not what was sent: {written}\n{sent}");
    }
    let shown = sees(&mut browser, &page(run)).await;
    assert!(shown.contains("You answer a customer of a company.") && shown.contains("Word for word"), "{shown}");
    assert!(!shown.contains("sk-write-only"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_goes_from_its_trace_into_the_set_once() {
    let server = Server::open().await;
    server.world.knowledge().await;
    let (conversation, run) = asked(&server, "Which payment methods do you accept?").await;
    let before = set(&server).await.len();
    let mut bruno = server.browser(bruno()).await;
    let thread = sees(&mut bruno, &in_boutique(&format!("/inbox/{conversation}"))).await;
    assert!(
        thread.contains(&format!("{}#teach", page(run))) && thread.contains("Add to the evaluation set"),
        "{thread}"
    );

    let trace = sees(&mut bruno, &page(run)).await;
    let cited = chosen(&trace);
    assert_eq!(cited.len(), 1, "what it cites is expected, unless somebody says otherwise");
    assert!(!trace.contains("The set has this question already."), "{trace}");
    let save =
        [("question", "Which payment methods do you accept?"), ("language", "en"), ("expected", cited[0].as_str())];
    let (back, saved) = submits(&mut bruno, &page(run), "/api/evaluation/add", &save).await;
    assert_eq!(back, page(run));
    assert!(saved.contains("Saved. The evaluation asks it from now on."), "{saved}");
    let known = set(&server).await;
    assert_eq!(known[0].expected_item_id.map(|it| it.to_string()), Some(cited[0].clone()));
    assert!(saved.contains("The set has this question already."), "{saved}");
    assert!(saved.contains(&format!("/knowledge/evaluation#question-{}", known[0].id)), "{saved}");
    submits(&mut bruno, &page(run), "/api/evaluation/add", &save).await;
    assert_eq!(set(&server).await.len(), before + 1, "one question stands once");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_good_was_cited_the_person_says_what_should_be() {
    let server = Server::open().await;
    let items = server.world.knowledge().await;
    let (_, handed_over) = asked(&server, "What is the capital of Mongolia?").await;
    let mut bruno = server.browser(bruno()).await;
    let trace = sees(&mut bruno, &page(handed_over)).await;
    assert_eq!(chosen(&trace), Vec::<String>::new(), "{trace}");
    let unsaid = [("question", "What is the capital of Mongolia?"), ("language", "en")];
    let (_, refused) = submits(&mut bruno, &page(handed_over), "/api/evaluation/add", &unsaid).await;
    assert!(refused.contains("Choose one of the list"), "{refused}");
    let found = sees(&mut bruno, &format!("{}?find=return", page(handed_over))).await;
    assert!(found.contains(&format!("value=\"{}\"", items[1])), "another source is found by its title: {found}");
    let said = [&unsaid[..], &[("expected", "person")]].concat();
    submits(&mut bruno, &page(handed_over), "/api/evaluation/add", &said).await;
    assert_eq!(set(&server).await[0].expected_item_id, None);

    // Somebody calls an answer wrong: what it cites is not expected any more, and whoever may is asked what is.
    let (conversation, run) = asked(&server, "Which payment methods do you accept?").await;
    let mut tx = server.world.tx::<InboxRead>(claire()).await;
    let runs = assistant::runs_of_conversation(&mut tx, conversation).await.unwrap();
    drop(tx);
    let run = runs.last().map_or(run, |it| it.id);
    inbox::judge(server.world.tx::<InboxReply>(switchboard::world::bruno()).await, run, Opinion::Wrong).await.unwrap();
    assert_eq!(chosen(&sees(&mut bruno, &page(run)).await), Vec::<String>::new());
    let thread = sees(&mut bruno, &in_boutique(&format!("/inbox/{conversation}"))).await;
    assert!(thread.contains("Say what would have been right"), "{thread}");
}
