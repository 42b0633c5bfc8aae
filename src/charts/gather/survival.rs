//! From many runs to the facts of the survival chart.

use crate::account::{Account, Provenance, count};
use crate::charts::facts::{Ended, Facts, SurvivalFacts};
use crate::trials::Run;
use std::collections::BTreeMap;

impl Facts {
    /// The facts of many runs of one scenario; those of its own numbers lend their names.
    pub fn drawing(runs: &[Run], account: &Account<'_>, from: &Provenance) -> Self {
        let mut facts = Facts::about(super::talk::talk(account, from));
        facts.talk.footer.runs = count(runs.len() as u64, "run");
        facts.survival = survival(runs, account.scenario.time.rounds);
        facts
    }
}

/// When runs ended and how; none without a run.
fn survival(runs: &[Run], last: u32) -> Option<SurvivalFacts> {
    let mut ended: BTreeMap<u32, Ended> = BTreeMap::new();
    for run in runs {
        let Some(round) = run.ended else {
            continue;
        };
        let here = ended.entry(round).or_insert(Ended {
            round,
            ..Ended::default()
        });
        let how = match (run.ratified, run.handshake, run.breakdown) {
            (true, ..) => &mut here.ratified,
            (_, true, _) => &mut here.blocked,
            (.., true) => &mut here.broken,
            _ => &mut here.impasse,
        };
        *how += 1;
    }
    (!runs.is_empty()).then(|| SurvivalFacts {
        runs: runs.len() as u64,
        last,
        ended: ended.into_values().collect(),
    })
}
