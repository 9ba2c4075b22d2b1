//! The bytes of files in a bucket that speaks S3: `PREFIX/TENANT/FILE`.
//!
//! What comes in is first written to a folder of this machine, as if it were to stay there: a file has
//! no name in the bucket before it is whole, and a sender who goes away costs no request.

use std::io;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use futures::TryStreamExt as _;
use futures::future::BoxFuture;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{BackoffConfig, Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt as _, RetryConfig};
use switchboard::files::{CannotKeep, Key, Objects, Unfinished};
use switchboard::ids::{FileId, TenantId};

use super::Folder;
use crate::commands::Failure;
use crate::settings::Bucket as Settings;

/// A request that fails is tried again so often, and no longer than this: somebody waits for it.
const TRIES: usize = 3;
const PATIENCE: Duration = Duration::from_secs(20);

/// A bucket that keeps the bytes of files.
#[derive(Debug, Clone)]
pub struct Bucket {
    store: Arc<AmazonS3>,
    prefix: Path,
    spool: Folder,
}

impl Bucket {
    /// Keeps bytes in this bucket; `spool` takes what is on its way in.
    ///
    /// # Errors
    /// What is wrong with the settings. Nothing is asked yet.
    pub fn at(settings: &Settings, spool: Folder) -> Result<Self, Failure> {
        let backoff = BackoffConfig { init_backoff: Duration::from_millis(100), ..BackoffConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&settings.name)
            .with_region(&settings.region)
            .with_access_key_id(&settings.key_id)
            .with_secret_access_key(&settings.secret.0)
            .with_disable_bulk_delete(true)
            .with_retry(RetryConfig { backoff, max_retries: TRIES, retry_timeout: PATIENCE });
        if let Some(endpoint) = &settings.endpoint {
            // Only the operator names it: a store in the same rack may speak plain http.
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        let store = builder.build().map_err(|problem| format!("FILES_BUCKET: {problem}"))?;
        Ok(Self { store: Arc::new(store), prefix: Path::from(settings.prefix.as_str()), spool })
    }

    fn of(&self, tenant: TenantId) -> Path {
        self.prefix.clone().join(tenant.to_string())
    }

    fn path(&self, key: Key) -> Path {
        self.of(key.tenant).join(key.file.to_string())
    }
}

fn refused(error: Error) -> CannotKeep {
    CannotKeep::Broken(io::Error::other(error))
}

/// Bytes on their way in.
struct Begun {
    bucket: Bucket,
    spooled: Box<dyn Unfinished>,
}

impl Unfinished for Begun {
    fn write<'a>(&'a mut self, bytes: &'a [u8]) -> BoxFuture<'a, Result<(), CannotKeep>> {
        self.spooled.write(bytes)
    }

    fn keep(self: Box<Self>, key: Key) -> BoxFuture<'static, Result<(), CannotKeep>> {
        /// Longer than any file is.
        const WHOLE: usize = 64 << 20;

        Box::pin(async move {
            let Self { bucket, spooled } = *self;
            spooled.keep(key).await?;
            let bytes = bucket.spool.read(key, 0, WHOLE).await?;
            let put = bucket.store.put(&bucket.path(key), bytes.into()).await.map_err(refused);
            // Whether it is in the bucket or not: its sender is told, and nobody reads it here.
            bucket.spool.remove(key).await?;
            put.map(drop)
        })
    }
}

impl Objects for Bucket {
    fn begin(&self) -> BoxFuture<'_, Result<Box<dyn Unfinished>, CannotKeep>> {
        Box::pin(async move {
            let spooled = self.spool.begin().await?;
            let begun: Box<dyn Unfinished> = Box::new(Begun { bucket: self.clone(), spooled });
            Ok(begun)
        })
    }

    fn read(&self, key: Key, from: u64, most: usize) -> BoxFuture<'_, Result<Vec<u8>, CannotKeep>> {
        Box::pin(async move {
            let path = self.path(key);
            let range = GetRange::Bounded(from..from.saturating_add(most as u64));
            let asked = self.store.get_opts(&path, GetOptions { range: Some(range), ..GetOptions::default() }).await;
            let error = match asked {
                Ok(found) => return Ok(found.bytes().await.map_err(refused)?.to_vec()),
                Err(Error::NotFound { .. }) => return Ok(Vec::new()),
                Err(error) => error,
            };
            // A store may refuse to read from the end on.
            match self.store.head(&path).await {
                Ok(known) if from >= known.size => Ok(Vec::new()),
                _ => Err(refused(error)),
            }
        })
    }

    fn remove(&self, key: Key) -> BoxFuture<'_, Result<(), CannotKeep>> {
        Box::pin(async move {
            match self.store.delete(&self.path(key)).await {
                Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
                Err(error) => Err(refused(error)),
            }
        })
    }

    fn tenants(&self) -> BoxFuture<'_, Result<Vec<TenantId>, CannotKeep>> {
        Box::pin(async move {
            let listed = self.store.list_with_delimiter(Some(&self.prefix)).await.map_err(refused)?;
            Ok(listed.common_prefixes.iter().filter_map(|it| it.filename()?.parse().ok()).collect())
        })
    }

    fn kept_before(&self, tenant: TenantId, moment: SystemTime) -> BoxFuture<'_, Result<Vec<FileId>, CannotKeep>> {
        Box::pin(async move {
            // What a crash left on its way in.
            for file in self.spool.kept_before(tenant, moment).await? {
                self.spool.remove(Key { tenant, file }).await?;
            }
            let all: Vec<_> = self.store.list(Some(&self.of(tenant))).try_collect().await.map_err(refused)?;
            let is_old = |it: &object_store::ObjectMeta| SystemTime::from(it.last_modified) < moment;
            let id = |it: &object_store::ObjectMeta| it.location.filename()?.parse().ok();
            Ok(all.iter().filter(|it| is_old(it)).filter_map(id).collect())
        })
    }
}

#[cfg(test)]
mod tests;
