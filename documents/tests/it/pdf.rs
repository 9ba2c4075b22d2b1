use documents::{Unreadable, read};

use crate::make::{at, pdf, pdf_pages, stream};

fn pages(contents: &[&str]) -> Vec<String> {
    let document = read(&pdf_pages(contents), "a.pdf").unwrap();
    document.pages.into_iter().map(|page| page.text).collect()
}

#[test]
fn pages_keep_their_numbers_and_headings_their_rank() {
    let first = [
        at(50, 700, 20, "Retours"),
        at(50, 670, 10, "Vous avez trente jours pour renvoyer un ar-"),
        at(50, 658, 10, "ticle qui ne vous pla\\356t pas."),
        at(50, 630, 10, "Le retour est gratuit."),
    ]
    .concat();
    let document = read(&pdf_pages(&[&first, &at(50, 700, 10, "Page deux.")]), "a.pdf").unwrap();
    assert_eq!(
        document.pages[0].text,
        "# Retours\n\nVous avez trente jours pour renvoyer un article qui ne vous plaît pas.\n\nLe retour est gratuit."
    );
    assert_eq!((document.pages[1].number, document.pages[1].text.as_str()), (2, "Page deux."));
}

#[test]
fn a_gap_is_a_space_and_a_nudge_is_not() {
    assert_eq!(pages(&["BT /F 10 Tf 50 700 Td [(par)-20(cel)-300(left)] TJ ET"]), ["parcel left"]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let mut content = at(50, 760, 18, "A title that goes over both of the columns");
    for line in 0..6 {
        content += &at(320, 700 - 12 * line, 10, &format!("right column goes on, line {line} here"));
        content += &at(50, 700 - 12 * line, 10, &format!("left column comes first, line {line} here"));
    }
    let text = pages(&[&content]).remove(0);
    let place = |words: &str| text.find(words).unwrap();
    assert!(place("left column comes first, line 5") < place("right column goes on, line 0"), "{text}");
}

#[test]
fn what_stands_side_by_side_in_rows_is_a_table() {
    let content = [
        at(50, 700, 10, "Pays"),
        at(200, 700, 10, "D\\351lai"),
        at(50, 685, 10, "France"),
        at(200, 685, 10, "3 jours"),
        at(50, 670, 10, "Belgique"),
        at(200, 670, 10, "5 jours"),
    ]
    .concat();
    assert_eq!(pages(&[&content]), ["Pays | Délai\nFrance | 3 jours\nBelgique | 5 jours"]);
}

#[test]
fn running_titles_and_page_numbers_are_left_out() {
    let page = |number: u32, text: &str| {
        [at(50, 780, 9, "Ma Boutique, conditions"), at(50, 700, 10, text), at(300, 20, 9, &format!("Page {number}"))]
            .concat()
    };
    let contents = [page(1, "Les prix."), page(2, "Les retours."), page(3, "La livraison.")];
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    assert_eq!(pages(&contents), ["Les prix.", "Les retours.", "La livraison."]);
}

#[test]
fn a_font_is_found_with_the_parents_and_a_missing_one_replaced() {
    assert_eq!(pages(&["BT /Gone 10 Tf 50 700 Td (Bonjour) Tj ET"]), ["Bonjour"]);
}

#[test]
fn bullets_become_a_list() {
    let content = [at(50, 700, 10, "\\225 first"), at(50, 688, 10, "\\225 second")].concat();
    assert_eq!(pages(&[&content]), ["- first\n- second"]);
}

#[test]
fn a_form_is_drawn_where_it_is_called_and_its_actual_text_counts() {
    let objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>/XObject<</X 5 0 R>>>>>>".to_vec(),
        stream("", b"/X Do"),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]", b"BT /F 10 Tf 50 700 Td /Span <</ActualText (office)>> BDC (o\\001ce) Tj EMC ( hours) Tj ET"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    assert_eq!(read(&pdf(&objects, ""), "a.pdf").unwrap().pages[0].text, "office hours");
}

#[test]
fn a_pdf_of_pictures_has_no_text_and_a_broken_one_is_damaged() {
    assert_eq!(read(&pdf_pages(&["0 0 100 100 re f"]), "scan.pdf"), Err(Unreadable::NoText));
    assert_eq!(read(b"%PDF-1.4\nnothing that follows makes sense", "a.pdf"), Err(Unreadable::Damaged));
}

#[test]
fn a_pdf_behind_a_password_is_locked() {
    let objects = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Count 0/Kids[]>>".to_vec()];
    let secret = "41".repeat(32);
    let trailer = format!("/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{secret}>/U<{secret}>>>");
    assert_eq!(read(&pdf(&objects, &trailer), "a.pdf"), Err(Unreadable::Locked));
}
