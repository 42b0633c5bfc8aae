//! From a class to the facts of its chart.

use super::super::facts::{ClassFacts, ClassMark, Ending, Facts, Footer, Talk};
use super::land::Land;
use crate::account::{NO_NOTE, Provenance, count};
use crate::class::{Agreed, Class, Efficiency};
use crate::game::Deal;
use crate::scenario::PartyId;
use crate::space::{self, Limits};

impl Facts {
    /// The facts of a class, with the worth to these two on the axes; `None` without two, or if links and rules tie too many
    /// issues together.
    pub fn of_class(
        class: &Class<'_>,
        from: &Provenance,
        pair: Option<[PartyId; 2]>,
    ) -> Option<Self> {
        let pair = pair?;
        let (game, scenario) = (class.game, class.scenario);
        // The walk-aways as in the round in which most deals are judged, of equals the latest.
        let judged = |round: u32| {
            let deals = class.agreed();
            deals.filter(|(group, _)| group.round == round).count()
        };
        let rounds = class.agreed().map(|(group, _)| group.round);
        let round = rounds
            .max_by_key(|&round| (judged(round), round))
            .unwrap_or(0);
        let then = space::funnel(game, round, &Limits::DEFAULT).ok()?;
        let land = Land {
            scenario,
            game,
            then: &then,
            round,
        };
        let name = |party: PartyId| game.frame().party_name(party).to_owned();
        let others = game.party_ids().filter(|party| !pair.contains(party));
        let without = class.groups.iter().filter(|group| group.agreed.is_none());
        Some(Facts {
            class: Some(ClassFacts {
                land: land.facts(pair),
                tally: class.tally(),
                marks: marks(class, pair),
                no_deals: without.map(|group| group.entry.group.clone()).collect(),
                drifts: class.drifts(),
                elsewhere: class.agreed().count() - judged(round),
                others: others.map(name).collect(),
            }),
            ..Facts::about(Talk {
                signatories: game.signatories().iter().copied().map(name).collect(),
                outvoted: Vec::new(),
                unit: scenario.time.unit.clone(),
                // Nobody talked here: no chart that tells of talks has its facts.
                ending: Ending::NoHandshake {
                    last: round,
                    passing: None,
                },
                more: None,
                footer: Footer {
                    file: from.file.clone(),
                    hash: from.short_hash().trim_start_matches('#').to_owned(),
                    runs: count(class.groups.len() as u64, "group"),
                    seed: None,
                    version: Provenance::VERSION.to_owned(),
                    note: (scenario.about.note.clone()).unwrap_or_else(|| NO_NOTE.to_owned()),
                },
            })
        })
    }
}

/// One mark a deal.
fn marks(class: &Class<'_>, [x, y]: [PartyId; 2]) -> Vec<ClassMark> {
    let game = class.game;
    let at = |deal: &Deal| {
        (
            game.real(game.worth(x, deal)),
            game.real(game.worth(y, deal)),
        )
    };
    let deals = class.deals();
    let mark = |(deal, places): &(&Deal, Vec<usize>)| {
        let groups = places.iter().map(|&place| &class.groups[place]);
        let agreed = |group: &&crate::class::Group| group.agreed.clone();
        let judged: Vec<Agreed> = groups.clone().filter_map(|group| agreed(&group)).collect();
        let mut fails: Vec<String> = Vec::new();
        for gate in judged.iter().flat_map(|agreed| &agreed.failed) {
            let holder = gate.holder(game.frame()).to_owned();
            if !fails.contains(&holder) {
                fails.push(holder);
            }
        }
        let better = judged.iter().find_map(Agreed::better);
        let known = judged
            .iter()
            .all(|agreed| agreed.efficiency != Efficiency::Unknown);
        ClassMark {
            groups: groups.map(|group| group.entry.group.clone()).collect(),
            at: at(deal),
            efficient: known.then_some(better.is_none()),
            better: (better.filter(|_| fails.is_empty())).map(|better| at(&better.deal)),
            fails,
        }
    };
    deals.iter().map(mark).collect()
}
