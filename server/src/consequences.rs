//! What follows from what happened: the table of contents of the product.
//!
//! Each consequence is a job, written in the transaction of its event, so it survives a
//! crash of everybody involved.

use switchboard::events::Event;
use switchboard::jobs::{Job, Work};

/// The jobs that follow from an event.
pub fn follows(event: &Event) -> Vec<Job> {
    match event {
        // Something arrived: make a message of it.
        Event::Arrived { event } => vec![Job::now(Work::Ingest { event: *event })],

        // A customer waits: the assistant looks whether it can answer.
        Event::MessageReceived { conversation, message }
        | Event::ReturnedToAssistant { conversation, message: Some(message) } => {
            vec![Job::now(Work::Reply { conversation: *conversation, message: *message })]
        }

        // An agent answered: deliver it when it can no longer be taken back.
        Event::Replied { delivery, send_after, .. } => {
            vec![Job::at(Work::Deliver { delivery: *delivery }, *send_after)]
        }

        // The assistant answered, or an agent asked to try again: deliver it.
        Event::Answered { delivery, .. } | Event::DeliveryRetried { delivery, .. } => {
            vec![Job::now(Work::Deliver { delivery: *delivery })]
        }

        // A conversation sleeps: wake it when its time has come.
        Event::Snoozed { conversation, until } => vec![Job::at(Work::Wake { conversation: *conversation }, *until)],

        // An act is about more conversations than one transaction holds: go on with it.
        Event::BulkMoved { bulk } => vec![Job::now(Work::Bulk { bulk: *bulk })],

        // Somebody went away: their customers do not wait for them.
        Event::WentAway { member } => vec![Job::now(Work::HandBack { member: *member })],

        // Somebody takes conversations again: they have room for what waits in their teams.
        Event::CameBack { member } => vec![Job::now(Work::GiveTo { member: *member })],

        // Something waits for a team, or somebody in it has room: give it out by turns.
        Event::WaitsForTeam { team } => vec![Job::now(Work::Share { team: *team })],

        // A promise runs: once it is late, tell the people on its ladder.
        Event::Promised { timer, at, .. } => vec![Job::at(Work::Climb { timer: *timer }, *at)],

        // People were called: write down what whoever comes should know.
        Event::Escalated { conversation, escalation } | Event::BriefWanted { conversation, escalation } => {
            vec![Job::now(Work::Brief { conversation: *conversation, escalation: *escalation })]
        }
        // Somebody wants to know what was said so far: sum it up.
        Event::SummaryAsked { conversation } => vec![Job::now(Work::Summarise { conversation: *conversation })],

        // A mail waits: send it.
        Event::MailPosted { mail } => vec![Job::now(Work::SendMail { mail: *mail })],

        // Something waits for a member's digest, or for the end of their quiet hours: look again then.
        Event::NewsWaits { member, at } => vec![Job::at(Work::BringNews { member: *member }, *at)],

        // A file was uploaded as knowledge: read it.
        Event::DocumentArrived { original, .. } => vec![Job::now(Work::ReadDocument { original: *original })],

        // Something of the knowledge has an end or waits for its time: look when that has come.
        Event::KnowledgePlanned { at } => vec![Job::at(Work::TendKnowledge, *at)],

        // A gap was filled, or somebody wants to know: ask its questions again.
        Event::GapAskedAgain { gap } => vec![Job::now(Work::AskAgain { gap: *gap })],

        // Days have ended: find what customers wrote about on them.
        Event::TopicsWanted => vec![Job::now(Work::FindTopics)],

        // A crawl goes on: ask the site again, not sooner than it allows.
        Event::CrawlMoved { crawl, again_at, .. } => vec![Job::at(Work::Crawl { crawl: *crawl }, *again_at)],

        // Knowledge says something else, or not all of it has been looked at: look at what it means.
        Event::KnowledgeChanged { .. } | Event::MeaningMoved => vec![Job::now(Work::LookAtMeaning)],

        // A site is read every night or week: begin when its time has come.
        Event::CrawlPlanned { site, at } => vec![Job::at(Work::BeginCrawl { site: *site }, *at)],

        // An evaluation has questions left: ask the next.
        Event::EvaluationMoved { run } => vec![Job::now(Work::Evaluate { run: *run })],

        // Seen on the live stream, nothing else to do.
        Event::ReturnedToAssistant { message: None, .. }
        | Event::Noted { .. }
        | Event::DraftProposed { .. }
        | Event::DraftDecided { .. }
        | Event::ConversationChanged { .. }
        | Event::DeliveryMoved { .. }
        | Event::EscalationAccepted { .. }
        | Event::EscalationChanged { .. }
        | Event::PresenceChanged { .. }
        | Event::ChannelChanged { .. }
        | Event::DeskArranged
        | Event::LeadCaptured { .. }
        | Event::LeadChanged { .. }
        | Event::Notified { .. }
        | Event::SiteChanged { .. }
        | Event::EvaluationEnded { .. }
        | Event::ContactChanged { .. }
        | Event::ContactsMerged { .. }
        | Event::CompanyChanged { .. }
        | Event::AddressesImported
        | Event::TopicsChanged
        | Event::TeamChanged { .. } => Vec::new(),
    }
}
