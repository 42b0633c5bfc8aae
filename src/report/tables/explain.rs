//! The tables of `zopa explain`: options, packages, gates, corrections, substitutions, changes, effects and pairs.

use super::texts::texts;
use crate::concessions::{Explanation, FlipTo, Settled, Turn, Why, words};
use crate::files::{CellValue as _, Real, Table, TableOf};
use crate::game::Points;
use crate::report::json::{Names, standing, turn};
use crate::space::DealCount;

/// Every table that has content, with its name.
pub fn explain_tables(explained: &Explanation<'_>) -> Vec<(&'static str, Table)> {
    let names = Names::of(explained.scenario, explained.exact.game);
    type Make = fn(&Explanation<'_>, &Names<'_>) -> Table;
    let passes = explained.exact.passes == Some(true);
    let all: [(&'static str, bool, Make); 8] = [
        ("options", true, options),
        ("gates", true, gates),
        ("concession-packages", passes, packages),
        ("substitutions", passes, substitutions),
        (
            "corrections",
            explained.exact.deadlock.is_some(),
            corrections,
        ),
        ("flips", explained.flips.is_some(), flips),
        ("effects", explained.effects.is_some(), effects),
        ("pairs", explained.pairs.is_some(), pairs),
    ];
    let there = all.into_iter().filter(|(_, there, _)| *there);
    there
        .map(|(name, _, make)| (name, make(explained, &names)))
        .collect()
}

/// At least, estimate and at most: three times the same where the number is exact.
fn counted<'d, R: Copy>(table: &mut TableOf<R>, what: &str, deals: impl Fn(R) -> &'d DealCount) {
    table.together(
        "",
        [
            ("deals_at_least", format!("{what}: no fewer than this")),
            (
                "deals",
                format!("{what}; where it is not exact, an estimate"),
            ),
            ("deals_at_most", format!("{what}: no more than this")),
        ],
        |row| {
            let deals = deals(row);
            [deals.at_least(), deals.about(), deals.at_most()]
        },
    );
}

fn options(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let issues = names.game.issue_ids().zip(&explained.exact.fates);
    let mut table = TableOf::new(issues.flat_map(|(issue, fates)| {
        let options = names.game.option_ids(issue).zip(fates);
        options.map(move |(option, fate)| (issue, option, fate))
    }));
    table
        .column("issue", |(issue, ..)| names.issue(issue))
        .means("key of the issue")
        .column("option", |(issue, option, _)| names.option(issue, option))
        .means("name of the option");
    counted(
        &mut table,
        "deals that pass every gate and have it",
        |(.., fate)| &fate.deals,
    );
    table
        .column("standing", |(.., fate)| standing(fate.standing))
        .means(
            "must (every passing deal has it), nearly (at least 90%), open, kills (none has \
             it) or moot (no deal passes)",
        )
        .column("red_lines", |(.., fate)| {
            let crossed = fate.crossed.iter().map(|&party| names.party(party));
            crossed.collect::<Vec<_>>().join(" ")
        })
        .means("parties whose red line it crosses, separated by spaces");
    table.finish()
}

fn gates(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let game = explained.exact.game;
    let mut table = TableOf::new(&explained.exact.gates);
    table
        .column("gate", |binding| binding.gate.word())
        .means("rule, red-line, walk-away, consent or ratifier")
        .column("of", |binding| names.gate(binding.gate).of)
        .means("whose it is: key of the party, rule or ratifier")
        .column("issue", |binding| names.gate(binding.gate).issue)
        .means("for a red line: key of the issue; else empty");
    counted(
        &mut table,
        "deals that pass if this gate alone is removed",
        |binding| &binding.without,
    );
    table
        .column("turn", |binding| turn(&binding.turn))
        .means(
            "how a change of this gate alone turns whether any deal passes: need, quota, options, \
             removed, never or unknown",
        )
        .column("asks_points", |binding| match binding.turn {
            Turn::Need { now, .. } => Some(game.real(now)),
            _ => None,
        })
        .points("for need: what is asked now")
        .column("turns_above_points", |binding| match binding.turn {
            Turn::Need { most, .. } => Some(game.real(most)),
            _ => None,
        })
        .points("for need: up to this some deal passes, above it none")
        .column("quota", |binding| match binding.turn {
            Turn::Need { votes, .. } => votes,
            Turn::Quota { turns, .. } => Some(turns),
            _ => None,
        })
        .means("for a ratifier: the quota in yes votes that turns it; empty if none does")
        .column("options", |binding| match &binding.turn {
            Turn::Options(issue, options) => {
                let options = options.iter().map(|&option| names.option(*issue, option));
                options.collect::<Vec<_>>().join(" ")
            }
            _ => String::new(),
        })
        .means("for options: those of which one must be accepted, separated by spaces");
    table.finish()
}

