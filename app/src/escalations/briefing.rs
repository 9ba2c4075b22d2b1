//! The brief of an escalation: five lines, and the means to write them again.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::escalations::{Brief, Escalation, Writer, Written};
use switchboard::say;

use super::doors::{EditBrief, WantBrief};
use crate::Form;
use crate::inbox::Reader;
use crate::ui::{Fact, Facts, Fold, Panel, Size, SubmitButton, TextArea, Variant};

/// The brief, who wrote it, and what one can do about it.
#[component]
pub fn BriefPanel(
    /// The escalation.
    it: Escalation,
    /// What was written.
    brief: Option<Written>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let forms = reader.may(Right::EscalationsWork).then(|| {
        let hidden = vec![("escalation", it.id.to_string())];
        let words = brief.as_ref().map(|it| it.brief.clone()).unwrap_or_default();
        let (again, reader) = (hidden.clone(), reader.clone());
        view! {
            <Form door=WantBrief::PATH hidden=again>
                <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "brief-again")}</SubmitButton>
            </Form>
            <Fold title=say!(locale, "brief-edit") id="brief-edit">
                {edit(hidden, words, &reader)}
            </Fold>
        }
    });
    view! {
        <Panel title=say!(locale, "brief-title")>
            <div class="stack stack-sm">
                <div data-live="escalation-brief">{lines(brief, &reader)}</div>
                {forms}
            </div>
        </Panel>
    }
}

fn lines(brief: Option<Written>, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let Some(it) = brief else {
        return view! { <p class="hint">{say!(locale, "brief-none")}</p> }.into_any();
    };
    let when = reader.full(it.written_at);
    let by = match it.writer {
        Writer::Rules => say!(locale, "brief-by-rules", when = when),
        Writer::Model => say!(locale, "brief-by-model", when = when),
        Writer::Person => {
            let name = it.editor_name.unwrap_or_default();
            say!(locale, "brief-by-person", name = name, when = when)
        }
    };
    let Brief { who, what, tried, promised, next } = it.brief;
    view! {
        <Facts>
            <Fact name=say!(locale, "brief-line-who")>{who}</Fact>
            <Fact name=say!(locale, "brief-line-what")>{what}</Fact>
            <Fact name=say!(locale, "brief-line-tried")>{tried}</Fact>
            <Fact name=say!(locale, "brief-line-promised")>{promised}</Fact>
            <Fact name=say!(locale, "brief-line-next")>{next}</Fact>
        </Facts>
        <p class="hint">{by}</p>
    }
    .into_any()
}

fn edit(hidden: Vec<(&'static str, String)>, words: Brief, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    view! {
        <Form door=EditBrief::PATH hidden=hidden class="form">
            {line("who", say!(locale, "brief-line-who"), words.who)}
            {line("what", say!(locale, "brief-line-what"), words.what)}
            {line("tried", say!(locale, "brief-line-tried"), words.tried)}
            {line("promised", say!(locale, "brief-line-promised"), words.promised)}
            {line("next", say!(locale, "brief-line-next"), words.next)}
            <div class="form-actions"><SubmitButton>{say!(locale, "brief-save")}</SubmitButton></div>
        </Form>
    }
}

fn line(name: &'static str, label: String, words: String) -> impl IntoView {
    view! { <TextArea name=name label=label value=words rows=1 maxlength=Brief::LONGEST as u32 required=true/> }
}
