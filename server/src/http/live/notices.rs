//! What a browser shows of notifications outside of the page. Whether and when, the desk has decided (`Notified`);
//! here they get their words, for the one whom they are for.

use app::paths;
use app::visits::{Visit, Workspace};
use axum::response::sse::Event as SseEvent;
use switchboard::access::InboxRead;
use switchboard::events::{Event, Happened};
use switchboard::fault::Fault;
use switchboard::notifications::{self, Notification};
use switchboard::say;
use switchboard::tenancy::Tx;
use switchboard::text::Locale;

/// What whoever visits is to be shown of what happened: what they have read meanwhile, or do not see any more, is not.
///
/// It has no place in the stream: told again to a browser that comes back, it is known there by its tag.
pub(super) async fn told(tx: &mut Tx<InboxRead>, visit: &Visit, happened: &[Happened]) -> Result<Vec<SseEvent>, Fault> {
    let Some(here) = &visit.here else { return Ok(Vec::new()) };
    let mut told = Vec::new();
    for it in happened {
        let Event::Notified { member, notifications } = &it.event else { continue };
        if *member == here.member {
            let news = notifications::find(tx, notifications).await?;
            told.extend(notice(&news, here, visit.locale));
        }
    }
    Ok(told)
}

/// One thing is told as it is and leads to what it is about; of many there is one notice.
fn notice(news: &[Notification], here: &Workspace, locale: Locale) -> Option<SseEvent> {
    let (words, address) = match news {
        [] => return None,
        [one] => (one.sentence(locale), app::notifications::address(&here.slug, one.place())),
        many => (say!(locale, "notifications-waited", count = many.len()), paths::inside(&here.slug, "/notifications")),
    };
    let body = serde_json::json!({
        "tag": news.first()?.id,
        "title": here.name,
        "words": words,
        "address": address,
    });
    Some(SseEvent::default().event("notice").data(body.to_string()))
}
