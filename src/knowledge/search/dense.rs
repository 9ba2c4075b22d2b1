//! Dense: the vectors of a shelf, and those nearest to a question.
//!
//! Every vector is compared, first by numbers of one byte, which are a quarter of the memory to
//! read; the best are then compared exactly. Up to a hundred thousand vectors this needs nothing built and
//! misses nothing (`spec/nlp.md` §4.2). Where there are more, a [`Graph`] tells which to compare exactly.

use super::graph::{Graph, Likeness};
use super::meaning::Vector;

/// Rows that are compared exactly after the coarse look.
const EXACTLY: usize = 200;

/// Rows from which on other processors help, and how many at most: each question is somebody's, and others wait too.
const WORTH_SHARING: usize = 20_000;
const MOST_HANDS: usize = 4;

/// Rows from which on a graph is built: the look at all of them takes 6 ms of a processor then, and the graph half a
/// millisecond for each row that is added.
const WORTH_A_GRAPH: usize = 100_000;

/// Largest number of one byte.
const FULL: f32 = 127.0;

/// Vectors in rows. Each belongs to a slot of the shelf.
#[derive(Clone)]
pub(super) struct Dense {
    /// Numbers in a vector; 0 until there is one.
    dimension: usize,
    slots: Vec<u32>,
    coarse: Vec<i8>,
    /// What a coarse number of a row stands for.
    steps: Vec<f32>,
    exact: Vec<f32>,
    graph: Graph,
    /// Rows from which on there is a graph.
    graph_from: usize,
}

impl Default for Dense {
    fn default() -> Self {
        Self::with_graph_from(WORTH_A_GRAPH)
    }
}

impl Dense {
    /// No vectors yet; of so many rows, a graph will tell which are near.
    pub fn with_graph_from(rows: usize) -> Self {
        Self {
            dimension: 0,
            slots: Vec::new(),
            coarse: Vec::new(),
            steps: Vec::new(),
            exact: Vec::new(),
            graph: Graph::default(),
            graph_from: rows,
        }
    }

    /// Adds a vector. One of another dimension than the first is another model's, and left out.
    pub fn push(&mut self, slot: u32, vector: &[f32]) {
        if self.slots.is_empty() {
            self.dimension = vector.len();
        }
        if vector.len() != self.dimension || vector.is_empty() {
            return;
        }
        let (coarse, step) = coarsely(vector);
        self.coarse.extend(coarse);
        self.steps.push(step);
        self.exact.extend(vector);
        self.slots.push(slot);
        if self.slots.len() >= self.graph_from {
            self.link();
        }
    }

    /// Brings the graph up to the last row.
    fn link(&mut self) {
        let Self { graph, coarse, steps, slots, dimension, .. } = self;
        let row = |row: u32| &coarse[row as usize * *dimension..][..*dimension];
        let alike = |a: u32, b: u32| {
            let product = pulp::Arch::new().dispatch(Product { a: row(a), b: row(b) });
            Likeness(product as f32 * steps[a as usize] * steps[b as usize])
        };
        while graph.rows() < slots.len() {
            graph.push(&alike);
        }
    }

    /// Whether a question is of the model whose vectors these are.
    pub fn takes(&self, question: &[f32]) -> bool {
        question.len() == self.dimension && !self.slots.is_empty()
    }

    /// Rows so far: where the next vector goes.
    pub fn rows(&self) -> usize {
        self.slots.len()
    }

    /// How alike a row and a question are, from -1 to 1.
    pub fn likeness(&self, row: usize, question: &[f32]) -> f32 {
        let from = row * self.dimension;
        self.exact.get(from..from + self.dimension).map_or(0.0, |exact| product(exact, question))
    }

    /// The vector of a row.
    pub fn vector(&self, row: usize) -> Vector {
        let from = row * self.dimension;
        self.exact.get(from..from + self.dimension).unwrap_or_default().into()
    }

    /// The slots whose rows are most like a question, best first, each once. Only those that `counts`.
    pub fn nearest(&self, question: &[f32], limit: usize, counts: impl Fn(u32) -> bool) -> Vec<u32> {
        if !self.takes(question) {
            return Vec::new();
        }
        let width = EXACTLY.max(limit);
        let best = match self.slots.len() < self.graph_from {
            true => {
                let coarse = self.coarsely_alike(question);
                let mut best: Vec<usize> = (0..self.slots.len()).filter(|row| counts(self.slots[*row])).collect();
                keep_best(&mut best, width, |row| coarse[row]);
                best
            }
            // A third of the rows at most does not count any more.
            false => self.nearby(question, width * 3 / 2).into_iter().filter(|row| counts(self.slots[*row])).collect(),
        };
        let exact: Vec<f32> = best.iter().map(|row| self.likeness(*row, question)).collect();
        let mut order: Vec<usize> = (0..best.len()).collect();
        order.sort_unstable_by(|a, b| exact[*b].total_cmp(&exact[*a]).then(best[*a].cmp(&best[*b])));

        let mut slots = Vec::with_capacity(limit);
        for slot in order.into_iter().map(|at| self.slots[best[at]]) {
            if slots.len() == limit {
                break;
            }
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots
    }

    /// The rows that the graph has near a question, nearest first.
    fn nearby(&self, question: &[f32], width: usize) -> Vec<usize> {
        let (asked, _) = coarsely(question);
        let alike = |row: u32| {
            let own = &self.coarse[row as usize * self.dimension..][..self.dimension];
            Likeness(pulp::Arch::new().dispatch(Product { a: own, b: &asked }) as f32 * self.steps[row as usize])
        };
        self.graph.nearest(width, &alike).into_iter().map(|row| row as usize).collect()
    }

    /// How alike each row and a question are, coarsely.
    fn coarsely_alike(&self, question: &[f32]) -> Vec<f32> {
        let (asked, _) = coarsely(question);
        let asked: Vec<i16> = asked.into_iter().map(i16::from).collect();
        let rows = self.slots.len();
        let mut alike = vec![0.0; rows];
        let hands = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_HANDS);
        let share = if rows < WORTH_SHARING { rows } else { rows.div_ceil(hands) };
        std::thread::scope(|scope| {
            let parts = alike.chunks_mut(share).zip(self.steps.chunks(share));
            let mut parts = parts.zip(self.coarse.chunks(share * self.dimension)).map(|((alike, steps), rows)| {
                let asked = &asked;
                move || pulp::Arch::new().dispatch(Compare { rows, steps, asked, alike })
            });
            // The first part is our own: a small index starts no thread.
            let own = parts.next();
            parts.for_each(|part| drop(scope.spawn(part)));
            own.into_iter().for_each(|mut part| part());
        });
        alike
    }

