//! The words of the aspiration chart: who gives way last, how to read it, and a text description.

use super::super::headline::headline;
use crate::account::{AspirationPath, and_list, count, share, when};
use crate::charts::aspiration::facts::AspirationFacts;
use crate::charts::talk::Talk;
use crate::drawing::layout::{grouped, number};

/// Shares of the way that are closer than this count as equal.
const SAME: f64 = 0.01 + 1e-9;

/// True if all have given up the same share of their way in every round.
fn same_pace(parties: &[AspirationPath]) -> bool {
    let Some((first, others)) = parties.split_first() else {
        return false;
    };
    others.iter().all(|other| {
        let rounds = first.rounds.iter().zip(&other.rounds);
        first.rounds.len() == other.rounds.len()
            && rounds
                .into_iter()
                .all(|(a, b)| match (first.given_up(a), other.given_up(b)) {
                    (Some(a), Some(b)) => (a - b).abs() <= SAME,
                    (a, b) => a.is_none() == b.is_none(),
                })
    })
}

/// `Both`, `All 3`.
fn all(parties: usize) -> String {
    match parties {
        2 => "Both".to_owned(),
        many => format!("All {many}"),
    }
}

/// `by week 5`, `by day 6`.
fn by(unit: &str, round: u32) -> String {
    format!("by {unit} {}", grouped(u64::from(round)))
}

/// The title: who gives way last.
pub fn finding(talk: &Talk, facts: &AspirationFacts) -> String {
    let unit = &talk.unit;
    let parties = &facts.parties;
    let given: Vec<f64> = parties
        .iter()
        .filter_map(AspirationPath::given_up_at_last)
        .collect();
    if given.is_empty() || given.len() < parties.len() {
        return format!("What each asks for, {unit} by {unit}");
    }
    let span = count(u64::from(facts.last), unit);
    let most = given.iter().fold(f64::NEG_INFINITY, |most, n| most.max(*n));
    let least = given.iter().fold(f64::INFINITY, |least, n| least.min(*n));
    let halves: Vec<Option<u32>> = parties.iter().map(AspirationPath::half_way).collect();
    if halves.iter().all(Option::is_none) && most < SAME {
        return format!("Nobody gives way in {span}");
    }
    if let [party] = parties.as_slice() {
        return one(party, unit, (halves[0], most, &span));
    }
    if same_pace(parties) {
        let far = match halves[0] {
            Some(round) => format!("halfway {}", by(unit, round)),
            None => format!("{} of the way in {span}", share(most.max(0.0))),
        };
        // A party that has lowered only its aspiration has not moved at the table.
        let stuck = |stance: &AspirationPath| {
            let said = stance.rounds.iter().map(|level| level.own);
            said.clone()
                .all(|own| own.is_some() && own == stance.rounds[0].own)
        };
        if parties.iter().all(stuck) && facts.last > 1 {
            return format!(
                "{} would accept less and less, but ask for the same all along",
                all(parties.len())
            );
        }
        return format!("{} give way at the same pace: {far}", all(parties.len()));
    }
    // Never is later than any round.
    let late = |half: &Option<u32>| half.unwrap_or(u32::MAX);
    let latest = halves.iter().map(late).max().unwrap_or(u32::MAX);
    let slow = parties
        .iter()
        .zip(&halves)
        .filter(|(_, half)| late(half) == latest);
    let slow: Vec<&AspirationPath> = slow.map(|(party, _)| party).collect();
    if latest == u32::MAX && slow.len() > 1 {
        return never(parties, (&given, least, most), &span);
    }
    if slow.len() == parties.len() {
        return format!("{} are halfway {}", all(slow.len()), by(unit, latest));
    }
    let longest = if parties.len() == 2 {
        "longer"
    } else {
        "longest"
    };
    let names: Vec<&str> = slow.iter().map(|party| party.name.as_str()).collect();
    let hold = if slow.len() == 1 { "holds" } else { "hold" };
    let far = if latest == u32::MAX {
        let gave = slow[0].given_up_at_last().unwrap_or(0.0);
        format!("only {} of the way in {span}", share(gave.max(0.0)))
    } else {
        format!("halfway {}", by(unit, latest))
    };
    let who = and_list(&names);
    let first = halves.iter().flatten().min();
    let quick: Vec<&AspirationPath> = parties
        .iter()
        .filter(|p| p.half_way().as_ref() == first)
        .collect();
    let other = match (quick.as_slice(), first) {
        ([quick], Some(round)) if latest != u32::MAX => {
            format!(", {} {}", quick.name, by(unit, *round))
        }
        _ => String::new(),
    };
    headline([
        format!("{who} {hold} out {longest}: {far}{other}"),
        format!("{who} {hold} out {longest}: {far}"),
        format!("{who} {hold} out {longest}"),
        format!(
            "{} of {} hold out {longest}: {far}",
            slow.len(),
            parties.len()
        ),
    ])
}

