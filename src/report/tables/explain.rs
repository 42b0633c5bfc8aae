//! The tables of `zopa explain`: options, packages, gates, corrections, substitutions, changes, effects and pairs.

use crate::concessions::{Effects, Explanation, FlipTo, Settled, Turn, Why, words};
use crate::files::{Column, Table};
use crate::report::json::{Names, standing, turn};
use crate::space::DealCount;

/// Every table that there is something for, with its name.
pub fn explain_tables(explained: &Explanation<'_>) -> Vec<(&'static str, Table)> {
    let names = Names {
        scenario: explained.scenario,
        game: explained.exact.game,
    };
    let mut tables = vec![
        ("options", options(explained, &names)),
        ("gates", gates(explained, &names)),
    ];
    if explained.exact.passes == Some(true) {
        tables.push(("concession-packages", packages(explained, &names)));
        tables.push(("substitutions", substitutions(explained, &names)));
    }
    if explained.exact.deadlock.is_some() {
        tables.push(("corrections", corrections(explained, &names)));
    }
    if explained.flips.is_some() {
        tables.push(("flips", flips(explained, &names)));
    }
    if explained.effects.is_some() {
        tables.push(("effects", effects(explained, &names)));
    }
    if explained.pairs.is_some() {
        tables.push(("pairs", pairs(explained, &names)));
    }
    tables
}

fn text(name: &str, meaning: &str) -> Column {
    Column::new(name, "text", "", meaning)
}

fn number(name: &str, unit: &str, meaning: &str) -> Column {
    Column::new(name, "number", unit, meaning)
}

fn integer(name: &str, meaning: &str) -> Column {
    Column::new(name, "integer", "", meaning)
}

fn yes(name: &str, meaning: &str) -> Column {
    Column::new(name, "yes/no", "1 or 0", meaning)
}

fn truth(is: bool) -> String {
    u8::from(is).to_string()
}

/// A number as spreadsheets read it: without the noise of the last digits, tiny ones with an exponent.
fn real(x: f64) -> String {
    if x != 0.0 && x.abs() < 1e-6 {
        return format!("{x:.6e}");
    }
    let told = format!("{x:.12}");
    let told = told.trim_end_matches('0').trim_end_matches('.');
    if told == "-0" {
        "0".to_owned()
    } else {
        told.to_owned()
    }
}

fn maybe<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// At least, estimate and at most: three times the same where the number is exact.
fn counted(deals: &DealCount) -> [String; 3] {
    [deals.at_least(), deals.about(), deals.at_most()].map(ToString::to_string)
}

fn count_columns(what: &str) -> [Column; 3] {
    [
        integer("deals_at_least", &format!("{what}: surely not fewer")),
        integer(
            "deals",
            &format!("{what}; where it is not exact, an estimate"),
        ),
        integer("deals_at_most", &format!("{what}: surely not more")),
    ]
}

fn options(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let mut columns = vec![
        text("issue", "key of the issue"),
        text("option", "name of the option"),
    ];
    columns.extend(count_columns("deals that pass every gate and have it"));
    columns.push(text(
        "standing",
        "must (every passing deal has it), nearly (at least 90%), open, kills (none has it) or moot (no deal passes)",
    ));
    columns.push(text(
        "red_lines",
        "parties whose red line it crosses, separated by spaces",
    ));
    let mut rows = Vec::new();
    for (issue, row) in names.game.issue_ids().zip(&explained.exact.fates) {
        for (option, fate) in names.game.option_ids(issue).zip(row) {
            let mut cells = vec![names.issue(issue), names.option(issue, option)];
            cells.extend(counted(&fate.deals));
            cells.push(standing(fate.standing).to_owned());
            let lines: Vec<String> = fate.crossed.iter().map(|&p| names.party(p)).collect();
            cells.push(lines.join(" "));
            rows.push(cells);
        }
    }
    Table { columns, rows }
}

