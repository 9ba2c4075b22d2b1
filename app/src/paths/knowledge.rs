//! Addresses of what the assistant answers from, and of what keeps it good.

use switchboard::ids::{FileId, GapId, ItemId, KnowledgeImportId, QuestionId, SiteId};
use switchboard::knowledge::Kind;

use super::here;

/// What the assistant may answer from.
pub fn knowledge() -> String {
    here("/knowledge")
}

/// Adds a question or a text.
pub fn knowledge_new(kind: Kind) -> String {
    here(&format!("/knowledge/new?kind={kind}"))
}

/// Tries a question.
pub fn knowledge_test() -> String {
    here("/knowledge/test")
}

/// A question that is tried; `language` is a tag.
pub fn knowledge_tried(question: &str, language: Option<&str>) -> String {
    let language = language.map(|it| format!("&in={it}")).unwrap_or_default();
    here(&format!("/knowledge/test?q={}{language}", crate::encode(question)))
}

/// The questions that the assistant should be able to answer.
pub fn evaluation() -> String {
    here("/knowledge/evaluation")
}

/// A question of the set, where it stands there.
pub fn evaluation_question(id: QuestionId) -> String {
    here(&format!("/knowledge/evaluation#question-{id}"))
}

/// What a change of an item would do to the answers; `change` says which, as a query does.
pub fn knowledge_preview(id: ItemId, change: &str) -> String {
    here(&format!("/knowledge/{id}/preview?change={change}"))
}

/// What customers ask and the knowledge does not say.
pub fn knowledge_gaps() -> String {
    here("/knowledge/gaps")
}

/// One gap of the knowledge.
pub fn knowledge_gap(id: GapId) -> String {
    here(&format!("/knowledge/gaps/{id}"))
}

/// Brings questions from a spreadsheet.
pub fn knowledge_import() -> String {
    here("/knowledge/import")
}

/// A table of questions that was brought.
pub fn knowledge_table(id: KnowledgeImportId) -> String {
    here(&format!("/knowledge/import/{id}"))
}

/// Two versions of an item of knowledge, side by side.
pub fn knowledge_compare(id: ItemId) -> String {
    here(&format!("/knowledge/{id}/compare"))
}

/// One item of knowledge.
pub fn knowledge_item(id: ItemId) -> String {
    here(&format!("/knowledge/{id}"))
}

/// Where a citation of an item stands: at its page, in what has pages.
pub fn citation(id: ItemId, version: Option<i32>, page: Option<i32>) -> String {
    match (version, page) {
        (Some(version), Some(page)) => here(&format!("/knowledge/{id}?version={version}&page={page}#page-{page}")),
        _ => knowledge_item(id),
    }
}

/// A file that a document was read from.
pub fn knowledge_original(id: FileId) -> String {
    here(&format!("/knowledge/originals/{id}"))
}

/// The sources that could not be read, inside of a workspace.
pub const KNOWLEDGE_FAILED: &str = "/knowledge?state=failed";
/// The sources that may be out of date, inside of a workspace.
pub const KNOWLEDGE_STALE: &str = "/knowledge?state=stale";

/// The websites that are read.
pub fn sites() -> String {
    here("/knowledge/sites")
}

/// Adds a website.
pub fn new_site() -> String {
    here("/knowledge/sites/new")
}

/// Which answers would be others without a website.
pub fn site_preview(id: SiteId) -> String {
    here(&format!("/knowledge/sites/{id}/preview"))
}

/// One website.
pub fn site(id: SiteId) -> String {
    here(&format!("/knowledge/sites/{id}"))
}
