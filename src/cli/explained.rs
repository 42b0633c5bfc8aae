//! What `zopa explain` tells: concessions in words and columns.

use super::explain::MANY;
use super::load::Loaded;
use super::page::{Page, columns, wrapped};
use crate::account::{count, short_count, thousands};
use crate::concessions::{
    Correction, Effects, Explanation, Flips, PairEffects, Position, Settled, Standing, Target, Why,
    words,
};
use crate::game::{Game, Gate};
use crate::scenario::{IssueId, OptionId};

/// Packages, corrections, cores and flips that are told without `-v`.
const SHOWN: usize = 3;

/// Everything, in the order in which one would ask.
pub(super) fn tell(explained: &Explanation<'_>, loaded: &Loaded, page: &mut Page) {
    let unit = &explained.scenario.time.unit;
    let exact = &explained.exact;
    let title = page.strong("WHAT UNLOCKS A DEAL?");
    page.line(format!("{title} {}", words::headline(exact, unit)));
    if page.quiet {
        return;
    }
    for (typed, target) in &explained.targets {
        tell_target(explained, typed, target, page);
    }
    let round = match exact.round {
        0 => String::new(),
        round => format!(" --round {round}"),
    };
    if !explained.targets.is_empty() && !page.verbose {
        tell_played(explained, page);
        page.line("");
        page.line(format!(
            "  Everything else: zopa explain {}{round}",
            loaded.typed()
        ));
        return;
    }
    tell_options(explained, page);
    tell_deadlock(explained, page);
    tell_moves(explained, page);
    tell_firm(explained, page);
    tell_gates(explained, page);
    if let Some(flips) = &explained.flips {
        tell_flips(explained, flips, page);
    }
    tell_played(explained, page);
    tell_more(explained, loaded, &round, page);
}

fn tell_played(explained: &Explanation<'_>, page: &mut Page) {
    if let Some(effects) = &explained.effects {
        tell_effects(explained, effects, page);
    }
    if let Some(pairs) = &explained.pairs {
        tell_pairs(explained, pairs, page);
    }
}

fn most(page: &Page) -> usize {
    if page.verbose { usize::MAX } else { SHOWN }
}

/// "and 3 more (-v shows all)".
fn more(total: usize, page: &Page) -> Option<String> {
    let hidden = total.saturating_sub(most(page));
    (hidden > 0).then(|| format!("and {hidden} more (-v shows all)"))
}

fn heading(text: &str, page: &mut Page) {
    page.line("");
    let text = page.strong(text);
    page.line(format!("  {text}"));
}

fn tell_options(explained: &Explanation<'_>, page: &mut Page) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    let all = || {
        let issues = game.issue_ids();
        issues.flat_map(move |issue| game.option_ids(issue).map(move |option| (issue, option)))
    };
    let fate = |(issue, option): (IssueId, OptionId)| &exact.fates[issue.index()][option.index()];
    let mut rows = Vec::new();
    for (label, standing) in [
        ("Must have", Standing::Must),
        ("Nearly always", Standing::Nearly),
    ] {
        let these = all().filter(|&at| fate(at).standing == standing);
        for (n, at) in these.enumerate() {
            rows.push((
                if n == 0 { label } else { "" },
                words::term(game, at.0, at.1),
                words::fate(exact, fate(at)),
            ));
        }
    }
    let kills = words::all_kills(exact);
    if rows.is_empty() && kills.is_empty() {
        return;
    }
    page.line("");
    let width = rows
        .iter()
        .map(|(_, term, _)| term.chars().count())
        .max()
        .unwrap_or(0);
    for (label, term, stands) in rows {
        page.line(format!("  {label:<16}{term:<width$}   {stands}"));
    }
    if !kills.is_empty() {
        page.line(wrapped("  Kills it        ", &kills.join(", ")));
    }
}

fn tell_deadlock(explained: &Explanation<'_>, page: &mut Page) {
    let Some(deadlock) = &explained.exact.deadlock else {
        return;
    };
    heading("What cannot all hold (deadlock cores)", page);
    tell_deadlock_of(explained.exact.game, deadlock, page);
}

