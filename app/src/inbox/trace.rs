//! `/inbox/runs/:run`: how the assistant came to an answer, and what should have answered.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use switchboard::access::{InboxRead, Right};
use switchboard::assistant::{self, Prompt, ProviderKind, Trace, TracedPassage, WholeTrace};
use switchboard::ids::RunId;
use switchboard::text::Locale;
use switchboard::{say, text};

use super::address::conversation;
use super::words::paragraphs;
use crate::evaluation::{AskedForm, Teaching};
use crate::knowledge::language_name;
use crate::ui::{Badge, BadgeTone, Fact, Facts, Fold, Panel, confidence_in_words, decimal};
use crate::{Sheet, access, locale, page, paths};

/// The part of the page where the question is put into the evaluation set.
pub const TEACH: &str = "teach";

/// Everything that is kept of a run; for whoever may, the way into the evaluation set.
pub fn trace_page() -> impl IntoView {
    let run = use_params_map().get_untracked().get("run").and_then(|it| it.parse::<RunId>().ok());
    let find = use_query_map().with_untracked(|query| query.get("find").unwrap_or_default());
    page(async move {
        let mut tx = access::require(InboxRead).await?;
        let run = run.ok_or_else(access::not_found)?;
        let may_write = tx.may(Right::KnowledgeWrite);
        let trace = assistant::trace(&mut tx, run).await?.ok_or_else(access::not_found)?;
        access::hand_on(tx);
        let teaching = match may_write {
            true => Some(Teaching::of(&trace, &find).await?),
            false => None,
        };
        Ok(Sheet::new(say!(locale(), "trace-title"), view! { <Whole trace=trace teaching=teaching/> }))
    })
}

/// The whole page.
#[component]
fn Whole(
    /// The run.
    trace: WholeTrace,
    /// What can be put into the evaluation set, for whoever may.
    teaching: Option<Teaching>,
) -> impl IntoView {
    let locale = locale();
    let address = paths::run(trace.run.id);
    let back = format!("{}#m-{}", conversation(trace.conversation), trace.run.message_id);
    let teach = teaching.map(|teaching| {
        view! {
            <div id=TEACH>
                <Panel title=say!(locale, "trace-teach")>
                    <AskedForm teaching=teaching address=address/>
                </Panel>
            </div>
        }
    });
    let (asked, came, found) = (asked(&trace, locale), came(&trace.run, locale), found(&trace.run.passages, locale));
    let sent = sent(trace.prompt, trace.run.provider, locale);
    view! {
        <div class="page page-wide stack">
            <p><a class="link" href=back>{say!(locale, "trace-back")}</a></p>
            <Panel title=say!(locale, "trace-asked")>{asked}</Panel>
            <Panel title=say!(locale, "trace-came")>{came}</Panel>
            <Panel title=say!(locale, "trace-found")>{found}</Panel>
            <Panel title=say!(locale, "trace-prompt")>{sent}</Panel>
            {teach}
        </div>
    }
}

/// The customer's words, and how they were searched.
fn asked(trace: &WholeTrace, locale: Locale) -> impl IntoView + use<> {
    let how = match trace.language {
        None => view! { <p class="hint">{say!(locale, "trace-not-searched")}</p> }.into_any(),
        Some(language) => {
            let by = match &trace.searched_with {
                Some(model) => say!(locale, "trace-by-meaning", model = model.as_str()),
                None => say!(locale, "trace-by-words"),
            };
            let searched = trace.searched.clone();
            view! {
                <Facts>
                    <Fact name=say!(locale, "trace-searched")><span dir="auto">{searched}</span></Fact>
                    <Fact name=say!(locale, "trace-language")>{language_name(language)}</Fact>
                    <Fact name=say!(locale, "trace-by")>{by}</Fact>
                </Facts>
            }
            .into_any()
        }
    };
    let ignored =
        trace.run.instruction_ignored.then(|| view! { <p class="why-ignored">{say!(locale, "inbox-why-ignored")}</p> });
    view! {
        <blockquote class="quote">{paragraphs(&trace.asked)}</blockquote>
        {ignored}
        {how}
    }
}

