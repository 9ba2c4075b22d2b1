//! What an owner does at the till. Each reads what it needs, lets go of the database, asks Stripe, and keeps the answer.

use super::store::{self, kept};
use super::work;
use crate::access::{BillingManage, BillingRead};
use crate::billing::stripe::{Change, Checkout, Invoice, SessionState, Stripe, StripeProblem, Subscription};
use crate::billing::{Every, PlanId};
use crate::prelude::*;
use crate::tenancy::{CannotBegin, Principal};
use crate::text::Locale;

/// Why something at the till was not done.
#[derive(Debug, thiserror::Error)]
pub enum CannotPay {
    /// No plan of that name is sold for that time.
    #[error("no such plan is sold")]
    NoSuchPlan,
    /// There is a subscription already: it is changed, not bought again.
    #[error("there is a subscription already")]
    AlreadySubscribed,
    /// There is no subscription that could be changed.
    #[error("there is no subscription")]
    NotSubscribed,
    /// It is the plan that the workspace has.
    #[error("the workspace has this plan")]
    SamePlan,
    /// What was previewed is too long ago to be what it costs.
    #[error("the preview is too old")]
    TooOld,
    /// The bank refused the payment.
    #[error("the payment was refused")]
    Declined,
    /// Stripe is away: nothing was done, or it will be found when Stripe is read.
    #[error("Stripe is away")]
    Away,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<StripeProblem> for CannotPay {
    fn from(problem: StripeProblem) -> Self {
        match problem {
            StripeProblem::Declined(_) => Self::Declined,
            problem if problem.is_passing() => Self::Away,
            problem => Self::Fault(Fault::other(problem)),
        }
    }
}

impl From<CannotBegin> for CannotPay {
    fn from(cannot: CannotBegin) -> Self {
        match cannot {
            CannotBegin::Fault(fault) => Self::Fault(fault),
            // It was granted a moment ago and was taken away while Stripe was asked.
            CannotBegin::Denied(denied) => Self::Fault(Fault::other(denied)),
            CannotBegin::Stopped(stopped) => Self::Fault(Fault::other(stopped)),
        }
    }
}

/// The next bill, as a change would make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The bill.
    pub invoice: Invoice,
    /// The moment from which it was computed: made with the same, the change costs the same.
    pub from: OffsetDateTime,
}

/// What became of somebody who came back from Stripe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    /// They bought.
    Bought,
    /// They bought, and Stripe has not said so yet; or it was not asked, as it is away.
    Waiting,
    /// They did not buy.
    Left,
}

/// A preview holds for so long.
const HOLDS: time::Duration = time::Duration::hours(1);

/// The till of an instance that takes money. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Till {
    stripe: Stripe,
    public_url: String,
}

/// What is sold for a plan, in our own list.
struct Offer {
    price: String,
    trial_days: Option<u32>,
}

impl Till {
    /// A till that pays by `stripe` and brings people back to `public_url`.
    pub fn new(stripe: Stripe, public_url: String) -> Self {
        Self { stripe, public_url }
    }

    /// Sends somebody to Stripe's page for buying a plan: its address.
    ///
    /// # Errors
    /// [`CannotPay`].
    pub async fn buy(
        &self,
        desk: &Desk,
        mut tx: Tx<BillingManage>,
        (plan, every): (PlanId, Every),
        locale: Locale,
    ) -> Result<String, CannotPay> {
        let offer = offer(&mut tx, plan, every).await?;
        if kept::live(&mut tx).await?.is_some() {
            return Err(CannotPay::AlreadySubscribed);
        }
        let trial_days = if kept::had_one(&mut tx).await? { None } else { offer.trial_days };
        let (tenant, known) = (tx.tenant(), store::customer(&mut tx).await?);
        let payer = kept::payer(&mut tx).await?;
        let who = tx.who();
        drop(tx);

        let customer = match known {
            Some(customer) => {
                // Another tab may have bought meanwhile, and nobody has told us yet.
                let there = self.stripe.subscriptions(&customer).await?;
                if there.iter().any(|it| it.customer == customer && !it.status.is_over()) {
                    return Err(CannotPay::AlreadySubscribed);
                }
                customer
            }
            None => self.stripe.create_customer(tenant).await?.id,
        };
        self.stripe.describe_customer(&customer, &payer.name, payer.email.as_deref()).await?;
        // Before anything can be bought: whatever Stripe tells from now on is known to be theirs.
        let mut tx: Tx<BillingManage> = desk.begin(who).await?;
        if !store::claim(&mut tx, &customer).await? {
            return Err(Fault::other("the customer is another workspace's").into());
        }
        tx.commit().await?;
        let inside = |path: &str| format!("{}/w/{}{path}", self.public_url, payer.slug);
        let wanted = Checkout {
            customer,
            tenant,
            price: offer.price,
            trial_days,
            done: inside("/billing/returned?session={CHECKOUT_SESSION_ID}"),
            back: inside("/billing"),
            locale,
        };
        let session = self.stripe.open_checkout(&wanted).await?;
        session.url.ok_or_else(|| Fault::other("Stripe opened no page for buying").into())
    }

