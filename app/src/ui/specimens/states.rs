//! Lamps, badges, avatars; and what a page shows when there is nothing, or something broke.

use leptos::prelude::*;

use super::group;
use crate::ui::*;

/// Lamps, badges, labels, avatars, confidence, meters.
pub(super) fn marks() -> AnyView {
    let lamps = LampState::ALL
        .into_iter()
        .map(|state| {
            view! {
                <span class="cluster text-sm">
                    <Lamp state=state silent=true/>
                    {state.word(switchboard::text::Locale::En)}
                </span>
            }
        })
        .collect_view();
    let labels = Tone::ALL.iter().map(|tone| view! { <LabelChip name=tone.word() tone=*tone/> }).collect_view();
    let avatars = ["Amélie Renard", "Bruno Diaz", "Claire Petit", "David Roy", "Eva Lund", "Omar Haddad"]
        .map(|name| view! { <Avatar name=name/> })
        .collect_view();
    let shown = view! {
        <div class="cluster gap-x-5!">{lamps}</div>
        <div class="cluster">
            <Badge>"Draft"</Badge>
            <Badge tone=BadgeTone::Line>"Web chat"</Badge>
            <Badge tone=BadgeTone::Lamp icon=Some("timer")>"Reply in 8 min"</Badge>
            <Badge tone=BadgeTone::Danger icon=Some("timer")>"Late by 11 min"</Badge>
            <Badge tone=BadgeTone::Ok icon=Some("check")>"Matched"</Badge>
            <Badge tone=BadgeTone::Info icon=Some("info")>"Syncing"</Badge>
            <Badge tone=BadgeTone::Ai>"AI"</Badge>
            <Badge tone=BadgeTone::Accent>"Owner"</Badge>
        </div>
        <div class="cluster gap-x-4!">{labels}</div>
        <div class="cluster">
            {avatars}
            <Avatar name="Boutique Assistant" kind=AvatarKind::Ai/>
            <Avatar name="Amélie Renard" size=AvatarSize::Small/>
            <Avatar name="Amélie Renard" size=AvatarSize::Large/>
            <Confidence value=0.95/>
            <Confidence value=0.74/>
            <Confidence value=0.58/>
        </div>
        <Meter label="Seats" used=6 limit=8 words="6 of 8"/>
        <Meter label="Conversations" used=412 limit=500 words="412 of 500"/>
        <Meter label="AI budget" used=505 limit=500 words="$5.05 of $5.00"/>
    };
    group("Lamps, badges, labels, avatars, confidence, meters", shown)
}

/// Nothing here; something broke; something is coming; something was done.
pub(super) fn states(theme: &'static str) -> AnyView {
    let first_step = view! { <LinkButton href="#add">"Add a source"</LinkButton> }.into_any();
    let shown = view! {
        <div class="panel">
            <Empty
                icon="book-open"
                title="Nothing here yet"
                text="Add files, a website or a question, and the assistant can answer from it."
                action=first_step
            />
        </div>
        <div class="panel">
            <ProblemPanel what="topics" retry="#again" reference="req-7f3a91".to_owned()/>
        </div>
        <div class="panel overflow-hidden">
            <Notice text="Conversation resolved.">
                <Button size=Size::Small kbd="Z">"Undo"</Button>
            </Notice>
            <Notice text="Not sent: the free reply window has closed." failed=true/>
        </div>
        <p class="toast">
            <span>"Conversation resolved."</span>
            <Button size=Size::Small kbd="Z">"Undo"</Button>
        </p>
        <div class="panel p-4 stack stack-sm" role="group" aria-busy="true" aria-label="Loading conversations">
            <span class="skeleton h-3 w-2/5"></span>
            <span class="skeleton h-3 w-4/5"></span>
        </div>
        <p class="diff">
            "Breakages are replaced " <del>"within 14 days"</del> " " <ins>"within 30 days"</ins> " of delivery."
        </p>
        <pre class="code" tabindex="0" role="region" aria-label=format!("Example, {theme}")>
            "POST /api/v1/conversations/82/messages\n{ \"text\": \"On its way\" }"
        </pre>
    };
    group("Empty, problem, notices, toast, skeleton, diff, code", shown)
}
