//! Ctrl-C, noticed instead of suffered.
//!
//! What was started must also be stopped: the database would outlive us otherwise. So the
//! signals only raise a flag, whoever waits looks at it, and the guards clean up on the way
//! out. Children in our process group receive the terminal's Ctrl-C themselves.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::failure::{During, Failure, Outcome};

static RAISED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on an interruption lets us finish what must be finished.
pub fn watch() -> Outcome {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        // A second one while the flag is up ends us at once: nobody likes a deaf program.
        signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(&RAISED))
            .and_then(|_| signal_hook::flag::register(signal, Arc::clone(&RAISED)))
            .during("listen for Ctrl-C")?;
    }
    Ok(())
}

/// Somebody asked us to stop.
pub fn raised() -> bool {
    RAISED.load(Ordering::SeqCst)
}

/// Goes on only if nobody asked us to stop.
pub fn check() -> Outcome {
    if raised() { Err(Failure::new("Stopped on request")) } else { Ok(()) }
}
