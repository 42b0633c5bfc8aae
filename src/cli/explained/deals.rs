//! What the deals say: options, deadlock, moves, firmness, gates.

use super::{heading, more, most};
use crate::account::{count, short_count};
use crate::cli::page::{Page, columns, wrapped};
use crate::concessions::{Correction, Explanation, Position, Standing, words};
use crate::game::{Game, Gate};
use crate::scenario::{IssueId, OptionId};

pub(super) fn tell_options(explained: &Explanation<'_>, page: &mut Page) {
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

pub(super) fn tell_deadlock(explained: &Explanation<'_>, page: &mut Page) {
    let Some(deadlock) = &explained.exact.deadlock else {
        return;
    };
    heading("What cannot all hold (deadlock cores)", page);
    tell_deadlock_of(explained.exact.game, deadlock, page);
}

pub(super) fn tell_deadlock_of(
    game: &Game,
    deadlock: &crate::concessions::Deadlock,
    page: &mut Page,
) {
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

pub(super) fn tell_moves(explained: &Explanation<'_>, page: &mut Page) {
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

pub(super) fn tell_firm(explained: &Explanation<'_>, page: &mut Page) {
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

pub(super) fn tell_gates(explained: &Explanation<'_>, page: &mut Page) {
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
