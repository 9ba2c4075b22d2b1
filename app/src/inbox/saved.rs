//! Giving a way of looking a name, and taking the name back.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::say;
use switchboard::teams::Team;
use switchboard::title::Title;
use switchboard::views::{Audience, SavedView};

use super::address::Looking;
use super::reader::Reader;
use super::saved_doors::{RemoveView, SaveView};
use crate::Form;
use crate::ui::{Fold, Select, Size, SubmitButton, TextField, Variant};

/// Removes the view that one looks through, or saves what one looks at.
#[component]
pub fn Saving(
    /// What one is looking at.
    looking: Looking,
    /// The saved views.
    saved: Vec<SavedView>,
    /// The teams to save it for.
    teams: Vec<Team>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let arranges = reader.may(Right::DeskArrange);
    if let Some(view) = saved.into_iter().find(|it| it.filter() == looking.filter) {
        let may = arranges || view.audience == Audience::Me;
        let form = may.then(|| {
            view! {
                <Form door=RemoveView::PATH hidden=vec![("view", view.id.to_string())] class="saving">
                    <SubmitButton size=Size::Small variant=Variant::Quiet>
                        {say!(locale, "inbox-view-remove", name = view.name.as_str())}
                    </SubmitButton>
                </Form>
            }
        });
        return form.into_any();
    }
    let mut whom = vec![("me".to_owned(), say!(locale, "inbox-view-for-me"))];
    if arranges {
        whom.push(("everyone".to_owned(), say!(locale, "inbox-view-for-everyone")));
        whom.extend(teams.into_iter().map(|it| (it.id.to_string(), it.name)));
    }
    view! {
        <div class="saving">
            <Fold title=say!(locale, "inbox-view-save-fold")>
                <Form door=SaveView::PATH hidden=vec![("list", looking.question())] class="form">
                    <TextField
                        name="name"
                        label=say!(locale, "inbox-view-name")
                        maxlength=Title::LONGEST as u32
                        autocomplete="off"
                        required=true
                    />
                    <Select name="whom" label=say!(locale, "inbox-view-for") options=whom/>
                    <div class="form-actions">
                        <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "inbox-view-save")}</SubmitButton>
                    </div>
                </Form>
            </Fold>
        </div>
    }
    .into_any()
}
