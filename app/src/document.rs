//! The HTML document around every page, its policy, and the routes.

use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};
use switchboard::team::Keyboard;

use crate::visit;

/// Pages fade into each other where the browser finds the time; that it gave a fade up, as in a tab that nobody looks at,
/// is no fault of the page.
const GIVEN_UP: &str = "addEventListener('unhandledrejection', (it) => {
  if (it.reason?.name === 'InvalidStateError' && /^Transition was/.test(it.reason.message)) it.preventDefault();
});";

/// The document. Its language and theme are the reader's, and which keys it hears.
pub fn document(options: LeptosOptions) -> impl IntoView {
    let visit = visit();
    let theme = match visit.theme.as_str() {
        "light" | "dark" => Some(visit.theme.clone()),
        _ => None,
    };
    let keyboard = visit.account.as_ref().map(|it| it.keyboard).filter(|it| *it != Keyboard::All);
    set_policy();
    view! {
        <!DOCTYPE html>
        <html lang=visit.locale.word() data-theme=theme data-keys=keyboard.map(Keyboard::word)>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="preload" href="/fonts/ibm-plex-sans-latin-wght-normal.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <script nonce=use_nonce() inner_html=GIVEN_UP></script>
                <HashedStylesheet options=options.clone()/>
                <HydrationScripts options=options islands=true/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// What the browser may load and run on our pages (`C-2`): our own files, scripts that carry
/// this answer's nonce, and nothing else.
fn set_policy() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else { return };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self'; \
         manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(value) = http::HeaderValue::from_str(&policy) {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, value);
    }
}

