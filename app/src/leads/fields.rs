//! Writing down what is known of a lead.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::ids::LeadId;
use switchboard::leads::{Field, Kept, Lead};
use switchboard::say;

use super::doors::Describe;
use super::words::{field_word, intents};
use crate::inbox::Reader;
use crate::ui::{Fold, Panel, Select, Size, SubmitButton, TextField, Variant};
use crate::{Form, filled};

/// A small form for each field that a lead has, and one for a field of its own.
#[component]
pub fn Describing(
    /// The lead.
    it: Lead,
    /// What is known.
    known: Vec<Kept>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let value = |name: &str| known.iter().find(|it| it.field == name).map(|it| it.value.clone());
    let fields = Field::ALL.iter().filter(|it| **it != Field::Intent).map(|it| it.word().to_owned());
    let own = known.iter().filter(|it| it.known().is_none()).map(|it| it.field.clone());
    let forms = fields.chain(own).map(|name| line(it.id, &name, value(&name), &reader)).collect_view();
    let intent = it.intent.map(|it| it.to_string());
    let wants = std::iter::once((String::new(), say!(locale, "leads-not-known"))).chain(intents(locale)).collect();
    let wanted = vec![("lead", it.id.to_string()), ("field", Field::Intent.word().to_owned())];
    let new = vec![("lead", it.id.to_string())];
    // What was refused is seen.
    let refused = filled(Describe::PATH, &new).was_refused();
    reader.may(Right::LeadsWork).then(|| {
        view! {
            <Panel title=say!(locale, "leads-describe")>
                <Fold title=say!(locale, "leads-describe-fold") id="describe" open=refused>
                    <div class="stack stack-sm">
                        {forms}
                        <Form door=Describe::PATH hidden=wanted class="cluster cluster-end">
                            <Select name="value" id="field-intent" label=field_word("intent", locale) options=wants value=intent/>
                            <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "leads-save")}</SubmitButton>
                        </Form>
                        <Form door=Describe::PATH hidden=new class="cluster cluster-end" label=say!(locale, "leads-own-field")>
                            <TextField name="field" id="own-field" label=say!(locale, "leads-own-field") maxlength=40 autocomplete="off" required=true/>
                            <TextField name="value" id="own-value" label=say!(locale, "leads-own-value") maxlength=500 autocomplete="off" required=true/>
                            <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "leads-add-field")}</SubmitButton>
                        </Form>
                    </div>
                </Fold>
            </Panel>
        }
    })
}

fn line(lead: LeadId, name: &str, value: Option<String>, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let hidden = vec![("lead", lead.to_string()), ("field", name.to_owned())];
    let label = field_word(name, locale);
    // An attribute is called as somebody called it: its id must not be.
    let id = format!("field-{:x}", name.bytes().fold(7_u64, |sum, it| sum.wrapping_mul(31).wrapping_add(it.into())));
    let whose = format!(" {label}");
    view! {
        <Form door=Describe::PATH hidden=hidden class="cluster cluster-end">
            <TextField name="value" id=id label=label value=value maxlength=500 autocomplete="off"/>
            <SubmitButton size=Size::Small variant=Variant::Default>
                {say!(locale, "leads-save")}
                <span class="sr-only">{whose}</span>
            </SubmitButton>
        </Form>
    }
}
