//! Files on their way up.

use leptos::prelude::*;
use switchboard::say;

use super::{Icon, IconSize, locale};

/// Where an island shows the files that are on their way, with the words that it says of them: `{}` is a file's name.
#[component]
pub fn Coming(
    /// The largest file, in bytes.
    largest: u64,
    /// That a file is larger.
    #[prop(into)]
    too_large: String,
    /// That it is there.
    #[prop(into)]
    arrived: String,
) -> impl IntoView {
    let locale = locale();
    let of = |sentence: &str| locale.say(sentence, &[("name", "{}".into())]);
    view! {
        <ul class="files files-waiting files-coming">
            <template
                data-largest=largest.to_string()
                data-too-large=too_large
                data-on-its-way=of("files-on-its-way")
                data-stop=of("files-stop")
                data-arrived=arrived
                data-lost=of("files-lost")
                data-take-away=say!(locale, "files-remove", name = "{}")
            >
                <li class="file-waiting">
                    <span class="file-link"></span>
                    <progress max="100"></progress>
                    <p class="error"></p>
                    <button type="button" class="btn btn-quiet btn-sm btn-icon">
                        <Icon name="x" size=IconSize::Small/>
                    </button>
                </li>
            </template>
        </ul>
    }
}
