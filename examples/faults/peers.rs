//! Stand-ins of whoever the product calls: the systems behind callbacks, a language model, a
//! mail server. Each keeps a ledger of its own.

mod http;
mod mail;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::Result;
use super::place::free_address;

/// A call that was received, answered or not.
#[derive(Debug, Clone)]
pub struct Call {
    /// The path of the address: a workspace, or the model.
    pub path: String,
    /// The message's id, by which its receiver tells a repetition.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// A letter that was handed over whole.
#[derive(Debug, Clone)]
pub struct Mail {
    /// To whom.
    pub to: String,
}

/// Everybody outside.
#[derive(Debug)]
pub struct Peers {
    web: SocketAddr,
    smtp: SocketAddr,
    calls: Mutex<Vec<Call>>,
    mails: Mutex<Vec<Mail>>,
    /// Whoever is called takes everything and says nothing.
    stalls: AtomicBool,
    goes_on: Notify,
}

impl Peers {
    /// Opens their doors.
    pub async fn open() -> Result<Arc<Self>> {
        let web = TcpListener::bind(free_address()?).await?;
        let smtp = TcpListener::bind(free_address()?).await?;
        let peers = Arc::new(Self {
            web: web.local_addr()?,
            smtp: smtp.local_addr()?,
            calls: Mutex::default(),
            mails: Mutex::default(),
            stalls: AtomicBool::new(false),
            goes_on: Notify::new(),
        });
        tokio::spawn(http::listen(web, peers.clone()));
        tokio::spawn(mail::listen(smtp, peers.clone()));
        Ok(peers)
    }

    /// Where a workspace wants to be called.
    pub fn callback_url(&self, slug: &str) -> String {
        format!("http://{}/{slug}", self.web)
    }

    /// Where the language model is.
    pub fn model_url(&self) -> String {
        format!("http://{}/model", self.web)
    }

    /// The mail server.
    pub fn smtp_url(&self) -> String {
        format!("smtp://{}", self.smtp)
    }

    /// From now on everybody takes what comes and says nothing.
    pub fn stall(&self) {
        self.stalls.store(true, Ordering::SeqCst);
    }

    /// Everybody answers again, those that wait too.
    pub fn go_on(&self) {
        self.stalls.store(false, Ordering::SeqCst);
        self.goes_on.notify_waiters();
    }

    /// Every call.
    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Every letter.
    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets everything, and answers.
    pub fn forget(&self) {
        self.go_on();
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.mails.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Waits until this is so, for a while.
    pub async fn until(&self, is_so: impl Fn(&Self) -> bool) -> bool {
        let began = Instant::now();
        while !is_so(self) {
            if began.elapsed() > Duration::from_secs(20) {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        true
    }

    fn note_call(&self, call: Call) {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).push(call);
    }

    fn note_mail(&self, mail: Mail) {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
    }

    /// Waits as long as everybody stalls.
    async fn while_stalled(&self) {
        loop {
            let goes_on = self.goes_on.notified();
            if !self.stalls.load(Ordering::SeqCst) {
                return;
            }
            goes_on.await;
        }
    }
}
