//! Customers who write: three workspaces, four channels, so many messages a second.
//!
//! Messages are sent when their time has come, however slowly those before are answered. Who
//! gets no answer sends the message again under the same id, as providers do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::Result;
use super::ledger::{Entry, Fate, Ledger};
use super::stage::{Cast, SLUGS, Stage};

/// The most patient of the hurried providers gives up after this.
const PATIENCE: Duration = Duration::from_secs(15);
const AGAIN: Duration = Duration::from_millis(400);
/// Visitors of the widget, each from an address of their own.
const VISITORS: usize = 60;
/// Messages of one customer, one after the other.
const OF_ONE: usize = 3;

/// How a load is.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Messages a second.
    pub rate: f64,
    /// For so long, if it is not stopped before.
    pub time: Duration,
    /// How often a message is sent that is not answered.
    pub tries: u32,
    /// The sleeping workspace gets them, and nobody else.
    pub to_idle: bool,
}

impl Plan {
    /// The usual load: 50 messages a second.
    pub fn of_seconds(seconds: u64) -> Self {
        Self { rate: 50.0, time: Duration::from_secs(seconds), tries: 20, to_idle: false }
    }

    /// Whoever sends does it once, and waits as long as the most hurried provider.
    pub fn once(self) -> Self {
        Self { tries: 1, ..self }
    }
}

/// A message to be sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The sender's own id.
    pub id: String,
    /// To which workspace; that after the busy ones is the idle one.
    pub workspace: usize,
    /// Who writes; `None` is a visitor of the widget, who has a session.
    pub customer: Option<String>,
    /// The session of a visitor.
    pub session: Option<String>,
    /// What it says: unlike every other.
    pub text: String,
    /// When it was written, in seconds of Unix time; `None` is now.
    pub sent_at: Option<String>,
}

impl Letter {
    /// A message of somebody to a workspace.
    pub fn to(workspace: usize, customer: impl Into<String>) -> Self {
        let id = Uuid::new_v4().to_string();
        let text = format!("Where is my parcel {id}?");
        Self { id, workspace, customer: Some(customer.into()), session: None, text, sent_at: None }
    }

    fn body(&self) -> Value {
        match &self.customer {
            Some(customer) => {
                let mut body = json!({ "id": self.id, "text": self.text, "contact": { "external_id": customer } });
                if let Some(moment) = &self.sent_at {
                    body["sent_at"] = json!(moment);
                }
                body
            }
            None => json!({ "id": self.id, "text": self.text }),
        }
    }
}

/// Sends a message once.
pub async fn post(http: &Client, origin: &str, cast: &Cast, letter: &Letter) -> reqwest::Result<(StatusCode, Value)> {
    let workspace = cast.busy.get(letter.workspace).unwrap_or(&cast.idle);
    let request = match (&letter.session, &workspace.widget) {
        (Some(session), Some(widget)) => http.post(format!("{origin}/widget/{widget}/messages")).bearer_auth(session),
        _ => http.post(format!("{origin}/api/v1/messages")).bearer_auth(workspace.key()),
    };
    // The address of a household of its own, so that nobody is taken for a flood.
    let from = format!("10.9.{}.{}", letter.id.as_bytes()[0], letter.id.as_bytes()[1]);
    let request = request.header("x-forwarded-for", from).json(&letter.body()).timeout(PATIENCE);
    let answer = request.send().await?;
    let status = answer.status();
    Ok((status, answer.json().await.unwrap_or_default()))
}

/// Sends a message until it is answered, and writes down what came of it.
pub async fn send(http: &Client, origin: &str, cast: &Cast, ledger: &Ledger, letter: Letter, tries: u32) {
    let mut fate = Fate::Info;
    let (mut status, mut took) = (None, Duration::ZERO);
    for number in 1..=tries {
        let tried = Instant::now();
        let answer = post(http, origin, cast, &letter).await;
        took = tried.elapsed();
        status = answer.as_ref().ok().map(|(status, _)| status.as_u16());
        match answer {
            Ok((StatusCode::ACCEPTED, body)) => {
                fate = Fate::Ok { event: body["event"].as_str().and_then(|it| it.parse().ok()) };
                break;
            }
            Ok((StatusCode::TOO_MANY_REQUESTS, _)) => {}
            // Refused before anything was tried, and only then does nobody know of it.
            Ok((status, _)) if status.is_client_error() && number == 1 => {
                fate = Fate::Fail;
                break;
            }
            _ => {}
        }
        if number < tries {
            tokio::time::sleep(AGAIN).await;
        }
    }
    ledger.note(Entry::of(letter, took, status, fate));
}

