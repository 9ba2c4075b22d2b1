//! Forms with nested fields, as Stripe reads them: `items[0][price]=price_1`.

use url::form_urlencoded::Serializer;

/// The fields of a request. What is nested has its place in its name: `subscription_data[metadata][tenant]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// A form without fields.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The same with a field. The first of the path is its name, and each of the others is inside of the one before.
    #[must_use]
    pub fn with<const N: usize>(mut self, path: [&str; N], value: impl ToString) -> Self {
        let mut name = String::new();
        for (place, part) in path.into_iter().enumerate() {
            match place {
                0 => name.push_str(part),
                _ => name.extend(["[", part, "]"]),
            }
        }
        self.0.push((name, value.to_string()));
        self
    }

    /// The same with a field where there is a value for it.
    #[must_use]
    pub fn with_some<const N: usize>(self, path: [&str; N], value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(path, value),
            None => self,
        }
    }

    /// Whether there is no field.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The form as it is sent, in a body or behind a question mark.
    pub fn encoded(&self) -> String {
        let mut text = Serializer::new(String::new());
        text.extend_pairs(self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        text.finish()
    }
}
