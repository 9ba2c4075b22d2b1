//! Passwords: which ones may be chosen, and how they are kept.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use super::Email;
use crate::fault::Fault;

/// Shortest password, in characters (`A-1`).
pub const SHORTEST: usize = 8;
/// Longest password, in characters: beyond it, hashing would serve an attacker.
pub const LONGEST: usize = 1024;

/// A password as somebody typed or pasted it: never trimmed, never shown.
#[derive(Clone)]
pub struct Password(String);

/// Why a password cannot be chosen. There are no rules of composition: they make passwords
/// worse (NIST SP 800-63B, §5.1.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Fewer than [`SHORTEST`] characters.
    #[error("the password is too short")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("the password is too long")]
    TooLong,
    /// One of the first that an attacker tries.
    #[error("the password is one of the most common")]
    Common,
    /// The person's own address.
    #[error("the password is the address")]
    LikeEmail,
}

/// The passwords that lead the published lists of stolen ones, and their French cousins: 23,000
/// words in lower case, sorted. Also short ones, because people make them long with a number.
static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// Longest number or row of exclamation marks behind a common password that makes it no better.
const LONGEST_TAIL: usize = 8;

/// Whether an attacker tries the password, in lower case, among the first.
fn is_common(password: &str) -> bool {
    let is_listed = |word: &str| COMMON.binary_search(&word).is_ok();
    let stem = password.trim_end_matches(|it: char| it.is_ascii_digit() || it == '!');
    is_listed(password) || (password.len() - stem.len() <= LONGEST_TAIL && is_listed(stem))
}

impl Password {
    /// A password that somebody wants to have.
    ///
    /// # Errors
    /// [`WeakPassword`].
    pub fn chosen(text: &str, by: &Email) -> Result<Self, WeakPassword> {
        let length = text.chars().count();
        if length < SHORTEST {
            return Err(WeakPassword::TooShort);
        }
        if length > LONGEST {
            return Err(WeakPassword::TooLong);
        }
        let lower = text.to_lowercase();
        if lower == by.as_str() || lower == by.local_part() {
            return Err(WeakPassword::LikeEmail);
        }
        if is_common(&lower) {
            return Err(WeakPassword::Common);
        }
        Ok(Self(text.to_owned()))
    }

    /// A password that somebody presents to prove who they are: compared, never judged.
    /// What is too long to be anybody's is cut, so that it costs no more than a long one.
    pub fn presented(text: &str) -> Self {
        Self(text.chars().take(LONGEST + 1).collect())
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// The least that OWASP's password storage cheat sheet asks of argon2id: 19 MiB, two passes,
/// one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

fn argon2() -> Result<Argon2<'static>, Fault> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Fault::other)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// As many hashes at once as there are cores: more would only be slower, and each holds
/// 19 MiB.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)));

/// Runs one hash beside the requests, when it is its turn.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> Result<T, Fault> + Send + 'static) -> Result<T, Fault> {
    let turn = TURNS.acquire().await.map_err(Fault::other)?;
    let done = tokio::task::spawn_blocking(work).await.map_err(Fault::other)?;
    drop(turn);
    done
}

/// The hash to keep, in PHC format with its own salt.
pub(crate) async fn hash(password: &Password) -> Result<String, Fault> {
    let password = password.clone();
    beside(move || {
        let hash: PasswordHash = argon2()?.hash_password(password.0.as_bytes()).map_err(Fault::other)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password is the one behind `kept`. Without an account there is no hash; then
/// one that fits nobody is compared, so that both cases take the same time (`A-2`).
pub(super) async fn is(password: &Password, kept: Option<String>) -> Result<bool, Fault> {
    let password = password.clone();
    beside(move || {
        let exists = kept.is_some();
        let kept = kept.unwrap_or_else(|| NOBODYS.clone());
        // Accounts that cannot sign in with a password keep a word that is no hash.
        let Ok(kept) = PasswordHash::new(&kept) else { return Ok(false) };
        Ok(argon2()?.verify_password(password.0.as_bytes(), &kept).is_ok() && exists)
    })
    .await
}

/// A hash of this process alone, of a password that nobody has.
static NOBODYS: LazyLock<String> = LazyLock::new(|| {
    let secret = super::Secret::new_random();
    let hash = argon2().and_then(|it| it.hash_password(secret.reveal().as_bytes()).map_err(Fault::other));
    hash.map(|it: PasswordHash| it.to_string()).unwrap_or_default()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str) -> Result<Password, WeakPassword> {
        Password::chosen(text, &Email::parse("amelie.durand@example.com").unwrap())
    }

    #[tokio::test]
    async fn a_1_long_and_unicode_passwords_are_taken_as_they_are() {
        for text in ["x".repeat(129).as_str(), "пароль с пробелами ", "🔐🔐🔐🔐🔐🔐🔐🔐", &"é".repeat(1024)]
        {
            let password = chosen(text).unwrap();
            let kept = hash(&password).await.unwrap();
            assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
            assert!(is(&Password::presented(text), Some(kept.clone())).await.unwrap());
            assert!(!is(&Password::presented(&format!("{text}x")), Some(kept.clone())).await.unwrap());
            let shorter: String = text.chars().skip(1).collect();
            assert!(!is(&Password::presented(&shorter), Some(kept)).await.unwrap());
        }
    }

    #[test]
    fn a_1_short_common_and_obvious_passwords_are_refused() {
        assert_eq!(chosen("1234567").unwrap_err(), WeakPassword::TooShort);
        assert_eq!(chosen(&"x".repeat(1025)).unwrap_err(), WeakPassword::TooLong);
        assert_eq!(chosen("Motdepasse123").unwrap_err(), WeakPassword::Common);
        assert_eq!(chosen("amelie.durand").unwrap_err(), WeakPassword::LikeEmail);
        assert_eq!(chosen("Amelie.Durand@example.com").unwrap_err(), WeakPassword::LikeEmail);
        assert!(chosen("no rules of composition").is_ok());
    }

    #[tokio::test]
    async fn a_2_nobodys_password_fits_nothing_and_takes_as_long() {
        let password = Password::presented("anything at all");
        assert!(!is(&password, None).await.unwrap());
        assert!(!is(&password, Some("none".to_owned())).await.unwrap());
        assert!(NOBODYS.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    #[test]
    fn p_2_a_password_does_not_show_itself() {
        assert_eq!(format!("{:?}", chosen("correct horse battery").unwrap()), "Password(…)");
    }

    #[test]
    fn a_1_a_number_behind_a_common_password_makes_it_no_better() {
        for text in ["Dragon2024!", "monkey!!", "Sunshine1", "AZERTY1789", "Motdepasse!", "qwertyuiop"] {
            assert_eq!(chosen(text).unwrap_err(), WeakPassword::Common, "{text}");
        }
        for text in ["dragon boat 2024!", "monkey 8172645", "tilleul-et-menthe", "anna192837465564738"] {
            assert!(chosen(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn the_list_can_be_searched_and_holds_nothing_in_vain() {
        assert!(COMMON.is_sorted() && COMMON.len() > 20_000);
        let is_reached = |it: &&str| {
            *it == it.to_lowercase() && (it.len() >= SHORTEST || !it.ends_with(|end: char| end.is_ascii_digit()))
        };
        let vain: Vec<&&str> = COMMON.iter().filter(|it| !is_reached(it)).collect();
        assert!(vain.is_empty(), "{vain:?}");
    }
}
