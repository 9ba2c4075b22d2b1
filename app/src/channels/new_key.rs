//! Making a service key.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::channels::Channel;
use switchboard::say;
use switchboard::text::Locale;

use super::areas::Area;
use super::doors::CreateKey;
use crate::ui::{Panel, Select, SubmitButton, TextField};
use crate::{Form, locale};

/// The form for a new key. Its secret is shown on the page that follows.
#[component]
pub(super) fn NewKey(
    /// The API channels that a key can be bound to.
    channels: Vec<Channel>,
) -> impl IntoView {
    let locale = locale();
    let one = |it: Channel| (it.id.to_string(), say!(locale, "channels-key-scope-one", channel = it.name));
    let mut scopes = vec![(String::new(), say!(locale, "channels-key-scope-all"))];
    scopes.extend(channels.into_iter().map(one));
    let expiries = vec![
        ("30".to_owned(), say!(locale, "channels-key-expires-30")),
        ("90".to_owned(), say!(locale, "channels-key-expires-90")),
        ("365".to_owned(), say!(locale, "channels-key-expires-365")),
        ("never".to_owned(), say!(locale, "channels-key-expires-never")),
    ];
    view! {
        <Panel title=say!(locale, "channels-key-new")>
            <Form door=CreateKey::PATH class="form">
                <TextField
                    name="name"
                    label=say!(locale, "channels-key-name")
                    hint=say!(locale, "channels-key-name-hint")
                    required=true
                    maxlength=80
                    autocomplete="off"
                />
                <Select name="channel" label=say!(locale, "channels-key-scope") options=scopes/>
                {areas(locale)}
                <Select
                    name="expires"
                    label=say!(locale, "channels-key-expires")
                    options=expiries
                    value="365".to_owned()
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "channels-key-create")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// What the key may do in each area. Made where it stands: a form knows its fields' words only within.
fn areas(locale: Locale) -> impl IntoView {
    let area = |area: &Area| {
        let value = if *area == Area::Conversations { "write" } else { "none" };
        view! { <Select name=area.field() label=area.name(locale) options=Area::choices(locale) value=value.to_owned()/> }
    };
    Area::ALL.iter().map(area).collect_view()
}
