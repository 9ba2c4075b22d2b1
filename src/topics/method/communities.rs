//! Communities: groups of messages that are nearer to each other than chance would have it.
//!
//! Louvain's method. Every message begins alone; each in turn joins the neighbour's group that it has most in common
//! with, beyond what its size explains; when nobody moves, groups become messages and it begins anew. The turn is the
//! order of the rows, which is drawn by lot from the texts: the same messages give the same groups.

use std::collections::HashMap;

use super::near::Near;

/// Rounds over all messages at most, and moves below which a round was the last.
const ROUNDS: usize = 50;
const STILL: usize = 1_000;

/// How much more a group must have in common to be worth a move: less is rounding.
const GAIN: f64 = 1e-9;

/// Who is tied to whom and how closely, each tie from both ends.
struct Ties {
    /// Where the ties of each begin; one more than there are.
    from: Vec<usize>,
    to: Vec<(u32, f64)>,
    /// What each is tied to itself with: the ties within a group, each once.
    own: Vec<f64>,
}

impl Ties {
    /// Each pair of neighbours once, by the square of their likeness.
    fn of(near: &[Vec<Near>]) -> Self {
        let mut pairs: Vec<(u32, u32, f64)> = Vec::with_capacity(near.iter().map(Vec::len).sum());
        for (at, near) in near.iter().enumerate() {
            let pair = |(alike, other): &Near| {
                let at = at as u32;
                (at.min(*other), at.max(*other), f64::from(alike * alike))
            };
            pairs.extend(near.iter().map(pair));
        }
        pairs.sort_unstable_by_key(|(a, b, _)| (*a, *b));
        pairs.dedup_by_key(|(a, b, _)| (*a, *b));
        Self::both_ways(near.len(), &pairs, vec![0.0; near.len()])
    }

    fn both_ways(many: usize, pairs: &[(u32, u32, f64)], own: Vec<f64>) -> Self {
        let mut from = vec![0; many + 1];
        for (a, b, _) in pairs {
            from[*a as usize + 1] += 1;
            from[*b as usize + 1] += 1;
        }
        (0..many).for_each(|at| from[at + 1] += from[at]);
        let mut next = from.clone();
        let mut to = vec![(0, 0.0); from[many]];
        for (a, b, weight) in pairs {
            for (one, other) in [(*a, *b), (*b, *a)] {
                to[next[one as usize]] = (other, *weight);
                next[one as usize] += 1;
            }
        }
        Self { from, to, own }
    }

    fn len(&self) -> usize {
        self.own.len()
    }

    fn of_one(&self, at: usize) -> &[(u32, f64)] {
        &self.to[self.from[at]..self.from[at + 1]]
    }

    /// The same with groups in the place of their members.
    fn grouped(&self, group: &[u32], groups: usize) -> Self {
        let mut own = vec![0.0; groups];
        let mut between: HashMap<(u32, u32), f64> = HashMap::new();
        for at in 0..self.len() {
            own[group[at] as usize] += self.own[at];
            for (other, weight) in self.of_one(at).iter().filter(|(other, _)| at < *other as usize) {
                let (a, b) = (group[at], group[*other as usize]);
                if a == b {
                    own[a as usize] += weight;
                } else {
                    *between.entry((a.min(b), a.max(b))).or_default() += weight;
                }
            }
        }
        let mut pairs: Vec<(u32, u32, f64)> = between.into_iter().map(|((a, b), weight)| (a, b, weight)).collect();
        pairs.sort_unstable_by_key(|(a, b, _)| (*a, *b));
        Self::both_ways(groups, &pairs, own)
    }
}

/// The group of each message, numbered from 0 in the order of their first. A higher `resolution` makes smaller groups.
pub(super) fn communities(near: &[Vec<Near>], resolution: f64) -> Vec<u32> {
    let mut ties = Ties::of(near);
    let mut group: Vec<u32> = (0..near.len() as u32).collect();
    loop {
        let moved = settle(&ties, resolution);
        let groups = moved.iter().max().map_or(0, |it| *it as usize + 1);
        group.iter_mut().for_each(|it| *it = moved[*it as usize]);
        if groups == ties.len() {
            return group;
        }
        ties = ties.grouped(&moved, groups);
    }
}

/// Lets everybody choose a group until nobody moves.
fn settle(ties: &Ties, resolution: f64) -> Vec<u32> {
    let many = ties.len();
    let weight: Vec<f64> =
        (0..many).map(|at| 2.0 * ties.own[at] + ties.of_one(at).iter().map(|(_, it)| it).sum::<f64>()).collect();
    let all: f64 = weight.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let mut group: Vec<u32> = (0..many as u32).collect();
    let mut total = weight.clone();
    let mut shared = vec![0.0; many];
    let mut met = Vec::new();
    for _ in 0..ROUNDS {
        let mut moves = 0;
        for at in 0..many {
            let home = group[at];
            met.clear();
            met.push(home);
            for (other, weight) in ties.of_one(at) {
                let theirs = group[*other as usize];
                if shared[theirs as usize] == 0.0 && theirs != home {
                    met.push(theirs);
                }
                shared[theirs as usize] += weight;
            }
            total[home as usize] -= weight[at];
            let worth = |group: u32| shared[group as usize] - resolution * total[group as usize] * weight[at] / all;
            let mut best = home;
            for group in &met[1..] {
                if worth(*group) > worth(best) + GAIN {
                    best = *group;
                }
            }
            met.iter().for_each(|it| shared[*it as usize] = 0.0);
            total[best as usize] += weight[at];
            if best != home {
                group[at] = best;
                moves += 1;
            }
        }
        if moves * STILL <= many {
            break;
        }
    }
    numbered(&mut group);
    group
}

/// Numbers groups from 0, in the order of their first.
pub(super) fn numbered(group: &mut [u32]) {
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    for it in group {
        let next = numbers.len() as u32;
        *it = *numbers.entry(*it).or_insert(next);
    }
}
