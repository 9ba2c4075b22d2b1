//! Charts in an office file: the numbers that they draw, as a table.

use std::collections::HashMap;

use super::relations::Relations;
use crate::Unreadable;
use crate::archive::Archive;
use crate::blocks::row;
use crate::xml::{self, Node};

/// Rows of one chart that are read.
const MOST_ROWS: usize = 1_000;

/// The charts of a part, by the id under which it shows them.
pub(super) type Charts = HashMap<String, String>;

pub(super) fn all(archive: &mut Archive<'_>, relations: &Relations) -> Result<Charts, Unreadable> {
    let mut charts = Charts::new();
    for (id, target) in relations.all_of_kind("/chart") {
        if let Some(bytes) = archive.bytes(target)? {
            charts.insert(id.to_owned(), table(&xml::tree(&bytes)?));
        }
    }
    Ok(charts)
}

/// A row of series names, then a row for each category: its name and each series' value.
fn table(chart: &Node) -> String {
    let mut series = Vec::new();
    chart.find_all("a:ser", &mut series);
    let named = series.iter().map(|one| points(one.child("a:tx")).into_values().next().unwrap_or_default());
    let header = row([String::new()].into_iter().chain(named));
    let categories = series.first().map(|one| points(one.child("a:cat"))).unwrap_or_default();
    let values: Vec<HashMap<usize, String>> = series.iter().map(|one| points(one.child("a:val"))).collect();
    let longest = values.iter().chain([&categories]).flat_map(HashMap::keys).max().map_or(0, |last| last + 1);
    let rows = (0..longest.min(MOST_ROWS)).map(|at| {
        let of = |column: &HashMap<usize, String>| column.get(&at).cloned().unwrap_or_default();
        row([of(&categories)].into_iter().chain(values.iter().map(of)))
    });
    [header].into_iter().chain(rows).filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The values that the file keeps beside a reference into its workbook.
fn points(of: Option<&Node>) -> HashMap<usize, String> {
    let mut found = Vec::new();
    if let Some(node) = of {
        node.find_all("a:pt", &mut found);
    }
    let read = |point: &Node| Some((point.attribute("idx")?.parse().ok()?, point.text().trim().to_owned()));
    found.into_iter().filter_map(read).collect()
}
