//! `robots.txt`: what RFC 9309 says of it, case by case.

use crate::sites::{Address, Robots};

/// Whether each path may be asked for.
fn allows(file: &str, cases: &[(&str, bool)]) {
    let robots = Robots::read(file.as_bytes());
    for (path, is_allowed) in cases {
        let page = Address::parse(&format!("https://shop.example{path}")).unwrap();
        assert_eq!(robots.allows(&page), *is_allowed, "{path} under\n{file}");
    }
}

#[test]
fn our_own_group_is_read_and_not_everybodys() {
    allows(
        "User-agent: *\nDisallow: /\n\nUser-Agent: switchboard\nDisallow: /private\n",
        &[("/", true), ("/private/a", false), ("/public", true)],
    );
    allows("user-agent: SWITCHBOARD/2.1 # us\ndisallow: /a", &[("/a", false), ("/b", true)]);
    allows("User-agent: switchboardbot\nDisallow: /", &[("/a", true)]);
    allows("User-agent: other\nDisallow: /\nUser-agent: switchboard\nAllow: /", &[("/a", true)]);
}

#[test]
fn groups_for_the_same_agent_are_one() {
    allows(
        "User-agent: switchboard\nDisallow: /a\n\nUser-agent: other\nDisallow: /b\n\nUser-agent: switchboard\nDisallow: /c",
        &[("/a", false), ("/b", true), ("/c", false)],
    );
    allows("User-agent: other\nUser-agent: *\nDisallow: /a\n", &[("/a", false)]);
    allows("User-agent: other\n\nUser-agent: *\nSitemap: https://x.example/s\nDisallow: /a\n", &[("/a", false)]);
}

#[test]
fn a_group_without_rules_allows_everything() {
    allows("User-agent: *\nDisallow: /\nUser-agent: switchboard\n", &[("/a", true)]);
    allows("User-agent: *\nDisallow:\n", &[("/a", true)]);
    allows("", &[("/a", true)]);
    allows("Disallow: /\n", &[("/a", true)]);
}

#[test]
fn the_longest_rule_decides_and_of_two_as_long_the_kind_one() {
    allows("User-agent: *\nDisallow: /shop\nAllow: /shop/help\n", &[("/shop/x", false), ("/shop/help/a", true)]);
    allows("User-agent: *\nAllow: /folder\nDisallow: /folder\n", &[("/folder/page", true)]);
    allows("User-agent: *\nAllow: /page\nDisallow: /*.html\n", &[("/page.html", false), ("/page", true)]);
    allows("User-agent: *\nAllow: /$\nDisallow: /\n", &[("/", true), ("/page", false)]);
    allows("User-agent: *\nDisallow: /\nAllow: /\n", &[("/x", true)]);
}

#[test]
fn paths_are_patterns_with_stars_and_an_end() {
    allows("User-agent: *\nDisallow: /*.php$\n", &[("/a.php", false), ("/a.php?b", true), ("/a.php5", true)]);
    allows("User-agent: *\nDisallow: /fish*\n", &[("/fish", false), ("/fishheads/yummy", false), ("/Fish", true)]);
    allows("User-agent: *\nDisallow: /*/print\n", &[("/a/print", false), ("/a/b/print", false), ("/print", true)]);
    allows("User-agent: *\nDisallow: /a*b*c$\n", &[("/a1b2c", false), ("/abcbc", false), ("/abcd", true)]);
    allows("User-agent: *\nDisallow: /fish/\n", &[("/fish", true), ("/fish/", false), ("/fish/salmon", false)]);
    allows("User-agent: *\nDisallow: /*?sort=\n", &[("/list?sort=up", false), ("/list", true)]);
    allows("User-agent: *\nDisallow: *.gif$\n", &[("/a.gif", false)]);
    allows("User-agent: *\nDisallow: /a$\n", &[("/a", false), ("/ab", true)]);
}

#[test]
fn escapes_are_compared_and_not_how_they_are_written() {
    allows(
        "User-agent: *\nDisallow: /caf\u{e9}\n",
        &[("/café/menu", false), ("/caf%C3%A9", false), ("/caf%c3%a9", false)],
    );
    allows("User-agent: *\nDisallow: /a%2fb\n", &[("/a%2Fb", false), ("/a/b", true)]);
    allows("User-agent: *\nDisallow: /%7ejoe\n", &[("/~joe/index", false)]);
    allows("User-agent: *\nDisallow: /100%\n", &[("/100%", false)]);
}

#[test]
fn lines_end_in_every_way_and_remarks_are_none_of_our_business() {
    allows(
        "\u{feff}User-agent: *\rDisallow: /a # not this\r\n#Disallow: /b\nDisallow : /c",
        &[("/a", false), ("/b", true), ("/c", false)],
    );
    allows("User-agent *\nDisallow /a", &[("/a", true)]);
}

#[test]
fn a_site_may_ask_for_patience_up_to_a_bound_and_name_its_lists() {
    let read = |text: &str| Robots::read(text.as_bytes());
    assert_eq!(read("User-agent: *\nCrawl-delay: 3").delay, 3);
    assert_eq!(read("User-agent: *\nCrawl-delay: 0.5").delay, 1);
    assert_eq!(read("User-agent: *\nCrawl-delay: 86400").delay, 10);
    assert_eq!(read("User-agent: *\nCrawl-delay: soon").delay, 1);
    assert_eq!(read("User-agent: *\nCrawl-delay: NaN").delay, 1);
    assert_eq!(read("User-agent: other\nCrawl-delay: 5").delay, 1);
    let named = read("Sitemap: https://shop.example/a.xml\nUser-agent: *\nDisallow: /\nsitemap: /b.xml").sitemaps;
    assert_eq!(named, ["https://shop.example/a.xml", "/b.xml"]);
    assert_eq!(read(&"Sitemap: /x\n".repeat(100)).sitemaps.len(), 10);
}

#[test]
fn a_file_that_could_not_be_had_allows_nothing() {
    let page = Address::parse("https://shop.example/").unwrap();
    assert!(!Robots::away().allows(&page));
    assert!(Robots::none().allows(&page));
}

#[test]
fn a_hostile_file_is_read_in_no_time() {
    let endless = format!("User-agent: *\n{}", "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*b$\n".repeat(20_000));
    let robots = Robots::read(endless.as_bytes());
    let page = Address::parse(&format!("https://shop.example/{}", "a".repeat(900))).unwrap();
    let began = std::time::Instant::now();
    assert!(robots.allows(&page));
    assert!(began.elapsed() < std::time::Duration::from_secs(1), "{:?}", began.elapsed());
}
