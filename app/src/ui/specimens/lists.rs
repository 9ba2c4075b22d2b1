//! Tabs, tables, panels, and what opens above the page.

use leptos::prelude::*;

use super::group;
use crate::ui::*;

/// Tabs and segments.
pub(super) fn tabs(theme: &'static str) -> AnyView {
    let sections = vec![
        Tab::new("#documents", "Documents", true).count(38),
        Tab::new("#sites", "Websites", false),
        Tab::new("#gaps", "Gaps", false).count(3),
    ];
    let views = vec![
        Tab::new("#answer", "To answer", true).count(7).hot(),
        Tab::new("#mine", "Mine", false).count(5),
        Tab::new("#all", "All", false),
    ];
    let shown = view! {
        <Tabs label=format!("Knowledge, {theme}") tabs=sections/>
        <Segmented label=format!("Views, {theme}") tabs=views/>
    };
    group("Tabs and segments", shown)
}

/// A table with an ordered column, chosen rows and pages.
pub(super) fn table(theme: &'static str) -> AnyView {
    let columns = vec![
        Column::new("Select").silent(),
        Column::new("Score").sorted("#score", Some(SortOrder::Descending)),
        Column::new("Lead"),
        Column::new("Owner").wide_only(),
        Column::new("Value").number(),
    ];
    let rows = [("Hot 92", "Hôtel des Tilleuls", "€4,800", true), ("Cold 21", "Dev Anand", "€240", false)]
        .map(|(score, lead, value, chosen)| {
            view! {
                <tr aria-selected=chosen.then_some("true")>
                    <td>
                        <input type="checkbox" class="check" name=format!("{theme}-lead") checked=chosen aria-label=format!("Select {lead}")/>
                    </td>
                    <td class="num">{score}</td>
                    <th scope="row">
                        <a href="#lead">{lead}</a>
                    </th>
                    <td class="wide-only">"Camille"</td>
                    <td class="n">{value}</td>
                </tr>
            }
        })
        .collect_view();
    let shown = view! {
        <div class="panel">
            <div class="bulk-bar">
                <strong>"2 selected"</strong>
                <Button size=Size::Small icon=Some("tag")>"Label"</Button>
            </div>
            <DataTable caption=format!("Leads, {theme}") columns=columns>{rows}</DataTable>
            // The pager is a landmark with one name, so only one half shows it.
            {(theme == "light").then(|| view! { <Pager range="1–50 of 318".to_owned() older="#older".to_owned()/> })}
        </div>
    };
    group("Table: ordered column, chosen rows, bulk bar, pages", shown)
}

/// A panel with facts, what opens, and tiles.
pub(super) fn panels(theme: &'static str) -> AnyView {
    let more = view! { <a class="link text-sm" href="#all-facts">"All 6"</a> }.into_any();
    let shown = view! {
        <Tiles label=format!("For you, {theme}")>
            <Tile label="Waiting for you" figure="3" href="#waiting".to_owned() icon=Some("inbox") hot=true/>
            <Tile label="Drafts to approve" figure="4" href="#drafts".to_owned() icon=Some("sparkle")/>
        </Tiles>
        <Panel title="Contact".to_owned() more=more>
            <Facts>
                <Fact name="Since">"March 2024"</Fact>
                <Fact name="Language">"English"</Fact>
            </Facts>
        </Panel>
        <Panel flush=true>
            <Fold title="Earlier conversations" count=3 open=true>
                "Three of them."
            </Fold>
        </Panel>
    };
    group("Tiles, panel, facts, fold", shown)
}

/// Menu and dialogs. All of them work without script.
pub(super) fn overlays(theme: &'static str) -> AnyView {
    let dialog = format!("{theme}-rotate");
    let shown = view! {
        <div class="cluster">
            <Menu id=format!("{theme}-menu") label="More actions">
                <MenuHeading>"This conversation"</MenuHeading>
                <MenuLink href="#copy" icon=Some("copy")>"Copy link"</MenuLink>
                <MenuButton icon=Some("ban") kbd="!">"Block this contact"</MenuButton>
                <MenuButton disabled_because="no right".to_owned()>"Export"</MenuButton>
                <MenuButton icon=Some("trash-2") danger=true>"Delete"</MenuButton>
            </Menu>
            <Button opens_dialog=dialog.clone()>"Rotate key"</Button>
            <DialogButton dialog=dialog.clone() href="#rotate">"Rotate key, as a page"</DialogButton>
        </div>
        <Dialog id=dialog title="Rotate this key?">
            <form method="dialog">
                <Confirm
                    thing="Website"
                    consequence="Anything that uses the old key stops working at once."
                    act="Rotate key"
                    keep="Keep the key"
                    back="#keep"
                />
            </form>
        </Dialog>
    };
    group("Menu, dialog, confirmation", shown)
}
