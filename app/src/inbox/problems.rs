//! What each refusal of the inbox looks like to a person.

use switchboard::inbox::*;
use switchboard::say;
use switchboard::text::Locale;

use crate::{Problem, locale};

fn gone(locale: Locale) -> Problem {
    Problem::NotFound(say!(locale, "inbox-cannot-gone"))
}

fn resolved(locale: Locale) -> Problem {
    Problem::Conflict(say!(locale, "inbox-cannot-resolved"))
}

pub fn body(cannot: BadBody) -> Problem {
    let locale = locale();
    let sentence = match cannot {
        BadBody::Empty => say!(locale, "inbox-cannot-empty"),
        BadBody::TooLong(length) => say!(locale, "inbox-cannot-too-long", limit = Body::LONGEST, length = length),
        BadBody::Nul => say!(locale, "inbox-cannot-nul"),
    };
    Problem::invalid("body", sentence)
}

pub fn reply(cannot: CannotReply) -> Problem {
    let locale = locale();
    match cannot {
        CannotReply::Gone => gone(locale),
        CannotReply::Blocked => Problem::Conflict(say!(locale, "inbox-cannot-blocked")),
        CannotReply::ChannelPaused => Problem::Conflict(say!(locale, "inbox-cannot-paused")),
        // Belongs to the page's own `seen`: the composer shows it with a way on.
        CannotReply::Moved(newer) => Problem::invalid("seen", say!(locale, "inbox-cannot-moved", count = newer.len())),
        CannotReply::Superseded => Problem::Conflict(say!(locale, "inbox-cannot-superseded")),
        CannotReply::NothingToQuote => Problem::NotFound(say!(locale, "inbox-cannot-quote")),
        CannotReply::Past => Problem::Conflict(say!(locale, "inbox-cannot-past")),
        CannotReply::Fault(fault) => fault.into(),
    }
}

pub fn note(cannot: CannotNote) -> Problem {
    match cannot {
        CannotNote::Gone => gone(locale()),
        CannotNote::Fault(fault) => fault.into(),
    }
}

pub fn keep(cannot: CannotSave) -> Problem {
    let locale = locale();
    match cannot {
        CannotSave::Gone => gone(locale),
        CannotSave::Newer(_) => Problem::Conflict(say!(locale, "inbox-cannot-not-kept")),
        CannotSave::BadText => Problem::invalid("body", say!(locale, "inbox-cannot-nul")),
        CannotSave::Fault(fault) => fault.into(),
    }
}

pub fn decide(cannot: CannotDecide) -> Problem {
    let locale = locale();
    match cannot {
        CannotDecide::Gone => Problem::NotFound(say!(locale, "inbox-cannot-draft-gone")),
        CannotDecide::Decided => Problem::Conflict(say!(locale, "inbox-cannot-decided")),
        CannotDecide::Blocked => Problem::Conflict(say!(locale, "inbox-cannot-blocked")),
        CannotDecide::ChannelPaused => Problem::Conflict(say!(locale, "inbox-cannot-paused")),
        CannotDecide::Resolved => resolved(locale),
        CannotDecide::Text(bad) => body(bad),
        CannotDecide::Fault(fault) => fault.into(),
    }
}

pub fn judge(cannot: CannotJudge) -> Problem {
    match cannot {
        CannotJudge::Gone => gone(locale()),
        CannotJudge::Fault(fault) => fault.into(),
    }
}

pub fn take_over(cannot: CannotTakeOver) -> Problem {
    let locale = locale();
    match cannot {
        CannotTakeOver::Gone => gone(locale),
        CannotTakeOver::Taken { name } => Problem::Conflict(say!(locale, "escalations-cannot-taken", name = name)),
        CannotTakeOver::Resolved => resolved(locale),
        CannotTakeOver::Fault(fault) => fault.into(),
    }
}

pub fn return_to_assistant(cannot: CannotReturn) -> Problem {
    let locale = locale();
    match cannot {
        CannotReturn::Gone => gone(locale),
        CannotReturn::AssistantOff => Problem::Conflict(say!(locale, "inbox-cannot-assistant-off")),
        CannotReturn::Resolved => resolved(locale),
        CannotReturn::Fault(fault) => fault.into(),
    }
}

