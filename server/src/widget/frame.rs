//! The page inside of the frame.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde_json::{Value, json};
use switchboard::channels::{AssistantMode, Channel, Colour, Domain};
use switchboard::text::Locale;
use switchboard::{say, team};

use super::files::{fresh, in_script, settings, tag};
use super::refusal::{Refusal, Refused};
use super::visitors::{Caller, Widget};
use super::{Widgets, words};

const PAGE: &str = include_str!("../../../widget/frame.html");
const HTML: &str = "text/html; charset=utf-8";

/// `GET /widget/KEY/frame?lang=fr`
pub async fn frame(State(it): State<Widgets>, Path(key): Path<String>, request: Request) -> Result<Response, Refused> {
    let caller = Caller::of(&request);
    let locale = asked(request.uri().query().unwrap_or_default()).unwrap_or(caller.locale);
    let made = make(&it, &caller, &key, locale, tried(&request)).await;
    let (page, domains) = made.map_err(|refusal| Refused(refusal, locale))?;

    let mut response = fresh(request.headers(), &tag(&page), HTML, &page);
    if let Ok(policy) = HeaderValue::from_str(&policy(&domains)) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
}

fn asked(query: &str) -> Option<Locale> {
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang")?.1.parse().ok()
}

/// What the desk's own preview tries out.
#[derive(Debug, Default)]
struct Tried {
    colour: Option<Colour>,
    greeting: Option<String>,
}

/// What the preview tries out, where the desk's own page frames the chat: nobody else can put
/// words into it.
fn tried(request: &Request) -> Tried {
    let is_ours = request.headers().get("sec-fetch-site").is_some_and(|it| it == "same-origin");
    if !is_ours {
        return Tried::default();
    }
    let query = request.uri().query().unwrap_or_default();
    let get = |wanted: &str| {
        form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
    };
    Tried { colour: get("colour").and_then(|it| Colour::parse(&it).ok()), greeting: get("greeting") }
}

async fn make(
    it: &Widgets,
    caller: &Caller,
    key: &str,
    locale: Locale,
    tried: Tried,
) -> Result<(String, Vec<Domain>), Refusal> {
    it.admit(caller)?;
    let widget = it.widget(key).await?;
    let channel = it.channel(widget).await?;
    let config = config(&channel, &name(it, caller, widget).await?, locale, tried);
    let title = say!(locale, "widget-launcher-title").replace('&', "&amp;").replace('<', "&lt;");
    // The config comes last: nothing that a workspace wrote in it is taken for a placeholder.
    let page =
        PAGE.replace("{{lang}}", locale.word()).replace("{{title}}", &title).replace("{{config}}", &in_script(&config));
    Ok((page, settings(&channel).allowed_domains))
}

/// What stands at the top: the name of the workspace.
async fn name(it: &Widgets, caller: &Caller, widget: Widget) -> Result<String, Refusal> {
    let mut tx = it.newcomer(caller, widget).await?;
    Ok(team::workspace(&mut tx).await?.name.to_string())
}

fn config(channel: &Channel, name: &str, locale: Locale, tried: Tried) -> Value {
    let look = settings(channel).look;
    let own = tried.greeting.unwrap_or(match locale {
        Locale::En => look.greeting.en,
        Locale::Fr => look.greeting.fr,
    });
    let colour = tried.colour.unwrap_or(look.colour);
    let greeting = if own.trim().is_empty() { say!(locale, "visitor-greeting") } else { own };
    json!({
        "key": channel.public_key,
        "language": locale.word(),
        "name": name,
        "assistant": channel.assistant_mode == AssistantMode::Send,
        "greeting": greeting,
        "colour": colour.to_string(),
        "ink": colour.ink().to_string(),
        "texts": words::all(locale),
    })
}

/// What the frame may do, and who may show it: the allowed sites, with and without TLS and on
/// any port; and the desk's own pages, for the preview. No site at all is allowed by default.
fn policy(domains: &[Domain]) -> String {
    let sites: String =
        domains.iter().map(|it| format!(" https://{site}:* http://{site}:*", site = it.as_str())).collect();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'self'{sites}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_each_placeholder_and_no_other() {
        for (placeholder, times) in [("{{lang}}", 1), ("{{title}}", 1), ("{{config}}", 1), ("{{", 3)] {
            assert_eq!(PAGE.matches(placeholder).count(), times, "{placeholder}");
        }
    }

    #[test]
    fn without_a_site_only_the_desk_itself_may_frame_the_chat() {
        assert!(policy(&[]).ends_with("frame-ancestors 'self'"));
        let shop = Domain::parse("*.ma-boutique.com").unwrap();
        let policy = policy(&[shop]);
        assert!(policy.ends_with("frame-ancestors 'self' https://*.ma-boutique.com:* http://*.ma-boutique.com:*"));
    }
}
