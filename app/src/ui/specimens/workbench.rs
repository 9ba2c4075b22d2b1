//! What was found, with its cut-off line; and an answer now and after a change.

use leptos::prelude::*;

use super::group;
use crate::ui::*;

/// Passages around the cut-off, and two answers side by side.
pub(super) fn answers() -> AnyView {
    let shown = view! {
        <div class="panel">
            <div class="panel-body">
                <ol class="stack">
                    <li class="stack stack-sm">
                        <div class="cluster">
                            <span class="num">"1"</span>
                            <a class="link" href="#delivery">"How long does " <mark>"delivery"</mark> " take?"</a>
                            <span class="hint">"Page 4"</span>
                            <span class="num">"score 0.83"</span>
                            <Badge tone=BadgeTone::Ai>"cited"</Badge>
                        </div>
                        <p class="document-text"><mark>"Delivery"</mark> " takes 3 to 5 working days in France."</p>
                    </li>
                </ol>
                <p class="cut-off">"Cut-off: alone, these are less sure than 0.83"</p>
                <ol class="stack" start="2">
                    <li class="stack stack-sm">
                        <div class="cluster">
                            <span class="num">"2"</span>
                            <a class="link" href="#shop">"The shop"</a>
                            <span class="num">"score 0.31"</span>
                        </div>
                        <p class="document-text">"It is open from Tuesday to Saturday."</p>
                    </li>
                </ol>
            </div>
        </div>
        <article class="difference">
            <div class="cluster">
                <h4 class="difference-question">
                    <a class="link" href="#conversation">"How long does delivery take to London?"</a>
                </h4>
                <Badge tone=BadgeTone::Lamp>"changes"</Badge>
            </div>
            <div class="grid gap-4 lg:grid-cols-2">
                <div class="stack stack-sm min-w-0">
                    <h5 class="difference-side">"Now"</h5>
                    <p class="changed">"Delivery takes " <del>"3 to 5"</del> " working days."</p>
                    <p>
                        <Confidence value=0.91/>
                    </p>
                </div>
                <div class="stack stack-sm min-w-0">
                    <h5 class="difference-side">"After the change"</h5>
                    <p class="changed">"Delivery takes " <ins>"2 to 3"</ins> " working days."</p>
                    <p>
                        <Confidence value=0.88/>
                    </p>
                </div>
            </div>
        </article>
    };
    group("What was found, and answers side by side", shown)
}
