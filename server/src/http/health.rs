//! Whether the process lives, and whether it can work. Without login, without detail.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use switchboard::tenancy::Desk;
use tokio_util::sync::CancellationToken;

/// What readiness depends on.
#[derive(Clone)]
pub struct Health {
    /// Its database must answer.
    pub desk: Desk,
    /// Nobody must have told it to stop.
    pub stopping: CancellationToken,
}

/// `/livez` and `/readyz`: of the web server, and all that a worker serves.
pub fn router(health: Health) -> Router {
    Router::new().route("/livez", get(alive)).route("/readyz", get(ready)).with_state(health)
}

/// The process lives; the database does not matter.
async fn alive() -> StatusCode {
    StatusCode::OK
}

/// The process can work: the database answers and nobody stops us.
pub async fn ready(State(health): State<Health>) -> StatusCode {
    const ANSWERS: &str = "select 1";

    if health.stopping.is_cancelled() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    let asked = sqlx::query(ANSWERS).execute(&health.desk.pools().pages);
    match tokio::time::timeout(std::time::Duration::from_secs(2), asked).await {
        Ok(Ok(_)) => StatusCode::OK,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}
