//! What becomes of a message.

use super::scene::*;
use crate::access::{InboxRead, KnowledgeRead};
use crate::assistant::*;
use crate::channels::AssistantMode;
use crate::inbox::{self, Handler};
use crate::knowledge;
use crate::world::*;

#[tokio::test]
async fn a_question_that_the_knowledge_answers_is_answered_word_for_word_and_cited() {
    let scene = Scene::new().await;

    let (conversation, done) = scene.asked("Which payment methods do you accept?").await;

    assert!(matches!(done, Done::Sent(_)), "{done:?}");
    assert_eq!(scene.said(conversation).await, ["We accept Visa, Mastercard and PayPal."]);
    let trace = scene.traced(conversation).await.run;
    assert_eq!((trace.state, trace.outcome, trace.reason), (RunState::Completed, Some(OutcomeKind::Answer), None));
    assert_eq!((trace.provider, trace.model.as_str(), trace.cost_micros), (ProviderKind::Offline, "grounded", 0));
    assert!(trace.confidence >= trace.threshold);
    let cited: Vec<_> = trace.passages.iter().filter(|it| it.cited).collect();
    assert_eq!(cited.len(), 1);
    assert_eq!(cited[0].title, "Which payment methods do you accept?");
    assert_eq!(cited[0].quote.as_deref(), Some("We accept Visa, Mastercard and PayPal."));
}

#[tokio::test]
async fn a_customer_is_answered_in_their_own_language() {
    let scene = Scene::new().await;
    let (conversation, _) = scene.asked("Quels sont les délais de livraison ?").await;
    assert_eq!(scene.said(conversation).await, ["La livraison prend 2 à 3 jours ouvrés en France."]);
}

#[tokio::test]
async fn what_the_knowledge_does_not_say_goes_to_a_person_who_is_told_why() {
    let scene = Scene::new().await;

    let (conversation, done) = scene.asked("What is the capital of Mongolia?").await;

    assert_eq!(done, Done::HandedOver(Reason::NoEvidence));
    assert_eq!(scene.said(conversation).await, ["I do not have that here. I have asked a colleague to answer you."]);
    assert_eq!(scene.escalated(conversation).await.as_deref(), Some("no_evidence"));
    assert_eq!(scene.world.handler(conversation).await, Handler::Nobody);
    let runs = scene.runs(conversation).await;
    assert_eq!((runs[0].outcome, runs[0].reason), (Some(OutcomeKind::HandOver), Some(Reason::NoEvidence)));
}

#[tokio::test]
async fn a_customer_can_ask_for_a_person_at_any_time_and_no_model_is_asked() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let model = Model::saying("We accept Visa [1].");
    let conversation = scene.asks("Je voudrais parler à un conseiller").await;

    let done = scene.answers_with(model.clone()).await;

    assert_eq!(done, Done::HandedOver(Reason::AskedForPerson));
    assert_eq!(scene.said(conversation).await, ["Bien sûr. J’ai demandé à un collègue de vous répondre ici."]);
    assert_eq!(scene.escalated(conversation).await.as_deref(), Some("customer_asked"));
    assert_eq!(model.asked(), []);
}

#[tokio::test]
async fn an_empty_knowledge_hands_over() {
    let scene = Scene::new().await;
    for item in knowledge::list(&mut scene.world.tx(bruno()).await, &knowledge::Filter::default(), 50).await.unwrap() {
        knowledge::disable(scene.world.tx(bruno()).await, item.id).await.unwrap();
    }

    let (_, done) = scene.asked("Can I return an item?").await;

    assert_eq!(done, Done::HandedOver(Reason::NoEvidence));
}

