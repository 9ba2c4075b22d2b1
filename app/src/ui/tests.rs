//! The promises of the parts, held on the HTML that they render.

use std::collections::HashSet;

use leptos::prelude::*;
use switchboard::text::Locale;

use super::*;

/// What a customer with bad intentions writes.
const HOSTILE: &str = "\"></textarea><script>alert(1)</script>";

/// Renders for an English reader.
fn html(view: impl FnOnce() -> AnyView) -> String {
    Owner::new().with(|| {
        provide_context(Locale::En);
        view().to_html()
    })
}

/// Every value of `attribute` in `html`.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// `html` without the values of its attributes, where angle brackets are only text.
fn without_values(html: &str) -> String {
    let mut pieces = html.split("=\"");
    let first = pieces.next().unwrap_or_default();
    pieces.fold(first.to_owned(), |kept, piece| kept + piece.split_once('"').map_or("", |(_, rest)| rest))
}

/// Every page of specimens.
fn specimens() -> Vec<String> {
    vec![
        html(|| view! { <Specimens/> }.into_any()),
        html(specimens::list_in_shell),
        html(specimens::inbox_in_shell),
        html(specimens::today_in_shell),
        html(specimens::sign_in),
    ]
}

#[test]
fn what_people_wrote_never_becomes_markup() {
    let parts = [
        html(|| view! { <TextArea name="body" label=HOSTILE value=HOSTILE.to_owned()/> }.into_any()),
        html(|| {
            view! { <TextField name="name" label=HOSTILE value=HOSTILE.to_owned() hint=HOSTILE.to_owned()/> }.into_any()
        }),
        html(|| {
            view! { <Select name="tone" label="Tone" options=vec![(HOSTILE.to_owned(), HOSTILE.to_owned())]/> }
                .into_any()
        }),
        html(|| view! { <Badge>{HOSTILE.to_owned()}</Badge> }.into_any()),
        html(|| view! { <LabelChip name=HOSTILE/> }.into_any()),
        html(|| view! { <Lamp state=LampState::Person word=HOSTILE.to_owned()/> }.into_any()),
        html(|| view! { <Button disabled_because=HOSTILE.to_owned()>"Send"</Button> }.into_any()),
        html(|| view! { <ProblemPanel what=HOSTILE retry="/inbox"/> }.into_any()),
    ];

    for part in parts {
        let markup = without_values(&part);
        assert!(!markup.contains("<script"), "{part}");
        assert!(markup.matches("</textarea").count() <= 1, "{part}");
    }
}

#[test]
fn a_text_area_keeps_the_first_empty_line() {
    let area = html(|| view! { <TextArea name="body" label="Reply" value="\nHello".to_owned()/> }.into_any());

    // Browsers drop the first line break after the tag, and only that one.
    assert!(area.contains(">\n\nHello</textarea>"), "{area}");
}

#[test]
fn a_password_is_never_sent_back() {
    let field = html(|| {
        view! { <TextField name="password" label="Password" kind="password" value="s3cret".to_owned()/> }.into_any()
    });

    assert!(!field.contains("s3cret"));
}

#[test]
fn a_field_is_tied_to_its_label_hint_and_error() {
    let field = html(|| {
        view! { <TextField name="email" label="Email" hint="For answers.".to_owned() error="Enter an address".to_owned()/> }
            .into_any()
    });

    assert!(field.contains("for=\"field-email\""));
    assert!(field.contains("aria-describedby=\"field-email-hint field-email-error\""));
    assert!(field.contains("aria-invalid=\"true\""));
    assert!(field.contains("id=\"field-email-error\""));
}

#[test]
fn a_button_that_cannot_be_pressed_says_why_and_submits_nothing() {
    let button = html(|| {
        view! { <SubmitButton disabled_because="Pick two contacts first.".to_owned()>"Merge"</SubmitButton> }.into_any()
    });

    assert!(button.contains("aria-disabled=\"true\""));
    assert!(button.contains("aria-description=\"Pick two contacts first.\""));
    assert!(button.contains("type=\"button\""));
    assert!(!button.contains(" disabled"), "it stays in the tab order: {button}");
}

#[test]
fn a_confidence_is_a_word_and_a_number() {
    let said = |value| (confidence_in_words(value, Locale::En), confidence_in_words(value, Locale::Fr));

    assert_eq!(said(0.95), ("high (0.95)".to_owned(), "élevée (0,95)".to_owned()));
    assert_eq!(said(0.8).0, "high (0.80)");
    assert_eq!(said(0.74), ("medium (0.74)".to_owned(), "moyenne (0,74)".to_owned()));
    assert_eq!(said(0.58), ("low (0.58)".to_owned(), "faible (0,58)".to_owned()));
}

#[test]
fn a_meter_turns_amber_at_eighty_percent_and_red_when_full() {
    let class = |used| html(move || view! { <Meter label="Seats" used=used limit=10 words="some"/> }.into_any());

    assert!(class(7).contains("class=\"meter\""));
    assert!(class(8).contains("meter-warn"));
    assert!(class(10).contains("meter-over"));
    assert!(class(30).contains("width=\"100%\""));
}

#[test]
fn a_name_keeps_its_initials_and_its_tone() {
    use super::avatar::initials;

    assert_eq!(initials("Amélie de Renard", AvatarKind::Person), "AR");
    assert_eq!(initials("élodie", AvatarKind::Person), "É");
    assert_eq!(initials("Boutique Assistant", AvatarKind::Ai), "B");
    assert_eq!(initials("", AvatarKind::Person), "");
    assert_eq!(Tone::of("Amélie Renard"), Tone::of("Amélie Renard"));
}

#[test]
fn no_part_carries_a_style_attribute() {
    for page in specimens() {
        assert!(values(&page, "style").is_empty());
    }
}

#[test]
fn ids_are_unique_and_everything_that_refers_to_one_finds_it() {
    for page in specimens() {
        let ids = values(&page, "id");
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "an id stands twice: {ids:?}");

        let references = ["for", "aria-labelledby", "aria-describedby", "popovertarget", "commandfor"];
        for id in references.iter().flat_map(|it| values(&page, it)).flat_map(str::split_whitespace) {
            assert!(known.contains(id), "nothing has the id {id}");
        }
    }
}

#[test]
fn every_icon_shown_is_in_the_sprite() {
    let sprite = include_str!("../../../public/icons.svg");
    let drawn: HashSet<&str> = values(sprite, "id").into_iter().collect();

    for page in specimens() {
        for address in values(&page, "href").into_iter().filter(|href| href.starts_with("/icons.svg#")) {
            let name = address.trim_start_matches("/icons.svg#");
            assert!(drawn.contains(name), "{name} is not in tools/icons/icons.txt");
        }
    }
}

#[test]
fn the_shell_marks_where_one_is() {
    let page = html(specimens::list_in_shell);

    assert!(page.contains("href=\"#content\""), "a way past the navigation");
    assert!(page.contains("<h1 class=\"sheet-title\">Team"));
    assert_eq!(values(&page, "aria-current"), ["true", "page"], "the workspace, and the page");
    assert!(page.contains("count count-hot"), "escalations wait");
}

#[test]
fn numbers_are_told_as_far_as_they_are_counted() {
    assert_eq!([0, 999, 1_000].map(counted), ["0", "999", "999+"]);
}
