//! The rules of the schema, as questions to the catalogue. Each answers with what breaks it.

use sqlx::PgConnection;
use switchboard::world::World;

/// Tables that belong to no workspace. `users` has a policy of its own; on Citus these are
/// the reference tables and the tables of the coordinator.
const GLOBAL: &[&str] = &[
    "_sqlx_migrations",
    "attempts",
    "audit_rules",
    "passkey_challenges",
    "passkeys",
    "password_resets",
    "plans",
    "recovery_codes",
    "second_factors",
    "sessions",
    "stripe_catch_ups",
    "stripe_events",
    "stripe_tenants",
    "users",
];

/// Every function that works with rights other than its caller's. Each was read for: a
/// narrow question, only bound values, no more columns than its caller needs.
const REVIEWED: &[&str] = &[
    "system_account",
    "system_add_account",
    "system_add_reset",
    "system_audit_due",
    "system_audit_state",
    "system_begin_sign_in",
    "system_channel_by_key",
    "system_claim_jobs",
    "system_claim_stripe_customer",
    "system_dead_jobs",
    "system_empty_letters",
    "system_end_sign_in",
    "system_forget_sign_ins",
    "system_identity",
    "system_identity_provider",
    "system_invitation",
    "system_knowledge_due",
    "system_note",
    "system_parked_events",
    "system_personal_token",
    "system_queue",
    "system_reset_address",
    "system_reset_password",
    "system_search_companies",
    "system_search_contacts",
    "system_search_conversations",
    "system_search_leads",
    "system_service_key",
    "system_set_password",
    "system_stripe_tenant",
    "system_stripe_tenants",
    "system_tenant_by_slug",
    "system_topics_due",
    "system_uncounted",
    "system_unkept",
    "system_unlooked",
    "system_usage_due",
    "system_visit",
    "system_words_like",
    "system_workspaces",
];

/// A rule of the schema.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// `T-1`: every table is kept to its tenant.
    Forced,
    /// `T-4`: nothing reads with rights other than its caller's, but the reviewed functions.
    NoSideDoor,
    /// `T-5`: keys carry the tenant, so that even references cannot cross.
    TenantInKeys,
    /// The application may do to each table what it needs, and no more.
    FewGrants,
    /// Every table of a tenant has its audit rule, and the trigger that follows it.
    Audited,
}

impl Rule {
    const fn question(self) -> &'static str {
        match self {
            Self::Forced => FORCED,
            Self::NoSideDoor => NO_SIDE_DOOR,
            Self::TenantInKeys => TENANT_IN_KEYS,
            Self::FewGrants => FEW_GRANTS,
            Self::Audited => AUDITED,
        }
    }

    /// What breaks the rule, one sentence each.
    pub async fn broken(self, db: &mut PgConnection) -> Vec<String> {
        let list = if matches!(self, Self::NoSideDoor) { REVIEWED } else { GLOBAL };
        sqlx::query_scalar(self.question()).bind(list).fetch_all(db).await.expect("the catalogue can be read")
    }
}

const FORCED: &str = "
    with kept as (
        select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity,
               case when c.relname = 'tenants' then 'id' else 'tenant_id' end as owned_by
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and (c.relname = 'users' or not c.relname = any ($1))
    )
    select name || ': row-level security is not enabled' from kept where not relrowsecurity
    union all
    select name || ': row-level security is not forced upon the owner' from kept where not relforcerowsecurity
    union all
    select name || ': no policy keeps both reading and writing to the tenant' from kept
    where name <> 'users' and not exists (
        select from pg_policy p
        where p.polrelid = kept.oid and p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
          and pg_get_expr(p.polqual, p.polrelid) = '(' || owned_by || ' = current_tenant())'
          and pg_get_expr(p.polwithcheck, p.polrelid) = '(' || owned_by || ' = current_tenant())')
    union all
    select name || ': policy ' || p.polname || ' lets somebody else in' from kept
    join pg_policy p on p.polrelid = kept.oid
    where p.polname not in ('tenant', 'colleagues') and p.polroles <> array['switchboard_system'::regrole::oid]
    union all
    select name || ': policy ' || p.polname || ' has no WITH CHECK' from kept
    join pg_policy p on p.polrelid = kept.oid
    where p.polcmd <> 'r' and p.polcmd <> 'd' and p.polwithcheck is null
    union all
    select c.relname || ': a global table that is not on the list and has no tenant' from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relname = any ($1)
      and c.relname <> 'tenants'
      and not exists (select from pg_attribute a
                      where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)
    union all
    select c.relname || ': a table outside of the schema `public`' from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname <> 'public' and n.nspname <> 'information_schema'
      and n.nspname not like 'pg\\_%'
    order by 1";

