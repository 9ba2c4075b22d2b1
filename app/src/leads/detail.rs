//! `/leads/:lead`: one lead, with what was captured, its score, its notes and its way.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use switchboard::access::{LeadsRead, Right};
use switchboard::audit::{self, Way};
use switchboard::ids::{LabelId, LeadId};
use switchboard::labels::Label;
use switchboard::leads::{self, Alike, Fed, Given, Kept, Lead, Note, Settings, Taken};
use switchboard::tenancy::Tx;
use switchboard::{labels, say, team};

use super::captured::Captured;
use super::fields::Describing;
use super::head::{Holding, Looks};
use super::rating::Rating;
use super::timeline::{Notes, Timeline};
use super::words::{lead_name, score_badge, status_badge};
use crate::inbox::{Reader, conversation_address};
use crate::ui::{Icon, IconSize, LinkButton, Panel, Size, Time};
use crate::{Problem, Sheet, access, page, paths};

/// A lead with everything that its page shows.
struct Opened {
    it: Lead,
    fields: Vec<Kept>,
    notes: Vec<Note>,
    steps: Vec<Taken>,
    scores: Vec<Given>,
    fed: Vec<Fed>,
    alike: Vec<Alike>,
    worn: Vec<LabelId>,
    labels: Vec<Label>,
    agents: Vec<team::Member>,
    settings: Settings,
}

impl Opened {
    async fn load(tx: &mut Tx<LeadsRead>, id: LeadId) -> Result<Self, Problem> {
        let it = leads::find(tx, id).await?.ok_or_else(access::not_found)?;
        let works = |it: &team::Member| it.disabled_at.is_none() && it.position.rights().has(Right::LeadsWork);
        let agents = if tx.may(Right::InboxAssign) { team::members(tx).await? } else { Vec::new() };
        Ok(Self {
            fields: leads::fields(tx, id).await?,
            notes: leads::notes(tx, id).await?,
            steps: leads::timeline(tx, id).await?,
            scores: leads::scores(tx, id).await?,
            fed: leads::conversations(tx, id).await?,
            alike: leads::alike(tx, &it).await?,
            worn: leads::labels(tx, id).await?,
            labels: labels::list(tx).await?,
            agents: agents.into_iter().filter(works).collect(),
            settings: leads::settings(tx).await?,
            it,
        })
    }
}

/// `/leads/:lead`
pub fn lead_page() -> impl IntoView {
    let id = use_params_map().get_untracked().get("lead").and_then(|it| it.parse::<LeadId>().ok());
    page(async move {
        let mut tx = access::require(LeadsRead).await?;
        let id = id.ok_or_else(access::not_found)?;
        let opened = Opened::load(&mut tx, id).await?;
        match audit::steps::read(&mut tx, "lead", Some(id.0), Way::Page).await? {
            true => tx.commit().await?,
            false => access::hand_on(tx),
        }
        let reader = Reader::here();
        let title = lead_name(&opened.it, reader.locale);
        let actions = actions(&opened.it, &reader);
        let Opened { it, fields, notes, steps, scores, fed, alike, worn, labels, agents, settings } = opened;
        let (who, known) = (reader.clone(), fields.clone());
        let body = view! {
            <div class="page page-wide stack">
                <p><a class="link" href=paths::leads()>{say!(reader.locale, "leads-all")}</a></p>
                <div data-live="lead-alike"><Looks it=it.clone() alike=alike reader=reader.clone()/></div>
                <div class="lead-columns">
                    <div class="stack">
                        <div data-live="lead-captured"><Captured it=it.clone() fields=fields reader=reader.clone()/></div>
                        <Notes lead=it.id notes=notes reader=reader.clone()/>
                        <div data-live="lead-fed">{feeding(fed, &reader)}</div>
                        <div data-live="lead-steps"><Timeline steps=steps settings=settings reader=reader.clone()/></div>
                    </div>
                    <div class="stack">
                        <Holding it=it.clone() agents=agents worn=worn labels=labels settings=settings reader=reader.clone()/>
                        <Rating it=it.clone() scores=scores reader=reader/>
                        <Describing it=it known=known reader=who/>
                    </div>
                </div>
            </div>
        };
        Ok(Sheet::new(title, body).actions(actions))
    })
}

fn actions(it: &Lead, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let works = reader.may(Right::LeadsWork);
    let call = it.phone.clone().filter(|_| works).map(|number| {
        view! {
            <LinkButton href=format!("tel:{number}") icon=Some("phone") size=Size::Small>{say!(locale, "leads-call")}</LinkButton>
        }
    });
    let mail = it.email.clone().filter(|_| works).map(|address| {
        view! {
            <LinkButton href=format!("mailto:{address}") icon=Some("mail") size=Size::Small>{say!(locale, "leads-mail")}</LinkButton>
        }
    });
    view! {
        <span data-live="lead-marks">{score_badge(it.level, it.score, locale)} " " {status_badge(it.status, locale)}</span>
        <LinkButton href=paths::contact(it.contact_id) icon=Some("user") size=Size::Small>{say!(locale, "leads-contact")}</LinkButton>
        {mail}
        {call}
    }
}

/// The conversations that feed it; of one that is gone, its place.
fn feeding(fed: Vec<Fed>, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let rows = fed
        .iter()
        .map(|it| {
            let since = it.attached_at;
            let channel = it.channel_name.clone().unwrap_or_default();
            let shown = match (it.conversation_id, it.is_seen) {
                (Some(id), true) => view! {
                    <a class="link" href=conversation_address(id)>{say!(locale, "leads-open-conversation", channel = channel)}</a>
                    " "
                    <span class="hint">{it.preview.clone()}</span>
                }
                .into_any(),
                (Some(_), false) => say!(locale, "leads-conversation-of-others", channel = channel).into_any(),
                (None, _) => view! { <Icon name="file-x" size=IconSize::Small/> " " {say!(locale, "leads-conversation-deleted")} }.into_any(),
            };
            view! { <li>{shown} " " <Time at=since shown=reader.short(since) full=reader.full(since)/></li> }
        })
        .collect_view();
    (!fed.is_empty()).then(|| {
        view! { <Panel title=say!(locale, "leads-conversations")><ul class="stack stack-sm">{rows}</ul></Panel> }
            .into_any()
    })
}
