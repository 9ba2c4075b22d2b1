//! `/notifications`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::InboxRead;
use switchboard::notifications::{self, Notification};
use switchboard::say;

use super::doors::{MarkAllRead, Open};
use crate::inbox::Reader;
use crate::ui::{Badge, BadgeTone, Empty, LinkButton, Panel, Size, SubmitButton, Time, Variant};
use crate::{Form, Sheet, access, page, paths};

/// What one should know of, the newest first.
pub fn notifications_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(InboxRead).await?;
        let list = notifications::list(&mut tx).await?;
        drop(tx);
        let reader = Reader::here();
        let locale = reader.locale;
        let title = say!(locale, "notifications-title");
        let read_all = list.iter().any(|it| it.read_at.is_none()).then(|| {
            view! {
                <Form door=MarkAllRead::PATH>
                    <SubmitButton variant=Variant::Default icon=Some("check")>{say!(locale, "notifications-read-all")}</SubmitButton>
                </Form>
            }
        });
        let list = if list.is_empty() {
            let nothing = ().into_any();
            view! {
                <Empty
                    title=say!(locale, "notifications-empty")
                    text=say!(locale, "notifications-empty-text")
                    action=nothing
                    icon="bell"
                />
            }
            .into_any()
        } else {
            let rows = list.into_iter().map(|it| row(it, &reader)).collect_view();
            view! { <Panel><ul class="stack stack-sm">{rows}</ul></Panel> }.into_any()
        };
        let body = view! {
            <div class="page page-text stack">
                <div data-live="notifications">{list}</div>
            </div>
        };
        let choose = view! {
            <LinkButton href=paths::here(paths::NOTIFICATION_CHOICES) variant=Variant::Quiet icon=Some("settings")>
                {say!(locale, "notifications-choose")}
            </LinkButton>
        };
        Ok(Sheet::new(title, body).actions((choose, read_all)))
    })
}

fn row(it: Notification, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let words = it.sentence(locale);
    let name = if it.meter.is_some() { say!(locale, "usage-title") } else { it.whose(locale) };
    let is_new = it.read_at.is_none();
    view! {
        <li class="cluster">
            {is_new.then(|| view! { <Badge tone=BadgeTone::Lamp>{say!(locale, "notifications-new")}</Badge> })}
            <span>{words}</span>
            <Time at=it.created_at shown=reader.short(it.created_at) full=reader.full(it.created_at)/>
            <Form door=Open::PATH hidden=vec![("notification", it.id.to_string())]>
                <SubmitButton size=Size::Small variant=Variant::Default>
                    {say!(locale, "notifications-open")} <span class="sr-only">" " {name}</span>
                </SubmitButton>
            </Form>
        </li>
    }
}
