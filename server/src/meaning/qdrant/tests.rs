//! A loopback Qdrant, alone or a cluster, that answers, refuses and lies.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, Method, Uri};
use axum::{Json, Router};
use switchboard::knowledge::vectors::conformance;
use tokio::net::TcpListener;

use super::*;

/// What the loopback Qdrant holds.
#[derive(Default)]
struct Held {
    is_cluster: bool,
    /// What it answers everything with.
    refuses: Option<StatusCode>,
    babbles: bool,
    collections: BTreeMap<String, Made>,
}

/// A collection.
struct Made {
    /// Of its vectors.
    size: usize,
    /// The keys of its shards.
    shards: Vec<String>,
    /// By their ids.
    points: BTreeMap<String, Value>,
}

type Stage = Arc<Mutex<Held>>;

async fn fake(held: Held) -> (Qdrant, Stage) {
    drop(rustls::crypto::ring::default_provider().install_default());
    let stage = Stage::new(Mutex::new(held));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://127.0.0.1:{}/", listener.local_addr().unwrap().port());
    let routes = Router::new().fallback(answer).with_state(stage.clone());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let server = QdrantServer { url, key: Some(Hidden("q-boutique".into())) };
    (Qdrant::at(&server, &[]).unwrap(), stage)
}

/// Speaks as Qdrant's REST interface does.
async fn answer(
    State(stage): State<Stage>,
    method: Method,
    address: Uri,
    headers: HeaderMap,
    body: Option<Json<Value>>,
) -> (StatusCode, Json<Value>) {
    let mut held = stage.lock().unwrap();
    let body = body.map(|it| it.0).unwrap_or_default();
    if let Some(status) = held.refuses {
        return (status, Json(json!({ "status": { "error": "planted" } })));
    }
    if headers.get("api-key").is_none_or(|it| it != "q-boutique") {
        return (StatusCode::UNAUTHORIZED, Json(Value::Null));
    }
    if held.babbles {
        return (StatusCode::OK, Json(json!({ "answer": 42 })));
    }
    match act(&mut held, &method, address.path(), &body) {
        Ok(result) => (StatusCode::OK, Json(json!({ "result": result, "status": "ok", "time": 0.001 }))),
        Err(status) => (status, Json(json!({ "status": { "error": "refused" } }))),
    }
}

fn act(held: &mut Held, method: &Method, path: &str, body: &Value) -> Result<Value, StatusCode> {
    let is_cluster = held.is_cluster;
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match (method.as_str(), &parts[..]) {
        ("GET", ["cluster"]) => Ok(json!({ "status": if is_cluster { "enabled" } else { "disabled" } })),
        ("GET", ["collections"]) => {
            let names: Vec<Value> = held.collections.keys().map(|name| json!({ "name": name })).collect();
            Ok(json!({ "collections": names }))
        }
        ("PUT", ["collections", name]) => {
            if held.collections.contains_key(*name) {
                return Err(StatusCode::CONFLICT);
            }
            assert_eq!(body["vectors"]["distance"], "Dot");
            assert_eq!(body["sharding_method"] == "custom", is_cluster);
            let size = usize::try_from(body["vectors"]["size"].as_u64().unwrap()).unwrap();
            let made = Made { size, shards: Vec::new(), points: BTreeMap::new() };
            held.collections.insert((*name).to_owned(), made);
            Ok(json!(true))
        }
        (_, ["collections", name, rest @ ..]) => {
            let Some(Made { size, shards, points }) = held.collections.get_mut(*name) else {
                return Err(StatusCode::NOT_FOUND);
            };
            let in_shard = |body: &Value, shards: &[String]| {
                let key = body["shard_key"].as_str();
                let is_right = if is_cluster {
                    key.is_some_and(|it| shards.iter().any(|known| known == it))
                } else {
                    key.is_none()
                };
                if is_right { Ok(()) } else { Err(StatusCode::BAD_REQUEST) }
            };
            match rest {
                [] => Ok(json!({ "status": "green" })),
                ["index"] => Ok(json!({ "status": "completed" })),
                ["shards"] => {
                    let key = body["shard_key"].as_str().unwrap().to_owned();
                    if shards.contains(&key) {
                        return Err(StatusCode::BAD_REQUEST);
                    }
                    shards.push(key);
                    Ok(json!(true))
                }
                ["points", "batch"] => {
                    for operation in body["operations"].as_array().unwrap() {
                        if let Some(delete) = operation.get("delete") {
                            in_shard(delete, shards)?;
                            points.retain(|_, it| !matches(&delete["filter"], &it["payload"]));
                        }
                        if let Some(upsert) = operation.get("upsert") {
                            in_shard(upsert, shards)?;
                            for point in upsert["points"].as_array().unwrap() {
                                assert_eq!(point["vector"].as_array().unwrap().len(), *size);
                                points.insert(point["id"].as_str().unwrap().to_owned(), point.clone());
                            }
                        }
                    }
                    Ok(json!([]))
                }
                ["points", "delete"] => {
                    // A tenant without a shard has nothing that could be deleted, and Qdrant says so.
                    in_shard(body, shards)?;
                    points.retain(|_, it| !matches(&body["filter"], &it["payload"]));
                    Ok(json!({ "status": "completed" }))
                }
                ["points", "query", "groups"] => {
                    in_shard(body, shards)?;
                    Ok(groups(body, points))
                }
                _ => Err(StatusCode::NOT_FOUND),
            }
        }
        _ => Err(StatusCode::NOT_FOUND),
    }
}

