//! One question to a site, and what its answer means.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED, LOCATION,
};
use reqwest::{RequestBuilder, Response};
use switchboard::fault::Fault;
use switchboard::knowledge::Reason;
use switchboard::sites::visited::{ReadPage, Visited};
use switchboard::sites::work::{Errand, What};

use super::Crawler;
use crate::reading::NotRead;

/// What pages are asked for.
const PAGES: &str = "text/html, application/xhtml+xml, text/plain;q=0.5";
/// How every gzip begins.
const GZIP: &[u8] = &[0x1f, 0x8b];
/// A tag of a version that is longer is none that we keep.
const LONGEST_TAG: usize = 300;

/// What the head of an answer says of a page.
struct Head {
    charset: Option<String>,
    is_plain: bool,
    is_packed: bool,
    is_hidden: bool,
    etag: Option<String>,
    last_modified: Option<String>,
}

impl Crawler {
    /// Asks, and understands the answer; never longer than the bounds allow.
    ///
    /// # Errors
    /// A [`Fault`] where this machine cannot read pages as it should: then nothing is known of this one.
    pub async fn ask(&self, errand: &Errand) -> Result<Visited, Fault> {
        let failed = |reason| Ok(Visited::Failed(reason));
        let answer = tokio::time::timeout(self.bounds.patience, self.answer(errand)).await;
        let (head, body) = match answer {
            Ok(Ok(answer)) => answer,
            Ok(Err(visited)) => return Ok(visited),
            Err(_) => return failed(Reason::TookTooLong),
        };
        // A list of pages is often packed as a file; a page only on its way.
        let is_packed = head.is_packed || (!errand.wants_page() && body.bytes.starts_with(GZIP));
        let most = self.bounds.bytes;
        let body = match is_packed {
            true => tokio::task::spawn_blocking(move || unpack(&body.bytes, most)).await.map_err(Fault::other)?,
            false => body,
        };
        if !errand.wants_page() {
            return Ok(Visited::File(body.bytes));
        }
        if body.is_cut {
            return failed(Reason::TooLarge);
        }
        if head.is_plain {
            let text = String::from_utf8_lossy(&body.bytes).into_owned();
            return Ok(page(head, ReadPage { text, ..ReadPage::default() }));
        }
        // Few bytes of HTML can ask for all the memory that there is: they are read where little is to be had.
        match self.reader.page(head.charset.as_deref(), &body.bytes).await {
            Ok(read) => Ok(page(head, read)),
            Err(NotRead::Unreadable(reason)) => failed(reason),
            Err(NotRead::Fault(fault)) => Err(fault),
        }
    }

    async fn answer(&self, errand: &Errand) -> Result<(Head, Body), Visited> {
        let failed = |reason| Err(Visited::Failed(reason));
        let Ok(request) = self.egress.get(errand.address.as_str()) else { return failed(Reason::Forbidden) };
        let Ok(response) = with_headers(request, errand).send().await else { return failed(Reason::Unreachable) };
        let is_robots = matches!(errand.what, What::Robots { .. });
        match response.status().as_u16() {
            200 => {}
            304 => return Err(Visited::Same),
            300..400 => {
                return match text(response.headers(), &LOCATION) {
                    Some(to) => Err(Visited::Moved(to)),
                    None => failed(Reason::Unreachable),
                };
            }
            404 | 410 => return failed(Reason::NotFound),
            // A site that keeps its robots.txt to itself has none, says RFC 9309; one that is out of breath may have.
            400..500 if is_robots && response.status().as_u16() != 429 => return failed(Reason::NotFound),
            401 | 403 | 451 => return failed(Reason::Refused),
            _ => return failed(Reason::Unreachable),
        }
        let Some(head) = head(response.headers(), errand.wants_page()) else { return failed(Reason::UnknownType) };
        match body(response, self.bounds.bytes).await {
            Ok(body) if body.is_cut && errand.wants_page() => failed(Reason::TooLarge),
            Ok(body) => Ok((head, body)),
            Err(_) => failed(Reason::Unreachable),
        }
    }
}

fn with_headers(request: RequestBuilder, errand: &Errand) -> RequestBuilder {
    let request = request.header(ACCEPT_ENCODING, "gzip");
    let request = if errand.wants_page() { request.header(ACCEPT, PAGES) } else { request };
    let What::Entry { etag, last_modified, .. } = &errand.what else { return request };
    match (etag, last_modified) {
        (Some(etag), _) => request.header(IF_NONE_MATCH, etag),
        (None, Some(moment)) => request.header(IF_MODIFIED_SINCE, moment),
        (None, None) => request,
    }
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(|it| it.trim().to_owned())
}

/// Understands the head; `None` where what follows is no page although one is wanted, or is packed as nobody asked.
fn head(headers: &HeaderMap, wants_page: bool) -> Option<Head> {
    let kind = text(headers, &CONTENT_TYPE).unwrap_or_else(|| "text/html".to_owned()).to_lowercase();
    let (essence, parameters) = kind.split_once(';').unwrap_or((&kind, ""));
    let essence = essence.trim();
    if wants_page && !matches!(essence, "text/html" | "application/xhtml+xml" | "text/plain") {
        return None;
    }
    let packing = text(headers, &CONTENT_ENCODING).unwrap_or_default().to_lowercase();
    if !matches!(packing.as_str(), "" | "identity" | "gzip" | "x-gzip") {
        return None;
    }
    let charset = parameters.split(';').find_map(|it| it.trim().strip_prefix("charset="));
    let charset = charset.filter(|it| it.len() <= 40);
    let robots = headers.get_all("x-robots-tag").iter().filter_map(|it| it.to_str().ok());
    let tag = |name| text(headers, &name).filter(|it| !it.is_empty() && it.len() <= LONGEST_TAG);
    Some(Head {
        charset: charset.map(|it| it.trim_matches('"').to_owned()),
        is_plain: essence == "text/plain",
        is_packed: packing.contains("gzip"),
        is_hidden: robots.flat_map(|it| it.split(',')).any(|it| matches!(it.trim(), "noindex" | "none")),
        etag: tag(ETAG),
        last_modified: tag(LAST_MODIFIED),
    })
}

/// Bytes that were read.
struct Body {
    bytes: Vec<u8>,
    /// There are more, which were not.
    is_cut: bool,
}

/// Reads an answer as it comes, `most` bytes of it.
async fn body(mut response: Response, most: usize) -> Result<Body, reqwest::Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        bytes.extend_from_slice(&chunk[..chunk.len().min(most.saturating_sub(bytes.len()).saturating_add(1))]);
        if bytes.len() > most {
            bytes.truncate(most);
            return Ok(Body { bytes, is_cut: true });
        }
    }
    Ok(Body { bytes, is_cut: false })
}

/// Unpacks `most` bytes; what is damaged ends where the damage begins.
fn unpack(packed: &[u8], most: usize) -> Body {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    // What came before the damage is there all the same.
    drop(MultiGzDecoder::new(packed).take(limit).read_to_end(&mut bytes));
    let is_cut = bytes.len() > most;
    bytes.truncate(most);
    Body { bytes, is_cut }
}

/// A page with what the head of its answer said of it.
fn page(head: Head, read: ReadPage) -> Visited {
    let is_hidden = head.is_hidden || read.is_hidden;
    Visited::Page(Box::new(ReadPage { is_hidden, etag: head.etag, last_modified: head.last_modified, ..read }))
}
