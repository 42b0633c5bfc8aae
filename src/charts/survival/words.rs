//! The words of the survival chart: when talks are over and how, and no more than the intervals allow.

use super::super::facts::{Ended, Known, SurvivalFacts, Talk};
use super::super::facts::{Measure, MeasureScale};
use super::super::headline::headline;
use super::super::layout::grouped;
use super::super::measured::difference;
use super::{Fate, course, known};
use crate::account::{count, share, when};

/// What a fate is called beside its area: in full, and shorter.
pub(super) fn called(fate: Fate) -> [&'static str; 2] {
    match fate {
        Fate::Talking => ["still talking at the end", "still talking"],
        Fate::Broken => ["broke down", "broke down"],
        Fate::Impasse => ["ended in an impasse", "impasse"],
        Fate::Blocked => ["handshake, blocked", "blocked"],
        Fate::Ratified => ["handshake, would be ratified", "ratified"],
    }
}

/// Where the talks of most runs end: the round in which most do, and the share of all runs that end in it.
fn busiest(facts: &SurvivalFacts) -> Option<(u32, Known)> {
    let most = facts
        .ended
        .iter()
        .max_by_key(|ended| (ended.all(), std::cmp::Reverse(ended.round)))?;
    (most.all() > 0).then(|| (most.round, known(most.all(), facts.runs)))
}

/// The first round after which at least half the runs are over, what is over then, and what was before.
fn half(facts: &SurvivalFacts) -> Option<(u32, Known, Known)> {
    let over = |ended: &Ended| known(ended.all(), facts.runs);
    let course = course(facts);
    let at = course
        .iter()
        .position(|(_, ended)| ended.all() * 2 >= facts.runs)?;
    let before = course[at.checked_sub(1)?].1;
    Some((course[at].1.round, over(&course[at].1), over(&before)))
}

/// How most of the talks that are over ended, as a clause; none where there is nothing to tell.
fn how(facts: &SurvivalFacts) -> Option<String> {
    let over = facts.over(facts.last);
    let all = over.all();
    if all == 0 {
        return None;
    }
    let ratified = known(over.ratified, facts.runs);
    Some(match over.ratified {
        0 => "none would be ratified".to_owned(),
        n if n == facts.runs => "all would be ratified".to_owned(),
        _ => format!("{} would be ratified", share(ratified.share)),
    })
}

/// The title: when the talks end, and how often with a text that would be ratified.
pub(super) fn finding(talk: &Talk, facts: &SurvivalFacts) -> String {
    let unit = &talk.unit;
    let first = first(facts, unit);
    match how(facts) {
        Some(how) => headline([format!("{first}; {how}"), first]),
        None => first,
    }
}

fn first(facts: &SurvivalFacts, unit: &str) -> String {
    let over = facts.over(facts.last).all();
    let span = count(u64::from(facts.last), unit);
    if over == 0 {
        let runs = if facts.runs == 1 {
            "This run talks"
        } else {
            "All runs talk"
        };
        return format!("{runs} until time is over, after {span}");
    }
    if facts.runs == 1 {
        let round = facts
            .ended
            .iter()
            .find(|ended| ended.all() > 0)
            .map_or(0, |ended| ended.round);
        return format!("In the only run talks end {}", when(unit, round));
    }
    if let Some((round, share_of)) = busiest(facts) {
        if share_of.low >= 0.9 {
            let all =
                if over == facts.runs && facts.ended.iter().filter(|e| e.all() > 0).count() == 1 {
                    "All"
                } else {
                    "Nearly all"
                };
            return format!("{all} talks end {}", when(unit, round));
        }
        if share_of.low > 0.5 {
            return format!(
                "Most talks end {}: {}",
                when(unit, round),
                share(share_of.share)
            );
        }
    }
    let left = known(facts.runs - over.min(facts.runs), facts.runs);
    if left.low > 0.5 {
        return format!(
            "Most talks run out of time: {} still talk after {span}",
            share(left.share)
        );
    }
    match half(facts) {
        Some((round, now, _)) if now.share >= 0.6 && now.low > 0.5 => {
            let over = share(now.share);
            format!("Most talks are over by {unit} {round}: {over}")
        }
        Some((round, now, before)) if now.low >= 0.5 && before.high < 0.5 => {
            format!("Half of the talks are over by {unit} {round}")
        }
        Some((round, ..)) => format!("About half of the talks are over by {unit} {round}"),
        None => format!(
            "About half of the talks run out of time: {} still talk after {span}",
            share(left.share)
        ),
    }
}

