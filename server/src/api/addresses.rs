//! Contacts and companies as the API tells them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use switchboard::companies::{self, Company};
use switchboard::contacts::{Attributes, Details, Listed, Typed, Whole};
use switchboard::ids::*;
use switchboard::labels::Worn;
use switchboard::text::Country;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::problem::Problem;

/// What is known of a contact.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactDetails {
    /// Their name. One of name, e-mail and phone is needed.
    #[schema(max_length = 80, example = "Sophie Martin")]
    name: Option<String>,
    /// Their mail address.
    #[schema(max_length = 254, example = "sophie@example.org")]
    email: Option<String>,
    /// Their telephone number, in full or as the workspace's country dials it. It is kept in full: `+33612345678`.
    #[schema(max_length = 40, example = "+33 6 12 34 56 78")]
    phone: Option<String>,
    /// Their language, two letters.
    #[schema(pattern = "^[a-z]{2}$", example = "fr")]
    language: Option<String>,
    /// Their company.
    #[schema(value_type = Option<Uuid>)]
    company: Option<CompanyId>,
    /// What else is known, by names of your own.
    #[serde(default)]
    #[schema(required = false)]
    attributes: BTreeMap<String, String>,
}

impl ContactDetails {
    /// Reads it. A number without a prefix is dialled in `country`.
    pub fn read(&self, country: Country) -> Result<Details, Problem> {
        let text = |it: &'_ Option<String>| it.clone().unwrap_or_default();
        let (name, email, phone, language) =
            (text(&self.name), text(&self.email), text(&self.phone), text(&self.language));
        let typed = Typed { name: &name, email: &email, phone: &phone, language: &language, company: self.company };
        let details = Details::parse(typed, attributes(&self.attributes), country);
        details.map_err(|bad| Problem::Unfit(bad.to_string()))
    }
}

/// Attributes as they are kept; `None` where one cannot be.
fn attributes(given: &BTreeMap<String, String>) -> Option<Attributes> {
    given.iter().try_fold(Attributes::default(), |all, (name, value)| all.with(name, value))
}

/// A label with what it says.
#[derive(Debug, Serialize, ToSchema)]
pub struct LabelWorn {
    /// What the label is called.
    #[schema(example = "Route")]
    name: String,
    /// What it says of this one.
    #[schema(example = "7")]
    value: Option<String>,
}

impl From<Worn> for LabelWorn {
    fn from(it: Worn) -> Self {
        Self { name: it.name, value: it.value }
    }
}

/// A contact in the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListedContact {
    /// Their id.
    #[schema(value_type = Uuid)]
    id: ContactId,
    /// Their name.
    name: Option<String>,
    /// Their mail address.
    email: Option<String>,
    /// Their telephone number.
    phone: Option<String>,
    /// Their language.
    language: Option<String>,
    /// Their company.
    #[schema(value_type = Option<Uuid>)]
    company: Option<CompanyId>,
    /// Their labels.
    labels: Vec<LabelWorn>,
    /// When anything was last said in a conversation with them.
    #[serde(with = "time::serde::rfc3339::option")]
    last_message_at: Option<OffsetDateTime>,
}

impl From<Listed> for ListedContact {
    fn from(it: Listed) -> Self {
        Self {
            id: it.id,
            name: it.name,
            email: it.email,
            phone: it.phone,
            language: it.language,
            company: it.company_id,
            labels: it.labels.into_iter().map(LabelWorn::from).collect(),
            last_message_at: it.last_at,
        }
    }
}

/// Some contacts, those who came last first.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownContacts {
    /// They.
    pub contacts: Vec<ListedContact>,
    /// Where the list goes on: `after` of the next request. None at its end.
    #[schema(value_type = Option<Uuid>)]
    pub cursor: Option<ContactId>,
}

/// How a channel knows a contact.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactIdentity {
    /// What the channel is called.
    channel: String,
    /// What it calls them.
    external_id: String,
}

