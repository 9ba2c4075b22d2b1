//! Usage: this month held against its limits, and the assistant's budget.
//!
//! Both stand on the page of what is used, above its reports. Whoever reads the bills sees the meters; the budget is set
//! by who may tune the assistant. What is beyond a limit is never hidden, and people always go on.
//!
//! Start reading at [`Used::panels`]. Not here: the page with its months, days, conversations and file (`analytics`),
//! adding up and telling (the desk's `usage`).

mod budget;
mod doors;
mod meters;
mod problems;
mod words;

use leptos::prelude::*;
use switchboard::access::{Permission, Right};
use switchboard::fault::Fault;
use switchboard::tenancy::Tx;
use switchboard::usage::{self, Check, Meter, Month};

use crate::inbox::Reader;
use crate::routes::{Entry, Guard::Needs, door};

/// The doors of this feature.
pub const DOORS: &[Entry] = &[door::<doors::SetBudget>(Needs(Right::AssistantTune))];

/// This month, held against its limits.
pub struct Used {
    month: Month,
    meters: Vec<Meter>,
    check: Option<Check>,
}

impl Used {
    /// What is used by now.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn read(tx: &mut Tx<impl Permission>, reader: &Reader) -> Result<Self, Fault> {
        let month = Month::of(reader.now, &reader.zone);
        let meters = usage::meters(tx, &month).await?;
        Ok(Self { meters, check: usage::last_check(tx).await?, month })
    }

    /// The meters, and the budget for whoever may set it.
    pub fn panels(self, reader: &Reader) -> impl IntoView + use<> {
        let budget = reader.may(Right::AssistantTune).then(|| budget::panel(&self.meters, reader));
        view! {
            {meters::panel(&self, reader)}
            {budget}
        }
    }
}
