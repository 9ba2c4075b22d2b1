//! How the assistant is set, and what happens to its key.

use super::scene::*;
use crate::access::{AssistantKeys, AssistantRead, AssistantTune};
use crate::assistant::*;
use crate::inbox::{self, Opinion};
use crate::tenancy::CannotBegin;
use crate::world::*;

fn at(url: &str, key: &str) -> NewProvider {
    NewProvider::open_ai(url, "small", key, Prices::default()).unwrap()
}

async fn set(scene: &Scene, new: NewProvider) {
    set_provider(scene.world.desk(), scene.world.tx(claire()).await, new).await.unwrap();
}

async fn shown(scene: &Scene) -> Settings {
    settings(&mut scene.world.tx::<AssistantRead>(eva()).await).await.unwrap()
}

#[tokio::test]
async fn a_workspace_that_set_nothing_has_the_built_in_provider() {
    let scene = Scene::new().await;
    assert_eq!(shown(&scene).await, Settings::default());
}

#[tokio::test]
async fn name_and_threshold_are_tuned_within_their_limits() {
    let scene = Scene::new().await;
    tune(scene.world.tx(bruno()).await, Tuning::parse(" Mira ", 0.7).unwrap()).await.unwrap();
    let settings = shown(&scene).await;
    assert_eq!((settings.name.as_str(), settings.threshold), ("Mira", 0.7));

    assert_eq!(Tuning::parse("", 0.7), Err(Unacceptable::Name));
    assert_eq!(Tuning::parse(&"x".repeat(41), 0.7), Err(Unacceptable::Name));
    assert_eq!(Tuning::parse("Mira", 1.1), Err(Unacceptable::Threshold));
    assert_eq!(Tuning::parse("Mira", f32::NAN), Err(Unacceptable::Threshold));
    assert_eq!(Limits::parse(Some(-1), None, None), Err(Unacceptable::Amount));
}

#[tokio::test]
async fn an_agent_tunes_nothing_and_a_manager_sets_no_key() {
    let scene = Scene::new().await;
    let desk = scene.world.desk();
    assert!(matches!(desk.begin::<AssistantTune>(amelie().principal()).await, Err(CannotBegin::Denied(_))));
    assert!(matches!(desk.begin::<AssistantKeys>(bruno().principal()).await, Err(CannotBegin::Denied(_))));
}

#[tokio::test]
async fn p_1_a_key_stands_sealed_and_never_in_the_log() {
    let scene = Scene::new().await;
    set(&scene, at("https://model.example/v1", "sk-secret-of-ma-boutique")).await;

    assert!(shown(&scene).await.has_key);
    let mut owner = scene.world.database().owner().await;
    for table in [
        "select assistants::text from assistants",
        "select changes::text from audit_log",
        "select body::text from events",
    ] {
        let rows: Vec<String> = sqlx::query_scalar(table).fetch_all(&mut owner).await.unwrap();
        let hex: String = "sk-secret".bytes().map(|b| format!("{b:02x}")).collect();
        assert!(rows.iter().all(|row| !row.contains("sk-secret") && !row.contains(&hex)), "{table}");
    }
    let logged: Vec<String> = sqlx::query_scalar("select changes::text from audit_log where object_kind = 'assistant'")
        .fetch_all(&mut owner)
        .await
        .unwrap();
    assert!(logged.iter().any(|it| it.contains("sealed_key")), "the log says that it changed");
}

#[tokio::test]
async fn o_5_a_key_is_kept_for_its_host_and_for_no_other() {
    let scene = Scene::new().await;
    set(&scene, at("https://model.example/v1", "sk-secret")).await;

    set(&scene, at("https://MODEL.example/v2", "")).await;
    assert!(shown(&scene).await.has_key, "the same host keeps it");

    for elsewhere in ["https://evil.example/v1", "https://model.example:8443/v1", "http://model.example/v1"] {
        let before = shown(&scene).await;
        let refused = set_provider(scene.world.desk(), scene.world.tx(claire()).await, at(elsewhere, "")).await;
        assert!(matches!(refused, Err(CannotSetProvider::KeyNeeded)), "{elsewhere}");
        assert_eq!(shown(&scene).await, before, "{elsewhere}");
    }

    set(&scene, at("https://model.example/v1", "sk-secret")).await;
    set(&scene, NewProvider::Offline).await;
    set(&scene, at("https://model.example/v1", "")).await;
    assert!(!shown(&scene).await.has_key, "going back to the built-in provider forgets it");
}

#[test]
fn settings_that_cannot_be_are_refused_by_name() {
    let read = |url: &str, model: &str, key: &str| NewProvider::open_ai(url, model, key, Prices::default());
    assert_eq!(read("model.example", "small", ""), Err(Unacceptable::BaseUrl));
    assert_eq!(read("https://model.example", " ", ""), Err(Unacceptable::Model));
    assert_eq!(read("https://model.example", "small", "two words"), Err(Unacceptable::Key));
    let dear = Prices { price_in_micros: -1, price_out_micros: 0 };
    assert_eq!(NewProvider::open_ai("https://model.example", "small", "", dear), Err(Unacceptable::Amount));
    assert_eq!(format!("{:?}", Key::New("sk-secret".into())), "New(…)");
}

#[tokio::test]
async fn a_stranger_s_assistant_is_their_own() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let theirs = settings(&mut scene.world.tx::<AssistantRead>(omar()).await).await.unwrap();
    assert_eq!(theirs, Settings::default());
}

#[tokio::test]
async fn the_last_questions_are_replayed_at_another_threshold() {
    let scene = Scene::new().await;
    let (answered, _) = scene.asked("Which payment methods do you accept?").await;
    scene.asked("What is the capital of Mongolia?").await;
    scene.asked("I want to talk to a person").await;
    let run = scene.runs(answered).await.remove(0);
    inbox::judge(scene.world.tx(amelie()).await, run.id, Opinion::Wrong).await.unwrap();

    let replay = crate::assistant::replay(&mut scene.world.tx(bruno()).await).await.unwrap();

    assert_eq!(replay.0.len(), 2, "whoever wants a person gets one at every threshold");
    assert_eq!(replay.at(0.0), AtThreshold { answered: 2, wrongly: 1 });
    assert_eq!(replay.at(run.confidence.unwrap()), AtThreshold { answered: 1, wrongly: 1 });
    assert_eq!(replay.at(1.01), AtThreshold { answered: 0, wrongly: 0 });
    let theirs = crate::assistant::replay(&mut scene.world.tx(omar()).await).await.unwrap();
    assert_eq!(theirs, Replay::default(), "strangers have their own");
}
