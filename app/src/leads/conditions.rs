//! What narrows the leads that are shown, and names for it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::channels::Channel;
use switchboard::labels::Label;
use switchboard::leads::{SavedView, Sort};
use switchboard::say;
use switchboard::team::Member;
use switchboard::title::Title;

use super::address::Looking;
use super::view_doors::{RemoveView, SaveView};
use super::words::{intents, levels, statuses};
use crate::inbox::Reader;
use crate::ui::{Check, Fold, LinkButton, Select, Size, SubmitButton, Tab, Tabs, TextField, Variant};
use crate::{Form, filled, paths};

/// What leads can be narrowed to.
pub struct Narrowing {
    /// Who may work on them.
    pub owners: Vec<Member>,
    /// By which channel they came.
    pub channels: Vec<Channel>,
    /// Which labels there are.
    pub labels: Vec<Label>,
}

/// The saved views, and the conditions: a question, so it is a GET.
#[component]
pub fn Conditions(
    /// What one is looking at.
    looking: Looking,
    /// What leads can be narrowed to.
    choices: Narrowing,
    /// The saved views.
    views: Vec<SavedView>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let tabs: Vec<Tab> = views
        .iter()
        .map(|it| {
            let there = Looking { filter: it.filter(), sort: it.sort, words: None, after: None, ..looking.clone() };
            let is_here = looking.words.is_none() && looking.filter == there.filter && looking.sort == there.sort;
            Tab::new(there.list(), it.name.clone(), is_here)
        })
        .collect();
    let saved = (!tabs.is_empty()).then(|| view! { <Tabs label=say!(locale, "leads-views") tabs=tabs/> });
    let select = |name: &'static str, any: String, options: Vec<(String, String)>, chosen: Option<String>| {
        let label = locale.say(&format!("leads-by-{name}"), &[]);
        let options = std::iter::once((String::new(), any)).chain(options).collect();
        view! { <Select name=name label=label options=options value=chosen/> }
    };
    let filter = &looking.filter;
    let owners = choices.owners.into_iter().map(|it| (it.id.to_string(), it.name.to_string())).collect();
    let channels = choices.channels.into_iter().map(|it| (it.id.to_string(), it.name)).collect();
    let labels = choices.labels.into_iter().map(|it| (it.id.to_string(), it.name)).collect();
    let sorts = Sort::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("leads-sort-{it}"), &[]))).collect();
    let any = || say!(locale, "leads-any");
    // Whoever may not know a name does not find out by looking for it.
    let search = reader.may(Right::LeadsWork).then(|| {
        let words = looking.words.clone();
        view! { <TextField name="q" kind="search" label=say!(locale, "leads-search") value=words maxlength=200 kbd="/" autocomplete="off"/> }
    });
    let clear = (!looking.conditions().is_empty()).then(|| {
        let all = if looking.board { format!("{}?view=board", paths::leads()) } else { paths::leads() };
        view! { <LinkButton href=all size=Size::Small variant=Variant::Quiet>{say!(locale, "leads-clear")}</LinkButton> }
    });
    view! {
        {saved}
        <form class="cluster cluster-end" method="get" action=paths::leads() role="search" aria-label=say!(locale, "leads-narrow")>
            {looking.board.then(|| view! { <input type="hidden" name="view" value="board"/> })}
            {search}
            {select("status", any(), statuses(locale), filter.status.map(|it| it.to_string()))}
            {select("score", any(), levels(locale), filter.level.map(|it| it.to_string()))}
            {select("owner", any(), owners, filter.owner.map(|it| it.to_string()))}
            {select("channel", any(), channels, filter.channel.map(|it| it.to_string()))}
            {select("intent", any(), intents(locale), filter.intent.map(|it| it.to_string()))}
            {select("label", any(), labels, filter.label.map(|it| it.to_string()))}
            <Select name="sort" label=say!(locale, "leads-sort") options=sorts value=looking.sort.to_string()/>
            <SubmitButton variant=Variant::Default>{say!(locale, "leads-filter")}</SubmitButton>
            {clear}
        </form>
    }
}

/// Gives what one looks at a name, or takes the name back.
#[component]
pub fn Saving(
    /// What one is looking at.
    looking: Looking,
    /// The saved views.
    views: Vec<SavedView>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let arranges = reader.may(Right::DeskArrange);
    let here = |it: &SavedView| looking.words.is_none() && it.filter() == looking.filter && it.sort == looking.sort;
    if let Some(view) = views.into_iter().find(here) {
        let may = arranges || !view.for_everyone;
        let form = may.then(|| {
            view! {
                <Form door=RemoveView::PATH hidden=vec![("view", view.id.to_string())]>
                    <SubmitButton size=Size::Small variant=Variant::Quiet>
                        {say!(locale, "leads-view-remove", name = view.name.as_str())}
                    </SubmitButton>
                </Form>
            }
        });
        return form.into_any();
    }
    let hidden = vec![("list", looking.question())];
    let refused = filled(SaveView::PATH, &hidden).was_refused();
    let everyone = arranges.then(|| view! { <Check name="everyone" label=say!(locale, "leads-view-everyone")/> });
    view! {
        <Fold title=say!(locale, "leads-view-save-fold") id="save-view" open=refused>
            <Form door=SaveView::PATH hidden=hidden class="form">
                <TextField name="name" label=say!(locale, "leads-view-name") maxlength=Title::LONGEST as u32 autocomplete="off" required=true/>
                {everyone}
                <div class="form-actions">
                    <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "leads-view-save")}</SubmitButton>
                </div>
            </Form>
        </Fold>
    }
    .into_any()
}
