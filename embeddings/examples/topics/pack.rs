//! A pack: messages whose intents are known.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::process::Command;

use embeddings::SentenceModel;
use serde_json::Value;
use switchboard::knowledge::search::Language;
use switchboard::topics::method::Message;

use crate::interval::Chance;

/// A message, and what people say that it is about.
#[derive(Clone)]
pub struct Labelled {
    pub text: String,
    pub label: usize,
    pub vector: Vec<f32>,
}

pub struct Pack {
    pub language: Language,
    pub messages: Vec<Labelled>,
}

impl Pack {
    /// Reads messages with their intents, at most so many of them, drawn by lot.
    pub fn intents(folder: &Path, name: &str, most: usize, model: &SentenceModel) -> Result<Self, Box<dyn Error>> {
        let lines = lines(&folder.join(format!("{name}.jsonl.gz")))?;
        Self::of(lines.iter().map(|it| (text(it, "text"), text(it, "intent"))), Language::English, most, model)
    }

    /// Reads French questions; what they are about is the article that answers them.
    pub fn articles(folder: &Path, model: &SentenceModel) -> Result<Self, Box<dyn Error>> {
        let articles = lines(&folder.join("retrieval_piaf_docs.jsonl.gz"))?;
        let title: HashMap<String, String> = articles.iter().map(|it| (text(it, "id"), text(it, "title"))).collect();
        let questions = lines(&folder.join("retrieval_piaf_queries.jsonl.gz"))?;
        let of_article = questions.iter().filter_map(|question| {
            let article = question["relevant"].as_array()?.first()?.as_str()?;
            Some((text(question, "q"), title.get(article)?.clone()))
        });
        Self::of(of_article, Language::French, usize::MAX, model)
    }

    fn of(
        all: impl Iterator<Item = (String, String)>,
        language: Language,
        most: usize,
        model: &SentenceModel,
    ) -> Result<Self, Box<dyn Error>> {
        let mut all: Vec<(String, String)> = all.collect();
        shuffle(&mut all);
        all.truncate(most);
        let texts: Vec<&str> = all.iter().map(|(text, _)| text.as_str()).collect();
        let vectors = model.embed(&texts)?;
        let mut labels = HashMap::new();
        let labelled = |((text, label), vector): ((String, String), _)| {
            let next = labels.len();
            Labelled { text, label: *labels.entry(label).or_insert(next), vector }
        };
        Ok(Self { language, messages: all.into_iter().zip(vectors).map(labelled).collect() })
    }

    /// The messages as the method takes them.
    pub fn messages(&self, with_vectors: bool) -> Vec<Message<'_>> {
        messages(&self.messages, self.language, with_vectors)
    }
}

pub fn messages(labelled: &[Labelled], language: Language, with_vectors: bool) -> Vec<Message<'_>> {
    labelled
        .iter()
        .map(|it| Message { text: &it.text, language, vector: with_vectors.then_some(it.vector.as_slice()) })
        .collect()
}

/// Puts things in an order drawn by lot.
pub fn shuffle<T>(things: &mut [T]) {
    let mut chance = Chance::new();
    (1..things.len()).rev().for_each(|at| things.swap(at, chance.below(at + 1)));
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
