//! `F-1`, `F-2`: the real program in its confinement, and files that were made to break it.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use server::reading::{COMMAND, NotRead, Reader};
use switchboard::knowledge::Reason;

use crate::outside::PROGRAM;

/// A zip archive whose files are stored or, where a method is given, said to be packed so.
fn archive(files: &[(&str, u16, &[u8], u32)]) -> Vec<u8> {
    let (mut body, mut table) = (Vec::new(), Vec::new());
    for (name, method, bytes, unpacked) in files {
        let at = u32::try_from(body.len()).unwrap();
        let sum = if *method == 0 { sum(bytes) } else { 0 };
        let mut fields = Vec::new();
        fields.extend([20_u16, 0, *method, 0, 0].map(u16::to_le_bytes).concat());
        fields.extend([sum, u32::try_from(bytes.len()).unwrap(), *unpacked].map(u32::to_le_bytes).concat());
        fields.extend([u16::try_from(name.len()).unwrap(), 0].map(u16::to_le_bytes).concat());
        body.extend(b"PK\x03\x04");
        body.extend(&fields);
        body.extend(name.as_bytes());
        body.extend(*bytes);
        table.extend(b"PK\x01\x02\x14\0");
        table.extend(&fields);
        table.extend([0; 10]);
        table.extend(at.to_le_bytes());
        table.extend(name.as_bytes());
    }
    let (count, at) = (u16::try_from(files.len()).unwrap(), u32::try_from(body.len()).unwrap());
    let length = u32::try_from(table.len()).unwrap();
    body.extend(table);
    body.extend(b"PK\x05\x06\0\0\0\0");
    body.extend([count, count].map(u16::to_le_bytes).concat());
    body.extend([length, at].map(u32::to_le_bytes).concat());
    body.extend([0, 0]);
    body
}

/// CRC-32, bit by bit.
fn sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

