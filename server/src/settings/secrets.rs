//! Settings that nobody should read by accident.

use std::collections::BTreeSet;
use std::fmt;
use std::num::NonZeroU8;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use switchboard::sealing::{FIRST_KEY, SealKey};

use super::{WrongSetting, wrong};

/// A text that nothing prints by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

/// The password of a database's address, as it was before it was percent-encoded.
pub(super) fn password(url: &str) -> Option<Hidden> {
    let url = reqwest::Url::parse(url).ok()?;
    // A plus is a plus here, and not a blank as in a form.
    let field = format!("p={}", url.password()?.replace('+', "%2B"));
    form_urlencoded::parse(field.as_bytes()).next().map(|(_, it)| Hidden(it.into_owned()))
}

/// The key that seals, and the others that open: `base64`, or `number:base64`.
pub(super) fn keys(current: Option<String>, others: &str) -> Result<Option<Vec<SealKey>>, WrongSetting> {
    let others = others.split(',').map(str::trim).filter(|it| !it.is_empty());
    let others: Vec<SealKey> = others.map(|it| key(OTHERS, it)).collect::<Result<_, _>>()?;
    let Some(current) = current else {
        let is_alone = others.is_empty();
        return if is_alone { Ok(None) } else { Err(wrong(CURRENT, "is not set, and only it seals")) };
    };
    let all: Vec<SealKey> =
        std::iter::once(key(CURRENT, &current)).chain(others.into_iter().map(Ok)).collect::<Result<_, _>>()?;
    let ids: BTreeSet<u8> = all.iter().map(|it| it.id).collect();
    if ids.len() < all.len() {
        return Err(wrong(OTHERS, "two keys have the same number; give the new one another, e.g. 2:…"));
    }
    Ok(Some(all))
}

const CURRENT: &str = "SECRET_KEY";
const OTHERS: &str = "SECRET_KEYS_OTHER";

fn key(name: &str, text: &str) -> Result<SealKey, WrongSetting> {
    // Base64 has no colon.
    let (id, text) = match text.split_once(':') {
        Some((id, text)) => {
            let id = id.parse::<NonZeroU8>();
            (id.map_err(|_| wrong(name, "the number before the colon must be 1 to 255"))?.get(), text)
        }
        None => (FIRST_KEY, text),
    };
    let bytes = STANDARD.decode(text).map_err(|_| wrong(name, "is not base64"))?;
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| wrong(name, "must be 32 bytes: openssl rand -base64 32"))?;
    Ok(SealKey { id, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const TWO: &str = "2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    fn ids(current: Option<&str>, others: &str) -> Result<Option<Vec<u8>>, String> {
        let read = keys(current.map(str::to_owned), others).map_err(|it| it.to_string())?;
        Ok(read.map(|all| all.iter().map(|it| it.id).collect()))
    }

    #[test]
    fn the_key_that_seals_comes_first_and_a_key_without_a_number_is_the_first() {
        assert_eq!(ids(None, ""), Ok(None));
        assert_eq!(ids(Some(ONE), ""), Ok(Some(vec![1])));
        assert_eq!(ids(Some(TWO), ONE), Ok(Some(vec![2, 1])));
        assert_eq!(ids(Some(ONE), &format!(" {TWO} ,")), Ok(Some(vec![1, 2])));
    }

    #[test]
    fn p_1_keys_that_cannot_be_told_apart_or_seal_nothing_are_refused() {
        for (current, others, named) in [
            (None, ONE, "SECRET_KEY: "),
            (Some(ONE), ONE, "SECRET_KEYS_OTHER: two keys"),
            (Some(TWO), "x:AA==", "SECRET_KEYS_OTHER: the number"),
            (Some("0:AA=="), "", "SECRET_KEY: the number"),
            (Some(ONE), "2:AA==", "SECRET_KEYS_OTHER: must be 32 bytes"),
            (Some(ONE), "2:?", "SECRET_KEYS_OTHER: is not base64"),
        ] {
            let refused = ids(current, others).unwrap_err();
            assert!(refused.starts_with(named), "{refused}");
            assert!(!refused.contains("AAAA"), "a key is not told: {refused}");
        }
    }

    #[test]
    fn p_2_no_secret_of_the_settings_shows_itself() {
        let planted = [
            ("SECRET_KEY", TWO),
            ("SECRET_KEYS_OTHER", ONE),
            ("DATABASE_URL", "postgres://desk:planted-1@db/desk"),
            ("DATABASE_ADMIN_URL", "postgres://owner:planted-2@db/desk"),
            ("SMTP_URL", "smtps://desk:planted-3@mail.example.com"),
            ("EMBEDDING_URL", "https://models.example.com/v1"),
            ("EMBEDDING_MODEL", "small"),
            ("EMBEDDING_KEY", "planted-4"),
            ("STRIPE_SECRET_KEY", "planted-5"),
            ("STRIPE_WEBHOOK_SECRET", "planted-6"),
        ];
        let settings = crate::settings::understand(|name| {
            planted.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
        });
        let shown = format!("{:?} {:#?}", settings.as_ref().unwrap(), settings.as_ref().unwrap());
        for secret in ["planted", "AAAA", "AQEB"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        let seal = settings.unwrap().seal().unwrap();
        assert_eq!((seal.current(), format!("{seal:?}")), (2, "Seal(…)".to_owned()));
    }
}
