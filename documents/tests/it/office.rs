use documents::read;

use crate::make::{archive, docx, docx_with, p};

fn text(bytes: &[u8], name: &str) -> String {
    read(bytes, name).unwrap().pages.remove(0).text
}

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

#[test]
fn headings_and_lists_of_word_have_their_numbers() {
    let styles = format!(
        r#"<w:styles {W}><w:style w:styleId="T1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Own"><w:basedOn w:val="T1"/></w:style></w:styles>"#
    );
    let numbering = format!(
        r#"<w:numbering {W}><w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>"#
    );
    let item = |list: u32, depth: u32, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = [
        r#"<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>Retours</w:t></w:r></w:p>"#.to_owned(),
        item(1, 0, "Demander"),
        item(1, 1, "par e-mail"),
        item(1, 1, "par chat"),
        item(1, 0, "Renvoyer"),
        p("Puis :"),
        item(2, 0, "attendre"),
    ]
    .concat();
    let file =
        docx_with(&body, &[("word/styles.xml", styles.as_bytes()), ("word/numbering.xml", numbering.as_bytes())]);

    assert_eq!(
        text(&file, "a.docx"),
        "# Retours\n\n1. Demander\n  1.a) par e-mail\n  1.b) par chat\n2. Renvoyer\n\nPuis :\n\n- attendre"
    );
}

#[test]
fn merged_cells_say_their_text_to_each_row_and_column() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell(r#"<w:vMerge w:val="restart"/>"#, "France"),
        cell(r#"<w:gridSpan w:val="2"/>"#, "3 jours"),
        cell("<w:vMerge/>", ""),
        cell("", "Paris"),
        cell("", "1 jour"),
    );
    assert_eq!(text(&docx(&table), "a.docx"), "France | 3 jours | 3 jours\nFrance | Paris | 1 jour");
}

#[test]
fn what_is_deleted_or_hidden_in_word_is_not_text_and_what_is_inserted_is() {
    let body = "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new </w:t></w:r></w:ins>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>price</w:t></w:r></w:p>";
    assert_eq!(text(&docx(body), "a.docx"), "new price");
}

#[test]
fn text_boxes_are_read_once_and_notes_at_the_end() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>Around</w:t><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        boxed("in the box"),
        boxed("in the box")
    );
    let notes = format!(
        r#"<w:footnotes {W}><w:footnote w:type="separator">{}</w:footnote><w:footnote>{}</w:footnote></w:footnotes>"#,
        p("-"),
        p("A note.")
    );
    let file = docx_with(&body, &[("word/footnotes.xml", notes.as_bytes())]);
    assert_eq!(text(&file, "a.docx"), "Around\n\nin the box\n\nA note.");
}

#[test]
fn equations_and_check_boxes_are_written_out() {
    let body = "<w:p><m:oMath><m:f><m:num><m:r><m:t>π</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>\
        <w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> Paid</w:t></w:r></w:p>";
    assert_eq!(text(&docx(body), "a.docx"), "$$\\frac{\\pi}{2}$$\n\n[x] Paid");
}

#[test]
fn a_slide_is_a_page_with_its_title_first() {
    const NS: &str = r#"xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
    let shape = |place: &str, text: &str| {
        format!(
            "<p:sp><p:nvSpPr><p:nvPr><p:ph {place}/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    };
    let slide = |shapes: String| format!("<p:sld {NS}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>");
    let presentation = format!(
        r#"<p:presentation {NS}><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>"#
    );
    let relations = r#"<Relationships><Relationship Id="r1" Type="x/slide" Target="slides/b.xml"/><Relationship Id="r2" Type="x/slide" Target="slides/a.xml"/></Relationships>"#;
    let types = r#"<Types><Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>"#;
    let file = archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("ppt/presentation.xml", presentation.as_bytes()),
        ("ppt/_rels/presentation.xml.rels", relations.as_bytes()),
        (
            "ppt/slides/a.xml",
            slide([shape("", "first point"), shape(r#"type="title""#, "Livraison")].concat()).as_bytes(),
        ),
        ("ppt/slides/b.xml", slide(shape("", "second slide")).as_bytes()),
    ]);
    let pages = read(&file, "a.pptx").unwrap().pages;
    assert_eq!(pages[0].text, "# Livraison\n\n- first point");
    assert_eq!((pages[1].number, pages[1].text.as_str()), (2, "- second slide"));
}

/// A workbook with one sheet of these rows.
fn xlsx(rows: &str) -> Vec<u8> {
    const NS: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    const R: &str = r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
    const T: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = r#"<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    let workbook =
        format!(r#"<workbook {NS} {R}><sheets><sheet name="Prix" sheetId="1" r:id="r1"/></sheets></workbook>"#);
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{T}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{T}/styles" Target="styles.xml"/></Relationships>"#
    );
    let package = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{T}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let styles =
        format!(r#"<styleSheet {NS}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#);
    let sheet = format!("<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>");
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn a_sheet_is_a_page_of_rows() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Sac</t></is></c><c r="C1"><v>12.5</v></c></row>
        <row r="3"><c r="A3" s="1"><v>45000</v></c></row>"#;
    assert_eq!(text(&xlsx(rows), "a.xlsx"), "# Prix\n\nSac |  | 12.5\n2023-03-15");
}

#[test]
fn a_cell_in_the_last_corner_costs_no_more_than_one() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    assert_eq!(text(&xlsx(rows), "a.xlsx"), "# Prix\n\n1");
}
