//! The inbox: three panes, rows, the cord, the composer. The markup that the inbox follows.

use leptos::prelude::*;

use super::frame::framed;
use super::group;
use crate::ui::*;

/// The inbox with a conversation open, in the frame.
pub fn inbox_in_shell() -> AnyView {
    let content = view! {
        <div class="panes" data-pane="thread">
            <section class="pane-list" aria-label="Conversations">{list()}</section>
            <section class="pane-thread" aria-label="Conversation with Hannah Whitlock">
                {head()} {messages()} {composer()}
            </section>
            <aside class="pane-details" aria-label="Details">{details()}</aside>
        </div>
    };
    framed("Inbox", None, None, content.into_any())
}

/// The rows of the list, and what stands in a thread, without their panes.
pub(super) fn parts(theme: &'static str) -> AnyView {
    let shown = view! {
        <ul class="rows">{rows(theme)}</ul>
        <ol class="thread-line">{entries()}</ol>
    };
    group("Rows of the inbox, entries of a thread", shown)
}

fn list() -> impl IntoView {
    let views = vec![
        Tab::new("#answer", "To answer", true).count(7).hot(),
        Tab::new("#mine", "Mine", false).count(5),
        Tab::new("#assistant", "Assistant", false).count(31),
        Tab::new("#all", "All", false),
    ];
    view! {
        <header class="pane-header">
            <h2 class="pane-title">"Inbox"</h2>
            <div class="pane-tools">
                <Button icon=Some("list-filter") label="Filter" variant=Variant::Quiet size=Size::Small/>
            </div>
        </header>
        <div class="pane-views">
            <Segmented label="Views" tabs=views wide=true/>
        </div>
        <div class="pane-scroll">
            <ul class="rows">{rows("")}</ul>
        </div>
    }
}

/// Rows of the list: one that waits for a person, one that is late, one that the assistant has.
fn rows(theme: &'static str) -> impl IntoView {
    view! {
        <li>
            <a class="row" id=format!("{theme}c-82") href=format!("#{theme}c-82") aria-current="true">
                <span class="row-lamp"><Lamp state=LampState::Calling/></span>
                <span class="row-body">
                    <span class="row-head">
                        <span class="row-name">"Hannah Whitlock"</span>
                        <Icon name="whatsapp" size=IconSize::Small/>
                        <span class="sr-only">"WhatsApp"</span>
                        <time class="row-time">"2 min"</time>
                    </span>
                    <span class="row-preview">"Replacement please, but only if it gets here by Saturday."</span>
                    <span class="row-chips">
                        <Badge tone=BadgeTone::Lamp icon=Some("timer")>"Reply in 8 min"</Badge>
                        <LabelChip name="Breakage" tone=Tone::Brick/>
                    </span>
                </span>
            </a>
        </li>
        <li>
            <a class="row" id=format!("{theme}c-81") href=format!("#{theme}c-81")>
                <span class="row-lamp"><Lamp state=LampState::Late/></span>
                <span class="row-body">
                    <span class="row-head">
                        <span class="row-name">"Samuel Okafor"</span>
                        <Icon name="mail" size=IconSize::Small/>
                        <span class="sr-only">"Email"</span>
                        <time class="row-time">"26 min"</time>
                    </span>
                    <span class="row-preview"><span class="row-by">"You:"</span> " Invoice 2291 charges VAT twice"</span>
                    <span class="row-chips">
                        <Badge tone=BadgeTone::Danger icon=Some("timer")>"Late by 11 min"</Badge>
                    </span>
                </span>
            </a>
        </li>
        <li>
            <a class="row row-quiet" id=format!("{theme}c-80") href=format!("#{theme}c-80")>
                <span class="row-lamp"><Lamp state=LampState::Assistant/></span>
                <span class="row-body">
                    <span class="row-head">
                        <span class="row-name">"Jonas Lindqvist"</span>
                        <Icon name="message-square" size=IconSize::Small/>
                        <span class="sr-only">"Web chat"</span>
                        <time class="row-time">"16 min"</time>
                    </span>
                    <span class="row-preview">
                        <span class="row-by" data-by="assistant">"Assistant:"</span>
                        " Yes, the glaze is dishwasher-safe up to 60 °C."
                    </span>
                </span>
            </a>
        </li>
    }
}

fn head() -> impl IntoView {
    view! {
        <header class="pane-header">
            <LinkButton href="#inbox" icon=Some("arrow-left") label="Back to the list" variant=Variant::Quiet size=Size::Small class="pane-back"/>
            <Lamp state=LampState::Calling/>
            <h1 class="pane-title">"Hannah Whitlock"</h1>
            <div class="pane-tools">
                <Button size=Size::Small kbd="I">"Take over"</Button>
                <LinkButton href="#details" icon=Some("panel-right") label="Details" variant=Variant::Quiet size=Size::Small class="pane-details-link"/>
                <Menu id="c-82-more" label="More actions" icon=Some("ellipsis") variant=Variant::Quiet size=Size::Small>
                    <MenuButton icon=Some("ban") kbd="!">"Block this contact"</MenuButton>
                </Menu>
                <Button size=Size::Small icon=Some("check") kbd="E"><span class="max-md:sr-only">"Resolve"</span></Button>
            </div>
        </header>
    }
}

fn messages() -> impl IntoView {
    view! {
        <div class="thread" tabindex="0" role="region" aria-label="Messages">
            <ol class="thread-line">{entries()}</ol>
        </div>
    }
}

