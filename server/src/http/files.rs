//! The built site: styles, scripts, fonts, icons. Hashed names are kept for ever.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use leptos::config::LeptosOptions;
use tower_http::services::{ServeDir, ServeFile};

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600, must-revalidate");

/// Nobody runs an old one.
const ASKED_ANEW: HeaderValue = HeaderValue::from_static("no-cache");
/// What the script that shows notices may load: nothing (`C-2`).
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'");

/// Serves the folder that cargo-leptos built.
pub fn router(options: &LeptosOptions) -> Router {
    let root = options.site_root.to_string();
    let folder = |name: &str| ServeDir::new(format!("{root}/{name}")).precompressed_br().precompressed_gzip();
    let file = |name: &str| ServeFile::new(format!("{root}/{name}")).precompressed_br().precompressed_gzip();
    Router::new()
        .nest_service("/pkg", folder("pkg"))
        .nest_service("/fonts", folder("fonts"))
        .route_service("/icons.svg", file("icons.svg"))
        .route_service("/favicon.svg", file("favicon.svg"))
        .route_service("/licences.txt", file("licences.txt"))
        // Its place says for which pages it may work: for all.
        .route_service("/notices.js", file("notices.js"))
        .layer(from_fn(|request: axum::extract::Request, next: Next| async move {
            let works = request.uri().path() == "/notices.js";
            let kept = match request.uri().path() {
                _ if works => ASKED_ANEW,
                path if path.starts_with("/pkg/") => FOR_EVER,
                _ => AN_HOUR,
            };
            let mut response = next.run(request).await;
            if response.status().is_success() {
                response.headers_mut().insert(header::CACHE_CONTROL, kept);
            }
            if works {
                response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, NOTHING);
            }
            response
        }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    #[tokio::test]
    async fn what_the_build_compressed_is_sent_compressed() {
        let root = std::env::temp_dir().join(format!("switchboard-files-{}", std::process::id()));
        for folder in ["pkg", "fonts"] {
            std::fs::create_dir_all(root.join(folder)).unwrap();
        }
        for name in ["icons.svg", "pkg/switchboard.1.wasm"] {
            std::fs::write(root.join(name), "plain").unwrap();
            std::fs::write(root.join(format!("{name}.br")), "small").unwrap();
        }
        let options = LeptosOptions::builder().output_name("x").site_root(root.to_string_lossy().into_owned()).build();
        for path in ["/icons.svg", "/pkg/switchboard.1.wasm"] {
            for (accepts, said) in [("gzip, br", "small"), ("identity", "plain")] {
                let request = Request::get(path).header(header::ACCEPT_ENCODING, accepts).body(Body::empty()).unwrap();
                let answer = router(&options).oneshot(request).await.unwrap();
                assert_eq!(to_bytes(answer.into_body(), 10).await.unwrap(), said, "{path} {accepts}");
            }
        }
        std::fs::remove_dir_all(root).unwrap();
    }

    #[tokio::test]
    async fn c_2_the_script_that_shows_notices_may_load_nothing_and_is_never_an_old_one() {
        let public = concat!(env!("CARGO_MANIFEST_DIR"), "/../public");
        let options = LeptosOptions::builder().output_name("x").site_root(public).build();
        let answer = router(&options).oneshot(Request::get("/notices.js").body(Body::empty()).unwrap()).await.unwrap();
        let said = |name| answer.headers().get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
        assert_eq!(said(header::CONTENT_TYPE), "text/javascript");
        assert_eq!(said(header::CACHE_CONTROL), "no-cache");
        assert_eq!(said(header::CONTENT_SECURITY_POLICY), "default-src 'none'");
    }
}
