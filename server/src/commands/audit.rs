//! `switchboard audit adopt`: goes on with a chain that another key has marked.

use switchboard::audit::chain;
use switchboard::team::{self, Slug};
use switchboard::tenancy::Desk;

use super::{Failure, serve};
use crate::chaining;
use crate::settings::Settings;

/// Runs the command.
///
/// # Errors
/// When there is no such workspace, or more is wrong with its chain than its mark.
pub async fn adopt(settings: Settings, workspace: String) -> Result<(), Failure> {
    let desk = serve::desk(&settings)?;
    take_over(&desk, &workspace, &settings.public_url).await?;
    println!("the chain of {workspace} goes on with the present key; that is in its log");
    Ok(())
}

/// Marks the end of a workspace's chain with the present key, where all before it is as it was sealed.
///
/// # Errors
/// As [`adopt`].
pub async fn take_over(desk: &Desk, workspace: &str, public_url: &str) -> Result<(), Failure> {
    let none = || format!("no workspace has the address `{workspace}`");
    let slug = Slug::parse(workspace).map_err(|_| none())?;
    let tenant = team::workspace_at(desk, &slug).await?.ok_or_else(none)?;
    if let Some(what) = chain::adopt(desk, tenant).await? {
        return Err(
            format!("the log of {workspace} was altered ({what}); its chain is evidence and stays as it is").into()
        );
    }
    Ok(chaining::check(desk, tenant, public_url).await?)
}
