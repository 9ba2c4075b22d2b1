//! How far a message has come on its way to the customer.

crate::words! {
    /// How far a message has come on its way to the customer.
    pub enum Delivery {
        /// It waits, and can still be taken back.
        Queued = "queued",
        /// It was handed to the channel, which has not answered yet.
        Sending = "sending",
        /// The channel has it.
        Sent = "sent",
        /// The customer's device has it.
        Delivered = "delivered",
        /// The customer has seen it.
        Read = "read",
        /// It will not arrive.
        Failed = "failed",
        /// Nobody knows whether it arrived.
        Unknown = "unknown",
    }
}

impl Delivery {
    /// Whether news of `next` moves a message on. Receipts come late and in disorder: a
    /// message never goes back, and only proof that it arrived outweighs a failure.
    pub const fn may_become(self, next: Self) -> bool {
        match (self, next) {
            (Self::Queued, Self::Queued) => false,
            (Self::Queued, _) => true,
            (Self::Sending, next) => !matches!(next, Self::Queued | Self::Sending),
            (Self::Unknown, next) => matches!(next, Self::Sent | Self::Delivered | Self::Read | Self::Failed),
            (Self::Sent, next) => matches!(next, Self::Delivered | Self::Read | Self::Failed),
            (Self::Delivered, next) => matches!(next, Self::Read),
            (Self::Failed, next) => matches!(next, Self::Delivered | Self::Read),
            (Self::Read, _) => false,
        }
    }

    /// Whether a person may have it tried again.
    pub const fn may_be_retried(self) -> bool {
        matches!(self, Self::Failed | Self::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::Delivery;

    #[test]
    fn whatever_the_order_of_the_receipts_the_furthest_state_stays() {
        use Delivery::{Delivered, Read, Sending, Sent, Unknown};
        for receipts in
            [[Sent, Delivered, Read], [Read, Delivered, Sent], [Delivered, Sent, Read], [Unknown, Read, Sent]]
        {
            let end =
                receipts.into_iter().fold(Sending, |state, next| if state.may_become(next) { next } else { state });
            assert_eq!(end, Read, "{receipts:?}");
        }
    }

    #[test]
    fn nothing_goes_back_to_the_queue() {
        for state in Delivery::ALL {
            assert!(!state.may_become(Delivery::Queued), "{state}");
        }
        assert!(!Delivery::Failed.may_become(Delivery::Sent));
        assert!(Delivery::Failed.may_become(Delivery::Delivered));
    }
}
