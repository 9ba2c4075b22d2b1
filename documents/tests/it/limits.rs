//! Bombs: each ends with its reason, and soon.

use std::time::{Duration, Instant};

use documents::{Limits, Unreadable, html, read};

use crate::make::{archive, archive_by_hand, docx, docx_with, p, pdf, pdf_pages, stream, zeros};

/// Reads a file and sees that it ends well within the ten seconds that F-1 allows.
fn ends(bytes: &[u8], name: &str) -> Result<documents::Document, Unreadable> {
    let began = Instant::now();
    let ended = read(bytes, name);
    assert!(began.elapsed() < Duration::from_secs(8), "took {:?}", began.elapsed());
    ended
}

#[test]
fn a_file_over_25_megabytes_is_not_looked_at() {
    assert_eq!(ends(&vec![b'a'; Limits::LARGEST + 1], "a.txt"), Err(Unreadable::TooLarge));
}

#[test]
fn an_archive_of_too_many_entries_is_not_opened() {
    let names: Vec<String> = (0..=Limits::MOST_ENTRIES).map(|entry| format!("word/{entry}.xml")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(ends(&archive(&files), "a.docx"), Err(Unreadable::UnpacksTooFar));
}

#[test]
fn an_archive_that_says_it_is_huge_is_not_unpacked() {
    let bomb = archive_by_hand(&[("word/document.xml", &zeros(201), 201_000_000)]);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(ends(&bomb, "a.docx"), Err(Unreadable::UnpacksTooFar));
}

#[test]
fn an_archive_that_lies_about_its_size_ends_all_the_same() {
    for name in ["word/document.xml", "[Content_Types].xml"] {
        let bomb = archive_by_hand(&[(name, &zeros(300), 1_000)]);
        let ended = ends(&bomb, "a.docx");
        assert!(
            matches!(ended, Err(Unreadable::UnpacksTooFar | Unreadable::Damaged | Unreadable::UnknownType)),
            "{ended:?}"
        );
    }
}

#[test]
fn archives_within_archives_within_archives_are_refused() {
    let once = archive(&[("a.txt", b"text")]);
    let twice = archive(&[("a.zip", &once)]);
    assert!(ends(&docx_with(&p("Bonjour"), &[("word/embeddings/a.xlsx", &once)]), "a.docx").is_ok());
    assert_eq!(
        ends(&docx_with(&p("Bonjour"), &[("word/embeddings/a.zip", &twice)]), "a.docx"),
        Err(Unreadable::UnpacksTooFar)
    );
}

#[test]
fn an_archive_of_archives_is_no_document() {
    let inner: Vec<Vec<u8>> = (0..16).map(|_| archive(&[("0.dll", &[0; 100_000])])).collect();
    let names: Vec<String> = (0..16).map(|number| format!("lib {number}.zip")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(inner.iter().map(Vec::as_slice)).collect();
    assert_eq!(ends(&archive(&files), "42.zip"), Err(Unreadable::UnknownType));
}

#[test]
fn a_billion_laughs_are_not_laughed() {
    let mut entities = r#"<!ENTITY lol0 "lol">"#.to_owned();
    for level in 1..10 {
        entities += &format!(r#"<!ENTITY lol{level} "{}">"#, format!("&lol{};", level - 1).repeat(10));
    }
    let document = format!("<!DOCTYPE w:document [{entities}]><w:document><w:body>&lol9;</w:body></w:document>");
    let types = br#"<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let bomb = archive(&[("[Content_Types].xml", types), ("word/document.xml", document.as_bytes())]);
    assert_eq!(ends(&bomb, "a.docx"), Err(Unreadable::UnpacksTooFar));
}

#[test]
fn a_document_of_elements_within_elements_is_refused() {
    let deep = ["<w:sdt><w:sdtContent>".repeat(10_000), "</w:sdtContent></w:sdt>".repeat(10_000)].concat();
    assert_eq!(ends(&docx(&deep), "a.docx"), Err(Unreadable::UnpacksTooFar));
}

#[test]
fn a_picture_of_fifty_thousand_pixels_a_side_is_measured_and_refused() {
    let picture = |side: u32| {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([side.to_be_bytes(), side.to_be_bytes()].concat());
        docx_with(&p("Bonjour"), &[("word/media/image1.png", &png)])
    };
    assert_eq!(ends(&picture(50_000), "a.docx"), Err(Unreadable::UnpacksTooFar));
    assert!(ends(&picture(4_000), "a.docx").is_ok());
}

#[test]
fn a_pdf_of_too_many_pages_is_refused() {
    let document = ends(&pdf_pages(&["BT /F 10 Tf 50 700 Td (Bonjour) Tj ET"; 200]), "a.pdf").unwrap();
    assert_eq!((document.pages.len(), document.pages[199].text.as_str()), (200, "Bonjour"));
    assert_eq!(ends(&pdf_pages(&[""; 201]), "a.pdf"), Err(Unreadable::TooManyPages));
}

#[test]
fn a_pdf_ten_thousand_deep_is_refused() {
    const DEPTH: usize = 10_000;
    let mut tree = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec()];
    for level in 2..DEPTH {
        tree.push(format!("<</Type/Pages/Count 1/Parent {} 0 R/Kids[{} 0 R]>>", level - 1, level + 1).into_bytes());
    }
    tree.push(format!("<</Type/Page/Parent {} 0 R/MediaBox[0 0 9 9]>>", DEPTH - 1).into_bytes());
    assert_eq!(ends(&pdf(&tree, ""), "a.pdf"), Err(Unreadable::UnpacksTooFar));

    let nested = ["[".repeat(DEPTH), "]".repeat(DEPTH)].concat();
    let arrays =
        vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), format!("<</Type/Pages/Count 1/Kids {nested}>>").into_bytes()];
    assert!(ends(&pdf(&arrays, ""), "a.pdf").is_err());
    let content = format!("{nested} TJ");
    assert_eq!(ends(&pdf_pages(&[&content]), "a.pdf"), Err(Unreadable::NoText));
}

