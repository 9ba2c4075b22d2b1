use documents::{Type, Unreadable, read, type_of};

use crate::make::{docx, p, pdf_pages};

fn text(bytes: &[u8], name: &str) -> String {
    read(bytes, name).unwrap().pages.remove(0).text
}

#[test]
fn a_file_is_what_its_content_says() {
    assert_eq!(type_of(&pdf_pages(&[""]), "notes.txt"), Some(Type::Pdf));
    assert_eq!(type_of(&docx(&p("Bonjour")), "parcel.pdf"), Some(Type::Docx));
    assert_eq!(type_of(b"<!DOCTYPE html><p>Hi", "page"), Some(Type::Html));
}

#[test]
fn among_texts_the_name_decides() {
    for (name, kind) in [
        ("a.md", Type::Markdown),
        ("a.CSV", Type::Csv),
        ("a.htm", Type::Html),
        ("a.txt", Type::Text),
        ("README", Type::Text),
    ] {
        assert_eq!(type_of(b"some, text", name), Some(kind), "{name}");
    }
}

#[test]
fn pictures_programs_and_strangers_are_of_no_type() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01";
    for (bytes, name) in [
        (picture.as_slice(), "photo.txt"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0", "program"),
        (b"{\\rtf1 text}", "letter.rtf"),
        (b"PK\x03\x04 no archive", "things.zip"),
    ] {
        assert_eq!(type_of(bytes, name), None, "{name}");
        assert_eq!(read(bytes, name), Err(Unreadable::UnknownType), "{name}");
    }
}

#[test]
fn plain_text_and_markdown_stay_as_they_are() {
    assert_eq!(
        text(b"# Retours\r\n\r\n- 30 jours\r\n- gratuit\r\n\r\n\r\nFin.", "retours.md"),
        "# Retours\n\n- 30 jours\n- gratuit\n\nFin."
    );
}

#[test]
fn old_and_wide_encodings_are_read() {
    assert_eq!(text(b"D\xe9lai de livraison\x85", "a.txt"), "Délai de livraison…");
    let wide: Vec<u8> = "Délai".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text(&wide, "a.txt"), "Délai");
    assert_eq!(text("\u{feff}Délai".as_bytes(), "a.txt"), "Délai");
}

#[test]
fn a_table_of_values_becomes_rows() {
    let csv = "Article;Prix\n\"Sac; grand\";\"12,50 \"\"net\"\"\"\n\nÉcharpe;9\n";
    assert_eq!(text(csv.as_bytes(), "prix.csv"), "Article | Prix\nSac; grand | 12,50 \"net\"\nÉcharpe | 9");
    assert_eq!(text(b"a\tb\n1\t2", "a.tsv"), "a | b\n1 | 2");
}

#[test]
fn nothing_to_read_is_a_reason() {
    assert_eq!(read(b"", "empty.txt"), Err(Unreadable::NoText));
    assert_eq!(read(b" \n-- \n", "lines.md"), Err(Unreadable::NoText));
    assert_eq!(read(b"<html><body><img src=a></body></html>", "a.html"), Err(Unreadable::NoText));
    assert_eq!(Unreadable::NoText.to_string(), "no-text");
}
