//! Files as they are told to whoever is outside of the desk: by a link that ends.

use serde::Serialize;
use switchboard::files::{File, Key, link};
use switchboard::ids::TenantId;
use switchboard::tenancy::Desk;
use utoipa::ToSchema;

/// A file that was sent along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LinkedFile {
    /// What its sender calls it: text to show, nothing to trust.
    name: String,
    /// What it is, by its content.
    media_type: String,
    /// How long it is.
    bytes: i64,
    /// How wide, for a picture that a page may show.
    width: Option<i32>,
    /// How high.
    height: Option<i32>,
    /// Where it is for at least seven days. Whoever has the link has the file.
    url: String,
}

/// Makes links to the files of a workspace.
#[derive(Clone, Copy)]
pub struct Links<'a> {
    /// Signs them.
    pub desk: &'a Desk,
    /// Whose files.
    pub tenant: TenantId,
    /// What they begin with: the desk's public address, or nothing on its own pages.
    pub base: &'a str,
}

impl Links<'_> {
    /// Files with their links.
    pub fn told(self, files: &[File]) -> Vec<LinkedFile> {
        files.iter().map(|it| self.one(it)).collect()
    }

    fn one(self, file: &File) -> LinkedFile {
        let secret = link(self.desk.seal(), Key { tenant: self.tenant, file: file.id }, self.desk.now());
        let picture = file.picture();
        LinkedFile {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            width: picture.map(|it| it.0),
            height: picture.map(|it| it.1),
            url: format!("{}/file/{secret}", self.base),
        }
    }
}
