//! Giving a service key another secret.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;
use switchboard::team::ServiceKey;

use super::doors::RotateKey;
use crate::ui::{LinkButton, Panel, Select, SubmitButton, Variant};
use crate::{Form, locale, paths};

/// Asks for how long the secret of now goes on working beside the next.
#[component]
pub(super) fn Rotating(
    /// The key that gets another.
    key: ServiceKey,
) -> impl IntoView {
    let locale = locale();
    let overlaps = vec![
        ("0".to_owned(), say!(locale, "channels-key-overlap-none")),
        ("1".to_owned(), say!(locale, "channels-key-overlap-hour")),
        ("24".to_owned(), say!(locale, "channels-key-overlap-day")),
        ("168".to_owned(), say!(locale, "channels-key-overlap-week")),
    ];
    let (hidden, title) =
        (vec![("key", key.id.to_string())], say!(locale, "channels-key-rotate-title", name = key.name));
    view! {
        <Panel title=title>
            <p class="hint">{say!(locale, "channels-key-rotate-text")}</p>
            <Form door=RotateKey::PATH hidden=hidden class="form">
                <Select
                    name="overlap"
                    label=say!(locale, "channels-key-overlap")
                    options=overlaps
                    value="24".to_owned()
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "channels-key-rotate-act")}</SubmitButton>
                    <LinkButton href=paths::keys() variant=Variant::Quiet>
                        {say!(locale, "channels-key-rotate-keep")}
                    </LinkButton>
                </div>
            </Form>
        </Panel>
    }
}
