//! Closed sets of words: statuses, roles, kinds.
//!
//! A status is an enum in Rust and a checked word in PostgreSQL; this macro keeps the two
//! spelled the same, once.

/// A word that is not in its set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {kind}")]
pub struct UnknownWord {
    /// Name of the set, e.g. `Status`.
    pub kind: &'static str,
}

/// Declares an enum whose variants are words in the database, in JSON and in addresses.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::Type), sqlx(type_name = "text"))]
        $vis enum $name {
            $($(#[$vdoc])*
            #[serde(rename = $word)]
            #[cfg_attr(not(target_arch = "wasm32"), sqlx(rename = $word))]
            $variant),+
        }

        impl $name {
            /// Every word of the set, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it stands in the database and in addresses.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|it| it.word() == word)
                    .ok_or($crate::words::UnknownWord { kind: stringify!($name) })
            }
        }
    };
}
