//! `O-1`: what is called, and what never is.

use std::time::Duration;

use tokio::net::TcpListener;

use super::*;

/// Ways to write this machine, its networks, and what clouds keep there.
const INSIDE: &[&str] = &[
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "0x7f.1",
    "0x7f000001",
    "0X7F.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "2130706433",
    "127.0.0.1.",
    "0.0.0.0",
    "0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "169.254.169.254",
    "0xa9fea9fe",
    "2852039166",
    "172.16.0.1",
    "172.31.255.254",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:8.8.8.8]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::1]",
    "[100::1]",
    "[2001::1]",
    "[2001:db8::1]",
    "[2002:7f00:1::]",
    "[3fff::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "localhost",
    "localhost.",
    "LOCALHOST",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "①②⑦.0.0.1",
    "127。0。0。1",
];

/// The rules with every port, so that it is the address that is refused.
fn any_port(trap: u16) -> Rules {
    Rules { hosts: Vec::new(), ports: vec![443, trap] }
}

#[tokio::test]
async fn o_1_no_way_of_writing_a_private_address_reaches_it() {
    let trap = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = trap.local_addr().unwrap().port();
    let egress = Egress::new(any_port(port)).unwrap();

    for host in INSIDE {
        let url = format!("https://{host}:{port}/v1");
        if let Ok(request) = egress.post(&url) {
            let refused = request.timeout(Duration::from_secs(5)).send().await.unwrap_err();
            assert!(refused.is_connect(), "{host}: {refused:?}");
            assert!(
                format!("{refused:?}").contains("Private") || format!("{refused:?}").contains("lookup"),
                "{refused:?}"
            );
        }
    }
    let connected = tokio::time::timeout(Duration::from_millis(100), trap.accept()).await;
    assert!(connected.is_err(), "the trap was reached");
}

#[test]
fn o_1_numbers_are_refused_before_anything_is_sent() {
    let egress = Egress::new(Rules::usual(&[])).unwrap();
    for host in INSIDE.iter().filter(|it| !it.to_lowercase().contains("localhost") && !it.contains('ⓛ')) {
        assert_eq!(egress.check(&format!("https://{host}/v1")), Err(Refused::Private), "{host}");
    }
}

#[test]
fn o_1_only_https_on_its_port_without_a_user() {
    let egress = Egress::new(Rules::usual(&[])).unwrap();
    for (url, refused) in [
        ("http://model.example/v1", Refused::Scheme),
        ("ftp://model.example/v1", Refused::Scheme),
        ("file:///etc/passwd", Refused::Unreadable),
        ("gopher://model.example", Refused::Scheme),
        ("https://user@model.example/v1", Refused::User),
        ("https://user:secret@model.example/v1", Refused::User),
        ("https://model.example:8443/v1", Refused::Port),
        ("https://model.example:22/v1", Refused::Port),
        ("https://", Refused::Unreadable),
        ("model.example/v1", Refused::Unreadable),
    ] {
        assert_eq!(egress.check(url), Err(refused), "{url}");
    }
    assert!(egress.check("https://model.example/v1").is_ok());
    assert!(egress.check("https://8.8.8.8/v1").is_ok());
    assert!(egress.check("https://[2606:4700::1111]/v1").is_ok());
}

#[test]
fn o_4_the_operator_may_allow_a_host_and_only_that_one() {
    let egress = Egress::new(Rules::usual(&["127.0.0.1".into(), "Models.internal".into()])).unwrap();
    assert!(egress.check("http://127.0.0.1:11434/v1").is_ok());
    assert!(egress.check("http://models.internal:8000/v1").is_ok());
    assert_eq!(egress.check("http://127.0.0.2:11434/v1"), Err(Refused::Scheme));
    assert_eq!(egress.check("https://10.0.0.1/v1"), Err(Refused::Private));
    assert_eq!(egress.check("http://user@127.0.0.1/v1"), Err(Refused::User));
}
