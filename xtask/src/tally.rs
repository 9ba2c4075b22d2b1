//! Counting tests in what the test programs print.

use std::ops::AddAssign;

/// How many passed and how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

impl Tally {
    /// One that passed, where a step is a single check.
    pub const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
    /// One that failed, where a step is a single check or never came to count.
    pub const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    /// Reads the closing line of one of `cargo test`'s programs:
    /// `test result: ok. 12 passed; 1 failed; 0 ignored; …`
    pub fn in_line(line: &str) -> Option<Self> {
        line.contains("test result:").then_some(())?;
        Some(Self { passed: number_before(line, " passed;")?, failed: number_before(line, " failed;")? })
    }

    /// Reads one row of the faults' table: a goal is `met` or `MISSED`.
    pub fn in_goal(line: &str) -> Option<Self> {
        line.contains(" goal ").then_some(())?;
        match line.split_whitespace().next_back()? {
            "met" => Some(Self::ONE_PASSED),
            "MISSED" => Some(Self::ONE_FAILED),
            _ => None,
        }
    }

    /// Reads the `stats` that close Playwright's JSON report. A flaky journey is a failed one.
    pub fn in_playwright_report(json: &str) -> Option<Self> {
        let stats = &json[json.rfind("\"stats\"")?..];
        let flaky = number_after(stats, "\"flaky\":")?;
        Some(Self {
            passed: number_after(stats, "\"expected\":")?,
            failed: number_after(stats, "\"unexpected\":")? + flaky,
        })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn number_before(text: &str, mark: &str) -> Option<u64> {
    text[..text.find(mark)?].rsplit(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

fn number_after(text: &str, mark: &str) -> Option<u64> {
    let rest = text[text.find(mark)? + mark.len()..].trim_start();
    rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_test_closes_with_its_counts() {
        let line = "test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 3 filtered out";
        assert_eq!(Tally::in_line(line), Some(Tally { passed: 12, failed: 1 }));
    }

    #[test]
    fn colours_do_not_hide_the_counts() {
        let line = "test result: \u{1b}[32mok\u{1b}[0m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(Tally::in_line(line), Some(Tally { passed: 7, failed: 0 }));
    }

    #[test]
    fn a_test_about_results_is_not_a_result() {
        assert_eq!(Tally::in_line("test tally::tests::cargo_test_closes_with_its_counts ... ok"), None);
    }

    #[test]
    fn a_goal_of_a_fault_is_met_or_missed() {
        let row = |end: &str| Tally::in_goal(&format!("  R-1  app-killed  lost  0  goal = 0  {end}"));
        assert_eq!(row("met"), Some(Tally::ONE_PASSED));
        assert_eq!(row("MISSED"), Some(Tally::ONE_FAILED));
        assert_eq!(row("not measured"), None);
        assert_eq!(Tally::in_goal("fault: app-killed.lost=0 met"), None);
    }

    #[test]
    fn a_flaky_journey_counts_as_failed() {
        let report = r#"{"suites": [], "stats": {"startTime": "", "duration": 9.5, "expected": 8, "skipped": 1, "unexpected": 2, "flaky": 1}}"#;
        assert_eq!(Tally::in_playwright_report(report), Some(Tally { passed: 8, failed: 3 }));
    }
}
