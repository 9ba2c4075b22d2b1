//! Reading a streamed completion: server-sent events, one JSON object each.

use serde::Deserialize;
use switchboard::assistant::ProviderProblem;

/// A completion as it comes in.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// Bytes of a line that has not ended yet: a chunk may end inside a character.
    line: Vec<u8>,
    said: Said,
    /// The model said why it stopped, or the server that it is done.
    ended: bool,
    done: bool,
}

/// What was said, and how it was counted.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub text: String,
    pub tokens_in: Option<u32>,
    pub tokens_out: Option<u32>,
}

#[derive(Deserialize)]
struct Chunk {
    #[serde(default)]
    choices: Vec<Choice>,
    usage: Option<Usage>,
    error: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Choice {
    /// Streamed: a piece. A server that does not stream sends the whole as `message`.
    #[serde(alias = "message")]
    delta: Option<Delta>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Delta {
    content: Option<String>,
}

#[derive(Deserialize)]
struct Usage {
    prompt_tokens: u32,
    completion_tokens: u32,
}

impl Stream {
    /// Takes what came in.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), ProviderProblem> {
        for byte in bytes {
            match byte {
                b'\n' => {
                    let line = std::mem::take(&mut self.line);
                    self.line(&line)?;
                }
                byte => self.line.push(*byte),
            }
        }
        Ok(())
    }

    /// Whether the server said that nothing more comes.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// What was said, if it was said to its end.
    pub fn finish(mut self) -> Result<Said, ProviderProblem> {
        let rest = std::mem::take(&mut self.line);
        self.line(&rest)?;
        if self.ended { Ok(self.said) } else { Err(ProviderProblem::Cut) }
    }

    fn line(&mut self, line: &[u8]) -> Result<(), ProviderProblem> {
        let line = std::str::from_utf8(line).map_err(|_| ProviderProblem::Garbage)?.trim();
        // Comments keep a connection awake; the names of events and ids say nothing here.
        if line.is_empty() || [":", "event:", "id:", "retry:"].iter().any(|it| line.starts_with(it)) {
            return Ok(());
        }
        let data = match line.strip_prefix("data:") {
            Some(data) => data.trim(),
            None if line.starts_with('{') => line,
            None => return Err(ProviderProblem::Garbage),
        };
        if data == "[DONE]" {
            (self.ended, self.done) = (true, true);
            return Ok(());
        }
        let chunk: Chunk = serde_json::from_str(data).map_err(|_| ProviderProblem::Garbage)?;
        if chunk.error.is_some() {
            return Err(ProviderProblem::Garbage);
        }
        if let Some(usage) = chunk.usage {
            self.said.tokens_in = Some(usage.prompt_tokens);
            self.said.tokens_out = Some(usage.completion_tokens);
        }
        // More than one choice was not asked for.
        if let Some(choice) = chunk.choices.into_iter().next() {
            self.said.text.push_str(&choice.delta.and_then(|it| it.content).unwrap_or_default());
            self.ended |= choice.finish_reason.is_some();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::world::{Mutator, rounds};

    const GOOD: &str = concat!(
        ": awake\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"Returns are fr\u{e9}e \"},\"finish_reason\":null}]}\n\n",
        "event: message\nid: 7\nretry: 10\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"[1].\"},\"finish_reason\":\"stop\"}],\"error\":null}\r\n\n",
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":4}}\n\n",
        "data: [DONE]\n\n",
    );

    /// What is read of these bytes, and what for, when they come in pieces of this length.
    fn read(bytes: &[u8], piece: usize) -> Result<(String, Option<u32>), ProviderProblem> {
        let mut stream = Stream::default();
        for piece in bytes.chunks(piece) {
            stream.push(piece)?;
        }
        stream.finish().map(|said| (said.text, said.tokens_in))
    }

    #[test]
    fn r_19_any_bytes_are_a_reply_or_a_problem_however_they_are_cut() {
        let mut by = Mutator::of("streams");
        assert_eq!(read(GOOD.as_bytes(), 1), Ok(("Returns are fr\u{e9}e [1].".to_owned(), Some(12))));
        for _ in 0..rounds(2_000) {
            let bytes = by.bytes(GOOD.as_bytes());
            let whole = read(&bytes, bytes.len().max(1));
            assert_eq!(read(&bytes, 1 + by.below(9)), whole, "{}", bytes.escape_ascii());
            assert!(whole.is_ok_and(|(text, _)| text.len() <= bytes.len()) || read(&bytes, 1).is_err());
        }
    }
}
