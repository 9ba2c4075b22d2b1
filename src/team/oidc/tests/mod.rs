//! Tokens as hostile people make them.

pub mod stand_in;

use hmac::{Hmac, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::{Claims, Expected, Keys, NotBelieved, check};
use stand_in::*;

const NOW: OffsetDateTime = datetime!(2026-11-20 09:00 UTC);

fn good() -> Value {
    json!({
        "iss": ISSUER, "sub": "u-1", "aud": CLIENT, "nonce": "n-1",
        "exp": (NOW + Duration::minutes(5)).unix_timestamp(), "iat": NOW.unix_timestamp(),
        "email": "Ines@Boutique.example", "email_verified": true, "name": "Inès", "amr": ["mfa", "hwk"],
    })
}

/// The good claims, but for some; `null` takes one out.
fn but(changes: Value) -> Value {
    let mut claims = good();
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
}

fn read(token: &str, keys: &[Value]) -> Result<Claims, NotBelieved> {
    let expected = Expected { issuer: ISSUER, client: CLIENT, nonce: "n-1", now: NOW };
    check(token, &Keys::read(&set(keys)).unwrap(), &expected)
}

#[test]
fn a_token_of_either_kind_is_read() {
    let (p256, rsa) = (P256::new("ec"), Rsa::new());
    let keys = [p256.shown(), rsa.shown()];
    for token in [p256.token(&good()), rsa.token(&good())] {
        let claims = read(&token, &keys).unwrap();
        assert_eq!((claims.subject.as_str(), claims.is_verified), ("u-1", true));
        assert_eq!(claims.email.unwrap().as_str(), "ines@boutique.example");
    }
}

#[test]
fn a_token_that_says_something_wrong_is_not_believed() {
    let key = P256::new("ec");
    let at = |moment: OffsetDateTime| moment.unix_timestamp();
    let long_ago = NOW - Duration::minutes(12);
    for (changes, why) in [
        (json!({ "iss": "https://id.boutique.example/" }), NotBelieved::Issuer),
        (json!({ "iss": "https://id.evil.example" }), NotBelieved::Issuer),
        (json!({ "aud": "another" }), NotBelieved::Audience),
        (json!({ "aud": [] }), NotBelieved::Audience),
        (json!({ "aud": [CLIENT, "another"] }), NotBelieved::Audience),
        (json!({ "aud": [CLIENT, "another"], "azp": "another" }), NotBelieved::Audience),
        (json!({ "azp": "another" }), NotBelieved::Audience),
        (json!({ "nonce": "n-2" }), NotBelieved::Nonce),
        (json!({ "nonce": null }), NotBelieved::Nonce),
        (json!({ "exp": at(NOW - Duration::minutes(1)) }), NotBelieved::Expired),
        (json!({ "iat": at(long_ago) }), NotBelieved::Expired),
        (json!({ "iat": at(NOW + Duration::minutes(2)) }), NotBelieved::Early),
        (json!({ "nbf": at(NOW + Duration::minutes(2)) }), NotBelieved::Early),
        (json!({ "exp": 1e300 }), NotBelieved::Unreadable),
        (json!({ "exp": "tomorrow" }), NotBelieved::Unreadable),
        (json!({ "iat": null }), NotBelieved::Unreadable),
        (json!({ "sub": "" }), NotBelieved::Subject),
        (json!({ "sub": "a\0b" }), NotBelieved::Subject),
        (json!({ "sub": "x".repeat(256) }), NotBelieved::Subject),
    ] {
        assert_eq!(read(&key.token(&but(changes.clone())), &[key.shown()]), Err(why), "{changes}");
    }
    let shared = but(json!({ "aud": [CLIENT, "another"], "azp": CLIENT }));
    assert!(read(&key.token(&shared), &[key.shown()]).is_ok());
    // Two clocks may differ by less than a minute.
    let just = but(json!({ "exp": at(NOW - Duration::seconds(59)), "iat": at(NOW + Duration::seconds(59)) }));
    assert!(read(&key.token(&just), &[key.shown()]).is_ok());
}

#[test]
fn a_token_without_a_signature_is_not_believed() {
    let key = P256::new("ec");
    for name in ["none", "None", "NONE", "HS256", "RS512", "ES384", "EdDSA", ""] {
        let head = json!({ "alg": name, "kid": "ec" });
        for signature in ["", "AAAA"] {
            let token = format!("{}.{signature}", unsigned(&head, &good()));
            assert_eq!(read(&token, &[key.shown()]), Err(NotBelieved::Algorithm), "{name}");
        }
    }
    let unsigned = unsigned(&json!({ "alg": "ES256", "kid": "ec" }), &good());
    assert_eq!(read(&format!("{unsigned}."), &[key.shown()]), Err(NotBelieved::Signature));
    assert_eq!(read(&unsigned, &[key.shown()]), Err(NotBelieved::Unreadable));
}

#[test]
fn what_everybody_knows_of_a_key_signs_nothing() {
    let rsa = Rsa::new();
    let signed = unsigned(&json!({ "alg": "HS256", "kid": "rsa" }), &good());
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&rsa.modulus()).unwrap();
    mac.update(signed.as_bytes());
    let sum = mac.finalize().into_bytes();
    assert_eq!(read(&format!("{signed}.{}", b64(sum)), &[rsa.shown()]), Err(NotBelieved::Algorithm));
    // And a key is not used for another algorithm than its own.
    let renamed = unsigned(&json!({ "alg": "ES256", "kid": "rsa" }), &good());
    assert_eq!(read(&format!("{renamed}.{}", b64(sum)), &[rsa.shown()]), Err(NotBelieved::Key));
}

