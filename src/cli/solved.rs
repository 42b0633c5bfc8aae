//! Solutions in words and columns.

use super::page::{Page, wrapped};
use crate::account::{
    Draw, Rounded, Solved, and_list, capital, count, decimal, rarity, short_count, told_bracket,
    told_stages, told_worth, when, whole,
};
use crate::game::{Deal, Game, Points, Unit, Within};
use crate::solutions::lottery::{Lottery, Reach};
use crate::solutions::{Chosen, Division, NoSolution};
use crate::space::Frontier;
use num_bigint::BigUint;

/// What one solution chooses, with its text.
pub(super) fn one(solved: &Solved<'_>, page: &mut Page) {
    let now = when(&solved.scenario.time.unit, solved.round);
    for (about, answer) in &solved.answers {
        match answer {
            Ok(chosen) => one_text(solved, &format!("{} {now}", about.title), chosen, page),
            Err(why) => page.line(format!("{} {now}: {why}", about.title)),
        }
    }
    for (about, draw) in &solved.draws {
        match draw {
            Ok(lottery) => one_lottery(solved, &format!("{} {now}", about.title), lottery, page),
            Err(why) => page.line(format!("{} {now}: {why}", about.title)),
        }
    }
    if let Some(division) = &solved.division
        && solved.answers.is_empty()
        && solved.draws.is_empty()
    {
        let title = page.strong(&format!("Adjusted Winner {now}"));
        page.line(title);
        tell_division(solved, division, page);
    }
}

fn one_text(solved: &Solved<'_>, title: &str, chosen: &Chosen, page: &mut Page) {
    let deal = &chosen.deals[0];
    let ties = if chosen.count == BigUint::from(1_u8) {
        String::new()
    } else {
        format!(
            ", the first of {} equally good texts (--json lists {})",
            whole(&chosen.count),
            if chosen.count == BigUint::from(chosen.deals.len()) {
                "all"
            } else {
                "some"
            }
        )
    };
    let title = page.strong(&format!("{title}{ties}"));
    page.line(title);
    tell_text(solved.game, deal, "  ", page);
    page.line(format!(
        "  Worth: {}. {}.",
        told_worth(solved.game, deal),
        capital(&verdict(solved, deal))
    ));
    if let Some(bound) = bound(chosen) {
        page.line(format!("  {bound}"));
    }
}

fn one_lottery(solved: &Solved<'_>, title: &str, lottery: &Lottery, page: &mut Page) {
    let title = page.strong(title);
    page.line(title);
    for ticket in &lottery.tickets {
        page.line(format!(
            "  With chance {}: {}. {}.",
            chance(ticket.chance.as_f64()),
            told_worth(solved.game, &ticket.deal),
            capital(&verdict(solved, &ticket.deal))
        ));
        tell_text(solved.game, &ticket.deal, "    ", page);
    }
    let names = solved
        .players
        .iter()
        .map(|&p| solved.game.frame().party_name(p));
    let worth = names.map(|name| move |worth: f64| format!("{name} {}", decimal(worth, 1)));
    let told = |points: Vec<f64>| {
        let told = worth.clone().zip(points).map(|(told, worth)| told(worth));
        told.collect::<Vec<_>>().join(", ")
    };
    page.line(format!(
        "  Worth on average: {}.",
        told(lottery.gives(solved.game.unit()))
    ));
    if lottery.reach == Reach::Exceeded {
        page.line(format!(
            "  The solution itself asks for {} and counts on throwing worth away: the lottery gives nobody less and somebody more.",
            told(lottery.points(solved.game.unit()))
        ));
    }
}

fn tell_text(game: &Game, deal: &Deal, indent: &str, page: &mut Page) {
    let titles = game
        .frame()
        .issues
        .iter()
        .map(|issue| issue.title.chars().count());
    let width = titles.max().unwrap_or(0);
    for (issue, option) in game.frame().read_terms(deal) {
        page.line(format!("{indent}{:<width$}   {option}", issue.title));
    }
}

