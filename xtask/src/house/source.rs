//! Rust text, cut into code, comments and strings. Not a parser: just enough to tell a
//! statement in a string from a word in a comment.

/// One Rust file.
pub struct Source {
    /// Its path from the root of the clone, with forward slashes.
    pub path: String,
    /// The text as it stands.
    pub text: String,
    /// The text with comments and the insides of strings blanked; lines stay where they are.
    pub code: String,
    /// Every string literal with the line that it begins on.
    pub strings: Vec<(usize, String)>,
}

impl Source {
    /// Reads a file's text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut cutter = Cutter { rest: &text, line: 1, code: String::with_capacity(text.len()), strings: Vec::new() };
        cutter.cut();
        let Cutter { code, strings, .. } = cutter;
        Self { path: path.into(), text, code, strings }
    }

    /// It holds tests and nothing else.
    pub fn is_test(&self) -> bool {
        let mut names = self.path.split('/').rev();
        names.next().is_some_and(|file| matches!(file, "tests.rs" | "specimens.rs"))
            || names.any(|folder| matches!(folder, "tests" | "specimens"))
    }

    /// The line from which on there are only tests, if there are.
    pub fn tests_from(&self) -> usize {
        let found = self.code.lines().position(|line| line.trim() == "#[cfg(test)]");
        found.map_or(usize::MAX, |index| index + 1)
    }

    /// The lines of code before the tests, numbered from 1.
    pub fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.tests_from();
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line)).take_while(move |(line, _)| *line < end)
    }
}

struct Cutter<'text> {
    rest: &'text str,
    line: usize,
    code: String,
    strings: Vec<(usize, String)>,
}

impl<'text> Cutter<'text> {
    fn cut(&mut self) {
        while let Some(next) = self.rest.chars().next() {
            if self.rest.starts_with("//") {
                let end = self.rest.find('\n').unwrap_or(self.rest.len());
                self.blank(end);
            } else if self.rest.starts_with("/*") {
                self.blank(block_comment(self.rest));
            } else if let Some((open, close)) = raw_string(self.rest).filter(|_| !self.after_word()) {
                self.string(open, &close, false);
            } else if next == '"' {
                self.string(1, "\"", true);
            } else if next == '\'' {
                match char_literal(self.rest) {
                    Some(length) => self.blank(length),
                    None => self.keep(1),
                }
            } else {
                self.keep(next.len_utf8());
            }
        }
    }

    /// The text before belongs to the same word, so an `r` here opens nothing.
    fn after_word(&self) -> bool {
        self.code.chars().next_back().is_some_and(|last| last.is_alphanumeric() || last == '_')
    }

    fn take(&mut self, length: usize) -> &'text str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.line += taken.matches('\n').count();
        taken
    }

    fn keep(&mut self, length: usize) {
        let taken = self.take(length);
        self.code.push_str(taken);
    }

    fn blank(&mut self, length: usize) {
        let taken = self.take(length);
        self.code.extend(taken.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
    }

    fn string(&mut self, open: usize, close: &str, escapes: bool) {
        self.keep(open);
        let length = string_length(self.rest, close, escapes);
        self.strings.push((self.line, self.rest[..length].to_owned()));
        self.blank(length);
        self.keep(close.len().min(self.rest.len()));
    }
}

/// Length of the inside of a string, up to its closing mark.
fn string_length(text: &str, close: &str, escapes: bool) -> usize {
    let mut escaped = false;
    for (index, letter) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if escapes && letter == '\\' {
            escaped = true;
        } else if text[index..].starts_with(close) {
            return index;
        }
    }
    text.len()
}

/// `r"`, `r#"`, `br##"` …: the length of the opening mark, and the closing one.
fn raw_string(text: &str) -> Option<(usize, String)> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..]
        .starts_with('"')
        .then(|| (text.len() - after.len() + hashes + 1, format!("\"{}", "#".repeat(hashes))))
}

/// Length of a character literal; `None` for a lifetime.
fn char_literal(text: &str) -> Option<usize> {
    let inside = &text[1..];
    if inside.starts_with('\\') {
        // The escaped character itself may be a quotation mark.
        return inside.get(2..)?.find('\'').map(|end| end + 4);
    }
    let letter = inside.chars().next()?;
    inside[letter.len_utf8()..].starts_with('\'').then(|| letter.len_utf8() + 2)
}

/// Length of a block comment; they nest.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    for (index, _) in text.char_indices() {
        if text[index..].starts_with("/*") {
            depth += 1;
        } else if text[index..].starts_with("*/") {
            depth = depth.saturating_sub(1);
            // `/*/` opens and does not close.
            if depth == 0 && index > 1 {
                return index + 2;
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<(usize, String)> {
        Source::new("a.rs", text).strings
    }

    #[test]
    fn strings_are_told_from_comments() {
        let text = "// \"no\"\nlet a = \"yes\"; /* \"no /* nested */ no\" */\nlet b = \"a \\\" b\";";
        assert_eq!(strings(text), [(2, "yes".to_owned()), (3, "a \\\" b".to_owned())]);
    }

    #[test]
    fn raw_strings_end_where_their_hashes_end() {
        assert_eq!(strings("r#\"a \" b\"# br\"c\""), [(1, "a \" b".to_owned()), (1, "c".to_owned())]);
    }

    #[test]
    fn quotation_marks_in_characters_open_nothing() {
        assert_eq!(strings("f('\"', '\\'', '\\\\', b'\"'); fn g<'a>(x: &'a str) { \"s\" }"), [(1, "s".to_owned())]);
    }

    #[test]
    fn blanked_code_keeps_its_lines() {
        let source = Source::new("a.rs", "let a = \"x\ny\"; // axum::\nuse b;\n#[cfg(test)]\nmod tests;");
        assert!(!source.code.contains("axum"));
        assert_eq!(source.code_lines().last(), Some((3, "use b;")));
    }
}
