//! What stands for somebody's name in a saved reply: `{contact}`.

/// Every variable that a body may have.
pub const VARIABLES: [&str; 3] = ["contact", "agent", "workspace"];

/// What the variables stand for in one conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Values<'a> {
    /// The customer, where they have said their name.
    pub contact: Option<&'a str>,
    /// Who answers.
    pub agent: &'a str,
    /// The workspace.
    pub workspace: &'a str,
}

impl Values<'_> {
    fn of(&self, variable: &str) -> Option<&str> {
        match variable {
            "contact" => self.contact.map(str::trim).filter(|it| !it.is_empty()),
            "agent" => Some(self.agent),
            "workspace" => Some(self.workspace),
            _ => None,
        }
    }
}

/// A body, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Variable(&'a str),
}

/// Takes a body apart. Braces around anything but a word of letters are braces.
fn pieces(body: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = body;
    while let Some((before, name, after)) = next_variable(rest) {
        pieces.push(Piece::Words(before));
        pieces.push(Piece::Variable(name));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

fn next_variable(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('{').find_map(|(at, _)| {
        let (name, after) = text[at + 1..].split_once('}')?;
        let is_name = !name.is_empty() && name.chars().all(|it| it.is_alphanumeric() || matches!(it, '_' | '.' | '-'));
        is_name.then_some((&text[..at], name, after))
    })
}

/// The first variable of a body that nobody could fill.
pub(super) fn unknown(body: &str) -> Option<&str> {
    pieces(body).into_iter().find_map(|piece| match piece {
        Piece::Variable(name) if !VARIABLES.contains(&name) => Some(name),
        Piece::Variable(_) | Piece::Words(_) => None,
    })
}

/// A body with its variables filled.
pub(super) fn fill(body: &str, values: &Values<'_>) -> String {
    let mut filled = String::with_capacity(body.len());
    for piece in pieces(body) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Variable(name) => match values.of(name) {
                Some(value) => filled.push_str(value),
                // "Bonjour {contact}," becomes "Bonjour,".
                None if filled.ends_with(' ') => drop(filled.pop()),
                None => {}
            },
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: Values<'_> = Values { contact: Some("Sophie {agent}"), agent: "Amélie", workspace: "Ma Boutique" };

    #[test]
    fn variables_are_filled_once_and_braces_stay_braces() {
        let body = "Bonjour {contact}, {a b} {} {\n{agent}, {workspace}";
        assert_eq!(fill(body, &OURS), "Bonjour Sophie {agent}, {a b} {} {\nAmélie, Ma Boutique");
    }

    #[test]
    fn a_customer_without_a_name_leaves_no_hole() {
        for contact in [None, Some("  ")] {
            assert_eq!(fill("Bonjour {contact}, merci.", &Values { contact, ..OURS }), "Bonjour, merci.");
        }
    }

    #[test]
    fn what_nobody_could_fill_is_found() {
        assert_eq!(unknown("Hello {contact}, {order.number} {x}"), Some("order.number"));
        assert_eq!(unknown("Hello {contact} {agent} {workspace} { contact } {}"), None);
    }
}
