//! What a customer's page loads.

use reqwest::{Method, StatusCode};
use switchboard::access::ChannelsConnect;
use switchboard::channels;
use switchboard::world::*;

use super::{Outside, public_key, send};

#[tokio::test(flavor = "multi_thread")]
async fn the_launcher_carries_its_config_and_is_not_loaded_twice() {
    let outside = Outside::open().await;
    let launcher = outside.get(&format!("/widget/{}.js", outside.key)).await;
    assert_eq!(launcher.status, StatusCode::OK);
    assert!(launcher.header("content-type").starts_with("text/javascript"));
    assert_eq!(launcher.header("cache-control"), "no-cache");
    assert_eq!(launcher.header("cross-origin-resource-policy"), "cross-origin");
    for part in
        [&format!("\"key\":\"{}\"", outside.key), "\"origin\":\"https://desk.example.com\"", "\"ink\":\"#ffffff\""]
    {
        assert!(launcher.body.contains(part), "{part}");
    }
    assert!(!launcher.body.contains("/*CONFIG*/"));

    let path = format!("/widget/{}.js", outside.key);
    let again = outside.request(Method::GET, &path).header("if-none-match", launcher.header("etag"));
    let again = send(again).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_that_the_frame_names_is_there() {
    let outside = Outside::open().await;
    let frame = outside.get(&outside.widget("frame?lang=fr")).await;
    assert_eq!(frame.status, StatusCode::OK, "{}", frame.body);
    assert!(frame.body.contains("<html lang=\"fr\">") && frame.body.contains("Ma Boutique"), "{}", frame.body);
    assert!(!frame.body.contains("{{"));
    let names: Vec<&str> = frame.body.split("\"/widget/").skip(1).filter_map(|it| it.split('"').next()).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let file = outside.get(&format!("/widget/{name}")).await;
        assert_eq!(file.status, StatusCode::OK, "{name}");
        assert!(file.header("content-type").starts_with("text/"), "{name}");
        assert!(!file.header("etag").is_empty(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_allowed_sites_and_the_desk_itself_may_frame_the_chat() {
    let outside = Outside::open().await;
    let frame = outside.get(&outside.widget("frame")).await;
    let policy = frame.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{policy}");
    assert!(policy.ends_with("frame-ancestors 'self' https://ma-boutique.com:* http://ma-boutique.com:*"), "{policy}");

    let tx = outside.world().tx::<ChannelsConnect>(claire()).await;
    channels::set_domains(tx, outside.widget, Vec::new()).await.unwrap();
    let frame = outside.get(&outside.widget("frame")).await;
    assert!(frame.header("content-security-policy").ends_with("frame-ancestors 'self'"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_widget_does_not_exist() {
    let outside = Outside::open().await;
    let api = public_key(outside.world(), claire(), outside.api).await;
    for key in ["nothing", &api, &outside.key.to_ascii_lowercase(), "%00"] {
        for path in [format!("/widget/{key}.js"), format!("/widget/{key}/frame")] {
            let answer = outside.get(&path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        let session = outside.request(Method::POST, &format!("/widget/{key}/session"));
        let answer = send(session.json(&serde_json::json!({ "language": "fr" }))).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{key}");
    }
}
