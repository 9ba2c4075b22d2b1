//! Sentence models: what a sentence means, as a vector.
//!
//! A [`SentenceModel`] is a BERT of the kind that `sentence-transformers` publishes, read from a
//! folder in the layout of Hugging Face (`config.json`, `tokenizer.json`, `model.safetensors`). It
//! runs in this process, on the processor, without a network. Two sentences that mean the same have
//! vectors whose dot product is near 1.
//!
//! ```text
//! words ──► tokens (the first 256) ──► BERT ──► mean over the tokens ──► length 1
//! ```
//!
//! Promises
//! - A text has the same vector alone and in a batch, to four digits.
//! - Vectors have the length 1, and [`SentenceModel::dimension`] numbers.
//! - What is longer than the model reads is cut, never refused.
//!
//! This is a crate of its own because what it builds on takes minutes to compile: the product is
//! built and tested without it, and searches by words alone.

mod folder;

use std::path::Path;

use candle_core::{DType, Device, IndexOp, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{BertModel, Config};
use tokenizers::{PaddingParams, PaddingStrategy, Tokenizer, TruncationParams};

pub use folder::CannotLoad;

/// Texts that are computed together. More are no faster on two cores, and take more memory.
const BATCH: usize = 16;

/// A sentence model in memory. Computing takes the calling thread: an async caller moves it aside.
pub struct SentenceModel {
    bert: BertModel,
    tokenizer: Tokenizer,
    name: String,
    dimension: usize,
}

/// Why a text has no vector: the model is damaged or memory ran out.
#[derive(Debug, thiserror::Error)]
#[error("the model could not compute: {0}")]
pub struct CannotCompute(String);

impl From<candle_core::Error> for CannotCompute {
    fn from(error: candle_core::Error) -> Self {
        Self(error.to_string())
    }
}

impl SentenceModel {
    /// Reads a model from its folder.
    ///
    /// # Errors
    /// [`CannotLoad`] names the file that is missing or cannot be read.
    pub fn load(folder: &Path) -> Result<Self, CannotLoad> {
        let config: Config = folder::json(&folder.join("config.json"))?;
        let longest = folder::longest(folder, config.max_position_embeddings);
        let weights = folder.join("model.safetensors");
        let bytes = folder::bytes(&weights)?;
        let name = folder::name(folder, &bytes);
        let wrong = |error: candle_core::Error| CannotLoad::Wrong(weights.clone(), error.to_string());
        let variables = VarBuilder::from_buffered_safetensors(bytes, DType::F32, &Device::Cpu).map_err(wrong)?;
        let bert = BertModel::load(variables, &config).map_err(wrong)?;

        let file = folder.join("tokenizer.json");
        let wrong = |error: tokenizers::Error| CannotLoad::Wrong(file.clone(), error.to_string());
        let mut tokenizer = Tokenizer::from_file(&file).map_err(wrong)?;
        let cut = TruncationParams { max_length: longest, ..TruncationParams::default() };
        tokenizer.with_truncation(Some(cut)).map_err(wrong)?;
        let fill = PaddingParams {
            strategy: PaddingStrategy::BatchLongest,
            pad_id: u32::try_from(config.pad_token_id).unwrap_or(0),
            ..PaddingParams::default()
        };
        tokenizer.with_padding(Some(fill));
        Ok(Self { bert, tokenizer, name, dimension: config.hidden_size })
    }

    /// What the model is called, and a mark of its weights, e.g. `MiniLM-L6-H384-uncased@53aa5117`: two models that began
    /// as the same one are two, and vectors of two names are never compared.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Numbers in a vector.
    pub const fn dimension(&self) -> usize {
        self.dimension
    }

    /// The vector of each text, in their order, each of length 1.
    ///
    /// # Errors
    /// [`CannotCompute`] where the model is damaged.
    pub fn embed(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, CannotCompute> {
        // Texts of one length together: a short one does not wait for the padding of a long one.
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|at| texts[*at].len());
        let mut vectors = vec![Vec::new(); texts.len()];
        for batch in order.chunks(BATCH) {
            let words: Vec<&str> = batch.iter().map(|at| texts[*at]).collect();
            for (at, vector) in batch.iter().zip(self.batch(words)?) {
                vectors[*at] = vector;
            }
        }
        Ok(vectors)
    }

    fn batch(&self, texts: Vec<&str>) -> Result<Vec<Vec<f32>>, CannotCompute> {
        let encoded = self.tokenizer.encode_batch(texts, true).map_err(|error| CannotCompute(error.to_string()))?;
        let rows = |numbers: &dyn Fn(&tokenizers::Encoding) -> Vec<u32>| -> Result<Tensor, candle_core::Error> {
            let rows =
                encoded.iter().map(|it| Tensor::new(numbers(it), &Device::Cpu)).collect::<Result<Vec<_>, _>>()?;
            Tensor::stack(&rows, 0)
        };
        let tokens = rows(&|it| it.get_ids().to_vec())?;
        let mask = rows(&|it| it.get_attention_mask().to_vec())?;
        let words = self.bert.forward(&tokens, &tokens.zeros_like()?, Some(&mask))?;

        let mask = mask.to_dtype(DType::F32)?.unsqueeze(2)?;
        let sum = words.broadcast_mul(&mask)?.sum(1)?;
        let mean = sum.broadcast_div(&mask.sum(1)?)?;
        let length = mean.sqr()?.sum_keepdim(1)?.sqrt()?;
        let unit = mean.broadcast_div(&length)?;
        Ok((0..encoded.len()).map(|at| unit.i(at)?.to_vec1()).collect::<Result<_, _>>()?)
    }
}
