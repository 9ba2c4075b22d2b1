//! The two pages, made of their panes.

use islands::Presence;
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_params_map;
use switchboard::access::{InboxRead, Right};
use switchboard::assistant::Summary;
use switchboard::escalations::{self, KnownReason};
use switchboard::files::File;
use switchboard::ids::ConversationId;
use switchboard::inbox::{Kind, Suggestion};
use switchboard::saved_replies::SavedReply;
use switchboard::service_levels::{self, Timer};
use switchboard::{assistant, files, inbox, saved_replies, say, team, teams};

use super::address::{Act, Looking};
use super::composer::Dock;
use super::details::Details;
use super::doors::{Leave, Look};
use super::head::{Head, writing};
use super::list::{ConversationList, Listed, found};
use super::moved::said_meanwhile;
use super::proposals::Proposals;
use super::reader::{Reader, contact_name};
use super::regrouping::Choices;
use super::row::labels_of;
use super::thread::Messages;
use crate::leads::{self, Near};
use crate::ui::Empty;
use crate::{Problem, Sheet, access, page, paths};

/// `/inbox`
pub fn inbox_page() -> impl IntoView {
    let looking = Looking::here();
    page(async move {
        let found = found(&looking).await?;
        let mut tx = access::require(InboxRead).await?;
        let listed = Listed::load(&mut tx, &looking, found).await?;
        access::hand_on(tx);
        let reader = Reader::here();
        let title = say!(reader.locale, "inbox-title");
        let prompt = view! {
            <div class="pane-prompt">
                <Empty
                    title=say!(reader.locale, "inbox-choose")
                    text=say!(reader.locale, "inbox-choose-text")
                    action=().into_any()
                    icon="message-square"
                />
            </div>
        };
        let label = say!(reader.locale, "inbox-conversations");
        let body = view! {
            <div class="panes" data-pane="list">
                <section class="pane-list" aria-label=label>
                    <ConversationList listed=listed looking=looking reader=reader current=None/>
                </section>
                <section class="pane-thread">{prompt}</section>
            </div>
        };
        Ok(Sheet::new(title, body).own_heading())
    })
}

/// A conversation with everything that its page shows.
pub struct Opened {
    /// The conversation.
    pub line: inbox::Line,
    /// A page of its thread.
    pub thread: inbox::Thread,
    /// With whom it is.
    pub contact: Option<inbox::ContactCard>,
    /// What the assistant proposes.
    pub proposals: Vec<inbox::Proposal>,
    /// What the reader was writing.
    pub draft: inbox::Draft,
    /// Who else has it before them.
    pub viewers: Vec<inbox::Viewer>,
    /// What was promised to the customer.
    pub timers: Vec<Timer>,
    /// What it is about so far.
    pub summary: Option<Summary>,
    /// The reader's files that wait.
    pub waiting: Vec<File>,
    /// What the team answers again and again; empty where the reader does not answer.
    pub saved: Vec<SavedReply>,
    /// For what people can be called; empty unless the reader is about to.
    pub reasons: Vec<KnownReason>,
    /// Who could hold it.
    pub agents: Vec<team::Holder>,
    /// The teams it could be given to.
    pub teams: Vec<teams::Team>,
    /// Labels that may fit it.
    pub suggested: Vec<Suggestion>,
    /// Its customer as a lead.
    pub near: Near,
}

impl Opened {
    async fn load(
        tx: &mut switchboard::tenancy::Tx<InboxRead>,
        id: ConversationId,
        looking: &Looking,
        listed: &Listed,
    ) -> Result<Self, Problem> {
        // Most are opened from the list, which has just been read.
        let line = match listed.page.lines.iter().find(|it| it.id == id) {
            Some(line) => line.clone(),
            None => inbox::find(tx, id).await?.ok_or_else(access::not_found)?,
        };
        // The row knows whether there is something to ask for.
        let proposals = if line.has_proposal { inbox::proposals(tx, id).await? } else { Vec::new() };
        let thread = inbox::thread(tx, id, looking.before).await?;
        let suggested = match looking.before {
            None => inbox::suggested_labels(tx, &line, &thread.entries, &listed.labels).await?,
            Some(_) => Vec::new(),
        };
        let near = Near::load(tx, &line, &thread.entries).await?;
        Ok(Self {
            line,
            thread,
            suggested,
            near,
            contact: inbox::contact(tx, id).await?,
            proposals,
            draft: inbox::draft(tx, id).await?,
            viewers: inbox::who_views(tx, id).await?,
            timers: service_levels::timers_of(tx, id).await?,
            summary: assistant::summary(tx, id).await?,
            waiting: files::waiting(tx, id).await?,
            saved: if tx.may(Right::InboxReply) { saved_replies::list(tx).await? } else { Vec::new() },
            reasons: if looking.act == Some(Act::Escalate) { escalations::reasons(tx).await? } else { Vec::new() },
            agents: if tx.may(Right::InboxAssign) { team::holders(tx).await? } else { Vec::new() },
            teams: teams::list(tx).await?,
        })
    }
}

