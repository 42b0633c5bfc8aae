//! The words of the ladder: the finding in the title, how to read it, and a text description.

use crate::account::{and_list, capital, when};
use crate::charts::ladder::facts::{LadderFacts, Lane, held};
use crate::charts::talk::Talk;
use crate::drawing::layout::grouped;

/// Names of issues longer than this are not used in a sentence.
const LONG_NAME: usize = 32;
/// Nor are names of parties longer than this.
const LONG_PARTY: usize = 40;
/// A title with names that is longer than this is written without them.
const LONG_TITLE: usize = 100;

/// A short name of an issue: its title up to the first pause, or its key if that is long.
fn short(lane: &Lane) -> String {
    let head = lane.title.split([':', ',', '(']).next().unwrap_or_default();
    if head.trim().is_empty() || head.chars().count() > LONG_NAME {
        capital(&lane.id)
    } else {
        head.trim().to_owned()
    }
}

/// `x: A and B` if the names fit into a title, otherwise `x`.
fn with_names(claim: &str, lanes: &[&Lane]) -> String {
    let names: Vec<String> = lanes.iter().map(|lane| short(lane)).collect();
    let full = format!("{claim}: {}", and_list(&names));
    if full.chars().count() <= LONG_TITLE {
        full
    } else {
        claim.to_owned()
    }
}

/// The title: which issues stay open longest, or keep the parties apart to the end.
pub fn finding(talk: &Talk, ladder: &LadderFacts) -> String {
    let (unit, lanes) = (&talk.unit, &ladder.lanes);
    let told = |lane: &Lane| lane.asks.len() > 1 && !lane.asks.iter().any(Vec::is_empty);
    if lanes.is_empty() || !lanes.iter().all(told) {
        return format!("Who moved on what, {unit} by {unit}");
    }
    let all = lanes.len();
    let Some(end) = talk.handshake() else {
        let apart: Vec<&Lane> = lanes
            .iter()
            .filter(|lane| lane.closed().is_none())
            .collect();
        return match apart.len() {
            0 => "They ask for the same on every issue, yet no handshake".to_owned(),
            1 if all == 1 => with_names("Apart to the end on the only issue", &apart),
            1 => with_names("Only one issue keeps them apart to the end", &apart),
            2 if all > 2 => with_names("Two issues keep them apart to the end", &apart),
            many if many == all => format!("Apart to the end on all {all} issues"),
            many => format!("{many} of {all} issues keep them apart to the end"),
        };
    };
    // A handshake closes the issues that asks have left open.
    let closed = |lane: &Lane| lane.closed().unwrap_or(end).min(end);
    let last = lanes.iter().map(closed).max().unwrap_or(end);
    if last <= 1 {
        return format!("They ask for the same on every issue {}", when(unit, 1));
    }
    let longest: Vec<&Lane> = lanes.iter().filter(|lane| closed(lane) == last).collect();
    if longest.iter().any(|lane| lane.met_before(last)) {
        let close = when(unit, last);
        return match longest.len() {
            1 => with_names(&format!("The last issue closes {close}"), &longest),
            2 => with_names(&format!("The last two issues close {close}"), &longest),
            many => format!("The last {many} of {all} issues close {close}"),
        };
    }
    let until = format!("until {unit} {last}");
    match longest.len() {
        1 if all == 1 => with_names(&format!("The only issue stays open {until}"), &longest),
        1 => with_names(&format!("Only one issue stays open {until}"), &longest),
        2 if all > 2 => with_names(&format!("Two issues stay open {until}"), &longest),
        many if many == all => format!("All {all} issues stay open {until}"),
        many => format!("{many} of {all} issues stay open {until}"),
    }
}

/// How to read it; `every` rounds share a column.
pub(super) fn subtitle(talk: &Talk, ladder: &LadderFacts, every: u32) -> String {
    let name = |index: usize, other: &str| match ladder.signatories.get(index) {
        Some(named) if named.name.chars().count() <= LONG_PARTY => named.name.clone(),
        _ => other.to_owned(),
    };
    let first = name(0, "the first signatory");
    let order = match ladder.signatories.len() {
        0 | 1 => "One lane per issue.".to_owned(),
        2 => format!(
            "Each lane runs from the side of {first} (top) to that of {} (bottom).",
            name(1, "the second")
        ),
        _ => {
            format!("Each lane runs from the side of {first} (top) to that of the others (bottom).")
        }
    };
    let thin = if every > 1 {
        let every = grouped(u64::from(every));
        format!(" Drawn is every {every}th {} and the last.", talk.unit)
    } else {
        String::new()
    };
    format!("{order} Grey: still apart. Options are ranked only; step size means nothing.{thin}")
}

