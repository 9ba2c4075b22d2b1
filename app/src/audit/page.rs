//! `/audit`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::AuditRead;
use switchboard::audit;
use switchboard::say;

use super::chain::Chain;
use super::entries::Entries;
use super::filters::{Chosen, Filters};
use crate::ui::{Empty, LinkButton, Pager, Panel, Size, Variant};
use crate::{Sheet, access, locale, page, paths, visit};

/// The log, newest first, as far as the filters let through.
pub fn audit_page() -> impl IntoView {
    let chosen = use_query_map().with_untracked(Chosen::of);
    page(async move {
        let mut tx = access::require(AuditRead).await?;
        let locale = locale();
        let zone = visit().here.as_ref().map(|it| it.zone.clone()).ok_or_else(access::not_found)?;
        let found = audit::list(&mut tx, &chosen.filter(&zone)).await?;
        let kinds = audit::object_kinds(&mut tx).await?;
        let check = audit::chain::last_check(&mut tx).await?;
        let now = tx.now();

        let older = found.next.map(|seq| chosen.address(Some(seq)));
        let newest = chosen.before().is_some().then(|| chosen.address(None));
        let file = chosen.file();
        let actions = view! {
            <LinkButton href=file icon=Some("download") size=Size::Small variant=Variant::Quiet>
                {say!(locale, "audit-export")}
            </LinkButton>
        };
        let list = if found.entries.is_empty() {
            let all =
                view! { <LinkButton href=paths::audit()>{say!(locale, "audit-show-all")}</LinkButton> }.into_any();
            view! { <Empty title=say!(locale, "audit-empty") text=say!(locale, "audit-empty-text") action=all icon="file-text"/> }
                .into_any()
        } else {
            view! {
                <Entries entries=found.entries zone=zone.clone()/>
                <Pager newer=newest older=older/>
            }
            .into_any()
        };
        let body = view! {
            <div class="page stack">
                <Chain check=check zone=zone now=now/>
                <Filters chosen=chosen kinds=kinds/>
                <Panel flush=true>{list}</Panel>
            </div>
        };
        Ok(Sheet::new(say!(locale, "nav-audit"), body).actions(actions))
    })
}
