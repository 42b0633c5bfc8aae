//! All deals of a game laid out for counting: the issues of a deal in two parts, a **head** that is walked and a
//! **tail** whose deals are the bits of a few words.
//!
//! Every issue that a link, a rule or a ratifier's condition names is in the head, so a head decides them all, and what
//! the tail adds to a party's worth is one sorted list. For each party the deals of the tail below the n-th of that list
//! are kept as bits for every n: which tails fail a gate with a given head is then one binary search.

use super::tail::Tail;
use crate::game::{Condition, Game, Gate, Members, Points, RatifierId, Within};
use crate::scenario::{IssueId, OptionId, PartyId};

/// The tail has about as many deals as the head, but at most this many …
const WIDEST_TAIL: f64 = 4_096.0;
/// … where at least this many are always allowed.
const SMALLEST_TAIL: f64 = 64.0;

/// The deals that are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// Those inside every red line.
    InsideRedLines,
    /// All that can be written.
    All,
}

/// A game laid out for counting.
#[derive(Debug)]
pub(super) struct Board<'g> {
    pub(super) game: &'g Game,
    pub(super) texts: Texts,
    /// Every gate of the game, in their order.
    pub(super) gates: Vec<Gate>,
    /// The issues of the head in the order in which they are decided, those named by conditions first.
    pub(super) heads: Vec<Head>,
    /// How many of them are named.
    pub(super) named: usize,
    pub(super) tail: Tail,
    /// The parties whose worth is asked for.
    pub(super) lanes: Vec<PartyId>,
    /// What is asked of it, in the order of gates.
    pub(super) bars: Vec<Bar<'g>>,
    /// `most[depth][lane]`, flat: the most that the issues from `depth` on, the tail and undecided links can add.
    pub(super) most: Vec<i64>,
    /// And the least.
    pub(super) least: Vec<i64>,
    /// Texts below each depth; `None` where they do not fit.
    pub(super) below: Vec<Option<u128>>,
    /// True if no open option from this depth on crosses a red line.
    pub(super) clean: Vec<bool>,
    /// For each depth the links, as (lane, link), and the rules, as (gate, rule), that are decided there.
    pub(super) links: Vec<Vec<(usize, usize)>>,
    pub(super) rules: Vec<Vec<(usize, usize)>>,
}

/// An issue of the head.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) issue: IssueId,
    pub(super) options: Vec<OptionId>,
    /// Worth by option and lane, flat.
    pub(super) worth: Vec<i64>,
    /// The gates of the red lines that each option crosses.
    pub(super) crossed: Vec<Vec<usize>>,
}

/// The requirement of a gate, or the no-deal values of all who can be outvoted together.
#[derive(Debug)]
pub(super) struct Bar<'g> {
    pub(super) stage: Within,
    /// Least worths; never none. Those of members who are counted come last.
    pub(super) needs: Vec<Need>,
    /// How many of them a deal may miss and still pass.
    pub(super) spare: usize,
    /// The votes that decide besides: one of the needs for each member, in their order, from this number on.
    pub(super) votes: Option<(usize, &'g Members)>,
    /// The ratifier whose gate it is.
    pub(super) body: Option<usize>,
    /// True if only some deals concern that ratifier.
    pub(super) conditional: bool,
}

/// A least worth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    pub(super) gate: usize,
    pub(super) lane: usize,
    pub(super) least: i64,
}

impl Bar<'_> {
    /// True if a deal passes that meets the needs of which this is true.
    pub(super) fn lets_pass(&self, meets: impl Fn(&Need) -> bool) -> bool {
        let all = self.needs.as_slice();
        let (asked, members) = all.split_at(self.votes.map_or(all.len(), |(from, _)| from));
        let missed = asked.iter().filter(|need| !meets(need)).count();
        missed <= self.spare
            && self
                .votes
                .is_none_or(|(_, votes)| votes.pass_with(|n| meets(&members[n])))
    }
}

