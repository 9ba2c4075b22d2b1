//! Whose turn it is to be given a conversation.

use crate::ids::MemberId;

/// Somebody of a team, as far as giving them a conversation goes.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Mate {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Whether they take conversations now.
    pub is_here: bool,
    /// How many they take at most.
    pub capacity: i32,
    /// How many they have in hand.
    #[sqlx(skip)]
    pub holds: i64,
}

impl Mate {
    /// Whether they can be given one more.
    pub fn has_room(&self) -> bool {
        self.is_here && self.holds < i64::from(self.capacity)
    }
}

/// The one whose turn it is: of those who are here and have room the first after `last`, round the
/// team in the order of their ids. `None` where nobody has room.
pub fn whose(mates: &[Mate], last: Option<MemberId>) -> Option<&Mate> {
    let free = || mates.iter().filter(|it| it.has_room());
    let after = free().filter(|it| last.is_some_and(|last| it.member > last)).min_by_key(|it| it.member);
    after.or_else(|| free().min_by_key(|it| it.member))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use rand::rngs::StdRng;
    use rand::{Rng as _, SeedableRng as _};
    use uuid::Uuid;

    use super::*;

    fn mate(number: u128, capacity: i32) -> Mate {
        let member = MemberId(Uuid::from_u128(number));
        Mate { member, name: format!("Mate {number}"), is_here: true, capacity, holds: 0 }
    }

    /// Gives as many conversations as there is room for, at most `most`. To whom, in order.
    fn give(mates: &mut [Mate], mut last: Option<MemberId>, most: usize) -> Vec<MemberId> {
        let mut given = Vec::new();
        while given.len() < most {
            let Some(member) = whose(mates, last).map(|it| it.member) else { break };
            for it in mates.iter_mut().filter(|it| it.member == member) {
                it.holds += 1;
            }
            given.push(member);
            last = Some(member);
        }
        given
    }

    fn some_team(random: &mut StdRng) -> Vec<Mate> {
        (0..random.random_range(0..8))
            .map(|_| Mate {
                is_here: random.random_bool(0.7),
                holds: random.random_range(0..6),
                ..mate(random.random_range(0..1_000), random.random_range(1..6))
            })
            .collect()
    }

    #[test]
    fn everybody_has_their_turn_and_then_it_is_the_first_again() {
        let mut team = [mate(3, 9), mate(1, 9), mate(2, 9)];
        let ids: Vec<u128> = give(&mut team, None, 5).iter().map(|it| it.0.as_u128()).collect();
        assert_eq!(ids, [1, 2, 3, 1, 2]);
        assert_eq!(whose(&team, Some(MemberId(Uuid::from_u128(2)))).map(|it| it.member.0.as_u128()), Some(3));
    }

    #[test]
    fn who_left_the_team_is_no_reason_to_begin_again() {
        let team = [mate(1, 1), mate(5, 1)];
        assert_eq!(whose(&team, Some(MemberId(Uuid::from_u128(3)))).map(|it| it.member.0.as_u128()), Some(5));
    }

    #[test]
    fn whoever_it_is_they_are_here_and_have_room_and_nobody_is_passed_over() {
        let mut random = StdRng::seed_from_u64(14);
        for _ in 0..5_000 {
            let team = some_team(&mut random);
            let last = random.random_bool(0.5).then(|| MemberId(Uuid::from_u128(random.random_range(0..1_000))));
            match whose(&team, last) {
                None => assert!(!team.iter().any(Mate::has_room), "somebody has room: {team:?}"),
                Some(chosen) => {
                    assert!(chosen.is_here && chosen.holds < i64::from(chosen.capacity));
                    let between = |it: &&Mate| match last {
                        Some(last) if chosen.member > last => it.member > last && it.member < chosen.member,
                        Some(last) => it.member > last || it.member < chosen.member,
                        None => it.member < chosen.member,
                    };
                    let passed = team.iter().filter(between).find(|it| it.has_room());
                    assert_eq!(passed, None, "{chosen:?} after {last:?}");
                }
            }
        }
    }

    #[test]
    fn shares_differ_by_one_at_most_while_all_have_room() {
        let mut random = StdRng::seed_from_u64(15);
        for _ in 0..500 {
            let size = random.random_range(1..8);
            let mut team: Vec<Mate> = (0..size).map(|it| mate(it, 100)).collect();
            let many = random.random_range(0..100);
            let mut shares: HashMap<MemberId, usize> = team.iter().map(|it| (it.member, 0)).collect();
            for member in give(&mut team, None, many) {
                *shares.entry(member).or_default() += 1;
            }
            let (most, fewest) = (shares.values().max(), shares.values().min());
            assert!(most.zip(fewest).is_some_and(|(most, fewest)| most - fewest <= 1), "{shares:?}");
            assert_eq!(shares.values().sum::<usize>(), many);
        }
    }
}
