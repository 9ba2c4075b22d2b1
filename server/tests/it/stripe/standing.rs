//! A Stripe on this machine (`tools/stripe.py`), and what people and time do there.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::outside::send;

/// Runs until it is dropped.
pub struct Standing {
    child: Child,
    /// Where it is.
    pub url: String,
    http: reqwest::Client,
}

impl Standing {
    /// Starts one. `STRIPE_PYTHON` names a Python that has localstripe.
    pub fn start() -> Self {
        let python = std::env::var("STRIPE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../tools/stripe.py");
        let started = Command::new(python).arg(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = started.unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        assert!(url.starts_with("http://127.0.0.1:"), "it says where it is");
        Self { child, url: url.trim().to_owned(), http: reqwest::Client::new() }
    }

    /// Sells at these prices: their ids, their cents, `month` or `year`.
    pub async fn sells(&self, prices: &[(&str, u32, &str)]) {
        for &(id, cents, every) in prices {
            let cents = cents.to_string();
            let form =
                [("id", id), ("amount", &*cents), ("currency", "eur"), ("interval", every), ("product[name]", id)];
            let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
            let asked = self.http.post(format!("{}/v1/plans", self.url)).bearer_auth("sk_test_operator").body(form);
            let asked = asked.header("content-type", "application/x-www-form-urlencoded");
            assert_eq!(send(asked).await.status, 200);
        }
    }

    /// Somebody presses on the page that they were sent to; where that leads.
    pub async fn buys(&self, page: &str) -> String {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = send(client.get(format!("{page}/buy"))).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.location().to_owned()
    }

    /// A subscription gets another state, and what Stripe says of it.
    pub async fn moves(&self, subscription: &str, to: Value) -> Value {
        let moved = self.http.post(format!("{}/_test/subscriptions/{subscription}", self.url)).json(&to);
        send(moved).await.json()
    }

    /// The next calls fail.
    pub async fn fails(&self, status: u16, times: u32) {
        let told =
            self.http.post(format!("{}/_test/fail", self.url)).json(&json!({ "status": status, "times": times }));
        assert_eq!(send(told).await.status, 200);
    }

    /// Everything that it says happened, the oldest first.
    pub async fn happened(&self) -> Vec<Value> {
        let asked = self.http.get(format!("{}/v1/events?limit=100", self.url)).bearer_auth("sk_test_operator");
        let mut all = send(asked).await.json()["data"].as_array().unwrap().clone();
        all.reverse();
        all
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
