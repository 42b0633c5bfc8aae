//! One walk over the heads of a board that counts everything at once.
//!
//! With each head every gate gives the tails that fail it, as bits. `two |= one & fail; one |= fail` then leaves in `one`
//! the deals that fail some gate and in `two` those that fail more than one, so `fail & !two` are the deals that would
//! pass if this gate were removed. A head under which nothing can be counted any more is not entered, and one under
//! which everything is certain to pass is closed at once.

use super::board::{Bar, Board, Need, Texts, leaf_steps};
use super::tail::Tallies;
use super::votes;
use crate::game::Within;
use crate::scenario::OptionId;
use crate::space::limits::Meter;

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// In the zone of possible agreement.
    pub(super) zopa: u128,
    /// And with every consent.
    pub(super) consents: u128,
    /// And through the ratifiers up to each, in file order.
    pub(super) bodies: Vec<u128>,
    /// Through every gate.
    pub(super) passing: u128,
    /// Failing exactly this gate; empty unless red lines and rules were counted as gates.
    pub(super) only: Vec<u128>,
    /// Passing deals with each option of each issue; empty likewise.
    pub(super) options: Vec<Vec<u128>>,
}

/// Counts the deals of a board; `None` if the limit was reached. The board's size must fit.
pub(super) fn pass(board: &Board<'_>, meter: &mut Meter<'_>) -> Option<Counted> {
    let all = board.texts == Texts::All;
    let lanes = board.lanes.len();
    let bodies = board.game.ratifiers().len();
    let mut walk = Pass {
        board,
        meter,
        deal: vec![OptionId(0); board.game.sizes().len()],
        sums: vec![0; (board.heads.len() + 1) * lanes],
        concerned: vec![false; bodies],
        one: vec![0; board.tail.words],
        two: vec![0; board.tail.words],
        failing: Vec::with_capacity(board.bars.len()),
        made: Vec::new(),
        tallies: Tallies::default(),
        counted: Counted {
            zopa: 0,
            consents: 0,
            bodies: vec![0; bodies],
            passing: 0,
            only: vec![0; if all { board.gates.len() } else { 0 }],
            options: match texts_of_options(board) {
                options if all => options,
                _ => Vec::new(),
            },
        },
    };
    if board.size() != Some(0) {
        let mut law = Law::default();
        walk.decide(0, &mut law);
        walk.descend(0, law)?;
    }
    walk.fold_tail();
    Some(walk.counted)
}

fn texts_of_options(board: &Board<'_>) -> Vec<Vec<u128>> {
    let sizes = board.game.sizes().iter();
    sizes.map(|&n| vec![0; usize::from(n)]).collect()
}

/// How many rules and red lines a head breaks, and the gate of the first.
#[derive(Debug, Clone, Copy, Default)]
struct Law {
    broken: u32,
    gate: usize,
}

impl Law {
    fn break_at(&mut self, gate: usize) {
        if self.broken == 0 {
            self.gate = gate;
        }
        self.broken += 1;
    }
}

/// The tails that fail a bar.
#[derive(Debug, Clone, Copy)]
enum Failing {
    /// The `count` tails that are worth least in a lane.
    Lowest { lane: usize, count: usize },
    /// Written out from here on.
    Made(usize),
}

struct Pass<'b, 'g, 'm, 's> {
    board: &'b Board<'g>,
    meter: &'m mut Meter<'s>,
    deal: Vec<OptionId>,
    /// Worth of the head by depth and lane.
    sums: Vec<i64>,
    /// The ratifiers that the head concerns, once their conditions are decided.
    concerned: Vec<bool>,
    one: Vec<u64>,
    two: Vec<u64>,
    /// The bars that some tail fails with this head, by number.
    failing: Vec<(usize, Failing)>,
    /// The tails that fail bars of several needs, bar after bar.
    made: Vec<u64>,
    /// The number of times that each deal of the tail passed.
    tallies: Tallies,
    counted: Counted,
}

