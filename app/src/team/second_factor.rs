//! `/second-factor`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use qrcodegen::{QrCode, QrCodeEcc};
use switchboard::say;
use switchboard::team::{self, AppSecret, Email, SecondFactor};

use super::doors::{ConfirmFactor, RemoveFactor, RenewCodes, SignOut, StartFactor};
use super::passkeys::Passkeys;
use super::proof::{ProofAsked, ProofField};
use super::{problems, session};
use crate::ui::{LinkButton, Size, SubmitButton, TextField, Variant};
use crate::{Form, Problem, Sheet, bare, locale, visit};

/// Where one sets up an authenticator app or a passkey, and sees one's recovery codes, once. Whoever has to
/// before they may enter a workspace is led here.
pub fn second_factor_page() -> impl IntoView {
    bare(async {
        let visit = visit();
        let locale = visit.locale;
        let account = visit.account.clone().ok_or(Problem::SignIn)?;
        let email = problems::email("email", &account.email)?;
        let proof = session::asks().await?;
        let factor = team::second_factor(&visit.desk, account.user).await?;
        let passkeys = team::passkeys(&visit.desk, account.user).await?;
        let app = session::app_secret(account.user).await?.filter(|_| factor.is_none_or(|it| !it.has_app));
        let body = match (factor, app) {
            (_, Some(secret)) => view! { <Confirm secret=secret email=email/> }.into_any(),
            (Some(factor), None) => {
                let codes = session::take_codes(account.user).await?;
                view! { <Standing factor=factor codes=codes proof=proof/> }.into_any()
            }
            (None, None) => view! { <Start proof=proof/> }.into_any(),
        };
        let asked_by = visit.workspaces.iter().find(|it| it.needs_factor).map(|it| it.name.clone());
        let body = view! {
            {asked_by
                .map(|workspace| {
                    view! { <p class="auth-about">{say!(locale, "factor-required", workspace = workspace)}</p> }
                })}
            {body}
            <Passkeys all=passkeys proof=proof/>
            <Form door=SignOut::PATH class="auth-links">
                <SubmitButton variant=Variant::Quiet>{say!(locale, "team-sign-out")}</SubmitButton>
            </Form>
        };
        Ok(Sheet::new(say!(locale, "factor-title"), body))
    })
}

/// What it is, and the button that begins.
#[component]
fn Start(proof: ProofAsked) -> impl IntoView {
    let locale = locale();
    view! {
        <p class="auth-about">{say!(locale, "factor-about")}</p>
        <Form door=StartFactor::PATH class="form">
            <ProofField asked=proof id="proof-start"/>
            <SubmitButton size=Size::Wide>{say!(locale, "factor-start")}</SubmitButton>
        </Form>
    }
}

/// The picture, the same in words, and the field for the app's first code.
#[component]
fn Confirm(secret: AppSecret, email: Email) -> impl IntoView {
    let locale = locale();
    let link = secret.link(&email);
    let picture = picture(&link, say!(locale, "factor-picture"));
    view! {
        <div class="stack">
            <p>{say!(locale, "factor-scan")}</p>
            {picture}
            <p>{say!(locale, "factor-type")}</p>
            <p>
                <code>{secret.groups()}</code>
            </p>
            <p>
                <a class="link" href=link>{say!(locale, "factor-open-app")}</a>
            </p>
            <Form door=ConfirmFactor::PATH class="form">
                <TextField
                    name="secret_code"
                    label=say!(locale, "factor-first-code")
                    autocomplete="one-time-code"
                    inputmode="numeric"
                    maxlength=12
                    required=true
                />
                <SubmitButton size=Size::Wide>{say!(locale, "factor-confirm")}</SubmitButton>
            </Form>
        </div>
    }
}

/// It is there: its recovery codes if they are new, how many are left, and the ways to change it.
#[component]
fn Standing(factor: SecondFactor, codes: Vec<String>, proof: ProofAsked) -> impl IntoView {
    let locale = locale();
    let shown = (!codes.is_empty()).then(|| {
        let rows = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
        view! {
            <p>{say!(locale, "factor-codes-about")}</p>
            <ul aria-label=say!(locale, "factor-codes")>{rows}</ul>
        }
    });
    view! {
        <div class="stack">
            {shown}
            <p>{standing(&factor)}</p>
            <LinkButton href="/">{say!(locale, "factor-continue")}</LinkButton>
            <Form door=RenewCodes::PATH class="form">
                <ProofField asked=proof id="proof-codes"/>
                <SubmitButton variant=Variant::Default>{say!(locale, "factor-renew-codes")}</SubmitButton>
            </Form>
            {match factor.has_app {
                true => view! {
                    <Form door=RemoveFactor::PATH class="form">
                        <ProofField asked=proof id="proof-remove"/>
                        <SubmitButton variant=Variant::Default>{say!(locale, "factor-remove")}</SubmitButton>
                    </Form>
                }
                .into_any(),
                false => view! {
                    <Form door=StartFactor::PATH class="form">
                        <ProofField asked=proof id="proof-start"/>
                        <SubmitButton variant=Variant::Default>{say!(locale, "factor-start")}</SubmitButton>
                    </Form>
                }
                .into_any(),
            }}
        </div>
    }
}

/// What one signs in with, and how many recovery codes are left.
pub(super) fn standing(factor: &SecondFactor) -> String {
    match factor.has_app {
        true => say!(locale(), "factor-on", count = factor.codes_left),
        false => say!(locale(), "factor-on-passkey", count = factor.codes_left),
    }
}

/// A text as a picture for a telephone's camera. It is dark on light in both themes: cameras expect that.
fn picture(text: &str, label: String) -> Option<impl IntoView + use<>> {
    /// Light around it, in modules: the standard asks for four.
    const QUIET: i32 = 4;

    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    let squares = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let dark = squares.filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{},{}h1v1h-1z", x + QUIET, y + QUIET)).collect();
    let area = format!("0 0 {side} {side}");
    Some(view! {
        <svg class="qr" viewBox=area role="img" aria-label=label>
            <rect width=side.to_string() height=side.to_string() fill="white"></rect>
            <path d=path fill="black"></path>
        </svg>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_address_fits_into_the_picture() {
        let text =
            format!("otpauth://totp/Switchboard:{}?secret={}&issuer=Switchboard", "x".repeat(254), "A".repeat(32));
        assert!(QrCode::encode_text(&text, QrCodeEcc::Medium).is_ok());
    }
}
