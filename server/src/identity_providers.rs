//! The way out to identity providers: the owners of a workspace name them, so every call goes through [`Egress`].
//!
//! Promises
//! - 10 seconds for everything; an answer has 1 MB at most, and is a success.
//! - No redirect is followed: a provider answers itself.
//!
//! Start reading at [`IdentityProviders`]. Not here: what is made of the answers (`switchboard::team`).

use std::time::Duration;

use futures::future::BoxFuture;
use reqwest::RequestBuilder;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use switchboard::team::{NoAnswer, Outside};
use tokio::time::timeout;

use crate::egress::{Egress, MOST_BYTES};

/// How long a provider is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Calls identity providers.
#[derive(Debug, Clone)]
pub struct IdentityProviders {
    egress: Egress,
}

impl IdentityProviders {
    /// Calls go out through `egress`.
    pub const fn new(egress: Egress) -> Self {
        Self { egress }
    }
}

async fn answer(request: RequestBuilder) -> Result<Vec<u8>, NoAnswer> {
    let whole = async {
        let sent = request.header(ACCEPT, "application/json").send().await;
        let mut response = sent.map_err(|error| away(&error))?;
        if !response.status().is_success() {
            tracing::info!(status = response.status().as_u16(), "an identity provider refused a call");
            return Err(NoAnswer);
        }
        let mut body = Vec::new();
        while let Some(bytes) = response.chunk().await.map_err(|error| away(&error))? {
            body.extend_from_slice(&bytes);
            if body.len() > MOST_BYTES {
                return Err(NoAnswer);
            }
        }
        Ok(body)
    };
    timeout(PATIENCE, whole).await.unwrap_or(Err(NoAnswer))
}

/// Its address is its workspace's, and may hold what is nobody else's: only the kind of the error is logged.
fn away(error: &reqwest::Error) -> NoAnswer {
    tracing::info!(connect = error.is_connect(), timeout = error.is_timeout(), "an identity provider is away");
    NoAnswer
}

impl Outside for IdentityProviders {
    fn get<'a>(&'a self, url: &'a str) -> BoxFuture<'a, Result<Vec<u8>, NoAnswer>> {
        Box::pin(async move { answer(self.egress.get(url).map_err(|_| NoAnswer)?).await })
    }

    fn post<'a>(
        &'a self,
        url: &'a str,
        form: Vec<(&'static str, String)>,
        basic: Option<(String, String)>,
    ) -> BoxFuture<'a, Result<Vec<u8>, NoAnswer>> {
        Box::pin(async move {
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
            let request = self.egress.post(url).map_err(|_| NoAnswer)?;
            let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
            let request = match basic {
                Some((user, password)) => request.basic_auth(user, Some(password)),
                None => request,
            };
            answer(request).await
        })
    }

    fn may_lead_to(&self, url: &str) -> bool {
        self.egress.check(url).is_ok()
    }
}
