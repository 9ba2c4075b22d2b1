//! `switchboard plans`: what workspaces can have, and which one has what.

use std::fmt::Write as _;

use switchboard::billing::{self, Entitlement, Entitlements, Every, Plan, PlanCode, system};
use switchboard::ids::TenantId;
use switchboard::team::{self, Slug};
use switchboard::tenancy::Desk;
use switchboard::text::{Locale, money, read_money};

use super::{Failure, serve};
use crate::settings::Settings;
use crate::worker::worker;

/// What an operator types for "no limit", "by agreement", "none".
const NONE: &str = "-";
const BYTES_PER_MB: i64 = 1024 * 1024;

/// What an operator wants of plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// List them.
    List,
    /// Change something of one.
    Set(PlanCode, Change),
    /// Give it to a workspace, or let it try for so many days.
    Assign(String, PlanCode, Option<u16>),
    /// Stop a workspace, and why.
    Freeze(String, String),
    /// Let it go on.
    Unfreeze(String),
}

/// A change of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What it costs, in cents; `None` is by agreement.
    Price(Every, Option<i64>),
    /// In which currency.
    Currency(String),
    /// How much of something; `None` is no limit. Storage is in bytes.
    Most(billing::Limit, Option<i64>),
    /// What it opens.
    Opens(Vec<Entitlement>),
    /// For how many days it is tried.
    Trial(i32),
    /// Whether people see it.
    Visible(bool),
    /// What Stripe calls its price.
    StripePrice(Every, Option<String>),
}

impl Ask {
    /// Reads what follows `switchboard plans`.
    ///
    /// # Errors
    /// What is wrong with it, and what would be right.
    pub fn read(words: &[&str]) -> Result<Self, Failure> {
        Ok(match words {
            [] | ["list"] => Self::List,
            ["set", code, what, value] => Self::Set(plan_code(code)?, Change::read(what, value)?),
            ["assign", workspace, code] => Self::Assign((*workspace).to_owned(), plan_code(code)?, None),
            ["assign", workspace, code, days] => {
                let days = days.parse().map_err(|_| format!("`{days}` is not a number of days"))?;
                Self::Assign((*workspace).to_owned(), plan_code(code)?, Some(days))
            }
            ["freeze", workspace, why] if !why.trim().is_empty() => {
                Self::Freeze((*workspace).to_owned(), why.trim().to_owned())
            }
            ["unfreeze", workspace] => Self::Unfreeze((*workspace).to_owned()),
            _ => return Err("see `switchboard help` for what can be done about plans".into()),
        })
    }
}

fn plan_code(text: &str) -> Result<PlanCode, Failure> {
    let known = || PlanCode::ALL.iter().map(|it| it.word()).collect::<Vec<_>>().join(", ");
    text.parse().map_err(|_| format!("`{text}` is not a plan: {}", known()).into())
}

impl Change {
    /// Reads what to change, and to what.
    ///
    /// # Errors
    /// What is wrong with it, and what would be right.
    pub fn read(what: &str, value: &str) -> Result<Self, Failure> {
        use billing::Limit;

        Ok(match what {
            "monthly" => Self::Price(Every::Month, some(value, amount)?),
            "yearly" => Self::Price(Every::Year, some(value, amount)?),
            "currency" if value.len() == 3 && value.bytes().all(|it| it.is_ascii_alphabetic()) => {
                Self::Currency(value.to_lowercase())
            }
            "currency" => return Err(format!("`{value}` is not a currency, such as EUR").into()),
            "conversations" => Self::Most(Limit::Conversations, some(value, number)?),
            "members" => Self::Most(Limit::Members, some(value, |it| number(it).filter(|it| *it > 0))?),
            "channels" => Self::Most(Limit::Channels, some(value, number)?),
            "storage" => Self::Most(Limit::Storage, some(value, |it| number(it)?.checked_mul(BYTES_PER_MB))?),
            "opens" => Self::Opens(match value {
                NONE => Vec::new(),
                words => {
                    words.split(',').map(|it| it.trim().parse::<Entitlement>()).collect::<Result<Vec<_>, _>>().map_err(
                        |_| {
                            let known: Vec<_> = Entitlement::ALL.iter().map(|it| it.word()).collect();
                            format!("`{value}` is none of {}, separated by commas", known.join(", "))
                        },
                    )?
                }
            }),
            "trial" => {
                let days: i32 = value.parse().map_err(|_| format!("`{value}` is not a number of days"))?;
                Self::Trial(Some(days).filter(|it| (0..=365).contains(it)).ok_or("a trial has 0 to 365 days")?)
            }
            "visible" => Self::Visible(match value {
                "yes" => true,
                "no" => false,
                _ => return Err(format!("`{value}` is neither yes nor no").into()),
            }),
            "stripe-monthly" => Self::StripePrice(Every::Month, some(value, |it| Some(it.to_owned()))?),
            "stripe-yearly" => Self::StripePrice(Every::Year, some(value, |it| Some(it.to_owned()))?),
            _ => {
                return Err(format!(
                    "`{what}` is none of monthly, yearly, currency, conversations, members, channels, storage (MB), \
                     opens, trial (days), visible, stripe-monthly, stripe-yearly"
                )
                .into());
            }
        })
    }

