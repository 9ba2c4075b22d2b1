//! Somebody who opens a workspace, by the desk's own commands.

use switchboard::team::{self, Email, Password, PersonName, SignUp, Slug, WorkspaceName};
use switchboard::tenancy::{Desk, Principal, RequestInfo};
use switchboard::text::Locale;

use super::Result;

/// Everybody's password.
pub const PASSWORD: &str = "tilleul-et-menthe";

/// Signs up, and comes in as the owner of the new workspace.
///
/// # Errors
/// When the desk refuses one of the words, or the address or the slug is taken.
pub async fn sign_up(desk: &Desk, email: &str, slug: &str, language: Locale) -> Result<Principal> {
    let email = Email::parse(email)?;
    let new = SignUp {
        name: PersonName::parse("Camille")?,
        password: Password::chosen(PASSWORD, &email)?,
        email,
        workspace: WorkspaceName::parse(slug)?,
        slug: Slug::parse(slug)?,
        language,
    };
    let opened = team::sign_up(desk, new, RequestInfo::default()).await?;
    let visitor = team::visitor(desk, opened.user).await?.ok_or("the owner is gone")?;
    let entered = team::enter(desk, &visitor, &opened.slug, RequestInfo::default()).await?;
    entered.ok_or_else(|| "the owner has no place".into())
}
