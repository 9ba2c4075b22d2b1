//! The door to a tenant, and the checks made before anybody may pass it.

use sqlx::{PgConnection, PgPool};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::{Actor, Principal};

/// How often PostgreSQL plans a prepared statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plans {
    /// Once: for statements whose conditions stand only where they are asked for, and which would take longer to
    /// plan than to run.
    Once,
    /// As PostgreSQL sees fit, which may be each time.
    AsItSeesFit,
}

/// Tells PostgreSQL who acts, for this transaction only: nothing of it outlives the commit. And that rows are in memory
/// or on solid state, where one here and one there cost hardly more than two side by side.
pub(super) async fn enter(
    db: &mut PgConnection,
    who: &Principal,
    now: OffsetDateTime,
    plans: Plans,
) -> Result<(), sqlx::Error> {
    const ENTER: &str = "
        select set_config('app.tenant_id', $1, true),
               set_config('app.actor_kind', $2, true),
               set_config('app.actor_id', $3, true),
               set_config('app.actor_name', $4, true),
               set_config('app.user_id', $5, true),
               set_config('app.from_ip', $6, true),
               set_config('app.request_id', $7, true),
               set_config('app.now', $8, true),
               set_config('plan_cache_mode', $9, true),
               set_config('random_page_cost', '1.1', true)";

    let user = match &who.actor {
        Actor::Member { user, .. } => user.to_string(),
        _ => String::new(),
    };
    sqlx::query(ENTER)
        .bind(who.tenant.to_string())
        .bind(who.actor.kind())
        .bind(who.actor.id().map(|id| id.to_string()).unwrap_or_default())
        .bind(who.actor.name())
        .bind(user)
        .bind(who.request.ip.clone().unwrap_or_default())
        .bind(who.request.id.as_str())
        .bind(now.format(&Rfc3339).unwrap_or_default())
        .bind(match plans {
            Plans::Once => "force_generic_plan",
            Plans::AsItSeesFit => "auto",
        })
        .execute(db)
        .await?;
    Ok(())
}

/// Has PostgreSQL plan each statement of this transaction for its values.
pub(super) async fn plan_each(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    const EACH: &str = "select set_config('plan_cache_mode', 'force_custom_plan', true)";
    sqlx::query(EACH).execute(db).await.map(drop)
}

/// What the application's login role has and must not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsafeRole(pub Vec<String>);

/// Why the database cannot be used as it is.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// The login role could see or destroy what it must not.
    #[error("the database role is unsafe: {}", .0.0.join("; "))]
    UnsafeRole(UnsafeRole),
    /// Acknowledged data could be lost.
    #[error("the database may lose what it acknowledged: {0} is off")]
    NotDurable(String),
    /// It did not answer.
    #[error("the database cannot be reached: {0}")]
    Away(#[from] sqlx::Error),
}

/// Whether the database must keep what it acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Yes: somebody relies on it.
    Demanded,
    /// No: the database is thrown away after the run, and somebody said so.
    Waived,
}

/// Checks that the login role owns nothing and can bypass nothing, and that a commit is
/// durable (`T-2`, `J-2`).
///
/// # Errors
/// [`NotReady`], with every reason found. A server that gets one must not start.
pub async fn check(pool: &PgPool, durability: Durability) -> Result<(), NotReady> {
    const DURABLE: &str = "
        select name from pg_settings
        where name in ('synchronous_commit', 'fsync', 'full_page_writes') and setting = 'off'
        order by name";

    let problems: Vec<String> = sqlx::query_scalar(ROLE).fetch_all(pool).await?;
    if !problems.is_empty() {
        return Err(NotReady::UnsafeRole(UnsafeRole(problems)));
    }
    if durability == Durability::Demanded {
        let off: Vec<String> = sqlx::query_scalar(DURABLE).fetch_all(pool).await?;
        if !off.is_empty() {
            return Err(NotReady::NotDurable(off.join(", ")));
        }
    }
    Ok(())
}

/// What is wrong with the login role, or with one whose rights it could take: membership
/// counts also where it is not inherited, because `set role` is enough.
const ROLE: &str = "
    with recursive mine(oid) as (
        select oid from pg_roles where rolname = current_user
        union
        select m.roleid from pg_auth_members m join mine on m.member = mine.oid
    ),
    who as (select r.* from pg_roles r join mine using (oid)),
    -- Everything that somebody made here; a session's own temporary tables are nobody's business.
    places as (
        select oid, nspname, nspowner from pg_namespace
        where nspname <> 'information_schema' and not starts_with(nspname, 'pg_')
    )
    select problem from (
        select 1 as rank, 'role ' || rolname || ' is a superuser' as problem from who where rolsuper
        union all select 2, 'role ' || rolname || ' bypasses row-level security' from who where rolbypassrls
        union all select 3, 'role ' || rolname || ' may create roles' from who where rolcreaterole
        union all select 3, 'role ' || rolname || ' may create databases' from who where rolcreatedb
        union all select 3, 'role ' || rolname || ' may replicate the whole server' from who where rolreplication
        union all select 3, 'is a member of ' || rolname from who
            where rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
                              'pg_read_all_data', 'pg_write_all_data')
        union all select 4, 'role ' || w.rolname || ' owns '
                || case c.relkind when 'S' then 'sequence ' when 'v' then 'view ' when 'c' then 'type ' else 'table ' end || c.relname
            from pg_class c join who w on w.oid = c.relowner join places p on p.oid = c.relnamespace
            where c.relkind not in ('i', 'I')
        union all select 4, 'role ' || w.rolname || ' owns type ' || t.typname
            from pg_type t join who w on w.oid = t.typowner join places p on p.oid = t.typnamespace
            where t.typtype in ('d', 'e', 'r')
        union all select 5, 'role ' || w.rolname || ' owns function ' || f.proname
            from pg_proc f join who w on w.oid = f.proowner join places p on p.oid = f.pronamespace
        union all select 5, 'role ' || w.rolname || ' owns schema ' || p.nspname
            from places p join who w on w.oid = p.nspowner
        union all select 5, 'role ' || w.rolname || ' owns database ' || d.datname
            from pg_database d join who w on w.oid = d.datdba
        union all select 6, 'role ' || w.rolname || ' may truncate, reference or trigger on ' || c.relname
            from pg_class c join places p on p.oid = c.relnamespace cross join who w
            where c.relkind in ('r', 'p') and has_table_privilege(w.oid, c.oid, 'TRUNCATE, REFERENCES, TRIGGER')
        union all select 7, 'role ' || w.rolname || ' may create in schema ' || p.nspname
            from places p cross join who w where has_schema_privilege(w.oid, p.oid, 'CREATE')
        union all select 7, 'role ' || w.rolname || ' may create in the database'
            from who w where has_database_privilege(w.oid, current_database(), 'CREATE')
    ) as found order by rank, problem";
