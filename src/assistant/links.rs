//! The hosts that a reply may link to: those that the cited knowledge names itself.

use crate::knowledge::search::Passage;

/// The hosts of every web address in the passages and their titles, also of those that stand bare in the text:
/// messengers make links of them, and an answer that quotes the text must keep its words.
pub(super) fn hosts<'a>(passages: impl IntoIterator<Item = &'a Passage>) -> Vec<String> {
    let mut hosts: Vec<String> =
        passages.into_iter().flat_map(|it| addresses(&it.title).chain(addresses(&it.text))).collect();
    hosts.sort();
    hosts.dedup();
    hosts
}

fn addresses(text: &str) -> impl Iterator<Item = String> {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '"' | '\'' | '|');
    text.split(is_end).filter_map(|word| {
        let lower = word.to_ascii_lowercase();
        let rest = ["https://", "http://"].iter().find_map(|scheme| lower.strip_prefix(scheme));
        let host = rest.unwrap_or(&lower).split(['/', '?', '#', ':']).next()?.trim_end_matches(['.', ',', ';', '!']);
        let is_host = host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        is_host.then(|| host.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_those_of_the_addresses_in_the_text() {
        let text = "See https://Shop.example/returns, (www.post.example.) or mail help@mail.example. https://u@evil";
        assert_eq!(addresses(text).collect::<Vec<_>>(), ["shop.example", "www.post.example"]);
        assert_eq!(addresses("Ask on help.example, not here.").collect::<Vec<_>>(), ["help.example"]);
    }
}
