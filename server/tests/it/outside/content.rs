//! C-4: what a customer writes is kept as it came, and made harmless where it is shown.

use reqwest::Method;
use reqwest::header::{ACCEPT, COOKIE};
use serde_json::json;
use switchboard::world::*;

use super::{Outside, send};
use crate::harness::{SESSION, signed_in};

/// Texts that somebody might be tempted to tidy up.
const TEXTS: [&str; 12] = [
    "<script>alert(1)</script><b>bold</b>",
    "&lt;b&gt; is &amp; stays &amp;lt;",
    "\"quoted\" and 'quoted' and `quoted`",
    "right to left: \u{202e}drawkcab\u{202c} and \u{2067}isolated\u{2069}",
    "zero\u{200b}width\u{200d}joined\u{feff}marked\u{2060}",
    "one letter or two: \u{e9} e\u{301} \u{212b} \u{fb01}",
    "Z\u{351}\u{36b}\u{343}a\u{302}\u{30a}lgo",
    "family \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}, flag \u{1f1eb}\u{1f1f7}, thumb \u{1f44d}\u{1f3fd}",
    "two  spaces,\ttab,\nline,\n\nparagraph",
    "full width \u{ff1c}script\u{ff1e} and {{ 7 * 7 }} and ${7 * 7}",
    "a private \u{e000}, a last \u{10ffff}",
    "العربية, 漢字, ไทย, עברית",
];

#[tokio::test(flavor = "multi_thread")]
async fn c_4_a_text_is_kept_byte_for_byte_and_escaped_on_the_page() {
    const KEPT: &str = "
        select convert_to(m.body, 'UTF8'), convert_to(e.body ->> 'text', 'UTF8')
        from inbox_events e
        join messages m on m.tenant_id = e.tenant_id and m.client_id = $2
        where e.channel_id = $1 and e.provider_event_id like '%' || $2";

    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let mut owner = outside.world().database().owner().await;
    let cookie = format!("{SESSION}={}", signed_in(outside.world(), claire().user()).await);
    for (number, text) in TEXTS.iter().enumerate() {
        let id = format!("text-{number}");
        let letter = json!({ "contact": { "external_id": id }, "id": id, "text": text });
        let taken = send(outside.api(&key, Method::POST, "/messages").json(&letter)).await;
        assert_eq!(taken.status, 202, "{text:?} {}", taken.body);
        outside.work().await;

        let (message, event): (Vec<u8>, Vec<u8>) =
            sqlx::query_as(KEPT).bind(outside.api).bind(&id).fetch_one(&mut owner).await.unwrap();
        assert_eq!(message, text.as_bytes(), "{text:?}");
        assert_eq!(event, text.as_bytes(), "{text:?}");

        let conversation = outside.newest(outside.api).await;
        let thread = send(outside.api(&key, Method::GET, &format!("/conversations/{conversation}/messages"))).await;
        assert_eq!(thread.json()["messages"][0]["text"], **text);
        let page = outside.request(Method::GET, &format!("/w/ma-boutique/inbox/{conversation}?view=all"));
        let page = send(page.header(COOKIE, &cookie).header(ACCEPT, "text/html")).await;
        assert_eq!(page.status, 200);
        for line in text.lines() {
            let shown = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            assert!(page.body.contains(&shown), "{shown:?} is not on the page");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c_4_a_nul_cannot_be_kept_and_is_refused() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let visitor = outside.visitor().await;
    for text in ["\u{0}", "in the \u{0} middle", "at the end\u{0}"] {
        let letter = json!({ "contact": { "external_id": "sophie" }, "id": "m-1", "text": text });
        let refused = send(outside.api(&key, Method::POST, "/messages").json(&letter)).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        let refused = outside.writes(&visitor, uuid::Uuid::now_v7(), text).await;
        assert!(refused.status.is_client_error(), "{}", refused.body);
    }
}