    /// Makes it.
    pub fn apply(self, plan: &mut Plan) {
        use billing::Limit;

        match self {
            Self::Price(Every::Month, cents) => plan.monthly_cents = cents,
            Self::Price(Every::Year, cents) => plan.yearly_cents = cents,
            Self::Currency(currency) => plan.currency = currency,
            Self::Most(Limit::Conversations, most) => plan.most_conversations = most,
            Self::Most(Limit::Members, most) => plan.most_members = most,
            Self::Most(Limit::Channels, most) => plan.most_channels = most,
            Self::Most(Limit::Storage, most) => plan.most_storage_bytes = most,
            Self::Opens(entitlements) => plan.entitlements = Entitlements(entitlements),
            Self::Trial(days) => plan.trial_days = days,
            Self::Visible(is_visible) => plan.is_visible = is_visible,
            Self::StripePrice(Every::Month, price) => plan.stripe_price_month = price,
            Self::StripePrice(Every::Year, price) => plan.stripe_price_year = price,
        }
    }
}

/// A value, or none.
fn some<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Failure> {
    match text {
        NONE => Ok(None),
        text => read(text).map(Some).ok_or_else(|| format!("`{text}` cannot be used; `{NONE}` is none").into()),
    }
}

fn amount(text: &str) -> Option<i64> {
    read_money(text).filter(|it| *it >= 0)
}

fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|it| *it >= 0)
}

/// Runs the command.
///
/// # Errors
/// When the database is away, or what was asked cannot be done.
pub async fn run(settings: Settings, ask: Ask) -> Result<(), Failure> {
    let desk = serve::desk(&settings)?;
    println!("{}", answer(&desk, ask).await?);
    if !settings.billing {
        eprintln!("BILLING is off: workspaces have everything, whatever their plan.");
    }
    Ok(())
}

/// Does what was asked, and says what was done.
///
/// # Errors
/// As [`run`].
pub async fn answer(desk: &Desk, ask: Ask) -> Result<String, Failure> {
    Ok(match ask {
        Ask::List => list(&system::plans(desk).await?),
        Ask::Set(code, change) => {
            let mut plans = system::plans(desk).await?;
            let plan = plans.iter_mut().find(|it| it.code == code).ok_or("there is no such plan")?;
            change.apply(plan);
            system::keep(desk, plan).await?;
            list(std::slice::from_ref(plan))
        }
        Ask::Assign(workspace, code, days) => {
            let tx = worker(desk, find(desk, &workspace).await?).await?;
            billing::assign(tx, code, Every::Month, days).await?;
            format!("{workspace} has the plan {code}")
        }
        Ask::Freeze(workspace, why) => {
            let tx = worker(desk, find(desk, &workspace).await?).await?;
            billing::freeze(tx, &why).await?;
            format!("{workspace} is stopped; people read and export")
        }
        Ask::Unfreeze(workspace) => {
            let tx = worker(desk, find(desk, &workspace).await?).await?;
            billing::unfreeze(tx).await?;
            format!("{workspace} goes on")
        }
    })
}

async fn find(desk: &Desk, workspace: &str) -> Result<TenantId, Failure> {
    let none = || format!("no workspace has the address `{workspace}`");
    let slug = Slug::parse(workspace).map_err(|_| none())?;
    Ok(team::workspace_at(desk, &slug).await?.ok_or_else(none)?)
}

