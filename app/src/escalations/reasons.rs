//! `/settings/escalation-reasons`

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_query_map;
use switchboard::access::DeskArrange;
use switchboard::escalations::{self, KnownReason, Reason};
use switchboard::say;
use switchboard::text::Locale;
use switchboard::title::Title;

use super::reason_doors::{AddReason, RenameReason, SwitchReason};
use crate::ui::{Badge, BadgeTone, Column, DataTable, LinkButton, Panel, Size, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths, settings};

/// For what people are called in this workspace.
pub fn reasons_page() -> impl IntoView {
    let edited = use_query_map().get_untracked().get("edit").and_then(|it| it.parse::<Reason>().ok());
    page(async move {
        let mut tx = access::require(DeskArrange).await?;
        let reasons = escalations::reasons(&mut tx).await?;
        let edited = edited.and_then(|reason| reasons.iter().find(|it| it.reason == reason)).cloned();
        let form = match edited {
            Some(reason) => view! { <Edit reason=reason/> }.into_any(),
            None => view! { <New/> }.into_any(),
        };
        let locale = locale();
        let columns =
            vec![Column::new(say!(locale, "reasons-reason")), Column::new(say!(locale, "reasons-actions")).silent()];
        let rows = reasons.into_iter().map(|it| row(it, locale)).collect_view();
        let body = view! {
            <div class="page page-form stack">
                {settings::sections(paths::REASONS)}
                <p class="hint">{say!(locale, "reasons-about")}</p>
                {form}
                <div data-live="reasons">
                    <Panel flush=true>
                        <DataTable caption=say!(locale, "reasons-title") columns=columns>{rows}</DataTable>
                    </Panel>
                </div>
            </div>
        };
        Ok(Sheet::new(say!(locale, "reasons-title"), body))
    })
}

fn row(it: KnownReason, locale: Locale) -> impl IntoView {
    let name = it.reason.called(it.name.as_deref(), locale);
    let edit = format!("{}?edit={}", paths::here(paths::REASONS), it.reason);
    let off = it.is_off.then(|| view! { <Badge tone=BadgeTone::Line>{say!(locale, "reasons-off")}</Badge> });
    let act = if it.is_off { say!(locale, "reasons-switch-on") } else { say!(locale, "reasons-switch-off") };
    let (edited, switched) = (name.clone(), name.clone());
    let switch = it.reason.can_be_off().then(|| {
        let hidden = vec![("reason", it.reason.to_string()), ("off", (!it.is_off).to_string())];
        view! {
            <Form door=SwitchReason::PATH hidden=hidden>
                <SubmitButton size=Size::Small variant=Variant::Quiet>
                    {act}
                    <span class="sr-only">" " {switched}</span>
                </SubmitButton>
            </Form>
        }
    });
    view! {
        <tr>
            <th scope="row">{name} " " {off}</th>
            <td class="act">
                <div class="acts">
                    <LinkButton href=edit size=Size::Small variant=Variant::Quiet>
                        {say!(locale, "reasons-rename")}
                        <span class="sr-only">" " {edited}</span>
                    </LinkButton>
                    {switch}
                </div>
            </td>
        </tr>
    }
}

#[component]
fn New() -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "reasons-new")>
            <Form door=AddReason::PATH class="form">
                {name_field(None, true, locale)}
                <div class="form-actions"><SubmitButton>{say!(locale, "reasons-add")}</SubmitButton></div>
            </Form>
        </Panel>
    }
}

/// One reason by another name.
#[component]
fn Edit(reason: KnownReason) -> impl IntoView {
    let locale = locale();
    let this = vec![("reason", reason.reason.to_string())];
    let title = say!(locale, "reasons-edit-title", name = reason.reason.called(reason.name.as_deref(), locale));
    let is_own = reason.reason.usual_word().is_none();
    let name = reason.name;
    view! {
        <Panel title=title>
            <Form door=RenameReason::PATH hidden=this class="form">
                {name_field(name, is_own, locale)}
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "reasons-save")}</SubmitButton>
                    <LinkButton href=paths::here(paths::REASONS) variant=Variant::Quiet>{say!(locale, "reasons-cancel")}</LinkButton>
                </div>
            </Form>
        </Panel>
    }
}

fn name_field(name: Option<String>, required: bool, locale: Locale) -> impl IntoView {
    let hint = (!required).then(|| say!(locale, "reasons-name-hint"));
    view! {
        <TextField
            name="name"
            label=say!(locale, "reasons-name")
            value=name
            hint=hint
            maxlength=Title::LONGEST as u32
            autocomplete="off"
            required=required
        />
    }
}
