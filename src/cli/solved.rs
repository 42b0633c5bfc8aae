//! Solutions in words and columns.

use super::page::Page;
use crate::account::{
    Draw, MemberVotes, Rounded, Solved, and_list, capital, count, decimal, rarity, share,
    short_count, told_bracket, told_stages, told_worth, when, whole,
};
use crate::durability::Outlook;
use crate::game::{Deal, Game, Points, Unit, Within};
use crate::report::blocks::{BlockCell, BlockTable, cells};
use crate::solutions::lottery::{Lottery, Reach};
use crate::solutions::{Chosen, Division, NoSolution};
use crate::space::Frontier;
use num_bigint::BigUint;

/// Prints the choice of one solution, with its deal.
pub(super) fn one(solved: &Solved<'_>, page: &mut Page) {
    let now = when(&solved.scenario.time.unit, solved.round);
    for (about, answer) in &solved.answers {
        let title = format!("{} {now}", about.title);
        match answer {
            Ok(chosen) => one_text(solved, &title, chosen, page),
            Err(why) => page.line(format!("{title}: {why}")),
        }
    }
    for (about, draw) in &solved.draws {
        let title = format!("{} {now}", about.title);
        match draw {
            Ok(lottery) => one_lottery(solved, &title, lottery, page),
            Err(why) => page.line(format!("{title}: {why}")),
        }
    }
    if let Some(division) = &solved.division
        && solved.answers.is_empty()
        && solved.draws.is_empty()
    {
        page.title(format!("Adjusted Winner {now}"));
        tell_division(solved, division, page);
    }
}

fn one_text(solved: &Solved<'_>, title: &str, chosen: &Chosen, page: &mut Page) {
    let deal = &chosen.deals[0];
    let listed = match chosen.count == BigUint::from(chosen.deals.len()) {
        true => "all",
        false => "some",
    };
    let ties = match whole(&chosen.count).as_str() {
        "1" => String::new(),
        ties => format!(", the first of {ties} equally good deals (--json lists {listed})"),
    };
    page.title(format!("{title}{ties}"));
    page.terms(solved.game.frame(), deal, "  ");
    page.line(format!(
        "  Worth: {}. {}.",
        told_worth(solved.game, deal),
        capital(&verdict(solved, deal))
    ));
    for (title, votes) in member_votes(solved, deal) {
        page.para(
            &format!("  {title}: "),
            format!("{} ({})", votes.told_result(), votes.told_names()),
        );
    }
    if let Some(bound) = bound(chosen) {
        page.line(format!("  {bound}"));
    }
}

/// How the members of ratifiers that a deal concerns vote on it, where they are given one by one.
fn member_votes<'s>(solved: &'s Solved<'_>, deal: &Deal) -> Vec<(&'s str, MemberVotes)> {
    let game = solved.game;
    let bodies = game.ratifiers().iter().zip(&game.frame().ratifiers);
    let concerned = bodies.filter(|(body, _)| body.only_if.holds(deal));
    let votes = concerned
        .filter_map(|(body, title)| Some((title.as_str(), MemberVotes::of(game, body, deal)?)));
    votes.collect()
}

