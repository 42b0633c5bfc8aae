//! Each group's deal, judged.

use super::read::Entry;
use super::role::{self, Role};
use crate::game::{Deal, Game, Gate, Points, Unit, Within};
use crate::scenario::{IssueId, PartyId, Scenario};
use crate::solutions::{Arena, Nash, NoSolution, PostSettlement, Solution, Utilitarian};
use crate::space::{self, Entangled, Limits};
use crate::trials::Yardstick;
use std::collections::BTreeMap;

/// What the groups of a class agreed on, judged.
#[derive(Debug)]
pub struct Class<'a> {
    /// What the file means.
    pub scenario: &'a Scenario,
    /// Its numbers.
    pub game: &'a Game,
    /// The groups, in the order of the table.
    pub groups: Vec<Group>,
    /// Everybody with a score sheet, in file order.
    pub roles: Vec<Role>,
    /// Whether some text passes every gate on day one; `None`: the search was too long.
    pub possible_day_one: Option<bool>,
}

/// A group and how it did.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What it wrote down.
    pub entry: Entry,
    /// The round as in which it is judged: that of the table, else day one.
    pub round: u32,
    /// What it ends with, one entry a party: worth of the deal, or of no deal. `None`: no deal, and the party states no worth
    /// of that.
    pub worth: Vec<Option<Points>>,
    /// What no deal is worth in that round; `None` where a party states none.
    pub no_deal: Vec<Option<Points>>,
    /// Its place for each party among the groups that are compared ([`Group::is_compared`]), from 1, by worth; equal ones share a
    /// place. `None` without a worth, or where it is not compared.
    pub places: Vec<Option<usize>>,
    /// What it agreed on; `None`: nothing.
    pub agreed: Option<Agreed>,
}

/// A deal that a group agreed on.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreed {
    /// The deal.
    pub deal: Deal,
    /// Every gate that it fails in the group's round.
    pub failed: Vec<Gate>,
    /// Whether something would have been better.
    pub efficiency: Efficiency,
    /// Distance to the Pareto frontier inside all red lines, in points; `None`: the frontier is not known.
    pub pareto_distance: Option<f64>,
    /// Distance to the Nash deal among texts that pass every gate on day one; `None`: there is none, or it is not known.
    pub nash_distance: Option<f64>,
    /// The sum of the signatories' gains.
    pub joint_gain: Points,
    /// The share of the largest joint gain among deals through gates 1-4, 0-1; `None` where the deal fails one of them, where
    /// nothing can be gained, or where the largest is not known.
    pub share: Option<f64>,
    /// What is missing to it, in points together; `None` as for `share`.
    pub left_on_the_table: Option<Points>,
}

/// Whether all signatories could have done better, or one of them better and none worse.
#[derive(Debug, Clone, PartialEq)]
pub enum Efficiency {
    /// No text inside the rules and red lines gives one more and none less.
    Efficient,
    /// No text that passes every gate does, but this one inside all red lines, which somebody else would stop.
    Held(Better),
    /// This one does, and passes every gate.
    Improvable(Better),
    /// The search was stopped first.
    Unknown,
}

/// A deal that would have been better for some signatories and worse for none.
#[derive(Debug, Clone, PartialEq)]
pub struct Better {
    /// The deal.
    pub deal: Deal,
    /// What each party would have got more, in file order; below 0 only for parties that do not sign.
    pub increases: Vec<Points>,
    /// The gates that it would fail; none if some better text passes them all.
    pub failed: Vec<Gate>,
    /// Whether it is proved to raise the worst-off most; otherwise it is the best found.
    pub proved: bool,
}

impl Better {
    /// The issues on which it says something else than a deal.
    pub fn changes<'b>(&'b self, signed: &'b Deal) -> impl Iterator<Item = IssueId> + 'b {
        let pairs = signed.iter().zip(self.deal.iter()).enumerate();
        pairs
            .filter(|(_, (old, new))| old != new)
            .map(|(issue, _)| IssueId(issue as u16))
    }
}

impl Agreed {
    /// What would have been better and passes every gate, if anything is known to.
    #[must_use]
    pub fn better(&self) -> Option<&Better> {
        match &self.efficiency {
            Efficiency::Improvable(better) => Some(better),
            _ => None,
        }
    }

