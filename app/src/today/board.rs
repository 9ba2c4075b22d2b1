//! The line board: one row per channel, one lamp per open conversation.

use leptos::prelude::*;
use switchboard::channels::Kind;
use switchboard::inbox::{Board, BoardLamp, BoardLine, Lamp as Light};
use switchboard::say;
use switchboard::text::{self, Locale};
use time::{Duration, OffsetDateTime};

use crate::paths;
use crate::ui::*;

/// A customer who waits longer than this waits too long for the eye.
const LONG: Duration = Duration::minutes(15);

/// How the parts draw a lamp.
pub fn state(lamp: Light) -> LampState {
    match lamp {
        Light::Calling => LampState::Calling,
        Light::Person => LampState::Person,
        Light::Assistant => LampState::Assistant,
        Light::Snoozed => LampState::Snoozed,
        Light::Resolved => LampState::Resolved,
    }
}

/// The icon of a kind of channel.
pub const fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Widget => "message-square",
        Kind::Whatsapp => "whatsapp",
        Kind::Instagram => "instagram",
        Kind::Email => "mail",
        Kind::Sms => "smartphone",
        _ => "webhook",
    }
}

/// The board.
pub fn lines(board: &Board, now: OffsetDateTime, locale: Locale) -> impl IntoView + use<> {
    let open: i64 = board.lines.iter().map(|it| it.open).sum();
    let legend = [LampState::Calling, LampState::Person, LampState::Assistant]
        .map(|state| {
            view! {
                <span>
                    <Lamp state=state silent=true/>
                    {state.word(locale)}
                </span>
            }
        })
        .collect_view();
    let rows = board.lines.iter().map(|it| line(it, now, locale)).collect_view();
    view! {
        <section class="lines" data-theme="dark" aria-labelledby="lines">
            <header class="lines-head">
                <h2 class="lines-title" id="lines">{say!(locale, "today-lines")}</h2>
                <p class="num">{say!(locale, "conversations-count", count = open)}</p>
                <p class="lines-legend" aria-hidden="true">{legend}</p>
            </header>
            {rows}
        </section>
    }
}

fn line(line: &BoardLine, now: OffsetDateTime, locale: Locale) -> impl IntoView + use<> {
    let waited = line.longest_wait.map(|since| now - since);
    let (kind, words) = match waited {
        None if line.open == 0 => ("none", say!(locale, "today-no-lines")),
        None => ("none", say!(locale, "today-nobody-waits")),
        Some(waited) => {
            let words = say!(locale, "today-wait", span = text::span(waited, locale));
            (if waited > LONG { "late" } else { "waiting" }, words)
        }
    };
    let lamps = line.lamps.iter().map(|it| lamp(it, &line.name, now, locale)).collect_view();
    view! {
        <div class="line">
            <h3 class="line-channel">
                <Icon name=icon(line.kind)/>
                {line.name.clone()}
            </h3>
            <p class="line-wait" data-wait=kind>{words}</p>
            <ul class="line-lamps">{lamps}</ul>
        </div>
    }
}

/// One lamp, named "Web chat, Hannah, needs a person, waits 2 min".
fn lamp(lamp: &BoardLamp, channel: &str, now: OffsetDateTime, locale: Locale) -> impl IntoView + use<> {
    let state = state(lamp.lamp);
    let name = lamp.contact_name.clone().unwrap_or_else(|| say!(locale, "today-visitor"));
    let mut words = format!("{channel}, {name}, {}", state.word(locale));
    if let Some(since) = lamp.waiting_since {
        words = format!("{words}, {}", say!(locale, "today-waits", span = text::span(now - since, locale)));
    }
    view! {
        <li>
            <a href=paths::here(&format!("/inbox/{}", lamp.conversation)) aria-label=words.clone() title=words>
                <Lamp state=state silent=true/>
            </a>
        </li>
    }
}
