//! The settings of a bucket that keeps the bytes of files.

use super::{Hidden, WrongSetting, wrong};

/// A bucket that speaks S3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// What it is called.
    pub name: String,
    /// What the names in it begin with; empty where it is all ours.
    pub prefix: String,
    /// Where it is, as its provider names places.
    pub region: String,
    /// Its address, where it is not Amazon's.
    pub endpoint: Option<String>,
    /// Who asks.
    pub key_id: String,
    /// With which the requests are signed.
    pub secret: Hidden,
}

/// The bucket, from `FILES_BUCKET` (`name` or `name/prefix`) and what belongs to it.
pub(super) fn bucket(some: impl Fn(&str) -> Option<String>) -> Result<Option<Bucket>, WrongSetting> {
    let Some(place) = some("FILES_BUCKET") else { return Ok(None) };
    let (name, prefix) = place.split_once('/').unwrap_or((&place, ""));
    let needed = |setting: &str| some(setting).ok_or_else(|| wrong(setting, "is not set, and FILES_BUCKET is"));
    let endpoint = some("FILES_ENDPOINT");
    if endpoint.as_ref().is_some_and(|it| !(it.starts_with("https://") || it.starts_with("http://"))) {
        return Err(wrong("FILES_ENDPOINT", "must begin with https:// or http://"));
    }
    Ok(Some(Bucket {
        name: name.to_owned(),
        prefix: prefix.trim_matches('/').to_owned(),
        region: needed("FILES_REGION")?,
        endpoint,
        key_id: needed("FILES_KEY_ID")?,
        secret: Hidden(needed("FILES_SECRET")?),
    }))
}
