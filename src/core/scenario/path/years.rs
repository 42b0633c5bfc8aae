//! The paths of `[durability]`.

use super::address::{Each, Path};
use super::value::Leaf;
use crate::scenario::durability::{Deterrent, Durability, Election, End, Spoiler};
use crate::scenario::ids::{IssueId, OptionId};
use crate::scenario::model::{Issue, Party};

pub(super) fn visit(
    durability: &mut Durability,
    (parties, issues): (&[Party], &[Issue]),
    each: Each<'_>,
) {
    let Durability {
        years,
        breach_risk,
        deterrence,
        ends,
        spoilers,
        elections,
    } = durability;
    // A file with errors may lack issues or options.
    let named = |issue: IssueId, option: OptionId| {
        let about = issues.get(issue.index());
        let about = about.filter(|about| option.index() < about.len())?;
        Some((about.id.as_str(), about.label(option)))
    };
    each(Path::DurabilityYears, Leaf::Whole(years, 1..=100));
    each(Path::BreachRisk, Leaf::Number(breach_risk));
    for Deterrent {
        issue,
        option,
        share,
    } in deterrence
    {
        if let Some((issue, option)) = named(*issue, *option) {
            let option = option.as_str();
            each(Path::Deterrence { issue, option }, Leaf::Number(share));
        }
    }
    for End {
        issue,
        option,
        after,
    } in ends
    {
        if let Some((issue, option)) = named(*issue, *option) {
            let option = option.as_str();
            each(Path::Ends { issue, option }, Leaf::Whole(after, 1..=100));
        }
    }
    for Spoiler {
        id: spoiler,
        title: _,
        chance,
        stopped_by,
    } in spoilers
    {
        each(Path::SpoilerChance { spoiler }, Leaf::Number(chance));
        for Deterrent {
            issue,
            option,
            share,
        } in stopped_by
        {
            if let Some((issue, option)) = named(*issue, *option) {
                let path = Path::StoppedBy {
                    spoiler,
                    issue,
                    option: &option,
                };
                each(path, Leaf::Number(share));
            }
        }
    }
    for Election {
        id: election,
        title: _,
        party,
        year,
        chance,
        cancels: _,
    } in elections
    {
        let party = parties[party.index()].id.as_str();
        each(Path::ElectionParty { election }, Leaf::Word(party));
        each(Path::ElectionYear { election }, Leaf::Whole(year, 1..=100));
        each(Path::ElectionChance { election }, Leaf::Number(chance));
    }
}