/// Every page. Rendered whole before the first byte leaves, so that the status, the title
/// and the page for readers without scripts are right.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=|| crate::page(async { Err(crate::access::not_found()) })>
                <Route path=path!("/") view=crate::today::today_page ssr=SsrMode::Async/>
                <Route path=path!("/channels") view=crate::channels::channels_page ssr=SsrMode::Async/>
                <Route path=path!("/channels/connect") view=crate::channels::connect_page ssr=SsrMode::Async/>
                <Route path=path!("/channels/keys") view=crate::channels::keys_page ssr=SsrMode::Async/>
                <Route path=path!("/channels/:channel") view=crate::channels::channel_page ssr=SsrMode::Async/>
                <Route path=path!("/more") view=crate::guide::more_page ssr=SsrMode::Async/>
                <Route path=path!("/help") view=crate::guide::help_page ssr=SsrMode::Async/>
                <Route path=path!("/search") view=crate::guide::search_page ssr=SsrMode::Async/>
                <Route path=path!("/inbox") view=crate::inbox::inbox_page ssr=SsrMode::Async/>
                <Route path=path!("/inbox/new") view=crate::inbox::new_conversation_page ssr=SsrMode::Async/>
                <Route path=path!("/inbox/acts/:act") view=crate::inbox::progress_page ssr=SsrMode::Async/>
                <Route path=path!("/inbox/runs/:run") view=crate::inbox::trace_page ssr=SsrMode::Async/>
                <Route path=path!("/inbox/:id") view=crate::inbox::conversation_page ssr=SsrMode::Async/>
                <Route path=path!("/escalations") view=crate::escalations::escalations_page ssr=SsrMode::Async/>
                <Route path=path!("/escalations/:id") view=crate::escalations::escalation_page ssr=SsrMode::Async/>
                <Route path=path!("/leads") view=crate::leads::leads_page ssr=SsrMode::Async/>
                <Route path=path!("/leads/new") view=crate::leads::new_lead_page ssr=SsrMode::Async/>
                <Route path=path!("/leads/:lead") view=crate::leads::lead_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/leads") view=crate::leads::settings_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/escalation-reasons") view=crate::escalations::reasons_page ssr=SsrMode::Async/>
                <Route path=path!("/contacts") view=crate::contacts::contacts_page ssr=SsrMode::Async/>
                <Route path=path!("/contacts/new") view=crate::contacts::new_page ssr=SsrMode::Async/>
                <Route path=path!("/contacts/import") view=crate::contacts::import_page ssr=SsrMode::Async/>
                <Route path=path!("/contacts/import/:table") view=crate::contacts::table_page ssr=SsrMode::Async/>
                <Route path=path!("/contacts/:contact") view=crate::contacts::contact_page ssr=SsrMode::Async/>
                <Route path=path!("/contacts/:contact/merge") view=crate::contacts::merge_page ssr=SsrMode::Async/>
                <Route path=path!("/companies") view=crate::companies::companies_page ssr=SsrMode::Async/>
                <Route path=path!("/companies/new") view=crate::companies::new_page ssr=SsrMode::Async/>
                <Route path=path!("/companies/:company") view=crate::companies::company_page ssr=SsrMode::Async/>
                <Route path=path!("/specimens") view=crate::ui::specimens_page ssr=SsrMode::Async/>
                <Route path=path!("/login") view=crate::team::sign_in_page ssr=SsrMode::Async/>
                <Route path=path!("/login/code") view=crate::team::code_page ssr=SsrMode::Async/>
                <Route path=path!("/login/with") view=crate::team::login_with_page ssr=SsrMode::Async/>
                <Route path=path!("/login/go") view=crate::team::login_go_page ssr=SsrMode::Async/>
                <Route path=path!("/login/back") view=crate::team::login_back_page ssr=SsrMode::Async/>
                <Route path=path!("/login/link") view=crate::team::login_link_page ssr=SsrMode::Async/>
                <Route path=path!("/second-factor") view=crate::team::second_factor_page ssr=SsrMode::Async/>
                <Route path=path!("/signup") view=crate::team::sign_up_page ssr=SsrMode::Async/>
                <Route path=path!("/forgot") view=crate::team::forgot_page ssr=SsrMode::Async/>
                <Route path=path!("/reset/:token") view=crate::team::reset_page ssr=SsrMode::Async/>
                <Route path=path!("/invitation/:token") view=crate::team::invitation_page ssr=SsrMode::Async/>
                <Route path=path!("/workspaces/new") view=crate::team::new_workspace_page ssr=SsrMode::Async/>
                <Route path=path!("/team") view=crate::team::members_page ssr=SsrMode::Async/>
                <Route path=path!("/team/invite") view=crate::team::invite_page ssr=SsrMode::Async/>
                <Route path=path!("/team/members/:member") view=crate::team::member_page ssr=SsrMode::Async/>
                <Route path=path!("/account") view=crate::team::account_page ssr=SsrMode::Async/>
                <Route path=path!("/account/tokens") view=crate::team::tokens_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/workspace") view=crate::team::workspace_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/security") view=crate::team::security_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/roles") view=crate::team::roles_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/roles/new") view=crate::team::new_role_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/roles/:role") view=crate::team::role_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/sign-in") view=crate::team::provider_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/assistant") view=crate::assistant::assistant_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/teams") view=crate::teams::teams_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/labels") view=crate::labels::labels_page ssr=SsrMode::Async/>
                <Route path=path!("/audit") view=crate::audit::audit_page ssr=SsrMode::Async/>
                <Route path=path!("/analytics") view=crate::analytics::analytics_page ssr=SsrMode::Async/>
                <Route path=path!("/analytics/topics") view=crate::analytics::topics_page ssr=SsrMode::Async/>
                <Route path=path!("/analytics/topics/:topic") view=crate::analytics::topic_page ssr=SsrMode::Async/>
                <Route path=path!("/analytics/conversations") view=crate::analytics::listed_page ssr=SsrMode::Async/>
                <Route path=path!("/billing") view=crate::billing::billing_page ssr=SsrMode::Async/>
                <Route path=path!("/billing/change") view=crate::till::change_page ssr=SsrMode::Async/>
                <Route path=path!("/billing/usage") view=crate::analytics::usage_page ssr=SsrMode::Async/>
                <Route path=path!("/analytics/ai") view=crate::analytics::assistant_page ssr=SsrMode::Async/>
                <Route path=path!("/analytics/sla") view=crate::analytics::service_page ssr=SsrMode::Async/>
                <Route path=path!("/notifications") view=crate::notifications::notifications_page ssr=SsrMode::Async/>
                <Route path=path!("/account/notifications") view=crate::notifications::choices_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/service-levels") view=crate::service_levels::service_levels_page ssr=SsrMode::Async/>
                <Route path=path!("/outbox") view=crate::mail::outbox_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/saved-replies") view=crate::saved_replies::list_page ssr=SsrMode::Async/>
                <Route path=path!("/settings/saved-replies/:reply") view=crate::saved_replies::reply_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge") view=crate::knowledge::knowledge_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/new") view=crate::knowledge::new_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/test") view=crate::knowledge::test_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/evaluation") view=crate::evaluation::evaluation_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/:item/preview") view=crate::knowledge::preview_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/gaps") view=crate::knowledge::gaps_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/gaps/:gap") view=crate::knowledge::gap_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/import") view=crate::knowledge::import_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/import/:table") view=crate::knowledge::table_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/sites") view=crate::sites::sites_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/sites/new") view=crate::sites::new_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/sites/:site") view=crate::sites::site_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/sites/:site/preview") view=crate::sites::preview_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/:item/compare") view=crate::knowledge::compare_page ssr=SsrMode::Async/>
                <Route path=path!("/knowledge/:item") view=crate::knowledge::item_page ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
