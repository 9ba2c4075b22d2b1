//! What comes before a page is parsed: its characters, and a look at how deep it goes.

/// Elements within elements, as deep as browsers go. Deeper ones cost the square of their depth.
const DEEPEST: usize = 512;

/// Decodes a page: by its byte order mark, by what the server said, by what the page says.
pub(super) fn decode(bytes: &[u8], charset: Option<&str>) -> String {
    const DECLARED_WITHIN: usize = 1024;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    crate::text::decode(bytes, charset.or_else(|| declared(&start)))
}

/// The character set in `<meta charset=…>`, `<meta content="…; charset=…">` or `<?xml encoding=…?>`.
fn declared(start: &str) -> Option<&str> {
    let after = ["charset=", "encoding="].iter().find_map(|sign| start.split_once(sign))?.1;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let label = after.split(['"', '\'', ' ', ';', '>', '/', '?']).next()?;
    // A page that we can read the declaration of is not in UTF-16, whatever it says.
    (!label.is_empty() && !label.starts_with("utf-16")).then_some(label)
}

/// The page up to where it nests too deep; all of it, for every page that people write.
pub(super) fn shallow(source: &str) -> &str {
    let mut depth = 0_usize;
    for (at, _) in source.match_indices('<') {
        let tag = &source[at + 1..];
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let length = tag.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = &tag[..length.min(16)];
        if name.is_empty() || closes_itself(name) {
            continue;
        }
        depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
        if depth > DEEPEST {
            return &source[..at];
        }
    }
    source
}

/// Elements whose end tag is forbidden or may be left out, so that counting them would tell nothing.
fn closes_itself(name: &str) -> bool {
    const OPEN_ENDED: [&str; 36] = [
        "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "head", "hr", "html", "img",
        "input", "li", "link", "meta", "optgroup", "option", "p", "param", "path", "rect", "rp", "rt", "source",
        "tbody", "td", "tfoot", "th", "thead", "tr", "track", "use", "wbr",
    ];
    OPEN_ENDED.iter().any(|one| one.eq_ignore_ascii_case(name))
}
