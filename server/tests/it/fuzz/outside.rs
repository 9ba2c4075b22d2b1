//! What everybody on the internet reaches: the API, the widget, health, files.

use std::collections::BTreeSet;

use axum::http::{HeaderName, Method, header};
use serde_json::json;
use server::http::guarded::{OTHERS, Proof};
use switchboard::ids::{ConversationId, ItemId, MessageId};
use switchboard::world::{claire, faq};
use uuid::Uuid;

use super::{Fuzz, Template};
use crate::outside::{Outside, send};
use crate::stripe;

/// Something to name in addresses, and the proofs.
struct Known {
    outside: Outside,
    key: String,
    token: String,
    conversation: ConversationId,
    event: String,
    answer: String,
    helpful: MessageId,
    /// Of no channel: it reaches knowledge.
    wide_key: String,
    document: ItemId,
    /// Where a question stands among the items.
    question: String,
    gap: String,
    site: String,
    evaluation: String,
    /// Somebody to name, and a company.
    contact: String,
    company: String,
    lead: String,
}

impl Known {
    async fn gather() -> Self {
        let outside = Outside::open().await;
        let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
        let asked = json!({ "contact": { "external_id": "sophie" }, "id": "m-0", "text": "Where is my parcel?" });
        let taken = send(outside.api(&key, Method::POST, "/messages").json(&asked)).await.json();
        let visitor = outside.visitor().await;
        let helpful = outside.answers(&visitor).await;
        let conversation = outside.newest(outside.api).await;
        let thread = format!("/conversations/{conversation}/messages");
        let thread = send(outside.api(&key, Method::GET, &thread)).await.json();
        let answer = thread["messages"].as_array().unwrap().iter().find(|it| it["author"] == "ai").unwrap();
        let (event, answer) = (taken["event"].to_string(), answer["id"].as_str().unwrap().to_owned());
        let (_, wide_key) = outside.service_key(claire(), None).await;
        let bring = outside.api(&wide_key, Method::POST, "/knowledge/documents?name=a.txt").body("We open at nine.");
        let document: ItemId = send(bring).await.json()["item"].as_str().unwrap().parse().unwrap();
        let faq = faq("Do you wrap gifts?", "Yes, for 3 euros.");
        let question = format!("/items/{}", outside.world().knows(claire(), faq).await);
        let new = json!({ "address": "https://192.0.2.2/", "only_list": true });
        let site = send(outside.api(&wide_key, Method::POST, "/sites").json(&new)).await.json();
        let site = site["site"]["id"].as_str().unwrap().to_owned();
        let asked = json!({ "question": "When do you open?", "expected_item": document });
        send(outside.api(&wide_key, Method::POST, "/evaluation/questions").json(&asked)).await;
        let evaluation = send(outside.api(&wide_key, Method::POST, "/evaluation/runs")).await.json();
        let evaluation = evaluation["id"].as_str().unwrap().to_owned();
        let write = async |path: &str, what: &str, body: serde_json::Value| {
            let written = send(outside.api(&wide_key, Method::POST, path).json(&body)).await.json();
            written[what].as_str().unwrap().to_owned()
        };
        let contact = write("/contacts", "contact", json!({ "name": "Sophie Martin" })).await;
        let company = write("/companies", "company", json!({ "name": "Tilleuls", "code": "C-0" })).await;
        let lead = send(outside.api(&wide_key, Method::POST, "/leads").json(&json!({ "name": "Sophie Martin" }))).await;
        let lead = lead.json()["lead"].as_str().unwrap().to_owned();
        // What nobody could answer.
        let gaps = send(outside.api(&wide_key, Method::GET, "/knowledge/gaps")).await.json();
        let gap = gaps["gaps"][0]["id"].as_str().unwrap().to_owned();
        Self {
            question,
            gap,
            site,
            evaluation,
            contact,
            company,
            lead,
            wide_key,
            document,
            key,
            token: visitor.token,
            conversation,
            event: event.replace('"', ""),
            answer,
            helpful,
            outside,
        }
    }

    fn api(&self, route: &'static str, method: Method, path: &str) -> Template {
        let proof = format!("Bearer {}", self.key);
        Template::new(route, method, format!("/api/v1{path}")).header(header::AUTHORIZATION, proof)
    }

    fn knowledge(&self, route: &'static str, method: Method, path: &str) -> Template {
        let proof = format!("Bearer {}", self.wide_key);
        Template::new(route, method, format!("/api/v1/knowledge{path}")).header(header::AUTHORIZATION, proof)
    }

