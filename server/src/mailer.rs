//! Sends the desk's own mail by SMTP.

use lettre::message::header::ContentType;
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};

use crate::settings::{Settings, WrongSetting};

/// How a mail left us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// The mail server took it.
    Yes,
    /// It refused: a person must look.
    Refused(String),
    /// It was not reached: try again.
    Away(String),
    /// It was reached, and we do not know what it did: never sent again by itself (`J-6`).
    Unknown(String),
}

/// A mail, ready to go.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// To whom.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// The way to the mail server.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: lettre::message::Mailbox,
}

impl Mailer {
    /// The mailer of the settings; `None` where no mail server is set.
    ///
    /// # Errors
    /// [`WrongSetting`] for an address that cannot be used.
    pub fn new(settings: &Settings) -> Result<Option<Self>, WrongSetting> {
        let wrong = |name: &str, problem: String| WrongSetting { name: name.to_owned(), problem };
        let from =
            settings.mail_from.parse().map_err(|e: lettre::address::AddressError| wrong("MAIL_FROM", e.to_string()))?;
        let Some(url) = &settings.smtp_url else { return Ok(None) };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|e| wrong("SMTP_URL", e.to_string()))?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        Ok(Some(Self { transport, from }))
    }

    /// Hands one mail to the mail server.
    pub async fn send(&self, mail: &Outgoing) -> Sent {
        let to = match mail.to.parse() {
            Ok(to) => to,
            Err(error) => return Sent::Refused(format!("{error}")),
        };
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone());
        let message = match message {
            Ok(message) => message,
            Err(error) => return Sent::Refused(error.to_string()),
        };
        match self.transport.send(message).await {
            Ok(_) => Sent::Yes,
            Err(error) if error.is_permanent() => Sent::Refused(error.to_string()),
            Err(error) if error.is_transient() => Sent::Away(error.to_string()),
            // Neither a yes nor a no: it may have been taken before the line broke. Where the
            // connection was never made, nothing can have been taken.
            Err(error) if error.to_string().to_lowercase().contains("connection error") => {
                Sent::Away(error.to_string())
            }
            Err(error) => Sent::Unknown(error.to_string()),
        }
    }

    /// Whether the mail server answers.
    ///
    /// # Errors
    /// What it said, or why it was not reached.
    pub async fn answers(&self) -> Result<(), String> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("it does not answer".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }
}
