//! The wire to Stripe: one way out, one version of the API, and patience with what passes.
//!
//! Promises
//! - Calls leave by [`crate::egress`] alone, to the one address that the operator set and nowhere else (`O-1`).
//! - What Stripe decided is told at once; what it did not get to is asked again, twice, under the same key.
//! - A call has eight seconds, and with everything that is tried again less than a page has.
//! - The secret key goes into one header, and into no log (`P-2`).
//!
//! Start reading at [`Line`]. Not here: what is asked (`switchboard::billing::stripe`).

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use rand::Rng as _;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Response, Url};
use switchboard::billing::stripe::{Call, Method, Stripe, StripeProblem, USUAL_URL, VERSION, Wire};
use tokio::time::{sleep, timeout};

use crate::egress::{Egress, MOST_BYTES, Rules};
use crate::settings::{Hidden, StripeAccount};

/// So often a call is tried in all.
const TRIES: u32 = 3;
/// How long one try may take.
const PATIENCE: Duration = Duration::from_secs(8);
/// The wait before the second try; before the third it is twice as long.
const PAUSE: Duration = Duration::from_millis(500);

/// The wire to Stripe.
#[derive(Debug)]
pub struct Line {
    egress: Egress,
    base: String,
    key: Hidden,
    patience: Duration,
    pause: Duration,
}

/// Stripe, as the settings describe it.
///
/// # Errors
/// When the machine's certificates cannot be read.
pub fn stripe(account: &StripeAccount) -> Result<Stripe, reqwest::Error> {
    Ok(Stripe::new(Arc::new(Line::new(account)?)))
}

impl Line {
    /// A wire to the account.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(account: &StripeAccount) -> Result<Self, reqwest::Error> {
        let base = account.url.clone().unwrap_or_else(|| USUAL_URL.to_owned());
        // Another address than Stripe's is the operator's own choice, and may then be of this machine. It is allowed
        // to this wire alone: no workspace gets there.
        let chosen = account.url.as_deref().and_then(|it| Url::parse(it).ok());
        let hosts: Vec<String> = chosen.iter().filter_map(|it| it.host_str().map(str::to_owned)).collect();
        let egress = Egress::new(Rules::usual(&hosts))?;
        Ok(Self { egress, base, key: account.key.clone(), patience: PATIENCE, pause: PAUSE })
    }

    async fn ask(&self, call: &Call) -> Result<Vec<u8>, StripeProblem> {
        let mut pause = self.pause;
        for _ in 1..TRIES {
            let tried = timeout(self.patience, self.try_once(call)).await;
            match tried.unwrap_or(Err(Trouble { problem: StripeProblem::Away, again: true })) {
                Ok(body) => return Ok(body),
                Err(trouble) if !trouble.again => return Err(trouble.problem),
                Err(trouble) => tracing::info!(problem = %trouble.problem, path = call.path, "Stripe is asked again"),
            }
            // Not all at once: those who failed together would come back together.
            let part = rand::rng().random_range(0.5..=1.0);
            sleep(pause.mul_f64(part)).await;
            pause *= 2;
        }
        let tried = timeout(self.patience, self.try_once(call)).await;
        tried.unwrap_or(Err(Trouble { problem: StripeProblem::Away, again: true })).map_err(|it| it.problem)
    }

    async fn try_once(&self, call: &Call) -> Result<Vec<u8>, Trouble> {
        let (path, fields) = (&call.path, call.form.encoded());
        let begun = match call.method {
            Method::Get if call.form.is_empty() => self.egress.get(&format!("{}{path}", self.base)),
            Method::Get => self.egress.get(&format!("{}{path}?{fields}", self.base)),
            Method::Post => self.egress.post(&format!("{}{path}", self.base)),
        };
        let request = begun.map_err(|refused| {
            tracing::warn!(%refused, "Stripe may not be called");
            Trouble { problem: StripeProblem::Away, again: false }
        })?;
        let mut request = request.bearer_auth(&self.key.0).header("stripe-version", VERSION);
        if let Some(key) = &call.key {
            request = request.header("idempotency-key", key);
        }
        if call.method == Method::Post {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(fields);
        }
        let away = |_| Trouble { problem: StripeProblem::Away, again: true };
        let response = request.send().await.map_err(away)?;
        let (status, said) = (response.status(), asked_again(response.headers()));
        let body = read(response).await?;
        if status.is_success() {
            return Ok(body);
        }
        let problem = StripeProblem::of(status.as_u16(), &body);
        let again = said.unwrap_or(problem.is_passing());
        Err(Trouble { problem, again })
    }
}

/// A try that came to nothing, and whether another makes sense.
struct Trouble {
    problem: StripeProblem,
    again: bool,
}

/// What Stripe itself says about trying again: it knows best.
fn asked_again(headers: &HeaderMap) -> Option<bool> {
    match headers.get("stripe-should-retry")?.as_bytes() {
        b"true" => Some(true),
        b"false" => Some(false),
        _ => None,
    }
}

async fn read(mut response: Response) -> Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    loop {
        let chunk = response.chunk().await.map_err(|_| Trouble { problem: StripeProblem::Away, again: true })?;
        let Some(bytes) = chunk else { return Ok(body) };
        body.extend_from_slice(&bytes);
        if body.len() > MOST_BYTES {
            let problem = StripeProblem::Unreadable("it is too long".to_owned());
            return Err(Trouble { problem, again: false });
        }
    }
}

impl Wire for Line {
    fn send(&self, call: Call) -> BoxFuture<'_, Result<Vec<u8>, StripeProblem>> {
        Box::pin(async move {
            let answer = self.ask(&call).await;
            if let Err(problem) = &answer {
                tracing::warn!(%problem, path = call.path, "Stripe did not do what it was asked");
            }
            answer
        })
    }
}