fn tell_deadlock_of(game: &Game, deadlock: &crate::concessions::Deadlock, page: &mut Page) {
    if deadlock.cores.is_empty() {
        page.line("    not known: the searches were too long");
    }
    for core in deadlock.cores.iter().take(most(page)) {
        page.line(wrapped("    · ", &words::core(game, core)));
    }
    if let Some(more) = more(deadlock.cores.len(), page) {
        page.line(format!("      {more}"));
    }
    let all = if deadlock.complete {
        ""
    } else {
        "; there may be more"
    };
    heading(&format!("Enough to relax, cheapest first{all}"), page);
    for (n, correction) in deadlock.corrections.iter().take(most(page)).enumerate() {
        let label = format!("    {}. ", n + 1);
        let price = price(correction);
        page.line(wrapped(
            &label,
            &format!("{} — {price}", words::correction(game, correction)),
        ));
    }
    if let Some(more) = more(deadlock.corrections.len(), page) {
        page.line(format!("      {more}"));
    }
    if deadlock.corrections.is_empty() {
        let why = if deadlock.complete {
            "nothing: no text exists"
        } else {
            "not known: the searches were too long"
        };
        page.line(format!("    {why}"));
    }
}

/// What a correction costs: "8.3 points", "1 red line and 9.0 points".
fn price(correction: &Correction) -> String {
    let mut parts = Vec::new();
    if correction.rules() > 0 {
        parts.push(count(correction.rules() as u64, "rule"));
    }
    if correction.red_lines() > 0 {
        parts.push(count(correction.red_lines() as u64, "red line"));
    }
    if correction.points.0 > 0 {
        let at_most = if correction.proven { "" } else { "at most " };
        parts.push(format!(
            "{at_most}{} points",
            words::up_to(correction.points)
        ));
    }
    parts.join(" and ")
}

fn tell_moves(explained: &Explanation<'_>, page: &mut Page) {
    if explained.exact.positions.is_empty() {
        return;
    }
    heading(
        "Smallest moves from each opening position (points are each party's own)",
        page,
    );
    for position in &explained.exact.positions {
        tell_position(explained.exact.game, explained.exact.round, position, page);
    }
}

fn tell_position(game: &Game, round: u32, position: &Position, page: &mut Page) {
    let name = game.frame().party_name(position.stance.party);
    let open = position.stance.worth;
    let gets = position.best.as_ref().map_or_else(String::new, |best| {
        let sure = if best.proven { "at most" } else { "at least" };
        format!(", can get {sure} {:.1}", open - best.cost)
    });
    let name = page.strong(name);
    let walk_away = game
        .no_deal_at(position.stance.party, round)
        .unwrap_or_default();
    let below = if open < walk_away {
        format!(" (no deal: {walk_away:.1})")
    } else {
        String::new()
    };
    page.line(format!("    {name}  opens at {open:.1}{below}{gets}"));
    if let Some(must) = words::must_move(game, position) {
        page.line(wrapped("      must move on ", &must));
    }
    let least: Vec<String> = game
        .issue_ids()
        .filter_map(|issue| words::least(game, position, issue))
        .collect();
    if !least.is_empty() {
        page.line(wrapped("      at least     ", &least.join(", ")));
    }
    if let Some(best) = &position.best
        && position
            .packages
            .first()
            .is_some_and(|first| best.cost < first.cheapest.cost)
    {
        let moved = position.stance.moves(game, &best.deal).len() as u64;
        page.line(format!(
            "      gives least  {:.1} points, on {}",
            best.cost,
            count(moved, "issue")
        ));
    }
    for (n, package) in position.packages.iter().take(most(page)).enumerate() {
        let label = if n == 0 {
            "      enough       "
        } else {
            "      or           "
        };
        page.line(wrapped(label, &words::package(game, package)));
        if n > 0 || package.issues.is_empty() {
            continue;
        }
        let moved = package
            .cheapest
            .in_return
            .iter()
            .filter(|back| !back.issues.is_empty());
        let told: Vec<String> = moved
            .map(|back| {
                format!(
                    "{} {:.1} points on {}",
                    game.frame().party_name(back.party),
                    back.cost,
                    count(back.issues.len() as u64, "issue")
                )
            })
            .collect();
        if !told.is_empty() {
            page.line(wrapped("      others give  ", &told.join(", ")));
        }
    }
    let sure = if position.complete {
        ""
    } else {
        "; there may be more, and smaller ones"
    };
    match more(position.packages.len(), page) {
        Some(more) => page.line(format!("      {more}{sure}")),
        None if !position.complete => page.line(format!("      these are what was found{sure}")),
        None => {}
    }
}

