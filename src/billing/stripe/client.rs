//! The calls, one by one.

use std::sync::Arc;

use futures::future::BoxFuture;
use serde::de::DeserializeOwned;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Customer, Event, Form, Invoice, Page, PortalSession, Session, StripeProblem, Subscription};
use crate::ids::TenantId;
use crate::text::Locale;

/// How something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// To look at something.
    Get,
    /// To make or change something.
    Post,
}

/// One question to Stripe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// How.
    pub method: Method,
    /// Where, from `/v1/` on.
    pub path: String,
    /// With which fields: in the address of what is looked at, in the body of what is posted.
    pub form: Form,
    /// By which Stripe knows that it was asked this before. What is posted always has one.
    pub key: Option<String>,
}

/// Sends calls to Stripe and brings the answers: the machine room's part.
pub trait Wire: Send + Sync {
    /// The body of a good answer. What passes is tried again before it is told.
    fn send(&self, call: Call) -> BoxFuture<'_, Result<Vec<u8>, StripeProblem>>;
}

/// No Stripe: for an instance that takes no money.
#[derive(Debug, Clone, Copy)]
pub struct NoWire;

impl Wire for NoWire {
    fn send(&self, _call: Call) -> BoxFuture<'_, Result<Vec<u8>, StripeProblem>> {
        Box::pin(async { Err(StripeProblem::Away) })
    }
}

/// What somebody is sent to Stripe's page with, to buy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkout {
    /// Who buys.
    pub customer: String,
    /// For which workspace.
    pub tenant: TenantId,
    /// The price, as Stripe calls it: of our list of plans, never of a form.
    pub price: String,
    /// How many days are free at first.
    pub trial_days: Option<u32>,
    /// Where they come back to; Stripe puts the session's id in place of `{CHECKOUT_SESSION_ID}`.
    pub done: String,
    /// Where they come back to who did not buy.
    pub back: String,
    /// The language of the page.
    pub locale: Locale,
}

/// What a subscription becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which item of it.
    pub item: String,
    /// The price it gets.
    pub price: String,
    /// From when on. What was previewed with a moment costs the same with that moment.
    pub from: OffsetDateTime,
}

/// Stripe, asked. Cheap to clone.
#[derive(Clone)]
pub struct Stripe(Arc<dyn Wire>);

impl std::fmt::Debug for Stripe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stripe(…)")
    }
}

/// So many of a list are asked for at once: with them an answer stays well below a megabyte.
const AT_ONCE: usize = 25;
/// The longest list that is read: an endless one must end somewhere.
const PAGES: usize = 40;

impl Stripe {
    /// Stripe at the end of this wire.
    pub fn new(wire: Arc<dyn Wire>) -> Self {
        Self(wire)
    }

    /// Makes the customer of a workspace, or brings the one that was made for it a moment ago: its key is the workspace.
    ///
    /// # Errors
    /// A [`StripeProblem`], as of every call.
    pub async fn create_customer(&self, tenant: TenantId) -> Result<Customer, StripeProblem> {
        // Nothing that may change stands in it: with the same key Stripe wants the same form.
        let form = Form::new().with(["metadata", "tenant"], tenant);
        self.post("/v1/customers", form, Some(format!("switchboard-customer-{tenant}"))).await
    }

