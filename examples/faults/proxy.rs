//! A proxy as operators put in front of the product.
//!
//! It passes each request to the first product that takes it and tries again while nothing was
//! answered. What it passes on it does not read.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::Result;
use super::place::free_address;

/// So long a request is tried again.
const PATIENCE: Duration = Duration::from_secs(10);
const AGAIN: Duration = Duration::from_millis(50);

/// A proxy that knows where the products are.
pub struct Balancer {
    /// Where clients ask.
    pub origin: String,
    products: Arc<Mutex<Vec<SocketAddr>>>,
}

impl Balancer {
    /// Opens in front of a product.
    pub async fn open(product: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind(free_address()?).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let products = Arc::new(Mutex::new(vec![product]));
        let known = products.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let known = known.clone();
                tokio::spawn(async move {
                    // A client that went away is not answered.
                    let _ = pass(client, &known).await;
                });
            }
        });
        Ok(Self { origin, products })
    }

    /// New requests go to this product first.
    pub fn prefer(&self, product: SocketAddr) {
        self.products.lock().unwrap_or_else(PoisonError::into_inner).insert(0, product);
    }
}

async fn pass(mut client: TcpStream, products: &Mutex<Vec<SocketAddr>>) -> std::io::Result<()> {
    let Some(request) = read_request(&mut client).await? else { return Ok(()) };
    let began = Instant::now();
    loop {
        let all = products.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for product in all {
            if let Ok(Some((first, mut rest))) = ask(product, &request).await {
                client.write_all(&first).await?;
                tokio::io::copy(&mut rest, &mut client).await?;
                return Ok(());
            }
        }
        if began.elapsed() > PATIENCE {
            return client
                .write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .await;
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// Sends a request; the first bytes of the answer, and where the rest comes from. `None` where
/// the product hung up, or said that it takes no more.
async fn ask(product: SocketAddr, request: &[u8]) -> std::io::Result<Option<(Vec<u8>, TcpStream)>> {
    let mut server = TcpStream::connect(product).await?;
    server.write_all(request).await?;
    let mut first = vec![0; 8_192];
    let read = server.read(&mut first).await?;
    first.truncate(read);
    let is_answer = read > 0 && !first.starts_with(b"HTTP/1.1 503");
    Ok(is_answer.then_some((first, server)))
}

/// A request whole, so that it can be sent again; each on a connection of its own.
async fn read_request(client: &mut TcpStream) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 8_192];
    loop {
        let read = client.read(&mut buffer).await?;
        if read == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&buffer[..read]);
        let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut fields = head.lines().filter_map(|it| it.split_once(':'));
        let length = fields.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        let length: usize = length.and_then(|(_, it)| it.trim().parse().ok()).unwrap_or(0);
        if bytes.len() >= end + 4 + length {
            let mut request = format!("{head}\r\nconnection: close\r\n\r\n").into_bytes();
            request.extend_from_slice(&bytes[end + 4..]);
            return Ok(Some(request));
        }
    }
}