pub(super) fn subtitle(talk: &Talk, facts: &SurvivalFacts, every: u32) -> String {
    let chance = Measure {
        phrase: String::new(),
        scale: MeasureScale::Chance,
    };
    let widest = course(facts)
        .iter()
        .map(|(talking, _)| known(*talking, facts.runs))
        .map(|known| (known.high - known.share).max(known.share - known.low))
        .fold(0.0, f64::max);
    let thin = if every > 1 {
        format!(
            " One {} in {} is drawn.",
            talk.unit,
            grouped(u64::from(every))
        )
    } else {
        String::new()
    };
    format!(
        "How {} stand after each {}, from below those that still talk. Dotted lines are the 95% interval of that share, at most ±{}.{thin}",
        count(facts.runs, "run"),
        talk.unit,
        difference(&chance, widest)
    )
}

pub(super) fn description(title: &str, talk: &Talk, facts: &SurvivalFacts) -> String {
    const MOST: usize = 10;
    let course = course(facts);
    let step = course.len().div_ceil(MOST).max(1);
    let told: Vec<String> = course
        .iter()
        .step_by(step)
        .map(|(talking, over)| {
            let talking = known(*talking, facts.runs);
            format!("{} {}", when(&talk.unit, over.round), share(talking.share))
        })
        .collect();
    let ends = course.last().map_or_else(Vec::new, |(talking, over)| {
        let told = |fate: Fate| {
            let known = known(fate.of(*talking, over), facts.runs);
            format!(
                "{} {} (95% interval {} to {})",
                called(fate)[0],
                share(known.share),
                share(known.low),
                share(known.high)
            )
        };
        Fate::ALL.map(told).to_vec()
    });
    format!(
        "{title}. Of {}, still talking: {}. At the end: {}.",
        count(facts.runs, "run"),
        told.join(", "),
        ends.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::examples;
    use super::*;

    /// The title of these numbers of runs that end in rounds 1, 2, …, all ratified.
    fn said(runs: u64, ended: &[u64]) -> String {
        let ended = (1..).zip(ended).map(|(round, &ratified)| Ended {
            round,
            ratified,
            ..Ended::default()
        });
        let facts = SurvivalFacts {
            runs,
            last: 4,
            ended: ended.collect(),
        };
        finding(&examples::flagship().talk, &facts)
    }

    #[test]
    fn the_title_says_when_and_how() {
        assert_eq!(
            said(200, &[0, 0, 200]),
            "All talks end in week 3; all would be ratified"
        );
        assert_eq!(
            said(200, &[0, 4, 194]),
            "Nearly all talks end in week 3; 99% would be ratified"
        );
        assert_eq!(
            said(200, &[0, 0, 140, 60]),
            "Most talks end in week 3: 70%; all would be ratified"
        );
        assert_eq!(
            said(200, &[0, 0, 40]),
            "Most talks run out of time: 80% still talk after 4 weeks; 20% would be ratified"
        );
        assert_eq!(
            said(200, &[]),
            "All runs talk until time is over, after 4 weeks"
        );
        assert_eq!(
            said(200, &[40, 80, 40]),
            "Most talks are over by week 2: 60%; 80% would be ratified"
        );
        assert_eq!(
            said(2_000, &[400, 720, 480]),
            "Half of the talks are over by week 2; 80% would be ratified"
        );
    }

    #[test]
    fn few_runs_claim_little() {
        assert_eq!(
            said(1, &[0, 1]),
            "In the only run talks end in week 2; all would be ratified"
        );
        assert_eq!(
            said(10, &[2, 4, 2]),
            "About half of the talks are over by week 2; 80% would be ratified"
        );
        assert_eq!(
            said(100, &[24, 25]),
            "About half of the talks run out of time: 51% still talk after 4 weeks; 49% would be ratified"
        );
        // 20 of 20 in one round: surely most, not surely nearly all.
        assert_eq!(
            said(20, &[0, 20]),
            "Most talks end in week 2: 100%; all would be ratified"
        );
    }
}
