//! `/account/notifications`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::Belong;
use switchboard::notifications::{self, About, Choices, Way, Wish};
use switchboard::say;
use switchboard::text::Locale;

use super::doors::Choose;
use super::times::TimesPanel;
use crate::inbox::Reader;
use crate::ui::{Button, Column, DataTable, Panel, SubmitButton};
use crate::{Form, Problem, Sheet, access, page, visit};

/// Of what one is told, by which ways, and when.
pub fn choices_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(Belong).await?;
        let choices = notifications::choices(&mut tx).await?;
        let times = notifications::times(&mut tx).await?;
        drop(tx);
        let reader = Reader::here();
        let locale = reader.locale;
        let workspace = visit().here.as_ref().map(|it| it.name.clone()).ok_or(Problem::SignIn)?;
        let body = view! {
            <div class="page page-form stack">
                <p class="hint">{say!(locale, "notifications-choices-about", workspace = workspace.clone())}</p>
                <Panel title=say!(locale, "notifications-what")>
                    <Form door=Choose::PATH class="form">
                        <WishTable choices=choices locale=locale/>
                        <div class="form-actions">
                            <SubmitButton>{say!(locale, "notifications-save")}</SubmitButton>
                        </div>
                    </Form>
                    <ThisBrowser workspace=workspace locale=locale/>
                </Panel>
                <TimesPanel times=times reader=reader/>
            </div>
        };
        Ok(Sheet::new(say!(locale, "notifications-choices"), body))
    })
}

/// A row a kind, a column a way, a box where they meet.
#[component]
fn WishTable(choices: Choices, locale: Locale) -> impl IntoView {
    let way_name = move |way: Way| locale.say(&format!("notifications-way-{way}"), &[]);
    let columns = std::iter::once(Column::new(say!(locale, "notifications-about")))
        .chain(Way::ALL.iter().map(|way| Column::new(way_name(*way))))
        .collect();
    let rows = About::ALL.iter().map(|about| {
        let name = locale.say(&format!("notifications-about-{about}"), &[]);
        let boxes = Way::ALL
            .iter()
            .map(|way| {
                let wish = Wish { about: *about, way: *way };
                let label = say!(locale, "notifications-wish", about = name.clone(), way = way_name(*way));
                let checked = choices.has(*about, *way);
                // Ticked, it has the browser ask whether it may.
                let asks = (*way == Way::Browser).then_some("");
                view! {
                    <td>
                        <input
                            type="checkbox"
                            class="check"
                            name="wanted[]"
                            value=wish.to_string()
                            checked=checked
                            aria-label=label
                            data-notices-wish=asks
                        />
                    </td>
                }
            })
            .collect_view();
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                {boxes}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <DataTable caption=say!(locale, "notifications-what") columns=columns>
            {rows}
        </DataTable>
    }
}

/// Tries notices in the browser that one sits at, which asks its person first; says what came of it. Without scripts
/// there are none, and nothing is offered.
#[component]
fn ThisBrowser(workspace: String, locale: Locale) -> impl IntoView {
    view! {
        <div
            class="cluster"
            hidden
            data-notices=""
            data-title=workspace
            data-words=say!(locale, "notifications-tried")
            data-granted=say!(locale, "notifications-browser-granted")
            data-denied=say!(locale, "notifications-browser-denied")
            data-default=say!(locale, "notifications-browser-default")
            data-missing=say!(locale, "notifications-browser-missing")
        >
            <Button icon=Some("bell")>{say!(locale, "notifications-try")}</Button>
            <p role="status" class="hint"></p>
        </div>
    }
}
