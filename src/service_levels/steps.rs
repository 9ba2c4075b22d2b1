//! What the inbox and escalations do to timers inside their own transactions. The caller
//! holds the conversation, so that its timers move one after the other.

use super::store::{self, timers};
use super::timer::Wanted;
use super::{Hours, Rung, STEP, Target, Timer, course, open_between};
use crate::prelude::*;
use crate::team::Email;
use crate::text::Zone;

/// Open minutes in which an escalation is to be accepted.
pub const ACCEPTANCE: i32 = 15;

/// Which policy the running timers of a conversation follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// The one under which each was promised.
    WhatWasPromised,
    /// The one that is in force now: the conversation became more, or less, urgent, or was labelled.
    WhatIsPromisedNow,
}

/// Brings the timers of a conversation in line with what it says.
///
/// They are computed from the thread and never counted up, so the order in which messages
/// came makes no difference (`R-17`).
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn keep_time(tx: &mut Tx<impl Permission>, id: ConversationId, under: Under) -> Result<(), Fault> {
    let Some(facts) = timers::facts(tx, id).await? else { return Ok(()) };
    let known = timers::timers_of(tx, id).await?;
    for target in [Target::FirstResponse, Target::NextResponse, Target::Resolution] {
        let known = known.iter().find(|it| it.target == target);
        if let Some(moved) = moved(&facts, target, known, under, id, tx.now()) {
            promise(tx, &moved).await?;
        }
    }
    Ok(())
}

/// The timer of a target as it should stand; `None` where it stands so, or nothing is promised.
fn moved(
    facts: &timers::Facts,
    target: Target,
    known: Option<&Timer>,
    under: Under,
    conversation: ConversationId,
    now: OffsetDateTime,
) -> Option<Timer> {
    let wanted = wanted(facts, target);
    // A further answer begins a timer of its own, unless the one that ended goes on.
    let same = known.filter(|it| {
        target != Target::NextResponse
            || it.ended_at.is_none()
            || wanted.is_some_and(|wanted| wanted.started_at == it.started_at)
    });
    let Some(same) = same else {
        let mut begun = begun(facts, target, conversation, now)?;
        let wanted = wanted.filter(|it| it.ended_at.is_none())?;
        let started_at = wanted.started_at.max(facts.promised.since?);
        begun.follow(Wanted { started_at, ..wanted }, now);
        return Some(begun);
    };
    let mut timer = same.clone();
    if under == Under::WhatIsPromisedNow
        && timer.ended_at.is_none()
        && let Some((policy, minutes)) = promised(facts, target)
    {
        (timer.policy, timer.minutes) = (Some(policy), minutes);
    }
    let answered = facts.last_answered.unwrap_or(now);
    let wanted = wanted.unwrap_or(Wanted {
        started_at: timer.started_at,
        ended_at: timer.ended_at.or(Some(answered)),
        is_paused: false,
    });
    // Nothing was promised before the policy was there.
    let earliest = facts.promised.since.filter(|_| wanted.started_at < timer.started_at).unwrap_or(wanted.started_at);
    timer.follow(Wanted { started_at: wanted.started_at.max(earliest), ..wanted }, now);
    (timer != *same).then_some(timer)
}

/// How the conversation says that the timer of a target stands.
fn wanted(facts: &timers::Facts, target: Target) -> Option<Wanted> {
    let wanted = |started_at, ended_at| Wanted { started_at, ended_at, is_paused: false };
    match target {
        Target::FirstResponse => Some(wanted(facts.first_asked?, facts.first_answered.or(facts.resolved_at))),
        Target::NextResponse => {
            facts.first_answered?;
            Some(wanted(facts.asked?, facts.resolved_at))
        }
        Target::Resolution => {
            // The customer has the word: until they use it, nobody can expect us to act.
            let is_paused = facts.status == "waiting" || (facts.status == "snoozed" && facts.asked.is_none());
            Some(Wanted { is_paused, ..wanted(facts.first_asked?, facts.resolved_at) })
        }
        Target::Acceptance => None,
    }
}

fn promised(facts: &timers::Facts, target: Target) -> Option<((PolicyId, i32), i32)> {
    let it = &facts.promised;
    let minutes = match target {
        Target::FirstResponse => it.first_response,
        Target::NextResponse => it.next_response,
        Target::Resolution => it.resolution,
        Target::Acceptance => None,
    };
    Some(((it.policy_id?, it.version?), minutes?))
}

