//! The doors and pages of people, from signing in to settings.

use app::routes::{Entry, doors};
use axum::http::{HeaderName, Method, header};
use switchboard::world::*;

use super::{Fuzz, Template};
use crate::harness::{SESSION, Server, inside, signed_in};
use crate::roles::{self, Asks};
use crate::samples::{self, Ids, pages};

/// What addresses of pages say: everything that some page reads.
const QUERY: &[(&str, &str)] = &[
    ("view", "all"),
    ("status", "open"),
    ("handler", "ai"),
    ("channel", "01900000-0000-7000-8000-000000000001"),
    ("assignee", "01900000-0000-7000-8000-000000000001"),
    ("q", "where is my parcel"),
    ("do", "snooze"),
    ("draft", "01900000-0000-7000-8000-000000000001"),
    ("whose", "mine"),
    ("reason", "complaint"),
    ("next", "/inbox"),
    ("tab", "look"),
    ("colour", "#065c66"),
    ("kind", "faq"),
    ("language", "en"),
    ("state", "active"),
    ("question", "Are you open?"),
    ("from", "2026-11-01"),
    ("until", "2026-11-20"),
    ("actor", "claire"),
    ("action", "denied"),
];

/// Where the lists of some pages go on, by each page's own kind of place.
const PLACES: &[(&str, &[(&str, &str)])] = &[
    ("/inbox", &[("after", "1763629200000000-01900000-0000-7000-8000-000000000001")]),
    ("/inbox/:id", &[("before", "1763629200000000-17")]),
    ("/knowledge", &[("after", "1763629200000000000-01900000-0000-7000-8000-000000000001")]),
    ("/escalations", &[("after", "pending-1763629200000000-01900000-0000-7000-8000-000000000001")]),
    ("/audit", &[("before", "17"), ("personal", "true")]),
];

/// The address of Ma Boutique: one of its doors changes it.
async fn slug(world: &World) -> String {
    let mut owner = world.database().owner().await;
    sqlx::query_scalar("select slug from tenants where id = $1").bind(MA_BOUTIQUE).fetch_one(&mut owner).await.unwrap()
}

async fn by_the_owner(world: &World, template: Template) -> Template {
    let cookie = signed_in(world, claire().user()).await;
    template.header(header::COOKIE, format!("{SESSION}={cookie}"))
}

/// Doors whose tries are counted in the database.
const COUNTED: [&str; 28] = [
    "/api/team/sign-in",
    "/api/team/sign-up",
    "/api/team/request-reset",
    "/api/team/reset-password",
    "/api/team/accept-as-new",
    "/api/team/accept-invitation",
    "/api/team/open-workspace",
    "/api/team/change-password",
    "/api/team/give-code",
    "/api/team/start-factor",
    "/api/team/confirm-factor",
    "/api/team/renew-codes",
    "/api/team/remove-factor",
    "/api/team/require-factor",
    "/api/team/create-token",
    "/api/team/link-identity",
    "/api/team/keep-provider",
    "/api/team/remove-provider",
    "/api/team/ask-passkey",
    "/api/team/sign-in-by-passkey",
    "/api/team/ask-second-passkey",
    "/api/team/give-passkey",
    "/api/team/ask-own-passkey",
    "/api/team/prove",
    "/api/team/start-passkey",
    "/api/team/add-passkey",
    "/api/team/rename-passkey",
    "/api/team/remove-passkey",
];

#[tokio::test(flavor = "multi_thread")]
async fn r_19_what_is_malformed_is_refused_and_leaves_nothing_at_every_door() {
    let server = Server::open().await;
    let (world, mut fuzz) = (&server.world, Fuzz::new(&server.world, &server.web, 100));
    for Entry { path, .. } in doors() {
        let fields = samples::fields(path, Ids::Of(&server.ours));
        fuzz.door(async || {
            let door = inside(&slug(world).await, path);
            let mut template = Template::new(path, Method::POST, door).form(fields.clone());
            template = template.header(header::ACCEPT, "application/json");
            template = template.header(HeaderName::from_static("sec-fetch-site"), "same-origin");
            template.slowly = COUNTED.contains(&path);
            // Where nobody has to be signed in, nobody is.
            if roles::asks(path) == Asks::Nothing { template } else { by_the_owner(world, template).await }
        })
        .await;
    }
    fuzz.finish();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_19_no_address_makes_a_page_fail() {
    let server = Server::open().await;
    let (world, mut fuzz) = (&server.world, Fuzz::new(&server.world, &server.web, 40));
    for path in pages().into_iter().map(|it| it.path).chain(["/events"]) {
        let page = if path == "/events" { path.to_owned() } else { samples::page(path, Ids::Of(&server.ours)) };
        let place = PLACES.iter().find(|(it, _)| *it == path).map_or(&[][..], |(_, place)| place);
        fuzz.door(async || {
            let template = Template::get(path, inside("ma-boutique", &page)).query(QUERY).query(place);
            by_the_owner(world, template.header(header::ACCEPT, "text/html")).await
        })
        .await;
    }
    fuzz.finish();
}
