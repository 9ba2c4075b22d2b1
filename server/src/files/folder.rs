//! The bytes of files in a folder: `root/TENANT/FILE`.

use std::io::{self, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use futures::future::BoxFuture;
use switchboard::files::{CannotKeep, Key, Objects, Unfinished};
use switchboard::ids::{FileId, TenantId};
use tokio::fs::{self, File};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};
use uuid::Uuid;

/// Where bytes are written before they are kept, below the root.
const UNFINISHED: &str = "unfinished";

/// A folder that keeps the bytes of files.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Keeps bytes in this folder, which is made when the first come.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn of(&self, tenant: TenantId) -> PathBuf {
        self.root.join(tenant.to_string())
    }

    fn path(&self, key: Key) -> PathBuf {
        self.of(key.tenant).join(key.file.to_string())
    }
}

/// Bytes in the making. The name goes with the value, so a dropped one leaves nothing.
struct Begun {
    root: PathBuf,
    path: PathBuf,
    file: Option<File>,
}

impl Drop for Begun {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // What cannot be removed now, the sweep removes.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Tells a full disk from an accident.
fn refused(error: io::Error) -> CannotKeep {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => CannotKeep::Full,
        _ => CannotKeep::Broken(error),
    }
}

/// Makes a name in a folder outlive a power cut.
async fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder).await?.sync_all().await
}

impl Unfinished for Begun {
    fn write<'a>(&'a mut self, bytes: &'a [u8]) -> BoxFuture<'a, Result<(), CannotKeep>> {
        Box::pin(async move {
            let file = self.file.as_mut().ok_or_else(|| CannotKeep::Broken(io::ErrorKind::NotFound.into()))?;
            file.write_all(bytes).await.map_err(refused)?;
            // A write is done by another thread; what it says of a full disk is heard here.
            file.flush().await.map_err(refused)
        })
    }

    fn keep(mut self: Box<Self>, key: Key) -> BoxFuture<'static, Result<(), CannotKeep>> {
        Box::pin(async move {
            let file = self.file.as_mut().ok_or_else(|| CannotKeep::Broken(io::ErrorKind::NotFound.into()))?;
            file.sync_all().await.map_err(refused)?;
            let folder = Folder::at(self.root.clone());
            let theirs = folder.of(key.tenant);
            fs::create_dir_all(&theirs).await.map_err(refused)?;
            fs::rename(&self.path, folder.path(key)).await.map_err(refused)?;
            self.file = None;
            sync_folder(&theirs).await.map_err(refused)
        })
    }
}

impl Objects for Folder {
    fn begin(&self) -> BoxFuture<'_, Result<Box<dyn Unfinished>, CannotKeep>> {
        Box::pin(async move {
            let folder = self.root.join(UNFINISHED);
            fs::create_dir_all(&folder).await.map_err(refused)?;
            let path = folder.join(Uuid::now_v7().to_string());
            let file = File::create_new(&path).await.map_err(refused)?;
            let begun: Box<dyn Unfinished> = Box::new(Begun { root: self.root.clone(), path, file: Some(file) });
            Ok(begun)
        })
    }

    fn read(&self, key: Key, from: u64, most: usize) -> BoxFuture<'_, Result<Vec<u8>, CannotKeep>> {
        Box::pin(async move {
            let mut file = match File::open(self.path(key)).await {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
                opened => opened?,
            };
            file.seek(SeekFrom::Start(from)).await?;
            let mut bytes = Vec::with_capacity(most);
            file.take(most as u64).read_to_end(&mut bytes).await?;
            Ok(bytes)
        })
    }

    fn remove(&self, key: Key) -> BoxFuture<'_, Result<(), CannotKeep>> {
        Box::pin(async move {
            match fs::remove_file(self.path(key)).await {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                removed => Ok(removed?),
            }
        })
    }

    fn tenants(&self) -> BoxFuture<'_, Result<Vec<TenantId>, CannotKeep>> {
        Box::pin(async move { Ok(named(&self.root, None).await?) })
    }

    fn kept_before(&self, tenant: TenantId, moment: SystemTime) -> BoxFuture<'_, Result<Vec<FileId>, CannotKeep>> {
        Box::pin(async move {
            let unfinished = self.root.join(UNFINISHED);
            for left in named::<Uuid>(&unfinished, Some(moment)).await? {
                fs::remove_file(unfinished.join(left.to_string())).await?;
            }
            Ok(named(&self.of(tenant), Some(moment)).await?)
        })
    }
}

/// The ids that name something in a folder, of what was changed before a moment.
async fn named<Id: std::str::FromStr>(folder: &Path, before: Option<SystemTime>) -> io::Result<Vec<Id>> {
    let mut found = Vec::new();
    let mut entries = match fs::read_dir(folder).await {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        entries => entries?,
    };
    while let Some(entry) = entries.next_entry().await? {
        let Ok(id) = entry.file_name().to_string_lossy().parse() else { continue };
        let is_old = match before {
            None => true,
            Some(moment) => entry.metadata().await?.modified()? < moment,
        };
        if is_old {
            found.push(id);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn key(number: u128) -> Key {
        Key { tenant: TenantId(Uuid::from_u128(1)), file: FileId(Uuid::from_u128(number)) }
    }

    async fn files_in(folder: &Path) -> usize {
        let mut count = 0;
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let mut entries = fs::read_dir(folder).await.unwrap();
            while let Some(entry) = entries.next_entry().await.unwrap() {
                if entry.file_type().await.unwrap().is_dir() { folders.push(entry.path()) } else { count += 1 }
            }
        }
        count
    }

    #[tokio::test]
    async fn what_is_kept_is_read_and_what_is_dropped_leaves_nothing() {
        let root = std::env::temp_dir().join(format!("switchboard-folder-{}", Uuid::now_v7()));
        let folder = Folder::at(&root);
        let mut begun = folder.begin().await.unwrap();
        begun.write(b"Hello, ").await.unwrap();
        begun.write(b"Sophie").await.unwrap();
        assert_eq!(folder.read(key(1), 0, 100).await.unwrap(), b"", "not there before it is kept");
        begun.keep(key(1)).await.unwrap();
        let mut dropped = folder.begin().await.unwrap();
        dropped.write(b"half").await.unwrap();
        drop(dropped);

        assert_eq!(folder.read(key(1), 7, 3).await.unwrap(), b"Sop");
        assert_eq!(files_in(&root).await, 1);
        assert_eq!(folder.tenants().await.unwrap(), [key(1).tenant]);
        let later = SystemTime::now() + Duration::from_secs(60);
        assert_eq!(folder.kept_before(key(1).tenant, later).await.unwrap(), [key(1).file]);
        assert_eq!(folder.kept_before(key(1).tenant, SystemTime::UNIX_EPOCH).await.unwrap(), []);
        folder.remove(key(1)).await.unwrap();
        folder.remove(key(1)).await.unwrap();
        assert_eq!(files_in(&root).await, 0);
        std::fs::remove_dir_all(root).unwrap();
    }

    #[tokio::test]
    async fn r_9_a_full_disk_is_told_from_an_accident() {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").await.unwrap();
        let path = std::env::temp_dir().join(format!("switchboard-none-{}", Uuid::now_v7()));
        let mut begun = Begun { root: path.clone(), path, file: Some(full) };
        assert!(matches!(begun.write(b"x").await, Err(CannotKeep::Full)));
        let gone = io::Error::from(io::ErrorKind::NotFound);
        assert!(matches!(refused(gone), CannotKeep::Broken(_)));
    }
}
