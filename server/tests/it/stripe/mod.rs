//! Stripe on the other side: what it tells, and who else tries to tell something.

mod hook;
mod paying;
mod standing;

use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use sha2::Sha256;
use switchboard::world::World;

use crate::harness::{STRIPE_SECRET, Server};

/// An event about a customer, as Stripe tells it.
pub fn told(id: &str, kind: &str, customer: &str) -> Value {
    let object = json!({ "id": "sub_1", "object": "subscription", "customer": customer, "status": "active" });
    json!({ "id": id, "object": "event", "type": kind, "created": 1_795_165_200, "data": { "object": object } })
}

/// The signature that Stripe gives a body now.
pub fn signature(body: &Value, world: &World) -> String {
    signed(STRIPE_SECRET, world.desk().now().unix_timestamp(), body.to_string().as_bytes())
}

/// A signature with a secret, of a moment.
pub fn signed(secret: &str, moment: i64, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{moment}.").as_bytes());
    mac.update(body);
    let digits: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={moment},v1={digits}")
}

/// A request to the hook.
pub fn tell(server: &Server, signature: Option<&str>, body: impl Into<reqwest::Body>) -> RequestBuilder {
    let request = server.stranger().request(Method::POST, "/hooks/stripe").body(body);
    match signature {
        Some(signature) => request.header("stripe-signature", signature),
        None => request,
    }
}

/// What Stripe tells, signed.
pub fn by_stripe(server: &Server, event: &Value) -> RequestBuilder {
    tell(server, Some(&signature(event, &server.world)), event.to_string())
}
