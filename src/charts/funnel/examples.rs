//! Funnels to test the chart on.

use super::Funnel;
use super::facts::{FunnelFacts, FunnelStage};
use crate::charts::dance::examples::{about, uncounted};
use crate::charts::examples::{Example, LONG, crowd, examples, gathered, nobody, owned, with};

pub(super) fn flagship() -> FunnelFacts {
    gathered::<Funnel>()
}

/// With other numbers in each stage.
fn counted(change: impl Fn(usize, &mut FunnelStage)) -> FunnelFacts {
    let mut funnel = flagship();
    let stages = funnel.stages.iter_mut().enumerate();
    stages.for_each(|(n, stage)| change(n, stage));
    funnel
}

/// Names of the given number of parties at every stage.
fn crowded(parties: usize) -> FunnelFacts {
    counted(|_, stage| {
        stage.gates = owned(&LONG[..parties]);
        stage.label = format!("{} {}", stage.label, LONG[3]);
    })
}

pub(super) fn all() -> Vec<Example<FunnelFacts>> {
    let hopeless = counted(|n, stage| {
        if n > 1 {
            stage.counts = vec![0_u64.into(), 0_u64.into()];
        }
    });
    let few = counted(|n, stage| {
        let count = [21_u64, 21, 7, 1, 0, 0, 0][n];
        stage.counts = vec![count.into(), (count / 2).into()];
    });
    let mut huge = flagship();
    huge.stages.truncate(4);
    for (stage, count) in huge.stages.iter_mut().zip(uncounted()) {
        stage.counts = vec![count, about(35)];
    }
    let mut bodies = flagship();
    bodies.stages.truncate(5);
    bodies.stages[4].gates = owned(&["US Senate", "Verkhovna Rada", "EU member states"]);
    let stage = |gates: &[&str], counts: Vec<u64>| FunnelStage {
        label: String::new(),
        gates: owned(gates),
        counts: counts.into_iter().map(Into::into).collect(),
    };
    let hollow = FunnelFacts {
        stages: vec![stage(&[], vec![0]), stage(&["A"], vec![u64::MAX, 0])],
        ..flagship()
    };
    let mut all = examples([
        ("flagship", flagship()),
        ("bodies", bodies),
        ("hopeless", hopeless),
        ("few", few),
        ("huge", huge),
    ]);
    all.push(with("hollow", nobody(), hollow));
    all.extend((2..=8).map(|n| with(format!("crowded-{n}"), crowd(n), crowded(n))));
    all
}
