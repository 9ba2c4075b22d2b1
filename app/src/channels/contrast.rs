//! How well white text reads on a widget's colour, measured, and a neighbour that is better.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::channels::{Colour, Look};
use switchboard::ids::ChannelId;
use switchboard::say;
use switchboard::text::Locale;

use super::doors::ChangeLook;
use crate::ui::{Icon, IconSize};
use crate::{Form, locale};

/// The id of the form that takes the neighbour; its button stands inside another form.
const TAKE: &str = "take-neighbour";

/// A contrast as people write it: one decimal, never rounded up to more than it is.
pub(super) fn ratio(contrast: f64, locale: Locale) -> String {
    let text = format!("{:.1}", (contrast * 10.0).floor() / 10.0);
    match locale {
        Locale::En => text,
        Locale::Fr => text.replace('.', ","),
    }
}

/// The measure, and one press to a colour on which white can be read.
#[component]
pub(super) fn Measure(
    /// The colour of the widget.
    colour: Colour,
) -> impl IntoView {
    let locale = locale();
    let contrast = ratio(colour.contrast(Colour::WHITE), locale);
    if colour.is_readable_in_white() {
        let words = say!(locale, "channels-contrast-good", colour = colour.to_string(), contrast = contrast);
        return view! {
            <p class="measure measure-good">
                <Icon name="check" size=IconSize::Small/>
                <span>{words}</span>
            </p>
        }
        .into_any();
    }
    let better = colour.darker_neighbour();
    let black = ratio(colour.contrast(Colour::BLACK), locale);
    let take = say!(
        locale,
        "channels-contrast-take",
        colour = better.to_string(),
        contrast = ratio(better.contrast(Colour::WHITE), locale)
    );
    let words =
        say!(locale, "channels-contrast-pale", colour = colour.to_string(), contrast = contrast, black = black);
    view! {
        <div class="measure measure-pale">
            <Icon name="triangle-alert" size=IconSize::Small/>
            <div>
                <p>{words}</p>
                <button type="submit" class="btn btn-sm" form=TAKE>
                    <Swatch colour=better/>
                    {take}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The form behind that press. It takes along what else is being tried.
#[component]
pub(super) fn TakeNeighbour(
    /// The widget.
    id: ChannelId,
    /// What is being tried.
    look: Look,
) -> impl IntoView {
    (!look.colour.is_readable_in_white()).then(|| {
        let hidden = vec![
            ("channel", id.to_string()),
            ("colour", look.colour.darker_neighbour().to_string()),
            ("position", look.position.to_string()),
            ("launcher", look.launcher.to_string()),
        ];
        view! { <Form door=ChangeLook::PATH hidden=hidden id=TAKE>""</Form> }
    })
}

/// A colour to look at. The fill is an attribute of the drawing, because pages may not carry
/// styles (`C-2`).
#[component]
pub(super) fn Swatch(
    /// The colour.
    colour: Colour,
) -> impl IntoView {
    view! {
        <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
            <rect width="16" height="16" rx="4" fill=colour.to_string()></rect>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contrast_is_never_said_to_be_better_than_it_is() {
        assert_eq!(ratio(4.49, Locale::En), "4.4");
        assert_eq!(ratio(7.694, Locale::Fr), "7,6");
        assert_eq!(ratio(21.0, Locale::En), "21.0");
    }
}
