//! `R-19`: whatever reads strangers' text reads any text: it takes it or refuses it, and what it
//! takes is what it says it is. More rounds: `cargo xtask fuzz`.

use switchboard::assistant::BaseUrl;
use switchboard::channels::{CallbackUrl, Colour, Domain};
use switchboard::ids::ItemId;
use switchboard::inbox::Body;
use switchboard::knowledge::search::{fold, sentences, split, words};
use switchboard::sealing::{Place, Seal};
use switchboard::sites::{Address, Robots, Scope, sitemap};
use switchboard::team::{Email, PersonName, Slug};
use switchboard::text::{Locale, Zone, day, full, money_micros, short, span, time_of_day};
use switchboard::world::{MA_BOUTIQUE, Mutator, rounds};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const USUAL: usize = 2_000;

/// Tries texts made from these.
fn try_texts(name: &str, good: &[&str], mut reads: impl FnMut(&str)) {
    let mut by = Mutator::of(name);
    good.iter().for_each(|it| reads(it));
    for _ in 0..rounds(USUAL) {
        let good = *by.one(good);
        reads(&by.text(good));
    }
}

#[test]
fn r_19_what_is_taken_for_a_name_or_an_address_can_be_stored_and_read_again() {
    const GOOD: &[&str] =
        &["sophie@example.com", "Sophie Martin", "ma-boutique", "*.ma-boutique.com", "#065c66", "Bonjour ?"];
    try_texts("names", GOOD, |text| {
        if let Ok(email) = Email::parse(text) {
            assert_eq!(Email::parse(email.as_str()).as_ref(), Ok(&email), "{text:?}");
            assert!(!email.as_str().contains(|c: char| c.is_control() || c.is_whitespace()), "{text:?}");
        }
        if let Ok(name) = PersonName::parse(text) {
            assert!(!name.as_str().contains(char::is_control), "{text:?}");
        }
        if let Ok(slug) = Slug::parse(text) {
            assert!(slug.as_str().bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-'), "{text:?}");
        }
        if let Ok(domain) = Domain::parse(text) {
            // It stands in a header.
            assert!(!domain.as_str().contains([' ', ';', ',', '\'', '"']) && domain.as_str().is_ascii(), "{text:?}");
        }
        if let Ok(colour) = Colour::parse(text) {
            assert_eq!(Colour::parse(&colour.to_string()), Ok(colour), "{text:?}");
            assert!(colour.to_string().bytes().all(|it| it == b'#' || it.is_ascii_hexdigit()), "{text:?}");
        }
        if let Ok(body) = Body::parse(text) {
            assert!(!body.as_str().contains('\0') && body.as_str().chars().count() <= Body::LONGEST, "{text:?}");
        }
    });
}

#[test]
fn r_19_what_is_taken_for_an_address_to_call_is_one_of_the_web() {
    const GOOD: &[&str] =
        &["https://shop.example/answers", "https://api.model.example/v1", "http://127.0.0.1:11434/v1"];
    try_texts("addresses", GOOD, |text| {
        if let Ok(url) = BaseUrl::parse(text) {
            assert!(url.as_str().starts_with("http://") || url.as_str().starts_with("https://"), "{text:?}");
        }
        let _ = CallbackUrl::parse(text);
    });
}

#[test]
fn r_19_days_and_moments_are_read_or_not_and_shown_in_every_zone() {
    const GOOD: &[&str] =
        &["2026-11-20", "2026-11-20T14:02", "Europe/Paris", "9999-12-31T23:59", "-009999-01-01", "1763629200", "fr-FR"];
    let zones =
        ["UTC", "Europe/Paris", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca"].map(Zone::named_or_utc);
    try_texts("moments", GOOD, |text| {
        let _ = Locale::accepted(text);
        let named = Zone::named(text);
        for zone in zones.iter().chain(&named) {
            if let Some(day) = zone.day(text) {
                assert!(day.start < day.end, "{text:?}");
                assert!(is_kept_by_postgres(day.start) && is_kept_by_postgres(day.end), "{text:?}");
            }
            let Some(moment) = zone.read(text) else { continue };
            assert!(is_kept_by_postgres(moment), "{text:?}");
            shown(moment, zone);
        }
        if let Ok(number) = text.parse::<i64>() {
            for locale in [Locale::En, Locale::Fr] {
                let _ = (money_micros(number, locale), span(Duration::seconds(number), locale));
            }
            if let Ok(moment) = OffsetDateTime::from_unix_timestamp(number) {
                zones.iter().for_each(|zone| shown(moment, zone));
            }
        }
    });
}

/// From 4713 BC on.
fn is_kept_by_postgres(moment: OffsetDateTime) -> bool {
    moment.year() > -4_713
}

fn shown(moment: OffsetDateTime, zone: &Zone) {
    for locale in [Locale::En, Locale::Fr] {
        let _ = (time_of_day(moment, zone), day(moment, zone, locale), full(moment, zone, locale));
        let _ = short(moment, OffsetDateTime::UNIX_EPOCH, zone, locale);
    }
    let _ = (zone.morning(moment, 7), zone.days_to_monday(moment));
}

#[test]
fn r_19_a_text_of_any_kind_is_cut_into_pieces_of_itself() {
    const GOOD: &[&str] = &[
        "# Returns\n\nReturns are free for 30 days. Print the label first.\n\n## Exchanges\nThey take 5 days.",
        "Où est mon colis ? Il est parti hier… L\u{2019}article n\u{2019}est plus disponible.",
    ];
    try_texts("texts", GOOD, |text| {
        for piece in split(ItemId(Uuid::nil()), text) {
            assert!(text.get(piece.range.clone()).is_some(), "{text:?} {piece:?}");
        }
        for sentence in sentences(text) {
            assert!(text.get(sentence.clone()).is_some(), "{text:?} {sentence:?}");
        }
        let _ = (fold(text), words(text).count());
    });
}

#[test]
fn r_19_what_a_website_says_of_itself_is_read_as_far_as_it_goes() {
    const GOOD: &[&str] = &[
        "https://www.shop.example/help/delivery?lang=fr&utm_source=x#top",
        "User-agent: *\nDisallow: /*.php$\nAllow: /caf%C3%A9\nCrawl-delay: 3\nSitemap: /pages.xml\n",
        "<urlset><url><loc>https://shop.example/a?b=1&amp;c=2</loc></url></urlset>",
    ];
    let page = Address::parse("https://shop.example/help?lang=fr").unwrap();
    try_texts("websites", GOOD, |text| {
        for address in [Address::parse(text), page.join(text)].into_iter().flatten() {
            assert_eq!(Address::parse(address.as_str()).as_ref(), Some(&address), "{text:?}");
            assert!(address.as_str().starts_with("http") && address.as_str().is_ascii(), "{text:?}");
            let _ = (address.host(), address.path(), address.is_beside(&page), address.may_be_page());
        }
        let robots = Robots::read(text.as_bytes());
        assert!((1..=10).contains(&robots.delay), "{text:?}");
        let _ = (robots.allows(&page), sitemap::read(text.as_bytes()), Scope::lines(text));
    });
}

#[test]
fn r_19_a_sealed_secret_that_was_changed_does_not_open() {
    let (seal, mut by) = (Seal::new([7; 32]), Mutator::of("sealed secrets"));
    let place = Place { tenant: MA_BOUTIQUE, column: "assistants.sealed_key", row: Uuid::nil() };
    let sealed = seal.seal(place, "sk-sample").unwrap();
    assert_eq!(seal.open(place, &sealed).as_deref(), Ok("sk-sample"));
    for _ in 0..rounds(USUAL) {
        let other = by.bytes(&sealed);
        assert!(other == sealed || seal.open(place, &other).is_err(), "{other:?}");
    }
}