    /// Heap in use, in bytes, roughly.
    pub fn size(&self) -> usize {
        self.slots.capacity() * size_of::<u32>()
            + self.coarse.capacity()
            + (self.steps.capacity() + self.exact.capacity()) * size_of::<f32>()
            + self.graph.size()
    }
}

/// A vector in numbers of one byte, and what one of them stands for.
fn coarsely(vector: &[f32]) -> (Vec<i8>, f32) {
    let most = vector.iter().fold(f32::MIN_POSITIVE, |most, number| most.max(number.abs()));
    let step = most / FULL;
    (vector.iter().map(|number| (number / step).round() as i8).collect(), step)
}

/// Compares rows with a question. The loop is compiled for the processor that it runs on: a plain build would use a
/// quarter of what today's can do at once.
struct Compare<'a> {
    rows: &'a [i8],
    steps: &'a [f32],
    asked: &'a [i16],
    alike: &'a mut [f32],
}

impl pulp::WithSimd for Compare<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let Self { rows, steps, asked, alike } = self;
        for ((row, step), alike) in rows.chunks_exact(asked.len()).zip(steps).zip(alike) {
            let product: i32 = row.iter().zip(asked).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
            *alike = product as f32 * step;
        }
    }
}

/// The product of two rows. It is compiled as [`Compare`] is.
struct Product<'a> {
    a: &'a [i8],
    b: &'a [i8],
}

impl pulp::WithSimd for Product<'_> {
    type Output = i32;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> i32 {
        self.a.iter().zip(self.b).map(|(a, b)| i32::from(i16::from(*a) * i16::from(*b))).sum()
    }
}

/// The product of two vectors, in eight sums that the processor adds side by side; 0 where they do not fit together.
pub(super) fn product(a: &[f32], b: &[f32]) -> f32 {
    if a.len() != b.len() {
        return 0.0;
    }
    let mut sums = [0.0_f32; 8];
    let (whole, rest) = (a.chunks_exact(8), a.chunks_exact(8).remainder());
    for (a, b) in whole.zip(b.chunks_exact(8)) {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    let tail: f32 = rest.iter().zip(&b[a.len() - rest.len()..]).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + tail
}

/// Leaves the `limit` rows of the highest worth, in no order; of equal ones those that came first.
fn keep_best(rows: &mut Vec<usize>, limit: usize, worth: impl Fn(usize) -> f32) {
    if rows.len() > limit {
        rows.select_nth_unstable_by(limit - 1, |a, b| worth(*b).total_cmp(&worth(*a)).then(a.cmp(b)));
        rows.truncate(limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows in `groups` directions, each a little beside its group's.
    fn rows(count: usize, groups: u64) -> Vec<Vec<f32>> {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut number = move |seed: u64| {
            state = (state ^ seed).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1 << 23) as f32 - 1.0
        };
        let middles: Vec<Vec<f32>> = (0..groups).map(|it| (0..32).map(|_| number(it)).collect()).collect();
        let row = |at: usize| -> Vec<f32> {
            let beside: Vec<f32> = middles[at % middles.len()].iter().map(|it| it + 0.6 * number(1)).collect();
            let length = beside.iter().map(|it| it * it).sum::<f32>().sqrt();
            beside.into_iter().map(|it| it / length).collect()
        };
        (0..count).map(row).collect()
    }

    fn of(rows: &[Vec<f32>], graph_from: usize) -> Dense {
        let mut dense = Dense::with_graph_from(graph_from);
        (0..).zip(rows).for_each(|(slot, row)| dense.push(slot, row));
        dense
    }

    #[test]
    fn a_graph_finds_what_a_look_at_all_rows_finds() {
        let rows = rows(3_000, 40);
        let (asked, known) = rows.split_at(100);
        let (all, graph) = (of(known, usize::MAX), of(known, 1_000));
        let missed: usize = asked
            .iter()
            .map(|question| {
                let found = graph.nearest(question, 10, |slot| slot % 4 != 0);
                assert!(found.iter().all(|slot| slot % 4 != 0), "what does not count is not found");
                all.nearest(question, 10, |slot| slot % 4 != 0).iter().filter(|it| !found.contains(it)).count()
            })
            .sum();
        assert!(missed <= 10, "{missed} of 1 000 were missed");
    }

    #[test]
    fn a_graph_is_the_same_whether_it_is_begun_early_or_late() {
        let rows = rows(500, 10);
        let (early, late) = (of(&rows[1..], 1), of(&rows[1..], 450));
        assert_eq!(early.nearest(&rows[0], 20, |_| true), late.nearest(&rows[0], 20, |_| true));
    }
}
