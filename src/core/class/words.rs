//! The words for how a class did. Every sentence is a template over computed facts and claims no more than they say.

use super::group::{Better, Group, GroupDeal, GroupEfficiency};
use super::judge::Class;
use crate::account::{and_list, capital, increase, refusal, when};
use crate::game::{Deal, Gate, Points};
use crate::scenario::{IssueId, PartyId};

/// Counts of groups by result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupCounts {
    /// All groups.
    pub groups: usize,
    /// Groups that agreed.
    pub agreed: usize,
    /// Groups whose deal passes every gate, while no deal that does gives one signatory more and none less.
    pub efficient: usize,
    /// Groups that left value on the table: a deal that passes every gate gives one signatory more and none less. Their own
    /// deal may fail a gate.
    pub improvable: usize,
    /// Those of them whose own deal passes every gate.
    pub improvable_standing: usize,
    /// Groups whose deal fails a gate.
    pub failing: usize,
}

impl GroupCounts {
    /// The finding as a sentence without a full stop.
    pub fn finding(&self) -> String {
        let GroupCounts { groups, agreed, .. } = *self;
        let who = match (groups, agreed) {
            (1, 1) => "The group agreed".to_owned(),
            (1, _) => return "The group did not agree".to_owned(),
            (_, 0) => return format!("None of {groups} groups agreed"),
            (2, 2) => "Both groups agreed".to_owned(),
            _ if groups == agreed => format!("All {groups} groups agreed"),
            _ => format!("{agreed} of {groups} groups agreed"),
        };
        if self.failing > 0 {
            return format!("{who}; {}", self.standing());
        }
        match self.improvable {
            // Where a search was too long nothing is claimed.
            0 if self.efficient < agreed => who,
            0 if agreed == 1 => format!("{who}; the deal is efficient"),
            0 => format!("{who}; every deal is efficient"),
            _ if groups == 1 => "The group agreed and left value on the table".to_owned(),
            2 if agreed == 2 => format!("{who}; both left value on the table"),
            left if left == agreed && left > 1 => format!("{who}; all left value on the table"),
            left => format!("{who}; {left} left value on the table"),
        }
    }

    /// The number of deals that would stand, where some do not: "2 of the 13 deals would stand, and 1 of these left value
    /// on the table".
    fn standing(&self) -> String {
        let (agreed, stand) = (self.agreed, self.agreed - self.failing);
        let told = match (stand, agreed) {
            (0, 1) => return "the deal fails a gate and would not stand".to_owned(),
            (0, 2) => return "neither deal would stand: both fail a gate".to_owned(),
            (0, _) => return format!("none of the {agreed} deals would stand: each fails a gate"),
            (_, 2) => "one of the two deals would stand".to_owned(),
            _ => format!("{stand} of the {agreed} deals would stand"),
        };
        let who = match (self.improvable_standing, stand) {
            (0, _) => return told,
            (1, 1) => "it".to_owned(),
            (2, 2) => "both".to_owned(),
            (left, _) if left == stand => "all of these".to_owned(),
            (left, _) => format!("{left} of these"),
        };
        format!("{told}, and {who} left value on the table")
    }
}

/// Groups by name in a sentence: "3, 7 and 9". If all names begin with "Group ", it is left out.
pub fn named(names: &[&str]) -> String {
    and_list(&numbers(names).unwrap_or_else(|| names.to_vec()))
}

/// The names without "Group ", if all begin with it.
fn numbers<'n>(names: &[&'n str]) -> Option<Vec<&'n str>> {
    names.iter().map(|name| without_group(name)).collect()
}

/// "Group 7" without the word; `None` if it does not begin so.
fn without_group(name: &str) -> Option<&str> {
    let rest = name.get("group ".len()..)?.trim();
    let begins = name.get(.."group ".len())?;
    (begins.eq_ignore_ascii_case("group ") && !rest.is_empty()).then_some(rest)
}

impl GroupDeal {
    /// The result of a group in a few words.
    pub fn verdict(&self) -> &'static str {
        match self.efficiency {
            GroupEfficiency::Improvable(_) => "left value on the table",
            GroupEfficiency::Efficient | GroupEfficiency::Held(_) => "efficient",
            GroupEfficiency::Unknown => "not known whether efficient",
        }
    }
}

