//! A tournament as tables: `standings.csv`, one row per tactic, and `tournament.csv`, one row per pairing.

use crate::files::{Table, TableOf};
use crate::scenario::Scenario;
use crate::trials::{Estimate, Joint, Own, Rate, Results};

const UTILITY: &str = "worth at the end of the talks: of the agreed deal, ratified or not; without a handshake of no \
                       deal in the last round";
const GAIN: &str = "what the agreed deal gives over no deal in its round; 0 without a handshake";

/// Every tactic as a row, the best first.
pub fn standings_table(scenario: &Scenario, results: &Results) -> Table {
    let mut table = TableOf::new(results.standings.iter().zip(1..));
    table
        .column("place", |(_, place): (_, usize)| place)
        .means("by falling mean worth; equal ones by name")
        .column("tactic", |(standing, _)| {
            &results.entrants[standing.entrant]
        })
        .means("the tactic as it was named");
    plays(&mut table, |(standing, _)| &standing.joint);
    own(
        &mut table,
        ["utility_points", "gain_points"],
        "",
        |(standing, _)| &standing.own,
    );
    joint(&mut table, scenario, |(standing, _)| &standing.joint);
    table.finish()
}

/// Every pairing as a row.
pub fn pairings_table(scenario: &Scenario, results: &Results) -> Table {
    let seats = results.players.iter();
    let seats: Vec<_> = seats
        .map(|player| &scenario.parties[player.index()])
        .collect();
    let mut table = TableOf::new(&results.pairings);
    for (seat, party) in seats.iter().enumerate() {
        table
            .column(format!("tactic_{}", party.id), |pairing| {
                &results.entrants[pairing.seats[seat]]
            })
            .means(format!("the tactic of {}", party.name));
    }
    plays(&mut table, |pairing| &pairing.joint);
    for (seat, party) in seats.iter().enumerate() {
        let names = ["utility", "gain"].map(|what| format!("{what}_{}_points", party.id));
        let of = format!("{}: ", party.name);
        own(
            &mut table,
            names.each_ref().map(String::as_str),
            &of,
            |pairing| &pairing.own[seat],
        );
    }
    joint(&mut table, scenario, |pairing| &pairing.joint);
    table.finish()
}

fn plays<'r, R: Copy>(table: &mut TableOf<R>, joint: impl Fn(R) -> &'r Joint) {
    table
        .column("plays", |row| joint(row).handshake.plays)
        .means(
            "how many plays the row is about; for a tactic each counts once for every seat \
             that it holds",
        );
}

fn own<'r, R: Copy>(
    table: &mut TableOf<R>,
    [utility, gain]: [&str; 2],
    of: &str,
    own: impl Fn(R) -> &'r Own,
) {
    mean(table, utility, "points", &format!("{of}{UTILITY}"), |row| {
        own(row).utility
    });
    mean(table, gain, "points", &format!("{of}{GAIN}"), |row| {
        own(row).gain
    });
}

fn joint<'r, R: Copy>(table: &mut TableOf<R>, scenario: &Scenario, joint: impl Fn(R) -> &'r Joint) {
    share(
        table,
        "handshake",
        "one deal accepted by every signatory",
        |row| joint(row).handshake,
    );
    share(
        table,
        "reached",
        "and it passes every gate of its round but ratification",
        |row| joint(row).reached,
    );
    share(
        table,
        "ratified",
        "and every ratifier concerned passes it",
        |row| joint(row).ratified,
    );
    mean(
        table,
        "round",
        &scenario.time.unit,
        "round of the handshake, over plays with one; empty without any",
        |row| joint(row).round,
    );
    mean(
        table,
        "pareto_distance_points",
        "points",
        "Euclidean distance of the agreed deal to the Pareto frontier of what the signatories could agree on, over \
         plays with one; empty where it is not known",
        |row| joint(row).pareto,
    );
    mean(
        table,
        "nash_distance_points",
        "points",
        "the same to the Nash deal of day one (zopa solve FILE --at nash)",
        |row| joint(row).nash,
    );
}

/// A mean and the ends of its interval.
fn mean<R: Copy>(
    table: &mut TableOf<R>,
    name: &str,
    unit: &str,
    meaning: &str,
    estimate: impl Fn(R) -> Estimate,
) {
    let end = "end of the mean's 95% interval, by Student's t over draws; empty where fewer than \
             two have a number";
    table.together(
        unit,
        [
            (name.to_owned(), format!("mean: {meaning}")),
            (format!("{name}_low"), format!("lower {end}")),
            (format!("{name}_high"), format!("upper {end}")),
        ],
        |row| {
            let Estimate { mean, interval, .. } = estimate(row);
            [mean, interval.map(|i| i.low), interval.map(|i| i.high)]
        },
    );
}

/// A share and the ends of its interval.
fn share<R: Copy>(table: &mut TableOf<R>, name: &str, meaning: &str, rate: impl Fn(R) -> Rate) {
    let end =
        "end of the share's 95% Wilson interval, for as many plays as are worth independent ones";
    table.together(
        "0-1",
        [
            (name.to_owned(), format!("share of plays: {meaning}")),
            (format!("{name}_low"), format!("lower {end}")),
            (format!("{name}_high"), format!("upper {end}")),
        ],
        |row| {
            let Rate {
                share, interval, ..
            } = rate(row);
            [share, interval.low, interval.high]
        },
    );
}
