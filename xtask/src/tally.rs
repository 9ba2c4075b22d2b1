//! Counting tests in what the test programs print.

use std::ops::AddAssign;

/// What became of tests: how many passed, and which did not, so that the end of a log names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many passed.
    pub passed: u64,
    /// The names of those that failed, each with its first complaint where there is one.
    pub failed: Vec<String>,
    /// The names of those that passed only when they were tried again. They passed, and want looking at.
    pub unsteady: Vec<String>,
}

impl Tally {
    /// One that passed.
    pub fn one_passed() -> Self {
        Self { passed: 1, ..Self::default() }
    }

    /// One that failed, or a step that never came to count.
    pub fn one_failed(name: impl Into<String>) -> Self {
        Self { failed: vec![name.into()], ..Self::default() }
    }

    /// Reads a line of what `cargo test` prints: `test name ... FAILED`, or the closing
    /// `test result: ok. 12 passed; 1 failed; 0 ignored; …`
    pub fn in_line(line: &str) -> Option<Self> {
        if line.contains("test result:") {
            return Some(Self { passed: number_before(line, " passed;")?, ..Self::default() });
        }
        let (name, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
        verdict.contains("FAILED").then(|| Self::one_failed(name))
    }

    /// Reads one row of the faults' table: a goal is `met` or `MISSED`.
    pub fn in_goal(line: &str) -> Option<Self> {
        line.contains(" goal ").then_some(())?;
        match line.split_whitespace().next_back()? {
            "met" => Some(Self::one_passed()),
            "MISSED" => Some(Self::one_failed(line.split_whitespace().collect::<Vec<_>>().join(" "))),
            _ => None,
        }
    }

    /// Reads one line of what `end2end/support/verdicts.ts` writes: a journey's verdict, a tab, and its name.
    pub fn in_verdict(line: &str) -> Option<Self> {
        let (verdict, name) = line.split_once('\t')?;
        match verdict {
            "passed" => Some(Self::one_passed()),
            "failed" => Some(Self::one_failed(name)),
            "unsteady" => Some(Self { unsteady: vec![name.to_owned()], ..Self::one_passed() }),
            _ => None,
        }
    }

    /// Whether nothing was counted at all.
    pub fn is_empty(&self) -> bool {
        self.passed == 0 && self.failed.is_empty()
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed.extend(other.failed);
        self.unsteady.extend(other.unsteady);
    }
}

fn number_before(text: &str, mark: &str) -> Option<u64> {
    text[..text.find(mark)?].rsplit(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_test_closes_with_its_counts() {
        let line = "test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 3 filtered out";
        assert_eq!(Tally::in_line(line), Some(Tally { passed: 12, ..Tally::default() }));
    }

    #[test]
    fn colours_do_not_hide_the_counts() {
        let line = "test result: \u{1b}[32mok\u{1b}[0m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(Tally::in_line(line), Some(Tally { passed: 7, ..Tally::default() }));
    }

    #[test]
    fn a_failed_test_is_named() {
        let line = "test inbox::tests::a_reply_is_kept ... \u{1b}[31mFAILED\u{1b}[0m";
        assert_eq!(Tally::in_line(line), Some(Tally::one_failed("inbox::tests::a_reply_is_kept")));
    }

    #[test]
    fn a_test_about_results_is_not_a_result() {
        assert_eq!(Tally::in_line("test tally::tests::cargo_test_closes_with_its_counts ... ok"), None);
    }

    #[test]
    fn a_goal_of_a_fault_is_met_or_missed() {
        let row = |end: &str| Tally::in_goal(&format!("  R-1  app-killed  lost  0  goal = 0  {end}"));
        assert_eq!(row("met"), Some(Tally::one_passed()));
        assert_eq!(row("MISSED"), Some(Tally::one_failed("R-1 app-killed lost 0 goal = 0 MISSED")));
        assert_eq!(row("not measured"), None);
        assert_eq!(Tally::in_goal("fault: app-killed.lost=0 met"), None);
    }

    #[test]
    fn a_journey_that_passes_the_second_time_passed_and_is_named() {
        let mut tally = Tally::default();
        for line in ["passed\ta", "unsteady\tb", "failed\tc: no button", "skipped\td", ""] {
            Tally::in_verdict(line).into_iter().for_each(|it| tally += it);
        }
        assert_eq!(tally, Tally { passed: 2, failed: vec!["c: no button".to_owned()], unsteady: vec!["b".to_owned()] });
    }
}
