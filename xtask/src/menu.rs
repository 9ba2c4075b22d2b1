//! Choosing by name from a list that explains itself.

use crate::failure::{Failure, Outcome};

/// Something that can be chosen: its name, what it is about, and what it does with further words.
pub type Choice = (&'static str, &'static str, fn(&[&str]) -> Outcome);

/// Does what the first word names. `kind` is what the list is a list of: "measurement", "fault".
pub fn choose(kind: &str, choices: &[Choice], words: &[&str]) -> Outcome {
    let (wanted, rest) = words.split_first().map_or(("", words), |(wanted, rest)| (*wanted, rest));
    match choices.iter().find(|(name, ..)| *name == wanted) {
        Some((_, _, act)) => act(rest),
        None => Err(Failure::new(format!("There is no {kind} `{wanted}`")).advice(known(choices))),
    }
}

fn known(choices: &[Choice]) -> String {
    if choices.is_empty() {
        return "none is defined yet".to_owned();
    }
    let lines: Vec<String> = choices.iter().map(|(name, about, _)| format!("\n    {name}  {about}")).collect();
    format!("choose one of{}", lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        let choices: [Choice; 1] = [("answers", "how many questions are answered", |_| Ok(()))];
        assert!(choose("measurement", &choices, &["answers"]).is_ok());

        let refusal =
            choose("measurement", &choices, &["answer"]).map_or_else(|failure| failure.to_string(), |()| String::new());
        assert!(refusal.contains("There is no measurement `answer`"), "{refusal}");
        assert!(refusal.contains("how many questions are answered"), "{refusal}");
    }
}