impl Class<'_> {
    /// The reasons why a group's deal would not stand, gate by gate; empty if it would, or if there is none.
    pub fn told_gates(&self, group: &Group) -> Vec<String> {
        let told = group.agreed.iter().flat_map(|agreed| {
            let gates = agreed.failed.iter();
            gates.map(|&gate| self.told_gate(gate, &agreed.deal, group.round))
        });
        told.collect()
    }

    /// Counts the groups by result.
    pub fn tally(&self) -> GroupCounts {
        let count = |which: &dyn Fn(&GroupDeal) -> bool| {
            self.agreed().filter(|(_, agreed)| which(agreed)).count()
        };
        GroupCounts {
            groups: self.groups.len(),
            agreed: self.agreed().count(),
            efficient: count(&GroupDeal::is_efficient),
            improvable: count(&|agreed| agreed.better().is_some()),
            improvable_standing: count(&|agreed| agreed.stands() && agreed.better().is_some()),
            failing: count(&|agreed| !agreed.stands()),
        }
    }

    /// Some groups by name: "groups 3, 7 and 9", "Reds and Blues".
    pub fn names(&self, places: &[usize]) -> String {
        let names = places
            .iter()
            .map(|&place| self.groups[place].entry.group.as_str());
        let names: Vec<&str> = names.collect();
        match numbers(&names).as_deref() {
            Some([one]) => format!("group {one}"),
            Some([_, ..]) => format!("groups {}", named(&names)),
            _ => and_list(&names),
        }
    }

    /// The reason why a deal fails a gate in a round: "Ben: worth 25.0 to it, no deal 30.0".
    pub fn told_gate(&self, gate: Gate, deal: &Deal, round: u32) -> String {
        let holder = gate.holder(self.game.frame());
        format!("{holder}: {}", refusal(self.game, gate, deal, round))
    }

    /// The better deal and its increases: "lead together → ann, days 3 → 1: Ann +20.0, Ben +20.0".
    pub fn told_better(&self, signed: &Deal, better: &Better) -> String {
        let frame = self.game.frame();
        let option = |deal: &Deal, issue: IssueId| {
            frame.issues[issue.index()].option_title(deal[issue.index()])
        };
        let changes = better.changes(signed).map(|issue| {
            let id = &frame.issues[issue.index()].id;
            format!(
                "{id} {} → {}",
                option(signed, issue),
                option(&better.deal, issue)
            )
        });
        let mut told = format!(
            "{}: {}",
            changes.collect::<Vec<_>>().join(", "),
            self.told_increases(better),
        );
        let holders: Vec<&str> = better
            .failed
            .iter()
            .map(|gate| gate.holder(frame))
            .collect();
        if !holders.is_empty() {
            let mut once = holders;
            once.dedup();
            told.push_str(&format!("; but it would fail at {}", and_list(&once)));
        }
        if !better.proved {
            told.push_str("; the best found, but there may be better ones");
        }
        told
    }

    fn told_increases(&self, better: &Better) -> String {
        let signs = |party: PartyId| self.game.signatories().contains(&party);
        let told = self.game.party_ids().filter_map(|party| {
            let more = better.increases[party.index()];
            let name = self.game.frame().party_name(party);
            match (signs(party), more == Points::ZERO) {
                (true, true) => Some(format!("{name} as before")),
                (false, true) => None,
                (true, false) => Some(format!("{name} {}", increase(self.game, more))),
                (false, false) => Some(format!(
                    "{name} {} (does not sign)",
                    increase(self.game, more)
                )),
            }
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// Results that a teacher may not expect, a handful at most.
    pub fn surprises(&self) -> Vec<String> {
        let mut told = Vec::new();
        told.extend(self.told_no_deals());
        let deals = self.deals();
        let most = deals.iter().map(|(_, same)| same.len()).max().unwrap_or(0);
        if most > 1 {
            for (_, same) in deals.iter().filter(|(_, same)| same.len() == most).take(2) {
                told.push(format!(
                    "{} signed the same deal.",
                    capital(&self.names(same))
                ));
            }
        }
        told.extend(self.told_widest());
        told.extend(self.told_creators());
        told.extend(self.told_nash());
        told
    }

    fn told_no_deals(&self) -> Option<String> {
        let without = self.groups.len() - self.agreed().count();
        let possible = self.possible_day_one == Some(true);
        (without > 0 && possible).then(|| {
            let unit = &self.scenario.time.unit;
            format!(
                "{} without a deal, though some deal passes every gate {}.",
                if without == 1 {
                    "1 group left".to_owned()
                } else {
                    format!("{without} groups left")
                },
                when(unit, 0)
            )
        })
    }

    /// The role with the widest spread of results.
    fn told_widest(&self) -> Option<String> {
        let spreads = self
            .roles
            .iter()
            .filter_map(|role| Some((role.party, role.spread?)));
        let (party, spread) = spreads
            .rev()
            .max_by_key(|(_, spread)| spread.high - spread.low)?;
        let name = self.game.frame().party_name(party);
        (spread.high > spread.low && spread.groups > 1).then(|| {
            let among = if self.tally().failing > 0 {
                ", leaving out deals that fail a gate"
            } else {
                ""
            };
            format!(
                "With the same score sheet, the players of {name} ended between {} and {} points{among}.",
                self.game.show(spread.low),
                self.game.show(spread.high)
            )
        })
    }

    /// Compares those who made most together with those who took most for themselves.
    fn told_creators(&self) -> Option<String> {
        let joint = |place: &usize| {
            let agreed = self.groups[*place].agreed.as_ref()?;
            agreed.stands().then_some(agreed.joint_gain)
        };
        let places: Vec<usize> = (0..self.groups.len()).collect();
        let most = places.iter().filter_map(joint).max()?;
        let creators: Vec<usize> = places
            .into_iter()
            .filter(|p| joint(p) == Some(most))
            .collect();
        let took = |place: &usize| self.roles.iter().any(|role| role.best.contains(place));
        let small = creators.len() * 3 <= self.groups.len();
        (small && !creators.iter().any(took)).then(|| {
            let who = self.names(&creators);
            let largest = if self.tally().failing > 0 {
                "Among deals that would stand, the largest joint gain"
            } else {
                "The largest joint gain"
            };
            format!(
                "{largest} is that of {who} ({:+}), where nobody did best in a role.",
                self.game.show(most)
            )
        })
    }

    fn told_nash(&self) -> Option<String> {
        let known = self.agreed().filter_map(|(_, agreed)| agreed.nash_distance);
        let far: Vec<f64> = known.collect();
        let there = far.iter().filter(|far| **far <= 0.0).count();
        match (far.len(), there) {
            (0, _) => None,
            (_, 0) => Some(
                "Nobody signed the Nash deal of day one (among deals that pass every gate)."
                    .to_owned(),
            ),
            (_, 1) => {
                Some("1 group signed the Nash deal of day one, or one worth the same.".to_owned())
            }
            (_, many) => Some(format!(
                "{many} groups signed the Nash deal of day one, or one worth the same."
            )),
        }
    }
}