/// All solutions side by side.
pub(super) fn all(solved: &Solved<'_>, page: &mut Page) {
    let game = solved.game;
    let frame = game.frame();
    let now = when(&solved.scenario.time.unit, solved.round);
    let names: Vec<&str> = solved
        .players
        .iter()
        .map(|p| frame.party_name(*p))
        .collect();
    let title = format!("Where should they settle? {} {now}", and_list(&names));
    let title = page.strong(&title);
    page.line(title);
    page.line("");
    let all = solved.funnel.texts();
    for stage in told_stages(game, &solved.funnel) {
        let share = rarity(&stage.deals, all);
        let bracket = told_bracket(&stage.deals);
        let more: Vec<String> = [share]
            .into_iter()
            .filter(|s| !s.is_empty())
            .chain(bracket)
            .collect();
        let more = if more.is_empty() {
            String::new()
        } else {
            format!("  ({})", more.join("; "))
        };
        page.line(format!(
            "  {:>12}  {}{more}",
            short_count(&stage.deals),
            stage.label
        ));
    }
    page.line("");
    page.table(&texts(solved), "   ", "  ");
    for (about, answer) in &solved.answers {
        if let Ok(chosen) = answer
            && let Some(bound) = bound(chosen)
        {
            page.line(format!("  {}: {bound}", about.title));
        }
    }
    let found = solved.answers.iter().any(|(_, answer)| answer.is_ok());
    if found {
        page.line("  left: what the players together could still gain on the table, among these deals; texts: exactly as good.");
    }
    for draft in &solved.drafts {
        let Some((better, more)) = &draft.better else {
            continue;
        };
        page.line(format!(
            "  The draft {} can be improved for all players: {} gives {} ({:+.1} together).",
            draft.id,
            changes(game, &draft.deal, better),
            told_worth(game, better),
            game.show(*more),
        ));
    }
    if let Some(rounded) = Rounded::of(solved.game, solved.round) {
        page.line(wrapped("  ", &rounded.told()));
    }
    tell_draws(solved, page);
    tell_frontier(solved, page);
    if let Some(trade) = &solved.trade
        && let (Some(potential), Some(tension)) = (trade.potential, trade.tension)
    {
        page.line(format!(
            "  Trading: logrolling potential {potential:.2} (0: the same issues matter to both), tension {tension:.2}."
        ));
    }
    if found {
        page.line("  The text itself: --at nash (or another of `zopa list models`). Worth is in points, 0-100.");
    } else if solved
        .answers
        .iter()
        .any(|(_, answer)| *answer == Err(NoSolution::Undecided))
    {
        page.line("  No text was found before the search was stopped: allow more with --steps.");
    } else {
        // What no wider gates bring back is not offered.
        let wider = match solved.funnel.deals(Within::RedLines).is_none() {
            true => "anything",
            false => "zopa, red-lines or anything",
        };
        page.line(format!(
            "  No text is left: widen the gates with --within {wider}, or look at a later --round."
        ));
    }
}

/// A row a solution, then the drafts.
fn texts(solved: &Solved<'_>) -> Vec<Vec<String>> {
    let game = solved.game;
    let parties = game.frame().parties.iter().map(|party| party.name.clone());
    let head = std::iter::once(format!("within {}", solved.within.word())).chain(parties);
    let mut rows: Vec<Vec<String>> = vec![
        head.chain(["left", "texts", "gates"].map(str::to_owned))
            .collect(),
    ];
    let cells = |deal: &Deal| -> Vec<String> {
        let worth = game
            .worths(deal)
            .into_iter()
            .map(|worth| game.show(worth).to_string());
        let left = solved.left_on_the_table(deal);
        worth
            .chain([left
                .map(|left| game.show(left).to_string())
                .unwrap_or_default()])
            .collect()
    };
    for (about, answer) in &solved.answers {
        let mut row = vec![about.title.to_owned()];
        match answer {
            Ok(chosen) => {
                row.extend(cells(&chosen.deals[0]));
                let at_least = if chosen.at_most.is_some() { "≥ " } else { "" };
                row.push(format!("{at_least}{}", whole(&chosen.count)));
                row.push(verdict(solved, &chosen.deals[0]));
            }
            Err(why) => {
                row.resize(rows[0].len() - 1, String::new());
                row.push(why.to_string());
            }
        }
        rows.push(row);
    }
    for draft in &solved.drafts {
        let mut row = vec![format!("draft {}", draft.id)];
        row.extend(cells(&draft.deal));
        row.extend([String::new(), verdict(solved, &draft.deal)]);
        rows.push(row);
    }
    rows
}