/// The label of a lane at the end: the settled option, or whether they are together.
pub(super) fn outcome(ladder: &LadderFacts, lane: &Lane) -> String {
    let option = |place: usize| lane.options.get(place).cloned().unwrap_or_default();
    if let Some(place) = lane.settled {
        return option(place);
    }
    let place = lane.asks.first().and_then(|asks| held(asks, ladder.last));
    match place {
        Some(place) if lane.is_together(ladder.last) => {
            let all = if lane.asks.len() == 2 { "both" } else { "all" };
            format!("{all}: {}", option(place))
        }
        _ => "apart".to_owned(),
    }
}

pub(super) fn description(title: &str, talk: &Talk, ladder: &LadderFacts) -> String {
    let lanes = ladder.lanes.iter().map(|lane| {
        let closed = match lane.closed() {
            Some(1) => "the same from the start".to_owned(),
            Some(round) => format!("the same from {} {round}", talk.unit),
            None => "apart to the end".to_owned(),
        };
        format!("{}: {}, asks {closed}", lane.title, outcome(ladder, lane))
    });
    let lanes: Vec<String> = lanes.collect();
    format!("{title}. One lane per issue. {}.", lanes.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::examples::{gathered, talk};
    use crate::charts::ladder::Ladder;
    use crate::charts::ladder::facts::LadderStep;
    use crate::charts::talk::Ending;

    fn lane(id: &str, asks: [&[(u32, usize)]; 2]) -> Lane {
        let steps = |list: &[(u32, usize)]| {
            let steps = list.iter().map(|&(from, place)| LadderStep { from, place });
            steps.collect()
        };
        Lane {
            id: id.into(),
            title: format!("{}: what becomes of it?", capital(id)),
            options: vec!["a".into(), "b".into(), "c".into()],
            asks: asks.map(steps).to_vec(),
            drafts: vec![],
            settled: None,
        }
    }

    fn told(lanes: &[Lane], ending: Ending) -> String {
        let talk = Talk { ending, ..talk() };
        let ladder = LadderFacts {
            lanes: lanes.to_vec(),
            ..gathered::<Ladder>()
        };
        let title = finding(&talk, &ladder);
        assert!(title.chars().count() <= 58, "{title}");
        title
    }

    #[test]
    fn the_title_never_claims_more_than_the_facts() {
        let hands = |round| Ending::Blocked { round, by: vec![] };
        let none = Ending::NoHandshake {
            last: 9,
            passing: None,
        };
        let land = lane("land", [&[(1, 0), (9, 1)], &[(1, 2), (8, 1)]]);
        let army = lane("army", [&[(1, 0)], &[(1, 2), (4, 0)]]);
        let seat = lane("seat", [&[(1, 0)], &[(1, 2)]]);
        let back = lane("back", [&[(1, 0), (5, 1), (9, 0)], &[(1, 0)]]);
        let idle = lane("idle", [&[(1, 1)], &[(1, 1)]]);
        let say = |lanes: &[&Lane], ending: &Ending| {
            let lanes: Vec<Lane> = lanes.iter().map(|&lane| lane.clone()).collect();
            told(&lanes, ending.clone())
        };
        let nine = hands(9);
        for (lanes, ending, title) in [
            (
                &[&land, &army, &idle][..],
                &nine,
                "Only one issue stays open until week 9: Land",
            ),
            (
                &[&land, &army, &seat],
                &nine,
                "Two issues stay open until week 9: Land and Seat",
            ),
            (
                &[&land, &seat],
                &nine,
                "All 2 issues stay open until week 9",
            ),
            (
                &[&seat],
                &nine,
                "The only issue stays open until week 9: Seat",
            ),
            (
                &[&back, &army],
                &nine,
                "The last issue closes in week 9: Back",
            ),
            (
                &[&idle],
                &nine,
                "They ask for the same on every issue in week 1",
            ),
            (
                &[&land, &army, &seat],
                &none,
                "Only one issue keeps them apart to the end: Seat",
            ),
            (
                &[&seat, &seat, &army],
                &none,
                "Two issues keep them apart to the end: Seat and Seat",
            ),
            (&[&seat], &none, "Apart to the end on the only issue: Seat"),
            (&[&seat, &seat], &none, "Apart to the end on all 2 issues"),
            (
                &[&idle, &army],
                &none,
                "They ask for the same on every issue, yet no handshake",
            ),
        ] {
            assert_eq!(say(lanes, ending), title);
        }
        let mute = lane("mute", [&[(1, 0)], &[]]);
        assert_eq!(say(&[&mute], &nine), "Who moved on what, week by week");
    }

    #[test]
    fn issues_are_named_in_few_words() {
        let mut lane = lane("army", [&[], &[]]);
        lane.title = "Size of the army, in thousands".into();
        assert_eq!(short(&lane), "Size of the army");
        lane.title = "A very long title of an issue without any pause in it".into();
        assert_eq!(short(&lane), "Army");
    }
}