const NO_SIDE_DOOR: &str = "
    with definers as (
        select p.oid, p.proname::text as name, p.proowner, p.proconfig, p.proacl from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
    )
    select c.relname || ': a view reads with the rights of its owner' from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
      and not coalesce(c.reloptions, '{}') @> array['security_invoker=true']
    union all
    select name || ': SECURITY DEFINER and not on the reviewed list' from definers where not name = any ($1)
    union all
    select listed || ': on the reviewed list and not in the database'
    from unnest($1) as listed where listed not in (select name from definers)
    union all
    select name || ': two functions of one reviewed name' from definers group by name having count(*) > 1
    union all
    select p.proname || ': named system_… and runs with the rights of its caller' from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proname like 'system\\_%' and not p.prosecdef
    union all
    select name || ': does not pin its search_path' from definers
    where not coalesce('search_path=public, pg_temp' = any (proconfig), false)
    union all
    select name || ': is not owned by switchboard_system' from definers
    where proowner <> 'switchboard_system'::regrole
    union all
    select name || ': everybody may execute it' from definers
    where exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) x where x.grantee = 0)
    union all
    select name || ': the application may not execute it' from definers
    where not has_function_privilege('switchboard_desk', oid, 'execute')
    union all
    select rolname || ': may log in, or bypasses row-level security' from pg_roles
    where rolname in ('switchboard_system', 'switchboard_desk') and (rolcanlogin or rolsuper or rolbypassrls)
    order by 1";

const TENANT_IN_KEYS: &str = "
    with own as (
        select c.oid, c.relname::text as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relname = any ($1)
    )
    select own.name || ': ' || k.conname || ' may point into another tenant' from own
    join pg_constraint k on k.contype = 'f' and k.conrelid = own.oid
    join own as theirs on theirs.oid = k.confrelid
    where not exists (
        select from unnest(k.conkey, k.confkey) as u(mine, yours)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.mine
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = u.yours
        where a.attname = 'tenant_id' and b.attname = case when theirs.name = 'tenants' then 'id' else 'tenant_id' end)
    union all
    select own.name || ': ' || k.conname || ' points at a global table that is no reference table' from own
    join pg_constraint k on k.contype = 'f' and k.conrelid = own.oid
    where k.confrelid not in (select oid from own) and k.confrelid not in ('users'::regclass, 'plans'::regclass)
    union all
    select k.conrelid::regclass || ': ' || k.conname || ' points from a global table at a tenant''s'
    from pg_constraint k join own on own.oid = k.confrelid
    where k.contype = 'f' and k.conrelid not in (select oid from own)
    union all
    select own.name || ': unique key ' || i.indexrelid::regclass || ' does not begin with the tenant' from own
    join pg_index i on i.indrelid = own.oid and i.indisunique
    join pg_attribute a on a.attrelid = own.oid and a.attnum = i.indkey[0]
    where own.name <> 'tenants' and a.attname <> 'tenant_id'
    union all
    select own.name || ': has no primary key' from own
    where not exists (select from pg_index i where i.indrelid = own.oid and i.indisprimary)
    order by 1";

