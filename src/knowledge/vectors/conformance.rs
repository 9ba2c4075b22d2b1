//! What every store of vectors does, in one test that each of them takes.

#![allow(clippy::unwrap_used, reason = "a store that cannot go on does not conform")]

use super::{Point, Space, VectorStore};
use crate::ids::*;
use crate::knowledge::search::{Index, Kind, Language, Meanings, Passage, Vector};

/// Numbers in the vectors of the test: one of the dimensions that PostgreSQL has an index for.
const DIMENSION: usize = 384;

/// Vectors in some directions, each a little beside its own; the same for the same number.
pub fn vector(number: u64) -> Vector {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |seed: u64| {
        state = (state ^ seed).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    let beside: Vec<f32> = (0..DIMENSION).map(|_| 0.5 * next(number)).collect();
    let mut direction = (number % 7).wrapping_mul(0x2545_f491_4f6c_dd1d) | 1;
    let towards = beside.into_iter().map(|it| {
        direction = direction.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        it + (direction >> 40) as f32 / (1 << 23) as f32 - 1.0
    });
    unit(towards.collect())
}

fn unit(vector: Vec<f32>) -> Vector {
    let length = vector.iter().map(|it| it * it).sum::<f32>().sqrt();
    vector.into_iter().map(|it| it / length).collect()
}

/// Passages as a store keeps them, one vector each.
pub fn points(passages: &[PassageId]) -> Vec<Point> {
    let numbered = (1..).zip(passages);
    numbered
        .map(|(number, it)| Point { passage: *it, language: Language::English, vectors: vec![vector(number)] })
        .collect()
}

/// Takes a store through the whole contract. `ours` and `theirs` are passages of two workspaces, at least sixty and one,
/// which the workspaces have; nothing is kept of them yet.
///
/// # Panics
/// Where the store does something else.
pub async fn conforms(store: &dyn VectorStore, ours: (TenantId, &[PassageId]), theirs: (TenantId, PassageId)) {
    let space = Space { tenant: ours.0, model: "first".to_owned() };
    let points = points(ours.1);
    let near = async |space: &Space, question: &[f32], limit| {
        store.nearest(space, Language::English, question, limit).await.unwrap()
    };
    assert_eq!(near(&space, &vector(1), 5).await, [], "an empty store has nothing");

    // Twice: a worker that was killed before it could write it down does it again.
    store.put(&space, &points).await.unwrap();
    store.put(&space, &points).await.unwrap();
    for point in &points[..20] {
        assert_eq!(near(&space, &point.vectors[0], 1).await, [point.passage], "the nearest is the passage itself");
    }

    // The same that a look at all of them finds.
    let mut shared = 0;
    for question in 1_000..1_100 {
        let question = vector(question);
        let found = near(&space, &question, 10).await;
        assert_eq!(found.len(), 10);
        shared += exact(&points, &question, 10).iter().filter(|it| found.contains(it)).count();
    }
    assert!(shared >= 980, "{shared} of 1 000 are those that are nearest");

    // By the part that fits best, each passage once.
    let (one, other) = (points[0].passage, points[1].passage);
    let parts = Point { vectors: vec![vector(500), vector(501), vector(502)], ..points[0].clone() };
    store.put(&space, std::slice::from_ref(&parts)).await.unwrap();
    for part in &parts.vectors {
        let found = near(&space, part, 3).await;
        assert_eq!((found[0], found.iter().filter(|it| **it == one).count()), (one, 1));
    }
    assert_ne!(near(&space, &points[0].vectors[0], 1).await, [one], "what it was before is forgotten");

    // Nobody sees what is another's, another model's, in another language, or of another dimension.
    let stranger = Space { tenant: theirs.0, ..space.clone() };
    assert_eq!(near(&stranger, &vector(1), 5).await, []);
    let foreign = Point { passage: theirs.1, language: Language::English, vectors: vec![vector(2)] };
    store.put(&stranger, std::slice::from_ref(&foreign)).await.unwrap();
    assert_eq!(near(&stranger, &vector(2), 5).await, [theirs.1]);
    assert_eq!(near(&space, &vector(2), 1).await, [other]);
    let second = Space { model: "second".to_owned(), ..space.clone() };
    assert_eq!(near(&second, &vector(2), 5).await, []);
    assert_eq!(store.nearest(&space, Language::French, &vector(2), 5).await.unwrap(), []);
    assert_eq!(near(&space, &[1.0, 0.0], 5).await, []);

    // What is removed is not found; removed again it is no mistake.
    store.remove(&space, &[other]).await.unwrap();
    store.remove(&space, &[other]).await.unwrap();
    assert!(!near(&space, &vector(2), 10).await.contains(&other));

    // Another model takes over; the first is forgotten, in this workspace alone.
    store.put(&second, &points[..3]).await.unwrap();
    store.retain(space.tenant, &["second"]).await.unwrap();
    assert_eq!(near(&space, &vector(3), 5).await, []);
    assert_eq!(near(&second, &vector(3), 1).await, [points[2].passage]);
    assert_eq!(near(&stranger, &vector(2), 5).await, [theirs.1]);
    store.retain(space.tenant, &[]).await.unwrap();
    assert_eq!(near(&second, &vector(3), 5).await, []);
}

/// The nearest by a look at all, as the index in memory finds them.
fn exact(points: &[Point], question: &[f32], limit: usize) -> Vec<PassageId> {
    index(points).nearest(question, Language::English, limit)
}

/// An index of passages without words.
pub fn index(points: &[Point]) -> Index {
    let mut meanings = Meanings::default();
    let passages: Vec<Passage> = points
        .iter()
        .map(|it| {
            meanings.keep(it.passage, it.vectors.clone());
            let variants = vec![String::new(); it.vectors.len().saturating_sub(2)];
            let kind = if it.vectors.len() == 1 { Kind::Text } else { Kind::Faq };
            let (id, source, language) = (it.passage, ItemId(it.passage.0), it.language);
            Passage { id, source, kind, language, title: String::new(), variants, text: String::new() }
        })
        .collect();
    Index::with_meanings(passages, &meanings)
}
