//! What the central course leaves out: events that happen only in drawn runs.

use super::{Account, and_list, share};
use crate::scenario::{Path, Scenario};

impl Account<'_> {
    /// The file's chance events that this course leaves out, in words; none in a drawn run, which has them.
    pub fn left_out(&self) -> Vec<String> {
        if self.drawn {
            return Vec::new();
        }
        chance_events(self.scenario)
    }

    /// "Chance events are left out of this course: breakdown (100% a round)."
    pub fn told_left_out(&self) -> Option<String> {
        let events = self.left_out();
        (!events.is_empty()).then(|| {
            format!(
                "Chance events are left out of this course: {}.",
                and_list(&events)
            )
        })
    }
}

/// The events that can happen by chance, with their chances per round.
fn chance_events(scenario: &Scenario) -> Vec<String> {
    let unit = &scenario.time.unit;
    let drawn = |path: Path<'_>| scenario.distribution(path).is_some();
    let chance = |chance: f64, path: Path<'_>| {
        if drawn(path) {
            Some(format!("about {} a {unit}", share(chance)))
        } else {
            (chance > 0.0).then(|| format!("{} a {unit}", share(chance)))
        }
    };
    let breakdown = chance(scenario.talks.breakdown, Path::Breakdown);
    let mut events: Vec<String> = breakdown
        .map(|chance| format!("breakdown ({chance})"))
        .into_iter()
        .collect();
    for shock in &scenario.shocks {
        let told = chance(shock.chance, Path::ShockChance { shock: &shock.id });
        events.extend(told.map(|chance| format!("“{}” ({chance})", shock.title)));
    }
    let walks = scenario.parties.iter().filter(|party| {
        let volatile = party
            .no_deal
            .as_ref()
            .is_some_and(|no_deal| no_deal.volatility > 0.0);
        volatile || drawn(Path::Volatility { party: &party.id })
    });
    let walks: Vec<&str> = walks.map(|party| party.name.as_str()).collect();
    if !walks.is_empty() {
        events.push(format!(
            "the ups and downs of what no deal is worth to {}",
            and_list(&walks)
        ));
    }
    events
}
