//! What a visitor says of an answer.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use switchboard::ids::MessageId;
use switchboard::inbox;

use super::refusal::Refused;
use super::visitors::Caller;
use super::{BODY_BYTES, WRITING, WRITING_HERE, WRITING_TO_TENANT, Widgets};
use crate::http::json;
use crate::limits::Subject;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Thumb {
    message: MessageId,
    helped: bool,
}

/// `POST /widget/KEY/helped`: whether an answer of the assistant's helped.
pub async fn helped(State(it): State<Widgets>, Path(key): Path<String>, request: Request) -> Result<Response, Refused> {
    let caller = Caller::of(&request);
    let said = async {
        it.admit(&caller)?;
        it.count(WRITING, caller.subject)?;
        let thumb: Thumb = json::read(request, BODY_BYTES).await?;
        let visitor = it.visitor(&caller, &key).await?;
        it.count(WRITING_HERE, Subject::Channel(visitor.widget.channel))?;
        it.count(WRITING_TO_TENANT, Subject::Tenant(visitor.widget.tenant))?;
        inbox::say_helped(it.tx(&visitor).await?, thumb.message, thumb.helped).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    };
    said.await.map_err(|refusal| Refused(refusal, caller.locale))
}
