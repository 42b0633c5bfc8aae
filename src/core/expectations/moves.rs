//! Single numbers of the file that would move a share to where it is expected.
//!
//! **Method.** Every no-deal value, of members of ratifiers too, and every ratifier's threshold is changed alone, on both sides of the file's value, in whole
//! points between 0 and 100, with the same draws as the file's own. Where the estimate is as expected at the far end, the
//! nearest such value is found by bisection; elsewhere the number is taken to be of no help. Shares need not be monotone in a
//! number: an island between the file's value and the end can be missed. Numbers that are drawn from a distribution of their
//! own are left out.
//! **Runs.** At most 200 for each value: the share at the value found is an estimate from as many.

use super::playing::Playing;
use super::share::{Move, answers, is_inside};
use crate::scenario::{Expectation, Fact, NoDealBase, Path, Scenario};
use crate::space::Entangled;
use crate::trials::Trials;

/// The most runs for each value that is tried.
const MOST_RUNS: u64 = 200;

/// The range of points in which values are tried.
const POINTS: (i64, i64) = (0, 100);

/// All moves, the smallest first; none if the fact is not a share.
pub(super) fn moves(
    scenario: &Scenario,
    expected: &Expectation,
    playing: Playing,
    done: &(dyn Fn(u64) + Sync),
) -> Result<Vec<Move>, Entangled> {
    let runs = playing.plays(scenario).min(MOST_RUNS);
    let Fact::Share { claim, by } = expected.fact else {
        return Ok(Vec::new());
    };
    let share = |path: &str, value: f64| -> Result<Option<f64>, Entangled> {
        let Some(changed) = scenario.with_number(path, value) else {
            return Ok(None);
        };
        let trials = Trials::new(&changed, playing.seed)?.without_rotations();
        // Not among the runs that were announced.
        let played = trials.all(runs, &|_| done(0));
        let answers = answers(&trials, &played, claim, by);
        let known: Vec<bool> = answers.into_iter().flatten().collect();
        // Where an answer is left open, nothing is claimed.
        let hits = known.iter().filter(|holds| **holds).count();
        Ok((known.len() as u64 == runs).then(|| hits as f64 / runs as f64))
    };
    let mut found = Vec::new();
    for (path, from) in numbers(scenario) {
        for end in [POINTS.0, POINTS.1] {
            if let Some((to, share)) = nearest(from, end, expected, |to| share(&path, to))? {
                found.push(Move {
                    path: path.clone(),
                    from,
                    to,
                    share,
                    runs,
                });
            }
        }
    }
    // Equal moves stay in file order.
    found.sort_by(|a, b| (a.to - a.from).abs().total_cmp(&(b.to - b.from).abs()));
    Ok(found)
}

/// The numbers that are tried, with their values.
fn numbers(scenario: &Scenario) -> Vec<(String, f64)> {
    let parties = scenario.parties.iter().filter_map(|party| {
        let path = Path::NoDealValue { party: &party.id };
        match party.no_deal.as_ref()?.base {
            NoDealBase::Value(value) => Some((path, value)),
            NoDealBase::Package(_) | NoDealBase::War { .. } => None,
        }
    });
    let counted = scenario.ratifiers.iter();
    let counted = counted.filter(|body| !body.has_members());
    let counted = counted.map(|body| {
        let path = Path::VotesValue { ratifier: &body.id };
        (path, body.value)
    });
    let members = scenario.ratifiers.iter().flat_map(|body| {
        body.members.iter().map(|member| {
            let path = Path::MemberNoDeal {
                ratifier: &body.id,
                member: &member.id,
            };
            (path, member.no_deal)
        })
    });
    let numbers = parties.chain(counted).chain(members);
    let fixed = numbers.filter(|(path, _)| scenario.distribution(*path).is_none());
    fixed
        .map(|(path, value)| (path.to_string(), value))
        .collect()
}

/// The nearest whole number towards `end` at which the share is as expected, with that share.
fn nearest(
    from: f64,
    end: i64,
    expected: &Expectation,
    share: impl Fn(f64) -> Result<Option<f64>, Entangled>,
) -> Result<Option<(f64, f64)>, Entangled> {
    let side = if end as f64 > from { 1 } else { -1 };
    // The whole number just before the first one that is tried.
    let mut still = if side > 0 { from.floor() } else { from.ceil() } as i64;
    if (end - still) * side <= 0 {
        return Ok(None);
    }
    let inside = |to: i64| -> Result<Option<f64>, Entangled> {
        Ok(share(to as f64)?.filter(|&share| is_inside(share, expected)))
    };
    let Some(at_the_end) = inside(end)? else {
        return Ok(None);
    };
    let mut found = (end, at_the_end);
    while (found.0 - still).abs() > 1 {
        let middle = still + (found.0 - still) / 2;
        match inside(middle)? {
            Some(share) => found = (middle, share),
            None => still = middle,
        }
    }
    Ok(Some((found.0 as f64, found.1)))
}