fn one_lottery(solved: &Solved<'_>, title: &str, lottery: &Lottery, page: &mut Page) {
    page.title(title);
    for ticket in &lottery.tickets {
        page.line(format!(
            "  With chance {}: {}. {}.",
            share(ticket.chance.as_f64()),
            told_worth(solved.game, &ticket.deal),
            capital(&verdict(solved, &ticket.deal))
        ));
        page.terms(solved.game.frame(), &ticket.deal, "    ");
    }
    let names = solved.names();
    let told = |points: Vec<f64>| {
        let told = names.iter().zip(points);
        let told = told.map(|(name, worth)| format!("{name} {}", decimal(worth, 1)));
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

/// Prints all solutions side by side.
pub(super) fn all(solved: &Solved<'_>, page: &mut Page) {
    let game = solved.game;
    let now = when(&solved.scenario.time.unit, solved.round);
    let names = and_list(&solved.names());
    page.title(format!("Where should they settle? {names} {now}"));
    page.gap();
    let all = solved.funnel.texts();
    for stage in told_stages(game, &solved.funnel) {
        let mut more = vec![rarity(&stage.deals, all)];
        more.retain(|share| !share.is_empty());
        more.extend(told_bracket(&stage.deals));
        let more = match more.is_empty() {
            true => String::new(),
            false => format!("  ({})", more.join("; ")),
        };
        page.line(format!(
            "  {:>12}  {}{more}",
            short_count(&stage.deals),
            stage.label
        ));
    }
    page.gap();
    page.rows(&texts(solved).lines(), "   ", "  ");
    for (about, answer) in &solved.answers {
        if let Ok(chosen) = answer
            && let Some(bound) = bound(chosen)
        {
            page.line(format!("  {}: {bound}", about.title));
        }
    }
    let found = solved.answers.iter().any(|(_, answer)| answer.is_ok());
    if found {
        page.line("  left: what the players together could still gain on the table, among these deals; deals: how many are exactly as good.");
        if let Some(durability) = &game.frame().durability {
            let years = count(u64::from(durability.years), "year");
            page.line(format!(
                "  lasts: the chance that it is unbroken after {years}, once ratified."
            ));
        }
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
        page.told(rounded.told());
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
        page.line("  The deal itself: --at nash (or another of `zopa list models`). Worth is in points, 0-100.");
    } else if solved
        .answers
        .iter()
        .any(|(_, answer)| *answer == Err(NoSolution::Undecided))
    {
        page.line("  Nothing was found before the search was stopped: allow more with --steps.");
    } else {
        // Do not suggest wider gates that would not help.
        let wider = match solved.funnel.deals(Within::RedLines).is_none() {
            true => "anything",
            false => "zopa, red-lines or anything",
        };
        page.line(format!(
            "  No deal is left: widen the gates with --within {wider}, or look at a later --round."
        ));
    }
}

/// One row per solution, then the drafts.
fn texts(solved: &Solved<'_>) -> BlockTable {
    let game = solved.game;
    let parties = game.frame().parties.iter();
    let mut table = BlockTable::new(cells![format!("within {}", solved.within.word())]);
    table
        .head
        .extend(parties.map(|party| BlockCell::from(&party.name)));
    table.head.extend(cells!["left", "deals"]);
    if game.frame().durability.is_some() {
        table.head.push("lasts".into());
    }
    table.head.push("gates".into());
    let row = |name: String, deal: &Deal, texts: String| {
        let worth = game.worths(deal).into_iter().map(Some);
        let numbers = worth.chain([solved.left_on_the_table(deal)]).map(|number| {
            let shown = number.map(|number| game.show(number).to_string());
            BlockCell::from(shown.unwrap_or_default())
        });
        let mut row = cells![name];
        row.extend(numbers);
        row.push(texts.into());
        row.extend(Outlook::in_game(game, deal).map(|outlook| share(outlook.lasts()).into()));
        row.push(verdict(solved, deal).into());
        row
    };
    for (about, answer) in &solved.answers {
        let cells = match answer {
            Ok(chosen) => {
                let at_least = if chosen.at_most.is_some() { "≥ " } else { "" };
                let texts = format!("{at_least}{}", whole(&chosen.count));
                row(about.title.to_owned(), &chosen.deals[0], texts)
            }
            Err(why) => refused(about.title, why, table.head.len()),
        };
        table.row(cells);
    }
    for draft in &solved.drafts {
        table.row(row(
            format!("draft {}", draft.id),
            &draft.deal,
            String::new(),
        ));
    }
    table
}

/// The row of a solution that does not exist: the reason is in the last column.
fn refused(title: &str, why: &NoSolution, columns: usize) -> Vec<BlockCell> {
    let mut row = cells![title];
    row.resize(columns - 1, BlockCell::from(""));
    row.push(why.to_string().into());
    row
}

/// The bound that a stopped search has proved.
fn bound(chosen: &Chosen) -> Option<String> {
    let most = chosen.at_most?;
    if most <= chosen.measure * (1.0 + 1e-9) {
        return Some(
            "no deal is better, but the search was stopped before all were found that are as good (--steps allows more)".into(),
        );
    }
    Some(format!(
        "the search was stopped; the best found measures {:.4}, none measures more than {most:.4} (--steps allows more)",
        chosen.measure
    ))
}

/// The greatest number of changes that are listed.
const MOST_CHANGES: usize = 5;

/// "army = 700 and plant = us-operated".
fn changes(game: &Game, from: &Deal, to: &Deal) -> String {
    let changed = game.frame().read_terms(to).zip(from.iter().zip(to.iter()));
    let changed = changed.filter(|(_, (old, new))| old != new);
    let told: Vec<String> = changed
        .map(|((issue, option), _)| format!("{} = {option}", issue.id))
        .collect();
    if told.len() > MOST_CHANGES {
        return format!("another deal on {} issues", told.len());
    }
    and_list(&told)
}

fn tell_draws(solved: &Solved<'_>, page: &mut Page) {
    let undecided = |draw: &Draw| draw.1 == Err(NoSolution::Undecided);
    if !solved.draws.is_empty() && solved.draws.iter().all(undecided) {
        page.gap();
        page.line("  Over lotteries: undecided, the frontier was not found within the steps (--steps allows more).");
    }
    if solved.draws.iter().any(|(_, draw)| draw.is_ok()) {
        page.gap();
        let mut table = BlockTable::new(cells!["over lotteries"]);
        table
            .head
            .extend(solved.names().into_iter().map(BlockCell::from));
        table.head.push("drawn".into());
        let (for_two, others): (Vec<&Draw>, _) = solved
            .draws
            .iter()
            .partition(|(_, draw)| matches!(draw, Err(NoSolution::Players { .. })));
        for draw in others {
            table.row(draw_row(solved.game.unit(), draw, table.head.len()));
        }
        page.rows(&table.lines(), "   ", "  ");
        page.line("  Lotteries draw one of a few deals; worth is what they give on average.");
        let for_two: Vec<&str> = for_two.iter().map(|(about, _)| about.title).collect();
        if !for_two.is_empty() {
            page.line(format!("  For two players only: {}.", for_two.join(" · ")));
        }
    }
    if let Some(division) = &solved.division {
        page.gap();
        page.line("  Adjusted Winner, with each issue for one of them or divided:");
        tell_division(solved, division, page);
    }
}

fn draw_row(unit: Unit, (about, draw): &Draw, columns: usize) -> Vec<BlockCell> {
    let lottery = match draw {
        Ok(lottery) => lottery,
        Err(why) => return refused(about.title, why, columns),
    };
    let worths = lottery.gives(unit).into_iter();
    let tickets = lottery.tickets.iter();
    let chances: Vec<String> = tickets
        .map(|ticket| share(ticket.chance.as_f64()))
        .collect();
    let drawn = match chances.len() {
        1 => "one deal for sure".to_owned(),
        texts => format!("{texts} deals: {}", chances.join(" / ")),
    };
    let mut row = cells![about.title];
    row.extend(worths.map(|worth| BlockCell::from(decimal(worth, 1))));
    row.push(drawn.into());
    row
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
    for (n, player) in solved.names().into_iter().enumerate() {
        let agreed = |id: &str| {
            let mut agreed = division.agreed.iter();
            agreed.any(|(issue, _)| frame.issues[issue.index()].id == id)
        };
        let shares = frame.issues.iter().zip(&division.shares);
        let won = shares.filter_map(|(issue, shares)| {
            let part = crate::solutions::nearest(&shares[n]);
            (part > 0.0 && !agreed(&issue.id)).then(|| match part {
                part if part < 1.0 => format!("{} of {}", share(part), issue.id),
                _ => issue.id.clone(),
            })
        });
        let won: Vec<String> = won.collect();
        page.line(format!("    {player} wins {}", and_list(&won)));
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
    page.gap();
    if solved.frontier.is_empty() && !solved.frontier.complete() {
        page.line("  Pareto frontier: not found, the search was stopped (--steps allows more).");
        return;
    }
    // Deals behind the points of a very large frontier are not counted.
    let behind = solved.frontier.is_small().then(|| solved.frontier.deals());
    let behind = behind.map_or(String::new(), |deals| {
        let noun = if deals == BigUint::from(1_u8) {
            "deal"
        } else {
            "deals"
        };
        format!(" ({} {noun})", whole(&deals))
    });
    let raw = if solved.raw_frontier.complete() {
        format!(
            "; {} of all deals that can exist",
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
        (" of all deals", &solved.raw_frontier),
    ] {
        if let Some(caveat) = caveat(solved.game, frontier) {
            page.line(format!("  The frontier{name} {caveat}"));
        }
    }
}

/// Says how far a frontier is from exact, unless it is exact.
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

/// Who would stop the deal, if anybody.
fn verdict(solved: &Solved<'_>, deal: &Deal) -> String {
    match solved.stopped_by(deal).as_slice() {
        [] => "passes every gate".to_owned(),
        names => format!("blocked by {}", and_list(names)),
    }
}
