//! People in front of a browser: they sign in, open pages and listen to the live stream.

use std::time::{Duration, Instant};

use reqwest::header::{ACCEPT, COOKIE, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};

use super::Result;
use super::owner::PASSWORD;

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub struct Person {
    http: Client,
    cookie: String,
    origin: String,
}

impl Person {
    /// Signs in.
    pub async fn sign_in(origin: &str, email: &str) -> Result<Self> {
        let http = Client::builder().redirect(Policy::none()).build()?;
        let asked = http.post(format!("{origin}/api/team/sign-in")).header(ACCEPT, "application/json");
        let answer = asked.form(&[("email", email), ("password", PASSWORD)]).send().await?;
        let status = answer.status();
        let cookies = answer.headers().get_all(SET_COOKIE).iter().filter_map(|it| it.to_str().ok()?.split(';').next());
        let cookie = cookies.collect::<Vec<_>>().join("; ");
        if status.is_client_error() || status.is_server_error() || cookie.is_empty() {
            return Err(format!("{email} cannot sign in: {status}").into());
        }
        Ok(Self { http, cookie, origin: origin.to_owned() })
    }

    /// Asks for something, as this person.
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(format!("{}{path}", self.origin)).header(COOKIE, &self.cookie).header(ACCEPT, "text/html")
    }

    /// Fills in a form of the product.
    pub async fn post(&self, door: &str, form: &[(&str, &str)]) -> Result<()> {
        let asked = self.http.post(format!("{}{door}", self.origin)).header(COOKIE, &self.cookie);
        let status = asked.header(ACCEPT, "application/json").form(form).send().await?.status();
        if status.is_client_error() || status.is_server_error() {
            return Err(format!("{door}: {status}").into());
        }
        Ok(())
    }

    /// Opens a page; how it was answered, and after how long. `None` where it never was.
    pub async fn open(&self, path: &str, patience: Duration) -> (Option<StatusCode>, Duration) {
        let began = Instant::now();
        let answer = self.get(path).timeout(patience).send().await;
        (answer.ok().map(|it| it.status()), began.elapsed())
    }
}
