//! `switchboard import conversations`: what was said in another system, from its file.

use std::path::Path;

use switchboard::inbox::{self, Imported};
use switchboard::team::{self, Slug};
use switchboard::tenancy::Desk;

use super::{Failure, serve};
use crate::settings::Settings;
use crate::worker::worker;

/// A larger file wants to be divided: it is read as a whole.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Runs the command.
///
/// # Errors
/// When there is no such workspace or file, or something is wrong with what it says: then nothing was written.
pub async fn conversations(settings: Settings, workspace: String, file: String) -> Result<(), Failure> {
    let desk = serve::desk(&settings)?;
    let text = read(Path::new(&file)).map_err(|why| format!("{file}: {why}"))?;
    let Imported { added, entries, known } = bring(&desk, &workspace, &text).await?;
    println!("{added} conversations with {entries} messages were imported; {known} were there already");
    Ok(())
}

fn read(file: &Path) -> Result<String, Failure> {
    if std::fs::metadata(file)?.len() > LARGEST {
        return Err(format!("larger than {} MB: divide it", LARGEST / (1024 * 1024)).into());
    }
    Ok(std::fs::read_to_string(file)?)
}

/// Brings the conversations of a file into a workspace: all or none.
///
/// # Errors
/// Everything that is wrong, a line each.
pub async fn bring(desk: &Desk, workspace: &str, file: &str) -> Result<Imported, Failure> {
    let none = || format!("no workspace has the address `{workspace}`");
    let slug = Slug::parse(workspace).map_err(|_| none())?;
    let tenant = team::workspace_at(desk, &slug).await?.ok_or_else(none)?;
    let past = inbox::read_past(file, desk.now()).map_err(|wrong| said(&wrong))?;
    Ok(inbox::import(worker(desk, tenant).await?, &past).await?)
}

fn said(wrong: &[String]) -> String {
    format!("nothing was imported:\n  {}", wrong.join("\n  "))
}
