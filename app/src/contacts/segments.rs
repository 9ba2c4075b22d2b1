//! Segments: filters that have a name.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{ContactsWrite, Right};
use switchboard::contacts::{self, Filter, Segment, SegmentFor, SegmentOf};
use switchboard::ids::*;
use switchboard::say;
use switchboard::title::Title;

use super::{Looking, problems};
use crate::inbox::Reader;
use crate::ui::{Fold, Segmented, Select, Size, SubmitButton, Tab, TextField, Variant};
use crate::{Form, Problem, access, filled, go_on, locale, notice, paths};

/// Saves what `list` asks for under a name.
#[server(endpoint = "contacts/save-segment")]
pub async fn save_segment(name: String, whom: SegmentFor, of: SegmentOf, list: String) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    let bad_name = |_| Problem::invalid("name", say!(locale(), "inbox-view-bad-name", limit = Title::LONGEST));
    let name = Title::parse(&name).map_err(bad_name)?;
    let looking = Looking::asked(&list).first();
    let filter = match of {
        SegmentOf::Contacts => looking.filter(),
        // Companies are narrowed by labels alone.
        SegmentOf::Companies => {
            let it = looking.of_companies();
            Filter { label: it.label, value: it.value, ..Filter::default() }
        }
    };
    contacts::save_segment(tx, &name, whom, of, &filter).await.map_err(problems::save_segment)?;
    notice(say!(locale(), "contacts-did-save-segment", name = name.as_str()));
    go_on(&Looking::from_filter(&filter).on(&place(of)));
    Ok(())
}

/// Removes a segment.
#[server(endpoint = "contacts/remove-segment")]
pub async fn remove_segment(segment: SegmentId) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    contacts::remove_segment(tx, segment).await.map_err(problems::remove_segment)?;
    notice(say!(locale(), "contacts-did-remove-segment"));
    Ok(())
}

fn place(of: SegmentOf) -> String {
    match of {
        SegmentOf::Contacts => paths::contacts(),
        SegmentOf::Companies => paths::companies(),
    }
}

/// The segments as tabs; and what one looks at, to be saved or removed.
#[component]
pub(crate) fn Segments(
    /// What they are of.
    of: SegmentOf,
    /// What one is looking at.
    looking: Looking,
    /// Each with its address.
    segments: Vec<(Looking, Segment)>,
    /// Whether the reader may save one.
    may_write: bool,
    /// The reader.
    me: Option<MemberId>,
) -> impl IntoView {
    let locale = locale();
    let arranges = Reader::here().may(Right::DeskArrange);
    let here = Looking { q: String::new(), after: String::new(), ..looking.clone() };
    let current = segments.iter().find(|(it, _)| *it == here).map(|(_, it)| it.clone());
    let tabs = (!segments.is_empty()).then(|| {
        let all = Tab::new(place(of), say!(locale, "contacts-segment-all"), here == Looking::default());
        let tabs = segments.into_iter().map(|(looking, it)| {
            let is_current = looking == here;
            Tab::new(looking.on(&place(of)), it.name, is_current)
        });
        view! { <Segmented label=say!(locale, "contacts-segments") tabs=std::iter::once(all).chain(tabs).collect()/> }
    });
    let act = match current {
        Some(it) => {
            let may = may_write && (arranges || it.audience == SegmentFor::Me && me == Some(it.owner_id));
            may.then(|| {
                view! {
                    <Form door=RemoveSegment::PATH hidden=vec![("segment", it.id.to_string())]>
                        <SubmitButton size=Size::Small variant=Variant::Quiet>
                            {say!(locale, "contacts-remove-segment", name = it.name.as_str())}
                        </SubmitButton>
                    </Form>
                }
            })
            .into_any()
        }
        None => (may_write && here.is_narrowed())
            .then(|| {
                let mut whom = vec![("me".to_owned(), say!(locale, "inbox-view-for-me"))];
                if arranges {
                    whom.push(("everyone".to_owned(), say!(locale, "inbox-view-for-everyone")));
                }
                let hidden = vec![("of", of.to_string()), ("list", here.question())];
                // What was refused is seen.
                let refused = filled(SaveSegment::PATH, &hidden).was_refused();
                view! {
                    <Fold title=say!(locale, "contacts-save-segment-fold") open=refused>
                        <Form door=SaveSegment::PATH hidden=hidden class="form">
                            <TextField name="name" label=say!(locale, "contacts-segment-name") maxlength=Title::LONGEST as u32 autocomplete="off" required=true/>
                            <Select name="whom" label=say!(locale, "inbox-view-for") options=whom/>
                            <div class="form-actions">
                                <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "contacts-save-segment")}</SubmitButton>
                            </div>
                        </Form>
                    </Fold>
                }
            })
            .into_any(),
    };
    view! { <div class="stack stack-sm">{tabs} {act}</div> }
}
