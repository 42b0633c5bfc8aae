//! What the deals say: options, deadlock, moves, firmness, gates.

use super::layout::{heading, more, most};
use crate::account::count;
use crate::cli::page::{Page, wrapped};
use crate::concessions::{Explanation, Position, Standing, words};
use crate::game::{Game, Gate};
use crate::scenario::{IssueId, OptionId};

/// What every deal has, and what none has.
pub(super) fn tell_options(explained: &Explanation<'_>, page: &mut Page) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    let with = |standing: Standing| -> Vec<String> {
        let issues = game.issue_ids();
        let all =
            issues.flat_map(|issue| game.option_ids(issue).map(move |option| (issue, option)));
        let fate = |issue: IssueId, option: OptionId| &exact.fates[issue.index()][option.index()];
        all.filter(|&(issue, option)| fate(issue, option).standing == standing)
            .map(|(issue, option)| {
                let term = words::term(game, issue, option);
                match standing {
                    Standing::Must => term,
                    _ => format!("{term} ({})", words::fate(exact, fate(issue, option))),
                }
            })
            .collect()
    };
    let rows = [
        ("  Every deal has      ", with(Standing::Must).join(", ")),
        ("  Nearly every deal   ", with(Standing::Nearly).join(", ")),
        ("  What kills a deal   ", words::all_kills(exact).join("; ")),
    ];
    if rows.iter().all(|(_, told)| told.is_empty()) {
        return;
    }
    page.line("");
    for (label, told) in rows.iter().filter(|(_, told)| !told.is_empty()) {
        page.line(wrapped(label, told));
    }
}

/// Parties whose moves are told without `-v`.
const PARTIES: usize = 5;

pub(super) fn tell_deadlock(explained: &Explanation<'_>, page: &mut Page) {
    let Some(deadlock) = &explained.exact.deadlock else {
        return;
    };
    heading("What cannot all hold together", page);
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
    heading(&format!("What would be enough, cheapest first{all}"), page);
    for (n, correction) in deadlock.corrections.iter().take(most(page)).enumerate() {
        let label = format!("    {}. ", n + 1);
        let price = words::price(game, correction);
        page.line(wrapped(
            &label,
            &format!("{}: {price}", words::correction(game, correction)),
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

/// Who must move, the most costly first.
pub(super) fn tell_moves(explained: &Explanation<'_>, page: &mut Page) {
    let exact = &explained.exact;
    if exact.positions.is_empty() {
        return;
    }
    heading(
        "Who must move, and for whom? From each opening position, at least; points are each party's own",
        page,
    );
    let cost = |position: &Position| position.best.as_ref().map(|best| best.cost);
    let mut order: Vec<&Position> = exact.positions.iter().collect();
    // Equal ones stay in the order of the file.
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
    page.line(wrapped("    ", &words::gives_up(game, position)));
    for (whom, moves) in words::demands(game, position) {
        page.line(wrapped("      ", &format!("{whom}: {moves}")));
    }
    if page.verbose {
        tell_packages(game, position, page);
    }
}

/// The smallest sets of issues on which it is enough to move.
fn tell_packages(game: &Game, position: &Position, page: &mut Page) {
    for (n, package) in position.packages.iter().enumerate() {
        let label = if n == 0 {
            "      enough: to move "
        } else {
            "      or "
        };
        page.line(wrapped(label, &words::package(game, package)));
        let others = words::in_return(game, package);
        if n == 0 && !others.is_empty() {
            page.line(wrapped("      the others then give up ", &others));
        }
    }
    if !position.complete {
        page.line("      these are the packages found; there may be more, and smaller ones");
    }
}

/// What is asked of the others if a party insists on its opening.
pub(super) fn tell_firm(explained: &Explanation<'_>, page: &mut Page) {
    let (exact, game) = (&explained.exact, explained.exact.game);
    // What surely leaves no text has been told as a move that every deal asks for.
    let told: Vec<_> = exact
        .firm
        .iter()
        .filter(|firm| firm.possible == Some(true))
        .filter_map(|firm| Some((firm, words::firm(game, firm, 3)?)))
        .collect();
    if told.is_empty() {
        return;
    }
    heading("If a party insists on its opening position", page);
    // Those that leave fewest texts first: there most hangs on the others.
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|&n| {
        let left = told[n].0.deals.as_ref().map(|deals| deals.about().clone());
        (left.is_none(), left, n)
    });
    for &n in &order {
        let (firm, what) = &told[n];
        let who = game.frame().party_name(firm.party);
        let issue = &game.frame().issues[firm.issue.index()].id;
        page.line(wrapped(&format!("    {who} on {issue}: "), what));
    }
}

/// Whose no decides: those without whom most texts would pass first.
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
    heading(
        "Whose no decides? What passes without it, and what it asks for",
        page,
    );
    decides.sort_by_key(|(binding, _)| std::cmp::Reverse(binding.without.about().clone()));
    for (binding, turn) in decides.iter().take(most(page)) {
        let name = words::named_gate(game, binding.gate);
        let without = words::without(binding, passing);
        let turn = turn
            .as_ref()
            .map_or_else(String::new, |turn| format!("; {turn}"));
        page.line(wrapped("    ", &format!("{name}: {without}{turn}")));
    }
    if let Some(more) = more(decides.len(), page) {
        page.line(format!("    {more}"));
    }
    if page.verbose && !idle.is_empty() {
        page.line(wrapped("    keep out no text alone: ", &idle.join(", ")));
    }
}
