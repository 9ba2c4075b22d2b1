//! The promises of evaluation, held.

mod running;
mod scene;
mod set;
