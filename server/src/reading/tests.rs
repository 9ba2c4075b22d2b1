//! What a confined process can do, and what becomes of one that ends otherwise than it should.

use std::fs::File;
use std::net::{TcpListener, TcpStream, UdpSocket};

use super::*;

/// A reader that starts a shell with a script in the place of the program.
fn shell(script: &str) -> Reader {
    Reader { arguments: vec!["-c".to_owned(), script.to_owned()], ..Reader::starting("/bin/sh") }
}

async fn why(reader: &Reader) -> Reason {
    match reader.read("a.pdf", b"%PDF-1").await {
        Err(NotRead::Unreadable(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

#[cfg(target_os = "linux")]
#[test]
fn f_2_the_calls_that_are_left_open_no_file_and_no_network() {
    let there = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = there.local_addr().unwrap();
    let written = std::env::temp_dir().join(format!("switchboard-confined-{}", std::process::id()));
    assert!(confine::look_for_holes().is_err(), "a test is not confined");
    // The list of calls holds for a thread and what it starts.
    let tried = std::thread::spawn(move || {
        confine::refuse_calls().unwrap();
        [
            ("a file is read", File::open("/etc/passwd").is_ok()),
            ("a file is written", File::create(&written).is_ok()),
            ("a folder is listed", std::fs::read_dir("/").is_ok()),
            ("somebody is called", TcpStream::connect(address).is_ok()),
            ("somebody is heard", UdpSocket::bind("127.0.0.1:0").is_ok()),
            ("a program is started", std::process::Command::new("/bin/true").status().is_ok()),
            ("holes are found", confine::look_for_holes().is_err()),
        ]
    });
    for (what, possible) in tried.join().unwrap() {
        assert!(!possible, "{what}");
    }
}

#[tokio::test]
async fn f_2_however_the_process_ends_it_is_an_answer() {
    for (script, reason) in [
        ("kill -SEGV $$", Reason::Damaged),
        ("kill -ABRT $$", Reason::Damaged),
        ("kill -KILL $$", Reason::TookTooLong),
        ("exit 101", Reason::Damaged),
        ("echo 'memory allocation of 999 bytes failed' >&2; kill -ABRT $$", Reason::UnpacksTooFar),
        ("echo not what we understand", Reason::Damaged),
        ("exit 0", Reason::Damaged),
    ] {
        assert_eq!(why(&shell(script)).await, reason, "{script}");
    }
}

#[tokio::test]
async fn f_2_what_it_says_is_bounded() {
    let endless = Reader { time: Duration::from_secs(2), ..shell("exec yes x 2>/dev/null") };
    assert!(matches!(why(&endless).await, Reason::Damaged | Reason::TookTooLong));
}

#[tokio::test]
async fn f_1_it_is_ended_in_time_whatever_it_waits_for() {
    let waits = Reader { time: Duration::from_millis(300), ..shell("exec sleep 600") };
    assert_eq!(why(&waits).await, Reason::TookTooLong);
}

#[tokio::test]
async fn f_2_it_knows_nothing_of_ours() {
    let tells = shell(
        "printf '{\"read\":{\"title\":null,\"pages\":[{\"number\":1,\"text\":\"%s\"}]}}' \"$(env | sort | cut -d= -f1 | tr '\\n' ' '; pwd)\"",
    );
    let read = tells.read("a.pdf", b"").await.unwrap();
    let told: Vec<&str> =
        read.pages[0].text.split_whitespace().filter(|it| !["PWD", "_", "SHLVL", "OLDPWD"].contains(it)).collect();
    assert_eq!(told, ["MIMALLOC_ARENA_RESERVE", "/"]);
}

#[tokio::test]
async fn f_2_nothing_is_read_where_the_walls_do_not_stand() {
    let open = shell("echo 'the process is not confined' >&2; exit 3").read("a.pdf", b"").await;
    assert!(matches!(open, Err(NotRead::Fault(fault)) if fault.to_string().contains("not confined")));
    let absent = Reader::starting("/nowhere/switchboard").read("a.pdf", b"").await;
    assert!(matches!(absent, Err(NotRead::Fault(_))));
}
