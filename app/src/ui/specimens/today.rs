//! Today: tiles and the line board.

use leptos::prelude::*;

use super::frame::framed;
use crate::ui::*;

/// The first page, in the frame.
pub fn today_in_shell() -> AnyView {
    let legend = [LampState::Calling, LampState::Person, LampState::Assistant]
        .map(|state| {
            view! {
                <span>
                    <Lamp state=state silent=true/>
                    {state.word(switchboard::text::Locale::En)}
                </span>
            }
        })
        .collect_view();
    let content = view! {
        <div class="page page-sunken min-h-full">
            <div class="page-wide stack">
                <Tiles label="For you">
                    <Tile label="Waiting for you" figure="3" href="#waiting".to_owned() icon=Some("inbox") hot=true/>
                    <Tile label="Drafts to approve" figure="4" href="#drafts".to_owned() icon=Some("sparkle")/>
                    <Tile label="Due within 1 h" figure="1" href="#due".to_owned() icon=Some("timer") hot=true/>
                    <Tile label="Open leads" figure="6" href="#leads".to_owned() icon=Some("target")/>
                </Tiles>
                <section class="lines" data-theme="dark" aria-labelledby="lines">
                    <header class="lines-head">
                        <h2 class="lines-title" id="lines">"Lines open now"</h2>
                        <p class="num">"12 conversations"</p>
                        <p class="lines-legend" aria-hidden="true">{legend}</p>
                    </header>
                    {line("whatsapp", "WhatsApp", 2, 9, "2 min wait", "waiting")}
                    {line("message-square", "Web chat", 1, 14, "26 min wait", "late")}
                    {line("mail", "Email", 0, 3, "nobody waits", "none")}
                </section>
                <Panel title="Next to answer".to_owned()>
                    <Empty
                        icon="coffee"
                        title="Nobody needs an answer"
                        text="The assistant has 31 conversations."
                        action=view! { <LinkButton href="#assistant">"See them"</LinkButton> }.into_any()
                    />
                </Panel>
            </div>
        </div>
    };
    framed("Today", Some("Good afternoon, Amélie".to_owned()), None, content.into_any())
}

/// One channel: a lamp for each open conversation, those that call first.
fn line(
    icon: &'static str,
    channel: &'static str,
    calling: usize,
    assistant: usize,
    wait: &'static str,
    kind: &'static str,
) -> impl IntoView {
    let lamps = std::iter::repeat_n(LampState::Calling, calling)
        .chain(std::iter::repeat_n(LampState::Assistant, assistant))
        .enumerate()
        .map(|(at, state)| {
            let name = format!("{channel}, line {}, {}", at + 1, state.word(switchboard::text::Locale::En));
            view! {
                <li>
                    <a href="#line" aria-label=name>
                        <Lamp state=state silent=true/>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="line">
            <h3 class="line-channel">
                <Icon name=icon/>
                {channel}
            </h3>
            <p class="line-wait" data-wait=kind>{wait}</p>
            <ul class="line-lamps">{lamps}</ul>
        </div>
    }
}
