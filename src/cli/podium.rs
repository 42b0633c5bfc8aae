//! The output of `zopa tournament`: the standings, and for two signatories who earns what against whom.

use super::page::Page;
use crate::account::{and_list, count, decimal, share, shares, signed, thousands, when};
use crate::probability::Interval;
use crate::report::blocks::{BlockTable, cells};
use crate::scenario::Scenario;
use crate::trials::{Estimate, Results};

/// Up to this number of tactics, every pairing has a cell on the screen.
const WIDE: usize = 6;
/// Letters of a tactic's name in a table; the files have the whole name.
const LONG: usize = 24;

pub(super) fn tell(scenario: &Scenario, results: &Results, page: &mut Page) {
    let Some(best) = results.standings.first() else {
        return;
    };
    // Sums are equal only if they agree to the last digit; the file has them.
    let equal: Vec<&str> = results
        .standings
        .iter()
        .take_while(|other| other.own.utility.mean == best.own.utility.mean)
        .map(|other| results.entrants[other.entrant].as_str())
        .collect();
    let verb = if equal.len() == 1 { "ends" } else { "end" };
    let earned = best.own.utility.mean.map(|mean| decimal(mean, 1));
    page.title(format!(
        "TOURNAMENT: {} {verb} with most, {} points on average",
        and_list(&equal),
        earned.unwrap_or_default()
    ));
    if page.quiet {
        return;
    }
    let names: Vec<&str> = results
        .players
        .iter()
        .map(|player| scenario.parties[player.index()].name.as_str())
        .collect();
    page.line(format!(
        "  {}: {} of {}, {} of each, all with the same draws",
        and_list(&names),
        count(results.pairings.len() as u64, "pairing"),
        count(results.entrants.len() as u64, "tactic"),
        count(results.runs, "draw"),
    ));
    page.gap();
    tell_standings(scenario, results, page);
    if names.len() == 2 && results.entrants.len() <= WIDE {
        page.gap();
        tell_pairs(&names, results, page);
    }
    tell_gaps(results, page);
}

fn tell_standings(scenario: &Scenario, results: &Results, page: &mut Page) {
    let unit = &scenario.time.unit;
    let mut head = cells![
        "tactic",
        "own worth",
        "95%",
        "over no deal",
        "agreed",
        "95%"
    ];
    head.extend(cells![unit, "to frontier", "to Nash"]);
    let mut table = BlockTable::new(head);
    for standing in &results.standings {
        let (own, joint) = (&standing.own, &standing.joint);
        let agreed = joint.handshake;
        let ends = |Interval { low, high }| shares(low, high);
        table.row(cells![
            short(&results.entrants[standing.entrant]),
            mean(&own.utility),
            interval(&own.utility),
            own.gain.mean.map_or_else(dash, |gain| signed(gain, 1)),
            share(agreed.share),
            ends(agreed.interval),
            mean(&joint.round),
            mean(&joint.pareto),
            mean(&joint.nash),
        ]);
    }
    page.table(&table, "  ", "  ");
    page.told(format!(
        "own worth: of the agreed deal, whoever blocks it afterwards; without one, of no deal {}",
        when(unit, scenario.time.rounds)
    ));
    page.told(
        "to frontier, to Nash: points from agreed deals to efficient ones and to the Nash deal",
    );
    if scenario.is_certain() {
        let note = "Nothing in this file is uncertain: its draws differ only by what tactics draw themselves, so the \
                    intervals say little.";
        page.told(note);
    }
}

/// Prints who earns what against whom.
fn tell_pairs(names: &[&str], results: &Results, page: &mut Page) {
    let mut head = cells![format!("worth to {} / {}", names[0], names[1])];
    head.extend(results.entrants.iter().map(|name| short(name).into()));
    let mut table = BlockTable::new(head);
    for (own, name) in results.entrants.iter().enumerate() {
        let mut row = cells![short(name)];
        let pairings = results.pairings.iter().filter(|p| p.seats[0] == own);
        row.extend(pairings.map(|pairing| {
            let both = pairing.own.iter().map(|own| mean(&own.utility));
            both.collect::<Vec<_>>().join(" / ").into()
        }));
        table.row(row);
    }
    page.table(&table, "   ", "  ");
    page.line(format!(
        "  {} has the rows, {} the columns",
        names[0], names[1]
    ));
}

/// Prints what could not be measured.
fn tell_gaps(results: &Results, page: &mut Page) {
    let gaps = results.gaps;
    let draws = count(gaps.measured, "draw");
    for (many, what) in [
        (
            gaps.frontier,
            "the search for the Pareto frontier was too long",
        ),
        (gaps.nash, "the search for the Nash deal was too long"),
        (
            gaps.no_nash,
            "no deal has every consent on day one, so there is no Nash deal",
        ),
    ] {
        if many > 0 {
            page.line(format!("  in {} of {draws} {what}", thousands(many)));
        }
    }
}

fn mean(estimate: &Estimate) -> String {
    estimate.mean.map_or_else(dash, |mean| decimal(mean, 1))
}

fn interval(estimate: &Estimate) -> String {
    let ends = |Interval { low, high }| format!("{} to {}", decimal(low, 1), decimal(high, 1));
    estimate.interval.map_or_else(dash, ends)
}

fn dash() -> String {
    "-".to_owned()
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONG {
        return name.to_owned();
    }
    let start: String = name.chars().take(LONG - 1).collect();
    format!("{start}…")
}