/// What a stopped search proves.
fn bound(chosen: &Chosen) -> Option<String> {
    let most = chosen.at_most?;
    if most <= chosen.measure * (1.0 + 1e-9) {
        return Some(
            "no text is better, but the search was stopped before all were found that are as good (--steps allows more)".into(),
        );
    }
    Some(format!(
        "the search was stopped; the best found measures {:.4}, none measures more than {most:.4} (--steps allows more)",
        chosen.measure
    ))
}

/// The most changes that are told one by one.
const MOST_CHANGES: usize = 5;

/// "army = 700 and plant = us-operated".
fn changes(game: &Game, from: &Deal, to: &Deal) -> String {
    let changed = game.frame().read_terms(to).zip(from.iter().zip(to.iter()));
    let changed = changed.filter(|(_, (old, new))| old != new);
    let told: Vec<String> = changed
        .map(|((issue, option), _)| format!("{} = {option}", issue.id))
        .collect();
    if told.len() > MOST_CHANGES {
        return format!("another text on {} issues", told.len());
    }
    and_list(&told)
}

fn tell_draws(solved: &Solved<'_>, page: &mut Page) {
    let drawn = solved.draws.iter().any(|(_, draw)| draw.is_ok());
    let undecided = solved
        .draws
        .iter()
        .all(|(_, draw)| *draw == Err(NoSolution::Undecided));
    if undecided && !solved.draws.is_empty() {
        page.line("");
        page.line("  Over lotteries: undecided, the frontier was not found within the steps (--steps allows more).");
    }
    if drawn {
        page.line("");
        let frame = solved.game.frame();
        let names = solved
            .players
            .iter()
            .map(|&p| frame.party_name(p).to_owned());
        let mut rows = vec![
            std::iter::once("over lotteries".to_owned())
                .chain(names)
                .collect::<Vec<_>>(),
        ];
        rows[0].push("drawn".into());
        rows.extend(
            solved
                .draws
                .iter()
                .filter(|(_, draw)| !matches!(draw, Err(NoSolution::Players { .. })))
                .map(|draw| draw_row(solved.game.unit(), draw, solved.players.len())),
        );
        page.table(&rows, "   ", "  ");
        page.line("  Lotteries draw one of a few texts; worth is what they give on average.");
        let refused = solved
            .draws
            .iter()
            .filter(|(_, draw)| matches!(draw, Err(NoSolution::Players { .. })));
        let refused: Vec<&str> = refused.map(|(about, _)| about.title).collect();
        if !refused.is_empty() {
            page.line(format!("  For two players only: {}.", refused.join(" · ")));
        }
    }
    if let Some(division) = &solved.division {
        page.line("");
        page.line("  Adjusted Winner, with each issue for one of them or divided:");
        tell_division(solved, division, page);
    }
}

fn draw_row(unit: Unit, (about, draw): &Draw, players: usize) -> Vec<String> {
    let mut row = vec![about.title.to_owned()];
    match draw {
        Ok(lottery) => {
            row.extend(lottery.gives(unit).iter().map(|worth| decimal(*worth, 1)));
            let chances: Vec<String> = lottery
                .tickets
                .iter()
                .map(|ticket| chance(ticket.chance.as_f64()))
                .collect();
            row.push(if chances.len() == 1 {
                "one text for sure".into()
            } else {
                format!("{} texts: {}", chances.len(), chances.join(" / "))
            });
        }
        Err(why) => {
            row.resize(players + 1, String::new());
            row.push(why.to_string());
        }
    }
    row
}

