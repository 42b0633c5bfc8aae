//! A set of deals: those inside some gates, with the worth of every choice in numbers.

use super::layout::{Block, Entangled, Layout, RegionFrame, Respect};
use crate::game::{Deal, Game, Points, RatifierId, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use num_bigint::BigUint;
use std::sync::Arc;

/// The deals inside some gates, ready to be searched: whatever their number, it takes no more memory than the options.
#[derive(Debug, Clone)]
pub struct DealSet {
    pub(super) layout: Arc<Layout>,
    /// All parties of the game and the views of ratifiers' members; behind them the mirrors of those who must refuse.
    pub(super) parties: usize,
    /// The gates that it passes.
    within: Within,
    /// Where the choices of each block begin.
    starts: Vec<usize>,
    /// Worth of each choice of each block to each party, the party fastest.
    worth: Vec<i64>,
    pub(super) regions: Vec<Region>,
}

/// Numbers of a region that are loaded without charge.
const FREE: u64 = 10_000;

/// The numbers of a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// The worth of every deal of it to each party apart from its blocks.
    pub(super) base: Vec<i64>,
    /// The least that each party must get; [`Points::LOWEST`] where there is no floor.
    pub(super) floors: Vec<Points>,
}

impl DealSet {
    /// The deals that pass the gates up to `within` in `round`.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn within(game: &Game, within: Within, round: u32) -> Result<Self, Entangled> {
        let layout = Arc::new(DealSet::layout(game, within, |_, _| true)?);
        Ok(DealSet::on(&layout, game, within, round))
    }

    /// Those of them with only the options that `keep` leaves open.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn keeping(
        game: &Game,
        within: Within,
        round: u32,
        keep: impl Fn(IssueId, OptionId) -> bool,
    ) -> Result<Self, Entangled> {
        let layout = Arc::new(DealSet::layout(game, within, keep)?);
        Ok(DealSet::on(&layout, game, within, round))
    }

    /// The deals inside the rules and the red lines of these parties.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn inside(game: &Game, red_lines: &[PartyId]) -> Result<Self, Entangled> {
        let respect = Respect {
            red_lines,
            bodies: false,
        };
        let layout = Arc::new(Layout::of(game, respect, |_, _| true)?);
        Ok(DealSet::on(&layout, game, Within::Anything, 0))
    }

    /// Checks that the deals inside all gates can be cut into regions.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn can_be_cut(game: &Game) -> Result<(), Entangled> {
        DealSet::layout(game, Within::All, |_, _| true).map(|_| ())
    }

    /// How the deals inside these gates are cut, for every game on the same frame with the same conditions.
    pub(super) fn layout(
        game: &Game,
        within: Within,
        keep: impl Fn(IssueId, OptionId) -> bool,
    ) -> Result<Layout, Entangled> {
        let everyone: Vec<PartyId> = game.party_ids().collect();
        let respect = Respect {
            red_lines: if within == Within::Anything {
                &[]
            } else {
                &everyone
            },
            bodies: within == Within::All,
        };
        let layout = Layout::of(game, respect, keep)?;
        match within {
            Within::Anything | Within::RedLines => Ok(layout),
            Within::Zopa | Within::Consents => layout.by_coalitions(game),
            Within::All => layout.by_coalitions(game)?.by_ballots(game),
        }
    }

    /// The set of a layout made for these gates, with the numbers of a game.
    pub(super) fn on(layout: &Arc<Layout>, game: &Game, within: Within, round: u32) -> Self {
        let parties = game.lane_ids().count() + layout.mirrored.len();
        let mut starts = Vec::with_capacity(layout.blocks.len());
        let mut choices = 0;
        for block in &layout.blocks {
            starts.push(choices);
            choices += block.len();
        }
        let mut set = DealSet {
            layout: Arc::clone(layout),
            parties,
            within,
            starts,
            worth: vec![0; choices * parties],
            regions: vec![
                Region {
                    base: vec![0; parties],
                    floors: vec![Points::LOWEST; parties],
                };
                layout.regions.len()
            ],
        };
        set.fill(game);
        set.ask(game, round);
        set
    }

    /// Loads the payoffs and links of a game.
    pub(super) fn fill(&mut self, game: &Game) {
        let parties = self.parties;
        let real = parties - self.layout.mirrored.len();
        for (block, &start) in self.layout.blocks.iter().zip(&self.starts) {
            let width = block.issues.len();
            if width == 1 {
                let issue = block.issues[0];
                for p in 0..real {
                    let payoffs = game.payoffs(PartyId(p as u16), issue);
                    let cells = self.worth[start * parties + p..]
                        .iter_mut()
                        .step_by(parties);
                    for (cell, option) in cells.zip(&block.options) {
                        *cell = payoffs[option.index()].0;
                    }
                }
            } else {
                let rows = self.worth[start * parties..].chunks_exact_mut(parties);
                for (row, options) in rows.zip(block.options.chunks_exact(width)) {
                    for (p, worth) in row[..real].iter_mut().enumerate() {
                        let party = PartyId(p as u16);
                        let terms = block.issues.iter().zip(options);
                        *worth = terms.map(|(&i, &o)| game.payoff(party, i, o).0).sum();
                    }
                }
            }
            for &(choice, link) in &block.links {
                let link = &game.links()[link as usize];
                self.worth[(start + choice as usize) * parties + link.party.index()] +=
                    link.change.0;
            }
        }
        if real < parties {
            for row in self.worth.chunks_exact_mut(parties) {
                mirror(&self.layout.mirrored, row);
            }
        }
        for (frame, region) in self.layout.regions.iter().zip(&mut self.regions) {
            region.base.fill(0);
            for &link in &frame.links {
                let link = &game.links()[link];
                region.base[link.party.index()] += link.change.0;
            }
            mirror(&self.layout.mirrored, &mut region.base);
        }
    }

    /// Loads the no-deal values of a round, and the needs of the ratifiers concerned.
    pub(super) fn ask(&mut self, game: &Game, round: u32) {
        self.ask_for(game, self.within, round, |_| true);
    }

    /// Loads the no-deal values of a round that count up to `within`, and the needs of the first `bodies` ratifiers.
    /// The layout must tell ratifiers apart.
    pub(super) fn ask_bodies(&mut self, game: &Game, within: Within, round: u32, bodies: usize) {
        let within = within.min(Within::Consents);
        self.ask_for(game, within, round, |body| usize::from(body.0) < bodies);
    }

    /// The part of a set within all gates that concerns a ratifier, without asking what this ratifier asks for.
    pub fn concerning(&self, game: &Game, body: RatifierId, round: u32) -> DealSet {
        let mut part = self.part(|frame| frame.bodies.contains(&body));
        let within = self.within.min(Within::Consents);
        part.ask_for(game, within, round, |other| other != body);
        part
    }

    fn ask_for(
        &mut self,
        game: &Game,
        within: Within,
        round: u32,
        asks: impl Fn(RatifierId) -> bool,
    ) {
        let floors = game.floors(within, round);
        let real = floors.len();
        let mirrored = &self.layout.mirrored;
        let mut closed = Vec::new();
        for (number, (frame, region)) in self
            .layout
            .regions
            .iter()
            .zip(&mut self.regions)
            .enumerate()
        {
            let (own, mirrors) = region.floors.split_at_mut(real);
            own.copy_from_slice(&floors);
            mirrors.fill(Points::LOWEST);
            let mut raise = |party: PartyId, need: Points| {
                let floor = &mut own[party.index()];
                *floor = need.max(*floor);
            };
            for &party in &frame.agree {
                raise(
                    party,
                    game.no_deal_at(party, round).unwrap_or(Points::LOWEST),
                );
            }
            for body in frame.bodies.iter().filter(|&&body| asks(body)) {
                let body = &game.ratifiers()[usize::from(body.0)];
                for (party, need) in game.needs_of(body, round) {
                    raise(party, need);
                }
            }
            for (mirror, party) in mirrors.iter_mut().zip(mirrored) {
                if frame.refuse.contains(party) {
                    let floor = game.no_deal_at(*party, round).unwrap_or(Points::LOWEST);
                    // Less than no deal, with the sign reversed.
                    *mirror = Points(1 - floor.0);
                }
            }
            if frame.ways.iter().any(|way| !way.first && !asks(way.body)) {
                closed.push(number);
            }
            for way in frame.ways.iter().filter(|way| asks(way.body)) {
                let body = &game.ratifiers()[usize::from(way.body.0)];
                let Some(members) = body.counted() else {
                    continue;
                };
                let at_least = |view: PartyId, need: Points| {
                    let floor = &mut own[view.index()];
                    *floor = need.max(*floor);
                };
                let below = |view: PartyId, need: Points| {
                    let mirror = mirrored.iter().position(|party| *party == view);
                    if let Some(mirror) = mirror {
                        mirrors[mirror] = mirrors[mirror].max(Points(1 - need.0));
                    }
                };
                if !way.ask(members, at_least, below) {
                    closed.push(number);
                }
            }
        }
        for region in closed {
            self.close(region);
        }
    }

    /// Asks in a region for more than any deal of it gives.
    fn close(&mut self, region: usize) {
        let most: i64 = self
            .blocks(region)
            .map(|(block, _)| self.rows(block).map(|row| row[0]).max().unwrap_or(0))
            .sum();
        let region = &mut self.regions[region];
        region.floors[0] = Points(region.base[0] + most + 1);
    }

    /// The part of a set within all gates that does not concern a ratifier.
    pub fn not_concerning(&self, body: RatifierId) -> DealSet {
        self.part(|frame| !frame.bodies.contains(&body))
    }

    /// The set with only some of its regions.
    fn part(&self, kept: impl Fn(&RegionFrame) -> bool) -> DealSet {
        let mut layout = Layout::clone(&self.layout);
        layout.regions.retain(&kept);
        let numbers = self.layout.regions.iter().zip(&self.regions);
        let regions = numbers
            .filter(|(frame, _)| kept(frame))
            .map(|(_, numbers)| numbers);
        DealSet {
            regions: regions.cloned().collect(),
            layout: Arc::new(layout),
            ..self.clone()
        }
    }

    /// Raises the floor of a party to at least this much.
    pub fn raise(&mut self, party: PartyId, floor: Points) {
        for region in &mut self.regions {
            let asked = &mut region.floors[party.index()];
            *asked = floor.max(*asked);
        }
    }

    /// The number of deals inside the rules and red lines, whatever they are worth; where a quota binds, each is counted for
    /// every way to agree on it.
    pub fn texts(&self) -> BigUint {
        (0..self.regions.len()).map(|r| self.texts_in(r)).sum()
    }

    pub(super) fn texts_in(&self, region: usize) -> BigUint {
        let blocks = self.blocks(region);
        blocks
            .map(|(_, block)| BigUint::from(block.len()))
            .product()
    }

    /// The steps charged for preparing a large region for a search; small ones are free.
    pub(super) fn readying(&self, region: usize) -> u64 {
        let choices: usize = self.blocks(region).map(|(_, block)| block.len()).sum();
        ((choices * self.parties) as u64).saturating_sub(FREE)
    }

    /// The blocks of a region with their numbers.
    pub(super) fn blocks(&self, region: usize) -> impl Iterator<Item = (usize, &Block)> {
        let numbers = self.layout.regions[region].blocks.iter();
        numbers.map(|&number| (number, &self.layout.blocks[number]))
    }

    /// Worth to each party of the choices of a block, one row a choice.
    pub(super) fn rows(&self, block: usize) -> std::slice::ChunksExact<'_, i64> {
        let start = self.starts[block];
        let end = start + self.layout.blocks[block].len();
        self.worth[start * self.parties..end * self.parties].chunks_exact(self.parties)
    }

    /// Worth to each party of one choice of a block.
    #[inline]
    pub(super) fn row(&self, block: usize, choice: usize) -> &[i64] {
        let at = (self.starts[block] + choice) * self.parties;
        &self.worth[at..at + self.parties]
    }

    /// Where the choices of a block begin among those of all blocks.
    pub(super) fn start(&self, block: usize) -> usize {
        self.starts[block]
    }

    /// The parties with a floor in a region.
    pub(super) fn bound(&self, region: usize) -> Vec<usize> {
        let floors = self.regions[region].floors.iter().enumerate();
        floors
            .filter(|(_, floor)| **floor > Points::LOWEST)
            .map(|(p, _)| p)
            .collect()
    }

    /// The least that a party must get from the blocks of a region.
    pub(super) fn need(&self, region: usize, party: usize) -> i64 {
        let region = &self.regions[region];
        region.floors[party].0 - region.base[party]
    }

    /// True if every party that a region binds gets enough from blocks that are worth this much.
    pub(super) fn has_enough(&self, region: usize, worth: &[i64]) -> bool {
        let worth = worth.iter().enumerate();
        worth
            .into_iter()
            .all(|(party, &worth)| worth >= self.need(region, party))
    }

    /// The deal with these choices, given as (block, choice).
    pub(super) fn deal(&self, choices: impl Iterator<Item = (usize, usize)>) -> Deal {
        let mut options = vec![OptionId(0); self.layout.issues];
        for (block, choice) in choices {
            let block = &self.layout.blocks[block];
            for (issue, &option) in block.issues.iter().zip(block.choice(choice)) {
                options[issue.index()] = option;
            }
        }
        Deal::new(options)
    }
}

/// Writes minus the worth of some parties after the worth of all.
fn mirror(mirrored: &[PartyId], row: &mut [i64]) {
    let real = row.len() - mirrored.len();
    for (n, party) in mirrored.iter().enumerate() {
        row[real + n] = -row[party.index()];
    }
}