    /// What would have been better for those who sign, had nobody else stopped it; only where nothing better passes.
    #[must_use]
    pub fn held(&self) -> Option<&Better> {
        match &self.efficiency {
            Efficiency::Held(better) => Some(better),
            _ => None,
        }
    }

    /// Whether it passes every gate.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.failed.is_empty()
    }

    /// Whether it passes every gate and no text that does is better.
    #[must_use]
    pub fn is_efficient(&self) -> bool {
        let best = matches!(self.efficiency, Efficiency::Efficient | Efficiency::Held(_));
        self.stands() && best
    }
}

impl Group {
    /// Whether its players are compared with those of other groups: not with a deal that would not stand.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        self.agreed.as_ref().is_none_or(Agreed::stands)
    }

    /// What each party gains over no deal, 0 without a deal; `None` for one that states no worth of that.
    pub fn gains(&self) -> impl Iterator<Item = Option<Points>> + '_ {
        let pairs = self.worth.iter().zip(&self.no_deal);
        pairs.map(|(worth, no_deal)| Some((*worth)? - (*no_deal)?))
    }
}

impl<'a> Class<'a> {
    /// Judges what groups wrote down.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn of(
        scenario: &'a Scenario,
        game: &'a Game,
        entries: Vec<Entry>,
        limits: Limits<'_>,
    ) -> Result<Self, Entangled> {
        let everyone: Vec<PartyId> = game.party_ids().collect();
        let mut judge = Judge {
            game,
            limits,
            yardstick: Yardstick::inside(game, &everyone),
            nash: Vec::new(),
            totals: BTreeMap::new(),
            known: BTreeMap::new(),
        };
        judge.nash = judge.nash_deals();
        let mut groups = Vec::with_capacity(entries.len());
        for entry in entries {
            groups.push(judge.group(entry)?);
        }
        let roles = role::roles(game, &mut groups);
        let possible = space::existence(game, Within::All, 0, &limits)?;
        Ok(Class {
            scenario,
            game,
            groups,
            roles,
            possible_day_one: possible.decided(),
        })
    }

    /// Whether the round in which a group is judged matters: what no deal is worth to somebody changes over the talks.
    #[must_use]
    pub fn drifts(&self) -> bool {
        let last = self.game.frame().rounds;
        let mut parties = self.game.party_ids();
        parties.any(|p| self.game.no_deal_at(p, 0) != self.game.no_deal_at(p, last))
    }

    /// The groups with a deal.
    pub fn agreed(&self) -> impl Iterator<Item = (&Group, &Agreed)> {
        let groups = self.groups.iter();
        groups.filter_map(|group| Some((group, group.agreed.as_ref()?)))
    }

    /// Those who signed the same deal, by their places in the table; deals in the order in which they come first.
    #[must_use]
    pub fn deals(&self) -> Vec<(&Deal, Vec<usize>)> {
        let mut deals: Vec<(&Deal, Vec<usize>)> = Vec::new();
        for (place, group) in self.groups.iter().enumerate() {
            let Some(agreed) = &group.agreed else {
                continue;
            };
            match deals.iter_mut().find(|(deal, _)| **deal == agreed.deal) {
                Some((_, same)) => same.push(place),
                None => deals.push((&agreed.deal, vec![place])),
            }
        }
        deals
    }
}

/// What is worked out once for all groups.
struct Judge<'g, 'l> {
    game: &'g Game,
    limits: Limits<'l>,
    yardstick: Yardstick<'g>,
    /// What the Nash deals among texts that pass every gate on day one are worth to those who sign.
    nash: Vec<Vec<Points>>,
    /// The most that the signatories together can get through gates 1-4 in a round; `None`: nothing, or not known.
    totals: BTreeMap<u32, Option<Points>>,
    /// What is known of a deal in a round.
    known: BTreeMap<(Deal, u32), Efficiency>,
}

