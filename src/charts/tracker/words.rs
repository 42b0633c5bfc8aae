//! The words of the tracker: the finding in the title, how to read it, and a text description.

use crate::account::{and_list, capital, share, when};
use crate::charts::talk::{Ending, Talk};
use crate::charts::tracker::facts::{Track, TrackerFacts};
use crate::drawing::layout::grouped;
use crate::talks::AgreedShare;

/// Weights closer to the count than this do not deserve a clause in the title.
const NEAR: f64 = 0.015;

/// `9 of 10 issues`, `all 10 issues`, `none of 10 issues`.
fn counted(agreed: &AgreedShare) -> String {
    match (agreed.issues, agreed.of) {
        (0, 1) => "nothing yet".to_owned(),
        (_, 1) => "the only issue".to_owned(),
        (0, all) => format!("none of {all} issues"),
        (some, all) if some == all => format!("all {all} issues"),
        (some, all) => format!("{some} of {all} issues"),
    }
}

/// `, on 78% of what matters to Russia`: the party for whom the agreed issues weigh least, if that differs from the count.
fn weighed(track: &Track, agreed: &AgreedShare) -> String {
    let weights = track.parties.iter().zip(agreed.weight);
    let known = weights.filter_map(|(party, weight)| Some((party, weight?)));
    let least = known.min_by(|(_, a), (_, b)| a.total_cmp(b));
    match least {
        Some((party, weight)) if (weight - agreed.share()).abs() > NEAR => {
            format!(", on {} of what matters to {}", share(weight), party.name)
        }
        _ => String::new(),
    }
}

/// The last round with less than full agreement, and the one from which it is full.
fn completed(track: &Track) -> Option<(u32, AgreedShare, u32)> {
    let before = track.course.len().checked_sub(2)?;
    let (_, agreed) = track.course[before];
    let (full, _) = track.course[before + 1];
    Some((full - 1, agreed, full))
}

/// The title: how much the signatories agree on at the end, by count and by weight.
pub fn finding(talk: &Talk, tracker: &TrackerFacts) -> String {
    let unit = &talk.unit;
    let neutral = || format!("How near they come, {unit} by {unit}");
    let signing: Vec<(&Track, AgreedShare)> = tracker
        .pairs
        .iter()
        .filter(|track| track.sign)
        .filter_map(|track| Some((track, track.held(tracker.last)?)))
        .collect();
    let all_told = tracker.pairs.iter().filter(|track| track.sign).count();
    if signing.is_empty() || signing.len() < all_told {
        return neutral();
    }
    // The pair that agrees on least; of equals, the first.
    let Some((track, agreed)) = signing
        .iter()
        .min_by_key(|(_, agreed)| agreed.issues)
        .copied()
    else {
        return neutral();
    };
    let full = agreed.issues == agreed.of;
    let handshake = match talk.ending {
        Ending::Ratified { round, .. } | Ending::Blocked { round, .. } => Some(round),
        Ending::NoHandshake { .. } | Ending::Breakdown { .. } => None,
    };
    if signing.len() > 1 {
        if full {
            return format!("Every pair asks for the same on {}", counted(&agreed));
        }
        let names = track.parties.each_ref().map(|party| party.name.as_str());
        return format!(
            "Farthest apart: {}; agreed on {}",
            and_list(&names),
            counted(&agreed)
        );
    }
    if full {
        return match completed(track) {
            Some((round, before, at)) => format!(
                "Agreed on {} {}{}; on all {}",
                counted(&before),
                when(unit, round),
                weighed(track, &before),
                when(unit, at)
            ),
            None => format!("Agreed on {} from the start", counted(&agreed)),
        };
    }
    let never = track.course.iter().all(|(_, agreed)| agreed.issues == 0);
    let what = match agreed.of {
        1 => "Apart on the only issue".to_owned(),
        all => format!("Agreed on none of {all} issues"),
    };
    match handshake.map(|round| when(unit, round)) {
        Some(at) if never => format!("{what} until the handshake {at}"),
        None if never => format!("{what} to the end"),
        Some(at) => format!(
            "Agreed on {}{}; the handshake {at} closes the rest",
            counted(&agreed),
            weighed(track, &agreed)
        ),
        None => format!("Agreed on {}{}", counted(&agreed), weighed(track, &agreed)),
    }
}

