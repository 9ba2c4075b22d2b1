//! Vectors in a Qdrant, which keeps and compares them where one process should not.
//!
//! One collection for each dimension, the tenant in every point and in every question. Where the Qdrant is a cluster,
//! the tenant is the key of its shards too, so that a workspace can be moved to machines of its own. Wire format:
//! Qdrant's REST interface, 1.11 or newer.
//!
//! Promises
//! - It comes back: 5 seconds to connect, 10 for everything; then it is away.
//! - What was put is found when `put` has answered: every write is waited for.
//! - No more than 4 MB are read.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use reqwest::{Method, StatusCode, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use switchboard::ids::{PassageId, TenantId};
use switchboard::knowledge::search::Language;
use switchboard::knowledge::vectors::{CannotKeepVectors, Point, Space, VectorStore};
use uuid::Uuid;

use crate::commands::Failure;
use crate::egress::{Egress, Rules};
use crate::settings::{Hidden, QdrantServer};

/// How long it is waited for.
const WHOLE: Duration = Duration::from_secs(10);
/// Most bytes of an answer.
const MOST_BYTES: usize = 4 << 20;
/// Collections are called by it and their dimension.
const FAMILY: &str = "switchboard_";

/// A Qdrant that the operator named.
pub struct Qdrant {
    egress: Egress,
    url: String,
    key: Option<Hidden>,
    known: Mutex<Known>,
}

/// What is known to be there.
#[derive(Default)]
struct Known {
    /// Whether shards have keys; asked once.
    is_cluster: Option<bool>,
    collections: HashSet<usize>,
    shards: HashSet<(usize, TenantId)>,
}

#[derive(Deserialize)]
struct Answer<T> {
    result: T,
}

#[derive(Deserialize)]
struct Cluster {
    status: String,
}

#[derive(Deserialize)]
struct Collections {
    collections: Vec<Collection>,
}

#[derive(Deserialize)]
struct Collection {
    name: String,
}

#[derive(Deserialize)]
struct Groups {
    groups: Vec<Group>,
}

/// The points of one passage.
#[derive(Deserialize)]
struct Group {
    id: PassageId,
}

impl Qdrant {
    /// A Qdrant at an address that the operator chose, so its host may be called whatever its address is.
    ///
    /// # Errors
    /// When the address cannot be read, or the machine has no certificates.
    pub fn at(server: &QdrantServer, allowed: &[String]) -> Result<Self, Failure> {
        let url = Url::parse(&server.url).map_err(|problem| format!("QDRANT_URL: {problem}"))?;
        let host = url.host_str().ok_or("QDRANT_URL: has no host")?.to_owned();
        let hosts: Vec<String> = allowed.iter().cloned().chain([host]).collect();
        Ok(Self {
            egress: Egress::new(Rules::usual(&hosts))?,
            url: server.url.trim_end_matches('/').to_owned(),
            key: server.key.clone(),
            known: Mutex::default(),
        })
    }

    /// Asks, and reads the answer. `None` where what was asked about is not there.
    async fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Option<T>, CannotKeepVectors> {
        let asked = tokio::time::timeout(WHOLE, self.answered(method, path, body)).await;
        asked.unwrap_or_else(|_| Err(CannotKeepVectors::Away("too slow".to_owned())))
    }

    async fn answered<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Option<T>, CannotKeepVectors> {
        let url = format!("{}{path}", self.url);
        let request = self.egress.begin(method, &url).map_err(|refused| wrong(refused.to_string()))?;
        let request = match &self.key {
            Some(key) => request.header("api-key", &key.0),
            None => request,
        };
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        let away = |error: reqwest::Error| CannotKeepVectors::Away(error.without_url().to_string());
        let mut response = request.send().await.map_err(away)?;
        match response.status() {
            status if status.is_success() => {}
            StatusCode::NOT_FOUND => return Ok(None),
            status @ (StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT) => {
                return Err(CannotKeepVectors::Away(status.to_string()));
            }
            status if status.is_server_error() => return Err(CannotKeepVectors::Away(status.to_string())),
            status => return Err(wrong(status.to_string())),
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(away)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MOST_BYTES {
                return Err(wrong("it says more than was asked"));
            }
        }
        let answer: Answer<T> = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
        Ok(Some(answer.result))
    }

