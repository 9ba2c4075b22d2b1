//! A bad line: what is said over it arrives late, slowly, in part, or not at all for a while.
//!
//! One can be laid in front of the product, and one between the product and PostgreSQL.

use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, split};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::sync::watch;

use super::Result;
use super::place::free_address;

/// What the line does to everything that is said over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weather {
    /// Nothing.
    Clear,
    /// It takes its time, each way.
    Delay(Duration),
    /// It lets so many bytes pass a second.
    Throttle(u32),
    /// It ends in the middle of a word.
    Cut,
    /// It ends at once, with a reset where there is such a thing.
    Reset,
    /// It lets nothing pass until it is over, as where packets are lost and sent again.
    BlackHole,
}

impl Weather {
    /// Every way of being bad.
    pub const BAD: [Self; 5] =
        [Self::Delay(Duration::from_millis(300)), Self::Throttle(2_000), Self::Cut, Self::Reset, Self::BlackHole];
}

/// A line. It ends when this is dropped.
pub struct Line {
    weather: watch::Sender<Weather>,
    folder: Option<PathBuf>,
}

impl Line {
    /// Lays one to a product; and the address to ask.
    pub async fn to_product(product: SocketAddr) -> Result<(Self, String)> {
        let listener = TcpListener::bind(free_address()?).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let (weather, told) = watch::channel(Weather::Clear);
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let Ok(mut server) = TcpStream::connect(product).await else { continue };
                let told = told.clone();
                tokio::spawn(async move {
                    let ended = carry(&mut client, &mut server, told).await;
                    if ended.is_err_and(|it| it.kind() == ErrorKind::ConnectionReset) {
                        // A client that is gone needs no reset.
                        let _ = client.set_zero_linger();
                    }
                });
            }
        });
        Ok((Self { weather, folder: None }, origin))
    }

    /// Lays one to the PostgreSQL behind a socket; and the folder of the socket to connect to.
    pub fn to_database(socket: &Path) -> Result<(Self, PathBuf)> {
        let name = socket.file_name().ok_or("the socket has no name")?;
        let folder = std::env::temp_dir().join(format!("switchboard-line-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let listener = UnixListener::bind(folder.join(name))?;
        let (weather, told) = watch::channel(Weather::Clear);
        let real = socket.to_owned();
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let Ok(mut server) = UnixStream::connect(&real).await else { continue };
                let told = told.clone();
                // However it ends: both sides see it.
                tokio::spawn(async move { drop(carry(&mut client, &mut server, told).await) });
            }
        });
        Ok((Self { weather, folder: Some(folder.clone()) }, folder))
    }

    /// From now on.
    pub fn becomes(&self, weather: Weather) {
        self.weather.send_replace(weather);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            // A folder of the system's temporary ones: whoever tidies those finds it too.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

async fn carry(
    client: &mut (impl AsyncRead + AsyncWrite + Unpin),
    server: &mut (impl AsyncRead + AsyncWrite + Unpin),
    weather: watch::Receiver<Weather>,
) -> std::io::Result<()> {
    let ((mut heard, mut answer), (mut answered, mut ask)) = (split(client), split(server));
    tokio::try_join!(one_way(&mut heard, &mut ask, weather.clone()), one_way(&mut answered, &mut answer, weather))?;
    Ok(())
}

async fn one_way(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWrite + Unpin),
    mut weather: watch::Receiver<Weather>,
) -> std::io::Result<()> {
    let mut buffer = [0; 4_096];
    loop {
        let read = from.read(&mut buffer).await?;
        if read == 0 {
            return to.shutdown().await;
        }
        let now = *weather.borrow();
        match now {
            Weather::Clear => {}
            Weather::Delay(time) => tokio::time::sleep(time).await,
            Weather::Throttle(rate) => tokio::time::sleep(Duration::from_secs_f64(read as f64 / f64::from(rate))).await,
            Weather::Cut => {
                to.write_all(&buffer[..read / 2]).await?;
                return Err(ErrorKind::ConnectionAborted.into());
            }
            Weather::Reset => return Err(ErrorKind::ConnectionReset.into()),
            Weather::BlackHole => {
                weather.wait_for(|it| *it != Weather::BlackHole).await.map_err(Error::other)?;
            }
        }
        to.write_all(&buffer[..read]).await?;
    }
}
