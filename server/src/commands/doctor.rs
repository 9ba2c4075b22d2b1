//! `switchboard doctor`: says what is wrong, in plain words.

use std::path::Path;

use sqlx::postgres::PgPoolOptions;
use sqlx::{Connection, PgConnection};
use switchboard::tenancy::{MIGRATIONS, NotReady, check_database};

use super::Failure;
use crate::mailer::Mailer;
use crate::settings::Settings;

/// What was found about one thing.
struct Finding {
    about: &'static str,
    verdict: Verdict,
}

enum Verdict {
    Fine(String),
    /// Works, but somebody should know.
    Note(String),
    Wrong(String),
}

/// Runs every check and prints what it found.
///
/// # Errors
/// When anything is wrong.
pub async fn run(settings: Settings) -> Result<(), Failure> {
    let findings = [
        Finding { about: "settings", verdict: secret(&settings) },
        Finding { about: "address", verdict: address(&settings) },
        Finding { about: "database", verdict: database(&settings).await },
        Finding { about: "migrations", verdict: migrations(&settings).await },
        Finding { about: "queue", verdict: queue(&settings).await },
        Finding { about: "mail", verdict: mail(&settings).await },
        Finding { about: "site", verdict: site(&settings) },
    ];
    let mut wrong = 0;
    for finding in &findings {
        let (mark, words) = match &finding.verdict {
            Verdict::Fine(words) => ("ok   ", words),
            Verdict::Note(words) => ("note ", words),
            Verdict::Wrong(words) => {
                wrong += 1;
                ("WRONG", words)
            }
        };
        println!("{mark}  {:<11} {words}", finding.about);
    }
    if wrong > 0 { Err(format!("{wrong} of {} checks failed", findings.len()).into()) } else { Ok(()) }
}

fn secret(settings: &Settings) -> Verdict {
    match settings.secret_key() {
        Ok(_) => Verdict::Fine("every value is understood; secrets can be sealed".to_owned()),
        Err(wrong) => Verdict::Wrong(wrong.to_string()),
    }
}

fn address(settings: &Settings) -> Verdict {
    let url = &settings.public_url;
    let here = ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|it| url.starts_with(it));
    if url.starts_with("https://") || (here && settings.development) {
        Verdict::Fine(format!("people reach the desk at {url}"))
    } else if here {
        Verdict::Note(format!("PUBLIC_URL is {url}: nobody but this machine reaches the desk, and mails link there"))
    } else {
        Verdict::Wrong(format!("PUBLIC_URL is {url}: browsers keep the session only over https"))
    }
}

async fn database(settings: &Settings) -> Verdict {
    let options = match settings.database() {
        Ok(options) => options,
        Err(wrong) => return Verdict::Wrong(wrong.to_string()),
    };
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(std::time::Duration::from_secs(5))
        .connect_lazy_with(options);
    match check_database(&pool).await {
        Ok(()) => Verdict::Fine("answers; the login role owns nothing; commits are durable".to_owned()),
        Err(NotReady::UnsafeRole(role)) => {
            Verdict::Wrong(format!("DATABASE_URL must name a role that owns nothing, but: {}", role.0.join("; ")))
        }
        Err(other) => Verdict::Wrong(other.to_string()),
    }
}

async fn migrations(settings: &Settings) -> Verdict {
    let Ok(options) = settings.database_admin() else {
        return Verdict::Note("not looked at: DATABASE_ADMIN_URL is not set".to_owned());
    };
    let applied = async {
        let mut owner = PgConnection::connect_with(&options).await?;
        super::migrate::applied(&mut owner).await
    };
    let all = MIGRATIONS.iter().count();
    match applied.await {
        Ok(applied) if applied.len() == all => Verdict::Fine(format!("all {all} have run")),
        Ok(applied) => Verdict::Wrong(format!("{} of {all} have run; run `switchboard migrate`", applied.len())),
        Err(error) => Verdict::Wrong(format!("{error}; run `switchboard migrate`")),
    }
}

/// What failed for good is no fault of the installation, but somebody should look at it.
async fn queue(settings: &Settings) -> Verdict {
    let looked_at = async {
        let desk = super::serve::desk(settings)?;
        let stuck = super::jobs::stuck(&desk).await?;
        let summary = super::jobs::summary(&desk, &stuck).await?;
        Ok::<_, Failure>((stuck.is_empty(), summary))
    };
    match looked_at.await {
        Ok((true, summary)) => Verdict::Fine(summary),
        Ok((false, summary)) => Verdict::Note(format!("{summary}; see `switchboard jobs --dead`")),
        Err(failure) => Verdict::Wrong(failure.to_string()),
    }
}

async fn mail(settings: &Settings) -> Verdict {
    match Mailer::new(settings) {
        Err(wrong) => Verdict::Wrong(wrong.to_string()),
        Ok(None) => Verdict::Note("SMTP_URL is not set: invitations and reset links stay in the outbox".to_owned()),
        Ok(Some(mailer)) => match mailer.answers().await {
            Ok(()) => Verdict::Fine("the mail server answers".to_owned()),
            Err(reason) => Verdict::Wrong(format!("the mail server does not answer: {reason}")),
        },
    }
}

fn site(settings: &Settings) -> Verdict {
    let root = Path::new(&settings.site_root);
    if root.join("pkg").is_dir() {
        Verdict::Fine("styles and scripts are there".to_owned())
    } else {
        Verdict::Wrong(format!("SITE_ROOT is {}, which has no `pkg`: pages would have no style", settings.site_root))
    }
}
