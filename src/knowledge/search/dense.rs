//! Dense: the vectors of a shelf, and those nearest to a question.
//!
//! Every vector is compared, first by numbers of one byte, which are a quarter of the memory to
//! read; the best are then compared exactly. Up to some hundred thousand vectors this is faster than
//! a graph, needs nothing built, and misses nothing (`spec/nlp.md` §4.2).

use super::meaning::Vector;

/// Rows that are compared exactly after the coarse look.
const EXACTLY: usize = 200;

/// Rows from which on other processors help, and how many at most: each question is somebody's, and others wait too.
const WORTH_SHARING: usize = 20_000;
const MOST_HANDS: usize = 4;

/// Largest number of one byte.
const FULL: f32 = 127.0;

/// Vectors in rows. Each belongs to a slot of the shelf.
#[derive(Default)]
pub(super) struct Dense {
    /// Numbers in a vector; 0 until there is one.
    dimension: usize,
    slots: Vec<u32>,
    coarse: Vec<i8>,
    /// What a coarse number of a row stands for.
    steps: Vec<f32>,
    exact: Vec<f32>,
}

impl Dense {
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
        let coarse = self.coarsely_alike(question);
        let mut best: Vec<usize> = (0..self.slots.len()).filter(|row| counts(self.slots[*row])).collect();
        keep_best(&mut best, EXACTLY.max(limit), |row| coarse[row]);
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

/// The product of two vectors, in eight sums that the processor adds side by side.
fn product(a: &[f32], b: &[f32]) -> f32 {
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
