//! The words of the survival chart: when and how talks end, claiming only what the intervals allow.

use super::super::headline::headline;
use super::super::measured::difference;
use super::fate::{Fate, course, known};
use crate::account::{count, share, when};
use crate::charts::known::Known;
use crate::charts::measure::{Measure, MeasureScale};
use crate::charts::survival::facts::{Ended, SurvivalFacts};
use crate::charts::talk::Talk;
use crate::drawing::layout::grouped;

/// The label of a fate beside its area: in full, and shorter.
pub(super) fn called(fate: Fate) -> [&'static str; 2] {
    match fate {
        Fate::Talking => ["still talking at the end", "still talking"],
        Fate::Broken => ["broke down", "broke down"],
        Fate::Impasse => ["ended in an impasse", "impasse"],
        Fate::Blocked => ["handshake, blocked", "blocked"],
        Fate::Ratified => ["handshake, would be ratified", "ratified"],
    }
}

/// The round in which the talks of most runs end, and how they end in it.
fn busiest(facts: &SurvivalFacts) -> Option<(u32, Ended)> {
    let rounds = facts.ended.iter();
    let most = rounds.max_by_key(|ended| (ended.all(), std::cmp::Reverse(ended.round)))?;
    (most.all() > 0).then_some((most.round, *most))
}

/// The first round after which at least half the runs are over, the share over then, and the share before.
fn half(facts: &SurvivalFacts) -> Option<(u32, Known, Known)> {
    let over = |ended: &Ended| known(ended.all(), facts.runs);
    let course = course(facts);
    let at = course
        .iter()
        .position(|(_, ended)| ended.all() * 2 >= facts.runs)?;
    let before = course[at.checked_sub(1)?].1;
    Some((course[at].1.round, over(&course[at].1), over(&before)))
}

/// The deal that would be ratified, in words.
const TEXT: &str = "a deal that would be ratified";

/// The title: when the talks end, and how often with a deal that would be ratified; both numbers refer to the same moment.
pub(super) fn finding(talk: &Talk, facts: &SurvivalFacts) -> String {
    let moment = moment(facts, &talk.unit);
    match moment.how {
        Some(how) => headline([format!("{}{how}", moment.when), moment.when]),
        None => moment.when,
    }
}

/// When the talks end, and how.
struct Moment {
    when: String,
    /// The clause that follows; `None` if no talks have ended.
    how: Option<String>,
}

fn moment(facts: &SurvivalFacts, unit: &str) -> Moment {
    let over = facts.over(facts.last);
    let span = count(u64::from(facts.last), unit);
    if over.all() == 0 {
        let runs = if facts.runs == 1 {
            "The only run is"
        } else {
            "All runs are"
        };
        return Moment {
            when: format!("{runs} out of time after {span}"),
            how: None,
        };
    }
    // Counts only the runs whose end the sentence reports.
    let with = |ended: &Ended| {
        Some(match ended.ratified {
            0 => format!(", none of them in {TEXT}"),
            n if n == ended.all() => format!(", all of them in {TEXT}"),
            n => format!(", {} of all in {TEXT}", share(known(n, facts.runs).share)),
        })
    };
    let left = known(facts.runs - over.all().min(facts.runs), facts.runs);
    let out_of_time = |so: &str| Moment {
        when: format!("{so}: {} still talking after {span}", share(left.share)),
        how: Some(match over.ratified {
            0 => format!("; none ends in {TEXT}"),
            n => format!("; {} end in {TEXT}", share(known(n, facts.runs).share)),
        }),
    };
    if let Some((round, here)) = busiest(facts) {
        if facts.runs == 1 {
            let how = if here.ratified > 0 {
                "in"
            } else {
                "but not in"
            };
            return Moment {
                when: format!("The only run ends {}", when(unit, round)),
                how: Some(format!(", {how} {TEXT}")),
            };
        }
        let ends = known(here.all(), facts.runs);
        let when = when(unit, round);
        if here.all() == facts.runs && ends.low >= 0.9 {
            return Moment {
                when: format!("All runs end {when}"),
                how: with(&here),
            };
        }
        if ends.low > 0.5 {
            let most = if ends.low >= 0.9 {
                "Nearly all"
            } else {
                "Most"
            };
            return Moment {
                when: format!("{most} runs ({}) end {when}", share(ends.share)),
                how: with(&here),
            };
        }
    }
    if left.low > 0.5 {
        return out_of_time("Most runs are out of time");
    }
    match half(facts) {
        Some((round, now, before)) => {
            let ended = facts.over(round);
            let when = if now.share >= 0.6 && now.low > 0.5 {
                format!("By {unit} {round}, {} of runs have ended", share(now.share))
            } else if now.low >= 0.5 && before.high < 0.5 {
                format!("By {unit} {round}, half of the runs have ended")
            } else {
                format!("By {unit} {round}, about half of the runs have ended")
            };
            Moment {
                when,
                how: with(&ended),
            }
        }
        None => out_of_time("About half of the runs are out of time"),
    }
}