fn groups(body: &Value, points: &BTreeMap<String, Value>) -> Value {
    let product = |point: &Value| -> f64 {
        let numbers = point["vector"].as_array().unwrap().iter().zip(body["query"].as_array().unwrap());
        numbers.map(|(a, b)| a.as_f64().unwrap() * b.as_f64().unwrap()).sum()
    };
    let found = points.values().filter(|it| matches(&body["filter"], &it["payload"]));
    let mut found: Vec<(f64, &Value)> = found.map(|it| (product(it), it)).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut groups: Vec<Value> = Vec::new();
    for (score, point) in found {
        let id = &point["payload"][body["group_by"].as_str().unwrap()];
        if groups.iter().all(|it| it["id"] != *id) {
            groups.push(json!({ "id": id, "hits": [{ "id": point["id"], "version": 1, "score": score }] }));
        }
    }
    groups.truncate(usize::try_from(body["limit"].as_u64().unwrap()).unwrap());
    json!({ "groups": groups })
}

fn matches(filter: &Value, payload: &Value) -> bool {
    let holds = |condition: &Value| {
        let own = &payload[condition["key"].as_str().unwrap()];
        match (condition["match"].get("value"), condition["match"].get("any")) {
            (Some(value), _) => own == value,
            (_, Some(any)) => any.as_array().unwrap().contains(own),
            _ => panic!("a condition that Qdrant does not know: {condition}"),
        }
    };
    let list = |name: &str| filter[name].as_array().cloned().unwrap_or_default();
    list("must").iter().all(holds) && !list("must_not").iter().any(holds)
}

fn ids() -> (TenantId, Vec<PassageId>, TenantId) {
    let passages = (0..64).map(|_| PassageId(Uuid::new_v4())).collect();
    (TenantId(Uuid::new_v4()), passages, TenantId(Uuid::new_v4()))
}

#[tokio::test]
async fn a_qdrant_conforms() {
    let (ours, passages, theirs) = ids();
    let (qdrant, _) = fake(Held::default()).await;
    conformance::conforms(&qdrant, (ours, &passages), (theirs, PassageId(Uuid::new_v4()))).await;
}

#[tokio::test]
async fn a_cluster_conforms_with_the_tenant_as_the_key_of_its_shards() {
    let (ours, passages, theirs) = ids();
    let (qdrant, stage) = fake(Held { is_cluster: true, ..Held::default() }).await;
    conformance::conforms(&qdrant, (ours, &passages), (theirs, PassageId(Uuid::new_v4()))).await;
    let held = stage.lock().unwrap();
    assert_eq!(held.collections["switchboard_384"].shards, [ours.0.to_string(), theirs.0.to_string()]);
}

#[tokio::test]
async fn whatever_it_says_the_result_is_passages_or_a_reason() {
    let space = Space { tenant: TenantId(Uuid::new_v4()), model: "small".to_owned() };
    let question = conformance::vector(1);
    let asked = async |held| {
        let (qdrant, _) = fake(held).await;
        qdrant.nearest(&space, Language::English, &question, 5).await
    };
    for status in [StatusCode::TOO_MANY_REQUESTS, StatusCode::BAD_GATEWAY] {
        let refused = asked(Held { refuses: Some(status), ..Held::default() }).await;
        assert!(matches!(refused, Err(CannotKeepVectors::Away(_))), "{refused:?}");
    }
    for held in
        [Held { refuses: Some(StatusCode::FORBIDDEN), ..Held::default() }, Held { babbles: true, ..Held::default() }]
    {
        let refused = asked(held).await;
        assert!(matches!(refused, Err(CannotKeepVectors::Wrong(_))), "{refused:?}");
    }
    let gone = QdrantServer { url: "http://127.0.0.1:9".into(), key: None };
    let away = Qdrant::at(&gone, &[]).unwrap().nearest(&space, Language::English, &question, 5).await;
    assert!(matches!(away, Err(CannotKeepVectors::Away(_))), "{away:?}");
}

#[tokio::test]
async fn a_collection_that_somebody_removed_is_made_anew() {
    let (ours, passages, _) = ids();
    let space = Space { tenant: ours, model: "small".to_owned() };
    let points = conformance::points(&passages[..3]);
    let (qdrant, stage) = fake(Held::default()).await;
    qdrant.put(&space, &points).await.unwrap();
    stage.lock().unwrap().collections.clear();

    let missed = qdrant.put(&space, &points).await;
    assert!(matches!(missed, Err(CannotKeepVectors::Away(_))), "{missed:?}");
    qdrant.put(&space, &points).await.unwrap();

    let found = qdrant.nearest(&space, Language::English, &points[1].vectors[0], 1).await.unwrap();
    assert_eq!(found, [points[1].passage]);
}