    /// Tells what a customer is called and where bills go.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn describe_customer(
        &self,
        customer: &str,
        name: &str,
        email: Option<&str>,
    ) -> Result<Customer, StripeProblem> {
        let form = Form::new().with(["name"], name).with_some(["email"], email);
        self.post(&path("customers", customer)?, form, None).await
    }

    /// Opens a page of Stripe's on which somebody buys a subscription.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn open_checkout(&self, wanted: &Checkout) -> Result<Session, StripeProblem> {
        let form = Form::new()
            .with(["mode"], "subscription")
            .with(["customer"], &wanted.customer)
            .with(["client_reference_id"], wanted.tenant)
            .with(["line_items", "0", "price"], &wanted.price)
            .with(["line_items", "0", "quantity"], 1)
            .with(["subscription_data", "metadata", "tenant"], wanted.tenant)
            .with_some(["subscription_data", "trial_period_days"], wanted.trial_days.filter(|it| *it > 0))
            .with(["success_url"], &wanted.done)
            .with(["cancel_url"], &wanted.back)
            .with(["locale"], wanted.locale.word());
        self.post("/v1/checkout/sessions", form, None).await
    }

    /// What became of somebody whom we sent to buy.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn checkout(&self, session: &str) -> Result<Session, StripeProblem> {
        self.get(&path("checkout/sessions", session)?, Form::new()).await
    }

    /// Opens the page of Stripe's on which a customer changes cards and addresses and finds bills.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn open_portal(
        &self,
        customer: &str,
        back: &str,
        locale: Locale,
    ) -> Result<PortalSession, StripeProblem> {
        let form = Form::new().with(["customer"], customer).with(["return_url"], back).with(["locale"], locale.word());
        self.post("/v1/billing_portal/sessions", form, None).await
    }

    /// A subscription as it is now.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn subscription(&self, id: &str) -> Result<Subscription, StripeProblem> {
        self.get(&path("subscriptions", id)?, Form::new()).await
    }

    /// Every subscription that a customer has or had, whatever its state.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn subscriptions(&self, customer: &str) -> Result<Vec<Subscription>, StripeProblem> {
        let form = Form::new().with(["customer"], customer).with(["status"], "all");
        self.list("/v1/subscriptions", &form, |it: &Subscription| &it.id).await
    }

    /// Gives a subscription another price. What is left of the time paid for counts.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn change(&self, subscription: &str, to: &Change) -> Result<Subscription, StripeProblem> {
        let form = Form::new()
            .with(["items", "0", "id"], &to.item)
            .with(["items", "0", "price"], &to.price)
            .with(["proration_behavior"], "create_prorations")
            .with(["proration_date"], to.from.unix_timestamp());
        // Whoever presses twice has asked once.
        let key = format!("switchboard-change-{subscription}-{}-{}", to.price, to.from.unix_timestamp());
        self.post(&path("subscriptions", subscription)?, form, Some(key)).await
    }

    /// Lets a subscription end with the time that is paid for, or go on after all.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn end_with_period(&self, subscription: &str, ends: bool) -> Result<Subscription, StripeProblem> {
        let form = Form::new().with(["cancel_at_period_end"], ends);
        self.post(&path("subscriptions", subscription)?, form, None).await
    }

    /// The next bill of a customer, with a change or as things are. Nothing is changed by looking.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn preview(
        &self,
        customer: &str,
        subscription: &str,
        change: Option<&Change>,
    ) -> Result<Invoice, StripeProblem> {
        let mut form = Form::new().with(["customer"], customer).with(["subscription"], subscription);
        if let Some(to) = change {
            form = form
                .with(["subscription_details", "items", "0", "id"], &to.item)
                .with(["subscription_details", "items", "0", "price"], &to.price)
                .with(["subscription_details", "proration_behavior"], "create_prorations")
                .with(["subscription_details", "proration_date"], to.from.unix_timestamp());
        }
        self.post("/v1/invoices/create_preview", form, None).await
    }

    /// Every bill of a customer, the newest first.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn invoices(&self, customer: &str) -> Result<Vec<Invoice>, StripeProblem> {
        self.list("/v1/invoices", &Form::new().with(["customer"], customer), |it: &Invoice| &it.id).await
    }

    /// An event as Stripe has it.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn event(&self, id: &str) -> Result<Event, StripeProblem> {
        self.get(&path("events", id)?, Form::new()).await
    }

    /// What happened since a moment, of the last thirty days.
    ///
    /// # Errors
    /// A [`StripeProblem`].
    pub async fn events_since(&self, moment: OffsetDateTime) -> Result<Vec<Event>, StripeProblem> {
        let form = Form::new().with(["created", "gte"], moment.unix_timestamp());
        self.list("/v1/events", &form, |it: &Event| &it.id).await
    }

    async fn list<T: DeserializeOwned>(
        &self,
        path: &str,
        form: &Form,
        id: impl Fn(&T) -> &String,
    ) -> Result<Vec<T>, StripeProblem> {
        let (mut all, mut after): (Vec<T>, Option<String>) = (Vec::new(), None);
        for _ in 0..PAGES {
            let form = form.clone().with(["limit"], AT_ONCE).with_some(["starting_after"], after.as_ref());
            let page: Page<T> = self.get(path, form).await?;
            all.extend(page.data);
            after = all.last().map(|it| id(it).clone()).filter(|_| page.has_more);
            if after.is_none() {
                break;
            }
        }
        Ok(all)
    }

    async fn get<T: DeserializeOwned>(&self, path: &str, form: Form) -> Result<T, StripeProblem> {
        self.send(Call { method: Method::Get, path: path.to_owned(), form, key: None }).await
    }

    async fn post<T: DeserializeOwned>(&self, path: &str, form: Form, key: Option<String>) -> Result<T, StripeProblem> {
        // A try that is repeated must not do it twice, even where doing it twice on purpose is right.
        let key = Some(key.unwrap_or_else(|| Uuid::new_v4().to_string()));
        self.send(Call { method: Method::Post, path: path.to_owned(), form, key }).await
    }

    async fn send<T: DeserializeOwned>(&self, call: Call) -> Result<T, StripeProblem> {
        let body = self.0.send(call).await?;
        serde_json::from_slice(&body).map_err(|error| StripeProblem::Unreadable(error.to_string()))
    }
}

/// Most characters of an id of Stripe's.
const MOST_ID: usize = 255;

/// The path of an object. Its id may come from an address that somebody typed, and must not lead elsewhere.
fn path(kind: &str, id: &str) -> Result<String, StripeProblem> {
    let is_id = |it: u8| it.is_ascii_alphanumeric() || it == b'_' || it == b'-';
    if id.is_empty() || id.len() > MOST_ID || !id.bytes().all(is_id) {
        return Err(StripeProblem::Missing);
    }
    Ok(format!("/v1/{kind}/{id}"))
}