/// What was done, why, how surely, by whom and for how much.
fn came(run: &Trace, locale: Locale) -> impl IntoView + use<> {
    let state = locale.say(&format!("trace-state-{}", run.state.word()), &[]);
    let did = run.outcome.map(|it| locale.say(&format!("drafts-goal-{}", it.word().replace('_', "-")), &[]));
    let reason = run.reason.map(|it| locale.say(&format!("assistant-reason-{}", it.word().replace('_', "-")), &[]));
    let output = run.output.clone().map(|words| {
        view! { <blockquote class="quote whitespace-pre-line" dir="auto">{words}</blockquote> }
    });
    let fact = |name: String, value: Option<String>| value.map(|it| view! { <Fact name=name>{it}</Fact> });
    let model = format!("{} · {}", run.provider, run.model);
    let tokens = say!(locale, "inbox-why-tokens-value", in = run.tokens_in, out = run.tokens_out);
    let facts = [
        fact(say!(locale, "trace-state"), Some(state)),
        fact(say!(locale, "trace-did"), did),
        fact(say!(locale, "trace-reason"), reason),
        fact(say!(locale, "inbox-why-confidence"), run.confidence.map(|it| confidence_in_words(it, locale))),
        fact(say!(locale, "inbox-why-threshold"), run.threshold.map(|it| decimal(it, locale))),
        fact(say!(locale, "inbox-why-provider"), Some(model)),
        fact(say!(locale, "inbox-why-tokens"), Some(tokens)),
        fact(say!(locale, "inbox-why-cost"), Some(text::money_micros(run.cost_micros, locale))),
        fact(say!(locale, "inbox-why-time"), run.latency_ms.map(|it| format!("{it} ms"))),
    ];
    let facts = facts.into_iter().collect_view();
    view! {
        {output}
        <Facts>{facts}</Facts>
    }
}

/// The passages that were looked at, best first.
fn found(passages: &[TracedPassage], locale: Locale) -> AnyView {
    if passages.is_empty() {
        return view! { <p class="hint">{say!(locale, "trace-found-nothing")}</p> }.into_any();
    }
    let rows = passages.iter().map(|it| passage(it, locale)).collect_view();
    view! { <ol class="stack">{rows}</ol> }.into_any()
}

fn passage(it: &TracedPassage, locale: Locale) -> impl IntoView + use<> {
    let used = it.cited.then(|| view! { <Badge tone=BadgeTone::Ai>{say!(locale, "inbox-why-cited")}</Badge> });
    let version = it.version.map(|number| say!(locale, "gaps-version", number = number));
    let page = it.page.map(|number| say!(locale, "knowledge-page", number = number));
    let score = say!(locale, "inbox-why-score", score = decimal(it.score, locale));
    let words = match it.matched.is_empty() {
        true => say!(locale, "trace-no-matched").into_any(),
        false => {
            let marks = it.matched.iter().map(|word| view! { <mark dir="auto">{word.clone()}</mark> " " });
            view! { {say!(locale, "trace-matched")} " " {marks.collect_view()} }.into_any()
        }
    };
    let quote = it.quote.clone().map(|words| view! { <blockquote class="quote" dir="auto">{words}</blockquote> });
    view! {
        <li class="stack stack-sm">
            <p class="cluster">
                <a class="link" href=paths::citation(it.item_id, it.version, it.page)>{it.title.clone()}</a>
                {used}
                <span class="entry-meta">{version} " " {page} " " {score}</span>
            </p>
            <p class="entry-meta">{words}</p>
            {quote}
        </li>
    }
}

/// What a language model was sent, word for word; or that none was.
fn sent(prompt: Option<Prompt>, provider: ProviderKind, locale: Locale) -> AnyView {
    let Some(Prompt { rules, data }) = prompt else {
        let words = match provider {
            ProviderKind::Offline => say!(locale, "trace-prompt-offline"),
            ProviderKind::OpenAi => say!(locale, "trace-prompt-none"),
        };
        return view! { <p>{words}</p> }.into_any();
    };
    let part = |title: String, words: String| {
        let label = title.clone();
        view! {
            <Fold title=title>
                <pre class="code prompt" tabindex="0" role="region" aria-label=label dir="auto">{words}</pre>
            </Fold>
        }
    };
    view! {
        <p class="hint">{say!(locale, "trace-prompt-about")}</p>
        {part(say!(locale, "trace-rules"), rules)}
        {part(say!(locale, "trace-data"), data)}
    }
    .into_any()
}