/// How to read it; `every` rounds share a column.
pub(super) fn subtitle(talk: &Talk, tracker: &TrackerFacts, shown: usize, every: u32) -> String {
    let unit = &talk.unit;
    let thin = if every > 1 {
        let every = grouped(u64::from(every));
        format!(" Drawn is every {every}th {unit} and the last.")
    } else {
        String::new()
    };
    let left = match tracker.pairs.len().saturating_sub(shown) {
        0 => String::new(),
        1 => " One more pair is in the table.".to_owned(),
        many => format!(" {many} more pairs are in the table."),
    };
    let tentative = if tracker.pairs.iter().any(|track| track.day_one.is_some()) {
        let start = when(unit, 0);
        format!(" Hollow marks are what was tentatively agreed {start}.")
    } else {
        String::new()
    };
    format!(
        "Issues on which the two last put forward the same option. Not all issues matter equally. Grey counts the issues, lines weigh \
         them by the weights of each.{tentative}{thin}{left}"
    )
}

pub(super) fn description(title: &str, talk: &Talk, tracker: &TrackerFacts) -> String {
    let pairs = tracker.pairs.iter().map(|track| {
        let [a, b] = &track.parties;
        let at_the_end = match track.held(tracker.last) {
            Some(agreed) => told(track, &agreed),
            None => "not both have spoken".to_owned(),
        };
        format!("{} and {}: {at_the_end}", a.name, b.name)
    });
    let pairs: Vec<String> = pairs.collect();
    format!(
        "{title}. Agreed share after {} {}. {}. Not all issues matter equally.",
        talk.unit,
        tracker.last,
        pairs.join("; ")
    )
}

fn told(track: &Track, agreed: &AgreedShare) -> String {
    let weights = track.parties.iter().zip(agreed.weight);
    let weights = weights.filter_map(|(party, weight)| {
        Some(format!(
            "{} of what matters to {}",
            share(weight?),
            party.name
        ))
    });
    let mut parts = vec![capital(&counted(agreed))];
    parts.extend(weights);
    and_list(&parts)
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;
    use crate::charts::examples::talk;
    use crate::charts::party::Named;

    fn agreed(issues: usize, weight: [f64; 2]) -> AgreedShare {
        examples::agreed(issues, 10, weight)
    }

    #[test]
    fn the_title_counts_and_weighs() {
        let (mut talk, mut tracker) = (talk(), examples::flagship());
        tracker.pairs.truncate(1);
        let none = Ending::NoHandshake {
            last: 9,
            passing: None,
        };
        let mut say = |course: Vec<(u32, AgreedShare)>, ending: &Ending| {
            tracker.pairs[0].course = course;
            talk.ending = ending.clone();
            finding(&talk, &tracker)
        };
        let nine = agreed(9, [0.78, 0.76]);
        assert_eq!(
            say(vec![(1, nine)], &none),
            "Agreed on 9 of 10 issues, on 76% of what matters to Russia"
        );
        assert_eq!(
            say(vec![(1, agreed(9, [0.9, 0.9]))], &none),
            "Agreed on 9 of 10 issues"
        );
        let all = agreed(10, [1.0, 1.0]);
        assert_eq!(
            say(vec![(1, nine), (9, all)], &none),
            "Agreed on 9 of 10 issues in week 8, on 76% of what matters to Russia; on all in week 9"
        );
        assert_eq!(
            say(vec![(1, all)], &none),
            "Agreed on all 10 issues from the start"
        );
        let hands = Ending::Ratified {
            round: 9,
            by: vec![],
        };
        assert_eq!(
            say(vec![(1, agreed(0, [0.0, 0.0]))], &hands),
            "Agreed on none of 10 issues until the handshake in week 9"
        );
        assert_eq!(
            say(vec![(1, nine)], &hands),
            "Agreed on 9 of 10 issues, on 76% of what matters to Russia; the handshake in week 9 closes the rest"
        );
        let one = AgreedShare {
            of: 1,
            ..agreed(0, [0.0, 0.0])
        };
        assert_eq!(
            say(vec![(1, one)], &none),
            "Apart on the only issue to the end"
        );
        assert_eq!(say(vec![], &hands), "How near they come, week by week");
    }

    #[test]
    fn of_many_pairs_the_title_names_the_farthest() {
        let mut tracker = examples::flagship();
        tracker.pairs.truncate(1);
        let mut second = tracker.pairs[0].clone();
        second.parties[1] = Named {
            name: "Narnia".into(),
            index: 5,
        };
        second.course = vec![(1, agreed(2, [0.1, 0.9]))];
        tracker.pairs.push(second);
        assert_eq!(
            finding(&talk(), &tracker),
            "Farthest apart: Ukraine and Narnia; agreed on 2 of 10 issues"
        );
    }
}
