//! The form above the numbers: which days, and which conversations.

use leptos::prelude::*;
use switchboard::analytics::{Dimension, Metric, Part, Period};
use switchboard::fault::Fault;
use switchboard::tenancy::Tx;
use switchboard::text::Locale;
use switchboard::{access, channels, say, team, teams, topics};

use super::looking::{Looking, NONE, WITH, WITHOUT};
use crate::inbox::Reader;
use crate::paths;
use crate::ui::{LinkButton, Select, SubmitButton, TextField, Variant};

/// The names of what numbers are told apart by.
pub struct Names {
    /// The channels.
    pub channels: Vec<channels::Channel>,
    /// The agents.
    pub members: Vec<team::Member>,
    /// The teams.
    pub teams: Vec<teams::Team>,
    /// The topics.
    pub topics: Vec<topics::Topic>,
}

impl Names {
    /// The names of a workspace.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn read(tx: &mut Tx<impl access::Permission>) -> Result<Self, Fault> {
        Ok(Self {
            channels: channels::list(tx).await?,
            members: team::members(tx).await?,
            teams: teams::list(tx).await?,
            topics: topics::list(tx).await?,
        })
    }

    /// Which part of the numbers it is, in words, and as it stands in the address.
    pub fn of(&self, dimension: Dimension, part: &Part, locale: Locale) -> (String, String) {
        let key = part.key.clone().unwrap_or_else(|| NONE.to_owned());
        let gone = || say!(locale, "analytics-gone");
        let name = match (dimension, part.key.as_deref()) {
            (Dimension::Agent, None) => say!(locale, "analytics-nobody"),
            (Dimension::Team, None) => say!(locale, "analytics-no-team"),
            (Dimension::Topic, None) => say!(locale, "analytics-no-topic"),
            (Dimension::Channel | Dimension::Assistant | Dimension::Kind, None) => gone(),
            (Dimension::Channel, Some(id)) => {
                self.channels.iter().find(|it| it.id.to_string() == id).map_or_else(gone, |it| it.name.clone())
            }
            (Dimension::Agent, Some(id)) => {
                self.members.iter().find(|it| it.id.to_string() == id).map_or_else(gone, |it| it.name.to_string())
            }
            (Dimension::Team, Some(id)) => {
                self.teams.iter().find(|it| it.id.to_string() == id).map_or_else(gone, |it| it.name.clone())
            }
            (Dimension::Topic, Some(id)) => {
                self.topics.iter().find(|it| it.id.to_string() == id).map_or_else(gone, |it| it.label.clone())
            }
            (Dimension::Kind, Some(word)) => locale.say(&format!("run-kind-{word}"), &[]),
            (Dimension::Assistant, Some("true")) => return (say!(locale, "analytics-with"), WITH.to_owned()),
            (Dimension::Assistant, Some(_)) => return (say!(locale, "analytics-without"), WITHOUT.to_owned()),
        };
        (name, key)
    }
}

/// The form: a GET of the same page, since nothing changes.
pub fn asked(page: &str, looking: &Looking, period: &Period, names: &Names, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let any = || (String::new(), say!(locale, "analytics-any"));
    let none = |words| (NONE.to_owned(), words);
    let of = |options: Vec<(String, String)>| std::iter::once(any()).chain(options).collect::<Vec<_>>();
    let channels = of(names.channels.iter().map(|it| (it.id.to_string(), it.name.clone())).collect());
    let members = names.members.iter().map(|it| (it.id.to_string(), it.name.to_string()));
    let members = of(members.chain([none(say!(locale, "analytics-nobody"))]).collect());
    let teams = names.teams.iter().map(|it| (it.id.to_string(), it.name.clone()));
    let teams = of(teams.chain([none(say!(locale, "analytics-no-team"))]).collect());
    let topics = names.topics.iter().map(|it| (it.id.to_string(), it.label.clone()));
    let topics = of(topics.chain([none(say!(locale, "analytics-no-topic"))]).collect());
    let assistant = of(vec![
        (WITH.to_owned(), say!(locale, "analytics-with")),
        (WITHOUT.to_owned(), say!(locale, "analytics-without")),
    ]);
    let days = looking.range(&reader.zone).is_none().then(|| looking.days().to_string());
    let hidden = ["by", "metric", "kind", "label"]
        .into_iter()
        .filter_map(|name| Some((name, looking.chosen(name)?)))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let filters = ["channel", "agent", "team", "assistant", "topic", "kind", "label"];
    let is_narrowed = filters.iter().any(|it| looking.chosen(it).is_some());
    let nothing: Vec<_> = filters.into_iter().chain(["after"]).map(|it| (it, "")).collect();
    let clear = is_narrowed.then(|| {
        view! {
            <LinkButton href=looking.at(page, &nothing) variant=Variant::Quiet>{say!(locale, "analytics-clear")}</LinkButton>
        }
    });
    view! {
        <form class="cluster cluster-end" method="get" action=paths::here(page)>
            {hidden}
            <TextField name="from" label=say!(locale, "analytics-from") kind="date" value=period.first_date()/>
            <TextField name="to" label=say!(locale, "analytics-to") kind="date" value=period.last_date()/>
            {days.map(|days| view! { <input type="hidden" name="days" value=days/> })}
            <Select name="channel" label=say!(locale, "analytics-by-channel") options=channels value=looking.chosen("channel")/>
            <Select name="agent" label=say!(locale, "analytics-by-agent") options=members value=looking.chosen("agent")/>
            <Select name="team" label=say!(locale, "analytics-by-team") options=teams value=looking.chosen("team")/>
            <Select name="assistant" label=say!(locale, "analytics-by-assistant") options=assistant value=looking.chosen("assistant")/>
            <Select name="topic" label=say!(locale, "analytics-by-topic") options=topics value=looking.chosen("topic")/>
            <SubmitButton variant=Variant::Default>{say!(locale, "analytics-show")}</SubmitButton>
            {clear}
        </form>
    }
    .into_any()
}

/// What is counted, where its definition stands: a metric's name and what it means.
pub fn meaning(metric: Metric, reader: &Reader) -> (String, String) {
    let named = |key: &str| reader.locale.say(key, &[]);
    (named(&format!("metric-{metric}")), named(&format!("metric-{metric}-means")))
}
