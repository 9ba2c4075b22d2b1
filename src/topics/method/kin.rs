//! Kin: communities that are pieces of one topic.
//!
//! Communities are all about as large, whatever people write about: what half of them write about falls into many
//! pieces. Pieces whose middles are alike are joined again, the likest first, and the more readily the more messages
//! each of them has.

use super::space::{Space, product, to_length};

/// How alike the middles of two pieces must be.
const ALIKE: f32 = 0.85;

/// Share of all messages from which on a piece is joined more readily; by how much for each time it is e times that, and at
/// most: what is not alike is never joined, however large.
const LARGE: f32 = 0.02;
const READILY: f32 = 0.4;
const AT_MOST: f32 = 0.3;

/// Messages of a piece at least.
const HANDFUL: usize = 4;

/// Least that the members of a community are supposed to have in common: below it a middle says nothing.
const LOOSE: f32 = 0.05;

/// The middle of a group: the sum of its members, and how many they are.
#[derive(Debug, Clone)]
pub(super) struct Middle {
    sum: Vec<f32>,
    pub many: f32,
}

impl Middle {
    pub fn empty(width: usize) -> Self {
        Self { sum: vec![0.0; width], many: 0.0 }
    }

    pub fn add(&mut self, row: &[f32], times: f32) {
        self.sum.iter_mut().zip(row).for_each(|(sum, it)| *sum += it * times);
        self.many += times;
    }

    fn join(&mut self, other: &Self) {
        self.sum.iter_mut().zip(&other.sum).for_each(|(sum, it)| *sum += it);
        self.many += other.many;
    }

    /// The mean of the members.
    pub fn mean(&self) -> Vec<f32> {
        let many = self.many.max(1.0);
        self.sum.iter().map(|it| it / many).collect()
    }

    /// Where it lies: a vector of length 1, or of nothing.
    pub fn direction(&self) -> Vec<f32> {
        let mut direction = self.mean();
        to_length(&mut direction, 1.0);
        direction
    }

    /// How alike two different members are, on average.
    pub fn tightness(&self) -> f32 {
        let squares = product(&self.sum, &self.sum);
        ((squares - self.many) / (self.many * (self.many - 1.0)).max(1.0)).max(LOOSE)
    }
}

/// The middle of each group of at least so many rows; an empty one of the others.
pub(super) fn middles(space: &Space, group: &[u32], least: usize) -> Vec<Middle> {
    let groups = group.iter().max().map_or(0, |it| *it as usize + 1);
    let mut many = vec![0; groups];
    group.iter().for_each(|group| many[*group as usize] += 1);
    let width = |many| if many >= least { space.width() } else { 0 };
    let mut middles: Vec<Middle> = many.iter().map(|many| Middle::empty(width(*many))).collect();
    for (row, group) in group.iter().enumerate().filter(|(_, group)| many[**group as usize] >= least) {
        middles[*group as usize].add(space.row(row), 1.0);
    }
    middles
}

/// Joins the pieces of `group`. Returns the group of each row, numbered from 0 in the order of their first.
pub(super) fn joined(space: &Space, group: &[u32]) -> Vec<u32> {
    // Of fewer nobody can tell where their middle is.
    let mut middles = middles(space, group, HANDFUL);
    let groups = middles.len();
    let mut name: Vec<u32> = (0..groups as u32).collect();
    let mut alive: Vec<usize> = (0..groups).filter(|it| middles[*it].many > 0.0).collect();
    let all = group.len() as f32;
    let mut kinships = vec![Vec::new(); groups];
    for (at, a) in alive.iter().enumerate() {
        kinships[*a] = vec![0.0; groups];
        alive[..at].iter().for_each(|b| kinships[*a][*b] = kinship(&middles[*a], &middles[*b], all));
    }
    loop {
        let pairs = alive.iter().enumerate().flat_map(|(at, a)| alive[..at].iter().map(move |b| (*a, *b)));
        let Some((a, b)) = pairs.max_by(|(a, b), (c, d)| kinships[*a][*b].total_cmp(&kinships[*c][*d])) else { break };
        if kinships[a][b] < ALIKE {
            break;
        }
        let gone = middles[a].clone();
        middles[b].join(&gone);
        alive.retain(|it| *it != a);
        name.iter_mut().filter(|it| **it == a as u32).for_each(|it| *it = b as u32);
        for other in alive.iter().copied().filter(|it| *it != b) {
            kinships[other.max(b)][other.min(b)] = kinship(&middles[other], &middles[b], all);
        }
    }
    let mut joined: Vec<u32> = group.iter().map(|group| name[*group as usize]).collect();
    super::communities::numbered(&mut joined);
    joined
}

/// How alike two pieces are, were their members as alike as can be; and more for large ones.
fn kinship(a: &Middle, b: &Middle, all: f32) -> f32 {
    let alike = product(&a.sum, &b.sum) / (a.many * b.many).max(1.0);
    let share = a.many.min(b.many) / all.max(1.0);
    alike / (a.tightness() * b.tightness()).sqrt() + (READILY * (share / LARGE).ln()).clamp(0.0, AT_MOST)
}
