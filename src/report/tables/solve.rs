//! The tables of `zopa solve --out`: solutions and the Pareto frontier, one text a row.

use crate::account::Solved;
use crate::files::{Column, Table};
use crate::game::{Deal, Within};

/// What each solution chooses: the first text of those that are exactly as good, lotteries with a row a ticket, then the
/// drafts of the file.
pub fn solutions_table(solved: &Solved<'_>) -> Table {
    let mut columns = vec![
        Column::new(
            "solution",
            "text",
            "",
            "name of the solution, or of the draft",
        ),
        Column::new(
            "kind",
            "text",
            "",
            "text (one is chosen), lottery (one is drawn) or draft (of the file)",
        ),
        Column::new(
            "chance",
            "number",
            "0-1",
            "chance that the text is drawn; 1 unless it is a lottery",
        ),
        Column::new(
            "texts",
            "integer",
            "",
            "number of texts exactly as good; empty for lotteries and drafts",
        ),
        Column::new(
            "exact",
            "yes/no",
            "1 or 0",
            "0: the search was stopped, and there may be better texts",
        ),
    ];
    columns.extend(common_columns(solved));
    let mut rows = Vec::new();
    for (about, answer) in &solved.answers {
        let Ok(chosen) = answer else { continue };
        let exact = u8::from(chosen.at_most.is_none()).to_string();
        let mut row = vec![
            about.name.to_owned(),
            "text".into(),
            "1".into(),
            chosen.count.to_string(),
            exact,
        ];
        row.extend(common_cells(solved, &chosen.deals[0]));
        rows.push(row);
    }
    for (about, draw) in &solved.draws {
        for ticket in draw.iter().flat_map(|lottery| &lottery.tickets) {
            let chance = ticket.chance.as_f64().to_string();
            let mut row = vec![
                about.name.to_owned(),
                "lottery".into(),
                chance,
                String::new(),
                "1".into(),
            ];
            row.extend(common_cells(solved, &ticket.deal));
            rows.push(row);
        }
    }
    for draft in &solved.drafts {
        let mut row = vec![
            draft.id.clone(),
            "draft".into(),
            "1".into(),
            String::new(),
            String::new(),
        ];
        row.extend(common_cells(solved, &draft.deal));
        rows.push(row);
    }
    Table { columns, rows }
}

/// The Pareto frontier of the deals, by falling worth to the first player; the lowest text of each point.
pub fn frontier_table(solved: &Solved<'_>) -> Table {
    let mut columns = vec![Column::new(
        "texts",
        "integer",
        "",
        "number of texts with exactly this worth to the players; the lowest of them is shown",
    )];
    columns.extend(common_columns(solved));
    let told = solved
        .frontier
        .told(crate::report::json::most_told(solved.game));
    let rows = told.iter().map(|(deal, count)| {
        let mut row = vec![count.to_string()];
        row.extend(common_cells(solved, deal));
        row
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}

fn common_columns(solved: &Solved<'_>) -> Vec<Column> {
    let frame = solved.game.frame();
    let mut columns: Vec<Column> = frame
        .parties
        .iter()
        .map(|party| {
            let meaning = format!("what the text is worth to {}", party.name);
            Column::new(
                format!("worth_{}_points", party.id),
                "number",
                "points",
                meaning,
            )
        })
        .collect();
    columns.extend([
        Column::new("total_points", "number", "points", "what it is worth to the players together"),
        Column::new(
            "left_on_table_points",
            "number",
            "points",
            "what the players together could still gain among the texts inside the gates; empty if not known",
        ),
        Column::new("passes", "yes/no", "1 or 0", "it passes every gate of the round"),
        Column::new("ratified_chance", "number", "0-1", "exact chance that the bodies concerned ratify it"),
    ]);
    columns.extend(frame.issues.iter().map(|issue| {
        let meaning = format!("what the text says on: {}", issue.title);
        Column::new(format!("text_{}", issue.id), "text", "", meaning)
    }));
    columns
}

fn common_cells(solved: &Solved<'_>, deal: &Deal) -> Vec<String> {
    let game = solved.game;
    let mut cells: Vec<String> = game
        .worths(deal)
        .iter()
        .map(|w| game.real(*w).to_string())
        .collect();
    let left = solved.left_on_the_table(deal).map(|left| game.real(left));
    let passes = game.failures(deal, Within::All, solved.round).is_empty();
    cells.extend([
        game.real(solved.total(deal)).to_string(),
        left.map(|left| left.to_string()).unwrap_or_default(),
        u8::from(passes).to_string(),
        game.ratified_chance(deal, solved.round).to_string(),
    ]);
    cells.extend(
        game.frame()
            .terms(deal)
            .map(|(_, option)| option.to_owned()),
    );
    cells
}
