//! The statements of merges, and of what undoes them.

use crate::prelude::*;
use crate::topics::model::{Part, UNDONE_WITHIN};

/// A merge that somebody may undo.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::topics) struct Merge {
    /// The topic into which another was merged.
    pub merged_to: TopicId,
    pub merged_at: OffsetDateTime,
}

/// Makes one topic part of another: all that was merged into it before comes along, and its hidden words.
pub(in crate::topics) async fn merge(tx: &mut Tx<impl Permission>, from: TopicId, into: TopicId) -> Result<(), Fault> {
    const MERGE: &str = "
        update topics f
        set merged_to = $3, merged_into = $3, merged_at = $4, like_id = nullif(f.like_id, $3), updated_at = $4,
            hidden_there = array(select w from unnest(f.hidden) w where not w = any (t.hidden)),
            keywords_there = t.keywords
        from topics t
        where f.tenant_id = $1 and f.id = $2 and t.tenant_id = $1 and t.id = $3";
    const BRING_PARTS: &str = "
        update topics set merged_into = $3, updated_at = $4 where tenant_id = $1 and merged_into = $2";
    const TAKE_HIDDEN: &str = "
        update topics t
        set hidden = t.hidden || f.hidden_there,
            keywords = array(select w from unnest(t.keywords) w where not w = any (f.hidden_there)),
            like_id = nullif(t.like_id, $2), updated_at = $4
        from topics f
        where t.tenant_id = $1 and t.id = $3 and f.tenant_id = $1 and f.id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    for statement in [MERGE, BRING_PARTS, TAKE_HIDDEN] {
        sqlx::query(statement).bind(tenant).bind(from).bind(into).bind(now).execute(tx.db()).await?;
    }
    Ok(())
}

/// The merge by which a topic is part of another.
pub(in crate::topics) async fn find(tx: &mut Tx<impl Permission>, topic: TopicId) -> Result<Option<Merge>, Fault> {
    const FIND: &str = "
        select merged_to, merged_at from topics
        where tenant_id = $1 and id = $2 and merged_to is not null and merged_at is not null";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(FIND).bind(tenant).bind(topic).fetch_optional(tx.db()).await?)
}

/// The topics that somebody merged into this one and may take out again, the newest merge first; a hundred at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn parts(tx: &mut Tx<impl Permission>, topic: TopicId) -> Result<Vec<Part>, Fault> {
    const PARTS: &str = "
        select id, label, merged_at from topics
        where tenant_id = $1 and merged_into = $2 and merged_to = $2 and merged_at >= $3
        order by merged_at desc, id limit 100";

    let (tenant, since) = (tx.tenant(), tx.now() - UNDONE_WITHIN);
    Ok(sqlx::query_as(PARTS).bind(tenant).bind(topic).bind(since).fetch_all(tx.db()).await?)
}

/// Takes a topic out of another, with all that was merged into it. The other one has its words again, but for those
/// that somebody has hidden since.
pub(in crate::topics) async fn unmerge(
    tx: &mut Tx<impl Permission>,
    topic: TopicId,
    from: TopicId,
) -> Result<(), Fault> {
    const GIVE_BACK: &str = "
        update topics t
        set hidden = array(select w from unnest(t.hidden) w where not w = any (f.hidden_there)),
            keywords = array(select w from unnest(f.keywords_there) w
                             where w = any (f.hidden_there) or not w = any (t.hidden)),
            updated_at = $4
        from topics f
        where t.tenant_id = $1 and t.id = $3 and f.tenant_id = $1 and f.id = $2";
    const TAKE_PARTS: &str = "
        with recursive parts as (
            select p.id from topics p where p.tenant_id = $1 and p.merged_to = $2
            union
            select n.id from parts p join topics n on n.tenant_id = $1 and n.merged_to = p.id)
        update topics set merged_into = $2, updated_at = $3
        where tenant_id = $1 and id in (select id from parts)";
    const SET_FREE: &str = "
        update topics
        set merged_to = null, merged_into = null, merged_at = null, hidden_there = '{}', keywords_there = '{}',
            updated_at = $3
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(GIVE_BACK).bind(tenant).bind(topic).bind(from).bind(now).execute(tx.db()).await?;
    sqlx::query(TAKE_PARTS).bind(tenant).bind(topic).bind(now).execute(tx.db()).await?;
    sqlx::query(SET_FREE).bind(tenant).bind(topic).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Makes what was merged into a topic part of it for good: nobody can tell it apart any more.
pub(in crate::topics) async fn settle(tx: &mut Tx<impl Permission>, topic: TopicId) -> Result<(), Fault> {
    const FORGET: &str = "
        delete from topic_centres
        where tenant_id = $1 and topic_id in (select id from topics where tenant_id = $1 and merged_into = $2)";
    const SETTLE: &str = "
        update topics set merged_at = null, updated_at = $3 where tenant_id = $1 and merged_into = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FORGET).bind(tenant).bind(topic).execute(tx.db()).await?;
    sqlx::query(SETTLE).bind(tenant).bind(topic).bind(now).execute(tx.db()).await?;
    Ok(())
}
