//! A graph of rows, in which those near to a question are found without a look at all of them.
//!
//! HNSW (Malkov and Yashunin 2018, arXiv 1603.09320): each row is linked to rows near to it that lie in different
//! directions; one row in sixteen stands on the next floor too, where steps are longer. A search goes down from the
//! top floor, always towards the question. Rows are only added: the caller leaves out those that do not count.
//!
//! Which floor a row reaches is told by its number, so the same rows in the same order make the same graph.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashMap};

/// Links of a row on a floor; on the ground floor twice as many.
const LINKS: usize = 16;
/// Rows that are kept in mind while the links of a new one are chosen.
const WIDTH: usize = 80;

/// How alike two rows, or a row and a question, are; larger is nearer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness(pub f32);

impl Eq for Likeness {}

impl Ord for Likeness {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Likeness {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The links between rows. What a row is, and how alike two are, the caller knows.
#[derive(Clone, Default)]
pub(super) struct Graph {
    /// By row: its links on the ground floor, nearest first.
    ground: Vec<Vec<u32>>,
    /// By floor above the ground: the rows that stand there, and their links.
    floors: Vec<HashMap<u32, Vec<u32>>>,
    /// Where every search begins: a row that stands on the top floor.
    top: u32,
}

/// Rows seen from one place.
struct Seen<'a> {
    alike: &'a dyn Fn(u32) -> Likeness,
}

impl Graph {
    /// Rows so far.
    pub fn rows(&self) -> usize {
        self.ground.len()
    }

    /// Adds the next row; `alike` says how alike any two rows are.
    pub fn push(&mut self, alike: &dyn Fn(u32, u32) -> Likeness) {
        let row = self.ground.len() as u32;
        let reach = floor_of(row);
        let seen = Seen { alike: &|other| alike(row, other) };
        let mut from = vec![self.top];
        for floor in (0..=self.floors.len()).rev() {
            if row == 0 {
                break;
            }
            let near = self.walk(floor, &from, if floor <= reach { WIDTH } else { 1 }, &seen);
            if floor <= reach {
                let links = spread(&near, most(floor) / 2, alike);
                links.iter().for_each(|other| self.link(floor, *other, row, alike));
                self.set(floor, row, links);
            }
            from = near.into_iter().map(|(_, it)| it).collect();
        }
        if self.ground.len() == row as usize {
            self.ground.push(Vec::new());
        }
        if reach > self.floors.len() || row == 0 {
            self.floors.resize_with(reach, HashMap::new);
            self.top = row;
        }
        for floor in &mut self.floors[..reach] {
            floor.entry(row).or_default();
        }
    }

    /// The rows nearest to a question, best first, some `width` of them; `alike` says how alike a row is to it.
    pub fn nearest(&self, width: usize, alike: &dyn Fn(u32) -> Likeness) -> Vec<u32> {
        if self.ground.is_empty() {
            return Vec::new();
        }
        let seen = Seen { alike };
        let mut from = vec![self.top];
        for floor in (1..=self.floors.len()).rev() {
            from = self.walk(floor, &from, 1, &seen).into_iter().map(|(_, it)| it).collect();
        }
        self.walk(0, &from, width, &seen).into_iter().map(|(_, it)| it).collect()
    }

    /// Goes on one floor from row to row towards what is looked for, and keeps the best `width`, best first.
    fn walk(&self, floor: usize, from: &[u32], width: usize, seen: &Seen<'_>) -> Vec<(Likeness, u32)> {
        let mut known = Known(vec![0; self.ground.len() / 64 + 1]);
        for row in from {
            known.insert(*row);
        }
        let mut ahead: BinaryHeap<(Likeness, Reverse<u32>)> =
            from.iter().map(|row| ((seen.alike)(*row), Reverse(*row))).collect();
        let mut best: BinaryHeap<Reverse<(Likeness, Reverse<u32>)>> = ahead.iter().map(|it| Reverse(*it)).collect();
        while let Some((alike, Reverse(row))) = ahead.pop() {
            if best.len() >= width && best.peek().is_some_and(|Reverse((worst, _))| alike < *worst) {
                break;
            }
            for other in self.links(floor, row) {
                if !known.insert(*other) {
                    continue;
                }
                let alike = (seen.alike)(*other);
                if best.len() < width || best.peek().is_some_and(|Reverse((worst, _))| alike > *worst) {
                    ahead.push((alike, Reverse(*other)));
                    best.push(Reverse((alike, Reverse(*other))));
                    if best.len() > width {
                        best.pop();
                    }
                }
            }
        }
        best.into_sorted_vec().into_iter().map(|Reverse((alike, Reverse(row)))| (alike, row)).collect()
    }