#[test]
fn only_a_key_that_the_provider_has_now_opens_anything() {
    let (old, new) = (P256::new("old"), P256::new("new"));
    let token = old.token(&good());
    assert!(read(&token, &[old.shown(), new.shown()]).is_ok());
    assert_eq!(read(&token, &[new.shown()]), Err(NotBelieved::Key), "it was taken back");
    // Somebody else's key under the same name.
    assert_eq!(read(&P256::new("new").token(&good()), &[new.shown()]), Err(NotBelieved::Signature));
    // A key for something else.
    let mut other_use = old.shown();
    other_use["use"] = json!("enc");
    assert_eq!(read(&token, &[other_use]), Err(NotBelieved::Key));
    // Two keys of one name, of which nobody can say which is meant.
    assert_eq!(read(&token, &[old.shown(), old.shown()]), Err(NotBelieved::Key));
}

#[test]
fn a_changed_token_and_what_must_be_understood_are_refused() {
    let key = P256::new("ec");
    let token = key.token(&good());
    let (head, rest) = token.split_once('.').unwrap();
    let (_, signature) = rest.split_once('.').unwrap();
    let changed = format!("{head}.{}.{signature}", b64(but(json!({ "sub": "u-2" })).to_string()));
    assert_eq!(read(&changed, &[key.shown()]), Err(NotBelieved::Signature));
    let critical = unsigned(&json!({ "alg": "ES256", "kid": "ec", "crit": ["x"] }), &good());
    assert_eq!(read(&format!("{critical}.{signature}"), &[key.shown()]), Err(NotBelieved::Unreadable));
    for text in ["", ".", "..", "a.b.c", "....", &"a".repeat(70_000)] {
        assert_eq!(read(text, &[key.shown()]), Err(NotBelieved::Unreadable), "{}", text.len());
    }
    assert!(Keys::read(b"<html>").is_err());
}

#[test]
fn an_address_counts_as_verified_only_where_the_provider_says_so() {
    let key = P256::new("ec");
    for (said, is_verified) in [
        (json!(true), true),
        (json!("true"), true),
        (json!(false), false),
        (json!("false"), false),
        (json!(1), false),
        (Value::Null, false),
    ] {
        let claims = read(&key.token(&but(json!({ "email_verified": said }))), &[key.shown()]).unwrap();
        assert_eq!(claims.is_verified, is_verified, "{said}");
    }
    assert_eq!(read(&key.token(&but(json!({ "email": "nobody" }))), &[key.shown()]).unwrap().email, None);
}