pub(super) fn subtitle(talk: &Talk, facts: &SurvivalFacts, every: u32) -> String {
    let chance = Measure {
        phrase: String::new(),
        scale: MeasureScale::Chance,
        few_draws: false,
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
        "How {} stand after each {}; bottom: still talking. Dotted lines are the 95% interval of that share, at most ±{}.{thin}",
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
    use super::*;
    use crate::charts::examples::talk;

    /// The title if these numbers of runs end in rounds 1, 2, …, all ratified.
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
        finding(&talk(), &facts)
    }

    #[test]
    fn the_title_says_when_and_how() {
        assert_eq!(
            said(200, &[0, 0, 200]),
            "All runs end in week 3, all of them in a deal that would be ratified"
        );
        assert_eq!(
            said(200, &[0, 4, 194]),
            "Nearly all runs (97%) end in week 3, all of them in a deal that would be ratified"
        );
        assert_eq!(
            said(200, &[0, 0, 40]),
            "Most runs are out of time: 80% still talking after 4 weeks; 20% end in a deal that would be ratified"
        );
        assert_eq!(said(200, &[]), "All runs are out of time after 4 weeks");
        assert_eq!(
            said(2_000, &[400, 720, 480]),
            "By week 2, half of the runs have ended, all of them in a deal that would be ratified"
        );
    }

    // Case 23: "over by week 9: 64%; 44% ratified" mixed two moments.
    #[test]
    fn the_title_is_of_one_moment() {
        let ended = |round, [ratified, blocked, broken]: [u64; 3]| Ended {
            round,
            ratified,
            blocked,
            broken,
            impasse: 0,
        };
        let title = |ended: Vec<Ended>| {
            let facts = SurvivalFacts {
                runs: 200,
                last: 4,
                ended,
            };
            finding(&talk(), &facts)
        };
        // 128 of 200 are over by week 2, 60 of them with a deal that would be ratified; 88 at the end.
        assert_eq!(
            title(vec![
                ended(1, [20, 10, 10]),
                ended(2, [40, 30, 18]),
                ended(4, [28, 0, 0])
            ]),
            "By week 2, 64% of runs have ended, 30% of all in a deal that would be ratified"
        );
        // In the round in which most end, and neither before nor after.
        assert_eq!(
            title(vec![
                ended(1, [30, 0, 0]),
                ended(2, [100, 30, 10]),
                ended(3, [20, 0, 0])
            ]),
            "Most runs (70%) end in week 2, 50% of all in a deal that would be ratified"
        );
        assert_eq!(
            title(vec![ended(2, [0, 80, 60]), ended(3, [20, 0, 0])]),
            "Most runs (70%) end in week 2, none of them in a deal that would be ratified"
        );
    }

    #[test]
    fn few_runs_claim_little() {
        assert_eq!(
            said(1, &[0, 1]),
            "The only run ends in week 2, in a deal that would be ratified"
        );
        assert_eq!(
            said(10, &[2, 4, 2]),
            "By week 2, about half of the runs have ended, all of them in a deal that would be ratified"
        );
        assert_eq!(
            said(100, &[24, 25]),
            "About half of the runs are out of time: 51% still talking after 4 weeks; \
             49% end in a deal that would be ratified"
        );
        // 20 of 20 in one round: clearly most, not clearly nearly all.
        assert_eq!(
            said(20, &[0, 20]),
            "Most runs (100%) end in week 2, all of them in a deal that would be ratified"
        );
    }
}
