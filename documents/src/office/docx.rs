//! Word files: the text of the body in reading order, with headings, lists and tables.

use super::numbering::{Mark, Numbering};
use super::relations::Relations;
use super::styles::{Numbered, Styles, outline_level};
use super::{chart, math};
use crate::blocks::{Blocks, heading, one_line, row};
use crate::xml::{self, Node};
use crate::{Document, Limits, Unreadable};

/// Columns that merged cells may fill. Word itself has 63.
const MOST_COLUMNS: usize = 100;

pub(crate) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut archive = super::open(bytes)?;
    let file = Relations::of(&mut archive, "")?;
    let main = file.of_kind("/officeDocument").unwrap_or("word/document.xml").to_owned();
    let relations = Relations::of(&mut archive, &main)?;
    let mut part = |kind: &str| -> Result<Node, Unreadable> {
        let Some(bytes) = relations.of_kind(kind).map(|name| archive.bytes(name)).transpose()?.flatten() else {
            return Ok(Node::default());
        };
        xml::tree(&bytes)
    };
    let mut reader = Reader {
        styles: Styles::of(&part("/styles")?),
        numbering: Numbering::of(&part("/numbering")?),
        charts: chart::all(&mut archive, &relations)?,
    };
    let body = archive.bytes(&main)?.ok_or(Unreadable::Damaged)?;
    let mut blocks = Blocks::default();
    xml::each(&body, Some("w:body"), |node| {
        reader.block(&node, &mut blocks);
        !blocks.is_full()
    })?;
    for kind in ["/footnotes", "/endnotes"] {
        let Some(notes) = relations.of_kind(kind).map(|name| archive.bytes(name)).transpose()?.flatten() else {
            continue;
        };
        // Word keeps the lines that separate notes from the text among the notes, with a type.
        for note in xml::tree(&notes)?.nodes().filter(|note| note.attribute("type").is_none()) {
            reader.blocks(note, &mut blocks);
        }
    }
    Document::of_one_page(super::title(&mut archive)?, blocks)
}

struct Reader {
    styles: Styles,
    numbering: Numbering,
    charts: chart::Charts,
}

/// The text of a paragraph, and what hangs on it: text boxes and charts.
#[derive(Default)]
struct Inline<'n> {
    text: String,
    boxes: Vec<&'n Node>,
    charts: Vec<&'n str>,
}

impl Reader {
    fn blocks(&mut self, parent: &Node, blocks: &mut Blocks) {
        for node in parent.nodes() {
            self.block(node, blocks);
        }
    }

    fn block(&mut self, node: &Node, blocks: &mut Blocks) {
        if blocks.is_full() {
            return;
        }
        match node.name.as_str() {
            "w:p" => self.paragraph(node, blocks),
            "w:tbl" => self.table(node, blocks),
            "mc:AlternateContent" => {
                if let Some(chosen) = alternative(node) {
                    self.blocks(chosen, blocks);
                }
            }
            "w:sdt" => {
                if let Some(content) = node.child("w:sdtContent") {
                    self.blocks(content, blocks);
                }
            }
            "w:ins" | "w:moveTo" | "w:customXml" => self.blocks(node, blocks),
            _ => {}
        }
    }

    fn paragraph(&mut self, node: &Node, blocks: &mut Blocks) {
        let properties = node.child("w:pPr");
        let style = properties.and_then(|properties| properties.value("w:pStyle"));
        let mut inline = Inline::default();
        inline.gather(node);
        // Equations alone on their line are set apart, one under the other.
        let alone = math::of_paragraph(node);
        let text = alone.unwrap_or_else(|| inline.text.trim().to_owned());
        if !text.is_empty() {
            let level = outline_level(properties).or_else(|| self.styles.level(style?));
            match (level, self.mark(properties, style)) {
                (Some(level), Some(Mark::Number { label, .. })) => {
                    blocks.push(&heading(level, &format!("{label} {text}")));
                }
                (Some(level), _) => blocks.push(&heading(level, &text)),
                (None, Some(Mark::Bullet { depth })) => blocks.line(&item(depth, "-", &text)),
                (None, Some(Mark::Number { depth, label })) => blocks.line(&item(depth, &label, &text)),
                (None, None) => blocks.push(&text),
            }
        }
        for content in inline.boxes {
            self.blocks(content, blocks);
        }
        for chart in inline.charts {
            if let Some(rows) = self.charts.get(chart) {
                blocks.push(rows);
            }
        }
    }

