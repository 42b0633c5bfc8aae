//! A class as tables: `groups.csv`, one row per group, and `improvements.csv`, one row for each deal that left value on the
//! table.

use super::texts::texts;
use crate::class::{Better, Class, GroupEfficiency};
use crate::files::{Table, TableOf};
use crate::game::{Deal, Points};

/// Every group as a row, in the order of the table that was read.
pub fn groups_table(class: &Class<'_>) -> Table {
    let (game, frame) = (class.game, class.game.frame());
    let unit = &class.scenario.time.unit;
    let points = |points: Option<Points>| points.map(|points| game.real(points));
    let mut table = TableOf::new(&class.groups);
    table
        .column("group", |group| &group.entry.group)
        .means("the name of the group")
        .column("agreed", |group| group.agreed.is_some())
        .means("whether it agreed on a deal")
        .column("round", |group| group.entry.round)
        .measures(unit, "the round in the table; empty where it names none")
        .column("judged_in_round", |group| group.round)
        .measures(
            unit,
            "the round whose walk-away values count: that of the table, else day one (0)",
        );
    for role in &class.roles {
        let at = role.party.index();
        let (id, name) = (&frame.parties[at].id, &frame.parties[at].name);
        table
            .column(format!("worth_{id}_points"), |group| {
                points(group.worth[at])
            })
            .points(format!(
                "{name}: worth of the deal, of no deal without one; empty where it states no worth \
             of no deal"
            ))
            .column(format!("gain_{id}_points"), |group| {
                points(group.gains().nth(at).flatten())
            })
            .points(format!(
                "{name}: worth over no deal in that round; empty where it states no worth of no \
             deal"
            ))
            .column(format!("place_{id}"), |group| group.places[at])
            .means(format!(
                "{name}: place by worth among all who played it; equal ones share a place; empty \
             for a deal that fails a gate"
            ));
    }
    table
        .column("fails", |group| {
            let fails = group.agreed.iter().flat_map(|agreed| &agreed.failed);
            let fails = fails.map(|gate| format!("{} ({})", gate.holder(frame), gate.word()));
            fails.collect::<Vec<_>>().join("; ")
        })
        .means(
            "whose gates the deal fails, with ; between them: rules, red lines, walk-aways, \
             consents, ratifiers",
        )
        .column("efficient", |group| {
            let agreed = group.agreed.as_ref()?;
            let known = !matches!(agreed.efficiency, GroupEfficiency::Unknown);
            known.then(|| agreed.is_efficient())
        })
        .means(
            "it passes every gate, and no deal that does gives one signatory more and none \
             less; empty without a deal or where not known",
        )
        .column("pareto_distance_points", |group| {
            group.agreed.as_ref()?.pareto_distance
        })
        .points(
            "Euclidean distance over the signatories to the Pareto frontier inside all red \
             lines; empty if not known",
        )
        .column("nash_distance_points", |group| {
            group.agreed.as_ref()?.nash_distance
        })
        .points(
            "the same to the Nash deal among deals that pass every gate on day one (zopa solve \
             FILE --within all --at nash); empty if there is none or it is not known",
        )
        .column("joint_gain_points", |group| {
            points(Some(group.agreed.as_ref()?.joint_gain))
        })
        .points("sum of the signatories' gains; it adds points of different parties")
        .column("share_of_largest_joint_gain", |group| {
            group.agreed.as_ref()?.share
        })
        .share(
            "joint gain over the largest among deals through every gate of the round but ratification; empty for \
             deals that fail one of these",
        )
        .column("below_largest_joint_gain_points", |group| {
            points(group.agreed.as_ref()?.left_on_the_table)
        })
        .points("what the signatories together could still gain; empty as before")
        .column("same_deal", |group| {
            let deal = &group.agreed.as_ref()?.deal;
            let same = class.agreed().filter(|(_, other)| other.deal == *deal);
            Some(same.count())
        })
        .means("how many groups signed this deal, this one included");
    texts(
        &mut table,
        frame,
        "text",
        |issue| format!("what the deal says on: {}", issue.title),
        |group| Some(&group.agreed.as_ref()?.deal),
    );
    table
        .column("notes", |group| &group.entry.notes)
        .means("what was noted in the table");
    table.finish()
}

/// A deal, what would have been better, and the groups that signed it.
type Improved<'c> = (&'c Deal, &'c Better, Vec<&'c str>);

/// What would have been better, one row per deal; groups with the same deal and the same improvement share a row.
pub fn improvements_table(class: &Class<'_>) -> Table {
    let (game, frame) = (class.game, class.game.frame());
    let mut improved: Vec<Improved<'_>> = Vec::new();
    for (group, agreed) in class.agreed() {
        let Some(better) = agreed.better() else {
            continue;
        };
        let name = group.entry.group.as_str();
        let same = |(deal, known, _): &&mut Improved<'_>| **deal == agreed.deal && *known == better;
        match improved.iter_mut().find(same) {
            Some((.., names)) => names.push(name),
            None => improved.push((&agreed.deal, better, vec![name])),
        }
    }
    let mut table = TableOf::new(&improved);
    table
        .column("groups", |(.., names)| names.join("; "))
        .means("the groups that signed the deal, with ; between them")
        .column("changes", |(deal, better, _)| better.changes(deal).count())
        .means("on how many issues the better deal says something else")
        .column("passes", |(_, better, _)| better.failed.is_empty())
        .means("the better deal passes every gate in the groups' round")
        .column("proved", |(_, better, _)| better.proved)
        .means("0: the search was stopped, and there may be better ones");
    for (n, party) in frame.parties.iter().enumerate() {
        table
            .column(format!("more_{}_points", party.id), |(_, better, _)| {
                game.real(better.increases[n])
            })
            .points(format!("what {} would have got more", party.name));
    }
    texts(
        &mut table,
        frame,
        "signed",
        |issue| format!("what the deal says on: {}", issue.title),
        |(deal, ..)| Some(deal),
    );
    texts(
        &mut table,
        frame,
        "better",
        |issue| format!("what the better deal says on: {}", issue.title),
        |(_, better, _)| Some(&better.deal),
    );
    table.finish()
}
