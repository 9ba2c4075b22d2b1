//! The registry of what is measured: every number of every report is one of these, and nothing is counted elsewhere.

/// What is measured of each day, and of every part of a period.
pub const COUNTED: &[Metric] = &[
    Metric::Conversations,
    Metric::Resolved,
    Metric::FirstResponse,
    Metric::Duration,
    Metric::DurationNinety,
    Metric::AssistantShare,
    Metric::Cost,
];

/// What is measured of the use that a workspace makes of the desk.
pub const USED: &[Metric] = &[Metric::Conversations, Metric::Messages, Metric::Runs, Metric::Tokens, Metric::Cost];

/// What is measured of the assistant, hour by hour.
pub const OF_ASSISTANT: &[Metric] = &[Metric::Runs, Metric::Cost, Metric::Confidence];

/// What is measured of each kind of run.
pub const BY_KIND: &[Metric] = &[Metric::Runs, Metric::Tokens, Metric::Cost, Metric::Confidence];

/// The periods that can be asked for, in days.
pub const PERIODS: [u16; 3] = [7, 30, 90];

crate::words! {
    /// Something that is measured.
    pub enum Metric {
        /// Conversations that began.
        Conversations = "conversations",
        /// Conversations that were resolved.
        Resolved = "resolved",
        /// From a customer's first words to the first answer, by the clock: half of them took no longer.
        FirstResponse = "first_response",
        /// From the beginning of a conversation to its end, by the clock: half of them took no longer.
        Duration = "duration",
        /// The same: nine of ten took no longer.
        DurationNinety = "duration_90",
        /// How many of the resolved conversations the assistant resolved alone.
        AssistantShare = "assistant_share",
        /// What the assistant cost.
        Cost = "cost",
        /// Messages of customers, people and the assistant.
        Messages = "messages",
        /// How often the assistant was at work.
        Runs = "runs",
        /// Tokens that a model read and wrote.
        Tokens = "tokens",
        /// How sure the assistant was, on average.
        Confidence = "confidence",
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
        /// From 0, not at all, to 1, wholly.
        Degree = "degree",
    }
}

crate::words! {
    /// By what the numbers of a period are told apart.
    pub enum Dimension {
        /// By what they wrote.
        Channel = "channel",
        /// Who holds the conversation.
        Agent = "agent",
        /// To which team it was given.
        Team = "team",
        /// Whether the assistant said something in it.
        Assistant = "assistant",
        /// About what the customer wrote: a conversation has the topic of its first message that has one. How much is
        /// written about a topic is counted message by message ([`Metric::TopicMessages`]).
        Topic = "topic",
        /// For what the assistant ran.
        Kind = "kind",
    }
}

impl Dimension {
    /// What is measured of its parts.
    pub const fn metrics(self) -> &'static [Metric] {
        match self {
            Self::Channel | Self::Agent | Self::Team | Self::Assistant | Self::Topic => COUNTED,
            Self::Kind => BY_KIND,
        }
    }
}

impl Metric {
    /// In what it is measured.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Conversations
            | Self::Resolved
            | Self::Messages
            | Self::Runs
            | Self::Tokens
            | Self::Labelled
            | Self::FirstResponseMet
            | Self::FirstResponseMissed
            | Self::AssistantBacklog
            | Self::TopicMessages => Unit::Count,
            Self::FirstResponse
            | Self::Duration
            | Self::DurationNinety
            | Self::TimeToAccept
            | Self::TimeToResolve
            | Self::AssistantOldest => Unit::Minutes,
            Self::AssistantShare | Self::TopicShare | Self::TopicResolution => Unit::Percent,
            Self::Cost | Self::TopicCost => Unit::Dollars,
            Self::Confidence => Unit::Degree,
        }
    }

    /// Whether it is measured of the assistant's runs, each of which has a kind.
    pub const fn is_of_runs(self) -> bool {
        matches!(self, Self::Runs | Self::Cost | Self::Tokens | Self::Confidence)
    }

    /// The columns that it is read from.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Conversations => "conversations.created_at",
            Self::Labelled => "conversations.created_at, conversation_labels",
            Self::Resolved => "conversations.resolved_at",
            Self::FirstResponse => "messages.created_at",
            Self::Duration | Self::DurationNinety => "conversations.created_at, resolved_at",
            Self::AssistantShare => "conversations.resolved_at, messages.author, escalations",
            Self::Cost => "runs.cost_micros",
            Self::Messages => "messages.created_at",
            Self::Runs => "runs.state",
            Self::Tokens => "runs.tokens_in, tokens_out",
            Self::Confidence => "runs.confidence",
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    #[test]
    fn the_handbook_says_what_a_metric_is_in_the_registrys_words() {
        let handbook = include_str!("../../docs/reports.md");
        let say = |key: String| Locale::En.say(&key, &[]);
        for it in Metric::ALL {
            let (name, means) = (say(format!("metric-{it}")), say(format!("metric-{it}-means")));
            let unit = say(format!("unit-{}", it.unit()));
            let row = format!("| `{it}` | {name} | {means} | {unit} | {} |", it.source());
            assert!(handbook.lines().any(|line| line == row), "{row}");
        }
        for it in Dimension::ALL {
            assert!(handbook.contains(&format!("\n| `{it}` | ")), "{it}");
        }
    }
}
