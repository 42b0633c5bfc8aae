//! The output of `zopa class`: how the groups did, what would have been better, and what may be surprising.

use super::page::Page;
use crate::account::{capital, decimal, share, when};
use crate::class::{Class, Group, GroupDeal};
use crate::game::{Game, Points};
use crate::report::blocks::{BlockTable, cells};

/// Letters of a name in a table; groups.csv has the whole name.
const LONG: usize = 24;
/// The greatest width of a table in columns.
const WIDE: usize = 110;
/// The columns that the joint gain and the verdict on a group take up.
const VERDICT: usize = 44;
/// The greatest number of paragraphs of a kind; the files have the rest.
const MOST: usize = 12;

pub(super) fn tell(class: &Class<'_>, page: &mut Page) {
    page.title(format!("CLASS: {}", class.tally().finding()));
    if page.quiet {
        return;
    }
    page.line(format!("  {}", class.scenario.about.title));
    page.gap();
    tell_groups(class, page);
    tell_failures(class, page);
    tell_better(class, page);
    tell_roles(class, page);
    let surprises = class.surprises();
    if !surprises.is_empty() {
        page.gap();
        page.title("WHAT MAY SURPRISE");
        for told in surprises {
            page.told(told);
        }
    }
}

fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let start: String = name.chars().take(most - 1).collect();
    format!("{}…", start.trim_end())
}

fn number(game: &Game, points: Option<Points>) -> String {
    points.map_or_else(|| "-".to_owned(), |points| game.show(points).to_string())
}

fn signed(game: &Game, points: Option<Points>) -> String {
    points.map_or_else(
        || "-".to_owned(),
        |points| format!("{:+}", game.show(points)),
    )
}

/// Prints one row per group.
fn tell_groups(class: &Class<'_>, page: &mut Page) {
    let played: Vec<usize> = class.roles.iter().map(|role| role.party.index()).collect();
    let parties = &class.game.frame().parties;
    let name = |group: &Group| short(&group.entry.group, LONG);
    let names = class.groups.iter().map(|group| name(group).chars().count());
    let taken = names.max().unwrap_or(0).max("group".len()) + VERDICT;
    // Worth and gain if there is room for both, otherwise worth, otherwise neither.
    let room = WIDE.saturating_sub(taken) / played.len().max(1);
    let (worths, gains) = (room >= 8, room >= 15);
    let wide = if gains {
        room - 9
    } else {
        room.saturating_sub(2)
    };
    let mut head = cells!["group"];
    for &party in played.iter().filter(|_| worths) {
        head.push(short(&parties[party].name, wide).into());
        head.extend(gains.then(|| "gain".into()));
    }
    head.extend(cells!["joint gain", "of largest"]);
    let mut table = BlockTable::new(head);
    for group in &class.groups {
        let mut row = cells![name(group)];
        let gained: Vec<Option<Points>> = group.gains().collect();
        for &party in played.iter().filter(|_| worths) {
            row.push(number(class.game, group.worth[party]).into());
            row.extend(gains.then(|| signed(class.game, gained[party]).into()));
        }
        let agreed = group.agreed.as_ref();
        let of_largest = agreed.and_then(|agreed| agreed.share);
        row.push(signed(class.game, agreed.map(|agreed| agreed.joint_gain)).into());
        row.push(of_largest.map_or_else(|| "-".to_owned(), share).into());
        table.row(row);
    }
    let verdicts = class.groups.iter().map(verdict);
    page.remarked(&table, std::iter::once(String::new()).chain(verdicts));
    page.gap();
    if !gains {
        let what = if worths {
            "each party gains"
        } else {
            "a deal is worth to each party"
        };
        page.line(format!("  What {what} stands in groups.csv."));
    }
    page.told(caution(class));
}

/// How a group did, in a few words.
fn verdict(group: &Group) -> String {
    let Some(agreed) = &group.agreed else {
        return "no deal".to_owned();
    };
    // A deal that would not pass counts as that alone: each group is counted once.
    match agreed.failed.len() {
        0 => agreed.verdict().to_owned(),
        1 => "fails a gate".to_owned(),
        many => format!("fails {many} gates"),
    }
}

