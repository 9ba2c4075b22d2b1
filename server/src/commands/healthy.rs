//! `switchboard healthy`: whether the server on this machine can work, for a container's
//! health check that has no other tools.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Failure;
use crate::settings::Settings;

const PATIENCE: Duration = Duration::from_secs(2);

/// Asks `/readyz` of the server that these settings describe.
///
/// # Errors
/// When it does not answer, or answers that it cannot work.
pub async fn run(settings: Settings) -> Result<(), Failure> {
    let port = settings.listen.port();
    let answer = tokio::time::timeout(PATIENCE, ask(port)).await??;
    if answer.starts_with("HTTP/1.1 200") { Ok(()) } else { Err("the server is not ready".into()) }
}

async fn ask(port: u16) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}
