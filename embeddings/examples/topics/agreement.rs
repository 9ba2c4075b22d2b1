//! How well two ways to divide the same messages agree.

use std::collections::HashMap;

/// Pairs of a label and a group, counted.
struct Table {
    cells: HashMap<(usize, usize), f64>,
    labels: HashMap<usize, f64>,
    groups: HashMap<usize, f64>,
    all: f64,
}

impl Table {
    fn of(pairs: &[&(usize, usize)]) -> Self {
        let mut table =
            Self { cells: HashMap::new(), labels: HashMap::new(), groups: HashMap::new(), all: pairs.len() as f64 };
        for (label, group) in pairs {
            *table.cells.entry((*label, *group)).or_default() += 1.0;
            *table.labels.entry(*label).or_default() += 1.0;
            *table.groups.entry(*group).or_default() += 1.0;
        }
        table
    }
}

/// Mutual information of labels and groups, of the mean of what each says (NMI); 1 where they agree.
pub fn information(pairs: &[&(usize, usize)]) -> f64 {
    let table = Table::of(pairs);
    let entropy =
        |counts: &HashMap<usize, f64>| counts.values().map(|it| -it / table.all * (it / table.all).ln()).sum::<f64>();
    let mutual: f64 = table
        .cells
        .iter()
        .map(|((label, group), it)| {
            it / table.all * (it * table.all / (table.labels[label] * table.groups[group])).ln()
        })
        .sum();
    2.0 * mutual / (entropy(&table.labels) + entropy(&table.groups)).max(f64::MIN_POSITIVE)
}

/// Share of the pairs of messages about which both agree, less what chance explains (ARI).
pub fn pairs_agree(pairs: &[&(usize, usize)]) -> f64 {
    let table = Table::of(pairs);
    let within = |counts: &mut dyn Iterator<Item = &f64>| counts.map(|it| it * (it - 1.0) / 2.0).sum::<f64>();
    let (labels, groups) = (within(&mut table.labels.values()), within(&mut table.groups.values()));
    let chance = labels * groups / (table.all * (table.all - 1.0) / 2.0).max(1.0);
    (within(&mut table.cells.values()) - chance) / ((labels + groups) / 2.0 - chance).max(f64::MIN_POSITIVE)
}
