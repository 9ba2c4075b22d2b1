//! `switchboard doctor`: says what is wrong, in plain words.

use std::path::Path;

use sqlx::postgres::PgPoolOptions;
use sqlx::{Connection, PgConnection};
use switchboard::audit;
use switchboard::tenancy::{Durability, MIGRATIONS, NotReady, check_database};
use time::OffsetDateTime;

use super::Failure;
use super::secrets::Standing;
use crate::mailer::Mailer;
use crate::reading::Reader;
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
        Finding { about: "proxies", verdict: proxies(&settings) },
        Finding { about: "database", verdict: database(&settings).await },
        Finding { about: "migrations", verdict: migrations(&settings).await },
        Finding { about: "secrets", verdict: secrets(&settings).await },
        Finding { about: "queue", verdict: queue(&settings).await },
        Finding { about: "audit", verdict: audit(&settings).await },
        Finding { about: "mail", verdict: mail(&settings).await },
        Finding { about: "site", verdict: site(&settings) },
        Finding { about: "documents", verdict: documents(&Reader::default()).await },
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
    match settings.seal() {
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

fn proxies(settings: &Settings) -> Verdict {
    match settings.trusted_proxies.len() {
        0 if settings.public_url.starts_with("https://") => Verdict::Note(
            "TRUSTED_PROXIES is not set, but something in front speaks https: everybody seems to come from there, \
             and who guesses passwords shuts all others out"
                .to_owned(),
        ),
        0 => Verdict::Fine("none is believed".to_owned()),
        some => Verdict::Fine(format!("{some} believed about who asks")),
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
    match check_database(&pool, settings.durability).await {
        Ok(()) if settings.durability == Durability::Waived => {
            Verdict::Note("SWITCHBOARD_THROW_AWAY_DATABASE is set: commits may be lost".to_owned())
        }
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

/// Whether everything that was entrusted to us can be opened, and by which keys.
async fn secrets(settings: &Settings) -> Verdict {
    let looked_at = async { super::secrets::summary(&super::serve::desk(settings)?).await };
    match looked_at.await {
        Ok((Standing::Current, words)) => Verdict::Fine(words),
        Ok((Standing::Older, words)) => Verdict::Note(words),
        Ok((Standing::Unreadable, words)) => Verdict::Wrong(words),
        Err(failure) => Verdict::Wrong(failure.to_string()),
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

/// What was found in the audit logs in the last nights.
async fn audit(settings: &Settings) -> Verdict {
    let looked_at = async {
        let desk = super::serve::desk(settings)?;
        let state = audit::system::state(&desk).await?;
        Ok::<_, Failure>((state, desk.now()))
    };
    match looked_at.await {
        Ok((state, now)) => audited(&state, now),
        Err(failure) => Verdict::Wrong(failure.to_string()),
    }
}

fn audited(state: &audit::system::State, now: OffsetDateTime) -> Verdict {
    let entries = state.entries;
    match state.oldest_check {
        _ if !state.broken.is_empty() => {
            Verdict::Wrong(format!("the log of {} was altered; see its page", state.broken.join(", ")))
        }
        None => {
            Verdict::Note("no log was looked through yet: a worker does it within a minute, and every night".to_owned())
        }
        Some(at) if now - at > time::Duration::days(2) => {
            Verdict::Wrong(format!("{entries} entries are sealed, but a log was last looked through on {}", at.date()))
        }
        Some(_) => Verdict::Fine(format!("{entries} entries are sealed, and every log is whole")),
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

/// Whether a document can be read here, and what keeps it in.
async fn documents(reader: &Reader) -> Verdict {
    match reader.read("doctor.txt", b"A text of one line.").await {
        Ok(_) if cfg!(target_os = "linux") => {
            Verdict::Fine("are read in a process that can open no file and reach no network".to_owned())
        }
        Ok(_) => Verdict::Note("are read in a process of their own, which only Linux can shut in entirely".to_owned()),
        Err(failure) => Verdict::Wrong(failure.to_string()),
    }
}

fn site(settings: &Settings) -> Verdict {
    match std::env::current_exe() {
        Ok(program) => built_site(Path::new(&settings.site_root), &program.with_file_name("hash.txt")),
        Err(error) => Verdict::Wrong(format!("the program does not know where it is: {error}")),
    }
}

/// The folder of the site and, beside the program, the names that its files have.
fn built_site(root: &Path, hashes: &Path) -> Verdict {
    let names = match std::fs::read_to_string(hashes) {
        Ok(names) => names,
        Err(error) => {
            let file = hashes.display();
            return Verdict::Wrong(format!(
                "{file}: {error}; it must stand beside the program, else no page finds its style"
            ));
        }
    };
    for (what, ending, without) in [
        ("css", "css", "pages would have no style"),
        ("js", "js", "nothing on a page would move by itself"),
        ("wasm", "wasm", "nothing on a page would move by itself"),
    ] {
        let hash = names.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix(':')).map(str::trim);
        let Some(hash) = hash else {
            return Verdict::Wrong(format!("{} names no {what}: {without}", hashes.display()));
        };
        let file = root.join("pkg").join(format!("switchboard.{hash}.{ending}"));
        if let Err(error) = std::fs::File::open(&file) {
            return Verdict::Wrong(format!("SITE_ROOT: {}: {error}; {without}", file.display()));
        }
    }
    Verdict::Fine("styles, scripts and the moving parts can be read".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::understand;

    #[test]
    fn a_site_without_one_of_its_files_is_wrong() {
        let folder = std::env::temp_dir().join(format!("switchboard-doctor-{}", std::process::id()));
        let (root, hashes) = (folder.join("site"), folder.join("hash.txt"));
        std::fs::create_dir_all(root.join("pkg")).unwrap();
        let wrong = |word: &str| matches!(built_site(&root, &hashes), Verdict::Wrong(words) if words.contains(word));

        assert!(wrong("hash.txt"));
        std::fs::write(&hashes, "js: a1\nwasm: b2\ncss: c3\n").unwrap();
        for (file, missing) in
            [("switchboard.c3.css", "css"), ("switchboard.a1.js", "js"), ("switchboard.b2.wasm", "wasm")]
        {
            assert!(wrong(missing), "{missing}");
            std::fs::write(root.join("pkg").join(file), "").unwrap();
        }
        assert!(matches!(built_site(&root, &hashes), Verdict::Fine(_)));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn f_2_documents_that_would_not_be_confined_are_wrong() {
        // Whatever this program is, it reads no documents.
        let verdict = documents(&Reader::starting("/bin/false")).await;
        assert!(matches!(verdict, Verdict::Wrong(words) if words.contains("cannot be read")));
    }

    #[test]
    fn p_3_a_log_that_was_altered_or_not_looked_through_is_wrong() {
        let now = time::macros::datetime!(2026-11-20 09:00 UTC);
        let state = |days: Option<i64>, broken: &[&str]| audit::system::State {
            entries: 7,
            oldest_check: days.map(|it| now - time::Duration::days(it)),
            broken: broken.iter().map(|it| (*it).to_owned()).collect(),
        };
        assert!(matches!(audited(&state(Some(1), &[]), now), Verdict::Fine(_)));
        assert!(matches!(audited(&state(None, &[]), now), Verdict::Note(_)));
        assert!(matches!(audited(&state(Some(3), &[]), now), Verdict::Wrong(_)));
        let altered = audited(&state(Some(1), &["ma-boutique"]), now);
        assert!(matches!(altered, Verdict::Wrong(words) if words.contains("ma-boutique")));
    }

    #[test]
    fn a_8_https_without_a_trusted_proxy_is_noticed() {
        let found = |url: &str, trusted: &str| {
            let set = [("PUBLIC_URL", url.to_owned()), ("TRUSTED_PROXIES", trusted.to_owned())];
            let value = |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| value.clone());
            proxies(&understand(value).unwrap())
        };
        assert!(matches!(found("https://desk.example.com", ""), Verdict::Note(_)));
        assert!(matches!(found("https://desk.example.com", "172.30.71.0/24"), Verdict::Fine(_)));
        assert!(matches!(found("http://127.0.0.1:3000", ""), Verdict::Fine(_)));
    }
}
