//! Levers that are never pulled and shocks that have no effect.

use super::finder::Idle;
use super::talks;
use crate::scenario::Pulled;

/// The first round in which a lever that waits for stuck talks can be pulled: first asks count as moves, and two rounds
/// without a move must have passed.
const FIRST_PULL: u32 = 4;

pub(super) fn check(idle: &mut Idle<'_, '_>) {
    let rounds = idle.scenario.time.rounds;
    let levers = idle.scenario.levers.iter();
    for lever in levers.filter(|lever| lever.pulled == Pulled::IfStuck) {
        let path = ["lever", &lever.id, "use"];
        if talks::one_round(idle) {
            let why = "the talks are over after one round";
            let help = "write use = \"always\", or choose another protocol";
            idle.ignored(&path, why, "never pulled", help);
        } else if rounds < FIRST_PULL && !idle.varies("time.rounds") {
            let why = format!(
                "the talks are stuck in round {FIRST_PULL} at the earliest, and end after round {rounds}"
            );
            let help = "let the talks last longer, or write use = \"always\"";
            idle.ignored(&path, &why, "never pulled", help);
        }
    }
    let trust = idle.scenario.trust.as_ref();
    let wary = trust.is_some_and(|trust| trust.shock.abs() > 0.0);
    for shock in &idle.scenario.shocks {
        let moves = shock.no_deal.iter().any(|(_, points)| points.abs() > 0.0);
        let path = format!("shock.{}", shock.id);
        if !moves && shock.walk_out <= 0.0 && !wary && !idle.varies(&path) {
            idle.ignored(
                &["shock", &shock.id],
                "it moves neither what anybody has without a deal nor trust",
                "happens, and changes nothing",
                "add effect = { no_deal = { PARTY = -5 } }, a chance of a walk_out, or `shock` in [trust]",
            );
        }
    }
}
