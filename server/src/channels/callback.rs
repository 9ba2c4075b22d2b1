//! One call of a callback: what is posted, and what the answer means.

use std::time::Duration;

use serde::Serialize;
use switchboard::access::Work;
use switchboard::channels::Callback;
use switchboard::fault::Fault;
use switchboard::ids::*;
use switchboard::inbox::work::Outgoing;
use switchboard::inbox::{self, ApiMessage};
use switchboard::tenancy::Tx;
use time::format_description::well_known::Rfc3339;

use super::signature::sign;
use crate::api::MessageBody;
use crate::egress::Egress;
use crate::files::links::Links;

/// A whole call takes no longer than this.
const PATIENCE: Duration = Duration::from_secs(15);

/// A message as it is posted.
#[derive(Debug)]
pub struct Letter {
    message: ApiMessage,
    external_id: String,
    attempt: i32,
}

impl Letter {
    /// By what the receiver knows a repetition of ours. What a person sends again is a new call: a receiver that has
    /// taken the first, and failed with it, would pass it over otherwise.
    fn id(&self) -> String {
        match self.attempt {
            1 => format!("msg_{}", self.message.id),
            again => format!("msg_{}_{again}", self.message.id),
        }
    }
}

/// What is posted: type, moment and data, as Standard Webhooks has it.
#[derive(Serialize)]
struct Post<'a> {
    r#type: &'static str,
    timestamp: String,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    conversation: ConversationId,
    contact: Contact<'a>,
    message: MessageBody,
}

#[derive(Serialize)]
struct Contact<'a> {
    external_id: &'a str,
}

/// What a call came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The receiver has it.
    Taken,
    /// The receiver will not have it, or may not be called at all.
    Refused(String),
    /// It was not reached, or asked us to come back.
    Away(String),
    /// It was reached and said nothing that can be understood: it may have it.
    Doubtful(String),
}

/// The message with everything that its receiver may know of it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn letter(tx: &mut Tx<Work>, outgoing: &Outgoing) -> Result<Option<Letter>, Fault> {
    let found = inbox::message_for_callback(tx, outgoing.message).await?;
    Ok(found.map(|(message, external_id)| Letter { message, external_id, attempt: outgoing.attempt }))
}

/// Posts a message. The id stays the same for every try of ours, the moment and the signature do not.
pub async fn call(egress: &Egress, to: &Callback, letter: &Letter, links: &Links<'_>) -> Answer {
    let now = links.desk.now();
    let id = letter.id();
    let post = Post {
        r#type: "message.created",
        timestamp: now.format(&Rfc3339).unwrap_or_default(),
        data: Data {
            conversation: letter.message.conversation_id,
            contact: Contact { external_id: &letter.external_id },
            message: MessageBody::of(&letter.message, links),
        },
    };
    let Ok(body) = serde_json::to_vec(&post) else { return Answer::Refused("unreadable".to_owned()) };
    let Some(signature) = sign(&to.secret, &id, now.unix_timestamp(), &body) else {
        return Answer::Refused("bad_secret".to_owned());
    };
    let request = match egress.post(&to.url) {
        Ok(request) => request,
        Err(refused) => return Answer::Refused(format!("address_refused: {refused}")),
    };
    let request = request
        .timeout(PATIENCE)
        .header("content-type", "application/json")
        .header("webhook-id", &id)
        .header("webhook-timestamp", now.unix_timestamp())
        .header("webhook-signature", signature)
        .body(body);
    match request.send().await {
        // The body of the answer is nobody's business: it is not even read (`O-2`).
        Ok(response) => understand(response.status().as_u16()),
        Err(error) if error.is_connect() => Answer::Away("unreachable".to_owned()),
        Err(error) if error.is_timeout() => Answer::Doubtful("timeout".to_owned()),
        Err(_) => Answer::Doubtful("connection_lost".to_owned()),
    }
}

/// What a status means. Only a 4xx that no later try can change is a refusal; a redirect is
/// not followed, so it is one too.
fn understand(status: u16) -> Answer {
    match status {
        200..300 => Answer::Taken,
        408 | 425 | 429 => Answer::Away(format!("http_{status}")),
        300..500 => Answer::Refused(format!("http_{status}")),
        _ => Answer::Doubtful(format!("http_{status}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_says_whether_to_come_back() {
        assert_eq!(understand(204), Answer::Taken);
        for status in [301, 307, 400, 401, 404, 410, 422] {
            assert!(matches!(understand(status), Answer::Refused(_)), "{status}");
        }
        for status in [408, 425, 429] {
            assert!(matches!(understand(status), Answer::Away(_)), "{status}");
        }
        for status in [500, 502, 503, 504] {
            assert!(matches!(understand(status), Answer::Doubtful(_)), "{status}");
        }
    }
}
