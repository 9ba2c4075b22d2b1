//! A clone must build anywhere: no path of one machine, no address of one registry.

use super::Finding;
use super::tree::Tree;

/// Folders of somebody's machine. Each is put together here so that this file does not name them.
const FOLDERS: [&str; 4] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];
const TEMPORARY: &str = concat!("/t", "mp/");

/// Finds paths and addresses that hold on one machine only.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.all() {
        for (index, line) in text.lines().enumerate() {
            if let Some(what) = ties(path, line) {
                findings.push(Finding::new(path, index + 1, what));
            }
        }
    }
    findings
}

fn ties(path: &str, line: &str) -> Option<String> {
    if path.ends_with("package-lock.json") {
        return line.contains("\"resolved\": \"http").then(|| {
            "names a registry; write the lock file with `omit-lockfile-registry-resolved=true` (the .npmrc beside it)".to_owned()
        });
    }
    if let Some(folder) = FOLDERS.iter().find(|folder| names(line, folder)) {
        return Some(format!(
            "names `{folder}` of one machine; build the path from a setting or the manifest's folder"
        ));
    }
    (path.ends_with(".rs") && names(line, TEMPORARY))
        .then(|| format!("names `{TEMPORARY}`; ask `std::env::temp_dir()`"))
}

/// The folder stands at the beginning of a path, not inside of one (`app/work/`, `example.com/home/`).
fn names(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        line[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric() && !matches!(before, '_' | '-' | '.' | '}' | '*' | '/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_one_machine_is_found() {
        let line = format!("let data = \"{}main/data\";", FOLDERS[0]);
        assert!(ties("src/a.rs", &line).is_some());
        assert!(ties("docs/a.md", &format!("{}x", TEMPORARY)).is_none());
        assert!(ties("src/a.rs", &format!("open(\"{}x\")", TEMPORARY)).is_some());
    }

    #[test]
    fn a_folder_inside_of_a_path_is_nobodys_machine() {
        assert!(ties("src/a.rs", &format!("see app{}page.rs", FOLDERS[2])).is_none());
    }

    #[test]
    fn a_lock_file_names_no_registry() {
        assert!(ties("tools/package-lock.json", "  \"resolved\": \"https://registry.example/x.tgz\",").is_some());
        assert!(ties("tools/package-lock.json", "  \"version\": \"1.0.0\",").is_none());
    }
}