/// Says what the numbers mean and do not mean.
fn caution(class: &Class<'_>) -> String {
    let unit = &class.scenario.time.unit;
    let told = class.groups.iter().any(|group| group.entry.round.is_some());
    let over = match (told, class.drifts()) {
        (true, true) => format!(
            "Each group is judged as in the {unit} of the table, {} where it names none; gain is over no deal then.",
            when(unit, 0)
        ),
        (false, true) => format!(
            "Judged as {}, because the table names no {unit}; gain is over no deal then.",
            when(unit, 0)
        ),
        (_, false) => "Gain is over no deal.".to_owned(),
    };
    let stand = if class.tally().failing > 0 {
        " A deal that fails a gate would not stand: its players are not compared with others."
    } else {
        ""
    };
    format!(
        "{over}{stand} Efficient: it passes every gate, and no other deal that does gives one signatory more without giving another less. Points are \
         each party's own: compare players of the same role; joint gains add up what only the scores make comparable."
    )
}

/// Merges groups about which the same is said.
fn together(
    class: &Class<'_>,
    told: impl Fn(&Group, &GroupDeal) -> Option<String>,
) -> Vec<(String, String)> {
    let mut found: Vec<(String, Vec<usize>)> = Vec::new();
    for (place, group) in class.groups.iter().enumerate() {
        let Some(told) = group.agreed.as_ref().and_then(|agreed| told(group, agreed)) else {
            continue;
        };
        match found.iter_mut().find(|(known, _)| *known == told) {
            Some((_, places)) => places.push(place),
            None => found.push((told, vec![place])),
        }
    }
    let named = found
        .into_iter()
        .map(|(told, places)| (short(&capital(&class.names(&places)), 40), told));
    named.collect()
}

/// Prints a title, and under it what is said about which groups.
fn tell_paragraphs(title: &str, told: &[(String, String)], file: &str, page: &mut Page) {
    if told.is_empty() {
        return;
    }
    page.gap();
    page.title(title);
    page.hanging("   ", &told[..told.len().min(MOST)]);
    if told.len() > MOST {
        page.line(format!("  and {} more in {file}", told.len() - MOST));
    }
}

/// Prints the deals that should never have been signed.
fn tell_failures(class: &Class<'_>, page: &mut Page) {
    let told = together(class, |group, _| {
        let told = class.told_gates(group);
        (!told.is_empty()).then(|| told.join("; "))
    });
    let title = "SIGNED, THOUGH IT FAILS A GATE: who should have said no?";
    tell_paragraphs(title, &told, "class.json", page);
}

/// Prints better deals.
fn tell_better(class: &Class<'_>, page: &mut Page) {
    for (standing, title) in [
        (
            true,
            "WOULD HAVE BEEN BETTER: nobody who signs gets less, and it passes every gate",
        ),
        (
            false,
            "INSTEAD OF A DEAL THAT FAILS A GATE: nobody who signs gets less, and it passes every gate",
        ),
    ] {
        let told = together(class, |_, agreed| {
            let better = agreed.better().filter(|_| agreed.stands() == standing)?;
            Some(class.told_better(&agreed.deal, better))
        });
        tell_paragraphs(title, &told, "improvements.csv", page);
    }
    let told = together(class, |_, agreed| {
        let held = agreed.held().filter(|_| agreed.failed.is_empty())?;
        Some(class.told_better(&agreed.deal, held))
    });
    let title = "BETTER ONLY FOR THOSE WHO SIGN: somebody else would stop it";
    tell_paragraphs(title, &told, "class.json", page);
}

/// Prints how the players of each role did.
fn tell_roles(class: &Class<'_>, page: &mut Page) {
    page.gap();
    page.title("WHO DID BEST IN EACH ROLE?");
    if class.roles.iter().all(|role| role.spread.is_none()) {
        page.line(
            "  Nobody: no deal would stand, and no group without a deal has a worth to compare.",
        );
        return;
    }
    let head = cells!["role", "most", "least", "mean", "median", "groups"];
    let mut table = BlockTable::new(head);
    let mut bests = vec!["best in".to_owned()];
    for role in &class.roles {
        let Some(spread) = role.spread else {
            continue;
        };
        let frame = &class.game.frame().parties[role.party.index()];
        table.row(cells![
            short(&frame.name, LONG + 8),
            class.game.show(spread.high).to_string(),
            class.game.show(spread.low).to_string(),
            decimal(spread.mean, 1),
            decimal(spread.median, 1),
            spread.groups.to_string(),
        ]);
        let all = role.best.len() == spread.groups && spread.groups > 1;
        bests.push(match role.best.as_slice() {
            [] => "no deal that stands".to_owned(),
            _ if all => "all the same".to_owned(),
            best => short(&class.names(best), 40),
        });
    }
    page.remarked(&table, bests.into_iter());
    if class.agreed().count() < class.groups.len() {
        page.line(format!(
            "  A group without a deal counts with what no deal is worth to it in the {} of the table, else {}.",
            class.scenario.time.unit,
            when(&class.scenario.time.unit, 0)
        ));
    }
}
