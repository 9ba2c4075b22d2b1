//! Personal data as somebody sees it who may look but not know.

use super::Sight;

/// What stands for the hidden part.
const HIDDEN: &str = "•••";

impl Sight {
    /// A person's name: the first letter of each word remains, so that rows can be told apart.
    pub fn name(self, name: String) -> String {
        if !self.is_masked {
            return name;
        }
        let masked = |word: &str| Some(format!("{}{HIDDEN}", word.chars().next()?));
        name.split_whitespace().filter_map(masked).collect::<Vec<_>>().join(" ")
    }

    /// A mail address: the first letter remains; the domain often names the person too.
    pub fn email(self, email: String) -> String {
        if !self.is_masked {
            return email;
        }
        email.chars().next().map_or_else(String::new, |first| format!("{first}{HIDDEN}@{HIDDEN}"))
    }

    /// A telephone number, or another name for a person that machines gave: the last two
    /// characters remain.
    pub fn number(self, number: String) -> String {
        if !self.is_masked {
            return number;
        }
        let tail: Vec<char> = number.chars().rev().take(2).collect();
        format!("{HIDDEN}{}", tail.into_iter().rev().collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_viewer_cannot_tell_who_somebody_is() {
        let eva = Sight { is_masked: true, ..Sight::ALL };
        assert_eq!(eva.name("Sophie Martin".to_owned()), "S••• M•••");
        assert_eq!(eva.email("sophie@martin.example".to_owned()), "s•••@•••");
        assert_eq!(eva.number("+33 6 12 34 56 78".to_owned()), "•••78");
    }

    #[test]
    fn whoever_answers_sees_everything() {
        assert_eq!(Sight::ALL.name("Sophie Martin".to_owned()), "Sophie Martin");
        assert_eq!(Sight::ALL.email("sophie@martin.example".to_owned()), "sophie@martin.example");
    }
}
