//! What a test of the inbox needs: channels, customers who write, conversations.

use time::OffsetDateTime;

use super::{Person, World, amelie, bruno, claire};
use crate::access::{ApiMessages, ChannelsConnect, InboxRead, InboxReply, Role, Scope, VisitorWrite, Work};
use crate::analytics;
use crate::channels;
use crate::contacts;
use crate::ids::*;
use crate::inbox::{self, Body, Handler, Inbound, InboundContact, Line, Status};
use crate::tenancy::{KeyReach, Principal, Tx};
use crate::usage;

/// A text as an agent writes it.
pub fn body(text: &str) -> Body {
    Body::parse(text).expect("the test's text can be sent")
}

/// A reply without conditions.
pub fn saying(text: &str) -> inbox::Reply {
    inbox::Reply { body: body(text), seen: None, anyway: false, client_id: None, quotes: None, then: inbox::Then::Wait }
}

/// What a customer of an API channel writes.
pub fn words_of(external_id: &str, text: &str, sent_at: OffsetDateTime) -> Inbound {
    Inbound {
        text: text.to_owned(),
        contact: InboundContact { external_id: external_id.to_owned(), name: None, email: None },
        sent_at,
        language: None,
        client_id: None,
        files: Vec::new(),
    }
}

/// Another system of the same workspace, with a service key that an owner made.
pub fn shop_system(of: Person) -> Principal {
    let reach = KeyReach { scopes: Scope::ALL, channel: None, maker: Role::Owner.rights() };
    Principal::key(of.tenant, ServiceKeyId(uuid::Uuid::from_u128(9)), "Shop system".to_owned(), reach)
}

impl World {
    /// An API channel of Ma Boutique's.
    pub async fn api_channel(&self) -> ChannelId {
        self.api_channel_of(claire()).await
    }

    /// An API channel of the workspace of an owner.
    pub async fn api_channel_of(&self, owner: Person) -> ChannelId {
        let tx = self.tx::<ChannelsConnect>(owner).await;
        channels::connect_api(tx, "Shop").await.expect("the channel connects")
    }

    /// A widget of Ma Boutique's, which `ma-boutique.com` may show.
    pub async fn widget(&self) -> ChannelId {
        let domain = channels::Domain::parse("ma-boutique.com").expect("a host name");
        let tx = self.tx::<ChannelsConnect>(claire()).await;
        channels::connect_widget(tx, "Website", vec![domain]).await.expect("the channel connects")
    }

    /// A visitor who opens the widget: what they are and their secret.
    pub async fn visitor(&self, widget: ChannelId) -> (Principal, String) {
        let stranger = Principal::visitor(claire().tenant, widget, None);
        let tx = self.begin::<VisitorWrite>(stranger).await;
        let (token, visit) = channels::visitors::open(tx, "fr", None).await.expect("the session opens");
        (Principal::visitor(claire().tenant, widget, Some(visit.session)), token)
    }

    /// Brings something in through an API channel of Ma Boutique's.
    pub async fn arrives(&self, channel: ChannelId, event_id: &str, what: &Inbound) -> inbox::Arrived {
        let tx = self.begin::<ApiMessages>(shop_system(claire())).await;
        inbox::arrive(tx, channel, event_id, what).await.expect("it is taken in")
    }

    /// Does the work of the job that follows from an arrival.
    pub async fn ingest(&self, tenant: TenantId, event: InboxEventId) -> inbox::work::Ingested {
        let mut tx: Tx<Work> = self.begin(Principal::worker(tenant)).await;
        let made = inbox::work::ingest(&mut tx, event).await.expect("a message can be made");
        contacts::steps::recognise(&mut tx, &made).await.expect("whoever wrote is recognised");
        tx.commit().await.expect("it is kept");
        made
    }

    /// A customer writes now, and the message is in the inbox.
    pub async fn hears(&self, channel: ChannelId, customer: &str, text: &str) -> ConversationId {
        let what = words_of(customer, text, self.desk().now());
        let arrived = self.arrives(channel, &uuid::Uuid::now_v7().to_string(), &what).await;
        self.ingest(claire().tenant, arrived.event).await;
        let mut tx = self.tx::<InboxRead>(bruno()).await;
        let filter = inbox::Filter { channel: Some(channel), ..inbox::Filter::default() };
        let page = inbox::list(&mut tx, &filter, None).await.expect("the list can be read");
        page.lines.first().expect("the message is in a conversation").id
    }

