//! XML from a stranger: streamed, without entities of its own, and never deep.
//!
//! An office file is read one block at a time: the children of a container such as `w:body` come
//! as small trees, so that a book costs the memory of its largest paragraph or table.

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::Unreadable;

/// Elements within elements. Word nests some forty for a text box in a table.
const DEEPEST: usize = 200;
/// Elements of one tree, some 100 bytes each.
const MOST_NODES: usize = 1_000_000;

#[derive(Debug, Default)]
pub(crate) struct Node {
    /// With the usual prefix of its namespace, whatever prefix the file uses: `w:p`.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Child>,
}

#[derive(Debug)]
pub(crate) enum Child {
    Node(Node),
    Text(String),
}

impl Node {
    /// The value of an attribute, by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let local = |key: &str| key.rsplit_once(':').map_or(key == name, |(_, local)| local == name);
        self.attributes.iter().find(|(key, _)| local(key)).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that must have a prefix: `r:id`, where `id` is something else.
    pub(crate) fn related(&self, name: &str) -> Option<&str> {
        let related = |key: &str| key.split_once(':').is_some_and(|(_, local)| local == name);
        self.attributes.iter().find(|(key, _)| related(key)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn nodes(&self) -> impl DoubleEndedIterator<Item = &Node> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.nodes().find(|node| node.name == name)
    }

    /// The node at the end of a path of names.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The value (`w:val`) of a child that carries just that.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Whether a child switches something on; its presence alone does.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|node| !matches!(node.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// All text in the node, without structure.
    pub(crate) fn text(&self) -> String {
        let mut all = String::new();
        self.gather(&mut all);
        all
    }

    fn gather(&self, all: &mut String) {
        for child in &self.children {
            match child {
                Child::Node(node) => node.gather(all),
                Child::Text(text) => all.push_str(text),
            }
        }
    }

    /// Every node below, depth first, that has this name; not those within one another.
    pub(crate) fn find_all<'n>(&'n self, name: &str, found: &mut Vec<&'n Node>) {
        for node in self.nodes() {
            if node.name == name {
                found.push(node);
            } else {
                node.find_all(name, found);
            }
        }
    }
}

/// The whole of a small file.
pub(crate) fn tree(bytes: &[u8]) -> Result<Node, Unreadable> {
    let mut root = Node::default();
    each(bytes, None, |node| {
        root = node;
        false
    })?;
    Ok(root)
}

/// Hands over the children of `container` one after the other, until `take` has had enough.
pub(crate) fn each(
    bytes: &[u8],
    container: Option<&str>,
    mut take: impl FnMut(Node) -> bool,
) -> Result<(), Unreadable> {
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => Cow::Borrowed(source.trim_start_matches('\u{feff}')),
        Err(_) => Cow::Owned(crate::text::decode(bytes, None)),
    };
    let mut reader = NsReader::from_str(&source);
    reader.config_mut().check_end_names = false;
    let mut inside = container.is_none();
    let mut outer = 0_usize;
    let mut stack: Vec<Node> = Vec::new();
    let mut nodes = 0_usize;
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| Unreadable::Damaged)?;
        let (start, is_empty) = match event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(_) => {
                let Some(node) = stack.pop() else {
                    outer = outer.saturating_sub(1);
                    inside = inside && container.is_none();
                    continue;
                };
                match stack.last_mut() {
                    Some(parent) => parent.children.push(Child::Node(node)),
                    None if !take(node) => return Ok(()),
                    None => nodes = 0,
                }
                continue;
            }
            Event::Text(text) => {
                push_text(&mut stack, &text);
                continue;
            }
            Event::CData(text) => {
                push_text(&mut stack, &text);
                continue;
            }
            Event::GeneralRef(reference) => {
                let known = match reference.resolve_char_ref() {
                    Ok(Some(sign)) => sign.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&reference).unwrap_or_default().to_owned(),
                };
                push_text(&mut stack, &known);
                continue;
            }
            // Office files have none. Entities are what bombs are made of.
            Event::DocType(kind) if kind.contains("<!ENTITY") => return Err(Unreadable::UnpacksTooFar),
            Event::Eof if stack.is_empty() => return Ok(()),
            Event::Eof => return Err(Unreadable::Damaged),
            _ => continue,
        };
        nodes += 1;
        if stack.len() + outer > DEEPEST || nodes > MOST_NODES {
            return Err(Unreadable::UnpacksTooFar);
        }
        let name = canonical(&namespace, &start);
        if !inside {
            inside = !is_empty && Some(name.as_str()) == container;
            outer += usize::from(!is_empty);
            nodes = 0;
            continue;
        }
        let node = Node { name, attributes: attributes(&start), children: Vec::new() };
        if !is_empty {
            stack.push(node);
        } else if let Some(parent) = stack.last_mut() {
            parent.children.push(Child::Node(node));
        } else if !take(node) {
            return Ok(());
        }
    }
}

fn push_text(stack: &mut [Node], text: &str) {
    let Some(node) = stack.last_mut() else { return };
    match node.children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        _ => node.children.push(Child::Text(text.to_owned())),
    }
}

fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut all = start.attributes();
    let all = all.with_checks(false).flatten();
    all.map(|attribute| {
        let key = attribute.key.as_ref().to_owned();
        let value = &attribute.value;
        (key, quick_xml::escape::unescape(value).map_or_else(|_| value.to_string(), Cow::into_owned))
    })
    .collect()
}

/// The name with the prefix that everybody uses for its namespace.
fn canonical(namespace: &ResolveResult<'_>, start: &BytesStart<'_>) -> String {
    const USUAL: [(&str, &str); 9] = [
        ("/wordprocessingml/", "w"),
        ("/word/2010/wordprocessingShape", "wps"),
        ("/word/2010/wordml", "w14"),
        ("/drawingml/", "a"),
        ("/presentationml/", "p"),
        ("officeDocument/2006/math", "m"),
        ("officeDocument/math", "m"),
        ("/markup-compatibility/", "mc"),
        ("schemas-microsoft-com:vml", "v"),
    ];
    let local = start.local_name().into_inner().to_owned();
    let ResolveResult::Bound(bound) = namespace else { return local };
    let uri = bound.as_ref();
    match USUAL.iter().find(|(part, _)| uri.contains(part)) {
        Some((_, prefix)) => format!("{prefix}:{local}"),
        None => local,
    }
}
