//! What a worker does when days have ended: reads what was written, finds its topics, keeps them. While it looks, no
//! transaction is open.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use time::{Date, Duration};

use super::calendar::{date_of, dates_until};
use super::method::{self, Centre, MOST, Message, Topics};
use super::model::LONGEST;
use super::steps::RECENT;
use super::store::days::{self, Counted, OfDay, Which, Written};
use super::store::known::{self, Before};
use crate::access::Work;
use crate::knowledge::Language;
use crate::knowledge::meaning::{AT_ONCE, Embedder, Embedders, work as meaning};
use crate::knowledge::search::Vector;
use crate::prelude::*;
use crate::tenancy::{CannotBegin, Principal};

/// Days that are looked at, the last of them yesterday.
const LOOKED_BACK_AT: u16 = 90;

/// Messages of a day that are looked at.
const MOST_OF_A_DAY: i64 = 100_000;

/// A day of fewer messages is looked at together with others of these days around it that are of no topic yet, up to so
/// many: what two people write a day is a topic after a week. Only the day's own messages count.
const ENOUGH: usize = 500;
const AROUND: Duration = Duration::days(28);

/// How long after the end of a day it is looked at: what was sent on it has arrived.
const GRACE: Duration = Duration::minutes(15);

/// How long nobody else asks for a look that was asked for.
const ASKED: Duration = Duration::hours(1);

/// A day that is to be looked at, with all that is needed for it.
pub struct Day {
    date: Date,
    edition: i64,
    model: Option<Arc<dyn Embedder>>,
    /// The day's messages, then others around it.
    written: Vec<Written>,
    /// How many are the day's.
    of_day: usize,
    before: Before,
    /// What was written until then, on the day or before: it tells how rare words are.
    recent: Vec<Written>,
    usual: Language,
    read_at: OffsetDateTime,
}

/// What was found of a day.
pub struct Found {
    day: Day,
    topics: Topics,
}

/// Asks for a look in every workspace where a day may have ended.
///
/// # Errors
/// A [`Fault`] when the database refuses; what was asked for stays so.
pub async fn sweep(desk: &Desk) -> Result<(), Fault> {
    for tenant in days::due_workspaces(desk).await? {
        let mut tx: Tx<Work> = desk.begin(Principal::worker(tenant)).await.map_err(|cannot| match cannot {
            CannotBegin::Fault(fault) => fault,
            refused => Fault::other(refused),
        })?;
        let again = tx.now() + ASKED;
        days::look_again(&mut tx, again).await?;
        tx.record(Event::TopicsWanted).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The first day that is to be looked at, oldest first. `None` where there is none: then somebody looks again when
/// today has ended.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn begin(tx: &mut Tx<Work>, offered: &Embedders) -> Result<Option<Day>, Fault> {
    let (zone, usual) = days::home(tx).await?;
    let edition = days::edition(tx).await?;
    let now = tx.now();
    // What ended a moment ago waits for those who are late.
    let today = date_of(now - GRACE, &zone);
    let moments = |date: Date| zone.day(&date.to_string()).map(|it| (date, it.start, it.end));
    let ended: Vec<_> = dates_until(today, LOOKED_BACK_AT + 1).filter(|it| *it < today).filter_map(moments).collect();
    let Some(date) = days::first_due(tx, &ended).await? else {
        let again = moments(today).map_or(now + ASKED, |(.., end)| end + GRACE);
        days::look_again(tx, again).await?;
        return Ok(None);
    };
    let Some((_, from, to)) = moments(date) else { return Ok(None) };

    let model = meaning::searched(tx, offered).await?;
    let mut written = days::written(tx, from, to, MOST_OF_A_DAY, Which::First).await?;
    let of_day = written.len();
    written.extend(around(tx, from, to, ENOUGH.saturating_sub(of_day)).await?);
    let before = known::before(tx, date, model.as_ref().map(|it| it.name())).await?;
    let recent = match before.registry.known.is_empty() {
        true => Vec::new(),
        false => days::written(tx, from - Duration::days(LOOKED_BACK_AT.into()), to, RECENT, Which::Last).await?,
    };
    Ok(Some(Day { date, edition, model, written, of_day, before, recent, usual, read_at: now }))
}

/// What was written in the weeks around a day and is of no topic, the nearest first.
async fn around(
    tx: &mut Tx<Work>,
    from: OffsetDateTime,
    to: OffsetDateTime,
    most: usize,
) -> Result<Vec<Written>, Fault> {
    if most == 0 {
        return Ok(Vec::new());
    }
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let mut around = days::written(tx, from - AROUND, from, limit, Which::LastUnplaced).await?;
    around.extend(days::written(tx, to, to + AROUND, limit, Which::FirstUnplaced).await?);
    around.sort_by_key(|it| (from - it.sent_at).max(it.sent_at - to));
    around.truncate(most);
    Ok(around)
}

/// The language of a message.
pub(super) fn language_of(text: &str, conversation: Option<&str>, usual: Language) -> Language {
    let usual = conversation.map_or(usual, Language::from_tag);
    Language::detect(text, &[usual, Language::English, Language::French]).unwrap_or(usual)
}

impl Day {
    /// Looks at it. No transaction is open meanwhile.
    ///
    /// # Errors
    /// A [`Fault`] where the sentence model is away or does not answer as it should.
    pub async fn find(self) -> Result<Found, Fault> {
        let told = |it: &Written| language_of(&it.body, it.language.as_deref(), self.usual);
        let languages: Vec<Language> = self.written.iter().map(told).collect();
        let vectors = match &self.model {
            Some(model) => meanings(&**model, &self.written, &languages).await?,
            None => HashMap::new(),
        };
        let mut day = self;
        let look = move || {
            let message =
                |(it, language): (&Written, &Language)| -> (String, Language) { (it.body.clone(), *language) };
            let texts: Vec<(String, Language)> = day.written.iter().zip(&languages).map(message).collect();
            let messages: Vec<Message<'_>> = texts
                .iter()
                .map(|(text, language)| Message {
                    text,
                    language: *language,
                    vector: vectors.get(&(text.clone(), *language)).map(|it| &**it),
                })
                .collect();
            let mut topics = method::day(&messages, &day.before.registry);

            // What is left over joins what was known before the day: however often the day is looked at, it is the same.
            let Before { registry, later, .. } = &mut day.before;
            registry.known.retain(|it| !later.contains(&it.id));
            let recent: Vec<Message<'_>> = day
                .recent
                .iter()
                .map(|it| {
                    let language = language_of(&it.body, it.language.as_deref(), day.usual);
                    Message { text: &it.body, language, vector: None }
                })
                .collect();
            method::join(&mut topics, &messages, &recent, &day.before.registry);
            Found { day, topics }
        };
        tokio::task::spawn_blocking(look).await.map_err(Fault::other)
    }
}

/// What each different text means, in the languages that the model knows.
async fn meanings(
    model: &dyn Embedder,
    written: &[Written],
    languages: &[Language],
) -> Result<HashMap<(String, Language), Vector>, Fault> {
    let known = written.iter().zip(languages).filter(|(_, language)| model.knows(**language));
    let different: BTreeSet<(&str, Language)> = known.map(|(it, language)| (it.body.as_str(), *language)).collect();
    // Beyond what is compared, words tell where a message belongs.
    let different: Vec<(&str, Language)> = different.into_iter().take(MOST).collect();
    let mut meanings = HashMap::new();
    for batch in different.chunks(AT_ONCE) {
        let texts: Vec<String> = batch.iter().map(|(text, _)| (*text).to_owned()).collect();
        let vectors = model.embed(texts).await.map_err(Fault::other)?;
        if vectors.len() != batch.len() {
            return Err(Fault::other(format!("{} made {} vectors of {}", model.name(), vectors.len(), batch.len())));
        }
        let named = batch.iter().map(|(text, language)| ((*text).to_owned(), *language));
        meanings.extend(named.zip(vectors));
    }
    Ok(meanings)
}

/// Keeps what was found of a day in the place of what was found of it before, and asks for the next. Where somebody
/// changed what is known meanwhile, nothing is kept and the day is looked at again.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn keep(tx: &mut Tx<Work>, found: &Found) -> Result<(), Fault> {
    let Found { day, topics } = found;
    tx.record(Event::TopicsWanted).await?;
    if days::next_edition(tx).await? != day.edition + 1 {
        return Ok(());
    }
    let model = day.model.as_ref().map(|it| it.name());
    let others = topics.other.iter().filter(|place| **place < day.of_day).count();
    let counted = Counted { date: day.date, messages: day.of_day, other: others, read_at: day.read_at };
    let was_found = days::begin_day(tx, &counted).await?;
    for topic in &topics.topics {
        keep_topic(tx, day, topic, model).await?;
    }
    // What was counted once is not counted again.
    if !was_found {
        days::keep_mean(tx, &topics.mean, model).await?;
    }
    tx.record(Event::TopicsChanged).await
}

