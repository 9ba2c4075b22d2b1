//! Relations: which part of an office file points to which.

use crate::archive::Archive;
use crate::{Unreadable, xml};

/// What a part of an office file points to: other parts, by id.
#[derive(Default)]
pub(super) struct Relations {
    all: Vec<Relation>,
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relations {
    /// The relations of a part; none where the file lists none. The part `""` is the file itself.
    pub(super) fn of(archive: &mut Archive<'_>, part: &str) -> Result<Self, Unreadable> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let list = resolve(folder, &format!("_rels/{name}.rels"));
        let Some(listed) = archive.bytes(&list)? else { return Ok(Self::default()) };
        let mut relations = Self::default();
        for relation in xml::tree(&listed)?.nodes() {
            let (Some(id), Some(target)) = (relation.attribute("Id"), relation.attribute("Target")) else { continue };
            if relation.attribute("TargetMode") == Some("External") {
                continue;
            }
            let kind = relation.attribute("Type").unwrap_or_default().to_owned();
            relations.all.push(Relation { id: id.to_owned(), kind, target: resolve(folder, target) });
        }
        Ok(relations)
    }

    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.all.iter().find(|one| one.id == id).map(|one| one.target.as_str())
    }

    /// The first target whose kind ends like this: `/styles`.
    pub(super) fn of_kind(&self, ending: &str) -> Option<&str> {
        self.all_of_kind(ending).map(|(_, target)| target).next()
    }

    /// Ids and targets of this kind, in the order in which the file lists them.
    pub(super) fn all_of_kind(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        let of_kind = self.all.iter().filter(move |one| one.kind.ends_with(ending));
        of_kind.map(|one| (one.id.as_str(), one.target.as_str()))
    }
}

/// A target as a name in the archive: relative to the folder of its part, or from the top.
fn resolve(folder: &str, target: &str) -> String {
    let whole = if target.starts_with('/') { target.to_owned() } else { format!("{folder}/{target}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