impl Pass<'_, '_, '_, '_> {
    /// Takes in the links and rules that are decided at a depth.
    fn decide(&mut self, depth: usize, law: &mut Law) {
        let board = self.board;
        let lanes = board.lanes.len();
        for &(lane, link) in &board.links[depth] {
            let link = &board.game.links()[link];
            if link.when.holds(&self.deal) {
                self.sums[depth * lanes + lane] += link.change.0;
            }
        }
        for &(gate, rule) in &board.rules[depth] {
            if !board.game.rules()[rule].allows(&self.deal) {
                law.break_at(gate);
            }
        }
        if depth == board.named {
            for (concerned, body) in self.concerned.iter_mut().zip(board.game.ratifiers()) {
                *concerned = body.only_if.holds(&self.deal);
            }
        }
    }

    /// Counts what is below a head; the number that passes everything, or `None` at the limit.
    fn descend(&mut self, depth: usize, law: Law) -> Option<u128> {
        if let Some(passing) = self.close(depth, law) {
            return Some(passing);
        }
        let board = self.board;
        if depth == board.heads.len() {
            return self.leaf(law);
        }
        let head = &board.heads[depth];
        let lanes = board.lanes.len();
        let mut total = 0;
        for (choice, &option) in head.options.iter().enumerate() {
            if !self.meter.step() {
                return None;
            }
            let (before, after) = self.sums.split_at_mut((depth + 1) * lanes);
            let before = &before[depth * lanes..];
            let adds = &head.worth[choice * lanes..(choice + 1) * lanes];
            for ((after, before), add) in after.iter_mut().zip(before).zip(adds) {
                *after = before + add;
            }
            self.deal[head.issue.index()] = option;
            let mut law = law;
            for &gate in &head.crossed[choice] {
                law.break_at(gate);
            }
            self.decide(depth + 1, &mut law);
            let passing = self.descend(depth + 1, law)?;
            if passing > 0 && !self.counted.options.is_empty() {
                self.counted.options[head.issue.index()][option.index()] += passing;
            }
            total += passing;
        }
        Some(total)
    }

    /// Closes a head under which nothing is left to count, or everything passes.
    fn close(&mut self, depth: usize, law: Law) -> Option<u128> {
        let board = self.board;
        let lanes = board.lanes.len();
        let sums = &self.sums[depth * lanes..];
        let most = &board.most[depth * lanes..];
        let least = &board.least[depth * lanes..];
        // A text counts somewhere if it is in the zone, or fails one gate alone.
        let mut fails = law.broken;
        let mut outside = law.broken > 0;
        let mut all_pass = law.broken == 0 && board.clean[depth];
        for bar in &board.bars {
            let undecided = bar.conditional && depth < board.named;
            let asked =
                !bar.conditional || undecided || bar.body.is_some_and(|n| self.concerned[n]);
            if !asked {
                continue;
            }
            let passes = |bounds: &[i64]| {
                bar.lets_pass(|need| sums[need.lane] + bounds[need.lane] >= need.least)
            };
            all_pass &= passes(least);
            if !undecided && !passes(most) {
                fails += 1;
                outside |= bar.stage == Within::Zopa;
            }
        }
        if outside && (fails > 1 || board.texts == Texts::InsideRedLines) {
            return Some(0);
        }
        let undecided_rules = || {
            board.rules[depth + 1..]
                .iter()
                .any(|rules| !rules.is_empty())
        };
        if !all_pass || undecided_rules() {
            return None;
        }
        let deals = board.below[depth]?;
        let counted = &mut self.counted;
        counted.zopa += deals;
        counted.consents += deals;
        counted.bodies.iter_mut().for_each(|n| *n += deals);
        counted.passing += deals;
        if !counted.options.is_empty() {
            let heads = board.heads[depth..].iter();
            let rest = heads.map(|head| (head.issue, &head.options));
            let tail = board.tail.issues.iter().copied().zip(&board.tail.options);
            for (issue, options) in rest.chain(tail) {
                let each = deals / options.len() as u128;
                let row = &mut counted.options[issue.index()];
                options.iter().for_each(|o| row[o.index()] += each);
            }
        }
        Some(deals)
    }