    fn wide(&self, route: &'static str, method: Method, path: &str) -> Template {
        let proof = format!("Bearer {}", self.wide_key);
        Template::new(route, method, format!("/api/v1{path}")).header(header::AUTHORIZATION, proof)
    }

    fn widget(&self, route: &'static str, method: Method, what: &str) -> Template {
        let proof = format!("Bearer {}", self.token);
        Template::new(route, method, self.outside.widget(what)).header(header::AUTHORIZATION, proof)
    }

    /// A request that is right for every route that is neither page nor door of a member.
    fn templates(&self) -> Vec<Template> {
        let (get, post) = (Method::GET, Method::POST);
        let conversation = format!("/conversations/{}", self.conversation);
        let contact = json!({ "external_id": "4711", "name": "Sophie Martin", "email": "sophie@example.com" });
        let letter =
            json!({ "id": "m-1", "text": "Where is it?", "sent_at": "2026-11-20T08:00:00Z", "language": "en" });
        let mut letter_of = letter.clone();
        letter_of["contact"] = contact.clone();
        letter_of["channel"] = json!(self.outside.api);
        let session =
            json!({ "token": self.token, "language": "fr", "page_url": "https://ma-boutique.com/cart?a=b#c" });
        let page = &[("after", "0"), ("limit", "50")];
        let item = format!("/items/{}", self.document);
        let gap = format!("/gaps/{}", self.gap);
        let person = json!({
            "name": "Hugo Laurent", "email": "hugo@example.org", "phone": "+33 6 12 34 56 78", "language": "fr",
            "company": self.company, "attributes": { "Route": "7" },
        });
        let company = json!({ "name": "Palombe", "code": "C-1", "attributes": { "Route": "7" } });
        // Right, and about nobody here.
        let told = stripe::told("evt_fuzz", "customer.subscription.updated", "cus_of_nobody");
        let table = json!({ "table": "question,answer,expiry\nAre you open?,Yes.,2099-12-31\n" });
        vec![
            Template::get("/livez", "/livez"),
            Template::get("/readyz", "/readyz"),
            Template::get("/pkg/", "/pkg/switchboard.js"),
            Template::get("/fonts/", "/fonts/plex.woff2"),
            Template::get("/icons.svg", "/icons.svg"),
            Template::get("/favicon.svg", "/favicon.svg"),
            Template::get("/licences.txt", "/licences.txt"),
            Template::get("/notices.js", "/notices.js"),
            Template::new("/hooks/stripe", post.clone(), "/hooks/stripe")
                .header(HeaderName::from_static("stripe-signature"), stripe::signature(&told, self.outside.world()))
                .json(told),
            Template::get("/file/{link}", format!("/file/{}", "c".repeat(90))),
            Template::get("/widget/{name}", format!("/widget/{}.js", self.outside.key))
                .header(header::IF_NONE_MATCH, "\"0\""),
            Template::get("/widget/{key}/frame", self.outside.widget("frame")).query(&[("lang", "fr")]),
            Template::new("/widget/{key}/session", post.clone(), self.outside.widget("session")).json(session),
            self.widget("/widget/{key}/messages", get.clone(), "messages").query(&[("after", "0")]),
            self.widget("/widget/{key}/messages", post.clone(), "messages")
                .json(json!({ "id": Uuid::nil(), "text": "Bonjour, où est mon colis ?" })),
            self.widget("/widget/{key}/events", get.clone(), "events").query(&[("after", "0")]),
            self.widget("/widget/{key}/person", post.clone(), "person").json(json!({})),
            self.widget("/widget/{key}/read", post.clone(), "read").json(json!({ "cursor": 1 })),
            self.widget("/widget/{key}/helped", post.clone(), "helped")
                .json(json!({ "message": self.helpful, "helped": true })),
            // Whatever is brought is somebody's file.
            self.widget("/widget/{key}/files", post.clone(), "files").query(&[("name", "a.gif")]).json(json!("GIF89a")),
            self.api("/api/v1/files", post.clone(), "/files").query(&[("name", "a.gif")]).json(json!("GIF89a")),
            self.knowledge("/api/v1/knowledge/documents", post.clone(), "/documents")
                .query(&[("name", "a.txt")])
                .json(json!("We open at ten.")),
            self.knowledge("/api/v1/knowledge/items", get.clone(), "/items").query(&[
                ("kind", "document"),
                ("state", "ready"),
                ("limit", "5"),
            ]),
            self.knowledge("/api/v1/knowledge/items/{item}", get.clone(), &item).query(&[("page", "1")]),
            self.knowledge("/api/v1/knowledge/items/{item}/file", post.clone(), &format!("{item}/file"))
                .query(&[("name", "a.txt"), ("publish", "false")])
                .json(json!("We open at eight.")),
            self.knowledge("/api/v1/knowledge/items/{item}/proposed", Method::DELETE, &format!("{item}/proposed")),
            self.knowledge(
                "/api/v1/knowledge/items/{item}/proposed/publish",
                post.clone(),
                &format!("{item}/proposed/publish"),
            ),
            self.knowledge(
                "/api/v1/knowledge/items/{item}/proposed/retry",
                post.clone(),
                &format!("{item}/proposed/retry"),
            ),
            self.knowledge("/api/v1/knowledge/items/{item}/retry", post.clone(), &format!("{item}/retry")),
            self.knowledge("/api/v1/knowledge/items/{item}/disable", post.clone(), &format!("{item}/disable")),
            self.knowledge("/api/v1/knowledge/items/{item}/enable", post.clone(), &format!("{item}/enable")),
            self.knowledge("/api/v1/knowledge/items/{item}/terms", post.clone(), &format!("{item}/terms"))
                .json(json!({ "audience": "agents", "expires_at": "2099-12-31T23:00:00Z" })),
            self.knowledge("/api/v1/knowledge/items/{item}/plans", get.clone(), &format!("{}/plans", self.question)),
            self.knowledge("/api/v1/knowledge/items/{item}/plans", post.clone(), &format!("{}/plans", self.question)).json(
                json!({
                    "based_on": 1, "language": "en", "title": "Do you wrap gifts?", "variants": ["Gift wrapping?"],
                    "text": "Yes, for 4 euros.", "publish_at": "2099-12-31T23:00:00Z",
                }),
            ),
            self.knowledge(
                "/api/v1/knowledge/items/{item}/plans/{version}",
                Method::DELETE,
                &format!("{}/plans/2", self.question),
            ),
            self.knowledge("/api/v1/knowledge/imports", post.clone(), "/imports").json(table.clone()),
            self.knowledge("/api/v1/knowledge/imports/preview", post.clone(), "/imports/preview").json(table),
            self.knowledge("/api/v1/knowledge/gaps", get.clone(), "/gaps").query(&[("state", "open"), ("limit", "5")]),
            self.knowledge("/api/v1/knowledge/gaps/{gap}", get.clone(), &gap),
            self.knowledge("/api/v1/knowledge/gaps/{gap}/state", post.clone(), &format!("{gap}/state"))
                .json(json!({ "state": "dismissed" })),
            self.knowledge("/api/v1/knowledge/gaps/{gap}/ask", post.clone(), &format!("{gap}/ask")),
            self.knowledge("/api/v1/knowledge/gaps/{gap}/answer", post.clone(), &format!("{gap}/answer")).json(json!({
                "language": "en", "question": "Where is my parcel?", "variants": ["My parcel?"], "answer": "On its way.",
            })),
            Template::get("/api/v1/health", "/api/v1/health"),
            Template::get("/api/v1/openapi.json", "/api/v1/openapi.json"),
            self.api("/api/v1/{*rest}", get.clone(), "/nothing/here"),
            self.api("/api/v1/analytics/days", get.clone(), "/analytics/days").query(&[("days", "30")]),
            self.api("/api/v1/analytics/report", get.clone(), "/analytics/report").query(&[("days", "30"), ("by", "team")]),
            self.api("/api/v1/analytics/service", get.clone(), "/analytics/service").query(&[("days", "30")]),
            self.api("/api/v1/analytics/labels", get.clone(), "/analytics/labels").query(&[("days", "30")]),
            self.api("/api/v1/analytics/assistant", get.clone(), "/analytics/assistant"),
            self.api("/api/v1/analytics/topics", get.clone(), "/analytics/topics").query(&[("days", "30")]),
            self.api("/api/v1/messages", post.clone(), "/messages").json(letter_of),
            self.wide("/api/v1/leads", Method::GET, "/leads").query(&[("status", "new"), ("q", "sophie")]),
            self.wide("/api/v1/leads", Method::POST, "/leads").json(json!({
                "name": "Sophie Martin", "company": "Maison Vauban", "email": "sophie@vauban.example",
                "phone": "+33612345678", "intent": "quote",
            })),
            self.wide("/api/v1/leads/{lead}", Method::GET, &format!("/leads/{}", self.lead)),
            self.wide("/api/v1/leads/{lead}/status", Method::POST, &format!("/leads/{}/status", self.lead))
                .json(json!({ "status": "lost", "because": "No budget" })),
            self.api("/api/v1/events/{event}", get.clone(), &format!("/events/{}", self.event)),
            self.api("/api/v1/conversations", post.clone(), "/conversations")
                .json(json!({ "channel": self.outside.api, "contact": contact })),
            self.api("/api/v1/conversations/{conversation}", get.clone(), &conversation),
            self.api("/api/v1/conversations/{conversation}/person", post.clone(), &format!("{conversation}/person")),
            self.api("/api/v1/conversations/{conversation}/messages", get, &format!("{conversation}/messages"))
                .query(page),
            self.api(
                "/api/v1/conversations/{conversation}/messages",
                post.clone(),
                &format!("{conversation}/messages"),
            )
            .json(letter),
            self.api(
                "/api/v1/conversations/{conversation}/messages/{message}/receipt",
                post,
                &format!("{conversation}/messages/{}/receipt", self.answer),
            )
            .json(json!({ "state": "read" })),
            self.wide("/api/v1/evaluation/questions", Method::GET, "/evaluation/questions"),
            self.wide("/api/v1/evaluation/questions", Method::POST, "/evaluation/questions")
                .json(json!({ "question": "Are you open?", "language": "en", "expected_item": self.document })),
            self.wide("/api/v1/evaluation/runs", Method::POST, "/evaluation/runs"),
            self.wide("/api/v1/evaluation/runs/{run}", Method::GET, &format!("/evaluation/runs/{}", self.evaluation)),
            self.wide("/api/v1/contacts", Method::GET, "/contacts").query(&[("q", "sophie"), ("limit", "50")]),
            self.wide("/api/v1/contacts", Method::POST, "/contacts").json(person.clone()),
            self.wide("/api/v1/contacts/{contact}", Method::GET, &format!("/contacts/{}", self.contact)),
            self.wide("/api/v1/contacts/{contact}", Method::PUT, &format!("/contacts/{}", self.contact)).json(person),
            self.wide("/api/v1/contacts/{contact}/merge", Method::POST, &format!("/contacts/{}/merge", self.contact))
                .json(json!({ "other": Uuid::nil(), "take_over": ["name"] })),
            self.wide("/api/v1/contacts/merges/{merge}", Method::DELETE, &format!("/contacts/merges/{}", Uuid::nil())),
            self.wide("/api/v1/companies", Method::GET, "/companies").query(&[("q", "tilleuls"), ("limit", "50")]),
            self.wide("/api/v1/companies", Method::POST, "/companies").json(company.clone()),
            self.wide("/api/v1/companies/{company}", Method::GET, &format!("/companies/{}", self.company)),
            self.wide("/api/v1/companies/{company}", Method::PUT, &format!("/companies/{}", self.company)).json(company),
            self.wide("/api/v1/sites", Method::GET, "/sites"),
            self.wide("/api/v1/sites", Method::POST, "/sites").json(json!({
                "address": "https://192.0.2.1/help", "include": ["/help/"], "exclude": ["/help/old/"],
                "page_cap": 10, "schedule": "weekly", "language": "fr", "only_list": true,
            })),
            self.wide("/api/v1/sites/{site}", Method::GET, &format!("/sites/{}", self.site)),
            self.wide("/api/v1/sites/{site}", Method::DELETE, &format!("/sites/{}", Uuid::nil())),
            self.wide("/api/v1/sites/{site}/crawl", Method::POST, &format!("/sites/{}/crawl", self.site))
                .json(json!({ "only_list": true, "page": "https://192.0.2.1/help/delivery" })),
            self.wide("/api/v1/sites/{site}/stop", Method::POST, &format!("/sites/{}/stop", self.site)),
        ]
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_19_what_is_malformed_is_refused_and_leaves_nothing_at_the_api_and_the_widget() {
    let known = Known::gather().await;
    let mut fuzz = Fuzz::new(known.outside.world(), &known.outside.web, 300);
    let templates = known.templates();
    for template in &templates {
        fuzz.door(async || template.clone()).await;
    }
    fuzz.finish();

    let tried: BTreeSet<&str> = templates.iter().map(|it| it.route).collect();
    let others = OTHERS.iter().filter(|(_, proof)| !matches!(proof, Proof::Member(_))).map(|(path, _)| *path);
    assert_eq!(tried, others.collect(), "say here with what a new route is tried");

    // What was let through can be worked on, whatever stands in it.
    known.outside.work().await;
    let dead = "select kind || ' ' || coalesce(last_error, '') from jobs where state = 'dead'";
    let mut owner = known.outside.world().database().owner().await;
    let dead: Vec<String> = sqlx::query_scalar(dead).fetch_all(&mut owner).await.unwrap();
    assert_eq!(dead, Vec::<String>::new());
}
