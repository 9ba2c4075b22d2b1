//! Faults: accidents, as opposed to refusals, which are ours on purpose.
//!
//! A fault carries its cause for the log. People never see the cause: the door logs it once
//! and shows one calm sentence with a reference.

/// Something went wrong on our side.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// PostgreSQL failed, refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A stored value does not have the shape that the code expects.
    #[error("stored value: {0}")]
    Stored(#[from] serde_json::Error),
    /// Anything else, said in words.
    #[error("{0}")]
    Other(String),
}

impl Fault {
    /// A fault in words, for causes that have no type of their own.
    pub fn other(cause: impl std::fmt::Display) -> Self {
        Self::Other(cause.to_string())
    }

    /// Whether trying again later may succeed: the database is away, full or shutting down.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Database(
                sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Protocol(_),
            ) => true,
            Self::Database(sqlx::Error::Database(e)) => {
                // Besides whole classes: a lock that was not free, and a standby that takes no writes yet.
                e.code().is_some_and(|it| {
                    matches!(it.get(..2), Some("08" | "40" | "53" | "57")) || matches!(&*it, "55P03" | "25006")
                })
            }
            _ => false,
        }
    }
}

/// Turns one violated constraint into a refusal, and leaves every other error a fault.
pub trait OnConstraint<T> {
    /// `name` is the constraint or unique index as PostgreSQL knows it.
    ///
    /// # Errors
    /// `refusal` where that constraint refused the row; a [`Fault`] otherwise.
    fn on_constraint<E: From<Fault>>(self, name: &str, refusal: E) -> Result<T, E>;
}

impl<T> OnConstraint<T> for Result<T, sqlx::Error> {
    fn on_constraint<E: From<Fault>>(self, name: &str, refusal: E) -> Result<T, E> {
        self.map_err(|error| match &error {
            sqlx::Error::Database(e) if e.constraint() == Some(name) => refusal,
            _ => Fault::from(error).into(),
        })
    }
}

impl<T> OnConstraint<T> for Result<T, Fault> {
    fn on_constraint<E: From<Fault>>(self, name: &str, refusal: E) -> Result<T, E> {
        match self {
            Err(Fault::Database(error)) => Err(error).on_constraint(name, refusal),
            other => other.map_err(E::from),
        }
    }
}