/// So many spaces, packed: one as itself, then "258 like the one before" again and again.
fn packed_spaces(count: usize) -> Vec<u8> {
    let (mut bytes, mut bits, mut filled) = (Vec::new(), 0_u32, 0);
    let mut put = |value: u32, width: u32| {
        // Codes of Huffman go in from their highest bit on.
        for bit in (0..width).rev() {
            bits |= (value >> bit & 1) << filled;
            filled += 1;
            if filled == 8 {
                bytes.push(u8::try_from(bits).unwrap());
                (bits, filled) = (0, 0);
            }
        }
    };
    // The last block, with the fixed codes; a space; 258 at distance 1; the end.
    put(0b110, 3);
    put(0b0011_0000 + u32::from(b' '), 8);
    for _ in 0..count / 258 {
        put(0b1100_0101, 8);
        put(0, 5);
    }
    put(0, 7 + 8);
    bytes
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

fn word(document: &[u8], method: u16, unpacked: usize) -> Vec<u8> {
    let types = (("[Content_Types].xml", 0, TYPES.as_bytes()), u32::try_from(TYPES.len()).unwrap());
    let unpacked = u32::try_from(unpacked).unwrap();
    archive(&[(types.0.0, types.0.1, types.0.2, types.1), ("word/document.xml", method, document, unpacked)])
}

/// What a file was made for.
fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let laughs: String =
        (1..10).map(|it| format!("<!ENTITY l{it} \"{}\">", format!("&l{};", it - 1).repeat(10))).collect();
    let laughs = format!("<!DOCTYPE w [<!ENTITY l0 \"lol\">{laughs}]><w:document><w:t>&l9;</w:t></w:document>");
    let spaces = 1_000_000_000;
    let deep_pdf = format!(
        "%PDF-1.7\n1 0 obj\n{}{}\nendobj\ntrailer<</Root 1 0 R>>",
        "[".repeat(1_000_000),
        "]".repeat(1_000_000)
    );
    let many: Vec<String> = (0..3_000).map(|it| format!("{it}.xml")).collect();
    let many: Vec<(&str, u16, &[u8], u32)> = many.iter().map(|it| (it.as_str(), 0, &b"<a/>"[..], 4)).collect();
    let mut quine = archive(&[("[Content_Types].xml", 0, TYPES.as_bytes(), u32::try_from(TYPES.len()).unwrap())]);
    for _ in 0..5 {
        quine = archive(&[("word/document.xml", 0, &quine, u32::try_from(quine.len()).unwrap())]);
    }
    vec![
        ("unpacks.docx", word(&packed_spaces(spaces), 8, spaces)),
        ("lies.docx", word(&packed_spaces(spaces), 8, 10)),
        ("laughs.docx", word(laughs.as_bytes(), 0, laughs.len())),
        ("nested.docx", quine),
        ("many.docx", archive(&many)),
        ("deep.pdf", deep_pdf.into_bytes()),
        ("deep.html", "<div>".repeat(4_000_000).into_bytes()),
        ("broad.html", "<b>x".repeat(5_000_000).into_bytes()),
        ("deep.docx", word("<w:p>".repeat(4_000_000).as_bytes(), 0, 20_000_000)),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj <</Type /Pages /Kids [1 0 R] /Count 1000000000>> endobj".to_vec()),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn f_1_every_bomb_ends_as_failed_or_read_within_ten_seconds() {
    let reader = Reader::starting(PROGRAM);
    for (name, bytes) in bombs() {
        let began = Instant::now();
        let ended = reader.read(name, &bytes).await;
        let took = began.elapsed();
        println!(
            "{name}: {} bytes, {took:.1?}, {}",
            bytes.len(),
            match &ended {
                Ok(read) => format!("{} pages", read.pages.len()),
                Err(error) => error.to_string(),
            }
        );
        // Text that is merely strange may be read.
        let is_answer = matches!(&ended, Ok(_) | Err(NotRead::Unreadable(_)));
        assert!(is_answer, "{name}: {ended:?}");
        assert!(name.ends_with(".html") || ended.is_err(), "{name} was read");
        assert!(took < Duration::from_secs(12), "{name} took {took:?}");
    }
    let after = reader.read("a.txt", b"We open at nine.").await.unwrap();
    assert_eq!(after.pages[0].text, "We open at nine.");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_made_for_people_is_read() {
    let reader = Reader::starting(PROGRAM);
    let letter = r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>We open at nine.</w:t></w:r></w:p></w:body></w:document>"#;
    let read = reader.read("hours.docx", &word(letter.as_bytes(), 0, letter.len())).await.unwrap();
    assert!(read.pages[0].text.contains("We open at nine."), "{read:?}");
    for name in ["a.zip", "a"] {
        let unknown = reader.read(name, &archive(&[("a.bin", 0, b"\0\x01", 2)])).await;
        assert!(matches!(unknown, Err(NotRead::Unreadable(Reason::UnknownType))), "{name}: {unknown:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn f_2_the_walls_stand_before_a_byte_is_read_and_it_ends_with_its_parent() {
    let start = |program: &mut Command| {
        program.env_clear().stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let mut child = start(Command::new(PROGRAM).arg(COMMAND));
    let told = |file: &str| std::fs::read_to_string(format!("/proc/{}/{file}", child.id())).unwrap_or_default();
    let deadline = Instant::now() + Duration::from_secs(20);
    // It waits for its file: what is so now was so before it came.
    while !told("status").contains("Seccomp:\t2") {
        assert!(Instant::now() < deadline, "{}", told("status"));
        std::thread::yield_now();
    }
    let limits = told("limits");
    let limit = |name: &str| {
        let line = limits.lines().find(|it| it.starts_with(name)).unwrap_or_else(|| panic!("{limits}"));
        line[name.len()..].split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(limit("Max address space"), (512 * 1024 * 1024).to_string());
    assert_eq!(
        (limit("Max cpu time"), limit("Max open files"), limit("Max file size")),
        ("30".into(), "0".into(), "0".into())
    );
    assert!(told("status").contains("NoNewPrivs:\t1"));
    child.stdin.take().unwrap().write_all(b"a.txt\nWe open at nine.").unwrap();
    assert!(child.wait().unwrap().success());

    // A shell that starts it, and is killed.
    let mut parent = Command::new("/bin/sh");
    parent.args(["-c", &format!("{PROGRAM} {COMMAND} <&0 & echo $!; wait")]);
    let mut parent = parent.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(parent.stdout.take().unwrap()), &mut line).unwrap();
    let status = || std::fs::read_to_string(format!("/proc/{}/status", line.trim())).unwrap_or_default();
    while !status().contains("Seccomp:\t2") {
        assert!(Instant::now() < deadline, "{}", status());
        std::thread::yield_now();
    }
    parent.kill().unwrap();
    parent.wait().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while !status().is_empty() && !status().contains("State:\tZ") {
        assert!(Instant::now() < deadline, "{}", status());
        std::thread::yield_now();
    }
}
