//! Tables for spreadsheets: the one writer of them (`P-6`).
//!
//! What people wrote is never a formula, in whatever column it stands.

/// What a spreadsheet takes for the beginning of a formula, in narrow letters and in wide ones.
const BEGINS_A_FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// Stands before it: spreadsheets show the rest as it is.
const GUARD: char = '\'';

/// A cell with a text in it, in quotes.
pub fn cell(text: &str) -> String {
    let guard = if text.starts_with(BEGINS_A_FORMULA) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// A line of cells with texts in them.
pub fn line<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = texts.into_iter().map(cell).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

/// A text as it was before [`cell`] guarded it: what was taken out can be brought back.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix(GUARD) {
        Some(rest) if rest.starts_with(BEGINS_A_FORMULA) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_6_no_cell_is_a_formula() {
        for formula in ["=1+1", "+33 6", "-2", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"] {
            assert!(cell(formula).starts_with("\"'"), "{formula:?}");
            let said = format!("'{formula}");
            assert_eq!(unguarded(&said), formula);
        }
        assert_eq!(cell("6 - 2"), "\"6 - 2\"");
        assert_eq!(unguarded("'s Gravenhage"), "'s Gravenhage");
    }

    #[test]
    fn quotes_and_line_breaks_stay_in_their_cell() {
        assert_eq!(line(["a \"b\"", "c\nd", ""]), "\"a \"\"b\"\"\",\"c\nd\",\"\"\r\n");
    }
}
