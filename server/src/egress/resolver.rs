//! Names to addresses, without the private ones.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::public::is_public;
use super::{Refused, Rules};

/// Asks DNS, and refuses a name that has a private address, unless the operator allows it.
/// What it returns is what is connected: there is no second question that could be answered
/// differently.
#[derive(Debug)]
pub(super) struct Guarded {
    rules: Arc<Rules>,
}

impl Guarded {
    pub fn new(rules: Arc<Rules>) -> Self {
        Self { rules }
    }
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = self.rules.allows(name.as_str());
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if !allowed && found.iter().any(|it| !is_public(it.ip())) {
                return Err(Refused::Private.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}
