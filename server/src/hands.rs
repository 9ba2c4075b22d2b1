//! The worker's hands: one for each kind of work.

use switchboard::jobs::Claim;
use switchboard::tenancy::Desk;

use crate::settings::Settings;
use crate::worker::Undone;

/// Does jobs, with what the machine room hands over: mail, channels, the model provider.
#[derive(Clone)]
pub struct Hands {}

impl Hands {
    /// Hands as the settings describe them.
    pub fn new(_settings: &Settings) -> Self {
        Self {}
    }

    /// Does one job.
    ///
    /// # Errors
    /// [`Undone`], and then nothing of it is kept.
    pub async fn do_it(&self, _desk: &Desk, _claim: &Claim) -> Result<(), Undone> {
        Ok(())
    }
}
