//! What each page and each door is tried with. A page or door that is not here fails.

use server::http::guarded::{mounted_doors, mounted_pages};
use switchboard::world::Filled;
use uuid::Uuid;

/// A value of a form.
#[derive(Debug, Clone, Copy)]
pub enum Sample {
    /// As it stands.
    Text(&'static str),
    /// The id of the row of this table.
    Id(&'static str),
}

use Sample::{Id, Text};

/// What stands in the place of `:id`: the table whose row it names.
const PAGES: &[(&str, &str)] = &[("/knowledge/:item", "knowledge_items")];

/// The fields of each door.
const DOORS: &[(&str, &[(&str, Sample)])] = &[
    (
        "/api/knowledge/write",
        &[("kind", Text("faq")), ("language", Text("en")), ("title", Text("Are you open?")), ("body", Text("Yes."))],
    ),
    (
        "/api/knowledge/revise",
        &[
            ("item", Id("knowledge_items")),
            ("kind", Text("faq")),
            ("based_on", Text("1")),
            ("language", Text("en")),
            ("title", Text("Are you open?")),
            ("body", Text("No.")),
        ],
    ),
    ("/api/knowledge/roll-back", &[("item", Id("knowledge_items")), ("version", Text("1"))]),
    ("/api/knowledge/disable", &[("item", Id("knowledge_items"))]),
    ("/api/knowledge/enable", &[("item", Id("knowledge_items"))]),
];

/// Whose ids are used.
#[derive(Clone, Copy)]
pub enum Ids<'a> {
    /// Those of a tenant.
    Of(&'a Filled),
    /// One that nobody has.
    Nobodys(Uuid),
}

impl Ids<'_> {
    fn of(self, table: &str) -> Uuid {
        match self {
            Self::Of(filled) => filled.id(table),
            Self::Nobodys(id) => id,
        }
    }
}

/// Whether the page or door names something by its id.
pub fn names_something(path: &str) -> bool {
    path.contains(':') || door(path).is_some_and(|fields| fields.iter().any(|(_, it)| matches!(it, Id(_))))
}

/// A page's path with its `:name` filled in.
pub fn page(path: &str, ids: Ids<'_>) -> String {
    let Some((before, after)) = path.split_once(':') else { return path.to_owned() };
    let table = PAGES.iter().find(|(it, _)| *it == path);
    let (_, table) = table.unwrap_or_else(|| panic!("say in samples.rs what {path} is tried with"));
    let rest = after.split_once('/').map(|(_, rest)| format!("/{rest}")).unwrap_or_default();
    format!("{before}{}{rest}", ids.of(table))
}

fn door(path: &str) -> Option<&'static [(&'static str, Sample)]> {
    DOORS.iter().find(|(it, _)| *it == path).map(|(_, fields)| *fields)
}

/// The fields to try a door with.
pub fn fields(path: &str, ids: Ids<'_>) -> Vec<(String, String)> {
    let fields = door(path).unwrap_or_else(|| panic!("say in samples.rs what {path} is tried with"));
    fields
        .iter()
        .map(|(name, sample)| {
            let value = match sample {
                Text(text) => (*text).to_owned(),
                Id(table) => ids.of(table).to_string(),
            };
            ((*name).to_owned(), value)
        })
        .collect()
}

#[test]
fn every_page_and_every_door_has_its_sample() {
    let pages = mounted_pages().into_iter().filter(|it| it.contains(':') && !PAGES.iter().any(|(path, _)| path == it));
    let doors = mounted_doors().into_iter().filter(|it| door(it).is_none());
    let missing: Vec<String> = pages.chain(doors).collect();
    assert!(missing.is_empty(), "say in samples.rs what these are tried with: {missing:#?}");
}

#[test]
fn no_sample_is_left_of_something_that_is_gone() {
    let (pages, doors) = (mounted_pages(), mounted_doors());
    let gone = PAGES.iter().map(|(path, _)| path).filter(|it| !pages.iter().any(|page| page == *it));
    let gone = gone.chain(DOORS.iter().map(|(path, _)| path).filter(|it| !doors.iter().any(|door| door == *it)));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&&str>::new());
}