pub fn assign(cannot: CannotAssign) -> Problem {
    let locale = locale();
    match cannot {
        CannotAssign::Gone => gone(locale),
        CannotAssign::NotAnAgent => Problem::Conflict(say!(locale, "inbox-cannot-not-an-agent")),
        CannotAssign::Resolved => resolved(locale),
        CannotAssign::Fault(fault) => fault.into(),
    }
}

pub fn assign_team(cannot: CannotAssignTeam) -> Problem {
    let locale = locale();
    match cannot {
        CannotAssignTeam::Gone => gone(locale),
        CannotAssignTeam::NoSuchTeam => Problem::NotFound(say!(locale, "inbox-cannot-team-gone")),
        CannotAssignTeam::Resolved => resolved(locale),
        CannotAssignTeam::Fault(fault) => fault.into(),
    }
}

pub fn snooze(cannot: CannotSnooze) -> Problem {
    let locale = locale();
    match cannot {
        CannotSnooze::Gone => gone(locale),
        CannotSnooze::BadMoment => Problem::invalid("until", say!(locale, "inbox-cannot-past")),
        CannotSnooze::Resolved => resolved(locale),
        CannotSnooze::Fault(fault) => fault.into(),
    }
}

pub fn resolve(cannot: CannotResolve) -> Problem {
    match cannot {
        CannotResolve::Gone => gone(locale()),
        CannotResolve::Fault(fault) => fault.into(),
    }
}

pub fn reopen(cannot: CannotReopen) -> Problem {
    let locale = locale();
    match cannot {
        CannotReopen::Gone => gone(locale),
        CannotReopen::Superseded => Problem::Conflict(say!(locale, "inbox-cannot-superseded")),
        CannotReopen::Fault(fault) => fault.into(),
    }
}

pub fn escalate(cannot: CannotEscalate) -> Problem {
    let locale = locale();
    match cannot {
        CannotEscalate::Gone => gone(locale),
        CannotEscalate::AlreadyOpen => Problem::Conflict(say!(locale, "inbox-cannot-already-escalated")),
        CannotEscalate::NoSuchReason => Problem::invalid("reason", say!(locale, "inbox-cannot-no-such-reason")),
        CannotEscalate::Resolved => resolved(locale),
        CannotEscalate::Fault(fault) => fault.into(),
    }
}

pub fn label(cannot: CannotLabel) -> Problem {
    let locale = locale();
    match cannot {
        CannotLabel::Gone => gone(locale),
        CannotLabel::NoSuchLabel => Problem::NotFound(say!(locale, "inbox-cannot-label-gone")),
        CannotLabel::Full => Problem::Conflict(say!(locale, "inbox-cannot-label-full")),
        CannotLabel::Fault(fault) => fault.into(),
    }
}

pub fn say_intent(cannot: CannotSayIntent) -> Problem {
    match cannot {
        CannotSayIntent::Gone => gone(locale()),
        CannotSayIntent::Fault(fault) => fault.into(),
    }
}

pub fn prioritise(cannot: CannotPrioritise) -> Problem {
    match cannot {
        CannotPrioritise::Gone => gone(locale()),
        CannotPrioritise::Fault(fault) => fault.into(),
    }
}

pub fn block(cannot: CannotBlock) -> Problem {
    match cannot {
        CannotBlock::Gone => gone(locale()),
        CannotBlock::Fault(fault) => fault.into(),
    }
}

pub fn retry(cannot: CannotRetry) -> Problem {
    let locale = locale();
    match cannot {
        CannotRetry::Gone => Problem::NotFound(say!(locale, "inbox-cannot-message-gone")),
        CannotRetry::NotNeeded => Problem::Conflict(say!(locale, "inbox-cannot-not-needed")),
        CannotRetry::Fault(fault) => fault.into(),
    }
}

pub fn take_back(cannot: CannotTakeBack) -> Problem {
    let locale = locale();
    match cannot {
        CannotTakeBack::Gone => Problem::NotFound(say!(locale, "inbox-cannot-message-gone")),
        CannotTakeBack::TooLate => Problem::Conflict(say!(locale, "inbox-cannot-too-late")),
        CannotTakeBack::Fault(fault) => fault.into(),
    }
}
