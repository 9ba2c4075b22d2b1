//! The product, measured through its public doors and API.
//!
//! Each pack gets a workspace of its own. Every question of it is a new customer's first message;
//! besides, each workspace is asked questions that another one's knowledge answers. Who asks has
//! several keys, because a key may ask 600 times a minute and a question takes some ten requests.

mod browser;
mod customer;
mod words;
mod workspace;

use std::error::Error;
use std::time::Duration;

use futures::stream::{self, StreamExt, TryStreamExt};
use reqwest::Client;

use crate::figures::Section;
use crate::goals;
use crate::interval::{Chance, share, with_interval};
use crate::packs::{Pack, Purpose, Question};
use customer::{Caller, Reply};
use words::{Checked, Known};

pub type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Customers who wait for a reply at any time.
const AT_ONCE: usize = 8;
/// Questions that are asked with one key.
const OF_ONE_KEY: usize = 50;
/// How many of the answers to answerable questions rest on a document that answers them.
const RIGHT: &str = "answerable: from the right passage, of answered";
/// Questions of each other pack that a workspace is asked.
const STRANGE: usize = 25;

/// A question asked, and what came of it.
struct Asked<'a> {
    /// `None` where the question is of another pack.
    question: Option<&'a Question>,
    reply: Option<Reply>,
    is_right: bool,
    checked: Checked,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Answered,
    AskedBack,
    HandedOver,
    NoReply,
}

impl Asked<'_> {
    fn fate(&self) -> Fate {
        match &self.reply {
            None => Fate::NoReply,
            Some(reply) if !reply.quotes.is_empty() => Fate::Answered,
            Some(reply) if reply.handed_over => Fate::HandedOver,
            Some(_) => Fate::AskedBack,
        }
    }
}

/// Measures the product at `origin`, which must not hold workspaces of these names.
///
/// # Errors
/// When a workspace cannot be opened, or the API fails.
pub fn measure(origin: &str, packs: &[Pack]) -> Result<Vec<Section>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let known: Vec<Known> = packs.iter().map(Known::of).collect();
        let mut sections = Vec::new();
        let mut all = Vec::new();
        for at in 0..packs.len() {
            let asked = ask_all(origin, packs, &known, at).await?;
            sections.push(of_pack(&packs[at], &asked));
            all.extend(asked);
        }
        sections.push(of_all(&all));
        Ok(sections)
    })
}

/// Opens the workspace of the pack `at`, and asks.
async fn ask_all<'a>(origin: &str, packs: &'a [Pack], known: &[Known], at: usize) -> Result<Vec<Asked<'a>>> {
    let pack = &packs[at];
    let own = pack.questions.iter().map(|question| (question, true));
    let questions: Vec<(&Question, bool)> = own.chain(strange(packs, at).into_iter().map(|it| (it, false))).collect();

    eprintln!("{}: writing {} items of knowledge", pack.name, pack.passages.len());
    let keys = workspace::open(origin, pack, questions.len().div_ceil(OF_ONE_KEY)).await?;
    eprintln!("{}: asking {} questions, {AT_ONCE} at a time", pack.name, questions.len());
    let others: Vec<&Known> = known.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| it).collect();
    let http = Client::new();
    let asked = stream::iter(questions.into_iter().enumerate()).map(|(number, (question, is_own))| {
        let caller = Caller { http: &http, origin, key: &keys[number / OF_ONE_KEY] };
        let (own, others) = (&known[at], &others);
        async move {
            let reply = caller.ask(&format!("bench-{number}"), &question.text).await?;
            let checked = reply.as_ref().map(|reply| own.check(reply, others)).unwrap_or_default();
            let is_right = is_own && reply.as_ref().is_some_and(|reply| own.is_right(question, reply));
            if checked.uncited + checked.foreign > 0 {
                eprintln!("{}: `{}` was answered with words of nobody here: {reply:?}", pack.name, question.text);
            }
            Result::Ok(Asked { question: is_own.then_some(question), reply, is_right, checked })
        }
    });
    asked.buffer_unordered(AT_ONCE).try_collect().await
}

/// Answerable questions of the other packs, drawn by chance that is the same on every run.
fn strange(packs: &[Pack], at: usize) -> Vec<&Question> {
    let mut chance = Chance::new();
    let others = packs.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, pack)| pack);
    let drawn = others.flat_map(|pack| {
        let open: Vec<_> = pack.questions.iter().filter(|it| it.purpose == Purpose::Answerable).collect();
        (0..STRANGE).map(|_| open[chance.below(open.len())]).collect::<Vec<_>>()
    });
    drawn.collect()
}

fn of_pack(pack: &Pack, all: &[Asked]) -> Section {
    let of = |purpose| -> Vec<&Asked> {
        all.iter().filter(|it| it.question.is_some_and(|question| question.purpose == purpose)).collect()
    };
    let (asked, outside, trick) = (of(Purpose::Answerable), of(Purpose::Outside), of(Purpose::Trick));
    let answered: Vec<&Asked> = asked.iter().copied().filter(|it| it.fate() == Fate::Answered).collect();

    let about =
        format!("{} items, {} + {} + {} questions", pack.passages.len(), asked.len(), outside.len(), trick.len());
    let mut section = Section::new(&format!("{} through the API", pack.name), about, goals::GOALS);
    for (name, of) in [("answerable", &asked), ("outside", &outside), ("trick", &trick)] {
        if of.is_empty() {
            continue;
        }
        for (what, fate) in
            [("answered", Fate::Answered), ("asked back", Fate::AskedBack), ("handed over", Fate::HandedOver)]
        {
            let estimate = with_interval(of, |sample| share(sample, |it| it.fate() == fate));
            section.estimate(&format!("{name}: {what}"), estimate);
        }
    }
    section.estimate(RIGHT, with_interval(&answered, |sample| share(sample, |it| it.is_right)));
    let mut took: Vec<Duration> = all.iter().filter_map(|it| Some(it.reply.as_ref()?.took)).collect();
    took.sort();
    section.words(
        "seconds to the reply, median / 95 %",
        format!("{:.2} / {:.2}", quantile(&took, 0.5), quantile(&took, 0.95)),
    );
    section
}

fn of_all(all: &[Asked]) -> Section {
    let sum = |count: fn(&Asked) -> usize| all.iter().map(count).sum::<usize>();
    let strange = sum(|it| usize::from(it.question.is_none()));
    let about = format!(
        "{} questions, {strange} of them about another workspace's knowledge, {} sentences sent",
        all.len(),
        sum(|it| it.checked.sentences)
    );
    let mut section = Section::new(goals::PRODUCT, about, goals::GOALS);
    section.number(goals::UNCITED, sum(|it| it.checked.uncited) as f64, 0);
    section.number(goals::FOREIGN, sum(|it| it.checked.foreign) as f64, 0);
    section.number(goals::NO_REPLY, sum(|it| usize::from(it.fate() == Fate::NoReply)) as f64, 0);
    section
}

fn quantile(sorted: &[Duration], share: f64) -> f64 {
    let at = (sorted.len() as f64 * share) as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).map_or(0.0, Duration::as_secs_f64)
}
