//! A loopback model that answers, refuses and lies; and a worker that looks with it.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::{Json, Router};
use serde_json::{Value, json};
use switchboard::access::KnowledgeRead;
use switchboard::knowledge::meaning::{CannotEmbed, coverage};
use switchboard::knowledge::{Shelves, USUAL_ROOM};
use switchboard::world::*;
use tokio::net::TcpListener;

use super::*;
use crate::hands::Hands;
use crate::settings::{self, EmbeddingEndpoint, Hidden};
use crate::{consequences, worker};

/// What the model does when it is asked.
#[derive(Debug, Clone, Copy)]
enum Acts {
    /// As it should, its rows from the last to the first.
    Answers,
    /// One row too few.
    Forgets,
    /// A vector without a direction.
    Vanishes,
    Refuses(StatusCode),
    Babbles,
}

#[derive(Clone)]
struct Stage {
    acts: Acts,
    asked: Arc<AtomicUsize>,
}

struct FakeModel {
    url: String,
    asked: Arc<AtomicUsize>,
}

impl FakeModel {
    async fn that(acts: Acts) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://127.0.0.1:{}/v1", listener.local_addr().unwrap().port());
        let asked = Arc::new(AtomicUsize::new(0));
        let stage = Stage { acts, asked: asked.clone() };
        let routes = Router::new().fallback(answer).with_state(stage);
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { url, asked }
    }

    fn endpoint(&self) -> EmbeddingEndpoint {
        EmbeddingEndpoint { url: self.url.clone(), model: "small".into(), key: Some(Hidden("sk-boutique".into())) }
    }

    fn model(&self) -> Remote {
        Remote::at(&self.endpoint(), &[]).unwrap()
    }
}

/// Speaks as OpenAI's does. A text is about as many things as it has words.
async fn answer(
    State(stage): State<Stage>,
    address: Uri,
    headers: HeaderMap,
    Json(asked): Json<Value>,
) -> (StatusCode, String) {
    let texts = asked["input"].as_array().cloned().unwrap_or_default();
    stage.asked.fetch_add(texts.len(), Ordering::Relaxed);
    let is_known = headers["authorization"] == "Bearer sk-boutique"
        && asked["model"] == "small"
        && address.path() == "/v1/embeddings";
    let row = |(index, text): (usize, &Value)| {
        let words = text.as_str().unwrap_or_default().split(' ').count() as f32;
        let embedding = match stage.acts {
            Acts::Vanishes => [0.0, 0.0],
            _ => [words, 1.0],
        };
        json!({ "object": "embedding", "index": index, "embedding": embedding })
    };
    let mut rows: Vec<Value> = texts.iter().enumerate().map(row).rev().collect();
    match stage.acts {
        _ if !is_known => (StatusCode::UNAUTHORIZED, String::new()),
        Acts::Refuses(status) => (status, String::new()),
        Acts::Babbles => (StatusCode::OK, "<html>".to_owned()),
        Acts::Forgets => {
            rows.pop();
            (StatusCode::OK, json!({ "data": rows }).to_string())
        }
        Acts::Answers | Acts::Vanishes => (StatusCode::OK, json!({ "object": "list", "data": rows }).to_string()),
    }
}

#[tokio::test]
async fn every_text_gets_its_own_vector_of_length_one() {
    let fake = FakeModel::that(Acts::Answers).await;

    let vectors = fake.model().embed(vec!["one".into(), "one two three".into()]).await.unwrap();

    assert_eq!(vectors.len(), 2);
    assert!((vectors[0][0] - std::f32::consts::FRAC_1_SQRT_2).abs() < 1e-3, "{vectors:?}");
    assert!((vectors[1][0] - 0.9487).abs() < 1e-3, "{vectors:?}");
    assert_eq!(fake.model().name(), "small@127.0.0.1");
}

#[tokio::test]
async fn whatever_it_says_the_result_is_vectors_or_a_reason() {
    let asked = async |acts| FakeModel::that(acts).await.model().embed(vec!["one".into(), "two".into()]).await;

    for status in [StatusCode::TOO_MANY_REQUESTS, StatusCode::BAD_GATEWAY] {
        assert!(matches!(asked(Acts::Refuses(status)).await, Err(CannotEmbed::Away(_))), "{status}");
    }
    for acts in [Acts::Refuses(StatusCode::BAD_REQUEST), Acts::Babbles, Acts::Forgets, Acts::Vanishes] {
        assert!(matches!(asked(acts).await, Err(CannotEmbed::Wrong(_))), "{acts:?}");
    }
    let gone = EmbeddingEndpoint { url: "http://127.0.0.1:9/v1".into(), model: "small".into(), key: None };
    let away = Remote::at(&gone, &[]).unwrap().embed(vec!["one".into()]).await;
    assert!(matches!(away, Err(CannotEmbed::Away(_))), "{away:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_is_looked_at_and_searched_by_what_it_means() {
    let fake = FakeModel::that(Acts::Answers).await;
    let world = World::with(consequences::follows).await;
    let models = Embedders::new(vec![Arc::new(fake.model())]);
    let shelves = Shelves::with_models(USUAL_ROOM, models);
    let settings = settings::understand(|_| None).unwrap();
    let hands = Hands::new(&settings, world.desk().clone(), shelves.clone()).unwrap();
    world.knowledge().await;

    worker::drain(world.desk(), &hands).await.unwrap();

    let covered = coverage(&mut world.tx::<KnowledgeRead>(bruno()).await).await.unwrap();
    assert_eq!((covered.active.as_deref(), covered.looked_at), (Some("small@127.0.0.1"), 4));
    let asked = fake.asked.load(Ordering::Relaxed);
    let who = bruno().principal();
    let tried = shelves
        .search::<KnowledgeRead>(
            world.desk(),
            &who,
            "Can I return it?",
            None,
            switchboard::knowledge::Language::English,
        )
        .await
        .unwrap();
    assert_eq!(tried.model.as_deref(), Some("small@127.0.0.1"));

    // A worker that starts finds nothing left to be looked at.
    hands.see_to_meaning(world.desk()).await.unwrap();
    worker::drain(world.desk(), &hands).await.unwrap();
    assert_eq!(fake.asked.load(Ordering::Relaxed), asked + 1, "the question");
}
