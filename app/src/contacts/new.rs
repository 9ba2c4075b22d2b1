//! `/contacts/new`

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::ContactsWrite;
use switchboard::contacts::Details;
use switchboard::{companies, say};

use super::doors::AddContact;
use super::fields::ContactFields;
use crate::ui::{LinkButton, SubmitButton, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// A contact whom no channel knows yet.
pub fn new_page() -> impl IntoView {
    page(async move {
        let mut tx = access::require(ContactsWrite).await?;
        let companies = companies::names(&mut tx).await?;
        access::hand_on(tx);
        let locale = locale();
        let body = view! {
            <div class="page page-form">
                <Form door=AddContact::PATH class="form">
                    <ContactFields details=Details::default() companies=companies/>
                    <div class="form-actions">
                        <SubmitButton>{say!(locale, "contacts-add")}</SubmitButton>
                        <LinkButton href=paths::contacts() variant=Variant::Quiet>{say!(locale, "contacts-cancel")}</LinkButton>
                    </div>
                </Form>
            </div>
        };
        Ok(Sheet::new(say!(locale, "contacts-new"), body))
    })
}
