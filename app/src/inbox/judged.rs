//! What people make of what the assistant wrote: what they think of it, and what they changed in it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{InboxReply, Right};
use switchboard::ids::RunId;
use switchboard::inbox::{self, Change, Judged, Opinion, Piece};
use switchboard::say;
use switchboard::text::Locale;

use super::problems;
use super::reader::Reader;
use super::trace::TEACH;
use crate::ui::{Badge, BadgeTone, Fold, LinkButton, Menu, MenuButton, Size, SubmitButton, Variant};
use crate::{Form, Problem, access, locale, notice, paths};

/// Keeps what one thinks of a draft or an answer of the assistant's.
#[server(endpoint = "inbox/judge")]
pub async fn judge(run: RunId, opinion: Opinion) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    let locale = locale();
    notice(match inbox::judge(tx, run, opinion).await.map_err(problems::judge)? {
        Judged::Kept => say!(locale, "drafts-did-judge"),
        Judged::GapOpened(Some(source)) => say!(locale, "drafts-did-open-gap", source = source),
        Judged::GapOpened(None) => say!(locale, "drafts-did-open-gap-nowhere"),
    });
    Ok(())
}

/// Thumbs up, or down with a reason. Whoever has said it can say otherwise.
#[component]
pub fn Thumbs(
    /// What is judged.
    run: RunId,
    /// The message or draft where it stands: one run may have written both.
    place: String,
    /// What the reader said before.
    opinion: Option<Opinion>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let this = || vec![("run", run.to_string())];
    let is_good = opinion == Some(Opinion::Good);
    let bad = opinion.filter(|it| *it != Opinion::Good);
    let reasons = Opinion::BAD.iter().map(|it| {
        let current = (bad == Some(*it)).then_some("check");
        view! { <MenuButton name="opinion" value=it.word() icon=current>{opinion_word(*it, locale)}</MenuButton> }
    });
    let reasons = reasons.collect_view();
    let said = opinion.map(|it| {
        view! { <span class="entry-meta">{say!(locale, "drafts-you-said", what = opinion_word(it, locale))}</span> }
    });
    // Whoever calls it wrong can say at once what would have been right.
    let teach = reader.may(Right::KnowledgeWrite).then(|| {
        let (words, variant) = match opinion {
            Some(Opinion::Wrong) => (say!(locale, "trace-teach-wrong"), Variant::Default),
            _ => (say!(locale, "trace-teach"), Variant::Quiet),
        };
        let href = format!("{}#{TEACH}", paths::run(run));
        view! { <LinkButton href=href size=Size::Small variant=variant icon=Some("clipboard-check")>{words}</LinkButton> }
    });
    reader.may(Right::InboxReply).then(|| {
        view! {
            <div class="cluster thumbs" role="group" aria-label=say!(locale, "drafts-judge")>
                <Form door=Judge::PATH hidden=this()>
                    <SubmitButton
                        size=Size::Small
                        variant=if is_good { Variant::Default } else { Variant::Quiet }
                        icon=Some("thumbs-up")
                        name="opinion"
                        value=Opinion::Good.word()
                    >
                        {opinion_word(Opinion::Good, locale)}
                    </SubmitButton>
                </Form>
                <Form door=Judge::PATH hidden=this()>
                    <Menu
                        id=format!("bad-{place}")
                        label=say!(locale, "drafts-bad")
                        icon=Some("thumbs-down")
                        size=Size::Small
                        variant=if bad.is_some() { Variant::Default } else { Variant::Quiet }
                    >
                        {reasons}
                    </Menu>
                </Form>
                {said}
                {teach}
            </div>
        }
    })
}

/// What the customer said of it.
pub fn helped(said: Option<bool>, locale: Locale) -> Option<AnyView> {
    let (icon, words) = match said? {
        true => ("thumbs-up", say!(locale, "drafts-helped")),
        false => ("thumbs-down", say!(locale, "drafts-helped-not")),
    };
    Some(view! { <Badge tone=BadgeTone::Line icon=Some(icon)>{words}</Badge> }.into_any())
}

fn opinion_word(opinion: Opinion, locale: Locale) -> String {
    locale.say(&format!("drafts-opinion-{}", opinion.word().replace('_', "-")), &[])
}

/// What an agent changed in a draft before it was sent, on demand.
#[component]
pub fn Changed(
    /// The draft, piece by piece.
    pieces: Vec<Piece>,
    /// The id of what opens it.
    id: String,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let shown = pieces_in(pieces, locale);
    view! {
        <div class="why">
            <Fold title=say!(locale, "drafts-changed") id=id>
                <p class="changed" dir="auto">{shown}</p>
            </Fold>
        </div>
    }
}

/// What somebody changed in a text, in the reader's language.
pub fn pieces(pieces: Vec<Piece>) -> impl IntoView {
    pieces_in(pieces, crate::locale())
}

fn pieces_in(pieces: Vec<Piece>, locale: Locale) -> impl IntoView {
    pieces.into_iter().map(|it| piece(it, locale)).collect_view()
}

/// One piece. What went and what came is said, too: not everybody sees a line through a word.
pub fn piece(piece: Piece, locale: Locale) -> AnyView {
    let said = |words: String| view! { <span class="sr-only">{words} " "</span> };
    match piece.change {
        Change::Kept => piece.text.into_any(),
        Change::Dropped => view! { <del>{said(say!(locale, "drafts-dropped"))} {piece.text}</del> }.into_any(),
        Change::Added => view! { <ins>{said(say!(locale, "drafts-added"))} {piece.text}</ins> }.into_any(),
    }
}

/// A passage with the words marked that were taken from it.
pub fn marked(passage: &str, quote: &str) -> AnyView {
    let quote = quote.trim();
    match passage.find(quote).filter(|_| !quote.is_empty()) {
        Some(at) => {
            let (before, rest) = passage.split_at(at);
            let (taken, after) = rest.split_at(quote.len());
            view! { {before.to_owned()} <mark>{taken.to_owned()}</mark> {after.to_owned()} }.into_any()
        }
        // Taken from several places, or cleaned since: the words alone.
        None => view! { <mark>{quote.to_owned()}</mark> }.into_any(),
    }
}
