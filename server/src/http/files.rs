//! The built site: styles, scripts, fonts, icons. Hashed names are kept for ever.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use leptos::config::LeptosOptions;
use tower_http::services::ServeDir;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600, must-revalidate");

/// Serves the folder that cargo-leptos built.
pub fn router(options: &LeptosOptions) -> Router {
    let root = options.site_root.to_string();
    let folder = |name: &str| ServeDir::new(format!("{root}/{name}")).precompressed_br().precompressed_gzip();
    let file = |name: &str| tower_http::services::ServeFile::new(format!("{root}/{name}"));
    Router::new()
        .nest_service("/pkg", folder("pkg"))
        .nest_service("/fonts", folder("fonts"))
        .route_service("/icons.svg", file("icons.svg"))
        .route_service("/favicon.svg", file("favicon.svg"))
        .route_service("/licences.txt", file("licences.txt"))
        .layer(from_fn(|request: axum::extract::Request, next: Next| async move {
            let hashed = request.uri().path().starts_with("/pkg/");
            let mut response = next.run(request).await;
            if response.status().is_success() {
                response.headers_mut().insert(header::CACHE_CONTROL, if hashed { FOR_EVER } else { AN_HOUR });
            }
            response
        }))
}
