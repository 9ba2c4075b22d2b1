//! Structured logs, to the standard error stream.

use tracing_subscriber::EnvFilter;

use crate::settings::{Settings, WrongSetting};

/// Starts logging as the settings say.
///
/// # Errors
/// [`WrongSetting`] when `LOG` is not a filter.
pub fn start(settings: &Settings) -> Result<(), WrongSetting> {
    let filter = EnvFilter::try_new(&settings.log)
        .map_err(|e| WrongSetting { name: "LOG".to_owned(), problem: e.to_string() })?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // It would be said on the same stream, by a macro that panics where it cannot: a full disk under the log
        // would end every request that has something to say.
        .log_internal_errors(false);
    // A second start in one process (tests) keeps the first one's logging.
    let _ = if settings.log_json { builder.json().flatten_event(true).try_init() } else { builder.try_init() };
    Ok(())
}
