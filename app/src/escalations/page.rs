//! The queue.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use switchboard::access::InboxRead;
use switchboard::escalations::{self, Cursor, Escalation, Filter, Page, Reason, Status};
use switchboard::ids::{ChannelId, TeamId};
use switchboard::service_levels::Priority;
use switchboard::{channels, escalations::KnownReason, say, teams};
use time::OffsetDateTime;

use super::rows::Rows;
use crate::inbox::Reader;
use crate::ui::{Empty, LinkButton, Pager, Segmented, Select, Size, SubmitButton, Tab, Variant};
use crate::{Sheet, access, encode, page, paths};

/// The ways of looking at the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Mine,
    Team,
    Resolved,
    All,
}

impl Whose {
    const ALL: [Self; 4] = [Self::Mine, Self::Team, Self::Resolved, Self::All];

    const fn word(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Team => "team",
            Self::Resolved => "resolved",
            Self::All => "all",
        }
    }
}

/// What one is looking at.
#[derive(Debug, Clone, Copy)]
struct Looking {
    whose: Whose,
    status: Option<Status>,
    reason: Option<Reason>,
    priority: Option<Priority>,
    team: Option<TeamId>,
    channel: Option<ChannelId>,
    after: Option<Cursor>,
}

impl Looking {
    fn read(query: &ParamsMap) -> Self {
        let whose = query.get("whose").unwrap_or_default();
        Self {
            whose: Whose::ALL.into_iter().find(|it| it.word() == whose).unwrap_or(Whose::Team),
            status: query.get("status").and_then(|it| it.parse().ok()),
            reason: query.get("reason").and_then(|it| it.parse().ok()),
            priority: query.get("priority").and_then(|it| it.parse().ok()),
            team: query.get("team").and_then(|it| it.parse().ok()),
            channel: query.get("channel").and_then(|it| it.parse().ok()),
            after: query.get("after").and_then(|it| read_cursor(&it)),
        }
    }

    fn filter(self) -> Filter {
        Filter {
            mine: self.whose == Whose::Mine,
            status: self.status.or((self.whose == Whose::Resolved).then_some(Status::Resolved)),
            settled_too: self.whose == Whose::All,
            reason: self.reason,
            channel: self.channel,
            priority: self.priority,
            team: self.team,
        }
    }

    fn with(self, whose: Whose) -> String {
        let mut address = format!("{}?whose={}", paths::here("/escalations"), whose.word());
        let conditions = [
            ("status", self.status.map(|it| it.to_string())),
            ("reason", self.reason.map(|it| it.to_string())),
            ("priority", self.priority.map(|it| it.to_string())),
            ("team", self.team.map(|it| it.to_string())),
            ("channel", self.channel.map(|it| it.to_string())),
        ];
        for (name, value) in conditions {
            if let Some(value) = value {
                address += &format!("&{name}={}", encode(&value));
            }
        }
        address
    }

    fn from(self, after: Cursor) -> String {
        let micros = after.at.unix_timestamp_nanos() / 1_000;
        format!("{}&after={}-{micros}-{}", self.with(self.whose), after.status, after.id)
    }
}

fn read_cursor(text: &str) -> Option<Cursor> {
    let (status, rest) = text.split_once('-')?;
    let (micros, id) = rest.split_once('-')?;
    let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros.parse::<i64>().ok()?) * 1_000).ok()?;
    Some(Cursor { status: status.parse().ok()?, at, id: id.parse().ok()? })
}

/// `/escalations`
pub fn escalations_page() -> impl IntoView {
    let looking = Looking::read(&use_query_map().get_untracked());
    page(async move {
        let mut tx = access::require(InboxRead).await?;
        let Page { rows, next } = escalations::list(&mut tx, looking.filter(), looking.after).await?;
        let choices = Choices {
            reasons: escalations::reasons(&mut tx).await?,
            teams: teams::list(&mut tx).await?,
            channels: channels::list(&mut tx).await?,
        };
        let (pending, taken) = escalations::counts(&mut tx, Filter::default()).await?;
        access::hand_on(tx);
        let reader = Reader::here();
        let newer = looking.after.map(|_| looking.with(looking.whose));
        let title = say!(reader.locale, "escalations-title");
        let summary = say!(reader.locale, "escalations-summary", pending = pending, taken = taken);
        let actions = view! {
            <p class="sheet-about" data-live="escalations-summary">{summary}</p>
            {views(looking, &reader)}
        };
        let body = view! {
            <div class="page stack">
                {conditions(looking, choices, &reader)}
                <button type="button" class="row-news" data-live-new="true" hidden></button>
                <div class="stack" data-live="escalations" data-live-list="true">{groups(rows, looking, &reader)}</div>
                <Pager newer=newer older=next.map(|it| looking.from(it))/>
            </div>
        };
        Ok(Sheet::new(title, body).actions(actions))
    })
}

