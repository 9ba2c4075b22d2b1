//! Vectors in PostgreSQL, compared by its extension `vector`.

use futures::future::BoxFuture;

use super::store::neighbours;
use super::{CannotKeepVectors, Point, Space, VectorStore};
use crate::access::Work;
use crate::knowledge::search::Language;
use crate::prelude::*;
use crate::tenancy::{CannotBegin, Principal};

/// Passages of a question or its variants, so many of each, are one: more parts are asked for than passages.
const PARTS: usize = 4;

/// The table `passage_neighbours`, where PostgreSQL has the extension.
#[derive(Clone)]
pub struct Neighbours(Desk);

impl Neighbours {
    /// What the owner of the database runs after the migrations, as often as they like.
    pub const SCHEMA: &str = include_str!("store/neighbours.sql");

    /// The store, where there is one.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn of(desk: &Desk) -> Result<Option<Self>, Fault> {
        Ok(neighbours::are_there(desk).await?.then(|| Self(desk.clone())))
    }

    async fn begin(&self, tenant: TenantId) -> Result<Tx<Work>, CannotKeepVectors> {
        self.0.begin(Principal::worker(tenant)).await.map_err(|cannot| match cannot {
            CannotBegin::Fault(fault) => away(fault),
            refused => CannotKeepVectors::Wrong(refused.to_string()),
        })
    }
}

impl VectorStore for Neighbours {
    fn name(&self) -> &'static str {
        "postgresql"
    }

    fn put<'a>(&'a self, space: &'a Space, points: &'a [Point]) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        Box::pin(async move {
            let mut tx = self.begin(space.tenant).await?;
            neighbours::put(&mut tx, space, points).await.map_err(away)?;
            tx.commit().await.map_err(away)
        })
    }

    fn remove<'a>(
        &'a self,
        space: &'a Space,
        passages: &'a [PassageId],
    ) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        Box::pin(async move {
            let mut tx = self.begin(space.tenant).await?;
            neighbours::remove(&mut tx, space, passages).await.map_err(away)?;
            tx.commit().await.map_err(away)
        })
    }

    fn nearest<'a>(
        &'a self,
        space: &'a Space,
        language: Language,
        question: &'a [f32],
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<PassageId>, CannotKeepVectors>> {
        Box::pin(async move {
            let mut tx = self.begin(space.tenant).await?;
            let parts = neighbours::nearest(&mut tx, space, language, question, limit * PARTS).await.map_err(away)?;
            let mut passages = Vec::with_capacity(limit);
            for it in parts {
                if passages.len() < limit && !passages.contains(&it) {
                    passages.push(it);
                }
            }
            Ok(passages)
        })
    }

    fn retain<'a>(&'a self, tenant: TenantId, models: &'a [&'a str]) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        Box::pin(async move {
            let mut tx = self.begin(tenant).await?;
            neighbours::retain(&mut tx, models).await.map_err(away)?;
            tx.commit().await.map_err(away)
        })
    }
}

fn away(fault: Fault) -> CannotKeepVectors {
    CannotKeepVectors::Away(fault.to_string())
}