#[tokio::test]
async fn it_asks_back_once_and_never_twice_in_a_row() {
    let scene = Scene::new().await;
    scene.threshold(1.0).await;

    let customer = scene.customer();
    let conversation = scene.writes(&customer, "Can I return an item?").await;
    let done = scene.answers().await;
    assert!(matches!(done, Done::AskedBack(_)), "{done:?}");
    let asked = scene.said(conversation).await.remove(0);
    assert!(asked.contains("Can I return an item?"), "{asked}");
    assert!(asked.ends_with("write “agent” and a colleague will answer you."), "{asked}");

    scene.writes(&customer, "Can I return an item?").await;
    assert_eq!(scene.answers().await, Done::HandedOver(Reason::StillUnclear));
}

#[test]
fn a_customer_may_pick_by_number_what_they_mean() {
    let asked = lines::which(crate::text::Locale::En, &["Delivery?".into(), "Returns?".into()]);
    assert_eq!(lines::picked(&asked, " 2. "), Some("Returns?".into()));
    assert_eq!(lines::picked(&asked, "3"), None);
    assert_eq!(lines::picked(&asked, "two"), None);
}

#[tokio::test]
async fn on_a_channel_for_drafts_a_person_decides() {
    let scene = Scene::new().await;
    scene.mode(AssistantMode::Draft).await;

    let (conversation, done) = scene.asked("Which payment methods do you accept?").await;

    assert!(matches!(done, Done::Proposed(_)), "{done:?}");
    assert_eq!(scene.said(conversation).await, Vec::<String>::new());
    assert_eq!(
        scene.count("select count(*) from drafts where body = 'We accept Visa, Mastercard and PayPal.'").await,
        1
    );

    let (conversation, done) = scene.asked("What is the capital of Mongolia?").await;
    assert_eq!(done, Done::HandedOver(Reason::NoEvidence));
    assert_eq!(scene.said(conversation).await, Vec::<String>::new(), "it does not speak by itself here");
    let honest = lines::handed_over(crate::text::Locale::En, Reason::NoEvidence);
    assert!(scene.drafts().await.contains(&honest), "it proposes to say that it does not know, and who will answer");
    assert!(scene.escalated(conversation).await.is_some());

    let proposals = inbox::proposals(&mut scene.world.tx::<InboxRead>(amelie()).await, conversation).await.unwrap();
    inbox::decide(scene.world.tx(amelie()).await, proposals[0].id, inbox::Decision::Approve).await.unwrap();
    assert_eq!(scene.said(conversation).await, [honest]);
    let line = scene.world.line(conversation).await;
    assert_eq!((line.status, line.handler), (inbox::Status::Open, Handler::Nobody), "somebody is still to answer");
}

#[tokio::test]
async fn where_the_assistant_is_off_it_does_nothing() {
    let scene = Scene::new().await;
    scene.mode(AssistantMode::Off).await;

    let (conversation, done) = scene.asked("Which payment methods do you accept?").await;

    assert_eq!(done, Done::Skipped);
    assert_eq!(scene.said(conversation).await, Vec::<String>::new());
}

#[tokio::test]
async fn of_two_messages_in_a_row_the_newer_is_answered() {
    let scene = Scene::new().await;
    let customer = scene.customer();
    let conversation = scene.writes(&customer, "Hello").await;
    scene.writes(&customer, "Which payment methods do you accept?").await;

    assert_eq!(scene.answers().await, Done::Skipped);
    assert!(matches!(scene.answers().await, Done::Sent(_)));

    assert_eq!(scene.said(conversation).await.len(), 1);
    assert_eq!(scene.runs(conversation).await[0].reason, Some(Reason::NewerMessage));
}

#[tokio::test]
async fn a_model_s_sentences_are_sent_when_the_passages_bear_them() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let conversation = scene.asks("Can I return an item?").await;
    let model = Model::saying("You can return any unused item within 30 days [1]. Returns are free in our shops [1].");

    let done = scene.answers_with(model.clone()).await;

    assert!(matches!(done, Done::Sent(_)), "{done:?}");
    assert_eq!(
        scene.said(conversation).await,
        ["You can return any unused item within 30 days. Returns are free in our shops."]
    );
    let trace = scene.traced(conversation).await.run;
    assert_eq!((trace.model.as_str(), trace.tokens_in, trace.tokens_out), ("small", 100, 100));
    assert_eq!(trace.cost_micros, 200);
    assert_eq!(trace.passages.iter().filter(|it| it.cited).count(), 1);
    assert_eq!(model.asked()[0].question, "Can I return an item?");
}

