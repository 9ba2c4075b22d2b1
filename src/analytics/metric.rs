//! The registry of what is measured.

/// What is measured of each day.
pub const PER_DAY: &[Metric] = &[Metric::Conversations, Metric::Resolved, Metric::Duration, Metric::DurationNinety];

/// The periods that can be asked for, in days.
pub const PERIODS: [u16; 3] = [7, 30, 90];

crate::words! {
    /// Something that is measured.
    pub enum Metric {
        /// Conversations that began.
        Conversations = "conversations",
        /// Conversations that were resolved.
        Resolved = "resolved",
        /// From the beginning of a conversation to its end, by the clock: half of them took no longer.
        Duration = "duration",
        /// The same: nine of ten took no longer.
        DurationNinety = "duration_90",
        /// Conversations that began and have a label.
        Labelled = "labelled",
        /// First responses in time.
        FirstResponseMet = "first_response_met",
        /// First responses that came late, or have not come although they are late.
        FirstResponseMissed = "first_response_missed",
        /// From an escalation to its acceptance, in open time.
        TimeToAccept = "time_to_accept",
        /// From an escalation to its resolution, in open time.
        TimeToResolve = "time_to_resolve",
        /// Customers who wait for the assistant now.
        AssistantBacklog = "assistant_backlog",
        /// How long the first of them has waited.
        AssistantOldest = "assistant_oldest",
        /// Messages of customers about a topic.
        TopicMessages = "topic_messages",
        /// Their share of all messages of customers.
        TopicShare = "topic_share",
        /// The share of a topic's questions that the assistant answered, and nobody had to step in.
        TopicResolution = "topic_resolution",
        /// What the assistant's answers to a topic's questions cost.
        TopicCost = "topic_cost",
    }
}

crate::words! {
    /// In what something is measured.
    pub enum Unit {
        /// How many.
        Count = "count",
        /// How long, in minutes.
        Minutes = "minutes",
        /// How many of a hundred.
        Percent = "percent",
        /// Dollars of the United States.
        Dollars = "dollars",
    }
}

impl Metric {
    /// In what it is measured.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Conversations
            | Self::Resolved
            | Self::Labelled
            | Self::FirstResponseMet
            | Self::FirstResponseMissed
            | Self::AssistantBacklog
            | Self::TopicMessages => Unit::Count,
            Self::Duration
            | Self::DurationNinety
            | Self::TimeToAccept
            | Self::TimeToResolve
            | Self::AssistantOldest => Unit::Minutes,
            Self::TopicShare | Self::TopicResolution => Unit::Percent,
            Self::TopicCost => Unit::Dollars,
        }
    }

    /// The columns that it is read from.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Conversations => "conversations.created_at",
            Self::Labelled => "conversations.created_at, conversation_labels",
            Self::Resolved => "conversations.resolved_at",
            Self::Duration | Self::DurationNinety => "conversations.created_at, resolved_at",
            Self::FirstResponseMet | Self::FirstResponseMissed => "service_timers.due_at, ended_at",
            Self::TimeToAccept => "escalations.minutes_to_accept",
            Self::TimeToResolve => "escalations.minutes_to_resolve",
            Self::TopicMessages | Self::TopicShare => "topics_daily.messages, topic_days.messages",
            Self::TopicResolution => "topic_messages, runs.outcome, escalations, messages",
            Self::TopicCost => "topic_messages, runs.cost_micros",
            Self::AssistantBacklog | Self::AssistantOldest => "conversations.handler, waiting_since",
        }
    }
}
