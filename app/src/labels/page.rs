//! `/settings/labels`

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_query_map;
use switchboard::access::DeskArrange;
use switchboard::ids::LabelId;
use switchboard::labels::{self, Label, Tone};
use switchboard::say;
use switchboard::text::Locale;
use switchboard::title::Title;

use super::doors::{AddLabel, ChangeLabel, MergeLabels, RemoveLabel};
use crate::ui::{
    Choice, Column, DataTable, Empty, LabelChip, LinkButton, Panel, RadioGroup, Select, Size, SubmitButton, TextField,
    Variant,
};
use crate::{Form, Sheet, access, locale, page, paths, settings};

/// The labels of the workspace.
pub fn labels_page() -> impl IntoView {
    let edited = use_query_map().get_untracked().get("edit").and_then(|it| it.parse::<LabelId>().ok());
    page(async move {
        let mut tx = access::require(DeskArrange).await?;
        let labels = labels::list(&mut tx).await?;
        let edited = edited.and_then(|id| labels.iter().find(|it| it.id == id)).cloned();
        let form = match edited {
            Some(label) => view! { <Edit label=label labels=labels.clone()/> }.into_any(),
            None => view! { <New/> }.into_any(),
        };
        let locale = locale();
        let body = view! {
            <div class="page page-form stack">
                {settings::sections(paths::LABELS)}
                {form}
                <div data-live="labels">{all(labels, locale)}</div>
            </div>
        };
        Ok(Sheet::new(say!(locale, "labels-title"), body))
    })
}

fn all(labels: Vec<Label>, locale: Locale) -> AnyView {
    if labels.is_empty() {
        return view! {
            <Empty title=say!(locale, "labels-empty") text=say!(locale, "labels-empty-text") action=().into_any() icon="tag"/>
        }
        .into_any();
    }
    let columns = vec![Column::new(say!(locale, "labels-label")), Column::new(say!(locale, "labels-actions")).silent()];
    let rows = labels.into_iter().map(|label| row(label, locale)).collect_view();
    view! {
        <Panel flush=true>
            <DataTable caption=say!(locale, "labels-title") columns=columns>{rows}</DataTable>
        </Panel>
    }
    .into_any()
}

fn row(label: Label, locale: Locale) -> impl IntoView {
    let edit = format!("{}?edit={}", paths::here(paths::LABELS), label.id);
    let (edited, removed) = (label.name.clone(), label.name.clone());
    view! {
        <tr>
            <th scope="row"><LabelChip name=label.name tone=label.tone/></th>
            <td class="act">
                <div class="acts">
                    <LinkButton href=edit size=Size::Small variant=Variant::Quiet>
                        {say!(locale, "labels-edit")}
                        <span class="sr-only">" " {edited}</span>
                    </LinkButton>
                    <Form door=RemoveLabel::PATH hidden=vec![("label", label.id.to_string())]>
                        <SubmitButton size=Size::Small variant=Variant::Quiet>
                            {say!(locale, "labels-remove")}
                            <span class="sr-only">" " {removed}</span>
                        </SubmitButton>
                    </Form>
                </div>
            </td>
        </tr>
    }
}

#[component]
fn New() -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "labels-new")>
            <Form door=AddLabel::PATH class="form">
                {fields(None, Tone::Petrol, locale)}
                <div class="form-actions"><SubmitButton>{say!(locale, "labels-add")}</SubmitButton></div>
            </Form>
        </Panel>
    }
}

/// One label: another name or colour, or another label in its place.
#[component]
fn Edit(label: Label, labels: Vec<Label>) -> impl IntoView {
    let locale = locale();
    let (this, name) = (vec![("label", label.id.to_string())], label.name);
    let (hidden, title) = (this.clone(), say!(locale, "labels-edit-title", name = name.as_str()));
    let hint = say!(locale, "labels-merge-hint", name = name.as_str());
    let others: Vec<_> =
        labels.into_iter().filter(|it| it.id != label.id).map(|it| (it.id.to_string(), it.name)).collect();
    let merge = (!others.is_empty()).then(|| {
        view! {
            <Panel title=say!(locale, "labels-merge")>
                <Form door=MergeLabels::PATH hidden=hidden class="form">
                    <Select
                        name="into"
                        label=say!(locale, "labels-merge-into")
                        hint=hint
                        options=others
                    />
                    <div class="form-actions">
                        <SubmitButton variant=Variant::Default>{say!(locale, "labels-merge-act")}</SubmitButton>
                    </div>
                </Form>
            </Panel>
        }
    });
    view! {
        <Panel title=title>
            <Form door=ChangeLabel::PATH hidden=this class="form">
                {fields(Some(name), label.tone, locale)}
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "labels-save")}</SubmitButton>
                    <LinkButton href=paths::here(paths::LABELS) variant=Variant::Quiet>{say!(locale, "labels-cancel")}</LinkButton>
                </div>
            </Form>
        </Panel>
        {merge}
    }
}

fn fields(name: Option<String>, tone: Tone, locale: Locale) -> impl IntoView {
    let tones =
        Tone::ALL.iter().map(|it| Choice::new(it.word(), locale.say(&format!("labels-tone-{it}"), &[]))).collect();
    view! {
        <TextField
            name="name"
            label=say!(locale, "labels-name")
            value=name
            maxlength=Title::LONGEST as u32
            autocomplete="off"
            required=true
        />
        <RadioGroup name="tone" legend=say!(locale, "labels-tone") choices=tones value=tone.to_string() row=true/>
    }
}
