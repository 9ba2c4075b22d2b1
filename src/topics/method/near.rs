//! Near: which messages are most like each one.
//!
//! All are compared with all, in blocks that fit the processor's memory, and each pair once: for ten thousand messages
//! this takes a second and misses nothing. More are not compared (`day.rs`).

use super::space::{Space, product};

/// Rows of a block: two of them, of 640 numbers, are 320 kB.
const BLOCK: usize = 64;

/// A neighbour: how alike, and which row.
pub(super) type Near = (f32, u32);

/// The nearest `most` of every row that are at least `least` alike; the nearest first, of equal ones the earlier row.
pub(super) fn nearest(space: &Space, most: usize, least: f32) -> Vec<Vec<Near>> {
    let rows = space.len();
    let mut near: Vec<Vec<Near>> = (0..rows).map(|_| Vec::with_capacity(most + 1)).collect();
    let mut alike = vec![0.0; BLOCK * BLOCK];
    for left in (0..rows).step_by(BLOCK) {
        let left_end = (left + BLOCK).min(rows);
        for right in (left..rows).step_by(BLOCK) {
            let right_end = (right + BLOCK).min(rows);
            let (a, b) = (space.rows(left, left_end), space.rows(right, right_end));
            pulp::Arch::new().dispatch(Compare { a, b, width: space.width(), alike: &mut alike });
            for (at, alike) in (left..left_end).zip(alike.chunks_exact(BLOCK)) {
                for (other, alike) in (right..right_end).zip(alike).filter(|(other, _)| *other > at) {
                    if *alike >= least {
                        keep(&mut near[at], (*alike, other as u32), most);
                        keep(&mut near[other], (*alike, at as u32), most);
                    }
                }
            }
        }
    }
    near
}

/// Keeps a neighbour where it is among the nearest.
fn keep(near: &mut Vec<Near>, new: Near, most: usize) {
    let before = |it: &Near| it.0 > new.0 || (it.0 == new.0 && it.1 < new.1);
    if near.len() == most && near.last().is_some_and(before) {
        return;
    }
    let at = near.partition_point(before);
    near.insert(at, new);
    near.truncate(most);
}

/// The products of a vector and each of four that stand one after the other, the same as [`product`] gives: what is read
/// of the first is used four times.
#[inline(always)]
fn four_products(a: &[f32], b: &[f32]) -> [f32; 4] {
    if !a.len().is_multiple_of(8) {
        let mut rows = b.chunks_exact(a.len());
        return std::array::from_fn(|_| rows.next().map_or(0.0, |b| product(a, b)));
    }
    let (front, back) = b.split_at(2 * a.len());
    let ((first, second), (third, fourth)) = (front.split_at(a.len()), back.split_at(a.len()));
    let mut sums = [[0.0_f32; 8]; 4];
    let rows = first.chunks_exact(8).zip(second.chunks_exact(8)).zip(third.chunks_exact(8).zip(fourth.chunks_exact(8)));
    for (a, ((first, second), (third, fourth))) in a.chunks_exact(8).zip(rows) {
        for (sums, b) in sums.iter_mut().zip([first, second, third, fourth]) {
            sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
        }
    }
    sums.map(|it| it.iter().sum())
}

/// Compares two blocks. The loop is compiled for the processor that it runs on, as in `knowledge::search`.
struct Compare<'a> {
    a: &'a [f32],
    b: &'a [f32],
    width: usize,
    alike: &'a mut [f32],
}

impl pulp::WithSimd for Compare<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let Self { a, b, width, alike } = self;
        for (a, alike) in a.chunks_exact(width).zip(alike.chunks_exact_mut(BLOCK)) {
            let fours = b.chunks_exact(4 * width);
            let rest = b.len() / width / 4 * 4;
            for (b, alike) in fours.zip(alike.chunks_exact_mut(4)) {
                alike.copy_from_slice(&four_products(a, b));
            }
            for (b, alike) in b.chunks_exact(width).zip(alike).skip(rest) {
                *alike = product(a, b);
            }
        }
    }
}
