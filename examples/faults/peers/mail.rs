//! A mail server that takes everything. It cannot tell a repetition, as no mail server can.

use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::{Mail, Peers};

pub async fn listen(listener: TcpListener, peers: Arc<Peers>) {
    while let Ok((socket, _)) = listener.accept().await {
        let peers = peers.clone();
        tokio::spawn(async move {
            // Whoever hangs up is not answered.
            let _ = converse(socket, &peers).await;
        });
    }
}

async fn converse(socket: TcpStream, peers: &Peers) -> std::io::Result<()> {
    let (from, mut to) = socket.into_split();
    let mut lines = BufReader::new(from).lines();
    let mut recipient = String::new();
    to.write_all(b"220 stand-in\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let command = line.to_ascii_uppercase();
        let answer: &[u8] = if command.starts_with("RCPT TO:") {
            recipient = line[8..].trim().trim_matches(['<', '>']).to_owned();
            b"250 ok\r\n"
        } else if command == "DATA" {
            to.write_all(b"354 go on\r\n").await?;
            while lines.next_line().await?.is_some_and(|it| it != ".") {}
            // It has the letter, whether it comes to say so or not.
            peers.note_mail(Mail { to: recipient.clone() });
            peers.while_stalled().await;
            b"250 taken\r\n"
        } else if command == "QUIT" {
            return to.write_all(b"221 bye\r\n").await;
        } else {
            b"250 ok\r\n"
        };
        to.write_all(answer).await?;
    }
    Ok(())
}
