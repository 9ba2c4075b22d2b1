//! `/outbox`

use leptos::prelude::*;
use switchboard::access::WorkspaceManage;
use switchboard::mail::{self, Mail, MailState};
use switchboard::say;
use switchboard::text::{full, short};

use crate::ui::{Badge, BadgeTone, Empty, Panel, Time};
use crate::{Sheet, access, locale, page, visit};

/// How many letters are shown.
const SHOWN: i64 = 50;

/// The newest letters of the workspace.
pub fn outbox_page() -> impl IntoView {
    page(async {
        if !visit().house.development {
            return Err(access::not_found());
        }
        let mut tx = access::require(WorkspaceManage).await?;
        let mails = mail::list(&mut tx, SHOWN).await?;
        let locale = locale();
        let list = if mails.is_empty() {
            let nothing = ().into_any();
            view! { <Empty title=say!(locale, "mail-empty") text=say!(locale, "mail-empty-text") action=nothing icon="mail"/> }
                .into_any()
        } else {
            mails.into_iter().map(|mail| view! { <Letter mail=mail/> }).collect_view().into_any()
        };
        let body = view! { <div class="page page-text stack" tabindex="0" role="region" aria-label=say!(locale, "nav-outbox")>{list}</div> };
        Ok(Sheet::new(say!(locale, "nav-outbox"), body))
    })
}

/// One letter, with links that can be followed.
#[component]
fn Letter(mail: Mail) -> impl IntoView {
    let visit = visit();
    let locale = visit.locale;
    let tone = match mail.state {
        MailState::Sent => BadgeTone::Ok,
        MailState::Failed => BadgeTone::Danger,
        MailState::Queued | MailState::Unknown => BadgeTone::Neutral,
    };
    let when = visit.here.as_ref().map(|here| {
        let shown = short(mail.created_at, visit.desk.now(), &here.zone, locale);
        view! { <Time at=mail.created_at shown=shown full=full(mail.created_at, &here.zone, locale)/> }
    });
    let body = match mail.body.is_empty() {
        true => view! { <p class="hint">{say!(locale, "mail-emptied")}</p> }.into_any(),
        false => mail.body.lines().map(|line| view! { <Line line=line.to_owned()/> }).collect_view().into_any(),
    };
    view! {
        <Panel title=mail.subject.clone()>
            <p class="cluster hint">
                <Badge tone=tone>{locale.say(&format!("mail-state-{}", mail.state), &[])}</Badge>
                {mail.to.to_string()}
                {when}
            </p>
            {mail.last_error.clone().map(|reason| view! { <p class="error">{reason}</p> })}
            <div>{body}</div>
        </Panel>
    }
}

/// A line of a letter; one that is an address is a link.
#[component]
fn Line(line: String) -> impl IntoView {
    let is_link = line.starts_with("http://") || line.starts_with("https://");
    match (is_link, line.is_empty()) {
        (true, _) => {
            view! { <p class="wrap-anywhere"><a class="link" href=line.clone()>{line.clone()}</a></p> }.into_any()
        }
        (false, true) => view! { <br/> }.into_any(),
        (false, false) => view! { <p>{line}</p> }.into_any(),
    }
}
