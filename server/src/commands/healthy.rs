//! `switchboard healthy`: whether the server on this machine can work, for a container's
//! health check that has no other tools.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
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
    let answer = tokio::time::timeout(PATIENCE, ask(reachable(settings.listen))).await??;
    if answer.starts_with("HTTP/1.1 200") { Ok(()) } else { Err("the server is not ready".into()) }
}

/// Where a server is asked that listens on `listen`: on every address, this machine's own.
fn reachable(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        chosen => chosen,
    };
    SocketAddr::new(ip, listen.port())
}

async fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_that_the_settings_name_is_asked() {
        for (listen, asked) in [
            ("0.0.0.0:3000", "127.0.0.1:3000"),
            ("[::]:3000", "[::1]:3000"),
            ("127.0.0.2:3000", "127.0.0.2:3000"),
            ("192.0.2.7:80", "192.0.2.7:80"),
            ("[2001:db8::1]:80", "[2001:db8::1]:80"),
        ] {
            assert_eq!(reachable(listen.parse().unwrap()).to_string(), asked);
        }
    }
}
