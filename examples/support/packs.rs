//! A pack: a small knowledge base and questions whose answers are known.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use switchboard::ids::{ItemId, PassageId};
use switchboard::knowledge::search::{Kind, Language, Passage, split};
use uuid::Uuid;

/// What a question is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The knowledge answers it.
    Answerable,
    /// Its document was withheld.
    Outside,
    /// Looks answerable and is not.
    Trick,
}

pub struct Question {
    pub text: String,
    pub purpose: Purpose,
    pub relevant: Vec<ItemId>,
    pub answers: Vec<String>,
}

pub struct Pack {
    pub name: String,
    pub language: Language,
    pub passages: Vec<Passage>,
    pub questions: Vec<Question>,
}

/// Reads a pack. Long documents (AWS) are split as knowledge is; FAQs and paragraphs stay whole.
pub fn read(folder: &Path, name: &str) -> Result<Pack, Box<dyn Error>> {
    let documents = lines(&folder.join(format!("retrieval_{name}_docs.jsonl.gz")))?;
    let mut sources = HashMap::new();
    let mut passages = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let source = ItemId(Uuid::from_u128(number as u128));
        sources.insert(text(document, "id"), source);
        let whole = Passage {
            id: PassageId(source.0),
            source,
            kind: if name == "stackfaq" { Kind::Faq } else { Kind::Text },
            language: Language::from_tag(&text(document, "lang")),
            title: text(document, "title"),
            variants: Vec::new(),
            text: text(document, "text"),
        };
        if name != "aws" {
            passages.push(whole);
            continue;
        }
        passages.extend(split(source, &whole.text).into_iter().map(|piece| Passage {
            id: piece.id,
            title: if piece.heading.is_empty() { whole.title.clone() } else { piece.heading },
            text: whole.text[piece.range].to_owned(),
            ..whole.clone()
        }));
    }
    let questions = lines(&folder.join(format!("retrieval_{name}_queries.jsonl.gz")))?;
    let questions = questions.iter().map(|question| Question {
        text: text(question, "q"),
        purpose: match (question["answerable"].as_bool(), question["kind"].as_str()) {
            (Some(true), _) => Purpose::Answerable,
            (_, Some("outside-kb")) => Purpose::Outside,
            _ => Purpose::Trick,
        },
        relevant: strings(question, "relevant").filter_map(|id| sources.get(&id).copied()).collect(),
        answers: strings(question, "answers").collect(),
    });
    let language = passages.first().map_or(Language::English, |passage: &Passage| passage.language);
    Ok(Pack { name: name.to_owned(), language, questions: questions.collect(), passages })
}

fn lines(file: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let output = Command::new("gzip").arg("-dc").arg(file).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned().into());
    }
    let text = String::from_utf8(output.stdout)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn strings(value: &Value, key: &str) -> impl Iterator<Item = String> {
    value[key].as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned))
}
