//! Presentations: each slide is a page, its title first.

use super::relations::Relations;
use crate::blocks::{Blocks, heading, one_line, row};
use crate::xml::{self, Node};
use crate::{Document, Limits, Unreadable};

pub(crate) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut archive = super::open(bytes)?;
    let file = Relations::of(&mut archive, "")?;
    let main = file.of_kind("/officeDocument").unwrap_or("ppt/presentation.xml").to_owned();
    let presentation = xml::tree(&archive.bytes(&main)?.ok_or(Unreadable::Damaged)?)?;
    let relations = Relations::of(&mut archive, &main)?;
    let slides: Vec<&str> = presentation
        .child("p:sldIdLst")
        .into_iter()
        .flat_map(Node::nodes)
        .filter_map(|slide| relations.target(slide.related("id")?))
        .collect();
    if slides.len() > Limits::MOST_PAGES {
        return Err(Unreadable::TooManyPages);
    }
    let mut pages = Vec::new();
    let mut characters = 0;
    for name in slides {
        let Some(slide) = archive.bytes(name)? else {
            pages.push(String::new());
            continue;
        };
        let mut blocks = Blocks::default();
        if characters < Limits::LONGEST_TEXT
            && let Some(shapes) = xml::tree(&slide)?.at(&["p:cSld", "p:spTree"])
        {
            read_shapes(shapes, true, &mut blocks);
            read_shapes(shapes, false, &mut blocks);
        }
        characters += blocks.characters();
        pages.push(blocks.into_text());
    }
    Document::of_pages(super::title(&mut archive)?, pages)
}

/// Reads the shapes in their order; titles in one go, since they may be drawn last, the rest in another.
fn read_shapes(parent: &Node, titles: bool, blocks: &mut Blocks) {
    for node in parent.nodes() {
        match node.name.as_str() {
            "p:sp" if is_title(node) == titles => {
                if let Some(body) = node.child("p:txBody") {
                    read_body(body, titles, has_bullets(node), blocks);
                }
            }
            "p:grpSp" => read_shapes(node, titles, blocks),
            "p:graphicFrame" if !titles => {
                let mut tables = Vec::new();
                node.find_all("a:tbl", &mut tables);
                for table in tables {
                    read_table(table, blocks);
                }
            }
            "mc:AlternateContent" => {
                if let Some(choice) = node.child("mc:Choice") {
                    read_shapes(choice, titles, blocks);
                }
            }
            _ => {}
        }
    }
}

fn placeholder(shape: &Node) -> Option<&Node> {
    shape.at(&["p:nvSpPr", "p:nvPr", "p:ph"])
}

fn is_title(shape: &Node) -> bool {
    placeholder(shape).is_some_and(|place| matches!(place.attribute("type"), Some("title" | "ctrTitle")))
}

/// The body of a slide has bullets unless a paragraph says otherwise; other text has none.
fn has_bullets(shape: &Node) -> bool {
    placeholder(shape).is_some_and(|place| matches!(place.attribute("type"), None | Some("body" | "obj")))
}

fn read_body(body: &Node, is_title: bool, bullets: bool, blocks: &mut Blocks) {
    for paragraph in body.nodes().filter(|node| node.name == "a:p") {
        let text = paragraph_text(paragraph);
        let properties = paragraph.child("a:pPr");
        let depth = properties.and_then(|properties| properties.attribute("lvl")?.parse().ok()).unwrap_or(0_usize);
        let plain = properties.is_some_and(|properties| properties.child("a:buNone").is_some());
        let marked = properties.is_some_and(|properties| {
            properties.child("a:buChar").is_some() || properties.child("a:buAutoNum").is_some()
        });
        if text.is_empty() {
            continue;
        } else if is_title {
            blocks.push(&heading(1, &text));
        } else if marked || (bullets && !plain) {
            blocks.line(&format!("{}- {text}", "  ".repeat(depth.min(9))));
        } else {
            blocks.push(&text);
        }
    }
}

fn paragraph_text(paragraph: &Node) -> String {
    let mut text = String::new();
    for node in paragraph.nodes() {
        match node.name.as_str() {
            "a:r" | "a:fld" => text.push_str(&node.child("a:t").map(Node::text).unwrap_or_default()),
            "a:br" => text.push(' '),
            _ => {}
        }
    }
    one_line(&text)
}

fn read_table(table: &Node, blocks: &mut Blocks) {
    let rows = table.nodes().filter(|node| node.name == "a:tr").map(|line| {
        row(line.nodes().filter(|node| node.name == "a:tc").map(|cell| {
            let paragraphs = cell.child("a:txBody").into_iter().flat_map(Node::nodes);
            paragraphs.map(paragraph_text).collect::<Vec<_>>().join(" ")
        }))
    });
    blocks.push(&rows.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
}
