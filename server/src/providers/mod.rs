//! Providers: the language models that a workspace may connect. The contract is the desk's
//! (`switchboard::assistant::Provider`); here it is spoken over HTTP.

pub mod openai;