fn tell_firm(explained: &Explanation<'_>, page: &mut Page) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    // What surely leaves no text has been told as "must move on".
    let told: Vec<_> = exact
        .firm
        .iter()
        .filter(|firm| firm.possible == Some(true))
        .filter_map(|firm| Some((firm, words::firm(game, firm, 3)?)))
        .collect();
    if told.is_empty() {
        return;
    }
    heading("If one does not move", page);
    // Those that leave fewest texts first: there most hangs on the others.
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|&n| {
        let left = told[n].0.deals.as_ref().map(|deals| deals.about().clone());
        (left.is_none(), left, n)
    });
    for &n in order.iter().take(most(page)) {
        let (firm, what) = &told[n];
        let who = game.frame().party_name(firm.party);
        let issue = &game.frame().issues[firm.issue.index()].id;
        page.line(wrapped(&format!("    {who} on {issue}: "), what));
    }
    if let Some(more) = more(told.len(), page) {
        page.line(format!("    {more}"));
    }
}

fn tell_gates(explained: &Explanation<'_>, page: &mut Page) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    heading(
        "Whose \"no\" binds? Texts that pass if one gate is removed",
        page,
    );
    let passing = exact.census.passing();
    let mut rows = vec![vec![
        "    none".to_owned(),
        short_count(passing),
        String::new(),
    ]];
    let mut idle = Vec::new();
    for binding in &exact.gates {
        let turn = words::turn(game, binding, exact.passes);
        let law = matches!(binding.gate, Gate::Rule(_) | Gate::RedLine(..));
        let same = binding.without.exact().is_some() && binding.without == *passing;
        if law && same && turn.is_none() {
            idle.push(words::named_gate(game, binding.gate));
            continue;
        }
        let name = format!("    {}", words::named_gate(game, binding.gate));
        rows.push(vec![
            name,
            short_count(&binding.without),
            turn.unwrap_or_default(),
        ]);
    }
    let told: Vec<Vec<String>> = rows.iter().map(|row| row[..2].to_vec()).collect();
    for (line, row) in columns(&told, "  ").into_iter().zip(&rows) {
        page.line(format!("{line}   {}", row[2]).trim_end().to_owned());
    }
    if !idle.is_empty() {
        page.line(wrapped("    keep out nothing alone: ", &idle.join(", ")));
    }
}

fn tell_target(explained: &Explanation<'_>, typed: &str, target: &Target, page: &mut Page) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    let unit = &explained.scenario.time.unit;
    let passes = target
        .text
        .as_ref()
        .is_some_and(|text| text.failures.is_empty());
    let asked = if passes {
        format!("{typed}:")
    } else {
        format!("Why not {typed}?")
    };
    heading(
        &format!("{asked} {}", words::target(exact, target, unit)),
        page,
    );
    if let Some(text) = &target.text {
        let rows: Vec<Vec<String>> = text
            .failures
            .iter()
            .map(|failed| {
                vec![
                    format!("    {}", words::named_gate(game, failed.gate)),
                    words::failure(game, failed, &text.text),
                ]
            })
            .collect();
        let width = rows
            .iter()
            .map(|row| row[0].chars().count())
            .max()
            .unwrap_or(0);
        for row in rows {
            page.line(format!("{:<width$}   {}", row[0], row[1]));
        }
        let fewest = text.amendments.first().map_or(0, |a| a.issues.len());
        for amendment in text.amendments.iter().take(most(page)) {
            page.line(wrapped(
                "    would pass with ",
                &words::amendment(game, amendment),
            ));
        }
        if let Some(more) = more(text.amendments.len(), page) {
            page.line(format!("    {more}"));
        }
        if text.amendments.is_empty() && text.complete && !text.failures.is_empty() {
            page.line("    no change of it passes: no text does");
        }
        if fewest > 1 && text.complete {
            page.line(format!(
                "    no fewer than {} will do",
                count(fewest as u64, "change")
            ));
        }
    } else if let Some(deadlock) = &target.deadlock {
        page.line("    What cannot all hold together with it:");
        tell_deadlock_of(game, deadlock, page);
    }
    let stakes: Vec<String> = target
        .stakes
        .iter()
        .filter_map(|stake| {
            let (with, best) = (stake.with?, stake.best?);
            let name = game.frame().party_name(stake.party);
            Some(format!("{name} {with:.1} (without it {best:.1})"))
        })
        .collect();
    if !stakes.is_empty() && target.text.is_none() {
        page.line(wrapped("    best with it: ", &stakes.join(", ")));
    }
}