/// The title if there is only one signatory.
fn one(party: &AspirationPath, unit: &str, (half, gave, span): (Option<u32>, f64, &str)) -> String {
    let far = match half {
        Some(round) => format!("has come halfway {}", by(unit, round)),
        None => format!("has come {} of the way in {span}", share(gave.max(0.0))),
    };
    headline([
        format!("{} {far}", party.name),
        format!("The signatory {far}"),
    ])
}

/// The title if several do not give up half their way.
fn never(
    parties: &[AspirationPath],
    (given, least, most): (&[f64], f64, f64),
    span: &str,
) -> String {
    let behind = given.iter().filter(|gave| **gave - least <= SAME).count();
    let slowest = parties.iter().zip(given).find(|(_, gave)| **gave <= least);
    match slowest {
        Some((party, gave)) if behind == 1 => {
            let far = format!("{} of the way in {span}", share(gave.max(0.0)));
            let less = if parties.len() == 2 { "less" } else { "least" };
            headline([
                format!("{} gives way {less}: {far}", party.name),
                format!("{} gives way {less}", party.name),
                format!("One signatory gives way {less}: {far}"),
            ])
        }
        _ if most < 0.5 => format!(
            "Nobody goes halfway: at most {} of the way in {span}",
            share(most.max(0.0))
        ),
        _ => format!("Not all go halfway in {span}"),
    }
}

/// How far a party has come, written under its name: in full, and shorter.
pub(super) fn far(stance: &AspirationPath, unit: &str) -> Vec<String> {
    let Some(gave) = stance.given_up_at_last() else {
        let text = match stance.rounds.iter().any(|level| level.aspiration.is_some()) {
            true => "nothing to give",
            false => "states no minimum",
        };
        return vec![text.to_owned(), "none stated".to_owned()];
    };
    let gave = share(gave.max(0.0));
    match stance.half_way() {
        Some(round) => {
            let half = by(unit, round);
            vec![
                format!("halfway {half}, {gave} at the end"),
                format!("halfway {half}"),
                format!("{gave} at the end"),
            ]
        }
        None => vec![
            format!("{gave} of the way at the end"),
            format!("{gave} at the end"),
        ],
    }
}

/// How to read it; `every` rounds share a column.
pub(super) fn subtitle(talk: &Talk, facts: &AspirationFacts, shown: usize, every: u32) -> String {
    let silent: Vec<&str> = facts
        .parties
        .iter()
        .filter(|stance| stance.rounds.iter().all(|level| level.aspiration.is_none()))
        .map(|stance| stance.name.as_str())
        .collect();
    let silent = match silent.len() {
        0 => String::new(),
        n if n == facts.parties.len() => " Here nobody states one.".to_owned(),
        1..=2 => format!(" None is stated by {}.", and_list(&silent)),
        many => format!(" {many} state none."),
    };
    let thin = if every > 1 {
        let every = grouped(u64::from(every));
        format!(" One {} in {every} is drawn.", talk.unit)
    } else {
        String::new()
    };
    let left = match facts.parties.len().saturating_sub(shown) {
        0 => String::new(),
        1 => " One more is in the table.".to_owned(),
        many => format!(" {many} more are in the table."),
    };
    format!(
        "Steps show the least worth that each would accept. The way leads from a party’s best deal to its walk-away value; the bar \
         marks half of it.{silent}{thin}{left}"
    )
}

