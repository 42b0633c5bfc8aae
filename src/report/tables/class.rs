//! A class as tables: `groups.csv`, one row a group, and `improvements.csv`, one row for each deal that left value on the
//! table.

use crate::class::{Better, Class, Efficiency, Group};
use crate::files::{Column, Table};
use crate::game::{Deal, Points};
use crate::scenario::IssueId;

/// Every group as a row, in the order of the table that was read.
pub fn groups_table(class: &Class<'_>) -> Table {
    let unit = &class.scenario.time.unit;
    let mut columns = vec![
        Column::new("group", "text", "", "the name of the group"),
        Column::new("agreed", "yes/no", "1 or 0", "whether it agreed on a deal"),
        Column::new(
            "round",
            "integer",
            unit,
            "the round in the table; empty where it names none",
        ),
        Column::new(
            "judged_in_round",
            "integer",
            unit,
            "the round whose walk-away values count: that of the table, else day one (0)",
        ),
    ];
    for role in &class.roles {
        let party = &class.game.frame().parties[role.party.index()];
        let of = |name: &str, meaning: &str| {
            let meaning = format!("{}: {meaning}", party.name);
            Column::new(
                format!("{name}_{}_points", party.id),
                "number",
                "points",
                meaning,
            )
        };
        columns.extend([
            of("worth", "worth of the deal, of no deal without one; empty where it states no worth of no deal"),
            of("gain", "worth over no deal in that round; empty where it states no worth of no deal"),
            Column::new(
                format!("place_{}", party.id),
                "integer",
                "",
                format!("{}: place by worth among all who played it; equal ones share a place; empty for a deal that fails a gate", party.name),
            ),
        ]);
    }
    columns.extend([
        Column::new("fails", "text", "", "whose gates the deal fails, with ; between them: rules, red lines, walk-aways, consents, ratifiers"),
        Column::new(
            "efficient",
            "yes/no",
            "1 or 0",
            "it passes every gate, and no text that does gives one signatory more and none less; empty without a deal or where not known",
        ),
        Column::new("pareto_distance_points", "number", "points", "Euclidean distance over the signatories to the Pareto frontier inside all red lines; empty if not known"),
        Column::new("nash_distance_points", "number", "points", "the same to the Nash deal among texts that pass every gate on day one (zopa solve FILE --within all --at nash); empty if there is none or it is not known"),
        Column::new("joint_gain_points", "number", "points", "sum of the signatories' gains; it adds points of different parties"),
        Column::new("share_of_largest_joint_gain", "number", "0-1", "joint gain over the largest among texts through gates 1-4 of the round; empty for texts that fail one of these"),
        Column::new("below_largest_joint_gain_points", "number", "points", "what the signatories together could still gain; empty as before"),
        Column::new("same_deal", "integer", "", "how many groups signed this text, this one included"),
    ]);
    columns.extend(texts(class, "text", "what the deal says on"));
    columns.push(Column::new(
        "notes",
        "text",
        "",
        "what was noted in the table",
    ));
    let row = |group: &Group| row(class, group);
    Table {
        rows: class.groups.iter().map(row).collect(),
        columns,
    }
}