fn gates(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let mut columns = vec![
        text("gate", "rule, red-line, walk-away, consent or ratifier"),
        text("of", "whose it is: key of the party, rule or body"),
        text("issue", "for a red line: key of the issue; else empty"),
    ];
    columns.extend(count_columns(
        "deals that pass if this gate alone is removed",
    ));
    columns.extend([
        text(
            "turn",
            "how a change of this gate alone turns whether any deal passes: need, options, removed, never or unknown",
        ),
        number("asks_points", "points", "for need: what is asked now"),
        number(
            "turns_above_points",
            "points",
            "for need: up to this some deal passes, above it none",
        ),
        integer("quota", "for a body: the quota in yes votes that turns it; empty if none does"),
        text("options", "for options: those of which one must be accepted, separated by spaces"),
    ]);
    let rows = explained.exact.gates.iter().map(|binding| {
        let gate = names.gate(binding.gate);
        let mut cells = vec![
            gate.gate.to_owned(),
            gate.of,
            gate.issue.unwrap_or_default(),
        ];
        cells.extend(counted(&binding.without));
        cells.push(turn(&binding.turn).to_owned());
        cells.extend(match &binding.turn {
            Turn::Need {
                now, most, votes, ..
            } => [
                explained.exact.game.real(*now).to_string(),
                explained.exact.game.real(*most).to_string(),
                maybe(*votes),
                String::new(),
            ],
            Turn::Options(issue, options) => {
                let options: Vec<String> = options
                    .iter()
                    .map(|&option| names.option(*issue, option))
                    .collect();
                [
                    String::new(),
                    String::new(),
                    String::new(),
                    options.join(" "),
                ]
            }
            _ => Default::default(),
        });
        cells
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}

fn packages(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let mut columns = vec![
        text("party", "key of the party"),
        integer(
            "package",
            "its place among the party's minimal packages, cheapest first, from 1",
        ),
        text(
            "issues",
            "keys of the issues on which it moves, separated by spaces; empty: it need not move",
        ),
        integer("moves", "how many issues"),
        number(
            "cost_points",
            "points",
            "worth of its opening less worth of the deal, in its own points",
        ),
        yes("proven", "0: a cheaper deal with these moves may exist"),
        integer(
            "deals",
            "passing deals that ask for just these moves; empty where they are too many to list",
        ),
        yes(
            "complete",
            "0: the party may have more minimal packages, and smaller ones",
        ),
    ];
    let issues = names.game.issue_ids();
    columns.extend(issues.map(|issue| {
        let id = names.issue(issue);
        text(
            &format!("deal_{id}"),
            &format!("option of {id} in that deal"),
        )
    }));
    let mut rows = Vec::new();
    for position in &explained.exact.positions {
        for (n, package) in position.packages.iter().enumerate() {
            let mut cells = vec![
                names.party(position.stance.party),
                (n + 1).to_string(),
                names.issues(&package.issues).join(" "),
                package.issues.len().to_string(),
                explained.exact.game.real(package.cheapest.cost).to_string(),
                truth(package.cheapest.proven),
                maybe(package.deals),
                truth(position.complete),
            ];
            let deal = names.game.issue_ids().zip(package.cheapest.deal.iter());
            cells.extend(deal.map(|(issue, &option)| names.option(issue, option)));
            rows.push(cells);
        }
    }
    Table { columns, rows }
}

fn substitutions(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let columns = vec![
        text("party", "key of the party that does not move"),
        text("issue", "key of the issue on which it does not"),
        text(
            "possible",
            "whether some deal passes then: yes, no or unknown",
        ),
        integer(
            "deals",
            "deals that pass then; empty where they are not counted exactly",
        ),
        text(
            "other",
            "key of a party that must concede more then, the same one on another issue or another; empty if none must",
        ),
        text("on", "key of the issue on which it must"),
        text("to", "the option that takes least from it there"),
        number(
            "before_points",
            "points",
            "what every passing deal takes from it there anyway",
        ),
        number(
            "now_points",
            "points",
            "what every deal that passes then takes from it there",
        ),
    ];
    let mut rows = Vec::new();
    for firm in &explained.exact.firm {
        let head = vec![
            names.party(firm.party),
            names.issue(firm.issue),
            match firm.possible {
                Some(true) => "yes",
                Some(false) => "no",
                None => "unknown",
            }
            .to_owned(),
            maybe(firm.deals.as_ref().map(|deals| deals.about().clone())),
        ];
        if firm.instead.is_empty() {
            rows.push([head.clone(), vec![String::new(); 5]].concat());
        }
        for instead in &firm.instead {
            let tail = vec![
                names.party(instead.party),
                names.issue(instead.issue),
                maybe(
                    instead
                        .now
                        .option
                        .map(|option| names.option(instead.issue, option)),
                ),
                explained.exact.game.real(instead.before).to_string(),
                explained.exact.game.real(instead.now.points).to_string(),
            ];
            rows.push([head.clone(), tail].concat());
        }
    }
    Table { columns, rows }
}

fn corrections(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let columns = vec![
        integer("correction", "its place in order of cost, from 1"),
        text(
            "gate",
            "a gate that it relaxes: rule, red-line, walk-away, consent or ratifier",
        ),
        text("of", "whose it is"),
        text("issue", "for a red line: key of the issue"),
        number(
            "need_points",
            "points",
            "what the gate asks for; empty for rules and red lines",
        ),
        number("worth_points", "points", "what the cheapest deal gives"),
        number(
            "short_points",
            "points",
            "by how much the need must come down",
        ),
        number(
            "cost_points",
            "points",
            "what the needs of the whole correction come down together",
        ),
        yes("proven", "0: a cheaper deal may exist"),
    ];
    let mut rows = Vec::new();
    let all = explained
        .exact
        .deadlock
        .iter()
        .flat_map(|deadlock| &deadlock.corrections);
    for (n, correction) in all.enumerate() {
        for relaxed in &correction.gates {
            let gate = names.gate(relaxed.gate);
            let points = |points: Option<crate::game::Points>| {
                maybe(points.map(|p| explained.exact.game.real(p)))
            };
            rows.push(vec![
                (n + 1).to_string(),
                gate.gate.to_owned(),
                gate.of,
                gate.issue.unwrap_or_default(),
                points(relaxed.short.map(|short| short.need)),
                points(relaxed.short.map(|short| short.worth)),
                points(relaxed.short.map(|short| short.by())),
                explained.exact.game.real(correction.points).to_string(),
                truth(correction.proven),
            ]);
        }
    }
    Table { columns, rows }
}

fn flips(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let columns = vec![
        text("path", "what is changed, alone"),
        number("from", "", "the file's number; empty for a word"),
        text(
            "to",
            "the nearest value that turns the outcome, or the word",
        ),
        number(
            "still",
            "",
            "the last value before that, which does not turn it",
        ),
        number(
            "turns_back",
            "",
            "the nearest value tried beyond it at which the outcome is the old one again",
        ),
        number(
            "size",
            "0-1",
            "size of the change: points by 100, chances by 1, others by their range",
        ),
        text("then", "how it ends then"),
        text("why", "where the two histories part"),
        text(
            "row",
            "for a weight, the whole row as it is written into the file; else empty",
        ),
    ];
    let all = explained.flips.iter().flat_map(|flips| &flips.flips);
    let rows = all.map(|flip| {
        let (to, nearest) = match &flip.to {
            FlipTo::Number(nearest) => (real(nearest.to), Some(nearest)),
            FlipTo::Word(word) => (word.clone(), None),
        };
        vec![
            flip.path.clone(),
            maybe(nearest.map(|nearest| real(nearest.from))),
            to,
            maybe(nearest.map(|nearest| real(nearest.still))),
            maybe(nearest.and_then(|nearest| nearest.back).map(real)),
            maybe(nearest.map(|nearest| real(nearest.size))),
            words::parted(explained.scenario, names.game, &flip.then),
            words::parting(explained.scenario, names.game, &flip.parting),
            words::row(explained.scenario, flip).unwrap_or_default(),
        ]
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}

fn effects(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let columns = vec![
        text("issue", "key of the issue"),
        text("option", "the option that is settled in advance"),
        text(
            "impossible",
            "why it was not played: red-line or rules; else empty",
        ),
        text("claim", "possible, reached or ratified"),
        integer("runs", "runs that are decided in both"),
        number(
            "before",
            "0-1",
            "share with nothing settled, over the same runs",
        ),
        number("after", "0-1", "share with the option settled"),
        integer("gained", "runs that turn from no to yes"),
        integer("lost", "runs that turn from yes to no"),
        number("change", "0-1", "after less before"),
        number(
            "change_low",
            "0-1",
            "lower end of its 95% interval (Bonett and Price); empty where nothing is drawn and the change is exact",
        ),
        number("change_high", "0-1", "upper end of it"),
        number(
            "p_value",
            "0-1",
            "McNemar's exact p-value after Holm's correction over all options played",
        ),
        yes("clear", "whether the change is told from none"),
    ];
    let mut rows = Vec::new();
    let all = explained
        .effects
        .iter()
        .flat_map(|effects| names.game.issue_ids().zip(&effects.options));
    for (issue, row) in all {
        for (option, settled) in names.game.option_ids(issue).zip(row) {
            let head = [names.issue(issue), names.option(issue, option)];
            match settled {
                Settled::Impossible(why) => {
                    let why = match why {
                        Why::RedLines(_) => "red-line",
                        Why::Rules => "rules",
                    };
                    let mut cells = head.to_vec();
                    cells.push(why.to_owned());
                    cells.resize(columns.len(), String::new());
                    rows.push(cells);
                }
                Settled::Played(played) => {
                    for (claim, effect) in Effects::CLAIMS.iter().zip(&played.claims) {
                        let (pairs, interval) = (&effect.pairs, effect.interval);
                        let mut cells = head.to_vec();
                        cells.extend([
                            String::new(),
                            (*claim).to_owned(),
                            pairs.new.runs.to_string(),
                            real(pairs.old.share()),
                            real(pairs.new.share()),
                            pairs.gained.to_string(),
                            pairs.lost.to_string(),
                            real(pairs.difference()),
                            maybe(interval.map(|interval| real(interval.low))),
                            maybe(interval.map(|interval| real(interval.high))),
                            maybe(effect.p_value.map(real)),
                            truth(effect.clear),
                        ]);
                        rows.push(cells);
                    }
                }
            }
        }
    }
    Table { columns, rows }
}

fn pairs(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let columns = vec![
        text("issue", "key of the first issue"),
        text("option", "its option"),
        text("other_issue", "key of the second issue"),
        text("other_option", "its option"),
        yes("impossible", "1: the rules leave no text with both"),
        integer("runs", "runs that are decided in all four"),
        number("together", "0-1", "share with both settled"),
        number("interaction", "0-1", "mean of both − first − second + none"),
        number("interaction_low", "0-1", "lower end of its 95% interval"),
        number("interaction_high", "0-1", "upper end of it"),
        number("p_value", "0-1", "after Holm's correction over all pairs"),
        yes("clear", "whether the interaction is told from none"),
    ];
    let all = explained.pairs.iter().flat_map(|pairs| &pairs.pairs);
    let rows = all.map(|pair| {
        let [(issue, option), (other_issue, other)] = pair.options;
        let played = pair.played;
        vec![
            names.issue(issue),
            names.option(issue, option),
            names.issue(other_issue),
            names.option(other_issue, other),
            truth(played.is_none()),
            maybe(played.map(|played| played.together.runs)),
            maybe(played.map(|played| real(played.together.share()))),
            maybe(played.map(|played| real(played.interaction))),
            maybe(played.and_then(|played| Some(real(played.interval?.low)))),
            maybe(played.and_then(|played| Some(real(played.interval?.high)))),
            maybe(played.and_then(|played| played.p_value).map(real)),
            truth(played.is_some_and(|played| played.clear)),
        ]
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}
