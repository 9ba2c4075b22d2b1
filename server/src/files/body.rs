//! Files that come one by one: the body is the file, the address says its name.

use axum::body::{Body, BodyDataStream};
use axum::extract::Request;
use axum::http::{HeaderMap, Uri, header};
use futures::StreamExt as _;
use switchboard::files::{CannotUpload, Kept, LARGEST, Objects, Upload};
use switchboard::ids::TenantId;

/// Takes the body of a request in as a file of a workspace.
///
/// # Errors
/// [`CannotUpload`]; then nothing of it is kept.
pub async fn take(objects: &dyn Objects, tenant: TenantId, request: Request) -> Result<Kept, CannotUpload> {
    receive(objects, request).await?.finish(tenant).await
}

/// Reads the body of a request as a file, which is not kept yet.
///
/// # Errors
/// [`CannotUpload`].
pub async fn receive(objects: &dyn Objects, request: Request) -> Result<Upload, CannotUpload> {
    if says_too_much(request.headers()) {
        hear_out(request.into_body().into_data_stream()).await;
        return Err(CannotUpload::TooLarge);
    }
    let name = name(request.uri());
    read(objects, &name, request.into_body()).await
}

/// Whether the request says beforehand that its body is longer than any file.
fn says_too_much(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
    length.is_some_and(|it| it > LARGEST)
}

fn name(address: &Uri) -> String {
    let query = address.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "name").map_or_else(String::new, |it| it.1.into())
}

async fn read(objects: &dyn Objects, name: &str, body: Body) -> Result<Upload, CannotUpload> {
    let mut upload = Upload::begin(objects, name).await?;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        // A sender who went away in the middle: nothing of it is kept.
        let piece = piece
            .map_err(|lost| CannotUpload::Kept(switchboard::files::CannotKeep::Broken(std::io::Error::other(lost))))?;
        if let Err(refused) = upload.write(&piece).await {
            hear_out(pieces).await;
            return Err(refused);
        }
    }
    Ok(upload)
}

/// Lets a sender finish, as far as that is no flood: whoever is cut off while they send may never read why.
async fn hear_out(mut pieces: BodyDataStream) {
    const MOST: u64 = 2 * LARGEST;

    let mut heard = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        heard += piece.len() as u64;
        if heard > MOST {
            return;
        }
    }
}