    /// How the paragraph begins, if it is in a list by its own word or its style's.
    fn mark(&mut self, properties: Option<&Node>, style: Option<&str>) -> Option<Mark> {
        let mut numbered = Numbered::of(properties);
        let mut by = None;
        if numbered.list.is_none()
            && let Some((of_style, id)) = style.and_then(|style| self.styles.numbering(style))
        {
            numbered = Numbered { list: of_style.list, depth: numbered.depth.or(of_style.depth) };
            by = style.map(str::to_owned).or(Some(id));
        }
        self.numbering.next(&numbered, by.as_deref())
    }

    fn table(&mut self, node: &Node, blocks: &mut Blocks) {
        let rows: Vec<&Node> = rows(node);
        if let [only] = rows.as_slice()
            && let [cell] = cells(only).as_slice()
        {
            // A frame around text, not a table.
            return self.blocks(cell, blocks);
        }
        let mut above: Vec<String> = Vec::new();
        let mut lines: Vec<String> = Vec::new();
        let mut length = 0;
        for table_row in rows {
            let skipped =
                table_row.at(&["w:trPr", "w:gridBefore"]).and_then(|skip| skip.attribute("val")?.parse().ok());
            let mut columns: Vec<String> = vec![String::new(); skipped.unwrap_or(0).min(MOST_COLUMNS)];
            for cell in cells(table_row) {
                let properties = cell.child("w:tcPr");
                let span = properties.and_then(|properties| properties.value("w:gridSpan")?.parse().ok()).unwrap_or(1);
                let merge = properties.and_then(|properties| properties.child("w:vMerge"));
                let continues = merge.is_some_and(|merge| merge.attribute("val") != Some("restart"));
                // A merged cell says its text to each of its rows and columns: each is read alone.
                let text = match above.get(columns.len()) {
                    Some(text) if continues => text.clone(),
                    _ => self.cell(cell),
                };
                for _ in 0..usize::clamp(span, 1, MOST_COLUMNS) {
                    columns.push(text.clone());
                }
                columns.truncate(MOST_COLUMNS);
            }
            let line = row(columns.iter().cloned());
            length += line.len();
            lines.push(line);
            above = columns;
            if length > Limits::LONGEST_TEXT {
                break;
            }
        }
        lines.retain(|line| !line.is_empty());
        blocks.push(&lines.join("\n"));
    }

    fn cell(&mut self, cell: &Node) -> String {
        let mut blocks = Blocks::default();
        self.blocks(cell, &mut blocks);
        one_line(&blocks.into_text())
    }
}

impl<'n> Inline<'n> {
    fn gather(&mut self, node: &'n Node) {
        for child in node.nodes() {
            match child.name.as_str() {
                "w:t" => self.text.push_str(&child.text()),
                "w:tab" | "w:ptab" => self.text.push('\t'),
                "w:br" | "w:cr" => self.text.push('\n'),
                "w:noBreakHyphen" => self.text.push('-'),
                "m:oMath" => self.text.push_str(&format!("${}$", math::latex(child))),
                "w:r" if child.child("w:rPr").is_some_and(|properties| properties.is_on("w:vanish")) => {}
                "w:txbxContent" => self.boxes.push(child),
                "a:chart" | "chart" => self.charts.extend(child.related("id")),
                "mc:AlternateContent" => {
                    if let Some(chosen) = alternative(child) {
                        self.gather(chosen);
                    }
                }
                "w:sdt" => {
                    if let Some(is_checked) = checkbox(child) {
                        self.text.push_str(if is_checked { "[x]" } else { "[ ]" });
                    } else {
                        self.gather(child);
                    }
                }
                // Properties, what was deleted, field instructions and notes of reviewers are not text.
                "w:pPr" | "w:rPr" | "w:del" | "w:moveFrom" | "w:instrText" | "w:delText" | "w:sdtPr" => {}
                _ => self.gather(child),
            }
        }
    }
}

/// The first alternative that is there; others say the same again for older programs.
fn alternative(node: &Node) -> Option<&Node> {
    let by_name = |name: &str| node.nodes().find(|child| child.name == name && !child.children.is_empty());
    by_name("mc:Choice").or_else(|| by_name("mc:Fallback"))
}

fn checkbox(control: &Node) -> Option<bool> {
    Some(control.at(&["w:sdtPr", "w14:checkbox"])?.is_on("w14:checked"))
}

fn rows(table: &Node) -> Vec<&Node> {
    let mut rows = Vec::new();
    table.find_all("w:tr", &mut rows);
    rows
}

fn cells(row: &Node) -> Vec<&Node> {
    let mut cells = Vec::new();
    row.find_all("w:tc", &mut cells);
    cells
}

fn item(depth: usize, mark: &str, text: &str) -> String {
    let indent = "  ".repeat(depth);
    let text = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    format!("{indent}{mark} {}", text.join(&format!("\n{indent}  ")))
}