/// What stands in a thread: a customer's words, the assistant's, what happened, a note, our words.
fn entries() -> impl IntoView {
    view! {
        <li class="cord cord-first">
            <div class="node"><Avatar name="Hannah Whitlock"/></div>
            <article class="entry">
                <header class="entry-head">
                    <h2 class="entry-name">"Hannah Whitlock"</h2>
                    <span class="entry-meta">"WhatsApp"</span>
                    <time class="entry-time">"14:02"</time>
                </header>
                <div class="msg" lang="en">
                    <p>"Hi, the large platter arrived this morning with a crack right across the base. It is a wedding gift and I need it for Saturday."</p>
                </div>
            </article>
        </li>
        <li class="cord cord-ai">
            <div class="node"><Avatar name="Boutique Assistant" kind=AvatarKind::Ai/></div>
            <article class="entry">
                <header class="entry-head">
                    <h2 class="entry-name">"Boutique Assistant"</h2>
                    <Badge tone=BadgeTone::Ai>"AI"</Badge>
                    <Confidence value=0.95/>
                    <time class="entry-time">"14:02"</time>
                </header>
                <div class="msg">
                    <p>"I am sorry, Hannah. Breakages in transit are replaced or refunded in full. Which would you prefer?"</p>
                </div>
                <p class="sources">
                    "Based on"
                    <a class="source" href="#source-1">
                        <Icon name="file-text" size=IconSize::Small/>
                        "Returns and breakages, section 2"
                    </a>
                </p>
            </article>
        </li>
        <li class="cord cord-wait">
            <div class="node"><Lamp state=LampState::Calling silent=true/></div>
            <div class="step step-wait">
                <p><strong>"The assistant asked for a person."</strong> " A delivery promise needs approval."</p>
                <time class="entry-time">"14:05"</time>
            </div>
        </li>
        <li class="cord cord-wait">
            <div class="node"><Avatar name="Bruno Diaz"/></div>
            <article class="entry">
                <div class="note">
                    <header class="entry-head">
                        <h2 class="entry-name">"Bruno Diaz"</h2>
                        <span class="note-mark"><Icon name="lock" size=IconSize::Small/> "Internal note"</span>
                        <time class="entry-time">"14:07"</time>
                    </header>
                    <div class="msg"><p>"Lyon has one on display. " <span class="mention">"@Amélie"</span> " can you approve express?"</p></div>
                </div>
            </article>
        </li>
        <li class="cord cord-person cord-last">
            <div class="node"><Avatar name="Amélie Renard"/></div>
            <article class="entry">
                <header class="entry-head">
                    <h2 class="entry-name">"You"</h2>
                    <time class="entry-time">"14:09"</time>
                </header>
                <div class="msg"><p>"I have reserved it, it leaves today."</p></div>
                <p class="delivery" data-state="failed">"Not delivered: this number cannot receive messages." <a class="link" href="#again">"Try again"</a></p>
            </article>
        </li>
    }
}

fn composer() -> impl IntoView {
    view! {
        <div class="composer-dock">
            <form class="composer" method="post">
                <div class="composer-head">
                    <div class="seg" role="group" aria-label="Write">
                        <label><input type="radio" name="kind" value="reply" checked=true/> "Reply"</label>
                        <label><input type="radio" name="kind" value="note"/> "Note"</label>
                    </div>
                    <span class="composer-rule max-lg:hidden">"Free replies for 23 h 55 min"</span>
                    <Badge tone=BadgeTone::Ai icon=Some("sparkle")>"Draft by the assistant"</Badge>
                </div>
                <p class="composer-meta">
                    <Confidence value=0.94/>
                    <a class="source" href="#sources">"2 sources"</a>
                    <span class="composer-saved">"Saved"</span>
                </p>
                <label class="sr-only" for="reply">"Reply"</label>
                <textarea class="composer-text" id="reply" name="body" rows="3">
                    "Hi Hannah, good news: we found one platter in our Lyon shop and can send it today by express."
                </textarea>
                <div class="composer-tools">
                    <Button icon=Some("paperclip") label="Attach a file" variant=Variant::Quiet size=Size::Small/>
                    <Button icon=Some("text-quote") label="Insert a saved reply" variant=Variant::Quiet size=Size::Small/>
                    <span class="btn-split">
                        <SubmitButton kbd="⌘↵">"Send"</SubmitButton>
                        <Button variant=Variant::Primary icon=Some("chevron-down") label="Other ways to send"/>
                    </span>
                </div>
            </form>
        </div>
    }
}

fn details() -> impl IntoView {
    view! {
        <div class="details-head">
            <Avatar name="Hannah Whitlock" size=AvatarSize::Large/>
            <div>
                <h2 class="details-name">"Hannah Whitlock"</h2>
                <p class="details-about">"Bristol, 13:13 there"</p>
            </div>
            <LinkButton
                href="#c-82"
                icon=Some("x")
                label="Back to the conversation"
                variant=Variant::Quiet
                size=Size::Small
                class="details-close ms-auto"
            />
        </div>
        <div class="by-ai">
            <h3 class="by-ai-head">
                <Icon name="sparkle" size=IconSize::Small/>
                "Summary by the assistant"
                <Confidence value=0.91/>
            </h3>
            <p>"Platter cracked in transit. Wants a replacement by Saturday, otherwise a refund."</p>
        </div>
        <Fold title="Handling" open=true>
            <Facts>
                <Fact name="Assignee">"Nobody yet"</Fact>
                <Fact name="Reply due">"14:17, in 8 min"</Fact>
                <Fact name="Labels"><LabelChip name="Breakage" tone=Tone::Brick/></Fact>
            </Facts>
        </Fold>
        <Fold title="Earlier conversations" count=3>"None of them open."</Fold>
    }
}
