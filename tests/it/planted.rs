//! The rules, each shown the bugs that it exists for.

use switchboard::world::World;

use crate::catalogue::Rule;

/// Plants a bug in a database of its own; the rule must name it.
async fn sees(rule: Rule, bug: &'static str, finding: &str) {
    let world = World::new().await;
    let mut owner = world.database().owner().await;
    sqlx::raw_sql(bug).execute(&mut owner).await.unwrap_or_else(|e| panic!("{bug}: {e}"));

    let found = rule.broken(&mut owner).await;

    assert!(found.iter().any(|it| it == finding), "{rule:?} does not see {bug}\nit sees {found:?}");
}

#[tokio::test]
async fn t_1_a_table_without_its_policy_is_seen() {
    for (bug, finding) in [
        ("create table strays (tenant_id uuid not null, id uuid)", "strays: row-level security is not enabled"),
        ("create table strays (id uuid)", "strays: a global table that is not on the list and has no tenant"),
        (
            "alter table contacts no force row level security",
            "contacts: row-level security is not forced upon the owner",
        ),
        ("drop policy tenant on contacts", "contacts: no policy keeps both reading and writing to the tenant"),
        (
            "drop policy tenant on contacts; create policy tenant on contacts using (tenant_id = current_tenant()) with check (true)",
            "contacts: no policy keeps both reading and writing to the tenant",
        ),
        ("create policy support on contacts using (true)", "contacts: policy support lets somebody else in"),
        ("create schema other; create table other.strays (id uuid)", "strays: a table outside of the schema `public`"),
    ] {
        sees(Rule::Forced, bug, finding).await;
    }
}

#[tokio::test]
async fn t_4_a_side_door_is_seen() {
    for (bug, finding) in [
        ("create view everybody as select * from contacts", "everybody: a view reads with the rights of its owner"),
        (
            "create materialized view everybody as select * from contacts",
            "everybody: a view reads with the rights of its owner",
        ),
        (
            "create function peek() returns bigint language sql security definer as 'select count(*) from contacts'",
            "peek: SECURITY DEFINER and not on the reviewed list",
        ),
        (
            "alter function system_tenant_by_slug(text) reset search_path",
            "system_tenant_by_slug: does not pin its search_path",
        ),
        (
            "grant execute on function system_tenant_by_slug(text) to public",
            "system_tenant_by_slug: everybody may execute it",
        ),
        (
            "alter function system_tenant_by_slug(text) owner to current_user",
            "system_tenant_by_slug: is not owned by switchboard_system",
        ),
        (
            "create function system_visit(text) returns int language sql security definer as 'select 1'",
            "system_visit: two functions of one reviewed name",
        ),
    ] {
        sees(Rule::NoSideDoor, bug, finding).await;
    }
}

#[tokio::test]
async fn t_5_a_key_without_the_tenant_is_seen() {
    for (bug, finding) in [
        (
            "create table strays (tenant_id uuid not null, id uuid, contact_id uuid, primary key (tenant_id, id));
             create unique index loose on contacts (id);
             alter table strays add constraint leaking foreign key (contact_id) references contacts (id)",
            "strays: leaking may point into another tenant",
        ),
        (
            "create unique index loose on contacts (id, tenant_id)",
            "contacts: unique key loose does not begin with the tenant",
        ),
        (
            "alter table sessions add column tenant_id uuid constraint inward references tenants (id)",
            "sessions: inward points from a global table at a tenant's",
        ),
        ("create table strays (tenant_id uuid not null)", "strays: has no primary key"),
    ] {
        sees(Rule::TenantInKeys, bug, finding).await;
    }
}

#[tokio::test]
async fn t_2_a_grant_too_many_is_seen() {
    for (bug, finding) in [
        ("grant truncate on contacts to switchboard_desk", "contacts: switchboard_desk may truncate"),
        ("grant select on contacts to public", "contacts: everybody may select"),
        ("grant update (action) on audit_log to switchboard_desk", "audit_log: switchboard_desk may update the log"),
        ("grant delete on audit_seals to switchboard_desk", "audit_seals: switchboard_desk may delete the log"),
        (
            "grant select (password_hash) on users to switchboard_desk",
            "users: the application may read password hashes",
        ),
        (
            "grant select on password_resets to switchboard_desk",
            "password_resets: only the system functions may reach it",
        ),
    ] {
        sees(Rule::FewGrants, bug, finding).await;
    }
}

#[tokio::test]
async fn p_3_a_table_without_its_audit_rule_is_seen() {
    for (bug, finding) in [
        ("create table strays (tenant_id uuid not null, id uuid)", "strays: has no audit rule"),
        ("drop trigger audit on contacts", "contacts: is audited and has no trigger"),
        ("alter table contacts disable trigger audit", "contacts: is audited and has no trigger"),
        (
            "update audit_rules set not_audited_because = 'x' where table_name = 'contacts'",
            "contacts: is not audited and has the trigger",
        ),
        (
            "alter table contacts add column api_secret text",
            "contacts: the column api_secret looks like a secret and is not withheld",
        ),
    ] {
        sees(Rule::Audited, bug, finding).await;
    }
}