fn begun(facts: &timers::Facts, target: Target, conversation: ConversationId, now: OffsetDateTime) -> Option<Timer> {
    let (policy, minutes) = promised(facts, target)?;
    let zone = Zone::named_or_utc(&facts.zone);
    let it = &facts.promised;
    let hours = match (&it.week, &it.holidays) {
        (Some(week), Some(holidays)) => Hours { zone, week: week.0.clone(), holidays: holidays.0.clone() },
        _ => Hours::always(zone),
    };
    Some(Timer {
        id: TimerId::new(),
        conversation,
        escalation: None,
        target,
        policy: Some(policy),
        hours_version: it.hours_version,
        hours,
        minutes,
        started_at: now,
        due_at: None,
        paused_since: None,
        pauses: Vec::new(),
        ended_at: None,
        climbed: 0,
        climbs_at: None,
    })
}

/// Writes a timer, and sees to it that its ladder is climbed when the time comes.
async fn promise(tx: &mut Tx<impl Permission>, timer: &Timer) -> Result<(), Fault> {
    timers::keep(tx, timer).await?;
    match timer.climbs_at {
        Some(at) => tx.record(Event::Promised { conversation: timer.conversation, timer: timer.id, at }).await,
        None => Ok(()),
    }
}

/// An escalation waits for somebody to accept it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn call(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    escalation: EscalationId,
) -> Result<(), Fault> {
    let (hours_version, hours) = timers::hours_now(tx).await?;
    let now = tx.now();
    let mut timer = Timer {
        id: TimerId::new(),
        conversation,
        escalation: Some(escalation),
        target: Target::Acceptance,
        policy: None,
        hours_version,
        hours,
        minutes: ACCEPTANCE,
        started_at: now,
        due_at: None,
        paused_since: None,
        pauses: Vec::new(),
        ended_at: None,
        climbed: 0,
        climbs_at: None,
    };
    timer.set_due(now);
    promise(tx, &timer).await
}

/// The escalation of a conversation does not wait any more.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn come(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<(), Fault> {
    timers::end_acceptance(tx, conversation).await
}

/// How many minutes were open from a moment up to now, by the hours that are in force now.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn open_minutes_since(tx: &mut Tx<impl Permission>, from: OffsetDateTime) -> Result<i32, Fault> {
    let (_, hours) = timers::hours_now(tx).await?;
    let open = open_between(from, tx.now(), &hours);
    Ok(i32::try_from(open.whole_minutes()).unwrap_or(i32::MAX))
}

/// Whose conversation to hold, if the next step of this timer's ladder is due now.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn is_due(tx: &mut Tx<impl Permission>, id: TimerId) -> Result<Option<ConversationId>, Fault> {
    let timer = timers::find(tx, id).await?;
    Ok(timer.filter(|it| next_step(it, tx.now()).is_some()).map(|it| it.conversation))
}

/// The timer with the next step of its ladder, if it is due now. Held: an escalation may be
/// settled by somebody who does not hold its conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hold_due(tx: &mut Tx<impl Permission>, id: TimerId) -> Result<Option<(Timer, Rung)>, Fault> {
    let timer = timers::hold(tx, id).await?;
    Ok(timer.and_then(|it| Some((next_step(&it, tx.now())?, it))).map(|(rung, it)| (it, rung)))
}

fn next_step(timer: &Timer, now: OffsetDateTime) -> Option<Rung> {
    let is_due = timer.ended_at.is_none() && timer.climbs_at.is_some_and(|at| at <= now);
    timer.next_rung().filter(|_| is_due)
}

/// One step of the ladder was climbed; the next is due after [`STEP`] of open time, or at once
/// where nobody was there to be told.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn climbed(tx: &mut Tx<impl Permission>, timer: &mut Timer, was_told: bool) -> Result<(), Fault> {
    let now = tx.now();
    timer.climbed += 1;
    let next = if was_told { course(now, STEP, &timer.hours, &[]).due.unwrap_or(now + STEP) } else { now };
    timer.climbs_at = timer.next_rung().map(|_| next);
    promise(tx, timer).await
}

/// The address at the end of the ladder.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn fallback(tx: &mut Tx<impl Permission>) -> Result<Option<Email>, Fault> {
    store::fallback(tx).await
}

/// Lets what runs for a conversation go on for the one that goes on.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn go_on_in(tx: &mut Tx<impl Permission>, from: ConversationId, to: ConversationId) -> Result<(), Fault> {
    timers::go_on_in(tx, from, to).await
}
