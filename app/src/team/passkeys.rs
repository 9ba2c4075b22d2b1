//! One's passkeys, and the buttons that ask for one.

use islands::{Passkey as AskIsland, PasskeyWords};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;
use switchboard::team::{LONGEST_NAME, Passkey};
use switchboard::text::{Zone, day};

use super::doors::{
    AddPasskey, AskPasskey, AskSecondPasskey, GivePasskey, Prove, RemovePasskey, RenamePasskey, SignInByPasskey,
    StartPasskey,
};
use super::proof::{ProofAsked, ProofField};
use super::session;
use crate::ui::{Badge, BadgeTone, Fold, Size, SubmitButton, TextField, Variant};
use crate::{Form, locale, paths, visit};

/// The button of the page where one signs in: no address and no password are asked for.
#[component]
pub(super) fn SignInByPasskeyForm(
    /// Where one wanted to go.
    next: Option<String>,
) -> impl IntoView {
    let locale = locale();
    session::site().is_ok().then(|| {
        view! {
            <Form door=SignInByPasskey::PATH class="form passkey-way">
                {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
                <input type="hidden" name="secret_answer"/>
                <Ask door=AskPasskey::PATH field="secret_answer" act=say!(locale, "passkey-use")/>
            </Form>
        }
    })
}

/// The button of the page where a second factor is asked for.
#[component]
pub(super) fn GivePasskeyForm(
    /// Where one wanted to go.
    next: Option<String>,
) -> impl IntoView {
    let locale = locale();
    session::site().is_ok().then(|| {
        view! {
            <Form door=GivePasskey::PATH class="form passkey-way">
                {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
                <input type="hidden" name="secret_answer"/>
                <Ask door=AskSecondPasskey::PATH field="secret_answer" act=say!(locale, "passkey-use")/>
            </Form>
        }
    })
}

/// The button itself. It is there with scripts alone.
#[component]
pub(super) fn Ask(
    /// The door that knows what to ask.
    door: &'static str,
    /// The field for the answer.
    field: &'static str,
    /// What the button says.
    act: String,
    /// A new passkey is made.
    #[prop(optional)]
    makes: bool,
) -> impl IntoView {
    let words = PasskeyWords { act, failed: say!(locale(), "passkey-failed") };
    session::site().ok().map(|site| {
        let (door, site) = (paths::here(door), site.id().to_owned());
        view! { <AskIsland door=door site=site field=field.to_owned() makes=makes words=words/> }
    })
}

/// The passkeys that one has, and the way to another. Nothing where browsers make none for this address.
#[component]
pub(super) fn Passkeys(
    /// The oldest first.
    all: Vec<Passkey>,
    /// Whether a proof is asked for before anything changes.
    proof: ProofAsked,
) -> impl IntoView {
    let locale = locale();
    let (is_possible, has_some) = (session::site().is_ok(), !all.is_empty());
    let rows = all.into_iter().map(|it| view! { <Row passkey=it proof=proof/> }).collect_view();
    let another = match proof.is_asked() {
        true => view! {
            <Form door=Prove::PATH class="form">
                <p class="hint">{say!(locale, "passkey-prove-first")}</p>
                <ProofField asked=proof id="proof-passkey"/>
                <SubmitButton variant=Variant::Default>{say!(locale, "passkey-prove")}</SubmitButton>
            </Form>
        }
        .into_any(),
        false => view! {
            <Form door=AddPasskey::PATH class="form">
                <TextField
                    name="name"
                    label=say!(locale, "passkey-name")
                    hint=say!(locale, "passkey-name-hint")
                    maxlength=LONGEST_NAME as u32
                    required=true
                    id="passkey-new-name"
                />
                <input type="hidden" name="secret_answer"/>
                <Ask door=StartPasskey::PATH field="secret_answer" act=say!(locale, "passkey-add") makes=true/>
                <noscript>
                    <p class="hint">{say!(locale, "passkey-needs-scripts")}</p>
                </noscript>
            </Form>
        }
        .into_any(),
    };
    view! {
        <section class="stack" aria-labelledby="passkeys-title">
            <h2 class="panel-title" id="passkeys-title">{say!(locale, "passkey-title")}</h2>
            <p class="hint">{say!(locale, "passkey-about")}</p>
            {has_some.then(|| view! { <ul class="stack stack-sm" aria-label=say!(locale, "passkey-title")>{rows}</ul> })}
            {match is_possible {
                true => another,
                false => view! { <p class="hint">{say!(locale, "passkey-not-here")}</p> }.into_any(),
            }}
        </section>
    }
}

/// One passkey, with its forms.
#[component]
fn Row(passkey: Passkey, proof: ProofAsked) -> impl IntoView {
    let visit = visit();
    let locale = visit.locale;
    // A person belongs to no workspace, whose time zone would tell the hour.
    let zone = Zone::named_or_utc("UTC");
    let used = match passkey.last_used_at {
        Some(at) => say!(locale, "passkey-used", at = day(at, &zone, locale)),
        None => say!(locale, "passkey-unused", at = day(passkey.created_at, &zone, locale)),
    };
    let id = passkey.id;
    let hidden = move || vec![("credential", id.to_string())];
    let name = passkey.name.as_str().to_owned();
    let (rename_id, proof_id) = (format!("name-{}", passkey.id), format!("proof-{}", passkey.id));
    view! {
        <li class="stack stack-sm">
            <p>
                <strong>{name.clone()}</strong>
                " "
                {passkey
                    .backed_up
                    .then(|| view! { <Badge tone=BadgeTone::Neutral>{say!(locale, "passkey-backed-up")}</Badge> })}
            </p>
            <p class="hint">{used}</p>
            <Fold title=say!(locale, "passkey-change", name = name.clone())>
                <div class="stack">
                    <Form door=RenamePasskey::PATH hidden=hidden() class="form">
                        <TextField
                            name="name"
                            label=say!(locale, "passkey-name")
                            value=name
                            maxlength=LONGEST_NAME as u32
                            required=true
                            id=rename_id
                        />
                        <SubmitButton variant=Variant::Default size=Size::Small>{say!(locale, "passkey-rename")}</SubmitButton>
                    </Form>
                    <Form door=RemovePasskey::PATH hidden=hidden() class="form">
                        <ProofField asked=proof id=proof_id/>
                        <SubmitButton variant=Variant::Default size=Size::Small>{say!(locale, "passkey-remove")}</SubmitButton>
                    </Form>
                </div>
            </Fold>
        </li>
    }
}
