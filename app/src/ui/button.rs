//! Buttons, links that look like one, and the keys that press them.

use leptos::prelude::*;

use super::{Icon, IconSize};

/// What a button means for the page. One [`Variant::Primary`] a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    /// The one thing to do here.
    Primary,
    /// Something one can do.
    #[default]
    Default,
    /// The same, where it should not call.
    Quiet,
    /// Cannot be undone. Only inside a confirmation.
    Danger,
}

/// How tall a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 28 px, in bars and rows.
    Small,
    /// The height of a control: 32 px, 28 when dense, 44 on touch.
    #[default]
    Normal,
    /// As wide as what it stands in.
    Wide,
}

/// What pressing a button does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// Nothing; a script, a popover or a dialog listens.
    #[default]
    Button,
    /// Submits its form.
    Submit,
}

/// CSS classes of a button.
pub(super) fn classes(variant: Variant, size: Size, icon_only: bool) -> String {
    let variant = match variant {
        Variant::Primary => " btn-primary",
        Variant::Default => "",
        Variant::Quiet => " btn-quiet",
        Variant::Danger => " btn-danger",
    };
    let size = match size {
        Size::Small => " btn-sm",
        Size::Normal => "",
        Size::Wide => " btn-wide",
    };
    let shape = if icon_only { " btn-icon" } else { "" };
    format!("btn{variant}{size}{shape}")
}

/// A key cap. Hidden on touch.
#[component]
pub fn Kbd(
    /// The key as the element names it in `aria-keyshortcuts`.
    #[prop(into)]
    key: String,
) -> impl IntoView {
    let key = key.replace("Control+", "Ctrl ").replace("Shift+", "⇧ ").replace("Enter", "↵").replace("Escape", "Esc");
    view! { <kbd class="kbd" aria-hidden="true">{key}</kbd> }
}

/// A button. Its words are verb and thing: "Send invitation".
///
/// With `disabled_because` it stays focusable, does nothing, and says why.
#[component]
pub fn Button(
    /// What it means for the page.
    #[prop(optional)]
    variant: Variant,
    /// How tall.
    #[prop(optional)]
    size: Size,
    /// What pressing does by itself.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// The name of a button that shows nothing but its icon.
    #[prop(optional, into)]
    label: Option<String>,
    /// The key that presses it, shown as a hint: "E".
    #[prop(optional, into)]
    kbd: Option<String>,
    /// The form field that it sends.
    #[prop(optional, into)]
    name: Option<String>,
    /// The value of that field.
    #[prop(optional, into)]
    value: Option<String>,
    /// The id of its form, when it stands outside.
    #[prop(optional, into)]
    form: Option<String>,
    /// The id of the popover that it opens.
    #[prop(optional, into)]
    popovertarget: Option<String>,
    /// The id of the dialog that it opens.
    #[prop(optional, into)]
    opens_dialog: Option<String>,
    /// Its own id.
    #[prop(optional, into)]
    id: Option<String>,
    /// Why it cannot be pressed now, as a sentence.
    #[prop(optional_no_strip, into)]
    disabled_because: Option<String>,
    /// Its words.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let class = classes(variant, size, children.is_none());
    let shown = view! {
        {icon.map(|name| view! { <Icon name=name size=if children.is_some() { IconSize::Small } else { IconSize::Normal }/> })}
        {children.map(|words| words())}
        {kbd.clone().map(|key| view! { <Kbd key=key/> })}
    };
    if let Some(reason) = disabled_because {
        return view! {
            <span class="because">
                <button id=id type="button" class=class aria-label=label aria-disabled="true" aria-description=reason.clone()>{shown}</button>
                <span class="reason" aria-hidden="true">{reason}</span>
            </span>
        }
        .into_any();
    }
    let kind = match kind {
        ButtonKind::Button => "button",
        ButtonKind::Submit => "submit",
    };
    let command = opens_dialog.as_ref().map(|_| "show-modal");
    let popup = popovertarget.as_ref().map(|_| "true");
    view! {
        <button
            id=id
            type=kind
            class=class
            name=name
            value=value
            form=form
            aria-label=label
            aria-keyshortcuts=kbd
            aria-haspopup=popup
            popovertarget=popovertarget
            commandfor=opens_dialog
            command=command
        >
            {shown}
        </button>
    }
    .into_any()
}

/// The button that sends a form. Primary unless told otherwise.
#[component]
pub fn SubmitButton(
    /// What it means for the page.
    #[prop(default = Variant::Primary)]
    variant: Variant,
    /// How tall.
    #[prop(optional)]
    size: Size,
    /// An icon before the words.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// The key that presses it.
    #[prop(optional, into)]
    kbd: Option<String>,
    /// The form field that it sends.
    #[prop(optional, into)]
    name: Option<String>,
    /// The value of that field.
    #[prop(optional, into)]
    value: Option<String>,
    /// Why it cannot be pressed now, as a sentence.
    #[prop(optional_no_strip, into)]
    disabled_because: Option<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let class = classes(variant, size, false);
    let shown = view! {
        {icon.map(|name| view! { <Icon name=name size=IconSize::Small/> })}
        {children()}
        {kbd.clone().map(|key| view! { <Kbd key=key/> })}
    };
    match disabled_because {
        Some(reason) => view! {
            <span class="because">
                <button type="button" class=class aria-disabled="true" aria-description=reason.clone()>{shown}</button>
                <span class="reason" aria-hidden="true">{reason}</span>
            </span>
        }
        .into_any(),
        None => view! {
            <button type="submit" class=class name=name value=value aria-keyshortcuts=kbd>{shown}</button>
        }
        .into_any(),
    }
}

/// A link that looks like a button: it goes somewhere, it does not act.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// What it means for the page.
    #[prop(optional)]
    variant: Variant,
    /// How tall.
    #[prop(optional)]
    size: Size,
    /// An icon before the words.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// The name of a link that shows nothing but its icon.
    #[prop(optional, into)]
    label: Option<String>,
    /// The key that follows it.
    #[prop(optional, into)]
    kbd: Option<String>,
    /// Further CSS classes.
    #[prop(optional, into)]
    class: String,
    /// Its words.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = format!("{} {class}", classes(variant, size, children.is_none()));
    view! {
        <a href=href class=class.trim_end().to_owned() aria-label=label aria-keyshortcuts=kbd>
            {icon.map(|name| view! { <Icon name=name size=if children.is_some() { IconSize::Small } else { IconSize::Normal }/> })}
            {children.map(|words| words())}
            {kbd.clone().map(|key| view! { <Kbd key=key/> })}
        </a>
    }
}