impl<'g, 'l> Judge<'g, 'l>
where
    'l: 'g,
{
    fn arena(&self, within: Within, round: u32) -> Arena<'g> {
        let arena = Arena::new(self.game).within(within).round(round);
        arena.limits(self.limits)
    }

    fn nash_deals(&self) -> Vec<Vec<Points>> {
        let worth = |deal: &Deal| {
            let signatories = self.game.signatories().iter();
            signatories.map(|&p| self.game.worth(p, deal)).collect()
        };
        match Nash.solve(&self.arena(Within::All, 0)) {
            Ok(chosen) if chosen.at_most.is_none() => chosen.deals.iter().map(worth).collect(),
            _ => Vec::new(),
        }
    }

    fn group(&mut self, entry: Entry) -> Result<Group, Entangled> {
        let game = self.game;
        let round = entry.round.unwrap_or(0);
        let no_deal: Vec<Option<Points>> = game
            .party_ids()
            .map(|p| game.no_deal_at(p, round))
            .collect();
        let (worth, agreed) = match &entry.deal {
            None => (no_deal.clone(), None),
            Some(deal) => {
                let worth = game.worths(deal).into_iter().map(Some).collect();
                (worth, Some(self.agreed(deal, round)?))
            }
        };
        Ok(Group {
            places: vec![None; worth.len()],
            entry,
            round,
            worth,
            no_deal,
            agreed,
        })
    }

    fn agreed(&mut self, deal: &Deal, round: u32) -> Result<Agreed, Entangled> {
        let game = self.game;
        let failed = game.failures(deal, Within::All, round);
        let far = self.yardstick.measure(deal);
        let efficiency = match self.known.get(&(deal.clone(), round)) {
            Some(known) => known.clone(),
            None => {
                let found = self.efficiency(deal, round)?;
                self.known.insert((deal.clone(), round), found.clone());
                found
            }
        };
        let signatories = game.signatories();
        let signed: Vec<Points> = signatories.iter().map(|&p| game.worth(p, deal)).collect();
        let total: Points = signed.iter().copied().sum();
        let without: Points = signatories
            .iter()
            .filter_map(|&p| game.no_deal_at(p, round))
            .sum();
        let inside = failed.iter().all(|gate| gate.stage() > Within::Consents);
        let most = match self.totals.get(&round) {
            Some(known) => *known,
            None => {
                let most = self.most(round)?;
                self.totals.insert(round, most);
                most
            }
        };
        let most = most.filter(|_| inside);
        let largest = most
            .map(|most| most - without)
            .filter(|&gain| gain > Points::ZERO);
        Ok(Agreed {
            deal: deal.clone(),
            failed,
            efficiency,
            pareto_distance: far.pareto,
            nash_distance: nearest(game.unit(), &self.nash, &signed),
            joint_gain: total - without,
            share: largest.map(|largest| game.real(total - without) / game.real(largest)),
            left_on_the_table: most.map(|most| most - total),
        })
    }

    fn most(&self, round: u32) -> Result<Option<Points>, Entangled> {
        match Utilitarian.solve(&self.arena(Within::Consents, round)) {
            Ok(chosen) if chosen.at_most.is_none() => {
                let signatories = self.game.signatories().iter();
                let worth = signatories.map(|&p| self.game.worth(p, &chosen.deals[0]));
                Ok(Some(worth.sum()))
            }
            Err(NoSolution::Entangled(entangled)) => Err(entangled),
            Ok(_) | Err(_) => Ok(None),
        }
    }

    fn efficiency(&self, deal: &Deal, round: u32) -> Result<Efficiency, Entangled> {
        let game = self.game;
        for within in [Within::All, Within::RedLines] {
            match PostSettlement::of(&self.arena(within, round), deal) {
                Ok(Some(better)) => {
                    let (new, old) = (game.worths(&better.deal), game.worths(deal));
                    let better = Better {
                        increases: new.iter().zip(&old).map(|(&new, &old)| new - old).collect(),
                        failed: game.failures(&better.deal, Within::All, round),
                        deal: better.deal,
                        proved: better.proved,
                    };
                    return Ok(if better.failed.is_empty() {
                        Efficiency::Improvable(better)
                    } else {
                        Efficiency::Held(better)
                    });
                }
                Ok(None) if within == Within::RedLines => return Ok(Efficiency::Efficient),
                Err(NoSolution::Entangled(entangled)) => return Err(entangled),
                // Among the texts inside red lines there may be one, or one that is quicker found.
                Ok(None) | Err(_) => {}
            }
        }
        Ok(Efficiency::Unknown)
    }
}

/// The distance to the nearest of some deals, by what they are worth.
fn nearest(unit: Unit, deals: &[Vec<Points>], worth: &[Points]) -> Option<f64> {
    let far = deals.iter().map(|deal| space::distance(unit, deal, worth));
    far.min_by(f64::total_cmp)
}
