//! Which paths of a site are read.

use super::Address;
use super::robots::matches;

/// Patterns of one kind, at most.
pub const MOST_PATTERNS: usize = 20;
/// Longest pattern, in bytes.
const LONGEST: usize = 200;

/// The paths that a workspace chose: beginnings of paths, in which `*` is anything and `$` the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// Only these; none is every path.
    pub include: Vec<String>,
    /// Not these, whatever is included.
    pub exclude: Vec<String>,
}

impl Scope {
    /// Reads patterns as people write them: one a line, each a path. `None` where one is not a path
    /// or there are too many.
    pub fn lines(text: &str) -> Option<Vec<String>> {
        let lines: Vec<String> = text.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect();
        Self::fits(&lines).then_some(lines)
    }

    /// Whether these are patterns.
    pub fn fits(patterns: &[String]) -> bool {
        let is_path = |it: &String| {
            it.starts_with(['/', '*']) && it.len() <= LONGEST && !it.chars().any(|it| it.is_control() || it == ' ')
        };
        patterns.len() <= MOST_PATTERNS && patterns.iter().all(is_path)
    }

    /// Whether a page is read.
    pub fn takes(&self, page: &Address) -> bool {
        let path = page.path();
        let any = |patterns: &[String]| patterns.iter().any(|it| matches(it, &path));
        (self.include.is_empty() || any(&self.include)) && !any(&self.exclude)
    }
}