#[test]
fn a_pdf_whose_streams_unpack_too_far_is_refused() {
    let mut bomb = vec![0x78, 0xda];
    bomb.extend(zeros(300));
    let objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>".to_vec(),
        stream("/Filter/FlateDecode", &bomb),
    ];
    assert_eq!(ends(&pdf(&objects, ""), "a.pdf"), Err(Unreadable::UnpacksTooFar));
}

#[test]
fn a_pdf_whose_forms_draw_one_another_ends() {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_vec(),
        stream("", b"/X Do"),
    ];
    for level in 5..30 {
        let dictionary = format!("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>", level + 1);
        objects.push(stream(&dictionary, b"/X Do ".repeat(10).as_slice()));
    }
    assert_eq!(ends(&pdf(&objects, ""), "a.pdf"), Err(Unreadable::TookTooLong));

    objects.truncate(4);
    objects.push(stream("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", b"/X Do"));
    assert_eq!(ends(&pdf(&objects, ""), "a.pdf"), Err(Unreadable::NoText));
}

#[test]
fn a_page_of_elements_within_elements_is_refused_or_read_as_far_as_it_goes() {
    let deep = format!("<p>Bonjour</p>{}", "<div>".repeat(100_000));
    assert_eq!(ends(deep.as_bytes(), "a.html"), Err(Unreadable::UnpacksTooFar));
    assert_eq!(html::page(deep.as_bytes(), None).text, "Bonjour");
}

#[test]
fn no_more_than_a_million_characters_are_taken() {
    let long = "parcel ".repeat(300_000);
    let document = ends(long.as_bytes(), "a.txt").unwrap();
    assert_eq!(document.pages[0].text.chars().count(), Limits::LONGEST_TEXT);
}

#[test]
fn cells_that_repeat_their_text_a_thousand_times_stay_within_the_text() {
    let words = "parcel ".repeat(20_000);
    let cell = format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="100"/><w:vMerge/></w:tcPr>{}</w:tc>"#, p(&words));
    let table = format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{cell}</w:tr>").repeat(20));
    let page = format!("<li><table><tr><td>a<td colspan=100 rowspan=1000>{words}</table>").repeat(20);
    for (bytes, name) in [(docx(&table), "a.docx"), (page.into_bytes(), "a.html")] {
        let document = ends(&bytes, name).unwrap();
        assert!(document.pages[0].text.chars().count() <= Limits::LONGEST_TEXT, "{name}");
    }
}

#[test]
fn a_page_of_many_thousand_words_ends() {
    // Side by side in rows, so that it takes a look at every row to see that these are no columns.
    let at = |number: u32| format!("BT /F 1 Tf {} {} Td (a) Tj ET ", number % 2 * 300 + number % 5, number / 2 * 2);
    for words in [15_000, 60_000] {
        let content: String = (0..words).map(at).collect();
        assert!(ends(&pdf_pages(&[&content]), "a.pdf").is_ok());
    }
}

#[test]
fn a_broken_archive_is_damaged_and_an_encrypted_one_locked() {
    let mut broken = docx(&p("Bonjour"));
    broken.truncate(broken.len() / 2);
    assert_eq!(ends(&broken, "a.docx"), Err(Unreadable::Damaged));

    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend([0; 600]);
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for name in ["a.docx", "a.xlsx", "a.pptx"] {
        assert_eq!(ends(&locked, name), Err(Unreadable::Locked));
    }
}
