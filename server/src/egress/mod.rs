//! Egress: the one way out to addresses that a workspace chose.
//!
//! A workspace may name an address: of its language model, of the system that is called back, of a
//! website that it wants read.
//! Whoever may name addresses may try to name ours. So every call to one goes through here.
//!
//! Promises (`O-1`, `O-4`)
//! - Only `https` on port 443, to public addresses. The operator may allow named hosts, which
//!   may then be private, plain `http` and on any port; a workspace may not.
//! - The address is checked at the connect, after DNS, so a name that points somewhere else a
//!   moment later does not help; addresses written as numbers are checked as well.
//! - No redirect is followed, no proxy of the environment is used, no user or password is sent.
//! - A connect takes 5 seconds at most, and an answer has 1 MB at most.
//!
//! Start reading at [`Egress::post`].

mod public;
mod resolver;
#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, Url, redirect};

use resolver::Guarded;

/// Most bytes of an answer that are read.
pub const MOST_BYTES: usize = 1 << 20;

const CONNECT: Duration = Duration::from_secs(5);

/// What may be called.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Hosts, in lower case, that the operator allows whatever their address, scheme and port.
    pub hosts: Vec<String>,
    /// Ports of every other host.
    pub ports: Vec<u16>,
}

impl Rules {
    /// The usual rules, with the hosts that the operator allows.
    pub fn usual(hosts: &[String]) -> Self {
        Self { hosts: hosts.iter().map(|it| it.to_lowercase()).collect(), ports: vec![443] }
    }

    fn allows(&self, host: &str) -> bool {
        self.hosts.iter().any(|it| it == host)
    }
}

/// Why an address is not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It cannot be read.
    #[error("this is not an address")]
    Unreadable,
    /// Neither `https`, nor a host that the operator allows.
    #[error("only https is called")]
    Scheme,
    /// A user or password stands in it.
    #[error("the address must not carry a user or password")]
    User,
    /// A port that is not called.
    #[error("only port 443 is called")]
    Port,
    /// It is private: of this machine, or of a network that is not the internet.
    #[error("the address is private")]
    Private,
}

/// Calls addresses that a workspace chose. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Egress {
    client: Client,
    rules: Arc<Rules>,
}

impl Egress {
    /// A way out under these rules.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(rules: Rules) -> Result<Self, reqwest::Error> {
        // Harmless when the process has one already.
        drop(rustls::crypto::ring::default_provider().install_default());
        let rules = Arc::new(rules);
        let client = Client::builder()
            .dns_resolver(Guarded::new(rules.clone()))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .connect_timeout(CONNECT)
            .user_agent("Switchboard")
            .build()?;
        Ok(Self { client, rules })
    }

    /// Begins a POST.
    ///
    /// # Errors
    /// [`Refused`]; then nothing was connected. A name that turns out to be private is refused
    /// when the request is sent, as an error to connect.
    pub fn post(&self, url: &str) -> Result<RequestBuilder, Refused> {
        Ok(self.client.post(self.check(url)?))
    }

    /// Begins a GET; what it must not be longer than, its caller sees to.
    ///
    /// # Errors
    /// [`Refused`], as for [`Egress::post`].
    pub fn get(&self, url: &str) -> Result<RequestBuilder, Refused> {
        Ok(self.client.get(self.check(url)?))
    }

    /// Begins a request of any kind.
    ///
    /// # Errors
    /// [`Refused`], as for [`Egress::post`].
    pub fn begin(&self, method: Method, url: &str) -> Result<RequestBuilder, Refused> {
        Ok(self.client.request(method, self.check(url)?))
    }

    /// Checks what can be checked before DNS.
    ///
    /// # Errors
    /// [`Refused`], with the first rule that is broken.
    pub fn check(&self, url: &str) -> Result<Url, Refused> {
        let url = Url::parse(url).map_err(|_| Refused::Unreadable)?;
        let host = url.host_str().filter(|it| !it.is_empty()).ok_or(Refused::Unreadable)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::User);
        }
        let allowed = self.rules.allows(host);
        match url.scheme() {
            "https" => {}
            "http" if allowed => {}
            _ => return Err(Refused::Scheme),
        }
        if allowed {
            return Ok(url);
        }
        if !url.port_or_known_default().is_some_and(|port| self.rules.ports.contains(&port)) {
            return Err(Refused::Port);
        }
        // The resolver is not asked about numbers, so they are checked here.
        let number = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        if number.is_ok_and(|address| !public::is_public(address)) {
            return Err(Refused::Private);
        }
        Ok(url)
    }
}
