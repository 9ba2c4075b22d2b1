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