impl<'g> Board<'g> {
    /// Lays out a game for a round.
    pub(super) fn new(game: &'g Game, round: u32, texts: Texts) -> Self {
        let gates = game.gates();
        let mut lanes = Vec::new();
        let bars = bars(game, &gates, round, &mut lanes);
        let open = |issue: IssueId| -> Vec<OptionId> {
            let options = game.option_ids(issue);
            let crosses = |o| game.party_ids().any(|p| game.crosses(p, issue, o));
            options
                .filter(|&o| texts == Texts::All || !crosses(o))
                .collect()
        };
        let (order, tail_issues, named) = split(game, &lanes, &open);
        let red_lines = |issue: IssueId, option: OptionId| {
            let gates = gates.iter().enumerate();
            let crossed = gates.filter(move |(_, gate)| match gate {
                Gate::RedLine(party, i) => *i == issue && game.crosses(*party, issue, option),
                _ => false,
            });
            crossed.map(|(n, _)| n).collect::<Vec<_>>()
        };
        let heads: Vec<Head> = order
            .iter()
            .map(|&issue| {
                let options = open(issue);
                let worth = options
                    .iter()
                    .flat_map(|&o| lanes.iter().map(move |&p| game.payoff(p, issue, o).0));
                Head {
                    issue,
                    worth: worth.collect(),
                    crossed: options.iter().map(|&o| red_lines(issue, o)).collect(),
                    options,
                }
            })
            .collect();
        let tail_options = tail_issues.iter().map(|&issue| open(issue)).collect();
        let tail = Tail::new(game, &lanes, tail_issues, tail_options, red_lines);
        let decided = |condition: &Condition| {
            let named = condition.terms().map(|(issue, _)| {
                let place = order.iter().position(|&head| head == issue);
                place.map_or(0, |place| place + 1)
            });
            named.max().unwrap_or(0)
        };
        let mut links = vec![Vec::new(); heads.len() + 1];
        for (n, link) in game.links().iter().enumerate() {
            if let Some(lane) = lanes.iter().position(|&p| p == link.party) {
                links[decided(&link.when)].push((lane, n));
            }
        }
        let mut rules = vec![Vec::new(); heads.len() + 1];
        for (n, rule) in game.rules().iter().enumerate() {
            let then = rule.then().map_or(0, decided);
            // Rules are the first gates.
            rules[decided(rule.when()).max(then)].push((n, n));
        }
        let mut board = Board {
            game,
            texts,
            gates,
            heads,
            named,
            tail,
            lanes,
            bars,
            most: Vec::new(),
            least: Vec::new(),
            below: Vec::new(),
            clean: Vec::new(),
            links,
            rules,
        };
        board.bound();
        board
    }

    /// The number of deals; `None` where it does not fit.
    pub(super) fn size(&self) -> Option<u128> {
        self.below[0]
    }

    /// The most steps that a pass over the board can take.
    pub(super) fn most_steps(&self) -> u128 {
        let leaf = leaf_steps(self.tail.words) as u128;
        let Some(size) = self.size() else {
            return u128::MAX;
        };
        // Every head has at most two nodes above it for itself.
        (size / self.tail.len.max(1) as u128).saturating_mul(leaf + 3)
    }

    fn bound(&mut self) {
        let (depths, lanes) = (self.heads.len(), self.lanes.len());
        self.most = vec![0; (depths + 1) * lanes];
        self.least = self.most.clone();
        self.below = vec![Some(self.tail.len as u128); depths + 1];
        self.clean = vec![self.tail.crossed.is_empty(); depths + 1];
        for lane in 0..lanes {
            let worth = &self.tail.lanes[lane].worth;
            self.most[depths * lanes + lane] = worth.last().copied().unwrap_or(0);
            self.least[depths * lanes + lane] = worth.first().copied().unwrap_or(0);
        }
        for depth in (0..depths).rev() {
            let head = &self.heads[depth];
            for lane in 0..lanes {
                let worth = head.worth.iter().skip(lane).step_by(lanes).copied();
                let links = self.links[depth + 1].iter().filter(|(l, _)| *l == lane);
                let changes = links.map(|&(_, n)| self.game.links()[n].change.0);
                let up: i64 = changes.clone().map(|c| c.max(0)).sum();
                let down: i64 = changes.map(|c| c.min(0)).sum();
                let (here, next) = (depth * lanes + lane, (depth + 1) * lanes + lane);
                self.most[here] = self.most[next] + worth.clone().max().unwrap_or(0) + up;
                self.least[here] = self.least[next] + worth.min().unwrap_or(0) + down;
            }
            let options = head.options.len() as u128;
            self.below[depth] = self.below[depth + 1].and_then(|n| n.checked_mul(options));
            self.clean[depth] = self.clean[depth + 1] && head.crossed.iter().all(Vec::is_empty);
        }
    }
}