fn packages(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let game = explained.exact.game;
    let mut table = TableOf::new(explained.exact.positions.iter().flat_map(|position| {
        let packages = position.packages.iter().zip(1..);
        packages.map(move |(package, place)| (position, package, place))
    }));
    table
        .column("party", |(position, ..)| names.party(position.stance.party))
        .means("key of the party")
        .column("package", |(.., place): (_, _, usize)| place)
        .means("its place among the party's minimal packages, cheapest first, from 1")
        .column("issues", |(_, package, _)| {
            names.issues(&package.issues).join(" ")
        })
        .means("keys of the issues on which it moves, separated by spaces; empty: it need not move")
        .column("moves", |(_, package, _)| package.issues.len())
        .means("how many issues")
        .column("cost_points", |(_, package, _)| {
            game.real(package.cheapest.cost)
        })
        .points("worth of its opening less worth of the deal, in its own points")
        .column("proven", |(_, package, _)| package.cheapest.proven)
        .means("0: a cheaper deal with these moves may exist")
        .column("deals", |(_, package, _)| package.deals)
        .means("passing deals that ask for just these moves; empty where they are too many to list")
        .column("complete", |(position, ..)| position.complete)
        .means("0: the party may have more minimal packages, and smaller ones");
    texts(
        &mut table,
        game.frame(),
        "deal",
        |issue| format!("option of {} in that deal", issue.id),
        |(_, package, _)| Some(&package.cheapest.deal),
    );
    table.finish()
}

fn substitutions(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let game = explained.exact.game;
    // A row for each concession that grows; one without any where none does.
    let mut table = TableOf::new(explained.exact.firm.iter().flat_map(|firm| {
        let none = firm.instead.is_empty().then_some((firm, None));
        none.into_iter().chain(
            firm.instead
                .iter()
                .map(move |instead| (firm, Some(instead))),
        )
    }));
    table
        .column("party", |(firm, _)| names.party(firm.party))
        .means("key of the party that does not move")
        .column("issue", |(firm, _)| names.issue(firm.issue))
        .means("key of the issue on which it does not")
        .column("possible", |(firm, _)| match firm.possible {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unknown",
        })
        .means("whether some deal passes then: yes, no or unknown")
        .column("deals", |(firm, _)| {
            firm.deals.as_ref().map(DealCount::about)
        })
        .means("deals that pass then; empty where they are not counted exactly")
        .column("other", |(_, instead)| Some(names.party(instead?.party)))
        .means(
            "key of a party that must concede more then, the same one on another issue or \
             another; empty if none must",
        )
        .column("on", |(_, instead)| Some(names.issue(instead?.issue)))
        .means("key of the issue on which it must")
        .column("to", |(_, instead)| {
            Some(names.option(instead?.issue, instead?.now.option?))
        })
        .means("the option that takes least from it there")
        .column("before_points", |(_, instead)| {
            Some(game.real(instead?.before))
        })
        .points("what every passing deal takes from it there anyway")
        .column("now_points", |(_, instead)| {
            Some(game.real(instead?.now.points))
        })
        .points("what every deal that passes then takes from it there");
    table.finish()
}

fn corrections(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let game = explained.exact.game;
    let points = |points: Points| game.real(points);
    let deadlock = explained.exact.deadlock.iter();
    let all = deadlock.flat_map(|deadlock| &deadlock.corrections).zip(1..);
    let mut table = TableOf::new(all.flat_map(|(correction, place)| {
        let gates = correction.gates.iter();
        gates.map(move |relaxed| (place, correction, relaxed))
    }));
    table
        .column("correction", |(place, ..): (usize, _, _)| place)
        .means("its place in order of cost, from 1")
        .column("gate", |(.., relaxed)| relaxed.gate.word())
        .means("a gate that it relaxes: rule, red-line, walk-away, consent or ratifier")
        .column("of", |(.., relaxed)| names.gate(relaxed.gate).of)
        .means("whose it is")
        .column("issue", |(.., relaxed)| names.gate(relaxed.gate).issue)
        .means("for a red line: key of the issue")
        .column("need_points", |(.., relaxed)| {
            relaxed.short.map(|short| points(short.need))
        })
        .points("what the gate asks for; empty for rules and red lines")
        .column("worth_points", |(.., relaxed)| {
            relaxed.short.map(|short| points(short.worth))
        })
        .points("what the cheapest deal gives")
        .column("short_points", |(.., relaxed)| {
            relaxed.short.map(|short| points(short.by()))
        })
        .points("by how much the need must come down")
        .column("cost_points", |(_, correction, _)| {
            points(correction.points)
        })
        .points("what the needs of the whole correction come down together")
        .column("proven", |(_, correction, _)| correction.proven)
        .means("0: a cheaper deal may exist");
    table.finish()
}

