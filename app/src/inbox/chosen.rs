//! What one can do with the conversations that are chosen in the list.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::inbox::COUNTED;
use switchboard::labels::Label;
use switchboard::say;
use switchboard::team::Holder;
use switchboard::teams::Team;

use super::address::Looking;
use super::chosen_doors::ActOnMany;
use super::reader::Reader;
use crate::Form;
use crate::ui::{
    Check, LabelChip, LinkButton, Menu, MenuButton, MenuChoices, MenuHeading, Size, SubmitButton, Variant, counted,
};

/// The form that the boxes of the rows belong to.
pub const FORM: &str = "chosen";

/// The bar above a list in which one chooses.
#[component]
pub fn ChosenBar(
    /// What one is looking at.
    looking: Looking,
    /// How many conversations it finds.
    count: i64,
    /// The labels of the workspace.
    labels: Vec<Label>,
    /// Who could hold them.
    agents: Vec<Holder>,
    /// Its teams.
    teams: Vec<Team>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let act =
        |value: String, words: String| view! { <MenuButton form=FORM name="act" value=value>{words}</MenuButton> };
    let label_menu = (!labels.is_empty()).then(|| {
        let (put, taken) = (marks("label", labels.clone()), marks("unlabel", labels));
        view! {
            <Menu id="chosen-label" label=say!(locale, "inbox-labels") icon=Some("tag") variant=Variant::Quiet size=Size::Small>
                <MenuHeading>{say!(locale, "inbox-chosen-label")}</MenuHeading>
                {put}
                <MenuHeading>{say!(locale, "inbox-chosen-unlabel")}</MenuHeading>
                {taken}
            </Menu>
        }
    });
    let agents = agents.into_iter().map(|it| (format!("assign:{}", it.id), it.name)).collect();
    let team_heading = (!teams.is_empty()).then(|| view! { <MenuHeading>{say!(locale, "inbox-team")}</MenuHeading> });
    let no_team = (!teams.is_empty()).then(|| act("team:".to_owned(), say!(locale, "inbox-team-none")));
    let teams = teams.into_iter().map(|it| act(format!("team:{}", it.id), it.name)).collect_view();
    let all = (count > 0).then(|| {
        let words = match count {
            COUNTED => say!(locale, "inbox-chosen-all-many"),
            _ => say!(locale, "inbox-chosen-all", count = counted(count)),
        };
        view! { <Check name="all" value="1" label=words/> }
    });
    view! {
        <Form door=ActOnMany::PATH hidden=vec![("list", looking.question())] id=FORM class="chosen" label=say!(locale, "inbox-chosen")>
            {all}
            <div class="cluster">
                <SubmitButton name="act" value="resolve" size=Size::Small variant=Variant::Default icon=Some("check")>
                    {say!(locale, "inbox-resolve")}
                </SubmitButton>
                <SubmitButton name="act" value="reopen" size=Size::Small variant=Variant::Quiet icon=Some("rotate-ccw")>
                    {say!(locale, "inbox-reopen")}
                </SubmitButton>
                {label_menu}
                <Menu id="chosen-assign" label=say!(locale, "inbox-assign") icon=Some("user-plus") variant=Variant::Quiet size=Size::Small>
                    <MenuHeading>{say!(locale, "inbox-assignee")}</MenuHeading>
                    <MenuChoices form=FORM name="act" choices=agents/>
                    {act("assign:".to_owned(), say!(locale, "inbox-assign-nobody"))}
                    {team_heading}
                    {teams}
                    {no_team}
                </Menu>
                <Menu id="chosen-snooze" label=say!(locale, "inbox-snooze") icon=Some("alarm-clock") variant=Variant::Quiet size=Size::Small>
                    <MenuHeading>{say!(locale, "inbox-snooze")}</MenuHeading>
                    {act("snooze:later".to_owned(), say!(locale, "inbox-snooze-later"))}
                    {act("snooze:tomorrow".to_owned(), say!(locale, "inbox-snooze-tomorrow"))}
                    {act("snooze:monday".to_owned(), say!(locale, "inbox-snooze-monday"))}
                </Menu>
                <LinkButton href=looking.list() size=Size::Small variant=Variant::Quiet>{say!(locale, "inbox-chosen-end")}</LinkButton>
            </div>
        </Form>
    }
}

fn marks(act: &'static str, labels: Vec<Label>) -> impl IntoView {
    let entry = move |it: Label| {
        view! {
            <MenuButton form=FORM name="act" value=format!("{act}:{}", it.id)>
                <LabelChip name=it.name tone=it.tone/>
            </MenuButton>
        }
    };
    labels.into_iter().map(entry).collect_view()
}
