//! Channels, outgoing: carrying messages to where customers are.
//!
//! A widget's messages and those of an API channel without a callback are fetched, so they
//! have left as soon as they may be seen. A callback is called: one signed POST a message,
//! tried again under the same id until it is taken, refused, or tried too often.
//!
//! Promises
//! - That a message is being sent is known before it is sent; how it ended is written down
//!   in the transaction that ends the job, and only while the job is ours.
//! - A callback is repeated only under the same `webhook-id`, so its receiver can tell (`J-6`); what a person sends
//!   again has an id of its own, and the message's.
//! - Callbacks leave by [`crate::egress`] alone: no inside address, no redirect (`O-1`).
//!
//! Start reading at [`Carrier::deliver`].

mod callback;
mod signature;

use std::sync::Arc;

use switchboard::channels;
use switchboard::fault::Fault;
use switchboard::ids::*;
use switchboard::inbox::work::{Outcome, settle, start_sending};
use switchboard::jobs::Claim;
use switchboard::tenancy::Desk;

use crate::egress::Egress;
use crate::files::links::Links;
use crate::worker::{Undone, end, worker};
use callback::{Answer, call};

/// Carries messages to their channels. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Carrier {
    egress: Egress,
    public_url: Arc<str>,
}

impl Carrier {
    /// A carrier that leaves by `egress`, and whose links lead to `public_url`.
    pub fn new(egress: Egress, public_url: &str) -> Self {
        Self { egress, public_url: public_url.into() }
    }

    /// Hands one message to its channel.
    ///
    /// # Errors
    /// [`Undone`]: try again later, under the same id.
    pub async fn deliver(&self, desk: &Desk, claim: &Claim, delivery: DeliveryId) -> Result<(), Undone> {
        let tx = worker(desk, claim.tenant).await?;
        let Some(outgoing) = start_sending(tx, delivery).await? else {
            return end(worker(desk, claim.tenant).await?, claim).await;
        };
        let mut tx = worker(desk, claim.tenant).await?;
        let callback = channels::callback(&mut tx, desk.seal(), outgoing.channel).await?;
        let letter = callback::letter(&mut tx, &outgoing).await?;
        // Nothing stays open while somebody else's server thinks.
        drop(tx);

        let outcome = match (callback, letter) {
            (Some(callback), Some(letter)) => {
                let links = Links { desk, tenant: claim.tenant, base: &self.public_url };
                let answer = call(&self.egress, &callback, &letter, &links).await;
                self.judge(answer, claim)?
            }
            // The callback was removed meanwhile: the message waits to be fetched.
            _ => Outcome::Sent { provider_id: None },
        };
        let mut tx = worker(desk, claim.tenant).await?;
        settle(&mut tx, delivery, &outcome).await?;
        end(tx, claim).await
    }

    /// How the delivery ended, or that it has not.
    fn judge(&self, answer: Answer, claim: &Claim) -> Result<Outcome, Undone> {
        let is_last = claim.is_last();
        match answer {
            Answer::Taken => Ok(Outcome::Sent { provider_id: None }),
            Answer::Refused(reason) => Ok(Outcome::Failed { reason }),
            Answer::Away(reason) if is_last => Ok(Outcome::Failed { reason }),
            Answer::Doubtful(reason) if is_last => Ok(Outcome::Unknown { reason }),
            Answer::Away(reason) | Answer::Doubtful(reason) => Err(Fault::other(reason).into()),
        }
    }
}
