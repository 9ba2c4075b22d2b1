//! The settings of a Stripe account.

use std::net::IpAddr;

use reqwest::Url;

use super::{Hidden, WrongSetting, wrong};

/// The account at Stripe that takes the money of this instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripeAccount {
    /// With which we ask.
    pub key: Hidden,
    /// With which what Stripe sends us is signed.
    pub webhook_secret: Hidden,
    /// Where the API is, where it is not Stripe's own; without a slash at its end.
    pub url: Option<String>,
}

/// The account. Without the secret of its webhook nobody could tell Stripe from a stranger, so there is no account without (`W-2`).
pub(super) fn account(
    key: Option<String>,
    webhook_secret: Option<String>,
    url: Option<String>,
) -> Result<Option<StripeAccount>, WrongSetting> {
    match (key, webhook_secret) {
        (Some(key), Some(webhook_secret)) => {
            let url = url.map(address).transpose()?;
            Ok(Some(StripeAccount { key: Hidden(key), webhook_secret: Hidden(webhook_secret), url }))
        }
        (Some(_), None) => Err(wrong("STRIPE_WEBHOOK_SECRET", "is not set, and STRIPE_SECRET_KEY is")),
        (None, Some(_)) => Err(wrong("STRIPE_SECRET_KEY", "is not set, and STRIPE_WEBHOOK_SECRET is")),
        (None, None) if url.is_some() => Err(wrong("STRIPE_SECRET_KEY", "is not set, and STRIPE_API_URL is")),
        (None, None) => Ok(None),
    }
}

/// The key goes there with every call: in plain it may only go to this machine.
fn address(text: String) -> Result<String, WrongSetting> {
    let is_fine = Url::parse(&text).is_ok_and(|url| {
        let bare = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        let number = |host: &str| host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        let is_here = |host: &str| host == "localhost" || number(host).is_ok_and(|it| it.is_loopback());
        bare && url.host_str().is_some_and(|host| match url.scheme() {
            "https" => true,
            "http" => is_here(host),
            _ => false,
        })
    });
    if is_fine {
        Ok(text.trim_end_matches('/').to_owned())
    } else {
        Err(wrong("STRIPE_API_URL", "must begin with https://, or with http:// and an address of this machine"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(key: &str, secret: &str, url: &str) -> Result<Option<StripeAccount>, String> {
        let some = |text: &str| Some(text.to_owned()).filter(|it| !it.is_empty());
        account(some(key), some(secret), some(url)).map_err(|it| it.name)
    }

    #[test]
    fn w_2_there_is_no_account_without_the_secret_of_its_webhook() {
        assert_eq!(read("", "", ""), Ok(None));
        assert_eq!(read("sk_1", "", ""), Err("STRIPE_WEBHOOK_SECRET".to_owned()));
        assert_eq!(read("", "whsec_1", ""), Err("STRIPE_SECRET_KEY".to_owned()));
        assert_eq!(read("", "", "https://api.stripe.com"), Err("STRIPE_SECRET_KEY".to_owned()));
        assert_eq!(read("sk_1", "whsec_1", "").unwrap().and_then(|it| it.url), None);
    }

    #[test]
    fn p_2_the_key_goes_in_plain_to_this_machine_only_and_is_not_printed() {
        for (url, wanted) in [
            ("http://127.0.0.1:8420/", "http://127.0.0.1:8420"),
            ("http://[::1]:8420", "http://[::1]:8420"),
            ("http://localhost:8420", "http://localhost:8420"),
            ("https://stripe.internal", "https://stripe.internal"),
        ] {
            let account = read("sk_planted", "whsec_planted", url).unwrap().unwrap();
            assert_eq!(account.url.as_deref(), Some(wanted));
            assert!(!format!("{account:?}").contains("planted"));
        }
        for url in ["http://api.stripe.com", "http://10.0.0.1", "api.stripe.com", "ftp://127.0.0.1", "https://a:b@c.d"]
        {
            assert_eq!(read("sk_1", "whsec_1", url), Err("STRIPE_API_URL".to_owned()), "{url}");
        }
    }
}
