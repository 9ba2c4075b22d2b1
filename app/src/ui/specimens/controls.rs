//! Buttons and fields.

use leptos::prelude::*;

use super::group;
use crate::ui::*;

/// Buttons in every meaning, size and state.
pub(super) fn buttons(theme: &'static str) -> AnyView {
    let shown = view! {
        <div class="cluster">
            <SubmitButton kbd="⌘↵">"Send"</SubmitButton>
            <Button kbd="I">"Take over"</Button>
            <Button variant=Variant::Quiet icon=Some("alarm-clock")>"Snooze"</Button>
            <Button variant=Variant::Danger>"Delete workspace"</Button>
            <button class="btn btn-primary" aria-busy="true">"Saving"</button>
            <Button disabled_because="Pick two contacts first.".to_owned()>"Merge"</Button>
            <Button icon=Some("list-filter") label="Filter"/>
            <Button icon=Some("ellipsis") label="More actions" variant=Variant::Quiet size=Size::Small/>
            <LinkButton href=format!("#{theme}") size=Size::Small icon=Some("plus")>"New lead"</LinkButton>
            <span class="btn-split">
                <SubmitButton>"Send"</SubmitButton>
                <Button variant=Variant::Primary icon=Some("chevron-down") label="Other ways to send"/>
            </span>
        </div>
    };
    group("Buttons: primary, default, quiet, danger, busy, disabled with its reason, icon, small, split", shown)
}

/// Fields: plain, with a hint, with an error, optional, filled; choices.
pub(super) fn fields(theme: &'static str) -> AnyView {
    let name = |field: &str| format!("{theme}-{field}");
    let tones = vec![("warm".to_owned(), "Warm and brief".to_owned()), ("formal".to_owned(), "Formal".to_owned())];
    let languages =
        vec![Choice::new("fr", "French"), Choice::new("en", "English").hint("Only where customers write it.")];
    let wrong = "Enter an address with a domain, like bonjour@ma-boutique.com".to_owned();
    let summary = vec![FieldError { id: format!("field-{theme}-reply-to"), sentence: wrong.clone() }];
    let shown = view! {
        // The heading of the summary has one id per page, so only one half shows it.
        {(theme == "light").then(|| view! { <ErrorSummary errors=summary/> })}
        <div class="grid sm:grid-cols-2 gap-4">
            <TextField
                name=name("assistant")
                label="Assistant’s name"
                value="Boutique Assistant".to_owned()
                hint="Customers see this name.".to_owned()
            />
            <TextField
                name=name("reply-to")
                label="Reply-to address"
                kind="email"
                value="bonjour@ma-boutique".to_owned()
                error=wrong
                autocomplete="email"
            />
            <Select name=name("tone") label="Tone" options=tones value="formal".to_owned()/>
            <TextField name=name("address") label="Workspace address" value="ma-boutique".to_owned() readonly=true optional=true/>
        </div>
        <TextArea
            name=name("instructions")
            label="Instructions"
            value="Answer in the customer’s language.\nNever promise a date.".to_owned()
            hint="412 of 2,000 characters".to_owned()
            maxlength=2000
        />
        <RadioGroup name=name("language") legend="Language of answers" choices=languages value="fr".to_owned() row=true/>
        <Check name=name("cite") label="Cite sources" checked=true/>
        <Check name=name("offer") label="Offer a person first" hint="On every channel.".to_owned()/>
        <Switch name=name("night") label="Answer at night" checked=true/>
        <Switch name=name("phone") label="Collect phone number"/>
        <FileButton name=name("files") label="Attach files" hint="Up to 10 files of 25 MB each" multiple=true/>
    };
    group("Fields: hint, error, read-only and optional, several lines, choices, switches", shown)
}
