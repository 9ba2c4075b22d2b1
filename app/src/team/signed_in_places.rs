//! Where one is signed in.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;
use switchboard::team::sessions::{SessionKey, SignedIn};
use switchboard::text::{full, short};

use super::doors::{EndOtherSessions, EndSession, SignOut};
use crate::ui::{Badge, BadgeTone, Column, DataTable, Size, SubmitButton, Time, Variant};
use crate::{Form, locale, visit};

/// The browsers in which one is signed in, and how to end each.
#[component]
pub(super) fn SignedInPlaces(
    /// Newest use first.
    places: Vec<SignedIn>,
    /// The one in use.
    current: Option<SessionKey>,
) -> impl IntoView {
    let locale = locale();
    let has_others = places.len() > 1;
    let columns = vec![
        Column::new(say!(locale, "team-browser")),
        Column::new(say!(locale, "team-from")),
        Column::new(say!(locale, "team-last-seen")),
        Column::new(say!(locale, "team-actions")).silent(),
    ];
    let rows = places
        .into_iter()
        .map(|place| {
            let is_this = Some(place.key) == current;
            view! { <PlaceRow place=place is_this=is_this/> }
        })
        .collect_view();
    view! {
        <div class="stack">
            <DataTable caption=say!(locale, "team-sessions") columns=columns>{rows}</DataTable>
            <div class="cluster">
                {has_others
                    .then(|| {
                        view! {
                            <Form door=EndOtherSessions::PATH>
                                <SubmitButton variant=Variant::Default>{say!(locale, "team-end-others")}</SubmitButton>
                            </Form>
                        }
                    })}
                <Form door=SignOut::PATH>
                    <SubmitButton variant=Variant::Default>{say!(locale, "team-sign-out")}</SubmitButton>
                </Form>
            </div>
        </div>
    }
}

#[component]
fn PlaceRow(place: SignedIn, is_this: bool) -> impl IntoView {
    let visit = visit();
    let locale = visit.locale;
    let browser = place.user_agent.as_deref().map_or_else(|| say!(locale, "team-unknown-browser"), browser_of);
    let seen = visit.here.as_ref().map(|here| {
        let shown = short(place.last_seen_at, visit.desk.now(), &here.zone, locale);
        view! { <Time at=place.last_seen_at shown=shown full=full(place.last_seen_at, &here.zone, locale)/> }
    });
    let end = match is_this {
        true => view! { <Badge tone=BadgeTone::Accent>{say!(locale, "team-this-session")}</Badge> }.into_any(),
        false => view! {
            // Not named `key` or `session_key`: it is no secret, and a refused form shows it again.
            <Form door=EndSession::PATH hidden=vec![("session", place.key.to_string())]>
                <SubmitButton variant=Variant::Default size=Size::Small>{say!(locale, "team-end-session")}</SubmitButton>
            </Form>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">{browser}</th>
            <td>{place.from_ip.clone()}</td>
            <td class="nowrap">{seen}</td>
            <td class="act">{end}</td>
        </tr>
    }
}

/// The browser and the system in a user agent's long name, as far as it tells: "Firefox, Linux".
fn browser_of(agent: &str) -> String {
    let first = |names: &[&'static str]| names.iter().copied().find(|name| agent.contains(name));
    // Order matters: every browser claims to be the ones before it in history.
    let browser = first(&["Firefox", "Edg", "OPR", "Chrome", "Safari"]).map(|name| match name {
        "Edg" => "Edge",
        "OPR" => "Opera",
        other => other,
    });
    let system = first(&["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.chars().take(40).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_by_its_name() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(browser_of(firefox), "Firefox, Linux");
        assert_eq!(browser_of(edge), "Edge, Windows");
        assert_eq!(browser_of("curl/8.5.0"), "curl/8.5.0");
    }
}