/// A chance as a percentage, never 0% or 100% for one that is neither.
fn chance(chance: f64) -> String {
    crate::account::share(chance)
}

fn tell_division(solved: &Solved<'_>, division: &Result<Division, NoSolution>, page: &mut Page) {
    let frame = solved.game.frame();
    let division = match division {
        Ok(division) => division,
        Err(why) => {
            page.line(format!("  {}", capital(&why.to_string())));
            return;
        }
    };
    for (n, &player) in solved.players.iter().enumerate() {
        let won = frame
            .issues
            .iter()
            .zip(&division.shares)
            .filter_map(|(issue, shares)| {
                let share = crate::solutions::nearest(&shares[n]);
                let agreed = division
                    .agreed
                    .iter()
                    .any(|(agreed, _)| frame.issues[agreed.index()].id == issue.id);
                (share > 0.0 && !agreed).then(|| match share {
                    share if share < 1.0 => format!("{} of {}", chance(share), issue.id),
                    _ => issue.id.clone(),
                })
            });
        let won: Vec<String> = won.collect();
        page.line(format!(
            "    {} wins {}",
            frame.party_name(player),
            and_list(&won)
        ));
    }
    let agreed = division.agreed.iter().map(|(issue, option)| {
        let issue = &frame.issues[issue.index()];
        format!("{} = {}", issue.id, issue.option_title(*option))
    });
    let agreed: Vec<String> = agreed.collect();
    if !agreed.is_empty() {
        page.line(format!("    best for both anyway: {}", and_list(&agreed)));
    }
    page.line(format!(
        "    each has {} of its 100 points; links, red lines of others and walk-aways are not asked",
        decimal(crate::solutions::nearest(&division.points), 1)
    ));
}

fn tell_frontier(solved: &Solved<'_>, page: &mut Page) {
    page.line("");
    if solved.frontier.is_empty() && !solved.frontier.complete() {
        page.line("  Pareto frontier: not found, the search was stopped (--steps allows more).");
        return;
    }
    // Behind the points of a very large frontier nobody counts.
    let behind = solved.frontier.is_small().then(|| solved.frontier.deals());
    let behind = behind.map_or(String::new(), |deals| {
        let noun = if deals == BigUint::from(1_u8) {
            "text"
        } else {
            "texts"
        };
        format!(" ({} {noun})", whole(&deals))
    });
    let raw = if solved.raw_frontier.complete() {
        format!(
            "; {} of all texts that can exist",
            count(solved.raw_frontier.len() as u64, "point")
        )
    } else {
        String::new()
    };
    page.line(format!(
        "  Pareto frontier: {}{behind} of these deals{raw}.",
        count(solved.frontier.len() as u64, "point"),
    ));
    for (name, frontier) in [
        ("", &solved.frontier),
        (" of all texts", &solved.raw_frontier),
    ] {
        if let Some(caveat) = caveat(solved.game, frontier) {
            page.line(format!("  The frontier{name} {caveat}"));
        }
    }
}

/// How far a frontier is from exact, if it is.
fn caveat(game: &Game, frontier: &Frontier) -> Option<String> {
    if !frontier.complete() {
        return Some("was not finished: the search was stopped (--steps allows more).".into());
    }
    let epsilon = frontier.epsilon();
    let told = match game.real(epsilon) {
        points if points < 0.001 => "0.001".to_owned(),
        points => format!("{points:.3}"),
    };
    (epsilon > Points::ZERO).then(|| {
        format!("has too many points to keep all: each true one has one here that gives no player less by more than {told}.")
    })
}

/// Who would stop the text, if anybody.
fn verdict(solved: &Solved<'_>, deal: &Deal) -> String {
    let failed = solved.game.failures(deal, Within::All, solved.round);
    if failed.is_empty() {
        return "passes every gate".to_owned();
    }
    let frame = solved.game.frame();
    let mut names: Vec<&str> = failed.iter().map(|gate| gate.holder(frame)).collect();
    names.dedup();
    format!("blocked by {}", and_list(&names))
}