fn tell_flips(explained: &Explanation<'_>, flips: &Flips, page: &mut Page) {
    let (scenario, game) = (explained.scenario, explained.exact.game);
    heading(&words::flips_title(flips), page);
    if !flips.flips.is_empty() {
        page.line(wrapped("    ", &words::flips_caution(flips)));
    }
    let now = words::parted(scenario, game, &flips.now);
    page.line(format!(
        "    now: {now}, by the file's own numbers and without chance events"
    ));
    for flip in flips.flips.iter().take(most(page)) {
        page.line(format!("    {}", words::flip(flip)));
        let then = words::parted(scenario, game, &flip.then);
        let parting = words::parting(scenario, game, &flip.parting);
        page.line(wrapped("      ", &format!("{then}; {parting}")));
    }
    if let Some(more) = more(flips.flips.len(), page) {
        page.line(format!("    {more}"));
    }
}

fn tell_effects(explained: &Explanation<'_>, effects: &Effects, page: &mut Page) {
    let game = explained.exact.game;
    let claim = explained.claim;
    heading(&words::finding(game, effects, claim), page);
    page.line(format!(
        "    Chance that a deal is {}, nothing settled → one option settled first, over the same runs (change in percentage points, \
         95% interval); * a clear change",
        Effects::CLAIMS[claim]
    ));
    let mut played: Vec<_> = effects.played().collect();
    let by =
        |n: &(IssueId, OptionId, &crate::concessions::Played)| n.2.claims[claim].pairs.difference();
    played.sort_by(|a, b| by(b).total_cmp(&by(a)).then((a.0, a.1).cmp(&(b.0, b.1))));
    let rows: Vec<Vec<String>> = played
        .iter()
        .map(|(issue, option, played)| {
            let effect = words::effect(&played.claims[claim]);
            let runs = count(played.runs, "run");
            vec![
                format!("    {}", words::term(game, *issue, *option)),
                effect,
                runs,
            ]
        })
        .collect();
    let width = rows
        .iter()
        .map(|row| row[0].chars().count())
        .max()
        .unwrap_or(0);
    let second = rows
        .iter()
        .map(|row| row[1].chars().count())
        .max()
        .unwrap_or(0);
    for row in rows {
        page.line(format!(
            "{:<width$}   {:<second$}   {}",
            row[0], row[1], row[2]
        ));
    }
    let mut out = Vec::new();
    for (issue, row) in game.issue_ids().zip(&effects.options) {
        for (option, settled) in game.option_ids(issue).zip(row) {
            if let Settled::Impossible(why) = settled {
                let term = words::term(game, issue, option);
                out.push(match why {
                    Why::RedLines(parties) => {
                        let names = parties.iter().map(|&p| game.frame().party_name(p));
                        format!(
                            "{term} (a red line of {})",
                            names.collect::<Vec<_>>().join(" and ")
                        )
                    }
                    Why::Rules => format!("{term} (the rules leave no text)"),
                });
            }
        }
    }
    if !out.is_empty() {
        page.line(wrapped("    no deal with ", &out.join(", ")));
    }
}

fn tell_pairs(explained: &Explanation<'_>, pairs: &PairEffects, page: &mut Page) {
    let game = explained.exact.game;
    let mut clear: Vec<_> = pairs
        .pairs
        .iter()
        .filter_map(|pair| Some((pair, words::interaction(&pair.played?)?, pair.played?)))
        .collect();
    clear.sort_by(|a, b| {
        let size = |p: &crate::concessions::PairPlayed| p.interaction.abs();
        size(&b.2)
            .total_cmp(&size(&a.2))
            .then(a.0.options.cmp(&b.0.options))
    });
    let title = format!(
        "{} of {} pairs clearly do more or less together ({} runs each; near 0% or 100% there is no room for more)",
        clear.len(),
        thousands(pairs.pairs.len() as u64),
        thousands(pairs.runs)
    );
    heading(&title, page);
    for (pair, told, _) in clear.iter().take(most(page)) {
        let terms = words::terms(game, &pair.options);
        page.line(wrapped("    ", &format!("{terms}: {told}")));
    }
    if let Some(more) = more(clear.len(), page) {
        page.line(format!("    {more}"));
    }
}

fn tell_more(explained: &Explanation<'_>, loaded: &Loaded, round: &str, page: &mut Page) {
    let texts = explained.exact.census.funnel.texts();
    if explained.flips.is_none() && *texts > MANY.into() {
        page.line("");
        page.line("  On so many texts each talk takes long: the smallest changes of the file are looked for only with --flips.");
    }
    if explained.effects.is_none() && !explained.scenario.is_certain() {
        page.line("");
        page.line(format!(
            "  What settling one point first does to the chance of a deal: zopa explain {}{round} --runs 1000",
            loaded.typed()
        ));
    }
}