fn views(looking: Looking, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let tabs = Whose::ALL
        .into_iter()
        .map(|it| {
            let label = locale.say(&format!("escalations-{}", it.word()), &[]);
            // A tab is a status, or all of them: what was asked for beside it would contradict it.
            Tab::new(Looking { status: None, ..looking }.with(it), label, it == looking.whose)
        })
        .collect();
    view! { <Segmented label=say!(locale, "escalations-whose") tabs=tabs/> }
}

/// What the queue can be narrowed to.
struct Choices {
    reasons: Vec<KnownReason>,
    teams: Vec<teams::Team>,
    channels: Vec<channels::Channel>,
}

/// Narrows the queue: a question, so it is a GET.
fn conditions(looking: Looking, choices: Choices, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let select = |name: &'static str, any: String, options: Vec<(String, String)>, chosen: Option<String>| {
        let label = locale.say(&format!("escalations-{name}"), &[]);
        let options = std::iter::once((String::new(), any)).chain(options).collect();
        view! { <Select name=name label=label options=options value=chosen/> }
    };
    let statuses =
        Status::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("escalations-status-{it}"), &[]))).collect();
    let priorities =
        Priority::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("priority-{it}"), &[]))).collect();
    let called = |it: KnownReason| (it.reason.to_string(), it.reason.called(it.name.as_deref(), locale));
    let reasons = choices.reasons.into_iter().map(called).collect();
    let teams = choices.teams.into_iter().map(|it| (it.id.to_string(), it.name)).collect();
    let channels = choices.channels.into_iter().map(|it| (it.id.to_string(), it.name)).collect();
    view! {
        <form class="cluster cluster-end" method="get" action=paths::here("/escalations")>
            <input type="hidden" name="whose" value=looking.whose.word()/>
            {select("status", say!(locale, "escalations-status-any"), statuses, looking.status.map(|it| it.to_string()))}
            {select("reason", say!(locale, "escalations-reason-any"), reasons, looking.reason.map(|it| it.to_string()))}
            {select("priority", say!(locale, "escalations-priority-any"), priorities, looking.priority.map(|it| it.to_string()))}
            {select("team", say!(locale, "escalations-team-any"), teams, looking.team.map(|it| it.to_string()))}
            {select("channel", say!(locale, "escalations-channel-any"), channels, looking.channel.map(|it| it.to_string()))}
            <SubmitButton variant=Variant::Default>{say!(locale, "escalations-filter")}</SubmitButton>
        </form>
    }
}

/// The rows, in groups that the server makes: a row changes its group only when the page is
/// made again.
fn groups(rows: Vec<Escalation>, looking: Looking, reader: &Reader) -> AnyView {
    if rows.is_empty() {
        return empty(looking, reader);
    }
    Status::ALL
        .iter()
        .map(|status| {
            let rows: Vec<Escalation> = rows.iter().filter(|it| it.status == *status).cloned().collect();
            (!rows.is_empty()).then(|| view! { <Rows status=*status rows=rows reader=reader.clone()/> })
        })
        .collect_view()
        .into_any()
}

fn empty(looking: Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let (title, text) = match looking.whose {
        Whose::Resolved => {
            (say!(locale, "escalations-empty-resolved"), say!(locale, "escalations-empty-resolved-text"))
        }
        Whose::Mine | Whose::Team | Whose::All => {
            (say!(locale, "escalations-empty"), say!(locale, "escalations-empty-text"))
        }
    };
    let inbox = view! {
        <LinkButton href=paths::here("/inbox") size=Size::Small>{say!(locale, "escalations-see-inbox")}</LinkButton>
    };
    view! { <Empty title=title text=text action=inbox.into_any() icon="bell"/> }.into_any()
}