fn flips(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let (scenario, game) = (names.scenario, names.game);
    let all = explained.flips.iter().flat_map(|flips| &flips.flips);
    let mut table = TableOf::new(all.map(|flip| match &flip.to {
        FlipTo::Number(nearest) => (flip, Some(nearest)),
        FlipTo::Word(_) => (flip, None),
    }));
    table
        .column("path", |(flip, _)| &flip.path)
        .means("what is changed, alone")
        .column("from", |(_, nearest)| Some(Real(nearest?.from)))
        .means("the file's number; empty for a word")
        .column("to", |(flip, _)| match &flip.to {
            FlipTo::Number(nearest) => Real(nearest.to).text(),
            FlipTo::Word(word) => word.clone(),
        })
        .means("the nearest value that turns the outcome, or the word")
        .column("still", |(_, nearest)| Some(Real(nearest?.still)))
        .means("the last value before that, which does not turn it")
        .column("turns_back", |(_, nearest)| nearest?.back.map(Real))
        .means("the nearest value tried beyond it at which the outcome is the old one again")
        .column("size", |(_, nearest)| Some(Real(nearest?.size)))
        .share("size of the change: points by 100, chances by 1, others by their range")
        .column("then", |(flip, _)| {
            words::parted(scenario, game, &flip.then)
        })
        .means("how it ends then")
        .column("why", |(flip, _)| {
            words::parting(scenario, game, &flip.parting)
        })
        .means("where the two histories part")
        .column("row", |(flip, _)| words::row(scenario, flip))
        .means("for a weight, the whole row as it is written into the file; else empty");
    table.finish()
}

fn effects(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let mut rows = Vec::new();
    if let Some(effects) = &explained.effects {
        for (issue, row) in names.game.issue_ids().zip(&effects.options) {
            for (option, settled) in names.game.option_ids(issue).zip(row) {
                let at = (issue, option);
                match settled {
                    Settled::Impossible(why) => rows.push((at, Some(why), None)),
                    Settled::Played(played) => {
                        let claims = played.claims.iter();
                        rows.extend(claims.map(|claim| (at, None, Some(claim))));
                    }
                }
            }
        }
    }
    let mut table = TableOf::new(rows);
    table
        .column("issue", |((issue, _), ..)| names.issue(issue))
        .means("key of the issue")
        .column("option", |((issue, option), ..)| {
            names.option(issue, option)
        })
        .means("the option that is settled in advance")
        .column("impossible", |(_, why, _)| match why? {
            Why::RedLines(_) => Some("red-line"),
            Why::Rules => Some("rules"),
        })
        .means("why it was not played: red-line or rules; else empty")
        .column("claim", |(.., played)| Some(played?.0.word()))
        .means("possible, reached or ratified")
        .column("runs", |(.., played)| Some(played?.1.pairs.new.runs))
        .means("runs that are decided in both")
        .column("before", |(.., played)| {
            Some(Real(played?.1.pairs.old.share()))
        })
        .share("share with nothing settled, over the same runs")
        .column("after", |(.., played)| {
            Some(Real(played?.1.pairs.new.share()))
        })
        .share("share with the option settled")
        .column("gained", |(.., played)| Some(played?.1.pairs.gained))
        .means("runs that turn from no to yes")
        .column("lost", |(.., played)| Some(played?.1.pairs.lost))
        .means("runs that turn from yes to no")
        .column("change", |(.., played)| {
            Some(Real(played?.1.pairs.difference()))
        })
        .share("after less before")
        .column("change_low", |(.., played)| {
            Some(Real(played?.1.interval?.low))
        })
        .share(
            "lower end of its 95% interval (Bonett and Price); empty where nothing is drawn \
             and the change is exact",
        )
        .column("change_high", |(.., played)| {
            Some(Real(played?.1.interval?.high))
        })
        .share("upper end of it")
        .column("p_value", |(.., played)| played?.1.p_value.map(Real))
        .share("McNemar's exact p-value after Holm's correction over all options played")
        .column("clear", |(.., played)| Some(played?.1.clear))
        .means("whether the change is distinguishable from zero");
    table.finish()
}

fn pairs(explained: &Explanation<'_>, names: &Names<'_>) -> Table {
    let all = explained.pairs.iter().flat_map(|pairs| &pairs.pairs);
    let mut table = TableOf::new(all.map(|pair| (pair.options, pair.played)));
    for (at, name, meaning, says) in [
        (0, "issue", "key of the first issue", "its option"),
        (1, "other_issue", "key of the second issue", "its option"),
    ] {
        table
            .column(name, |(options, _)| names.issue(options[at].0))
            .means(meaning);
        let option = name.replace("issue", "option");
        table
            .column(option, |(options, _)| {
                names.option(options[at].0, options[at].1)
            })
            .means(says);
    }
    table
        .column("impossible", |(_, played)| played.is_none())
        .means("1: the rules leave no deal with both")
        .column("runs", |(_, played)| Some(played?.together.runs))
        .means("runs that are decided in all four")
        .column("together", |(_, played)| {
            Some(Real(played?.together.share()))
        })
        .share("share with both settled")
        .column("interaction", |(_, played)| Some(Real(played?.interaction)))
        .share("mean of both − first − second + none")
        .column("interaction_low", |(_, played)| {
            Some(Real(played?.interval?.low))
        })
        .share("lower end of its 95% interval")
        .column("interaction_high", |(_, played)| {
            Some(Real(played?.interval?.high))
        })
        .share("upper end of it")
        .column("p_value", |(_, played)| played?.p_value.map(Real))
        .share("after Holm's correction over all pairs")
        .column("clear", |(_, played)| {
            played.is_some_and(|played| played.clear)
        })
        .means("whether the interaction is distinguishable from zero");
    table.finish()
}
