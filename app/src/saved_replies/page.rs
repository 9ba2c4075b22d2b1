//! `/settings/saved-replies` and one of them.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use switchboard::access::KnowledgeWrite;
use switchboard::ids::SavedReplyId;
use switchboard::saved_replies::{self, SavedReply};
use switchboard::say;

use super::doors::{Remove, Revise, Write};
use super::fields::ReplyFields;
use crate::ui::{Column, DataTable, Empty, Panel, SubmitButton, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// Every saved reply, and a form for one more.
pub fn list_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(KnowledgeWrite).await?;
        let replies = saved_replies::list(&mut tx).await?;
        let locale = locale();
        let body = view! {
            <div class="page page-form stack">
                <Panel flush=true>
                    <Replies replies=replies/>
                </Panel>
                <Panel title=say!(locale, "replies-new")>
                    <Form door=Write::PATH class="form">
                        <ReplyFields/>
                        <div class="form-actions">
                            <SubmitButton>{say!(locale, "replies-save")}</SubmitButton>
                        </div>
                    </Form>
                </Panel>
            </div>
        };
        Ok(Sheet::new(say!(locale, "replies-all"), body))
    })
}

#[component]
fn Replies(
    /// By title.
    replies: Vec<SavedReply>,
) -> impl IntoView {
    let locale = locale();
    if replies.is_empty() {
        return view! {
            <Empty
                title=say!(locale, "replies-empty")
                text=say!(locale, "replies-empty-text")
                action=().into_any()
                icon="message-square"
            />
        }
        .into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "replies-title")),
        Column::new(say!(locale, "replies-shortcode")),
        Column::new(say!(locale, "replies-languages")).wide_only(),
    ];
    let rows = replies
        .into_iter()
        .map(|it| {
            let languages = [("EN", &it.body_en), ("FR", &it.body_fr)].into_iter().filter(|(_, body)| !body.is_empty());
            let languages: Vec<&str> = languages.map(|(language, _)| language).collect();
            view! {
                <tr>
                    <th scope="row">
                        <a class="link" href=paths::saved_reply(it.id) data-row="true">{it.title}</a>
                    </th>
                    <td class="nowrap">{format!("/{}", it.shortcode)}</td>
                    <td class="wide-only">{languages.join(", ")}</td>
                </tr>
            }
        })
        .collect_view();
    view! { <DataTable caption=say!(locale, "replies-all") columns=columns>{rows}</DataTable> }.into_any()
}

/// One saved reply, to change or to remove.
pub fn reply_page() -> impl IntoView {
    let reply = use_params_map().with_untracked(|params| params.get("reply")).unwrap_or_default();
    page(async move {
        let id: SavedReplyId = reply.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(KnowledgeWrite).await?;
        let reply = saved_replies::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let locale = locale();
        let this = vec![("reply", id.to_string())];
        let removed = this.clone();
        let title = reply.title.clone();
        let body = view! {
            <div class="page page-form stack">
                <Panel>
                    <Form door=Revise::PATH hidden=this class="form">
                        <ReplyFields written=reply/>
                        <div class="form-actions">
                            <SubmitButton>{say!(locale, "replies-save")}</SubmitButton>
                        </div>
                    </Form>
                </Panel>
                <Form door=Remove::PATH hidden=removed>
                    <SubmitButton variant=Variant::Danger>{say!(locale, "replies-remove")}</SubmitButton>
                </Form>
                <p>
                    <a class="link" href=paths::here(paths::SAVED_REPLIES)>{say!(locale, "replies-all")}</a>
                </p>
            </div>
        };
        Ok(Sheet::new(title, body))
    })
}