const FEW_GRANTS: &str = "
    with granted as (
        select c.relname::text as name, x.grantee, x.privilege_type as privilege, c.relowner, c.relispartition
        from pg_class c cross join aclexplode(c.relacl) x
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        union all
        select c.relname::text, x.grantee, x.privilege_type, c.relowner, c.relispartition
        from pg_class c join pg_attribute a on a.attrelid = c.oid cross join aclexplode(a.attacl) x
        where c.relnamespace = 'public'::regnamespace
    )
    select distinct problem from (
        select name || ': everybody may ' || lower(privilege) as problem from granted where grantee = 0
        union all
        select name || ': ' || grantee::regrole || ' may ' || lower(privilege) from granted
        where grantee <> relowner and privilege in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
        union all
        select name || ': ' || grantee::regrole || ' may ' || lower(privilege) || ' the log' from granted
        where grantee <> relowner and name in ('audit_log', 'audit_seals', 'audit_checks', 'events')
          and privilege in ('UPDATE', 'DELETE')
        union all
        select name || ': a partition has a grant of its own, and no policy' from granted
        where grantee <> relowner and relispartition
        union all
        select name || ': only the system functions may reach it' from granted
        where grantee = 'switchboard_desk'::regrole and name in ('_sqlx_migrations', 'password_resets', 'stripe_tenants')
        union all
        select 'users: the application may read password hashes'
        where has_column_privilege('switchboard_desk', 'users', 'password_hash', 'select')
        union all
        select 'users: the application may ' || privilege || ' accounts' from unnest(array['insert', 'delete']) as privilege
        where has_table_privilege('switchboard_desk', 'users', privilege)
        union all
        select name || ': granted to ' || grantee::regrole from granted
        where grantee not in (0, relowner, 'switchboard_desk'::regrole, 'switchboard_system'::regrole)
    ) as found where $1::text[] is not null
    order by 1";

const AUDITED: &str = "
    with own as (
        select c.oid, c.relname::text as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and not c.relname = any ($1)
    ), triggered as (
        select t.tgrelid as oid from pg_trigger t
        -- 29: after, for each row, on insert, update and delete.
        where t.tgname = 'audit' and t.tgfoid = 'audit_row'::regproc and t.tgtype = 29 and t.tgenabled = 'O' and t.tgqual is null
    )
    select name || ': has no audit rule' from own where name not in (select table_name from audit_rules)
    union all
    select table_name || ': an audit rule for no table' from audit_rules where table_name not in (select name from own)
    union all
    select name || ': is audited and has no trigger' from own join audit_rules r on r.table_name = name
    where r.not_audited_because is null and oid not in (select oid from triggered)
    union all
    select name || ': is not audited and has the trigger' from own join audit_rules r on r.table_name = name
    where r.not_audited_because is not null and oid in (select oid from triggered)
    union all
    select name || ': the audit rule names the column ' || named || ', which is not there'
    from own join audit_rules r on r.table_name = name cross join unnest(r.withheld || r.ignored) as named
    where not exists (select from pg_attribute a where a.attrelid = own.oid and a.attname = named)
    union all
    select name || ': the column ' || a.attname || ' looks like a secret and is not withheld'
    from own join audit_rules r on r.table_name = name
    join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
    where r.not_audited_because is null and not a.attname = any (r.withheld)
      and (a.atttypid = 'bytea'::regtype or a.attname ~ '(password|secret|token|_hash$)')
      and a.attname not in ('tokens_in', 'tokens_out')
    order by 1";

/// Holds a rule over the whole schema.
async fn holds(rule: Rule) {
    let world = World::new().await;
    let broken = rule.broken(&mut world.database().owner().await).await;
    assert!(broken.is_empty(), "{rule:?}:\n  {}", broken.join("\n  "));
}

#[tokio::test]
async fn t_1_every_table_is_kept_to_its_tenant() {
    holds(Rule::Forced).await;
}

#[tokio::test]
async fn t_4_nothing_reads_with_rights_other_than_its_callers() {
    holds(Rule::NoSideDoor).await;
}

#[tokio::test]
async fn t_5_every_key_carries_the_tenant() {
    holds(Rule::TenantInKeys).await;
}

#[tokio::test]
async fn t_2_the_application_has_no_grant_that_it_does_not_need() {
    holds(Rule::FewGrants).await;
}

#[tokio::test]
async fn p_3_every_table_has_its_audit_rule() {
    holds(Rule::Audited).await;
}
