//! The one binary.

use std::process::ExitCode;

/// A page is put together from thousands of small pieces, and a password takes 19 MiB for a moment: this allocator is
/// quick with the ones, and gives the other back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    server::commands::run(std::env::args().skip(1).collect())
}
