//! `R-19`: malformed requests at every door.
//!
//! A door is tried with a request that is right, of which one part is spoilt: its body, a
//! header, its address, its method. The gate takes a few hundred of each, always the same;
//! `cargo xtask fuzz` takes as many as one has patience for.
//!
//! Whatever comes: no answer from 500 on (a handler's panic is one), no panic anywhere, and no
//! row from a request that was refused. What was let through after all (a letter of a text
//! was changed) may write; so the refused ones of such a batch are sent once more, alone.
//!
//! Limits stay as they are shipped and must not hide the doors: requests come from addresses
//! of their own, each batch meets a server that has just started, and where tries are counted
//! in the database the world's time passes. A batch that meets limits all the same fails.

mod members;
mod outside;
mod request;

use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use axum::http::StatusCode;
use futures::StreamExt;
use server::http::{self, Web};
use server::network::Network;
use switchboard::world::{Mutator, World, rounds};

use request::Sent;
pub use request::Template;

/// So many are sent before rows are compared: fewer than any limit of a key or a channel.
const BATCH: usize = 250;
/// So many are on their way at once.
const AT_ONCE: usize = 8;

/// What a refused request may write: that it was refused, what a session or a key is told of
/// its use, and the counts of tries.
const MAY_CHANGE: &[(&str, &str)] = &[
    ("audit_log", "*"),
    ("sessions", "*"),
    ("attempts", "*"),
    ("members", "last_seen_at"),
    ("service_keys", "last_used_at"),
    ("personal_tokens", "last_used_at"),
    ("visitor_sessions", "last_seen_at"),
];

/// What became of the requests of a door.
#[derive(Debug, Default)]
struct Tally {
    sent: usize,
    let_through: usize,
    limited: usize,
}

/// Tries one door after the other, and keeps what it finds.
pub struct Fuzz<'a> {
    world: &'a World,
    web: Web,
    rounds: usize,
    found: Vec<String>,
}

impl<'a> Fuzz<'a> {
    /// For a world's server, which believes us where requests come from. The gate sends `usual`
    /// requests to each door.
    pub fn new(world: &'a World, web: &Web, usual: usize) -> Self {
        watch_panics();
        let web = Web { trusted_proxies: Arc::new(vec![Network::from_str("127.0.0.1").unwrap()]), ..web.clone() };
        Self { world, web, rounds: rounds(usual), found: Vec::new() }
    }

    /// Tries a door until something is found. The template is made anew for each batch: a
    /// session may have ended.
    pub async fn door(&mut self, template: impl AsyncFn() -> Template) {
        let first = template().await;
        let name = format!("{} {}", first.method, first.route);
        let mut by = Mutator::of(&name);
        let (mut tally, rounds, started) = (Tally::default(), self.rounds, Instant::now());
        let mut found = self.send(&first, &[first.sound(0)]).await.err();
        while tally.sent < rounds && found.is_none() {
            let template = template().await;
            let numbers = tally.sent..(tally.sent + BATCH).min(rounds);
            let batch: Vec<Sent> = numbers.map(|number| template.spoilt(&mut by, number)).collect();
            found = self.batch(&template, &batch, &mut tally).await.err();
        }
        let (Tally { sent, let_through, limited }, seconds) = (&tally, started.elapsed().as_secs_f32());
        println!("{name}: {sent} sent, {let_through} let through, {limited} limited, {seconds:.1} s");
        if tally.limited * 10 > tally.sent {
            found = found.or_else(|| Some(format!("limits hide the door: {tally:?}")));
        }
        self.found.extend(found.map(|it| format!("{name}: {it}")));
    }

    /// Fails where something was found.
    pub fn finish(self) {
        assert!(self.found.is_empty(), "\n{}", self.found.join("\n\n"));
    }

    async fn batch(&self, template: &Template, batch: &[Sent], tally: &mut Tally) -> Result<(), String> {
        let mut before = self.world.snapshot(MAY_CHANGE).await;
        let statuses = self.send(template, batch).await?;
        let let_through = statuses.iter().filter(|it| !it.is_client_error()).count();
        tally.sent += batch.len();
        tally.let_through += let_through;
        tally.limited += statuses.iter().filter(|it| **it == StatusCode::TOO_MANY_REQUESTS).count();
        if let_through > 0 {
            let pairs = batch.iter().zip(&statuses);
            let refused: Vec<Sent> =
                pairs.filter(|(_, it)| it.is_client_error()).map(|(sent, _)| sent.clone()).collect();
            before = self.world.snapshot(MAY_CHANGE).await;
            let again = self.send(template, &refused).await?;
            if !again.iter().all(StatusCode::is_client_error) {
                // They were refused for what others of the batch had done: that says nothing of rows.
                return Ok(());
            }
        }
        let after = self.world.snapshot(MAY_CHANGE).await;
        match before.differs_in(&after)[..] {
            [] => Ok(()),
            ref changed => Err(format!("refused requests changed {changed:?}")),
        }
    }

    async fn send(&self, template: &Template, batch: &[Sent]) -> Result<Vec<StatusCode>, String> {
        let server = http::router(self.web.clone());
        let panics = PANICS.load(Ordering::SeqCst);
        let one = async |sent: &Sent| {
            if template.slowly {
                self.world.clock.advance(time::Duration::seconds(100));
            }
            let status = sent.to(server.clone()).await;
            if status.is_server_error() { Err(format!("{status}\n{sent}")) } else { Ok(status) }
        };
        let statuses: Vec<_> = futures::stream::iter(batch).map(one).buffered(AT_ONCE).collect().await;
        let statuses = statuses.into_iter().collect::<Result<_, _>>()?;
        if PANICS.load(Ordering::SeqCst) > panics {
            return Err(LAST_PANIC.lock().unwrap().clone());
        }
        Ok(statuses)
    }
}

/// Panics of the product, wherever they were caught. Those of tests are their own.
static PANICS: AtomicUsize = AtomicUsize::new(0);
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

fn watch_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !panic.location().is_some_and(|it| it.file().contains("tests/")) {
                PANICS.fetch_add(1, Ordering::SeqCst);
                *LAST_PANIC.lock().unwrap() = panic.to_string();
            }
            usual(panic);
        }));
    });
}
