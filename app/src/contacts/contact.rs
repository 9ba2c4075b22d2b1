//! `/contacts/:contact`

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_params_map;
use switchboard::access::{ContactsRead, Right};
use switchboard::audit::{self, Way};
use switchboard::contacts::{self, Contact, Double, Past, Whole};
use switchboard::ids::*;
use switchboard::inbox::{KnownAs, OtherConversation};
use switchboard::leads::Lead;
use switchboard::{companies, labels, leads, say};

use super::doors::{ChangeContact, KeepApart, LabelContact, NoteContact, TakeContactLabel, UnmergeContacts};
use super::fields::{ContactFields, language_name};
use super::hangs::{Labels, Notes, NotesProps};
use super::list::Moment;
use crate::inbox::{blocking_button, contact_name, conversation_address};
use crate::leads::of_contact;
use crate::ui::{Fact, Facts, Fold, Lamp, LampState, LinkButton, Panel, Size, SubmitButton, Variant};
use crate::{Form, Sheet, access, filled, locale, page, paths};

/// One contact.
pub fn contact_page() -> impl IntoView {
    let contact = use_params_map().with_untracked(|params| params.get("contact")).unwrap_or_default();
    page(async move {
        let id: ContactId = contact.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(ContactsRead).await?;
        let whole = contacts::whole(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let may_write = tx.may(Right::ContactsWrite) && whole.contact.merged_into_id.is_none();
        let may_block = tx.may(Right::InboxReply);
        let is_masked = tx.sight().is_masked;
        let offered = match may_write {
            true => Offered {
                labels: labels::list(&mut tx).await?,
                companies: companies::names(&mut tx).await?,
                doubles: contacts::doubles(&mut tx, id).await?,
            },
            false => Offered::default(),
        };
        let leads = match tx.may(Right::LeadsRead) {
            true => leads::leads_of(&mut tx, id).await?,
            false => Vec::new(),
        };
        // Written down where it is news; else the rest of the page is read in the same transaction.
        match audit::steps::read(&mut tx, "contact", Some(id.0), Way::Page).await? {
            true => tx.commit().await?,
            false => access::hand_on(tx),
        }
        let title = contact_name(whole.contact.details.name.as_deref(), locale());
        Ok(Sheet::new(
            title,
            view! {
                <TheContact
                    whole=whole
                    leads=leads
                    offered=offered
                    may_write=may_write
                    may_block=may_block
                    is_masked=is_masked
                />
            },
        ))
    })
}

/// What one who may write chooses from.
#[derive(Debug, Clone, Default)]
pub(super) struct Offered {
    labels: Vec<labels::Label>,
    companies: Vec<(CompanyId, String)>,
    doubles: Vec<Double>,
}

/// What the page shows of a contact.
#[component]
pub(super) fn TheContact(
    /// The contact with all that hangs on them.
    whole: Whole,
    /// The leads that they are and were.
    leads: Vec<Lead>,
    /// What one chooses from.
    offered: Offered,
    /// Whether the reader may change it.
    may_write: bool,
    /// Whether the reader may block them.
    may_block: bool,
    /// Whether the reader sees no personal data.
    is_masked: bool,
) -> impl IntoView {
    let Whole { contact, known_as, conversations, labels, notes, merges } = whole;
    let id = contact.id;
    let whose = ("contact", id.to_string());
    let merged = contact.merged_into_id.map(|survivor| {
        let locale = locale();
        view! {
            <p role="status">
                {say!(locale, "contacts-was-merged")} " "
                <a class="link" href=paths::contact(survivor)>{say!(locale, "contacts-open-survivor")}</a>
            </p>
        }
    });
    let edit = may_write.then(|| {
        let (details, hidden) = (contact.details.clone(), vec![whose.clone()]);
        // What was refused is seen.
        let refused = filled(ChangeContact::PATH, &hidden).was_refused();
        view! {
            <Fold title=say!(locale(), "contacts-edit") open=refused>
                <Form door=ChangeContact::PATH hidden=hidden class="form">
                    <ContactFields details=details companies=offered.companies/>
                    <div class="form-actions">
                        <SubmitButton>{say!(locale(), "contacts-save")}</SubmitButton>
                    </div>
                </Form>
            </Fold>
        }
    });
    let newest = conversations.first().map(|it| it.id);
    let block = newest.filter(|_| may_block && may_write).map(|it| blocking_button(it, contact.blocked_at.is_some()));
    let notes = Notes(NotesProps { whose: whose.clone(), door: NoteContact::PATH, notes, may_write });
    view! {
        <div class="page page-wide grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] items-start">
            <div class="stack min-w-0">
                {merged}
                <Doubles id=id doubles=offered.doubles/>
                <div data-live="contact-conversations" class="stack">
                    <Conversations conversations=conversations/>
                    {of_contact(leads, locale())}
                    // What else follows a contact has its place here: orders, meetings.
                </div>
                {notes}
            </div>
            <div class="stack min-w-0">
                <div data-live="contact-about"><About contact=contact known_as=known_as is_masked=is_masked/></div>
                {edit}
                <Labels whose=whose put=LabelContact::PATH take=TakeContactLabel::PATH worn=labels labels=offered.labels/>
                <Merges merges=merges may_write=may_write/>
                {block}
                <p>
                    <a class="link" href=paths::contacts()>{say!(locale(), "contacts-back")}</a>
                </p>
            </div>
        </div>
    }
}

#[component]
fn About(contact: Contact, known_as: Vec<KnownAs>, is_masked: bool) -> impl IntoView {
    let locale = locale();
    let details = contact.details;
    let fact = |name: String, value: Option<String>| value.map(|it| view! { <Fact name=name>{it}</Fact> });
    let company = details.company_id.zip(contact.company).map(|(id, name)| {
        view! { <Fact name=say!(locale, "contacts-company")><a class="link" href=paths::company(id)>{name}</a></Fact> }
    });
    let email = details.email.map(|it| {
        let address = reached("mailto", it, is_masked);
        view! { <Fact name=say!(locale, "contacts-email")>{address}</Fact> }
    });
    let phone = details.phone.map(|it| {
        let number = reached("tel", it, is_masked);
        view! { <Fact name=say!(locale, "contacts-phone")>{number}</Fact> }
    });
    let attributes = details.attributes.0.into_iter().map(|(name, value)| view! { <Fact name=name>{value}</Fact> });
    let identities = known_as
        .into_iter()
        .map(|it| {
            let source = say!(locale, "contacts-from", channel = it.channel_name);
            view! { <li class="known-as">{it.external_id} " · " {source} " · " <Moment at=it.since/></li> }
        })
        .collect_view();
    view! {
        <Panel title=say!(locale, "contacts-about")>
            <Facts>
                {fact(say!(locale, "contacts-name"), details.name)}
                {email}
                {phone}
                {company}
                {fact(say!(locale, "contacts-language"), details.language.map(|it| language_name(&it)))}
                {attributes.collect_view()}
                <Fact name=say!(locale, "contacts-since")><Moment at=contact.created_at/></Fact>
                <Fact name=say!(locale, "contacts-identities")><ul>{identities}</ul></Fact>
            </Facts>
        </Panel>
    }
}

/// Where somebody can be reached; what is hidden leads nowhere.
fn reached(scheme: &str, it: String, is_masked: bool) -> AnyView {
    if is_masked {
        return it.into_any();
    }
    let address = format!("{scheme}:{it}");
    view! { <a class="link break-all" href=address>{it}</a> }.into_any()
}

#[component]
fn Conversations(conversations: Vec<OtherConversation>) -> impl IntoView {
    let locale = locale();
    let none =
        conversations.is_empty().then(|| view! { <p class="hint">{say!(locale, "contacts-no-conversations")}</p> });
    let rows = conversations
        .into_iter()
        .map(|it| {
            let state: LampState = crate::inbox::lamp_state(it.lamp());
            view! {
                <li>
                    <a class="other" href=conversation_address(it.id)>
                        <Lamp state=state word=state.word(locale)/>
                        <span class="other-preview">{it.preview} " · " {it.channel_name}</span>
                        <Moment at=it.last_message_at/>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <Panel title=say!(locale, "contacts-conversations")>
            {none}
            <ul class="others">{rows}</ul>
        </Panel>
    }
}

/// Who may be the same person, with what speaks for it.
#[component]
fn Doubles(id: ContactId, doubles: Vec<Double>) -> impl IntoView {
    let locale = locale();
    (!doubles.is_empty()).then(|| {
        let rows = doubles
            .into_iter()
            .map(|it| {
                let name = contact_name(it.name.as_deref(), locale);
                let why = it
                    .evidence
                    .iter()
                    .map(|it| locale.say(&format!("contacts-evidence-{}", it.word().replace('_', "-")), &[]));
                let why = why.collect::<Vec<_>>().join(", ");
                let pair = vec![("one", id.to_string()), ("other", it.id.to_string())];
                let (spoken, again) = (name.clone(), name.clone());
                let channels = (!it.channels.is_empty()).then(|| format!(" · {}", it.channels.join(", ")));
                view! {
                    <li class="stack stack-sm">
                        <p>
                            <a class="link" href=paths::contact(it.id)>{name}</a>
                            {channels}
                        </p>
                        <p class="hint">{say!(locale, "contacts-evidence", why = why)}</p>
                        <div class="cluster">
                            <LinkButton href=paths::merge_contacts(id, it.id) size=Size::Small icon=Some("git-merge")>
                                {say!(locale, "contacts-compare")}
                                <span class="sr-only">" " {spoken}</span>
                            </LinkButton>
                            <Form door=KeepApart::PATH hidden=pair>
                                <SubmitButton size=Size::Small variant=Variant::Quiet>
                                    {say!(locale, "contacts-keep-apart")}
                                    <span class="sr-only">" " {again}</span>
                                </SubmitButton>
                            </Form>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Panel title=say!(locale, "contacts-doubles")>
                <ul class="stack stack-sm">{rows}</ul>
            </Panel>
        }
    })
}

/// Whom they were merged with, while that can be undone.
#[component]
fn Merges(merges: Vec<Past>, may_write: bool) -> impl IntoView {
    let locale = locale();
    (may_write && !merges.is_empty()).then(|| {
        let rows = merges
            .into_iter()
            .map(|it| {
                let name = it.name.or(it.email).unwrap_or_else(|| contact_name(None, locale));
                let spoken = name.clone();
                view! {
                    <li class="stack stack-sm">
                        <p>{say!(locale, "contacts-merged-with", name = name)} " · " <Moment at=it.made_at/></p>
                        <Form door=UnmergeContacts::PATH hidden=vec![("merge", it.id.to_string())]>
                            <SubmitButton size=Size::Small variant=Variant::Default icon=Some("undo-2")>
                                {say!(locale, "contacts-undo-merge")}
                                <span class="sr-only">" " {spoken}</span>
                            </SubmitButton>
                        </Form>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Panel title=say!(locale, "contacts-merges")>
                <ul class="stack stack-sm">{rows}</ul>
                <p class="hint">{say!(locale, "contacts-merges-hint")}</p>
            </Panel>
        }
    })
}
