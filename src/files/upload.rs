//! Bytes on their way in.

use sha2::{Digest, Sha256};

use super::kind::{Kind, LOOKED_AT};
use super::objects::{CannotKeep, Key, Objects, Unfinished};
use crate::ids::{FileId, TenantId};

/// The largest file, in bytes (`F-1`).
pub const LARGEST: u64 = LARGEST_MB as u64 * 1024 * 1024;
/// The same in megabytes, as people are told.
pub const LARGEST_MB: i64 = 25;
/// So many files of one sender may wait for the message that they go along with.
pub const MOST_WAITING: i64 = 10;
/// The most characters of a name.
const LONGEST_NAME: usize = 200;

/// Why a file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum CannotUpload {
    /// It has more than [`LARGEST`] bytes.
    #[error("the file is too large")]
    TooLarge,
    /// It has none.
    #[error("the file is empty")]
    Empty,
    /// It could not be kept.
    #[error(transparent)]
    Kept(#[from] CannotKeep),
}

/// A file whose bytes are safe and that no row tells of yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub(super) id: FileId,
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) bytes: i64,
    sha256: [u8; 32],
}

impl Kept {
    /// Which file it is to be.
    pub fn id(&self) -> FileId {
        self.id
    }

    /// What its sender calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is, by its content.
    pub fn media_type(&self) -> &'static str {
        self.kind.media_type
    }

    /// How long it is.
    pub fn bytes(&self) -> i64 {
        self.bytes
    }

    /// The hash of its bytes.
    pub fn sha256(&self) -> &[u8] {
        &self.sha256
    }

    /// Where its bytes are.
    pub fn key(&self, tenant: TenantId) -> Key {
        Key { tenant, file: self.id }
    }
}

/// A file that is being taken in, piece by piece. Dropped, nothing of it stays.
pub struct Upload {
    unfinished: Box<dyn Unfinished>,
    name: String,
    head: Vec<u8>,
    bytes: u64,
    hash: Sha256,
}

impl Upload {
    /// Begins with a file that its sender calls `name`.
    ///
    /// # Errors
    /// [`CannotUpload`].
    pub async fn begin(objects: &dyn Objects, name: &str) -> Result<Self, CannotUpload> {
        let unfinished = objects.begin().await?;
        Ok(Self { unfinished, name: shown(name), head: Vec::new(), bytes: 0, hash: Sha256::new() })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// [`CannotUpload`].
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), CannotUpload> {
        self.bytes += piece.len() as u64;
        if self.bytes > LARGEST {
            return Err(CannotUpload::TooLarge);
        }
        let looked_at = piece.len().min(LOOKED_AT - self.head.len());
        self.head.extend_from_slice(&piece[..looked_at]);
        self.hash.update(piece);
        Ok(self.unfinished.write(piece).await?)
    }

    /// The first bytes that came so far, by which one may tell what the file is.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Its name as it is shown.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes have come.
    pub fn length(&self) -> u64 {
        self.bytes
    }

    /// Keeps what was taken. Whoever has it writes it down, or the sweep removes it.
    ///
    /// # Errors
    /// [`CannotUpload`].
    pub async fn finish(self, tenant: TenantId) -> Result<Kept, CannotUpload> {
        let bytes = i64::try_from(self.bytes).map_err(|_| CannotUpload::TooLarge)?;
        if bytes == 0 {
            return Err(CannotUpload::Empty);
        }
        let (kind, sha256) = (Kind::of(&self.head), self.hash.finalize().into());
        let kept = Kept { id: FileId::new(), name: self.name, kind, bytes, sha256 };
        self.unfinished.keep(kept.key(tenant)).await?;
        Ok(kept)
    }
}

/// A sender's name of a file as it is shown: one line, and the last part of what may be a path.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // Marks that turn the direction of writing would let "exe.txt" stand for "txt.exe".
    let turns = |it: char| matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line: String = last.chars().filter(|it| !it.is_control() && !turns(*it)).take(LONGEST_NAME).collect();
    match line.trim().trim_matches('.') {
        "" => "file".to_owned(),
        _ => line.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f_3_a_name_is_one_line_of_text_and_no_path() {
        for (typed, name) in [
            ("photo.jpg", "photo.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\temp\\x.png", "x.png"),
            ("..", "file"),
            ("a\r\nSet-Cookie: x\0.txt", "aSet-Cookie: x.txt"),
            ("\u{202e}gpj.exe", "gpj.exe"),
            ("", "file"),
            ("été.pdf", "été.pdf"),
        ] {
            assert_eq!(shown(typed), name, "{typed:?}");
        }
        assert_eq!(shown(&"x".repeat(500)).len(), LONGEST_NAME);
    }
}
