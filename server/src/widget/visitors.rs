//! Who asks: from where, of which widget, with which session.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderMap, header};
use switchboard::access::VisitorWrite;
use switchboard::channels::{self, Channel, Kind, visitors};
use switchboard::ids::*;
use switchboard::tenancy::{Principal, RequestInfo, Tx};
use switchboard::text::Locale;

use super::refusal::Refusal;
use super::{ASKING, Widgets};
use crate::files::links::Links;
use crate::limits::{Limit, Subject};

/// Where a request comes from, and which language its browser prefers.
#[derive(Debug, Clone)]
pub struct Caller {
    pub subject: Subject,
    pub locale: Locale,
    info: RequestInfo,
    token: Option<String>,
}

/// A widget, by its public key.
#[derive(Debug, Clone, Copy)]
pub struct Widget {
    pub tenant: TenantId,
    pub channel: ChannelId,
}

/// A visitor who has shown their secret.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub widget: Widget,
    pub principal: Principal,
}

impl Caller {
    /// Reads what a request says of itself.
    pub fn of(request: &Request) -> Self {
        let info = request.extensions().get::<RequestInfo>().cloned().unwrap_or_default();
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
        Self {
            subject: Subject::of(&info),
            locale: accepted.and_then(Locale::accepted).unwrap_or(Locale::En),
            token: bearer(request.headers()).map(str::to_owned),
            info,
        }
    }
}

/// The one secret of an `Authorization: Bearer` header.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (first, second) = (all.next()?, all.next());
    let (scheme, secret) = first.to_str().ok()?.split_once(' ')?;
    let is_one = second.is_none() && scheme.eq_ignore_ascii_case("bearer") && (1..=200).contains(&secret.len());
    is_one.then_some(secret)
}

impl Visitor {
    /// Makes links to files for the visitor: on the frame's own origin.
    pub fn links<'a>(&self, it: &'a Widgets) -> Links<'a> {
        Links { desk: &it.web.desk, tenant: self.widget.tenant, base: "" }
    }
}

impl Widgets {
    /// Counts a request.
    pub fn count(&self, limit: Limit, subject: Subject) -> Result<(), Refusal> {
        Ok(self.limits.take(limit, subject, Instant::now())?)
    }

    /// Counts a request of an address, before anything is done for it.
    pub fn admit(&self, caller: &Caller) -> Result<(), Refusal> {
        self.count(ASKING, caller.subject)
    }

    /// The widget of a public key.
    pub async fn widget(&self, key: &str) -> Result<Widget, Refusal> {
        // What cannot be a key is not looked for.
        if !key.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_')) {
            return Err(Refusal::NoWidget);
        }
        let found = channels::system::by_public_key(&self.web.desk, key).await?;
        let (tenant, channel) = found.ok_or(Refusal::NoWidget)?;
        Ok(Widget { tenant, channel })
    }

    /// How a widget looks. Keys of other kinds of channel are no widgets.
    pub async fn channel(&self, widget: Widget) -> Result<Channel, Refusal> {
        let nobody = Principal::visitor(widget.tenant, widget.channel, None);
        let mut tx: Tx<VisitorWrite> = self.web.desk.begin(nobody).await?;
        let channel = channels::find(&mut tx, widget.channel).await?;
        channel.filter(|it| it.kind == Kind::Widget).ok_or(Refusal::NoWidget)
    }

    /// The visitor whose secret comes with a request.
    pub async fn visitor(&self, caller: &Caller, key: &str) -> Result<Visitor, Refusal> {
        let widget = self.widget(key).await?;
        let token = caller.token.as_deref().ok_or(Refusal::SessionEnded)?;
        self.known(caller, widget, token).await?.ok_or(Refusal::SessionEnded)
    }

    /// The visitor behind a secret, if it is one of this widget's.
    pub async fn known(&self, caller: &Caller, widget: Widget, token: &str) -> Result<Option<Visitor>, Refusal> {
        let found = visitors::resume(&self.web.desk, widget.tenant, widget.channel, token).await?;
        Ok(found.map(|(who, _)| Visitor { widget, principal: who.from_request(caller.info.clone()) }))
    }

    /// Somebody without a session, who may only begin one.
    pub async fn newcomer(&self, caller: &Caller, widget: Widget) -> Result<Tx<VisitorWrite>, Refusal> {
        let nobody = Principal::visitor(widget.tenant, widget.channel, None);
        Ok(self.web.desk.begin(nobody.from_request(caller.info.clone())).await?)
    }

    /// A visitor's transaction.
    pub async fn tx(&self, visitor: &Visitor) -> Result<Tx<VisitorWrite>, Refusal> {
        Ok(self.web.desk.begin(visitor.principal.clone()).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_secret_or_none() {
        let with = |values: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::AUTHORIZATION, value.parse().unwrap());
            }
            bearer(&headers).map(str::to_owned)
        };
        assert_eq!(with(&["Bearer abc"]).as_deref(), Some("abc"));
        assert_eq!(with(&["bearer abc"]).as_deref(), Some("abc"));
        for values in [&["Basic abc"][..], &["Bearer "], &["Bearer"], &["Bearer a", "Bearer b"], &[]] {
            assert_eq!(with(values), None, "{values:?}");
        }
    }
}