/// The requirements of the gates, in their order; adds the parties whose worth they concern to `lanes`.
fn bars<'g>(game: &'g Game, gates: &[Gate], round: u32, lanes: &mut Vec<PartyId>) -> Vec<Bar<'g>> {
    let mut need = |gate: usize, party: PartyId, least: Points| {
        let lane = lanes.iter().position(|&p| p == party).unwrap_or_else(|| {
            lanes.push(party);
            lanes.len() - 1
        });
        Need {
            gate,
            lane,
            least: least.0,
        }
    };
    let mut bars = Vec::new();
    let mut outvotable: Vec<Need> = Vec::new();
    for (gate, &which) in gates.iter().enumerate() {
        let mut votes = None;
        let (needs, body) = match which {
            Gate::WalkAway(party) | Gate::Consent(party) => {
                let floor = game.no_deal_at(party, round).unwrap_or_default();
                let own = need(gate, party, floor);
                if which.stage() == Within::Zopa && game.can_be_outvoted(party) {
                    outvotable.push(own);
                    continue;
                }
                (vec![own], None)
            }
            Gate::Ratifier(RatifierId(n)) => {
                let body = &game.ratifiers()[usize::from(n)];
                let needs = game.needs_of(body, round);
                let needs = needs.map(|(party, least)| need(gate, party, least));
                let mut needs: Vec<Need> = needs.collect();
                if let Some(members) = body.counted() {
                    votes = Some((needs.len(), members));
                    let voters = members.voters().iter();
                    needs.extend(voters.map(|voter| need(gate, voter.view, voter.no_deal)));
                }
                (needs, Some(usize::from(n)))
            }
            Gate::Rule(_) | Gate::RedLine(..) => continue,
        };
        bars.push(Bar {
            stage: which.stage(),
            needs,
            spare: 0,
            votes,
            body,
            conditional: body.is_some_and(|n| !game.ratifiers()[n].only_if.is_empty()),
        });
    }
    let spare = game.outvoting().map_or(0, |outvoting| outvoting.spare);
    if outvotable.len() > spare {
        let together = Bar {
            stage: Within::Zopa,
            needs: outvotable,
            spare,
            votes: None,
            body: None,
            conditional: false,
        };
        // Walk-aways come first.
        bars.insert(0, together);
    }
    bars
}

/// The steps that counting one head is worth.
pub(super) fn leaf_steps(words: usize) -> u64 {
    words as u64 / 4 + 1
}

/// The issues of the head, those of the tail, and how many of the head conditions name.
fn split(
    game: &Game,
    lanes: &[PartyId],
    open: &impl Fn(IssueId) -> Vec<OptionId>,
) -> (Vec<IssueId>, Vec<IssueId>, usize) {
    let links = game.links().iter().map(|link| &link.when);
    let rules = game.rules().iter();
    let laws = rules.flat_map(|rule| std::iter::once(rule.when()).chain(rule.then()));
    let bodies = game.ratifiers().iter().map(|body| &body.only_if);
    let conditions = links.chain(laws).chain(bodies);
    let terms = conditions.flat_map(|condition| condition.terms().map(|(issue, _)| issue));
    let mut named: Vec<IssueId> = terms.collect();
    named.sort_unstable();
    named.dedup();
    let mut free: Vec<IssueId> = game.issue_ids().filter(|i| !named.contains(i)).collect();
    // The issues that matter most are decided first: they close most branches.
    let spread = |issue: IssueId| -> i64 {
        let spans = lanes.iter().map(|&p| {
            let worth = open(issue).into_iter().map(|o| game.payoff(p, issue, o).0);
            worth.clone().max().unwrap_or(0) - worth.min().unwrap_or(0)
        });
        spans.sum()
    };
    free.sort_by_cached_key(|&issue| (std::cmp::Reverse(spread(issue)), issue));
    let sizes = game.issue_ids().map(|issue| open(issue).len() as f64);
    let widest = libm::sqrt(sizes.product::<f64>()).clamp(SMALLEST_TAIL, WIDEST_TAIL) as usize;
    let mut tail = Vec::new();
    let mut deals = 1;
    free.reverse();
    free.retain(|&issue| {
        let options = open(issue).len().max(1);
        let fits = deals * options <= widest;
        if fits {
            deals *= options;
            tail.push(issue);
        }
        !fits
    });
    free.reverse();
    let count = named.len();
    named.extend(free);
    (named, tail, count)
}
