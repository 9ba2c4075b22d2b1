//! Settings that nobody should read by accident.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

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

/// The key of the seal.
pub(super) fn key(text: &str) -> Result<[u8; 32], WrongSetting> {
    let bytes = STANDARD.decode(text).map_err(|_| wrong("SECRET_KEY", "is not base64"))?;
    bytes.try_into().map_err(|_| wrong("SECRET_KEY", "must be 32 bytes: openssl rand -base64 32"))
}
