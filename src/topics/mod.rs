//! Topics: what customers write about, day after day.
//!
//! The method alone so far: from messages to topics, and from the topics that are known to the same ones tomorrow.
//!
//! Start reading at [`method`].

pub mod method;