/// Customers at work.
pub struct Load {
    stop: Arc<AtomicBool>,
    task: tokio::task::JoinHandle<Result<()>>,
}

impl Load {
    /// Starts.
    pub fn start(stage: &Stage, origin: &str, ledger: Arc<Ledger>, plan: Plan) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (cast, origin) = (stage.cast.clone(), origin.to_owned());
        let task = tokio::spawn(work(cast, origin, ledger, plan, stop.clone()));
        Self { stop, task }
    }

    /// Waits for the end, and for what is still on its way.
    pub async fn ended(self) -> Result<()> {
        self.task.await?
    }

    /// Ends it, and waits for what is still on its way.
    pub async fn stop(self) -> Result<()> {
        self.stop.store(true, Ordering::Relaxed);
        self.task.await?
    }
}

async fn work(cast: Arc<Cast>, origin: String, ledger: Arc<Ledger>, plan: Plan, stop: Arc<AtomicBool>) -> Result<()> {
    let http = Client::builder().build()?;
    let sessions = if plan.to_idle { Vec::new() } else { visitors(&http, &origin, &cast).await? };
    let mut tick = tokio::time::interval(Duration::from_secs_f64(1.0 / plan.rate));
    let mut all = JoinSet::new();
    let began = Instant::now();
    for number in 0.. {
        tick.tick().await;
        if stop.load(Ordering::Relaxed) || began.elapsed() >= plan.time {
            break;
        }
        let letter = letter(number, plan, &sessions);
        let (http, origin, cast, ledger) = (http.clone(), origin.clone(), cast.clone(), ledger.clone());
        all.spawn(async move { send(&http, &origin, &cast, &ledger, letter, plan.tries).await });
    }
    all.join_all().await;
    Ok(())
}

/// Of ten messages one comes by the widget, the others by the API in turns.
fn letter(number: usize, plan: Plan, sessions: &[String]) -> Letter {
    if plan.to_idle {
        return Letter::to(SLUGS.len(), format!("customer-{}", number / OF_ONE));
    }
    if number % 10 == 9 && !sessions.is_empty() {
        let session = sessions[number / 10 % sessions.len()].clone();
        return Letter { customer: None, session: Some(session), ..Letter::to(SLUGS.len() - 1, "") };
    }
    let workspace = number % SLUGS.len();
    Letter::to(workspace, format!("customer-{}", number / SLUGS.len() / OF_ONE))
}

/// Begins the sessions of the widget's visitors.
async fn visitors(http: &Client, origin: &str, cast: &Cast) -> Result<Vec<String>> {
    let Some(widget) = cast.busy.iter().find_map(|it| it.widget.as_ref()) else { return Ok(Vec::new()) };
    let mut sessions = Vec::new();
    for number in 0..VISITORS {
        sessions.push(begin_session(http, &format!("{origin}/widget/{widget}/session"), number).await?);
    }
    Ok(sessions)
}

/// Begins a session; who is told to come back does so, as the widget's frame does.
async fn begin_session(http: &Client, address: &str, visitor: usize) -> Result<String> {
    let request = || http.post(address).header("x-forwarded-for", format!("10.8.0.{visitor}"));
    for _ in 0..10 {
        let answer = request().json(&json!({ "language": "en" })).send().await?;
        if answer.status() == StatusCode::SERVICE_UNAVAILABLE {
            tokio::time::sleep(AGAIN).await;
            continue;
        }
        let begun: Value = answer.error_for_status()?.json().await?;
        return Ok(begun["token"].as_str().ok_or("a session has no token")?.to_owned());
    }
    Err("no session could be begun".into())
}