    fn known<T>(&self, look: impl FnOnce(&mut Known) -> T) -> T {
        look(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn is_cluster(&self) -> Result<bool, CannotKeepVectors> {
        if let Some(known) = self.known(|it| it.is_cluster) {
            return Ok(known);
        }
        let cluster: Option<Cluster> = self.ask(Method::GET, "/cluster", None).await?;
        let is_cluster = cluster.is_some_and(|it| it.status == "enabled");
        self.known(|it| it.is_cluster = Some(is_cluster));
        Ok(is_cluster)
    }

    /// Sees to it that there is a collection for vectors of a dimension, and a shard for the tenant.
    async fn make_room(&self, dimension: usize, tenant: TenantId) -> Result<(), CannotKeepVectors> {
        let is_cluster = self.is_cluster().await?;
        let path = collection(dimension);
        if !self.known(|it| it.collections.contains(&dimension)) {
            if self.ask::<Value>(Method::GET, &path, None).await?.is_none() {
                // An index for each tenant instead of one for all: nobody asks across them.
                let mut body = json!({
                    "vectors": { "size": dimension, "distance": "Dot" },
                    "hnsw_config": { "m": 0, "payload_m": 16 },
                });
                if is_cluster {
                    body["sharding_method"] = json!("custom");
                }
                self.made(&path, &body).await?;
            }
            for (field, schema) in [
                ("tenant", json!({ "type": "keyword", "is_tenant": true })),
                ("model", json!("keyword")),
                ("language", json!("keyword")),
                ("passage", json!("keyword")),
            ] {
                let body = json!({ "field_name": field, "field_schema": schema });
                self.ask::<Value>(Method::PUT, &format!("{path}/index?wait=true"), Some(&body)).await?;
            }
            self.known(|it| it.collections.insert(dimension));
        }
        self.make_shard(dimension, tenant).await
    }

    /// Sees to it that a cluster has a shard for the tenant: it refuses what names a shard that is not there.
    async fn make_shard(&self, dimension: usize, tenant: TenantId) -> Result<(), CannotKeepVectors> {
        if self.is_cluster().await? && !self.known(|it| it.shards.contains(&(dimension, tenant))) {
            let path = format!("{}/shards", collection(dimension));
            if self.made(&path, &json!({ "shard_key": tenant })).await? {
                self.known(|it| it.shards.insert((dimension, tenant)));
            }
        }
        Ok(())
    }

    /// Makes what may have been made by somebody else meanwhile, or before.
    /// False where there is nothing to make it in.
    async fn made(&self, path: &str, body: &Value) -> Result<bool, CannotKeepVectors> {
        match self.ask::<Value>(Method::PUT, path, Some(body)).await {
            Ok(made) => Ok(made.is_some()),
            // It refuses what is there already, in different ways.
            Err(CannotKeepVectors::Wrong(_)) => Ok(true),
            Err(away) => Err(away),
        }
    }

    /// With the tenant's shards named, where they have keys.
    async fn sharded(&self, mut body: Value, tenant: TenantId) -> Result<Value, CannotKeepVectors> {
        if self.is_cluster().await? {
            body["shard_key"] = json!(tenant);
        }
        Ok(body)
    }

    /// Removes the points of a tenant that a filter matches, of every dimension.
    async fn delete(&self, tenant: TenantId, filter: Value) -> Result<(), CannotKeepVectors> {
        let body = self.sharded(json!({ "filter": filter }), tenant).await?;
        let all: Option<Collections> = self.ask(Method::GET, "/collections", None).await?;
        for it in all.map(|it| it.collections).unwrap_or_default() {
            if let Some(dimension) = it.name.strip_prefix(FAMILY).and_then(|it| it.parse().ok()) {
                self.make_shard(dimension, tenant).await?;
                let path = format!("/collections/{}/points/delete?wait=true", it.name);
                self.ask::<Value>(Method::POST, &path, Some(&body)).await?;
            }
        }
        Ok(())
    }
}

impl VectorStore for Qdrant {
    fn name(&self) -> &'static str {
        "qdrant"
    }

    fn put<'a>(&'a self, space: &'a Space, points: &'a [Point]) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        Box::pin(async move {
            let Some(dimension) = points.iter().flat_map(|it| &it.vectors).map(|it| it.len()).next() else {
                return Ok(());
            };
            self.make_room(dimension, space.tenant).await?;
            let passages: Vec<PassageId> = points.iter().map(|it| it.passage).collect();
            let rows: Vec<Value> = points.iter().flat_map(|point| rows(space, point)).collect();
            let filter =
                json!({ "must": [is("tenant", space.tenant), is("model", &space.model), any("passage", &passages)] });
            let delete = self.sharded(json!({ "filter": filter }), space.tenant).await?;
            let upsert = self.sharded(json!({ "points": rows }), space.tenant).await?;
            let body = json!({ "operations": [{ "delete": delete }, { "upsert": upsert }] });
            let path = format!("{}/points/batch?wait=true", collection(dimension));
            match self.ask::<Value>(Method::POST, &path, Some(&body)).await? {
                Some(_) => Ok(()),
                None => {
                    // Somebody has removed the collection: the next try makes it anew.
                    self.known(|it| *it = Known::default());
                    Err(CannotKeepVectors::Away("its collection is gone".to_owned()))
                }
            }
        })
    }

    fn remove<'a>(
        &'a self,
        space: &'a Space,
        passages: &'a [PassageId],
    ) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        let filter =
            json!({ "must": [is("tenant", space.tenant), is("model", &space.model), any("passage", passages)] });
        Box::pin(self.delete(space.tenant, filter))
    }

    fn nearest<'a>(
        &'a self,
        space: &'a Space,
        language: Language,
        question: &'a [f32],
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<PassageId>, CannotKeepVectors>> {
        Box::pin(async move {
            self.make_shard(question.len(), space.tenant).await?;
            let must = [is("tenant", space.tenant), is("model", &space.model), is("language", language.tag())];
            let body = json!({
                "query": question, "filter": { "must": must }, "group_by": "passage", "group_size": 1, "limit": limit,
                "with_payload": false,
            });
            let body = self.sharded(body, space.tenant).await?;
            let path = format!("{}/points/query/groups", collection(question.len()));
            let found: Option<Groups> = self.ask(Method::POST, &path, Some(&body)).await?;
            Ok(found.map(|it| it.groups.into_iter().map(|it| it.id).collect()).unwrap_or_default())
        })
    }

    fn retain<'a>(&'a self, tenant: TenantId, models: &'a [&'a str]) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        let filter = json!({ "must": [is("tenant", tenant)], "must_not": [any("model", models)] });
        Box::pin(self.delete(tenant, filter))
    }
}

fn collection(dimension: usize) -> String {
    format!("/collections/{FAMILY}{dimension}")
}

/// The points of a passage, one for each of its parts.
fn rows(space: &Space, point: &Point) -> Vec<Value> {
    let row = |(part, vector): (usize, &switchboard::knowledge::search::Vector)| {
        // The same part of the same passage, as the same model sees it, is always the same point.
        let name = Sha256::digest(format!("{} {} {} {part}", space.tenant.0, space.model, point.passage.0));
        json!({
            "id": Uuid::from_slice(&name[..16]).unwrap_or_default(),
            "vector": vector,
            "payload": {
                "tenant": space.tenant, "model": space.model, "language": point.language.tag(),
                "passage": point.passage,
            },
        })
    };
    point.vectors.iter().enumerate().map(row).collect()
}

fn is(field: &str, value: impl serde::Serialize) -> Value {
    json!({ "key": field, "match": { "value": value } })
}

fn any(field: &str, values: &[impl serde::Serialize]) -> Value {
    json!({ "key": field, "match": { "any": values } })
}

fn wrong(what: impl Into<String>) -> CannotKeepVectors {
    CannotKeepVectors::Wrong(what.into())
}

#[cfg(test)]
mod tests;