    /// Counts the deals of one whole head.
    fn leaf(&mut self, law: Law) -> Option<u128> {
        let board = self.board;
        let tail = &board.tail;
        if !self.meter.steps(leaf_steps(tail.words)) {
            return None;
        }
        let lanes = board.lanes.len();
        let sums = &self.sums[board.heads.len() * lanes..];
        self.failing.clear();
        self.made.clear();
        for (n, bar) in board.bars.iter().enumerate() {
            if bar.conditional && !bar.body.is_some_and(|n| self.concerned[n]) {
                continue;
            }
            let missed = |need: &Need| {
                let least = need.least - sums[need.lane];
                tail.lanes[need.lane].worth.partition_point(|&u| u < least)
            };
            if let [need] = bar.needs.as_slice()
                && bar.votes.is_none()
            {
                let (lane, count) = (need.lane, missed(need));
                if count > 0 {
                    self.failing.push((n, Failing::Lowest { lane, count }));
                }
                continue;
            }
            let from = self.made.len();
            write_out(board, bar, missed, &mut self.made);
            if self.made[from..].iter().any(|&word| word != 0) {
                self.failing.push((n, Failing::Made(from)));
            } else {
                self.made.truncate(from);
            }
        }
        match law.broken {
            0 => {
                self.one.copy_from_slice(&tail.one);
                self.two.copy_from_slice(&tail.two);
            }
            broken => {
                self.one.fill(!0);
                self.two.copy_from_slice(&tail.one);
                if broken > 1 {
                    self.two.fill(!0);
                }
            }
        }
        if let (Some(one), Some(two)) = (self.one.last_mut(), self.two.last_mut()) {
            *one |= tail.unused;
            *two |= tail.unused;
        }
        self.counted_stages(law)
    }

    /// Takes the failing bars one after the other, counting what is left at each stage.
    fn counted_stages(&mut self, law: Law) -> Option<u128> {
        let board = self.board;
        let mut stage = Within::Zopa;
        let mut left = clear(&self.one);
        let mut stale = false;
        let mut failing = 0;
        for (n, bar) in board.bars.iter().enumerate() {
            if bar.stage > stage {
                if stale {
                    left = clear(&self.one);
                    stale = false;
                }
                if !self.end_of(stage, bar.stage, left) {
                    return Some(0);
                }
                stage = bar.stage;
            }
            if let Some(&(which, fail)) = self.failing.get(failing)
                && which == n
            {
                failing += 1;
                let made = std::mem::take(&mut self.made);
                self.take(fail.row(board, &made));
                self.made = made;
                stale = true;
            }
            if let Some(body) = bar.body {
                if stale {
                    left = clear(&self.one);
                    stale = false;
                }
                self.counted.bodies[body] += left;
            }
        }
        if stale {
            left = clear(&self.one);
        }
        if !self.end_of(stage, Within::All, left) {
            return Some(0);
        }
        self.counted.passing += left;
        if board.texts == Texts::All {
            self.counted_gates(law);
            if left > 0 {
                self.tallies.count_clear(&self.one);
            }
        }
        Some(left)
    }

    /// Takes in the tails that fail a gate.
    fn take(&mut self, fail: &[u64]) {
        if self.board.texts == Texts::All {
            for ((one, two), fail) in self.one.iter_mut().zip(&mut self.two).zip(fail) {
                *two |= *one & fail;
                *one |= fail;
            }
        } else {
            for (one, fail) in self.one.iter_mut().zip(fail) {
                *one |= fail;
            }
        }
    }

    /// Counts what is left at the end of a stage, before a later one; `false` if nothing is left to count at all.
    fn end_of(&mut self, stage: Within, next: Within, left: u128) -> bool {
        if stage == Within::Zopa {
            self.counted.zopa += left;
        }
        if stage <= Within::Consents && next == Within::All {
            self.counted.consents += left;
        }
        let all = self.board.texts == Texts::All;
        stage > Within::Zopa || left > 0 || all && self.two.iter().any(|&word| word != !0)
    }