fn row(class: &Class<'_>, group: &Group) -> Vec<String> {
    let number = |points: Option<Points>| {
        points.map_or_else(String::new, |p| class.game.real(p).to_string())
    };
    let real = |real: Option<f64>| real.map_or_else(String::new, |real| real.to_string());
    let mut row = vec![
        group.entry.group.clone(),
        u8::from(group.agreed.is_some()).to_string(),
        group
            .entry
            .round
            .map_or_else(String::new, |round| round.to_string()),
        group.round.to_string(),
    ];
    let gains: Vec<Option<Points>> = group.gains().collect();
    for role in &class.roles {
        let at = role.party.index();
        let place = group.places[at].map_or_else(String::new, |place| place.to_string());
        row.extend([number(group.worth[at]), number(gains[at]), place]);
    }
    let Some(agreed) = &group.agreed else {
        let left = 8 + class.scenario.issues.len();
        row.extend(std::iter::repeat_n(String::new(), left));
        row.push(group.entry.notes.clone());
        return row;
    };
    let frame = class.game.frame();
    let fails = agreed.failed.iter();
    let fails = fails.map(|gate| format!("{} ({})", gate.holder(frame), gate.word()));
    let same = class
        .agreed()
        .filter(|(_, other)| other.deal == agreed.deal);
    row.extend([
        fails.collect::<Vec<_>>().join("; "),
        match agreed.efficiency {
            Efficiency::Unknown => String::new(),
            _ => u8::from(agreed.is_efficient()).to_string(),
        },
        real(agreed.pareto_distance),
        real(agreed.nash_distance),
        number(Some(agreed.joint_gain)),
        real(agreed.share),
        number(agreed.left_on_the_table),
        same.count().to_string(),
    ]);
    row.extend(said(class, &agreed.deal));
    row.push(group.entry.notes.clone());
    row
}

/// What would have been better, one row a deal; groups with the same deal and the same improvement are in one row.
pub fn improvements_table(class: &Class<'_>) -> Table {
    let mut columns = vec![
        Column::new(
            "groups",
            "text",
            "",
            "the groups that signed the deal, with ; between them",
        ),
        Column::new(
            "changes",
            "integer",
            "",
            "on how many issues the better text says something else",
        ),
        Column::new(
            "passes",
            "yes/no",
            "1 or 0",
            "the better text passes every gate in the groups' round",
        ),
        Column::new(
            "proved",
            "yes/no",
            "1 or 0",
            "0: the search was stopped, and there may be better ones",
        ),
    ];
    for party in &class.game.frame().parties {
        let meaning = format!("what {} would have got more", party.name);
        columns.push(Column::new(
            format!("more_{}_points", party.id),
            "number",
            "points",
            meaning,
        ));
    }
    columns.extend(texts(class, "signed", "what the deal says on"));
    columns.extend(texts(class, "better", "what the better text says on"));
    let mut seen: Vec<(&Deal, &Better, Vec<&str>)> = Vec::new();
    for (group, agreed) in class.agreed() {
        let Some(better) = agreed.better() else {
            continue;
        };
        let name = group.entry.group.as_str();
        let same = |(deal, known, _): &&mut (&Deal, &Better, Vec<&str>)| {
            **deal == agreed.deal && *known == better
        };
        match seen.iter_mut().find(same) {
            Some((.., names)) => names.push(name),
            None => seen.push((&agreed.deal, better, vec![name])),
        }
    }
    let mut rows = Vec::new();
    for (deal, better, names) in seen {
        let mut row = vec![
            names.join("; "),
            better.changes(deal).count().to_string(),
            u8::from(better.failed.is_empty()).to_string(),
            u8::from(better.proved).to_string(),
        ];
        row.extend(
            better
                .increases
                .iter()
                .map(|more| class.game.real(*more).to_string()),
        );
        row.extend(said(class, deal));
        row.extend(said(class, &better.deal));
        rows.push(row);
    }
    Table { columns, rows }
}

/// One column an issue.
fn texts<'c>(
    class: &'c Class<'_>,
    prefix: &str,
    meaning: &str,
) -> impl Iterator<Item = Column> + 'c {
    let (prefix, meaning) = (prefix.to_owned(), meaning.to_owned());
    class.game.frame().issues.iter().map(move |issue| {
        let meaning = format!("{meaning}: {}", issue.title);
        Column::new(format!("{prefix}_{}", issue.id), "text", "", meaning)
    })
}

fn said(class: &Class<'_>, deal: &Deal) -> Vec<String> {
    let issues = (0..class.scenario.issues.len()).map(|n| IssueId(n as u16));
    let option = |issue: IssueId| {
        let frame = &class.game.frame().issues[issue.index()];
        frame.options[deal[issue.index()].index()].clone()
    };
    issues.map(option).collect()
}
