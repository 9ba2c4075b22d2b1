//! Whether the process lives, and whether it can work. Without login, without detail.

use axum::extract::State;
use axum::http::StatusCode;

use super::Web;

/// The process lives; the database does not matter.
pub async fn alive() -> StatusCode {
    StatusCode::OK
}

/// The process can work: the database answers and nobody stops us.
pub async fn ready(State(web): State<Web>) -> StatusCode {
    const ANSWERS: &str = "select 1";

    if web.stopping.is_cancelled() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    let asked = sqlx::query(ANSWERS).execute(&web.desk.pools().pages);
    match tokio::time::timeout(std::time::Duration::from_secs(2), asked).await {
        Ok(Ok(_)) => StatusCode::OK,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}