    fn links(&self, floor: usize, row: u32) -> &[u32] {
        let links = match floor {
            0 => self.ground.get(row as usize),
            _ => self.floors.get(floor - 1).and_then(|it| it.get(&row)),
        };
        links.map(Vec::as_slice).unwrap_or_default()
    }

    fn set(&mut self, floor: usize, row: u32, links: Vec<u32>) {
        match floor {
            0 if self.ground.len() == row as usize => self.ground.push(links),
            0 => self.ground[row as usize] = links,
            _ => drop(self.floors[floor - 1].insert(row, links)),
        }
    }

    /// Links a row to a new one; where it has too many links then, those stay that lie in different directions.
    fn link(&mut self, floor: usize, row: u32, new: u32, alike: &dyn Fn(u32, u32) -> Likeness) {
        let mut links = self.links(floor, row).to_vec();
        links.push(new);
        if links.len() > most(floor) {
            let mut near: Vec<(Likeness, u32)> = links.iter().map(|it| (alike(row, *it), *it)).collect();
            near.sort_unstable_by_key(|it| Reverse(*it));
            links = spread(&near, most(floor), alike);
        }
        self.set(floor, row, links);
    }

    /// Heap in use, in bytes, roughly.
    pub fn size(&self) -> usize {
        let ground: usize = self.ground.iter().map(|it| it.capacity() * size_of::<u32>() + size_of::<Vec<u32>>()).sum();
        let upstairs: usize = self.floors.iter().map(|it| it.len() * LINKS * size_of::<u32>() * 2).sum();
        ground + upstairs
    }
}

/// Rows that were seen on a walk, a bit each.
struct Known(Vec<u64>);

impl Known {
    /// True where the row was not known yet.
    fn insert(&mut self, row: u32) -> bool {
        let Some(bits) = self.0.get_mut(row as usize / 64) else { return false };
        let bit = 1 << (row % 64);
        let is_new = *bits & bit == 0;
        *bits |= bit;
        is_new
    }
}

fn most(floor: usize) -> usize {
    if floor == 0 { 2 * LINKS } else { LINKS }
}

/// Of rows, nearest first, those that are nearer to the middle than to one that was chosen before; the nearest of the
/// others where that leaves room.
fn spread(near: &[(Likeness, u32)], most: usize, alike: &dyn Fn(u32, u32) -> Likeness) -> Vec<u32> {
    let mut chosen: Vec<u32> = Vec::with_capacity(most);
    let mut others = Vec::new();
    for (to_middle, row) in near {
        if chosen.len() == most {
            break;
        }
        match chosen.iter().all(|it| alike(*it, *row) <= *to_middle) {
            true => chosen.push(*row),
            false => others.push(*row),
        }
    }
    chosen.extend(others.into_iter().take(most - chosen.len()));
    chosen
}

/// The highest floor that a row reaches: one in [`LINKS`] the first, one in as many of those the second. The number is
/// stirred as by `SplitMix64` (Steele, Lea and Flood 2014).
fn floor_of(row: u32) -> usize {
    let mut stirred = u64::from(row).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    stirred = (stirred ^ (stirred >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    stirred = (stirred ^ (stirred >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((stirred ^ (stirred >> 31)).trailing_zeros() / LINKS.ilog2()) as usize
}
