//! What the set of deals says: options, deadlock, moves, firmness, gates.

use crate::account::count;
use crate::cli::page::Page;
use crate::concessions::{Explanation, OptionRole, Position, words};
use crate::game::{Game, Gate};
use crate::report::told;

/// Prints the options that every deal has, and those that none has.
pub(super) fn tell_options(explained: &Explanation<'_>, page: &mut Page) {
    let exact = &explained.exact;
    let with = |standing| words::options(exact, standing);
    let must = with(OptionRole::Must).into_iter().map(|(term, _)| term);
    let nearly = with(OptionRole::Nearly).into_iter();
    let nearly = nearly.map(|(term, fate)| format!("{term} ({fate})"));
    let rows = [
        (
            "  Every deal has      ",
            must.collect::<Vec<_>>().join(", "),
        ),
        (
            "  Nearly every deal   ",
            nearly.collect::<Vec<_>>().join(", "),
        ),
        ("  What kills a deal   ", words::all_kills(exact).join("; ")),
    ];
    if rows.iter().any(|(_, told)| !told.is_empty()) {
        page.gap();
    }
    for (label, told) in rows.iter().filter(|(_, told)| !told.is_empty()) {
        page.para(label, told);
    }
}

/// The number of parties whose moves are shown without `-v`.
const PARTIES: usize = 5;

pub(super) fn tell_deadlock(explained: &Explanation<'_>, page: &mut Page) {
    if let Some(deadlock) = &explained.exact.deadlock {
        page.heading(told::TOGETHER);
        page.blocks(&told::deadlock(explained.exact.game, deadlock));
    }
}

/// Prints who must move, the most costly first.
pub(super) fn tell_moves(explained: &Explanation<'_>, page: &mut Page) {
    let exact = &explained.exact;
    if exact.positions.is_empty() {
        return;
    }
    page.heading("Who must move, and for whom? From each opening position, at least; points are each party's own");
    let cost = |position: &Position| position.best.as_ref().map(|best| best.cost);
    let mut order: Vec<&Position> = exact.positions.iter().collect();
    // Equal ones stay in file order.
    order.sort_by_key(|position| std::cmp::Reverse(cost(position)));
    let most = if page.verbose { usize::MAX } else { PARTIES };
    for position in order.iter().take(most) {
        tell_position(exact.game, position, page);
    }
    let hidden = order.len().saturating_sub(most);
    if hidden > 0 {
        page.line(format!(
            "    and {} (-v shows all)",
            count(hidden as u64, "more party")
        ));
    }
}

fn tell_position(game: &Game, position: &Position, page: &mut Page) {
    page.para("    ", words::gives_up(game, position));
    for (whom, moves) in words::demands(game, position) {
        page.para("      ", format!("{whom}: {moves}"));
    }
    if page.verbose {
        tell_packages(game, position, page);
    }
}

/// Prints the smallest sets of issues on which moving is enough.
fn tell_packages(game: &Game, position: &Position, page: &mut Page) {
    for (n, package) in position.packages.iter().enumerate() {
        let label = if n == 0 {
            "      it is enough to move "
        } else {
            "      or "
        };
        page.para(label, words::package(game, package));
        let others = words::in_return(game, package);
        if n == 0 && !others.is_empty() {
            page.para("      in return ", &others);
        }
    }
    if !position.complete {
        page.line("      these are the packages found; there may be more, and smaller ones");
    }
}

/// Prints what the others must give if a party insists on its opening.
pub(super) fn tell_firm(explained: &Explanation<'_>, page: &mut Page) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    // An opening that certainly leaves no deal has been reported as a move that every deal requires.
    let told: Vec<_> = exact
        .firm
        .iter()
        .filter(|firm| firm.possible == Some(true))
        .filter_map(|firm| Some((firm, words::firm(game, firm, 3)?)))
        .collect();
    if told.is_empty() {
        return;
    }
    page.heading("If a party insists on its opening position");
    // Those that leave fewest deals first: there most depends on the others.
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|&n| {
        let left = told[n].0.deals.as_ref().map(|deals| deals.about().clone());
        (left.is_none(), left, n)
    });
    for &n in &order {
        let (firm, what) = &told[n];
        let who = game.frame().party_name(firm.party);
        let issue = &game.frame().issues[firm.issue.index()].id;
        page.para(&format!("    {who} on {issue}: "), what);
    }
}

/// Prints whose refusal is decisive: first those without whom most deals would pass.
pub(super) fn tell_gates(explained: &Explanation<'_>, page: &mut Page) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    let passing = exact.census.passing();
    let mut decides = Vec::new();
    let mut idle = Vec::new();
    for binding in &exact.gates {
        let turn = words::turn(game, binding, exact.passes);
        let same = binding.without.exact().is_some() && binding.without == *passing;
        let law = matches!(binding.gate, Gate::Rule(_) | Gate::RedLine(..));
        if same && (law || turn.is_none()) {
            idle.push(words::named_gate(game, binding.gate));
            continue;
        }
        decides.push((binding, turn));
    }
    if decides.is_empty() && !page.verbose {
        return;
    }
    page.heading("Whose no decides? What passes without it, and what it asks for");
    decides.sort_by_key(|(binding, _)| std::cmp::Reverse(binding.without.about().clone()));
    for (binding, turn) in decides.iter().take(page.most()) {
        let name = words::named_gate(game, binding.gate);
        let without = words::without(binding, passing);
        let turn = turn
            .as_ref()
            .map_or_else(String::new, |turn| format!("; {turn}"));
        page.para("    ", format!("{name}: {without}{turn}"));
    }
    page.more(decides.len(), "    ");
    if page.verbose && !idle.is_empty() {
        page.para("    Blocks nothing on its own: ", idle.join(", "));
    }
}