    /// A conversation of a new customer, who asked where their parcel is.
    pub async fn conversation(&self, status: Status) -> ConversationId {
        let channel = self.api_channel().await;
        let id = self.hears(channel, "sophie", "Where is my parcel?").await;
        match status {
            Status::Open => {}
            Status::Waiting => {
                inbox::reply(self.tx(bruno()).await, id, saying("It left this morning.")).await.expect("a reply");
            }
            Status::Snoozed => {
                let until = self.desk().now() + time::Duration::hours(3);
                inbox::snooze(self.tx(bruno()).await, id, until).await.expect("a snooze");
            }
            Status::Resolved => inbox::resolve(self.tx(bruno()).await, id).await.expect("an end"),
        }
        id
    }

    /// A conversation that Amélie holds.
    pub async fn conversation_of_amelie(&self) -> ConversationId {
        let id = self.conversation(Status::Open).await;
        inbox::take_over(self.tx::<InboxReply>(amelie()).await, id).await.expect("the line is free");
        id
    }

    /// A conversation as a manager sees it.
    pub async fn line(&self, id: ConversationId) -> Line {
        let mut tx = self.tx::<InboxRead>(bruno()).await;
        inbox::find(&mut tx, id).await.expect("it can be read").expect("it is there")
    }

    /// Where a conversation stands.
    pub async fn status(&self, id: ConversationId) -> Status {
        self.line(id).await.status
    }

    /// Who has its line.
    pub async fn handler(&self, id: ConversationId) -> Handler {
        self.line(id).await.handler
    }

    /// The thread as a manager reads it.
    pub async fn thread(&self, id: ConversationId) -> Vec<inbox::Entry> {
        let mut tx = self.tx::<InboxRead>(bruno()).await;
        inbox::thread(&mut tx, id, None).await.expect("it can be read").entries
    }

    /// What was said in a conversation, oldest first.
    pub async fn said(&self, id: ConversationId) -> Vec<String> {
        let entries = self.thread(id).await;
        entries.into_iter().filter(|it| it.kind == inbox::Kind::Message).map(|it| it.body).collect()
    }
}

impl World {
    /// Blocks the contact of a conversation.
    pub async fn block(&self, conversation: ConversationId) {
        const BLOCK: &str = "
            update contacts set blocked_at = now()
            where (tenant_id, id) in (select tenant_id, contact_id from conversations where id = $1)";
        let mut owner = self.database().owner().await;
        sqlx::query(BLOCK).bind(conversation).execute(&mut owner).await.expect("the contact is blocked");
    }

    /// Makes something that arrived unreadable.
    pub async fn spoil(&self, event: InboxEventId) {
        const SPOIL: &str = r#"update inbox_events set body = '{"text": 7}' where id = $1"#;
        let mut owner = self.database().owner().await;
        sqlx::query(SPOIL).bind(event).execute(&mut owner).await.expect("the event is spoiled");
    }

    /// A finished run of the assistant for the first message of a conversation.
    pub async fn run_in(&self, conversation: ConversationId) -> RunId {
        const RUN: &str = "
            insert into runs (tenant_id, id, kind, conversation_id, message_id, state, outcome, confidence, threshold,
                              provider, model, created_at, finished_at)
            select tenant_id, $2, 'reply', conversation_id, id, 'completed', 'answer', 0.95, 0.8, 'offline', 'bm25', now(), now()
            from messages where conversation_id = $1 order by seq limit 1";
        let id = RunId::new();
        let mut owner = self.database().owner().await;
        sqlx::query(RUN).bind(conversation).bind(id).execute(&mut owner).await.expect("the run is there");
        id
    }

    /// Adds up, compares and tells what is used in any workspace.
    pub async fn add_up(&self) {
        for tenant in usage::system::due(self.desk()).await.expect("somebody knows where") {
            let mut tx: Tx<Work> = self.begin(Principal::worker(tenant)).await;
            usage::work::look(&mut tx).await.expect("it can be added up");
            tx.commit().await.expect("it is kept");
        }
    }

    /// Counts for the reports whatever has happened in any workspace.
    pub async fn count(&self) {
        for tenant in analytics::system::uncounted(self.desk()).await.expect("somebody knows where") {
            loop {
                let mut tx: Tx<Work> = self.begin(Principal::worker(tenant)).await;
                let counted = analytics::work::count(&mut tx).await.expect("it can be counted");
                tx.commit().await.expect("it is kept");
                if counted != analytics::work::Counted::Some {
                    break;
                }
            }
        }
    }
}