#[tokio::test]
async fn a_model_that_invents_is_not_believed() {
    let scene = Scene::new().await;
    scene.has_model().await;
    for lie in [
        "Returns are free for 90 days [1].",
        "You get a full refund of 50 € at once [1][2].",
        "Yes, of course!",
        "NO ANSWER",
        "",
        "Returns are not free in our shops [1].",
        "Returns are free in our shops [7].",
    ] {
        let conversation = scene.asks("Can I return an item?").await;
        let done = scene.answers_with(Model::saying(lie)).await;
        assert_eq!(done, Done::HandedOver(Reason::NoEvidence), "{lie}");
        assert_eq!(
            scene.said(conversation).await,
            ["I do not have that here. I have asked a colleague to answer you."],
            "{lie}"
        );
    }
}

#[tokio::test]
async fn a_provider_that_fails_makes_way_for_a_person() {
    let scene = Scene::new().await;
    scene.has_model().await;
    for (problem, reason) in [
        (ProviderProblem::Timeout, Reason::ProviderTimeout),
        (ProviderProblem::Refused(500), Reason::ProviderRefused),
        (ProviderProblem::RateLimited, Reason::ProviderBusy),
        (ProviderProblem::Garbage, Reason::ProviderGarbage),
        (ProviderProblem::Cut, Reason::ProviderCut),
        (ProviderProblem::Away, Reason::ProviderAway),
    ] {
        let conversation = scene.asks("Can I return an item?").await;

        let done = scene.answers_with(Model::failing(problem)).await;

        assert_eq!(done, Done::HandedOver(reason));
        assert_eq!(
            scene.said(conversation).await,
            ["I cannot answer right now. I have asked a colleague to reply to you here."]
        );
        let run = scene.runs(conversation).await.remove(0);
        assert_eq!((run.state, run.reason, run.outcome), (RunState::Failed, Some(reason), None));
    }
    assert_eq!(scene.count("select coalesce(sum(reserved_micros), 0)::bigint from spending").await, 0);
}

#[tokio::test]
async fn an_answer_below_the_threshold_is_proposed_and_the_customer_is_told() {
    let scene = Scene::new().await;
    scene.has_model().await;
    scene.threshold(1.0).await;
    let conversation = scene.asks("Can I return an item?").await;

    let done = scene.answers_with(Model::saying("Returns are free in our shops [1].")).await;

    assert!(matches!(done, Done::Proposed(_)), "{done:?}");
    assert_eq!(
        scene.said(conversation).await,
        ["I am not sure enough to answer this. I have asked a colleague to reply to you here."]
    );
    assert_eq!(scene.count("select count(*) from drafts where body = 'Returns are free in our shops.'").await, 1);
}

#[tokio::test]
async fn a_stranger_sees_no_run() {
    let scene = Scene::new().await;
    let (conversation, _) = scene.asked("Which payment methods do you accept?").await;
    let run = scene.runs(conversation).await[0].id;

    let mut tx = scene.world.tx::<InboxRead>(omar()).await;
    assert_eq!(runs_of_conversation(&mut tx, conversation).await.unwrap(), []);
    assert_eq!(trace(&mut tx, run).await.unwrap(), None);
}

#[tokio::test]
async fn a_rehearsal_shows_what_would_be_said_and_keeps_nothing() {
    let scene = Scene::new().await;

    let shown =
        rehearse::<KnowledgeRead>(scene.world.desk(), &scene.shelves, &eva().principal(), "Can I pay by PayPal?", None)
            .await;

    let shown = shown.unwrap();
    assert!(matches!(&shown.outcome, grounded::Outcome::Answer { text, .. } if text.contains("PayPal")));
    assert_eq!(shown.cited().len(), 1);
    assert_eq!(scene.count("select count(*) from runs").await, 0);
}
