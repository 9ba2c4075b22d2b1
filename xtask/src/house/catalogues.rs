//! What people read stands in `messages/`, in every language, and nowhere else.

use std::collections::BTreeMap;

use super::Finding;
use super::source::Source;
use super::tree::Tree;

const ROOMS: [&str; 1] = ["app/"];
/// Calls whose text is for developers.
const NOT_FOR_PEOPLE: [&str; 6] = ["reason", "expect", "panic!", "tracing::", "assert", "unreachable!"];
const SOURCE_LANGUAGE: &str = "en";

/// Finds sentences written into the screens.
pub fn check_sentences(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in ROOMS.iter().flat_map(|room| tree.rust_in(room)).filter(|source| !source.is_test()) {
        let end = source.tests_from();
        let lines: Vec<&str> = source.text.lines().collect();
        let spoken = |line: usize| !NOT_FOR_PEOPLE.iter().any(|call| lines[line - 1].contains(call));
        for (line, text) in source.strings.iter().filter(|(line, text)| *line < end && is_sentence(text)) {
            if spoken(*line) {
                findings.push(in_code(source, *line, text));
            }
        }
        for (line, code) in source.code_lines() {
            if let Some(text) = sentence_in_markup(code) {
                findings.push(in_code(source, line, text));
            }
        }
    }
    findings
}

fn in_code(source: &Source, line: usize, text: &str) -> Finding {
    Finding::new(&source.path, line, format!("“{text}” is for people: give it a name in messages/ and say `t!(…)`"))
}

/// A capital, a space, and no mark that only code uses.
fn is_sentence(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
        && text.split_whitespace().count() > 1
        && text.split_whitespace().nth(1).is_some_and(|word| {
            word.chars().all(|letter| letter.is_lowercase() || matches!(letter, '\'' | ',' | '.' | '’'))
        })
        && !text.contains(['=', '<', '{', '/', ';', '_', ':'])
}

/// Words between two tags: `<p>Nothing here yet</p>`.
fn sentence_in_markup(code: &str) -> Option<&str> {
    let after = &code[code.find('>')? + 1..];
    let text = after[..after.find("</")?].trim();
    is_sentence(text).then_some(text)
}

/// Finds messages that one language has and another lacks.
pub fn check_languages(tree: &Tree) -> Vec<Finding> {
    let mut languages: BTreeMap<&str, BTreeMap<&str, (&str, usize)>> = BTreeMap::new();
    for (path, text) in &tree.others {
        let Some((language, _)) = path.strip_prefix("messages/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        if path.ends_with(".ftl") {
            let messages = languages.entry(language).or_default();
            messages.extend(message_names(text).map(|(line, name)| (name, (path.as_str(), line))));
        }
    }

    let Some(original) = languages.get(SOURCE_LANGUAGE) else { return Vec::new() };
    let mut findings = Vec::new();
    for (language, messages) in &languages {
        for (from, to, name_of_to) in [(original, messages, *language), (messages, original, SOURCE_LANGUAGE)] {
            for (name, (path, line)) in from.iter().filter(|(name, _)| !to.contains_key(*name)) {
                findings.push(Finding::new(path, *line, format!("`{name}` is missing in `{name_of_to}`")));
            }
        }
    }
    findings
}

/// The names of the messages in a Fluent file. Terms (`-name`) belong to one language alone.
fn message_names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter_map(|(index, line)| {
        let name = line.split_once('=')?.0.trim_end();
        let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
        is_name.then_some((index + 1, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_names() {
        for sentence in ["Nothing here yet", "Répondre au client", "Sign in"] {
            assert!(is_sentence(sentence), "{sentence}");
        }
        for other in ["inbox.reply", "Cache-Control", "card card--wide", "Content-Type: a", "M4 12h8", "Last-Event-ID"]
        {
            assert!(!is_sentence(other), "{other}");
        }
    }

    #[test]
    fn a_screen_writes_no_sentences() {
        let tree = Tree::of_rust(&[(
            "app/src/inbox/page.rs",
            "view! {\n<p>Nothing here yet</p>\n<Empty title=\"Nobody has written\"/>\n<p>{t!(\"inbox.empty\")}</p> }\n#[expect(dead_code, reason = \"Shown later on\")]",
        )]);
        let lines: Vec<usize> = check_sentences(&tree).iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [3, 2]);
    }

    #[test]
    fn every_language_has_every_message() {
        let tree = Tree::of_others(&[
            ("messages/en/inbox.ftl", "# comment\ninbox-reply = Reply\n    .title = Answer\ninbox-send = Send\n"),
            ("messages/fr/inbox.ftl", "inbox-reply = Répondre\ninbox-vieux = Vieux\n"),
        ]);
        let found: Vec<String> = check_languages(&tree).iter().map(Finding::to_string).collect();
        assert_eq!(
            found,
            [
                "messages/en/inbox.ftl:4: `inbox-send` is missing in `fr`",
                "messages/fr/inbox.ftl:2: `inbox-vieux` is missing in `en`"
            ]
        );
    }
}
