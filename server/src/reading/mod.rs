//! Reading documents: files of strangers, in a process of its own that can do nothing else.
//!
//! The program starts itself again as `switchboard read-document`. That process shuts itself in
//! ([`confine`]), takes a file by its standard input, and answers with its text, or with the
//! reason why there is none. Whatever a file does to it, this process goes on.
//!
//! Promises (`F-1`, `F-2`)
//! - No file is read where the confinement does not hold: then reading is a fault, not a risk.
//! - The process has no network, opens no file, starts no other; 512 MB of memory and 30 seconds of
//!   a processor. After 10 seconds it is ended, and with its parent it ends, too.
//! - What it answers is bounded and checked; a crash of it is an answer as well.
//!
//! Start reading at [`Reader::read`]. Not here: how a type is read (the crate `documents`), what
//! becomes of the text (`switchboard::knowledge::documents`).

pub mod child;
mod confine;
mod exit;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use switchboard::fault::Fault;
use switchboard::knowledge::Reason;
use switchboard::knowledge::documents::Read;
use switchboard::sites::visited::ReadPage as WebPage;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;

use child::Said;

/// The command by which the program becomes the confined process. Operators have no use for it.
pub const COMMAND: &str = "read-document";
/// A file that takes longer is not read, whatever it waits for.
const TIME: Duration = Duration::from_secs(10);
/// So many are read at once: each may take as much memory as it is allowed.
const AT_ONCE: usize = 2;
/// The longest answer, in bytes: a million characters, each escaped.
const LONGEST_ANSWER: u64 = 8 * 1024 * 1024;
/// The longest complaint that is kept, in bytes.
const LONGEST_COMPLAINT: u64 = 4 * 1024;

/// Why a file has no text.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// It is the file's.
    #[error("the file cannot be read: {0}")]
    Unreadable(Reason),
    /// It is ours.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Starts confined processes, a few at once.
#[derive(Debug, Clone)]
pub struct Reader {
    program: PathBuf,
    arguments: Vec<String>,
    time: Duration,
    room: Arc<Semaphore>,
}

impl Default for Reader {
    fn default() -> Self {
        Self::starting(this_program())
    }
}

/// This program, even where its file was exchanged for a newer one meanwhile.
fn this_program() -> PathBuf {
    match cfg!(target_os = "linux") {
        true => PathBuf::from("/proc/self/exe"),
        false => std::env::current_exe().unwrap_or_default(),
    }
}

impl Reader {
    /// A reader that starts another program than this one: tests are not the program.
    pub fn starting(program: impl Into<PathBuf>) -> Self {
        let room = Arc::new(Semaphore::new(AT_ONCE));
        Self { program: program.into(), arguments: vec![COMMAND.to_owned()], time: TIME, room }
    }

    /// Reads a file that its sender calls `name`.
    ///
    /// # Errors
    /// [`NotRead`].
    pub async fn read(&self, name: &str, bytes: &[u8]) -> Result<Read, NotRead> {
        match self.said(&format!("{} {name}", child::FILE), bytes).await? {
            Said::Read(read) => Ok(read),
            Said::Unreadable(reason) => Err(NotRead::Unreadable(reason)),
            // The process was made to say something else.
            Said::Page(_) => Err(NotRead::Unreadable(Reason::Damaged)),
        }
    }

    /// Reads a web page, whose site told this character set.
    ///
    /// # Errors
    /// [`NotRead`].
    pub async fn page(&self, charset: Option<&str>, bytes: &[u8]) -> Result<WebPage, NotRead> {
        match self.said(&format!("{} {}", child::PAGE, charset.unwrap_or_default()), bytes).await? {
            Said::Page(page) => Ok(page),
            Said::Unreadable(reason) => Err(NotRead::Unreadable(reason)),
            Said::Read(_) => Err(NotRead::Unreadable(Reason::Damaged)),
        }
    }

    /// What the process says of these bytes.
    async fn said(&self, line: &str, bytes: &[u8]) -> Result<Said, NotRead> {
        let _place = self.room.acquire().await.map_err(Fault::other)?;
        let mut child = self.start()?;
        let ended = tokio::time::timeout(self.time, converse(&mut child, line, bytes)).await;
        let Ok(ended) = ended else {
            child.kill().await.map_err(Fault::other)?;
            return Err(NotRead::Unreadable(Reason::TookTooLong));
        };
        let (answer, complaint, status) = ended.map_err(Fault::other)?;
        if !status.success() {
            return Err(exit::understood(status, &complaint));
        }
        // It was cut, or the process was made to say something else.
        serde_json::from_slice(&answer).map_err(|_| NotRead::Unreadable(Reason::Damaged))
    }

    /// Starts the process with nothing of ours but the three pipes.
    fn start(&self) -> Result<Child, Fault> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .env_clear()
            .envs(confine::environment())
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command.spawn().map_err(|error| Fault::other(format!("{}: {error}", self.program.display())))
    }
}

type Ended = (Vec<u8>, String, std::process::ExitStatus);

/// Hands the file over and hears the answer, both at once: each side may wait for the other.
async fn converse(child: &mut Child, line: &str, bytes: &[u8]) -> std::io::Result<Ended> {
    let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let tell = async {
        let Some(mut input) = input else { return };
        // A process that has ended hears no more; why it ended is told below.
        let _ = input.write_all(format!("{line}\n").as_bytes()).await;
        let _ = input.write_all(bytes).await;
        let _ = input.shutdown().await;
    };
    let ((), answer, complaint) = tokio::join!(tell, most(output, LONGEST_ANSWER), most(errors, LONGEST_COMPLAINT));
    let status = child.wait().await?;
    Ok((answer, String::from_utf8_lossy(&complaint).into_owned(), status))
}

/// What is said, up to a length; what comes after it is not waited for.
async fn most(said: Option<impl AsyncRead + Unpin>, length: u64) -> Vec<u8> {
    let mut heard = Vec::new();
    if let Some(said) = said {
        // Cut off in the middle, it is not understood: that is an answer, too.
        let _ = said.take(length).read_to_end(&mut heard).await;
    }
    heard
}
