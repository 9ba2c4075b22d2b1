//! `R-19`: thousands of requests made from the document, good and bad ones.

use std::process::Command;

use serde_json::json;
use switchboard::world::claire;

use super::{Outside, send};
use reqwest::Method;

/// Runs Schemathesis against a server of this process. `SCHEMATHESIS` names the program.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Schemathesis, which `cargo xtask test` brings along"]
async fn the_document_is_true() {
    let program = std::env::var("SCHEMATHESIS").unwrap_or_else(|_| "schemathesis".to_owned());
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let asked = json!({ "contact": { "external_id": "sophie" }, "id": "m-0", "text": "Where is my parcel?" });
    let event = send(outside.api(&key, Method::POST, "/messages").json(&asked)).await.json()["event"].clone();
    outside.work().await;
    let conversation = outside.newest(outside.api).await;
    let thread = send(outside.api(&key, Method::GET, &format!("/conversations/{conversation}/messages"))).await.json();
    let answer = thread["messages"].as_array().unwrap().iter().find(|it| it["author"] == "ai").unwrap()["id"].clone();
    let hands = outside.hands.clone();
    tokio::spawn(server::worker::run(outside.world().desk().clone(), hands, outside.web.stopping.clone()));

    let folder = std::env::temp_dir().join(format!("switchboard-schemathesis-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    // So that the requests get further than "not found".
    let real = format!(
        "[parameters]\n\"path.conversation\" = \"{conversation}\"\n\"path.event\" = {event}\n\"path.message\" = {answer}\n"
    );
    std::fs::write(folder.join("schemathesis.toml"), real).unwrap();
    let document = format!("{}/api/v1/openapi.json", outside.origin);
    let run = tokio::task::spawn_blocking({
        let folder = folder.clone();
        move || {
            Command::new(program)
                .current_dir(folder)
                .args(["run", &document, "--no-color", "--max-examples", "25", "--rate-limit", "570/m", "--seed", "1"])
                .args(["--header", &format!("Authorization: Bearer {key}")])
                .output()
                .unwrap()
        }
    });
    let done = run.await.unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    println!("{}", String::from_utf8_lossy(&done.stdout));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