async fn keep_topic(tx: &mut Tx<Work>, day: &Day, topic: &method::Topic, model: Option<&str>) -> Result<(), Fault> {
    let own = |place: &&usize| **place < day.of_day;
    let ids = |places: &[usize]| -> Vec<MessageId> {
        places.iter().filter(own).filter_map(|place| day.written.get(*place)).map(|it| it.id).collect()
    };
    let messages = ids(&topic.messages);
    if messages.is_empty() {
        return Ok(());
    }
    let mut samples = ids(&topic.samples);
    let shown: HashSet<MessageId> = samples.iter().copied().collect();
    let further = messages.iter().copied().filter(|it| !shown.contains(it));
    samples.extend(further.take(SAMPLES.saturating_sub(shown.len())));

    let id = match topic.known {
        Some(known) => {
            // The few that joined it bring no words.
            if !topic.keywords.is_empty() {
                days::set_keywords(tx, known, day.date, &topic.keywords).await?;
            }
            known
        }
        None => days::add_topic(tx, &label(topic), &topic.keywords, topic.like).await?,
    };
    // What was made of this day or of later ones does not follow this day once more.
    for (topic, centres) in of_each(&topic.centres, id) {
        if !day.before.later.contains(&topic) {
            known::keep_centres(tx, topic, day.date, model, &centres).await?;
        }
    }
    let share = messages.len() as f32 / day.of_day.max(1) as f32;
    let (date, keywords) = (day.date, topic.keywords.as_slice());
    days::put(tx, &OfDay { topic: id, date, keywords, messages: &messages, samples: &samples, share }).await
}

/// The centres of a topic, and of each that is merged into it.
fn of_each(centres: &[Centre], topic: TopicId) -> BTreeMap<TopicId, Vec<Centre>> {
    let mut each: BTreeMap<TopicId, Vec<Centre>> = BTreeMap::new();
    for centre in centres {
        each.entry(centre.topic.unwrap_or(topic)).or_default().push(centre.clone());
    }
    each
}

/// Messages that are shown for a topic of a day.
const SAMPLES: usize = 5;

/// The label of a new topic, as long as a name may be; never nothing.
pub(super) fn label(topic: &method::Topic) -> String {
    let label: String = topic.label.chars().take(LONGEST).collect();
    match label.trim() {
        "" => "…".to_owned(),
        label => label.to_owned(),
    }
}
