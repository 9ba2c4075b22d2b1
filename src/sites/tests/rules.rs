//! Addresses, lists of pages, scopes and schedules: tables of cases.

use time::macros::datetime;
use uuid::Uuid;

use crate::ids::SiteId;
use crate::sites::{Address, Schedule, Scope, sitemap};
use crate::text::Zone;

fn address(text: &str) -> Address {
    Address::parse(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn an_address_is_written_in_one_way() {
    for (written, is) in [
        ("https://shop.example", "https://shop.example/"),
        ("  shop.example/help ", "https://shop.example/help"),
        ("shop.example:8443/help", "https://shop.example:8443/help"),
        ("HTTPS://Shop.Example:443/Help", "https://shop.example/Help"),
        ("http://shop.example:80/a/../b/./c", "http://shop.example/b/c"),
        ("https://shop.example/a#place", "https://shop.example/a"),
        ("https://shop.example/a?", "https://shop.example/a"),
        ("https://shop.example/a?utm_source=x&b=1&gclid=2", "https://shop.example/a?b=1"),
        ("https://shop.example/a?PHPSESSID=1", "https://shop.example/a"),
        ("https://shop.example/a;jsessionid=12?b=1", "https://shop.example/a?b=1"),
        ("https://boutique.example/été", "https://boutique.example/%C3%A9t%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ] {
        assert_eq!(address(written).as_str(), is, "{written}");
    }
}

#[test]
fn what_is_no_page_of_the_web_is_no_address() {
    let long = format!("https://shop.example/{}", "a".repeat(1_000));
    for written in [
        "",
        " ",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:a@shop.example",
        "data:text/html,hello",
        "https://",
        "https://user@shop.example/",
        "https://user:secret@shop.example/",
        "https://shop example/",
        &long,
    ] {
        assert_eq!(Address::parse(written), None, "{written}");
    }
}

#[test]
fn a_link_is_followed_from_where_it_stands() {
    let page = address("https://shop.example/help/delivery?lang=en");
    for (link, to) in [
        ("returns", Some("https://shop.example/help/returns")),
        ("/about", Some("https://shop.example/about")),
        ("?lang=fr", Some("https://shop.example/help/delivery?lang=fr")),
        ("#top", Some("https://shop.example/help/delivery?lang=en")),
        ("//cdn.example/x", Some("https://cdn.example/x")),
        ("http://www.shop.example/old", Some("https://www.shop.example/old")),
        ("http://other.example/old", Some("http://other.example/old")),
        (" ./a ", Some("https://shop.example/help/a")),
        ("mailto:hello@shop.example", None),
        ("tel:+33123456789", None),
        ("javascript:void(0)", None),
        ("https://user@shop.example/", None),
    ] {
        assert_eq!(page.join(link).as_ref().map(Address::as_str), to, "{link}");
    }
}

#[test]
fn a_site_is_one_host_with_or_without_its_www() {
    let shop = address("https://shop.example/help");
    for (other, is_beside) in [
        ("https://shop.example/", true),
        ("http://shop.example/", true),
        ("https://www.shop.example/", true),
        ("https://help.shop.example/", false),
        ("https://shop.example:8443/", false),
        ("https://shop.example.evil.example/", false),
        ("https://evilshop.example/", false),
        ("https://127.0.0.1/", false),
    ] {
        assert_eq!(shop.is_beside(&address(other)), is_beside, "{other}");
    }
    assert_eq!((shop.host(), address("http://127.0.0.1:81/a").host()), ("shop.example".into(), "127.0.0.1:81".into()));
}

#[test]
fn pictures_and_files_are_no_pages() {
    for (path, may_be) in [
        ("/", true),
        ("/help", true),
        ("/help.html", true),
        ("/help.php?file=a.pdf", true),
        ("/v1.2/notes", true),
        ("/a.PDF", false),
        ("/photo.jpeg", false),
        ("/style.css?v=2", false),
        ("/feed.xml", false),
    ] {
        assert_eq!(address(&format!("https://shop.example{path}")).may_be_page(), may_be, "{path}");
    }
}

#[test]
fn a_scope_takes_the_paths_that_are_included_and_not_excluded() {
    let lines = |text: &str| Scope::lines(text).unwrap();
    let scope = Scope { include: lines("/help/\n\n /*/faq$ "), exclude: lines("/help/old/") };
    for (path, is_taken) in [
        ("/help/delivery", true),
        ("/fr/faq", true),
        ("/fr/faq/more", false),
        ("/help/old/delivery", false),
        ("/", false),
        ("/helpful", false),
    ] {
        assert_eq!(scope.takes(&address(&format!("https://shop.example{path}"))), is_taken, "{path}");
    }
    assert!(Scope::default().takes(&address("https://shop.example/anything")));
}

#[test]
fn what_is_no_path_is_no_pattern() {
    let many = "/a\n".repeat(21);
    let long = format!("/{}", "a".repeat(200));
    for text in ["help", "https://shop.example/help", "/a b", &many, &long] {
        assert_eq!(Scope::lines(text), None, "{text}");
    }
    assert_eq!(Scope::lines(" \n"), Some(Vec::new()));
}

#[test]
fn a_list_of_pages_is_read_however_it_is_written() {
    let pages = |text: &str| sitemap::read(text.as_bytes()).pages;
    let xml = "\u{feff}<?xml version=\"1.0\"?><urlset xmlns=\"x\">
        <url><loc> https://shop.example/a?b=1&amp;c=2 </loc><lastmod>2026-01-01</lastmod>
             <image:image><image:loc>https://shop.example/a.jpg</image:loc></image:image></url>
        <url><loc><![CDATA[https://shop.example/b&c]]></loc></url></urlset>";
    assert_eq!(pages(xml), ["https://shop.example/a?b=1&c=2", "https://shop.example/b&c"]);
    assert_eq!(
        pages("https://shop.example/a\r\n# no\nhttp://shop.example/b\n"),
        ["https://shop.example/a", "http://shop.example/b"]
    );
    // Cut short, it names what stands in it whole.
    assert_eq!(
        pages("<urlset><url><loc>https://shop.example/a</loc></url><url><loc>https://sho"),
        ["https://shop.example/a"]
    );
    for nothing in ["", "<html><body>Not found</body></html>", "\u{0}\u{1}"] {
        assert_eq!(sitemap::read(nothing.as_bytes()), sitemap::Sitemap::default(), "{nothing:?}");
    }
    let index =
        sitemap::read(b"<sitemapindex><sitemap><loc>https://shop.example/fr.xml.gz</loc></sitemap></sitemapindex>");
    assert_eq!((index.pages.len(), index.lists), (0, vec!["https://shop.example/fr.xml.gz".to_owned()]));
    let endless = format!("<urlset>{}", "<url><loc>https://shop.example/</loc></url>".repeat(2_000));
    assert_eq!(pages(&endless).len(), 500);
}

#[test]
fn sites_are_read_at_night_by_the_clock_of_the_workspace() {
    let paris = Zone::named("Europe/Paris").unwrap();
    let site = SiteId(Uuid::from_u128(60 * 7 + 12));
    let friday = datetime!(2026-11-20 09:00 UTC);
    assert_eq!(Schedule::Manual.next(friday, &paris, site), None);
    assert_eq!(Schedule::Daily.next(friday, &paris, site), Some(datetime!(2026-11-21 02:12 UTC)));
    assert_eq!(Schedule::Weekly.next(friday, &paris, site), Some(datetime!(2026-11-27 02:12 UTC)));
    // After midnight there and before it here; and the night in which the clocks go forward.
    let late = datetime!(2027-03-26 23:30 UTC);
    assert_eq!(Schedule::Daily.next(late, &paris, site), Some(datetime!(2027-03-28 01:12 UTC)));
    let tokyo = Zone::named("Asia/Tokyo").unwrap();
    assert_eq!(Schedule::Daily.next(friday, &tokyo, site), Some(datetime!(2026-11-20 18:12 UTC)));
}
