//! A tournament as tables: `standings.csv`, one row a tactic, and `tournament.csv`, one row a pairing.

use crate::files::{Column, Table};
use crate::scenario::Scenario;
use crate::trials::{Estimate, Joint, Own, Rate, Results};

const UTILITY: &str = "worth at the end of the talks: of the agreed text, ratified or not; without a handshake of no \
                       deal in the last round";
const GAIN: &str = "what the agreed text gives over no deal in its round; 0 without a handshake";

/// Every tactic as a row, the best first.
pub fn standings_table(scenario: &Scenario, results: &Results) -> Table {
    let mut columns = vec![
        Column::new(
            "place",
            "integer",
            "",
            "by falling mean worth; equal ones by name",
        ),
        Column::new("tactic", "text", "", "the tactic as it was named"),
    ];
    columns.extend(plays());
    columns.extend(means("utility_points", "points", UTILITY));
    columns.extend(means("gain_points", "points", GAIN));
    columns.extend(joint_columns(scenario));
    let row = |(place, standing): (usize, &crate::trials::Standing)| {
        let mut row = vec![
            (place + 1).to_string(),
            results.entrants[standing.entrant].clone(),
            standing.joint.handshake.plays.to_string(),
        ];
        row.extend(own_cells(&standing.own));
        row.extend(joint_cells(&standing.joint));
        row
    };
    Table {
        rows: results.standings.iter().enumerate().map(row).collect(),
        columns,
    }
}

/// Every pairing as a row.
pub fn pairings_table(scenario: &Scenario, results: &Results) -> Table {
    let seats: Vec<_> = results
        .players
        .iter()
        .map(|player| &scenario.parties[player.index()])
        .collect();
    let mut columns: Vec<Column> = seats
        .iter()
        .map(|party| {
            let meaning = format!("the tactic of {}", party.name);
            Column::new(format!("tactic_{}", party.id), "text", "", meaning)
        })
        .collect();
    columns.extend(plays());
    for party in &seats {
        let of = |what: &str| format!("{}: {what}", party.name);
        let name = |what: &str| format!("{what}_{}_points", party.id);
        columns.extend(means(&name("utility"), "points", &of(UTILITY)));
        columns.extend(means(&name("gain"), "points", &of(GAIN)));
    }
    columns.extend(joint_columns(scenario));
    let row = |pairing: &crate::trials::PairingScore| {
        let tactics = pairing.seats.iter();
        let mut row: Vec<String> = tactics
            .map(|&entrant| results.entrants[entrant].clone())
            .collect();
        row.push(pairing.joint.handshake.plays.to_string());
        row.extend(pairing.own.iter().flat_map(own_cells));
        row.extend(joint_cells(&pairing.joint));
        row
    };
    Table {
        rows: results.pairings.iter().map(row).collect(),
        columns,
    }
}

fn plays() -> [Column; 1] {
    [Column::new(
        "plays",
        "integer",
        "",
        "how many plays the row is about; for a tactic each counts once for every seat that it holds",
    )]
}

/// A mean and the ends of its interval.
fn means(name: &str, unit: &str, meaning: &str) -> [Column; 3] {
    let end = |which: &str| {
        format!(
            "{which} end of the mean's 95% interval, by Student's t over draws; empty where fewer than two have a number"
        )
    };
    [
        Column::new(name, "number", unit, format!("mean: {meaning}")),
        Column::new(format!("{name}_low"), "number", unit, end("lower")),
        Column::new(format!("{name}_high"), "number", unit, end("upper")),
    ]
}

fn joint_columns(scenario: &Scenario) -> Vec<Column> {
    let share = |name: &str, meaning: &str| {
        let end = |which: &str| {
            format!(
                "{which} end of the share's 95% Wilson interval, for as many plays as are worth independent ones"
            )
        };
        [
            Column::new(name, "number", "0-1", format!("share of plays: {meaning}")),
            Column::new(format!("{name}_low"), "number", "0-1", end("lower")),
            Column::new(format!("{name}_high"), "number", "0-1", end("upper")),
        ]
    };
    let unit = &scenario.time.unit;
    let mut columns = Vec::new();
    columns.extend(share("handshake", "one text accepted by every signatory"));
    columns.extend(share(
        "reached",
        "and it passes every gate of its round but ratification",
    ));
    columns.extend(share("ratified", "and every body concerned passes it"));
    columns.extend(means(
        "round",
        unit,
        "round of the handshake, over plays with one; empty without any",
    ));
    columns.extend(means(
        "pareto_distance_points",
        "points",
        "Euclidean distance of the agreed text to the Pareto frontier of what the signatories could agree on, over \
         plays with one; empty where it is not known",
    ));
    columns.extend(means(
        "nash_distance_points",
        "points",
        "the same to the Nash deal of day one (zopa solve FILE --at nash)",
    ));
    columns
}

fn own_cells(own: &Own) -> Vec<String> {
    [own.utility, own.gain]
        .iter()
        .flat_map(mean_cells)
        .collect()
}

fn joint_cells(joint: &Joint) -> Vec<String> {
    let shares = [joint.handshake, joint.reached, joint.ratified];
    let means = [joint.round, joint.pareto, joint.nash];
    shares
        .iter()
        .flat_map(share_cells)
        .chain(means.iter().flat_map(mean_cells))
        .collect()
}

fn share_cells(rate: &Rate) -> [String; 3] {
    [rate.share, rate.interval.low, rate.interval.high].map(|x| x.to_string())
}

fn mean_cells(estimate: &Estimate) -> [String; 3] {
    let (low, high) = (
        estimate.interval.map(|i| i.low),
        estimate.interval.map(|i| i.high),
    );
    [estimate.mean, low, high].map(|x| x.map_or_else(String::new, |x| x.to_string()))
}
