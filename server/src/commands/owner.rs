//! `switchboard owner create`: a workspace and its owner, from the command line.

use std::io::IsTerminal;

use switchboard::team::{self, Email, Password, PersonName, SignUp, Slug, WorkspaceName};
use switchboard::tenancy::RequestInfo;
use switchboard::text::Locale;

use super::{Failure, serve};
use crate::settings::Settings;

/// Makes a workspace and its owner. The password comes from the standard input, so that it
/// stands in no history of commands.
///
/// # Errors
/// When a name cannot be used, the address has an account, or the database is away.
pub async fn create(settings: Settings, email: String, name: String, workspace: String) -> Result<(), Failure> {
    let desk = serve::desk(&settings)?;
    let email = Email::parse(&email)?;
    let workspace = WorkspaceName::parse(&workspace)?;
    let new = SignUp {
        name: PersonName::parse(&name)?,
        password: Password::chosen(&ask_password()?, &email)?,
        slug: Slug::proposed_from(workspace.as_str())
            .ok_or("this name has no letters that an address could be made of")?,
        email,
        workspace,
        language: Locale::En,
    };
    let opened = team::sign_up(&desk, new, RequestInfo::default()).await?;
    println!("the workspace is open at {}/w/{}", settings.public_url, opened.slug);
    Ok(())
}

fn ask_password() -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        eprint!("Password: ");
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
