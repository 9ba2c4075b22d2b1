//! The door to a tenant, and the checks made before anybody may pass it.

use sqlx::{PgConnection, PgPool};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::{Actor, Principal};

/// Tells PostgreSQL who acts, for this transaction only: nothing of it outlives the commit.
pub(super) async fn enter(db: &mut PgConnection, who: &Principal, now: OffsetDateTime) -> Result<(), sqlx::Error> {
    const ENTER: &str = "
        select set_config('app.tenant_id', $1, true),
               set_config('app.actor_kind', $2, true),
               set_config('app.actor_id', $3, true),
               set_config('app.actor_name', $4, true),
               set_config('app.user_id', $5, true),
               set_config('app.from_ip', $6, true),
               set_config('app.request_id', $7, true),
               set_config('app.now', $8, true)";

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
        .execute(db)
        .await?;
    Ok(())
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

/// Checks that the login role owns nothing and can bypass nothing, and that a commit is
/// durable (`T-2`, `J-2`).
///
/// # Errors
/// [`NotReady`], with every reason found. A server that gets one must not start.
pub async fn check(pool: &PgPool) -> Result<(), NotReady> {
    const ROLE: &str = "
        with recursive mine(oid) as (
            select oid from pg_roles where rolname = current_user
            union
            select m.roleid from pg_auth_members m join mine on m.member = mine.oid
        )
        select problem from (
            select 1 as rank, 'role ' || r.rolname || ' is a superuser' as problem from pg_roles r join mine using (oid) where r.rolsuper
            union all select 2, 'role ' || r.rolname || ' bypasses row-level security' from pg_roles r join mine using (oid) where r.rolbypassrls
            union all select 3, 'role ' || r.rolname || ' may create roles' from pg_roles r join mine using (oid) where r.rolcreaterole
            union all select 4, 'role ' || r.rolname || ' owns table ' || c.relname
                from pg_class c join pg_roles r on r.oid = c.relowner join mine on mine.oid = r.oid
                where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace
            union all select 5, 'role ' || r.rolname || ' owns function ' || p.proname
                from pg_proc p join pg_roles r on r.oid = p.proowner join mine on mine.oid = r.oid
                where p.pronamespace = 'public'::regnamespace
            union all select 6, 'may truncate, reference or trigger on ' || c.relname
                from pg_class c
                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                  and has_table_privilege(c.oid, 'TRUNCATE, REFERENCES, TRIGGER')
            union all select 7, 'may create in schema public' where has_schema_privilege('public', 'CREATE')
        ) as found order by rank, problem";
    const DURABLE: &str = "
        select name from pg_settings
        where name in ('synchronous_commit', 'fsync', 'full_page_writes') and setting = 'off'
        order by name";

    let problems: Vec<String> = sqlx::query_scalar(ROLE).fetch_all(pool).await?;
    if !problems.is_empty() {
        return Err(NotReady::UnsafeRole(UnsafeRole(problems)));
    }
    // Only a throw-away test cluster may trade durability for speed, and has to say so.
    if std::env::var_os("SWITCHBOARD_THROW_AWAY_DATABASE").is_none() {
        let off: Vec<String> = sqlx::query_scalar(DURABLE).fetch_all(pool).await?;
        if !off.is_empty() {
            return Err(NotReady::NotDurable(off.join(", ")));
        }
    }
    Ok(())
}
