//! Where sealed secrets stand.

use uuid::Uuid;

use crate::ids::*;
use crate::sealing::Place;

crate::words! {
    /// A column that holds sealed secrets, by the name to which they are bound.
    pub enum Column {
        /// What signs the callbacks of an API channel.
        OfChannels = "channels.sealed_secret",
        /// The key of a workspace's language model.
        OfAssistants = "assistants.sealed_key",
        /// What a workspace shows to its identity provider.
        OfIdentityProviders = "identity_providers.sealed_secret",
        /// What somebody's authenticator app knows. People belong to no workspace.
        OfSecondFactors = "second_factors.sealed_secret",
    }
}

/// The workspace of what belongs to none.
pub(super) const NO_WORKSPACE: TenantId = TenantId(Uuid::nil());

impl Column {
    /// The columns with secrets of a workspace, or of people.
    pub(super) fn of(tenant: TenantId) -> &'static [Self] {
        if tenant == NO_WORKSPACE {
            &[Self::OfSecondFactors]
        } else {
            &[Self::OfChannels, Self::OfAssistants, Self::OfIdentityProviders]
        }
    }

    /// The place of the secret of a row.
    pub(crate) fn place(self, tenant: TenantId, row: Uuid) -> Place<'static> {
        Place { tenant, column: self.word(), row }
    }
}