fn list(plans: &[Plan]) -> String {
    let mut text = String::new();
    for plan in plans {
        let price = |it: Option<i64>| {
            it.map_or_else(|| NONE.to_owned(), |cents| money(cents, &plan.currency.to_uppercase(), Locale::En))
        };
        let most = |it: Option<i64>| it.map_or_else(|| NONE.to_owned(), |it| it.to_string());
        let opens: Vec<&str> = plan.entitlements.0.iter().map(|it| it.word()).collect();
        let (month, year) = (price(plan.monthly_cents), price(plan.yearly_cents));
        let storage = most(plan.most_storage_bytes.map(|it| it / BYTES_PER_MB));
        let _ = writeln!(
            text,
            "{:<11} {month}/month {year}/year  conversations {} members {} channels {} storage {storage} MB  \
             opens {}  trial {} days{}{}",
            plan.code.word(),
            most(plan.most_conversations),
            most(plan.most_members),
            most(plan.most_channels),
            if opens.is_empty() { NONE.to_owned() } else { opens.join(",") },
            plan.trial_days,
            if plan.is_default { "  default" } else { "" },
            if plan.is_visible { "" } else { "  hidden" },
        );
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::access::BillingRead;
    use switchboard::billing::Limit;
    use switchboard::world::*;

    fn read(words: &[&str]) -> Result<Ask, String> {
        Ask::read(words).map_err(|it| it.to_string())
    }

    #[test]
    fn a_plan_is_changed_by_words() {
        let set = |what, value| read(&["set", "pro", what, value]);
        let change = |it| Ok(Ask::Set(PlanCode::Pro, it));
        assert_eq!(set("monthly", "149.50"), change(Change::Price(Every::Month, Some(14_950))));
        assert_eq!(set("yearly", "-"), change(Change::Price(Every::Year, None)));
        assert_eq!(set("members", "-"), change(Change::Most(Limit::Members, None)));
        assert_eq!(set("storage", "2"), change(Change::Most(Limit::Storage, Some(2_097_152))));
        assert_eq!(set("opens", "api, websites"), change(Change::Opens(Entitlement::ALL.to_vec())));
        assert_eq!(set("currency", "CHF"), change(Change::Currency("chf".to_owned())));
        for (what, value) in [
            ("monthly", "much"),
            ("members", "0"),
            ("channels", "-1"),
            ("opens", "doors"),
            ("trial", "400"),
            ("visible", "maybe"),
            ("currency", "euro"),
            ("colour", "red"),
        ] {
            assert!(set(what, value).is_err(), "{what} {value}");
        }
        assert!(read(&["set", "gold", "trial", "1"]).is_err());
        assert!(read(&["freeze", "ma-boutique", " "]).is_err(), "nobody is stopped without a word");
    }

    #[tokio::test]
    async fn an_operator_prices_a_plan_gives_it_away_and_stops_who_has_it() {
        let world = World::new().await;
        let desk = world.desk().clone().charging();
        let ask = async |words: &[&str]| answer(&desk, Ask::read(words).unwrap()).await.unwrap();
        assert!(ask(&["set", "pro", "monthly", "99"]).await.contains("€99/month"));
        assert!(ask(&["list"]).await.contains("€99/month"));
        ask(&["assign", "ma-boutique", "pro"]).await;
        ask(&["freeze", "ma-boutique", "An unpaid bill of May."]).await;
        let mut tx = desk.begin::<BillingRead>(claire().principal()).await.unwrap();
        let there = billing::subscription(&mut tx).await.unwrap().unwrap();
        drop(tx);
        assert_eq!(there.frozen_because.as_deref(), Some("An unpaid bill of May."));
        ask(&["unfreeze", "ma-boutique"]).await;
        let mut tx = desk.begin::<BillingRead>(claire().principal()).await.unwrap();
        assert_eq!(billing::subscription(&mut tx).await.unwrap().unwrap().frozen_at, None);
        assert_eq!(billing::steps::plan(&mut tx).await.unwrap().map(|it| it.code), Some(PlanCode::Pro));
        let nobody = answer(&desk, Ask::Unfreeze("no-such-shop".to_owned())).await;
        assert!(nobody.is_err());
    }
}
