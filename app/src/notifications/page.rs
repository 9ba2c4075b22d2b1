//! `/notifications`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::InboxRead;
use switchboard::notifications::{self, Notification};
use switchboard::say;

use super::doors::{MarkAllRead, Open};
use crate::inbox::{Reader, contact_name};
use crate::ui::{Badge, BadgeTone, Empty, Panel, Size, SubmitButton, Time, Variant};
use crate::{Form, Sheet, access, page};

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
        Ok(Sheet::new(title, body).actions(read_all))
    })
}

fn row(it: Notification, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let name = contact_name(it.contact_name.as_deref(), locale);
    let (whose, channel) = (name.clone(), it.channel_name);
    let words = match it.kind.promise() {
        Some(target) => {
            let what = locale.say(&format!("target-{target}"), &[]);
            say!(locale, "notifications-late", name = whose, channel = channel, what = what)
        }
        None => {
            locale.say(&format!("notifications-{}", it.kind), &[("name", whose.into()), ("channel", channel.into())])
        }
    };
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
