//! Writes down the statements of a request, from the connection itself.
//!
//! A socket of our own stands between a product and PostgreSQL, passes every byte on and reads
//! the client's messages of the extended protocol along the way: `Parse` says a statement's
//! text and the types of its parameters, `Bind` their values (PostgreSQL documentation,
//! "Message Formats"). What [`pgbench`](super::pgbench) then runs is what the product sent.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::unix::OwnedReadHalf;
use tokio::net::{UnixListener, UnixStream};

use super::Result;
use super::place::Place;

/// The code of `SSLRequest`.
const SSL_REQUEST: [u8; 4] = 80_877_103_u32.to_be_bytes();

/// One statement that was run.
#[derive(Debug, Clone)]
pub struct Statement {
    /// What was prepared, with `$1` and so on; or what was said without preparing it.
    pub text: String,
    /// The types of its parameters, by their number in `pg_type`; `None` for what was not prepared.
    pub types: Option<Vec<u32>>,
    /// Their values, as SQL writes them.
    pub values: Vec<String>,
}

/// Where a product's connections are overheard.
pub struct Wire {
    folder: PathBuf,
    heard: Arc<Mutex<Vec<Heard>>>,
}

/// A statement, and the number of the connection that it came by.
type Heard = (usize, Statement);

impl Wire {
    /// Listens in front of the measured database.
    ///
    /// # Errors
    /// When the database is not behind a unix socket.
    pub fn tap(place: &Place) -> Result<Self> {
        let socket = place.app.get_socket().ok_or("the statements are overheard on a unix socket only")?;
        let name = format!(".s.PGSQL.{}", place.app.get_port());
        let real = socket.join(&name);
        let folder = std::env::temp_dir().join(format!("switchboard-wire-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let listener = UnixListener::bind(folder.join(&name))?;
        let heard: Arc<Mutex<Vec<Heard>>> = Arc::default();
        let all = heard.clone();
        tokio::spawn(async move {
            for number in 0.. {
                let Ok((client, _)) = listener.accept().await else { return };
                let Ok(server) = UnixStream::connect(&real).await else { return };
                pass_on(client, server, number, all.clone());
            }
        });
        Ok(Self { folder, heard })
    }

    /// The database's address by way of this.
    pub fn url(&self, place: &Place) -> Result<String> {
        let (before, _) = place.app_url.split_once("host=").ok_or("the URL names no folder of a socket")?;
        Ok(format!("{before}host={}", self.folder.display()))
    }

    /// Everything since the last time, one connection after the other: on one connection alone, what several did
    /// at once would end each other's transactions.
    pub fn heard(&self) -> Vec<Statement> {
        let mut heard = std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner));
        heard.sort_by_key(|(connection, _)| *connection);
        heard.into_iter().map(|(_, statement)| statement).collect()
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        // A folder of the system's temporary ones: whoever tidies those finds it too.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn pass_on(client: UnixStream, server: UnixStream, number: usize, heard: Arc<Mutex<Vec<Heard>>>) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
    tokio::spawn(async move {
        let mut said = Said::default();
        // The first message has no type, nor has the question whether to encrypt that may stand before it.
        while let Some(first) = message(&mut from_client, false).await {
            if to_server.write_all(&first).await.is_err() {
                return;
            }
            if first.get(4..8) != Some(&SSL_REQUEST) {
                break;
            }
        }
        while let Some(bytes) = message(&mut from_client, true).await {
            if let Some(statement) = said.take(&bytes) {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push((number, statement));
            }
            if to_server.write_all(&bytes).await.is_err() {
                return;
            }
        }
    });
}

/// One whole message, as it is on the wire; `None` at the end.
async fn message(from: &mut OwnedReadHalf, has_type: bool) -> Option<Vec<u8>> {
    let head = if has_type { 5 } else { 4 };
    let mut bytes = vec![0; head];
    from.read_exact(&mut bytes).await.ok()?;
    let length = u32::from_be_bytes(bytes[head - 4..].try_into().ok()?) as usize;
    bytes.resize(head - 4 + length, 0);
    from.read_exact(&mut bytes[head..]).await.ok()?;
    Some(bytes)
}

/// The statements that a connection has prepared: text and types of the parameters.
#[derive(Default)]
struct Said {
    prepared: HashMap<String, (String, Vec<u32>)>,
}

impl Said {
    /// Reads a message; the statement that it runs.
    fn take(&mut self, bytes: &[u8]) -> Option<Statement> {
        let mut rest = Cursor(&bytes[5..]);
        match bytes[0] {
            b'Q' => Some(Statement { text: rest.text()?, types: None, values: Vec::new() }),
            b'P' => {
                let (name, text) = (rest.text()?, rest.text()?);
                let types = (0..rest.short()?).map(|_| rest.long()).collect::<Option<_>>()?;
                self.prepared.insert(name, (text, types));
                None
            }
            b'B' => {
                let (_portal, name) = (rest.text()?, rest.text()?);
                let formats: Vec<u16> = (0..rest.short()?).map(|_| rest.short()).collect::<Option<_>>()?;
                let values: Vec<Option<&[u8]>> = (0..rest.short()?).map(|_| rest.value()).collect::<Option<_>>()?;
                let (text, types) = self.prepared.get(&name)?;
                let format = |at: usize| formats.get(at).or(formats.first()).copied().unwrap_or(0);
                let values = values.iter().enumerate();
                let values = values
                    .map(|(at, value)| literal(types.get(at).copied().unwrap_or(0), format(at), *value))
                    .collect();
                Some(Statement { text: text.clone(), types: Some(types.clone()), values })
            }
            _ => None,
        }
    }
}

/// A value as SQL writes it. Types by their number in `pg_type`.
fn literal(kind: u32, format: u16, value: Option<&[u8]>) -> String {
    let Some(value) = value else { return "null".to_owned() };
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let number = |bytes: &[u8]| bytes.iter().fold(0_i64, |all, byte| all << 8 | i64::from(*byte));
    if format == 0 {
        return quoted(&String::from_utf8_lossy(value));
    }
    match kind {
        16 => (if value == [1] { "true" } else { "false" }).to_owned(),
        17 => format!("'\\x{}'::bytea", value.iter().map(|it| format!("{it:02x}")).collect::<String>()),
        20 => format!("{}::bigint", number(value)),
        23 => format!("{}::integer", number(value) as i32),
        700 => format!("{}::real", f32::from_bits(number(value) as u32)),
        701 => format!("{}::float8", f64::from_bits(number(value) as u64)),
        2950 => quoted(&uuid::Uuid::from_slice(value).unwrap_or_default().to_string()) + "::uuid",
        // Microseconds since 2000. Not as text: pgbench takes a colon for one of its variables.
        1184 => format!("(timestamptz 'epoch' + {} * interval '1 microsecond')", number(value) + 946_684_800_000_000),
        1009 => array(value, "text"),
        1016 => array(value, "bigint"),
        2951 => array(value, "uuid"),
        3802 => quoted(&String::from_utf8_lossy(&value[1..])) + "::jsonb",
        _ => quoted(&String::from_utf8_lossy(value)),
    }
}

/// An array: its dimensions, whether it has NULLs, the type of its elements, and these.
fn array(value: &[u8], of: &str) -> String {
    let elements = || {
        let mut rest = Cursor(value);
        let (dimensions, _nulls, kind) = (rest.long()?, rest.long()?, rest.long()?);
        let count = if dimensions == 0 { 0 } else { rest.long()? };
        rest.take(if dimensions == 0 { 0 } else { 4 })?;
        (0..count).map(|_| Some(literal(kind, 1, rest.value()?))).collect::<Option<Vec<_>>>()
    };
    format!("array[{}]::{of}[]", elements().unwrap_or_default().join(", "))
}

/// What is left of a message.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<String> {
        let end = self.0.iter().position(|it| *it == 0)?;
        let text = self.take(end + 1)?;
        Some(String::from_utf8_lossy(&text[..end]).into_owned())
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    fn long(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A length and as many bytes; `None` inside is NULL.
    fn value(&mut self) -> Option<Option<&'a [u8]>> {
        match self.long()? {
            u32::MAX => Some(None),
            length => Some(Some(self.take(length as usize)?)),
        }
    }
}
