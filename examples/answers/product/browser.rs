//! An owner's browser: it posts the forms that the pages have, and keeps cookies.

use std::collections::BTreeMap;

use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};

use super::Result;

/// A browser in which one person works.
pub struct Browser {
    http: Client,
    origin: String,
    language: &'static str,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A browser of somebody who reads `language`.
    pub fn new(origin: &str, language: &'static str) -> Result<Self> {
        let http = Client::builder().redirect(Policy::none()).build()?;
        Ok(Self { http, origin: origin.to_owned(), language, cookies: BTreeMap::new() })
    }

    /// Posts a form. Returns where the browser is sent, or an empty text.
    ///
    /// # Errors
    /// What the door said when it refused.
    pub async fn post(&mut self, door: &str, fields: &[(&str, &str)]) -> Result<String> {
        // As an island asks: a refusal then has its status and its words.
        let request = self.http.post(format!("{}{door}", self.origin)).header(ACCEPT, "application/json").form(fields);
        let response = self.send(request).await?;
        let status = response.status();
        if status.is_client_error() || status.is_server_error() {
            return Err(format!("{door} answered {status}: {}", response.text().await?).into());
        }
        let target = response.headers().get(LOCATION).and_then(|it| it.to_str().ok());
        Ok(target.unwrap_or_default().to_owned())
    }

    /// Opens a page and returns its HTML.
    pub async fn page(&mut self, address: &str) -> Result<String> {
        let request = self.http.get(format!("{}{address}", self.origin)).header(ACCEPT, "text/html");
        Ok(self.send(request).await?.error_for_status()?.text().await?)
    }

    async fn send(&mut self, request: RequestBuilder) -> Result<Response> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(ACCEPT_LANGUAGE, self.language).header(COOKIE, cookies.join("; "));
        let response = request.send().await?;
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(response)
    }
}
