//! Ids: one type for each kind of thing, so that one cannot stand for another.
//!
//! All are UUIDs of version 7: they sort by the time of their making.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::Type), sqlx(transparent))]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new id, later than every id made before it on this machine.
            #[cfg(not(target_arch = "wasm32"))]
            #[allow(clippy::new_without_default, reason = "an id is made on purpose, never by default")]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                uuid::Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A company that uses Switchboard; people see the word *workspace*.
    TenantId,
    /// A person, once for the whole installation.
    UserId,
    /// A system by which the people of one workspace sign in.
    IdentityProviderId,
    /// Who a person is at such a system.
    ProvidedIdentityId,
    /// A passkey of a person.
    PasskeyId,
    /// A person's place in one workspace.
    MemberId,
    /// An invitation into a workspace.
    InvitationId,
    /// A role that a workspace made for itself.
    RoleId,
    /// A key with which another system speaks to the API.
    ServiceKeyId,
    /// A token with which a member speaks to the API as themselves.
    PersonalTokenId,
    /// One connected inbox.
    ChannelId,
    /// One human customer.
    ContactId,
    /// A contact as one channel knows it.
    IdentityId,
    /// A company that contacts write for.
    CompanyId,
    /// What an agent wrote down about a contact or a company.
    AddressNoteId,
    /// Two contacts that became one.
    ContactMergeId,
    /// A filter over contacts or companies that has a name.
    SegmentId,
    /// A table of contacts or companies that somebody brought.
    ContactImportId,
    /// A visitor's session in the widget.
    VisitorSessionId,
    /// A group of members who share conversations.
    TeamId,
    /// An act on many conversations.
    BulkId,
    /// A way of looking at the inbox that has a name.
    ViewId,
    /// A word and a colour by which conversations are sorted.
    LabelId,
    /// A conversation.
    ConversationId,
    /// Entries that went from one conversation to another.
    TransferId,
    /// A message, note or event of a conversation.
    MessageId,
    /// Something that arrived from outside, before anything was made of it.
    InboxEventId,
    /// One try to hand a message to its channel.
    DeliveryId,
    /// A hand-over to people.
    EscalationId,
    /// A reason of a workspace's own for which people are called.
    ReasonId,
    /// What is promised to some customers.
    PolicyId,
    /// A promise to one customer.
    TimerId,
    /// Something that a member should know of.
    NotificationId,
    /// A question with its answer, or a text, that the assistant may answer from.
    ItemId,
    /// A piece of a knowledge item, small enough to be quoted.
    PassageId,
    /// What customers ask and the knowledge does not say.
    GapId,
    /// A table of questions that somebody brought.
    KnowledgeImportId,
    /// A website that is read as knowledge.
    SiteId,
    /// One reading of a website.
    CrawlId,
    /// What one reading asks for: a page, or a list of pages.
    CrawlPageId,
    /// A question that a workspace tries its knowledge with.
    QuestionId,
    /// One time that all of them were asked.
    EvaluationId,
    /// The assistant of a workspace.
    AssistantId,
    /// One model call or pipeline step of the assistant.
    RunId,
    /// A reply that the assistant proposes.
    DraftId,
    /// Something that was sent along with words.
    FileId,
    /// A text that agents send again and again.
    SavedReplyId,
    /// A customer who may buy.
    LeadId,
    /// An act that moved several leads at once.
    LeadActId,
    /// A way of looking at leads that has a name.
    LeadViewId,
    /// Work to be done later.
    JobId,
    /// An entry of the stream of what happened.
    EventId,
    /// A mail to be sent.
    MailId,
    /// An entry of the audit log.
    AuditId,
    /// One look through the chain of the audit log.
    CheckId,
    /// What customers write about, from one day to the next.
    TopicId,
    /// What a workspace may choose to have, and to pay for.
    PlanId,
    /// What a workspace was asked to pay.
    InvoiceId,
}
