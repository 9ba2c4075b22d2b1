//! The doors of the assistant's settings.

use leptos::prelude::*;
use switchboard::access::{AssistantKeys, AssistantTune};
use switchboard::assistant::{self, Limits, NewProvider, Prices, ProviderKind, Tuning};
use switchboard::say;

use super::{amounts, problems};
use crate::{Problem, access, locale, notice, visit};

/// Says who drafts answers. An empty key keeps the one there is.
#[server(endpoint = "assistant/set-provider")]
pub async fn set_provider(
    provider: String,
    base_url: String,
    model: String,
    key: String,
    price_in: String,
    price_out: String,
) -> Result<(), Problem> {
    let new = match problems::provider(&provider)? {
        ProviderKind::Offline => NewProvider::Offline,
        ProviderKind::OpenAi => {
            let prices = Prices {
                price_in_micros: problems::read("price_in", amounts::micros(&price_in))?,
                price_out_micros: problems::read("price_out", amounts::micros(&price_out))?,
            };
            NewProvider::open_ai(&base_url, &model, &key, prices).map_err(problems::of_provider)?
        }
    };
    let tx = access::require(AssistantKeys).await?;
    assistant::set_provider(&visit().desk, tx, new).await.map_err(problems::set_provider)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Sets the name that customers see, and how sure an answer must be.
#[server(endpoint = "assistant/tune")]
pub async fn tune(name: String, threshold: String) -> Result<(), Problem> {
    let threshold = problems::read("threshold", amounts::per_cent(&threshold))?;
    let tuning = problems::read("name", Tuning::parse(&name, threshold))?;
    let tx = access::require(AssistantTune).await?;
    assistant::tune(tx, tuning).await?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Sets what may be spent in a day.
#[server(endpoint = "assistant/limit")]
pub async fn limit(workspace: String, conversation: String, visitor: String) -> Result<(), Problem> {
    let limits = Limits {
        workspace_limit_micros: problems::read("workspace", amounts::cents(&workspace))?,
        conversation_limit_micros: problems::read("conversation", amounts::cents(&conversation))?,
        visitor_limit_micros: problems::read("visitor", amounts::cents(&visitor))?,
    };
    let tx = access::require(AssistantTune).await?;
    assistant::limit(tx, limits).await?;
    notice(say!(locale(), "saved"));
    Ok(())
}