    /// Looks what became of somebody who comes back, and reads what they have. The id comes from an address: a session of
    /// another customer says nothing here.
    ///
    /// # Errors
    /// [`CannotPay`].
    pub async fn come_back(
        &self,
        desk: &Desk,
        mut tx: Tx<BillingManage>,
        session: &str,
    ) -> Result<Returned, CannotPay> {
        let (customer, who) = (store::customer(&mut tx).await?, tx.who());
        drop(tx);
        let session = match self.stripe.checkout(session).await {
            Ok(session) => session,
            Err(problem) if problem.is_passing() => return Ok(Returned::Waiting),
            Err(StripeProblem::Missing) => return Ok(Returned::Left),
            Err(problem) => return Err(problem.into()),
        };
        if customer.is_none() || session.customer != customer {
            return Ok(Returned::Left);
        }
        match session.status {
            Some(SessionState::Complete) => {
                self.read(desk, who.clone()).await?;
                let mut tx: Tx<BillingManage> = desk.begin(who).await?;
                let is_there = kept::live(&mut tx).await?.is_some();
                Ok(if is_there { Returned::Bought } else { Returned::Waiting })
            }
            Some(SessionState::Open) | None => Ok(Returned::Waiting),
            Some(SessionState::Expired) => Ok(Returned::Left),
        }
    }

    /// Opens Stripe's page for cards, addresses and bills: its address.
    ///
    /// # Errors
    /// [`CannotPay`].
    pub async fn open_portal(&self, mut tx: Tx<BillingManage>, locale: Locale) -> Result<String, CannotPay> {
        let customer = store::customer(&mut tx).await?.ok_or(CannotPay::NotSubscribed)?;
        let payer = kept::payer(&mut tx).await?;
        drop(tx);
        let back = format!("{}/w/{}/billing", self.public_url, payer.slug);
        Ok(self.stripe.open_portal(&customer, &back, locale).await?.url)
    }

    /// What the next bill will be with another plan. Nothing is changed.
    ///
    /// # Errors
    /// [`CannotPay`].
    pub async fn preview(&self, mut tx: Tx<BillingRead>, (plan, every): (PlanId, Every)) -> Result<Preview, CannotPay> {
        let offer = offer(&mut tx, plan, every).await?;
        let from = tx.now().replace_nanosecond(0).unwrap_or(tx.now());
        let live = kept::live(&mut tx).await?.ok_or(CannotPay::NotSubscribed)?;
        let customer = store::customer(&mut tx).await?.ok_or(CannotPay::NotSubscribed)?;
        drop(tx);
        let change = change(&self.subscription(&live, &customer).await?, offer.price, from)?;
        let invoice = self.stripe.preview(&customer, &live, Some(&change)).await?;
        Ok(Preview { invoice, from })
    }

    /// Changes to another plan, as it was previewed at a moment.
    ///
    /// # Errors
    /// [`CannotPay`].
    pub async fn change(
        &self,
        desk: &Desk,
        mut tx: Tx<BillingManage>,
        (plan, every): (PlanId, Every),
        from: OffsetDateTime,
    ) -> Result<(), CannotPay> {
        if from > tx.now() || from < tx.now() - HOLDS {
            return Err(CannotPay::TooOld);
        }
        let offer = offer(&mut tx, plan, every).await?;
        let live = kept::live(&mut tx).await?.ok_or(CannotPay::NotSubscribed)?;
        let customer = store::customer(&mut tx).await?.ok_or(CannotPay::NotSubscribed)?;
        let who = tx.who();
        drop(tx);
        let change = change(&self.subscription(&live, &customer).await?, offer.price, from)?;
        self.stripe.change(&live, &change).await?;
        self.read(desk, who).await
    }

    /// Ends the subscription with the time that is paid for, or lets it go on after all.
    ///
    /// # Errors
    /// [`CannotPay`].
    pub async fn end(&self, desk: &Desk, mut tx: Tx<BillingManage>, ends: bool) -> Result<(), CannotPay> {
        let live = kept::live(&mut tx).await?.ok_or(CannotPay::NotSubscribed)?;
        let who = tx.who();
        drop(tx);
        self.stripe.end_with_period(&live, ends).await?;
        self.read(desk, who).await
    }

    /// Reads what the workspace has, in the name of whoever changed it: the log says who did.
    async fn read(&self, desk: &Desk, who: Principal) -> Result<(), CannotPay> {
        let mut tx: Tx<BillingManage> = desk.begin(who.clone()).await?;
        let Some(reading) = work::begin(&mut tx).await? else { return Ok(()) };
        tx.commit().await?;
        let found = work::ask(&self.stripe, &reading).await;
        let mut tx: Tx<BillingManage> = desk.begin(who).await?;
        match found {
            Ok(found) => work::keep(&mut tx, &reading, &found).await?,
            // What was changed is changed all the same, and will be seen.
            Err(problem) if problem.is_passing() => work::read_later(&mut tx).await?,
            Err(problem) => return Err(problem.into()),
        }
        Ok(tx.commit().await?)
    }

    /// The subscription as it is at Stripe now, if it is still this customer's and can be changed.
    async fn subscription(&self, id: &str, customer: &str) -> Result<Subscription, CannotPay> {
        let subscription = match self.stripe.subscription(id).await {
            Err(StripeProblem::Missing) => return Err(CannotPay::NotSubscribed),
            asked => asked?,
        };
        if subscription.customer != customer || subscription.status.is_over() {
            return Err(CannotPay::NotSubscribed);
        }
        Ok(subscription)
    }
}

/// What is sold for a plan.
async fn offer(tx: &mut Tx<impl Permission>, plan: PlanId, every: Every) -> Result<Offer, CannotPay> {
    let (price, trial_days) = kept::offer(tx, plan, every).await?.ok_or(CannotPay::NoSuchPlan)?;
    Ok(Offer { price, trial_days })
}

/// The change of a subscription to a price.
fn change(subscription: &Subscription, price: String, from: OffsetDateTime) -> Result<Change, CannotPay> {
    let item = subscription.item().ok_or(CannotPay::NotSubscribed)?;
    if item.price.id == price {
        return Err(CannotPay::SamePlan);
    }
    Ok(Change { item: item.id.clone(), price, from })
}