pub(super) fn description(title: &str, talk: &Talk, facts: &AspirationFacts) -> String {
    let parties = facts.parties.iter().map(|stance| {
        let stated = stance.rounds.iter().filter_map(|level| {
            let worth = level.aspiration.filter(|worth| worth.is_finite())?;
            Some((level.round, worth))
        });
        let mut stated: Vec<(u32, f64)> = stated.collect();
        let last = stated.pop();
        let told = |(round, worth): (u32, f64)| {
            format!(
                "from {} points {}",
                number(worth, 1),
                when(&talk.unit, round)
            )
        };
        let ends: Vec<String> = stated
            .first()
            .copied()
            .into_iter()
            .chain(last)
            .map(told)
            .collect();
        let accepts = match ends.as_slice() {
            [] => String::new(),
            ends => format!(", accepts {}", ends.join(", ")),
        };
        format!("{}: {}{accepts}", stance.name, far(stance, &talk.unit)[0])
    });
    let parties: Vec<String> = parties.collect();
    format!("{title}. {}.", parties.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::AspirationRound;
    use crate::charts::examples::talk;
    use crate::scenario::PartyId;

    /// The title for parties that have given up these percentages of their way.
    fn said(parties: &[(&str, &[Option<u32>])]) -> String {
        let parties = parties
            .iter()
            .enumerate()
            .map(|(index, (name, percents))| AspirationPath {
                party: PartyId(index as u16),
                name: (*name).into(),
                best: Some(90.0),
                agreed: None,
                rounds: (1..)
                    .zip(*percents)
                    .map(|(round, percent)| AspirationRound {
                        round,
                        aspiration: percent.map(|percent| 90.0 - 0.4 * f64::from(percent)),
                        no_deal: Some(50.0),
                        own: None,
                        offered: None,
                    })
                    .collect(),
            });
        let facts_of = AspirationFacts {
            last: 4,
            parties: parties.collect(),
        };
        finding(&talk(), &facts_of)
    }

    #[test]
    fn the_title_names_who_gives_way_last() {
        let soft = [0, 50, 90, 100].map(Some);
        let tough = [0, 0, 40, 70].map(Some);
        assert_eq!(
            said(&[("Ukraine", &soft), ("Russia", &tough)]),
            "Russia holds out longer: halfway by week 4, Ukraine by week 2"
        );
        assert_eq!(
            said(&[("A", &tough), ("B", &tough), ("C", &soft)]),
            "A and B hold out longest: halfway by week 4, C by week 2"
        );
        assert_eq!(
            said(&[("A", &[0, 1, 2, 3].map(Some)), ("B", &soft)]),
            "A holds out longer: only 3% of the way in 4 weeks"
        );
        assert_eq!(said(&[("A", &soft)]), "A has come halfway by week 2");
    }

    #[test]
    fn nobody_is_tougher_where_the_pace_is_the_same() {
        let pace = [0, 20, 60, 80].map(Some);
        let near = [0, 21, 60, 80].map(Some);
        let other = [0, 40, 60, 70].map(Some);
        assert_eq!(
            said(&[("A", &pace), ("B", &near)]),
            "Both give way at the same pace: halfway by week 3"
        );
        assert_eq!(
            said(&[("A", &pace), ("B", &other), ("C", &near)]),
            "All 3 are halfway by week 3"
        );
        let firm = [0; 4].map(Some);
        assert_eq!(
            said(&[("A", &firm), ("B", &firm)]),
            "Nobody gives way in 4 weeks"
        );
    }

    #[test]
    fn short_of_half_the_way_what_was_given_up_is_compared() {
        let [less, more] = [[0, 5, 10, 12].map(Some), [0, 9, 20, 34].map(Some)];
        assert_eq!(
            said(&[("A", &less), ("B", &more)]),
            "A gives way less: 12% of the way in 4 weeks"
        );
        assert_eq!(
            said(&[("A", &less), ("B", &[0, 0, 10, 12].map(Some))]),
            "Nobody goes halfway: at most 12% of the way in 4 weeks"
        );
    }

    #[test]
    fn without_aspirations_the_title_claims_nothing() {
        let soft = [0, 50, 90, 100].map(Some);
        assert_eq!(
            said(&[("A", &[None; 4]), ("B", &soft)]),
            "What each asks for, week by week"
        );
    }
}
