//! The widget's files, compiled in, and the launcher, which every widget has its own of.
//!
//! Their names have no hash, because they stand on other people's pages; a browser asks each
//! time whether what it has is still right.

use std::sync::LazyLock;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use switchboard::channels::{Channel, Launcher, Look, Position, Settings, WidgetSettings};

use super::refusal::{Refusal, Refused};
use super::visitors::Caller;
use super::{Widgets, words};

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const CONFIG: &str = "/*CONFIG*/null";
const LOADER: &str = include_str!("../../../widget/loader.js");

macro_rules! files {
    ($($name:literal $kind:ident),+ $(,)?) => {
        /// Name, kind and content of each file of the frame.
        const FILES: &[(&str, &str, &str)] = &[$(($name, $kind, include_str!(concat!("../../../widget/", $name)))),+];
    };
}

files! {
    "attachments.js" SCRIPT, "composer.js" SCRIPT, "desk.js" SCRIPT, "element.js" SCRIPT, "events.js" SCRIPT, "frame.css" STYLE,
    "frame.js" SCRIPT, "helped.js" SCRIPT, "host.js" SCRIPT, "line.js" SCRIPT, "live.js" SCRIPT, "markup.js" SCRIPT,
    "message.js" SCRIPT, "outbox.js" SCRIPT, "text.js" SCRIPT, "thread.js" SCRIPT, "words.js" SCRIPT,
}

static TAGS: LazyLock<Vec<String>> = LazyLock::new(|| FILES.iter().map(|(_, _, content)| tag(content)).collect());

/// Names a content: it changes when the content does.
pub fn tag(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    format!("\"{}\"", digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// `GET /widget/NAME`: a file of the frame, or the launcher of the widget `KEY.js`.
pub async fn file(State(it): State<Widgets>, Path(name): Path<String>, request: Request) -> Result<Response, Refused> {
    let caller = Caller::of(&request);
    let known = FILES.iter().zip(TAGS.iter()).find(|((file, ..), _)| *file == name);
    if let Some(((_, kind, content), tag)) = known {
        return Ok(fresh(request.headers(), tag, kind, content));
    }
    let launcher = launcher(&it, &caller, &name).await.map_err(|refusal| Refused(refusal, caller.locale))?;
    Ok(fresh(request.headers(), &tag(&launcher), SCRIPT, &launcher))
}

async fn launcher(it: &Widgets, caller: &Caller, name: &str) -> Result<String, Refusal> {
    it.admit(caller)?;
    let key = name.strip_suffix(".js").ok_or(Refusal::NoWidget)?;
    let channel = it.channel(it.widget(key).await?).await?;
    let config = config(&channel, &it.web.house.public_url);
    Ok(LOADER.replace(CONFIG, &in_script(&config)))
}

/// Settings of the channel; those of a new widget where it has none yet.
pub fn settings(channel: &Channel) -> WidgetSettings {
    match channel.settings.as_deref() {
        Some(Settings::Widget(widget)) => widget.clone(),
        Some(Settings::Api(_)) | None => WidgetSettings::default(),
    }
}

fn config(channel: &Channel, origin: &str) -> Value {
    let Look { colour, position, launcher, .. } = settings(channel).look;
    json!({
        "key": channel.public_key,
        "origin": origin,
        "colour": colour.to_string(),
        "ink": colour.ink().to_string(),
        "position": match position { Position::Left => "left", Position::Right => "right" },
        "launcher": match launcher { Launcher::Icon => "icon", Launcher::IconAndText => "text" },
        "language": "auto",
        "texts": words::launcher(),
    })
}

/// JSON that can stand in a script or a page: nothing in it ends either.
pub fn in_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// The content, or word that the browser has it already.
pub fn fresh(asked: &HeaderMap, tag: &str, kind: &str, content: &str) -> Response {
    let has_it = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|it| it.to_str().ok())
        .is_some_and(|known| known.split(',').any(|it| it.trim().trim_start_matches("W/") == tag));
    let mut response =
        if has_it { StatusCode::NOT_MODIFIED.into_response() } else { content.to_owned().into_response() };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::ETAG, tag),
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        // The launcher stands on other people's pages, some of which ask for this word.
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_launcher_has_its_place_for_the_config() {
        assert_eq!(LOADER.matches(CONFIG).count(), 1);
    }

    #[test]
    fn nothing_in_a_config_ends_a_script() {
        assert_eq!(in_script(&json!("</script>\u{2028}")), "\"\\u003c/script>\\u2028\"");
    }
}
