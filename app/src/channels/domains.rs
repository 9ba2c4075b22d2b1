//! The sites that may show a widget.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::channels::Domain;
use switchboard::ids::ChannelId;
use switchboard::say;

use super::channel::May;
use super::doors::SetDomains;
use crate::ui::{Panel, SubmitButton, TextArea};
use crate::{Form, locale};

/// The section "Domains".
#[component]
pub(super) fn Domains(
    /// The widget.
    id: ChannelId,
    /// The sites, in the order that they were written in.
    domains: Vec<Domain>,
    /// What the reader may do.
    may: May,
) -> impl IntoView {
    let locale = locale();
    let shown = match may.connect {
        true => {
            let lines = domains.iter().map(Domain::as_str).collect::<Vec<_>>().join("\n");
            view! {
                <Form door=SetDomains::PATH hidden=vec![("channel", id.to_string())] class="form">
                    <TextArea
                        name="domains"
                        label=say!(locale, "channels-domains")
                        hint=say!(locale, "channels-domains-hint")
                        value=lines
                        rows=4
                    />
                    <div class="form-actions">
                        <SubmitButton>{say!(locale, "channels-save")}</SubmitButton>
                    </div>
                </Form>
            }
            .into_any()
        }
        false if domains.is_empty() => view! { <p>{say!(locale, "channels-domains-none")}</p> }.into_any(),
        false => {
            let names = domains.iter().map(|it| view! { <li>{it.as_str().to_owned()}</li> }).collect_view();
            view! { <ul class="stack stack-sm">{names}</ul> }.into_any()
        }
    };
    view! { <Panel title=say!(locale, "channels-domains")>{shown}</Panel> }
}
