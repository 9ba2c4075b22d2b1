//! Looking at the desk as a role: the banner that says so.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;
use switchboard::text::time_of_day;

use super::doors::StopViewing;
use super::roles::position_name;
use crate::ui::{Icon, Size, SubmitButton, Variant};
use crate::{Form, visit};

/// On every page: as what the reader looks, until when, and the way back. Nothing where they look with their own eyes.
pub fn viewing_banner() -> impl IntoView {
    let visit = visit();
    let locale = visit.locale;
    visit.viewing.as_ref().map(|viewing| {
        let zone = visit.workspaces.iter().find(|it| it.tenant == viewing.tenant).map(|it| it.zone.clone());
        let until = zone.map(|zone| time_of_day(viewing.until, &zone)).unwrap_or_default();
        let role = position_name(&viewing.position);
        view! {
            <section class="banner" aria-label=say!(locale, "roles-viewing")>
                <Icon name="eye"/>
                <p>{say!(locale, "roles-viewing-as", role = role, until = until)}</p>
                <Form door=StopViewing::PATH>
                    <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "roles-viewing-stop")}</SubmitButton>
                </Form>
            </section>
        }
    })
}
