//! Near: which messages are most like each one.
//!
//! All are compared with all, in blocks that fit the processor's memory, and each pair once: for ten thousand messages
//! this takes a second and misses nothing. More are not compared (`day.rs`).

use pulp::{Simd, WithSimd};

use super::space::Space;

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

/// Rows of a tile: two of one block beside four of the other. Its eight sums stay in the registers of the processor, and
/// each number that is read is used two or four times.
const TILE: (usize, usize) = (2, 4);

/// The products of each row of a tile and each of the other's.
#[inline(always)]
fn products<S: Simd>(simd: S, a: [&[f32]; 2], b: [&[f32]; 4]) -> [[f32; 4]; 2] {
    let ([(a0, a0_rest), (a1, a1_rest)], [(b0, b0_rest), (b1, b1_rest), (b2, b2_rest), (b3, b3_rest)]) =
        (a.map(S::as_simd_f32s), b.map(S::as_simd_f32s));
    let mut sums = [[simd.splat_f32s(0.0); 4]; 2];
    let columns = a0.iter().zip(a1).zip(b0.iter().zip(b1).zip(b2.iter().zip(b3)));
    for ((a0, a1), ((b0, b1), (b2, b3))) in columns {
        for (sums, a) in sums.iter_mut().zip([a0, a1]) {
            for (sum, b) in sums.iter_mut().zip([b0, b1, b2, b3]) {
                *sum = simd.add_f32s(*sum, simd.mul_f32s(*a, *b));
            }
        }
    }
    let mut products = sums.map(|sums| sums.map(|sum| simd.reduce_sum_f32s(sum)));
    for (products, a) in products.iter_mut().zip([a0_rest, a1_rest]) {
        for (product, b) in products.iter_mut().zip([b0_rest, b1_rest, b2_rest, b3_rest]) {
            *product += a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        }
    }
    products
}

/// Compares two blocks, in the widest steps of the processor that it runs on.
struct Compare<'a> {
    a: &'a [f32],
    b: &'a [f32],
    width: usize,
    alike: &'a mut [f32],
}

impl WithSimd for Compare<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { a, b, width, alike } = self;
        let row = |block: &'_ [f32], at: usize| -> std::ops::Range<usize> {
            // A tile that stands out is filled with the last row, whose products nobody reads.
            let from = (at * width).min(block.len() - width);
            from..from + width
        };
        for left in (0..a.len() / width).step_by(TILE.0) {
            for right in (0..b.len() / width).step_by(TILE.1) {
                let own: [&[f32]; 2] = std::array::from_fn(|it| &a[row(a, left + it)]);
                let other: [&[f32]; 4] = std::array::from_fn(|it| &b[row(b, right + it)]);
                for (at, products) in (left..).zip(products(simd, own, other)) {
                    alike[at * BLOCK + right..][..TILE.1].copy_from_slice(&products);
                }
            }
        }
    }
}
