//! The words of the durability chart: how likely the deal is to last, and what makes the greatest difference.

use super::super::headline::{headline, within};
use crate::account::{capital, count, share};
use crate::charts::durability::facts::{Curve, DurabilityFacts};
use crate::drawing::layout::grouped;

/// Differences below this are not told.
const SAME: f64 = 0.005;

/// The years that are looked at.
pub(super) fn years(facts: &DurabilityFacts) -> u32 {
    facts.deal.alive.len().saturating_sub(1) as u32
}

/// The changed deal whose chance differs most from that of the deal; of equals, the first.
fn strongest(facts: &DurabilityFacts) -> Option<&Curve> {
    let far = |curve: &Curve| (curve.lasts() - facts.deal.lasts()).abs();
    let changed = facts.changed.iter().filter(|curve| far(curve) >= SAME);
    changed.reduce(|most, curve| if far(curve) > far(most) { curve } else { most })
}

/// The title: the chance to last, and what shortens it or changes it most.
pub(super) fn finding(facts: &DurabilityFacts) -> String {
    let all = count(u64::from(years(facts)), "year");
    let chance = share(facts.deal.lasts());
    let lasts = match facts.ratified {
        true => format!("The {} has a {chance} chance to last {all}", facts.called),
        false => format!(
            "If it were ratified, the {} would have a {chance} chance to last {all}",
            facts.called
        ),
    };
    let shortened = facts.shortened.as_ref();
    let shortened = shortened.filter(|(_, without)| without - facts.deal.lasts() >= SAME);
    let more = match (shortened, strongest(facts)) {
        (Some((by, without)), _) => format!(", {} but for {by}", share(*without)),
        (None, Some(curve)) => format!(", {} with {}", share(curve.lasts()), within(&curve.option)),
        (None, None) => String::new(),
    };
    headline([format!("{lasts}{more}"), lasts])
}

pub(super) fn subtitle(facts: &DurabilityFacts, shown: usize, every: u32) -> String {
    let changed = match facts.changed.len() {
        0 => String::new(),
        _ => " Thin lines: the same deal with one promise changed.".to_owned(),
    };
    let left = match facts.changed.len().saturating_sub(shown) {
        0 => String::new(),
        1 => " One more is in the table.".to_owned(),
        many => format!(" {many} more are in the table."),
    };
    let thin = match every {
        1 => String::new(),
        every => format!(" One year in {} is drawn.", grouped(u64::from(every))),
    };
    format!(
        "Exact, once it is ratified: from the yearly risks of the file and what lowers them.{changed}{left}{thin}"
    )
}

/// An option of fewer letters than this says little without its issue: "none", "700".
const SAYS_LITTLE: usize = 8;

/// The labels at the end of a line, among others: its option where that says enough and no other line has it, else with its
/// issue; and shorter.
pub(super) fn label(curve: &Curve, all: &DurabilityFacts) -> [String; 2] {
    let lasts = share(curve.lasts());
    let same = |other: &&Curve| other.option == curve.option;
    let alone = all.changed.iter().filter(same).count() <= 1;
    let enough = alone && curve.option.chars().count() >= SAYS_LITTLE;
    let what = if enough { &curve.option } else { &curve.label };
    [format!("{lasts} {what}"), lasts]
}

pub(super) fn description(title: &str, facts: &DurabilityFacts) -> String {
    let curves = std::iter::once(&facts.deal).chain(&facts.changed);
    let told: Vec<String> = curves
        .map(|curve| format!("{} {}", capital(&curve.label), share(curve.lasts())))
        .collect();
    let turns: Vec<String> = facts
        .turns
        .iter()
        .map(|(year, title)| format!("{title} after year {year}"))
        .collect();
    let turns = match turns.is_empty() {
        true => String::new(),
        false => format!(" Weaker from then on: {}.", turns.join(", ")),
    };
    format!(
        "{title}. Chance to be unbroken after {}: {}.{turns}",
        count(u64::from(years(facts)), "year"),
        told.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(label: &str, lasts: f64) -> Curve {
        Curve {
            label: label.into(),
            option: label.rsplit(": ").next().unwrap().into(),
            alive: vec![1.0, (1.0 + lasts) / 2.0, lasts],
        }
    }

    #[test]
    fn the_title_says_what_makes_the_greatest_difference() {
        let mut facts = DurabilityFacts {
            called: "agreed deal".into(),
            deal: curve("agreed deal", 0.75),
            shortened: None,
            changed: vec![
                curve("Monitoring: peacekeepers", 0.82),
                curve("Guarantees: pledge", 0.2),
            ],
            turns: vec![],
            ratified: true,
        };
        assert_eq!(
            finding(&facts),
            "The agreed deal has a 75% chance to last 2 years, 20% with pledge"
        );
        facts.shortened = Some(("US presidential election".into(), 0.8));
        assert_eq!(
            finding(&facts),
            "The agreed deal has a 75% chance to last 2 years, 80% but for US presidential election"
        );
        facts.shortened = None;
        facts.changed = vec![curve("Monitoring: none", 0.751)];
        assert_eq!(
            finding(&facts),
            "The agreed deal has a 75% chance to last 2 years"
        );
    }
}
