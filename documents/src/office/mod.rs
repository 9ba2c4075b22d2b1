//! Office files: archives of XML, with a list of relations beside each part.

mod chart;
pub(crate) mod docx;
mod math;
mod numbering;
pub(crate) mod pptx;
mod relations;
mod styles;
pub(crate) mod xlsx;

use crate::archive::Archive;
use crate::{Unreadable, xml};

/// Opens an office file and looks into all corners of it before any of it is read.
fn open(bytes: &[u8]) -> Result<Archive<'_>, Unreadable> {
    if crate::archive::is_locked_office(bytes) {
        return Err(Unreadable::Locked);
    }
    let mut archive = Archive::open(bytes)?;
    archive.inspect(1)?;
    Ok(archive)
}

/// The title among the file's properties.
fn title(archive: &mut Archive<'_>) -> Result<Option<String>, Unreadable> {
    let Some(properties) = archive.bytes("docProps/core.xml")? else { return Ok(None) };
    Ok(xml::tree(&properties).ok().and_then(|core| core.child("title").map(xml::Node::text)))
}