/// `/inbox/:id`
pub fn conversation_page() -> impl IntoView {
    let looking = Looking::here();
    let id = use_params_map().get_untracked().get("id").and_then(|it| it.parse::<ConversationId>().ok());
    page(async move {
        let found = found(&looking).await?;
        let mut tx = access::require(InboxRead).await?;
        let id = id.ok_or_else(access::not_found)?;
        let listed = Listed::load(&mut tx, &looking, found).await?;
        let opened = Opened::load(&mut tx, id, &looking, &listed).await?;
        access::hand_on(tx);
        let reader = Reader::here();
        let name = contact_name(opened.line.contact_name.as_deref(), reader.locale);
        let body = panes(opened, listed, &looking, &reader, &name);
        Ok(Sheet::new(name, body).own_heading())
    })
}

fn panes(opened: Opened, listed: Listed, looking: &Looking, reader: &Reader, name: &str) -> impl IntoView + use<> {
    let Opened {
        line,
        thread,
        contact,
        proposals,
        draft,
        viewers,
        summary,
        waiting,
        saved,
        reasons,
        timers,
        agents,
        teams,
        suggested,
        near,
    } = opened;
    let (looking, reader) = (looking.clone(), reader.clone());
    let labels = listed.labels.clone();
    let team = teams.iter().find(|it| line.team_id == Some(it.id)).map(|it| it.name.clone());
    let locale = reader.locale;
    let pane = if looking.details { "details" } else { "thread" };
    let newer = said_meanwhile(&line, &thread, &reader);
    let newest = thread.entries.iter().filter(|it| it.kind == Kind::Message).map(|it| it.seq).max();
    let choices = Choices::of(contact.as_ref(), &thread, &reader);
    let quoted = looking.quote.and_then(|id| thread.entries.iter().find(|it| it.id == id && it.kind == Kind::Message));
    let quoted = quoted.cloned();
    let make_lead = leads::make(&near, &line, &reader);
    let lead = leads::beside(near, &line, &reader);
    let edited = looking.draft.and_then(|id| proposals.iter().find(|it| it.id == id)).cloned();
    view! {
        <div class="panes" data-pane=pane>
            <section class="pane-list" aria-label=say!(locale, "inbox-conversations")>
                <ConversationList listed=listed looking=looking.clone() reader=reader.clone() current=Some(line.id)/>
            </section>
            <section class="pane-thread" aria-label=say!(locale, "inbox-conversation-with", name = name)>
                <Head line=line.clone() looking=looking.clone() reader=reader.clone() agents=agents teams=teams labels=labels.clone() viewers=viewers.clone()/>
                <Messages line=line.clone() thread=thread looking=looking.clone() reader=reader.clone()/>
                {lead}
                <Proposals line=line.clone() proposals=proposals looking=looking.clone() reader=reader.clone()/>
                <Presence
                    conversation=line.id.to_string()
                    look=paths::here(Look::PATH)
                    leave=paths::here(Leave::PATH)
                />
                {writing(&viewers, &reader)}
                <Dock line=line.clone() draft=draft saved=saved waiting=waiting reasons=reasons newer=newer edited=edited quoted=quoted choices=choices looking=looking.clone() reader=reader.clone()/>
            </section>
            <aside class="pane-details" aria-label=say!(locale, "inbox-details")>
                <Details team=team labels=labels_of(&line, &labels) suggested=suggested line=line contact=contact timers=timers summary=summary newest=newest lead=make_lead looking=looking reader=reader/>
            </aside>
        </div>
    }
}
