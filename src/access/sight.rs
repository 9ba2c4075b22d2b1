//! How much of the inbox somebody sees: one rule for every page, list, number, stream and search.

use uuid::Uuid;

use crate::ids::{MemberId, TeamId};

crate::words! {
    /// Which conversations somebody sees.
    pub enum Visibility {
        /// Those that are theirs or nobody's.
        Own = "own",
        /// Those that are theirs or their teams'.
        Team = "team",
        /// Every one.
        All = "all",
    }
}

/// How much of the inbox somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// Which conversations.
    pub visibility: Visibility,
    /// Whether personal data is hidden from them.
    pub is_masked: bool,
}

impl Sight {
    /// Everything, as it is.
    pub const ALL: Self = Self { visibility: Visibility::All, is_masked: false };

    /// Whether whoever sees so much sees everything that somebody with the other sight does. Of one's own and one's
    /// teams' conversations neither holds the other: nobody's are one's own, and no team's.
    pub fn covers(self, other: Self) -> bool {
        let sees = self.visibility == Visibility::All || self.visibility == other.visibility;
        sees && (!self.is_masked || other.is_masked)
    }
}

/// What stands for nobody in a [`Reach`].
const NOBODY: Uuid = Uuid::nil();

/// Which conversations open to somebody, as a bunch of keys. A conversation is opened by the id of whoever holds it
/// (where nobody does, by nobody's) and by the id of its team. No bunch at all opens every one.
///
/// The rule stands here for the live stream, and as `in_sight` in the migrations for every statement; a generated
/// test holds the two together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach(Option<Vec<Uuid>>);

impl Reach {
    /// What a member reaches who is in these teams.
    pub fn of(visibility: Visibility, member: MemberId, teams: &[TeamId]) -> Self {
        Self(match visibility {
            Visibility::All => None,
            Visibility::Own => Some(vec![member.0, NOBODY]),
            Visibility::Team => Some(std::iter::once(member.0).chain(teams.iter().map(|it| it.0)).collect()),
        })
    }

    /// Whether a conversation opens that this member holds and that was given to this team.
    pub fn opens(&self, assignee: Option<MemberId>, team: Option<TeamId>) -> bool {
        let Some(keys) = &self.0 else { return true };
        keys.contains(&assignee.map_or(NOBODY, |it| it.0)) || team.is_some_and(|it| keys.contains(&it.0))
    }

    /// The keys, as `in_sight` takes them.
    pub fn keys(&self) -> Option<&[Uuid]> {
        self.0.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: MemberId = MemberId(Uuid::from_u128(1));
    const COLLEAGUE: MemberId = MemberId(Uuid::from_u128(2));
    const OURS: TeamId = TeamId(Uuid::from_u128(3));
    const THEIRS: TeamId = TeamId(Uuid::from_u128(4));

    #[test]
    fn ones_own_are_those_one_holds_and_those_that_nobody_does() {
        let mine = Reach::of(Visibility::Own, ME, &[OURS]);
        assert!(mine.opens(Some(ME), None) && mine.opens(None, None) && mine.opens(None, Some(THEIRS)));
        assert!(!mine.opens(Some(COLLEAGUE), None) && !mine.opens(Some(COLLEAGUE), Some(OURS)));
    }

    #[test]
    fn of_teams_one_sees_ones_own_team_whoever_holds_it() {
        let ours = Reach::of(Visibility::Team, ME, &[OURS]);
        assert!(ours.opens(Some(ME), Some(THEIRS)) && ours.opens(Some(COLLEAGUE), Some(OURS)));
        assert!(ours.opens(None, Some(OURS)));
        assert!(!ours.opens(None, None) && !ours.opens(None, Some(THEIRS)) && !ours.opens(Some(COLLEAGUE), None));
    }

    #[test]
    fn who_sees_all_sees_all() {
        assert!(Reach::of(Visibility::All, ME, &[]).opens(Some(COLLEAGUE), Some(THEIRS)));
    }
}
