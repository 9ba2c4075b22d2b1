//! A Stripe on this machine for the tests: `tools/stripe.py` on localstripe, a Python package, so it is taken only where
//! Python is.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use crate::failure::{During, Failure, Outcome};
use crate::python::Package;
use crate::{places, shell};

const PACKAGE: Package =
    Package { name: "localstripe", file: "localstripe", saying: "Installing a Stripe for the tests (once)" };

/// The Python that can start it: `STRIPE_PYTHON`, or one of our own with the versions in `tools/localstripe.txt`.
/// `None` where there is no Python to install it with; then that is said.
pub fn python() -> Outcome<Option<OsString>> {
    if let Some(chosen) = env::var_os("STRIPE_PYTHON") {
        return Ok(Some(chosen));
    }
    let Some(python) = shell::find(&["python3"]) else {
        println!("\nSkipped: without Python there is no Stripe to pay at (docs/billing.md).\n");
        return Ok(None);
    };
    match PACKAGE.ready(&python) {
        Ok(folder) => Ok(Some(folder.join("bin/python").into_os_string())),
        Err(failure) => {
            let failure = failure.advice("check the network, or name a Python that has localstripe by STRIPE_PYTHON");
            println!("\nSkipped: there is no Stripe to pay at (docs/billing.md).\n{failure}\n");
            Ok(None)
        }
    }
}

/// A Stripe that runs until it is dropped.
pub struct Standing {
    child: Child,
    /// Where it is.
    pub url: String,
}

impl Standing {
    /// Starts one on a free port of this machine.
    pub fn start(python: &OsStr) -> Outcome<Self> {
        let mut child = shell::command(python)
            .arg(places::root().join("tools/stripe.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .during("start a Stripe for the tests")?;
        let mut url = String::new();
        if let Some(said) = child.stdout.take() {
            BufReader::new(said).read_line(&mut url).during("hear where Stripe is")?;
        }
        let standing = Self { child, url: url.trim().to_owned() };
        if standing.url.is_empty() {
            return Err(Failure::new("The Stripe for the tests did not start").advice("read what Python says above"));
        }
        Ok(standing)
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