    /// Counts the deals that fail exactly one gate, by gate.
    fn counted_gates(&mut self, law: Law) {
        let board = self.board;
        let tail = &board.tail;
        let alone = |fail: &[u64], two: &[u64]| -> u128 {
            let bits = fail.iter().zip(two).map(|(fail, two)| fail & !two);
            u128::from(bits.map(|bits| u64::from(bits.count_ones())).sum::<u64>())
        };
        if self
            .one
            .iter()
            .zip(&self.two)
            .all(|(one, two)| one & !two == 0)
        {
            return;
        }
        if law.broken == 1 {
            self.counted.only[law.gate] += clear(&self.two);
        }
        let sums = &self.sums[board.heads.len() * board.lanes.len()..];
        for &(n, fail) in &self.failing {
            let bar = &board.bars[n];
            let row = fail.row(board, &self.made);
            if bar.spare == 0 {
                self.counted.only[bar.needs[0].gate] += alone(row, &self.two);
                continue;
            }
            // Whoever refuses a text that one refusal less would let pass turns it alone.
            for need in &bar.needs {
                let pivotal = pivotal(board, bar, need, sums);
                let fail: Vec<u64> = row.iter().zip(&pivotal).map(|(a, b)| a & b).collect();
                self.counted.only[need.gate] += alone(&fail, &self.two);
            }
        }
        for (gate, bits) in &tail.crossed {
            self.counted.only[*gate] += alone(bits, &self.two);
        }
    }

    /// Shares the numbers of the tails out to their options.
    fn fold_tail(&mut self) {
        let tail = &self.board.tail;
        if self.counted.options.is_empty() {
            return;
        }
        for deal in 0..tail.len {
            let count = self.tallies.of(deal);
            if count == 0 {
                continue;
            }
            for (place, issue) in tail.issues.iter().enumerate() {
                let option = tail.options[place][tail.choice(deal, place)];
                self.counted.options[issue.index()][option.index()] += count;
            }
        }
    }
}

impl Failing {
    fn row<'r>(self, board: &'r Board<'_>, made: &'r [u64]) -> &'r [u64] {
        let words = board.tail.words;
        match self {
            Failing::Lowest { lane, count } => {
                &board.tail.lanes[lane].lowest[count * words..(count + 1) * words]
            }
            Failing::Made(from) => &made[from..from + words],
        }
    }
}

/// Writes out the tails that miss more needs of a bar than they may; `missed` tells how many miss each.
fn write_out(
    board: &Board<'_>,
    bar: &Bar<'_>,
    missed: impl Fn(&Need) -> usize,
    made: &mut Vec<u64>,
) {
    let words = board.tail.words;
    // Row n: the tails that have missed more than n needs so far.
    let mut more = vec![0_u64; (bar.spare + 1) * words];
    let counted = bar.votes.map_or(bar.needs.len(), |(from, _)| from);
    for need in &bar.needs[..counted] {
        let count = missed(need);
        if count == 0 {
            continue;
        }
        let row = &board.tail.lanes[need.lane].lowest[count * words..(count + 1) * words];
        for n in (0..=bar.spare).rev() {
            for word in 0..words {
                let before = if n == 0 {
                    !0
                } else {
                    more[(n - 1) * words + word]
                };
                more[n * words + word] |= before & row[word];
            }
        }
    }
    let from = made.len();
    made.extend_from_slice(&more[bar.spare * words..]);
    if let Some((_, members)) = bar.votes {
        let voters = &bar.needs[counted..];
        let no = voters.iter().map(|need| {
            let count = missed(need);
            &board.tail.lanes[need.lane].lowest[count * words..(count + 1) * words]
        });
        votes::outvoted(members, &no.collect::<Vec<_>>(), &mut made[from..]);
    }
}

/// The tails under a head that miss this need of a bar, and exactly as many others as they may.
fn pivotal(board: &Board<'_>, bar: &Bar<'_>, own: &Need, sums: &[i64]) -> Vec<u64> {
    let missed = |need: &Need| {
        let least = need.least - sums[need.lane];
        let worth = &board.tail.lanes[need.lane].worth;
        worth.partition_point(|&u| u < least)
    };
    let others = Bar {
        needs: bar
            .needs
            .iter()
            .filter(|n| n.gate != own.gate)
            .copied()
            .collect(),
        ..*bar
    };
    let mut too_many = Vec::new();
    write_out(board, &others, missed, &mut too_many);
    let words = board.tail.words;
    let count = missed(own);
    let row = &board.tail.lanes[own.lane].lowest[count * words..(count + 1) * words];
    row.iter()
        .zip(&too_many)
        .map(|(own, many)| own & !many)
        .collect()
}

/// The number of clear bits.
fn clear(words: &[u64]) -> u128 {
    u128::from(
        words
            .iter()
            .map(|word| u64::from(word.count_zeros()))
            .sum::<u64>(),
    )
}
