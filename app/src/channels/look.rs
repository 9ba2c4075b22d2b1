//! A widget's colour, corner and button, with the preview beside them.

use islands::Trying;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::channels::{Launcher, Look, Position};
use switchboard::ids::ChannelId;
use switchboard::say;

use super::channel::May;
use super::contrast::{Measure, Swatch, TakeNeighbour};
use super::doors::ChangeLook;
use super::preview::Preview;
use super::tried::{Tried, query};
use crate::ui::{Choice, Fact, Facts, Panel, RadioGroup, SubmitButton, TextField};
use crate::{Form, locale, paths};

fn position_name(position: Position) -> String {
    locale().say(&format!("channels-position-{position}"), &[])
}

fn launcher_name(launcher: Launcher) -> String {
    locale().say(&format!("channels-launcher-{launcher}"), &[])
}

/// The section "Look".
#[component]
pub(super) fn LookSection(
    /// The widget.
    id: ChannelId,
    /// What is being tried, over what is kept.
    look: Look,
    /// What the address asked for.
    tried: Tried,
    /// What the reader may do.
    may: May,
) -> impl IntoView {
    let language = tried.language(locale());
    let settings = match may.look {
        true => view! { <LookForm id=id look=look.clone()/> }.into_any(),
        false => view! { <LookFacts look=look.clone()/> }.into_any(),
    };
    view! {
        <div class="widget-sections">
            <Panel title=say!(locale(), "channels-tab-look")>{settings}</Panel>
            <Preview address=paths::widget_preview(id, &query(&look, language))/>
        </div>
    }
}

#[component]
fn LookForm(id: ChannelId, look: Look) -> impl IntoView {
    let locale = locale();
    let positions =
        Position::ALL.iter().map(|it| Choice::new(it.word(), position_name(*it))).collect::<Vec<_>>();
    let launchers =
        Launcher::ALL.iter().map(|it| Choice::new(it.word(), launcher_name(*it))).collect::<Vec<_>>();
    view! {
        <Form door=ChangeLook::PATH hidden=vec![("channel", id.to_string())] class="form">
            <TextField
                name="colour"
                kind="color"
                label=say!(locale, "channels-colour")
                hint=say!(locale, "channels-colour-hint")
                value=look.colour.to_string()
            />
            <div data-tried="measure">
                <Measure colour=look.colour/>
            </div>
            <RadioGroup
                name="position"
                legend=say!(locale, "channels-position")
                choices=positions
                value=look.position.to_string()
                row=true
            />
            <RadioGroup
                name="launcher"
                legend=say!(locale, "channels-launcher")
                choices=launchers
                value=look.launcher.to_string()
                row=true
            />
            <div class="form-actions">
                <SubmitButton>{say!(locale, "channels-save")}</SubmitButton>
                <Try address=paths::channel(id, "")/>
            </div>
        </Form>
        <div data-tried="neighbour">
            <TakeNeighbour id=id look=look/>
        </div>
    }
}

/// Shows the page again with the form's values, without saving them. With scripts the page
/// follows the form by itself.
#[component]
pub(super) fn Try(
    /// The page.
    address: String,
) -> impl IntoView {
    view! {
        <button type="submit" class="btn" formmethod="get" formaction=address data-try="">
            {say!(locale(), "channels-preview-update")}
        </button>
        <Trying/>
    }
}

/// The look, for whoever may not change it.
#[component]
fn LookFacts(look: Look) -> impl IntoView {
    let locale = locale();
    view! {
        <Facts>
            <Fact name=say!(locale, "channels-colour")>
                <Swatch colour=look.colour/>
                " "
                {look.colour.to_string()}
            </Fact>
            <Fact name=say!(locale, "channels-position")>{position_name(look.position)}</Fact>
            <Fact name=say!(locale, "channels-launcher")>{launcher_name(look.launcher)}</Fact>
        </Facts>
    }
}