/// A contact with all that is known of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct WholeContact {
    /// Their id.
    #[schema(value_type = Uuid)]
    id: ContactId,
    /// Their name.
    name: Option<String>,
    /// Their mail address.
    email: Option<String>,
    /// Their telephone number.
    phone: Option<String>,
    /// Their language.
    language: Option<String>,
    /// Their company.
    #[schema(value_type = Option<Uuid>)]
    company: Option<CompanyId>,
    /// What else is known.
    attributes: BTreeMap<String, String>,
    /// Their labels.
    labels: Vec<LabelWorn>,
    /// How channels know them.
    identities: Vec<ContactIdentity>,
    /// Their newest conversations.
    #[schema(value_type = Vec<Uuid>)]
    conversations: Vec<ConversationId>,
    /// Whether nothing is sent to them.
    is_blocked: bool,
    /// The contact who goes on, where this one was merged.
    #[schema(value_type = Option<Uuid>)]
    merged_into: Option<ContactId>,
    /// Since when they are known.
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

impl From<Whole> for WholeContact {
    fn from(it: Whole) -> Self {
        let (contact, details) = (it.contact.clone(), it.contact.details);
        let identity =
            |it: switchboard::inbox::KnownAs| ContactIdentity { channel: it.channel_name, external_id: it.external_id };
        Self {
            id: contact.id,
            name: details.name,
            email: details.email,
            phone: details.phone,
            language: details.language,
            company: details.company_id,
            attributes: details.attributes.0,
            labels: it.labels.into_iter().map(LabelWorn::from).collect(),
            identities: it.known_as.into_iter().map(identity).collect(),
            conversations: it.conversations.into_iter().map(|it| it.id).collect(),
            is_blocked: contact.blocked_at.is_some(),
            merged_into: contact.merged_into_id,
            created_at: contact.created_at,
        }
    }
}

/// A contact that was written.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenContact {
    /// Their id.
    #[schema(value_type = Uuid)]
    pub contact: ContactId,
}

/// Whom to merge into a contact, and what of them holds.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeWanted {
    /// The contact that becomes part of the one who survives.
    #[schema(value_type = Uuid)]
    pub other: ContactId,
    /// What of the other holds where both know something: `name`, `email`, `phone`, `company`, `language`.
    #[serde(default)]
    #[schema(required = false, max_items = 5)]
    pub take_over: Vec<String>,
}

/// A merge that was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactMerged {
    /// By which it is undone.
    #[schema(value_type = Uuid)]
    pub merge: ContactMergeId,
}

/// What is known of a company.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompanyDetails {
    /// Its name.
    #[schema(min_length = 1, max_length = 120, example = "Hôtel des Tilleuls")]
    name: String,
    /// What your books call it: no two companies have the same.
    #[schema(min_length = 1, max_length = 40, example = "C-001")]
    code: String,
    /// What else is known, by names of your own.
    #[serde(default)]
    #[schema(required = false)]
    attributes: BTreeMap<String, String>,
}

impl CompanyDetails {
    /// Reads it.
    pub fn read(&self) -> Result<companies::Details, Problem> {
        companies::Details::parse(&self.name, &self.code, attributes(&self.attributes))
            .map_err(|bad| Problem::Unfit(bad.to_string()))
    }
}

/// A company in the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListedCompany {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: CompanyId,
    /// Its name.
    name: String,
    /// What your books call it.
    code: String,
    /// How many contacts belong to it.
    members: i64,
    /// Its labels.
    labels: Vec<LabelWorn>,
}

impl From<companies::Listed> for ListedCompany {
    fn from(it: companies::Listed) -> Self {
        let labels = it.labels.into_iter().map(LabelWorn::from).collect();
        Self { id: it.id, name: it.name, code: it.code, members: it.members, labels }
    }
}

/// Some companies, those that came last first.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownCompanies {
    /// They.
    pub companies: Vec<ListedCompany>,
    /// Where the list goes on: `after` of the next request. None at its end.
    #[schema(value_type = Option<Uuid>)]
    pub cursor: Option<CompanyId>,
}

/// A company with all that is known of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownCompany {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: CompanyId,
    /// Its name.
    name: String,
    /// What your books call it.
    code: String,
    /// What else is known.
    attributes: BTreeMap<String, String>,
    /// Its labels.
    labels: Vec<LabelWorn>,
    /// Since when it is known.
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

impl From<Company> for KnownCompany {
    fn from(it: Company) -> Self {
        Self {
            id: it.id,
            name: it.name,
            code: it.code,
            attributes: it.attributes.0,
            labels: it.labels.into_iter().map(LabelWorn::from).collect(),
            created_at: it.created_at,
        }
    }
}

/// A company that was written.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenCompany {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub company: CompanyId,
}
