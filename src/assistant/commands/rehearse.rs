//! Rehearsing on behalf of a job.

use super::Assistant;
use super::answer_message::into_fault;
use crate::access::Work;
use crate::assistant::rehearsal::{Rehearsal, rehearse};
use crate::fault::Fault;
use crate::ids::TenantId;
use crate::knowledge::Language;
use crate::tenancy::Principal;

impl Assistant {
    /// Rehearses an answer as [`rehearse`] does: no model is called, nothing is kept, it costs nothing.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn rehearse(
        &self,
        tenant: TenantId,
        question: &str,
        asked_in: Option<Language>,
    ) -> Result<Rehearsal, Fault> {
        let who = Principal::assistant(tenant);
        rehearse::<Work>(&self.desk, &self.shelves, &who, question, asked_in).await.map_err(into_fault)
    }
}
