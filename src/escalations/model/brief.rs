//! What whoever takes an escalation should know.

crate::words! {
    /// Who wrote a brief.
    pub enum Writer {
        /// Plain rules, from what stands in the thread.
        Rules = "rules",
        /// The workspace's language model.
        Model = "model",
        /// A person.
        Person = "person",
    }
}

/// What whoever takes it should know, in five lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Brief {
    /// Who the customer is.
    pub who: String,
    /// What it is about.
    pub what: String,
    /// What was tried.
    pub tried: String,
    /// What they were promised.
    pub promised: String,
    /// What is to be done next.
    pub next: String,
}

impl Brief {
    /// Most characters of a line.
    pub const LONGEST: usize = 500;

    /// The same with each line on one line, no longer than [`Brief::LONGEST`] and without what no text can hold.
    #[must_use]
    pub fn tidy(self) -> Self {
        let tidy = |text: String| {
            let words: Vec<&str> = text.split(|it: char| it.is_whitespace() || it.is_control()).collect();
            let one_line = words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
            match one_line.char_indices().nth(Self::LONGEST) {
                Some((end, _)) => one_line[..end].to_owned(),
                None => one_line,
            }
        };
        Self {
            who: tidy(self.who),
            what: tidy(self.what),
            tried: tidy(self.tried),
            promised: tidy(self.promised),
            next: tidy(self.next),
        }
    }

    /// Whether a line is missing.
    pub fn has_gaps(&self) -> bool {
        [&self.who, &self.what, &self.tried, &self.promised, &self.next].into_iter().any(String::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_19_a_brief_has_five_lines_whatever_is_written_into_it() {
        let long = "x".repeat(Brief::LONGEST + 1);
        let brief = Brief { who: "Sophie\0 \n Martin".to_owned(), what: long, ..Brief::default() }.tidy();
        assert_eq!(brief.who, "Sophie Martin");
        assert_eq!(brief.what.len(), Brief::LONGEST);
        assert!(brief.has_gaps(), "nothing was tried");
    }
}
