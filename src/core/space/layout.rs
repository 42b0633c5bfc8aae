//! Layout: a set of deals cut into regions in which worth is a plain sum.
//!
//! Utilities add up over issues, except for links, rules and ratifiers that only some deals concern. Issues that one of these
//! ties together become one **block**, whose choices are the combinations that the rules allow; where that would make
//! too many choices, the set is cut along the options of the most entangled issue instead. The only remaining difference
//! is which ratifiers are concerned: each combination is a **region**. Regions are disjoint, and within one the worth of a
//! deal is the sum over its blocks and the same floors hold for all its deals.
//!
//! The layout depends only on what no draw changes, so it is made once per scenario; a draw only fills in numbers.
//! **Source.** Cutset conditioning: R. Dechter (1990), "Enhancement schemes for constraint processing", *Artificial
//! Intelligence* 41(3), 273-312. doi:10.1016/0004-3702(90)90046-3

use super::way::Way;
use crate::game::{Condition, Game, OptionSet, RatifierId, RuleFrame};
use crate::scenario::{IssueId, OptionId, PartyId};
use std::collections::BTreeMap;

/// The most choices that a block of several issues may have.
const MOST_CHOICES: usize = 1_024;
/// The most regions of a layout.
pub(super) const MOST_REGIONS: usize = 4_096;

/// The most options that are looked at while a set of deals is cut, a fraction of a second: rules can close one part after
/// another without producing a region.
const MOST_LOOKS: u64 = 100_000_000;

/// Links and rules tie too many issues together: the set of deals falls into too many pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "links, rules and conditions of ratifiers tie too many issues together, a quota that binds leaves too many ways to \
     agree, or too many members of ratifiers have weights or scores of their own: the deals fall into more than 4,096 separate regions, or too many parts have to be tried"
)]
pub struct Entangled;

/// The regions and blocks into which a set of deals is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pub(super) blocks: Vec<Block>,
    pub(super) regions: Vec<RegionFrame>,
    /// The number of issues.
    pub(super) issues: usize,
    /// The parties and views that must refuse in some region: the mirror of each of them comes after all of them.
    pub(super) mirrored: Vec<PartyId>,
}

/// Issues that are decided together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Block {
    /// The issues, in file order.
    pub(super) issues: Vec<IssueId>,
    /// One row per choice, one option per issue; rows in the order of deals.
    pub(super) options: Vec<OptionId>,
    /// The links that hold with a choice: (choice, link).
    pub(super) links: Vec<(u32, u32)>,
}

impl Block {
    pub(super) fn len(&self) -> usize {
        self.options.len() / self.issues.len()
    }

    /// The options of a choice, one per issue of the block.
    pub(super) fn choice(&self, choice: usize) -> &[OptionId] {
        let width = self.issues.len();
        &self.options[choice * width..(choice + 1) * width]
    }
}

/// A region: its blocks, and the conditions that all of its deals share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RegionFrame {
    /// Numbers of blocks; each issue is in one of them.
    pub(super) blocks: Vec<usize>,
    /// Links that hold in every deal, apart from those of the blocks.
    pub(super) links: Vec<usize>,
    /// The ratifiers that every deal of the region concerns. Other ratifiers concern none of them.
    pub(super) bodies: Vec<RatifierId>,
    /// Among those whom a quota can outvote: the parties that agree to every deal of the region …
    pub(super) agree: Vec<PartyId>,
    /// … and those that agree to none.
    pub(super) refuse: Vec<PartyId>,
    /// How the members of the ratifiers concerned vote, where they must be counted.
    pub(super) ways: Vec<Way>,
}

/// The constraints that a set of deals respects, apart from the rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct Respect<'a> {
    /// Parties whose red lines are respected.
    pub(super) red_lines: &'a [PartyId],
    /// True if it matters which ratifiers a deal concerns.
    pub(super) bodies: bool,
}

impl Layout {
    /// Cuts the deals inside the rules, the red lines of some parties and `keep`.
    pub(super) fn of(
        game: &Game,
        respect: Respect<'_>,
        keep: impl Fn(IssueId, OptionId) -> bool,
    ) -> Result<Layout, Entangled> {
        let open = game.issue_ids().map(|issue| {
            let options = game.option_ids(issue);
            options
                .filter(|&o| !respect.red_lines.iter().any(|&p| game.crosses(p, issue, o)))
                .filter(|&o| keep(issue, o))
                .collect()
        });
        let mut cutter = Cutter {
            game,
            bodies: respect.bodies,
            looks: 0,
            numbers: BTreeMap::new(),
            layout: Layout {
                blocks: Vec::new(),
                regions: Vec::new(),
                issues: game.sizes().len(),
                mirrored: Vec::new(),
            },
        };
        let all = Undecided {
            always: Vec::new(),
            links: (0..game.links().len()).collect(),
            rules: (0..game.rules().len()).collect(),
        };
        cutter.cut(open.collect(), &all)?;
        Ok(cutter.layout)
    }
}

/// The state of a condition given the open options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Truth {
    Always,
    Never,
    Depends,
}

struct Cutter<'g> {
    game: &'g Game,
    bodies: bool,
    layout: Layout,
    /// Options looked at so far.
    looks: u64,
    /// The number of each block in the layout: blocks are shared between regions.
    numbers: BTreeMap<Block, usize>,
}

type Open = Vec<Vec<OptionId>>;

/// The links and rules that may still depend on the open options. As options are closed, what is decided stays so: a part
/// of the set only looks at what the whole set left undecided.
struct Undecided {
    /// Links that hold whatever options are chosen.
    always: Vec<usize>,
    links: Vec<usize>,
    rules: Vec<usize>,
}

/// The options that are looked at to decide a condition.
fn looks(condition: &Condition, open: &Open) -> u64 {
    let terms = condition.terms();
    terms
        .map(|(issue, _)| open[issue.index()].len() as u64)
        .sum()
}

/// The issues whose options decide a condition, if the open ones leave it undecided.
fn undecided<'c>(condition: &'c Condition, open: &'c Open) -> impl Iterator<Item = IssueId> + 'c {
    let mixed = condition.terms().filter(|(issue, set)| {
        let options = &open[issue.index()];
        options.iter().any(|&o| !set.contains(o))
    });
    mixed.map(|(issue, _)| issue)
}

fn truth(condition: &Condition, open: &Open) -> Truth {
    let mut truth = Truth::Always;
    for (issue, set) in condition.terms() {
        let inside = open[issue.index()].iter().filter(|&&o| set.contains(o));
        match inside.count() {
            0 => return Truth::Never,
            n if n < open[issue.index()].len() => truth = Truth::Depends,
            _ => {}
        }
    }
    truth
}

/// The issues that decide a rule; `None` if the open options leave no deal that obeys it.
fn rule_ties(rule: &RuleFrame, open: &Open) -> Option<Vec<IssueId>> {
    let when = truth(rule.when(), open);
    let then = rule.then().map_or(Truth::Never, |then| truth(then, open));
    match (when, then) {
        (Truth::Never, _) | (_, Truth::Always) => Some(Vec::new()),
        (Truth::Always, Truth::Never) => None,
        _ => {
            let mut ties: Vec<IssueId> = undecided(rule.when(), open).collect();
            if then == Truth::Depends {
                ties.extend(rule.then().into_iter().flat_map(|c| undecided(c, open)));
            }
            Some(ties)
        }
    }
}

impl Cutter<'_> {
    fn cut(&mut self, open: Open, before: &Undecided) -> Result<(), Entangled> {
        if open.iter().any(Vec::is_empty) {
            return Ok(());
        }
        let Some((ties, left)) = self.ties(&open, before) else {
            return Ok(());
        };
        if self.looks > MOST_LOOKS {
            return Err(Entangled);
        }
        let groups = groups(open.len(), &ties);
        let size = |group: &Vec<IssueId>| {
            let sizes = group.iter().map(|issue| open[issue.index()].len());
            sizes.fold(1_usize, |product, n| product.saturating_mul(n))
        };
        let too_large = groups
            .iter()
            .find(|group| group.len() > 1 && size(group) > MOST_CHOICES);
        let Some(group) = too_large else {
            return self.region(&open, &groups, &left);
        };
        // The issue on which most conditions of the group depend, the first of several.
        let mut turns = vec![0_usize; open.len()];
        for tie in &ties {
            for (at, issue) in tie.iter().enumerate() {
                turns[issue.index()] += usize::from(!tie[..at].contains(issue));
            }
        }
        let cut_at = *group
            .iter()
            .max_by_key(|issue| (turns[issue.index()], std::cmp::Reverse(**issue)))
            .expect("a group has issues");
        for class in self.classes(cut_at, &open) {
            let mut part = open.clone();
            part[cut_at.index()] = class;
            self.cut(part, &left)?;
        }
        Ok(())
    }

    /// The sets of issues that undecided links, rules and ratifiers tie together, and which links and rules these are;
    /// `None` if no deal obeys the rules.
    fn ties(&mut self, open: &Open, before: &Undecided) -> Option<(Vec<Vec<IssueId>>, Undecided)> {
        let game = self.game;
        let mut ties = Vec::new();
        let mut left = Undecided {
            always: before.always.clone(),
            links: Vec::new(),
            rules: Vec::new(),
        };
        for &link in &before.links {
            let when = &game.links()[link].when;
            self.looks += looks(when, open);
            match truth(when, open) {
                Truth::Never => {}
                Truth::Always => left.always.push(link),
                Truth::Depends => {
                    ties.push(undecided(when, open).collect());
                    left.links.push(link);
                }
            }
        }
        left.always.sort_unstable();
        let bodies = game.ratifiers().iter().map(|body| &body.only_if);
        for only_if in bodies.filter(|_| self.bodies) {
            self.looks += looks(only_if, open);
            if truth(only_if, open) == Truth::Depends {
                ties.push(undecided(only_if, open).collect());
            }
        }
        for &number in &before.rules {
            let rule = &game.rules()[number];
            self.looks += looks(rule.when(), open);
            self.looks += rule.then().map_or(0, |then| looks(then, open));
            let tied = rule_ties(rule, open)?;
            if !tied.is_empty() {
                ties.push(tied);
                left.rules.push(number);
            }
        }
        Some((ties, left))
    }

    /// The open options of an issue, grouped so that no condition distinguishes options within a group.
    fn classes(&mut self, issue: IssueId, open: &Open) -> Vec<Vec<OptionId>> {
        let links = self.game.links().iter().map(|link| &link.when);
        let rules = self.game.rules().iter();
        let laws = rules.flat_map(|rule| std::iter::once(rule.when()).chain(rule.then()));
        let bodies = self.game.ratifiers().iter().map(|body| &body.only_if);
        let terms = links.chain(laws).chain(bodies).flat_map(Condition::terms);
        let named = terms.filter(|(named, _)| *named == issue);
        let sets: Vec<&OptionSet> = named.map(|(_, set)| set).collect();
        let open = &open[issue.index()];
        self.looks += (sets.len() * open.len()) as u64;
        let mut places: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        let mut classes: Vec<Vec<OptionId>> = Vec::new();
        for &option in open {
            let signature: Vec<bool> = sets.iter().map(|set| set.contains(option)).collect();
            let place = *places.entry(signature).or_insert(classes.len());
            match classes.get_mut(place) {
                Some(class) => class.push(option),
                None => classes.push(vec![option]),
            }
        }
        classes
    }

    /// Lays out a part in which every group of tied issues is small enough to be one block.
    fn region(
        &mut self,
        open: &Open,
        groups: &[Vec<IssueId>],
        left: &Undecided,
    ) -> Result<(), Entangled> {
        let game = self.game;
        let bodies = game.ratifiers().iter().enumerate();
        let asked = bodies
            .filter(|_| self.bodies)
            .map(|(n, body)| (RatifierId(n as u16), truth(&body.only_if, open)));
        let asked: Vec<(RatifierId, Truth)> = asked.collect();
        let of = |wanted: Truth| {
            let found = asked.iter().filter(move |(_, truth)| *truth == wanted);
            found.map(|(body, _)| *body).collect::<Vec<_>>()
        };

        // For each group its blocks, separated by the ratifiers that their choices concern.
        let mut parts: Vec<Vec<(Vec<RatifierId>, Block)>> = Vec::with_capacity(groups.len());
        for group in groups {
            parts.push(self.parts(group, open, &of(Truth::Depends), left)?);
        }
        if parts.iter().any(Vec::is_empty) {
            return Ok(());
        }
        let mut place = vec![0; parts.len()];
        loop {
            if self.layout.regions.len() == MOST_REGIONS {
                return Err(Entangled);
            }
            let mut bodies = of(Truth::Always);
            let mut blocks = Vec::with_capacity(parts.len());
            for (part, &at) in parts.iter().zip(&place) {
                bodies.extend(&part[at].0);
                blocks.push(self.number(&part[at].1));
            }
            bodies.sort_unstable();
            self.layout.regions.push(RegionFrame {
                blocks,
                links: left.always.clone(),
                bodies,
                agree: Vec::new(),
                refuse: Vec::new(),
                ways: Vec::new(),
            });
            // The next combination, the last part fastest.
            let Some(turned) = (0..parts.len())
                .rev()
                .find(|&n| place[n] + 1 < parts[n].len())
            else {
                return Ok(());
            };
            place[turned] += 1;
            place[turned + 1..].fill(0);
        }
    }

    fn parts(
        &mut self,
        group: &[IssueId],
        open: &Open,
        bodies: &[RatifierId],
        left: &Undecided,
    ) -> Result<Vec<(Vec<RatifierId>, Block)>, Entangled> {
        let game = self.game;
        let within = |condition: &Condition| {
            truth(condition, open) == Truth::Depends
                && undecided(condition, open).all(|issue| group.contains(&issue))
        };
        let links: Vec<(usize, &Condition)> = left
            .links
            .iter()
            .map(|&n| (n, &game.links()[n].when))
            .filter(|(_, when)| within(when))
            .collect();
        let bodies: Vec<(RatifierId, &Condition)> = bodies
            .iter()
            .map(|&body| (body, &game.ratifiers()[usize::from(body.0)].only_if))
            .filter(|(_, only_if)| within(only_if))
            .collect();
        let rules: Vec<&RuleFrame> = left
            .rules
            .iter()
            .map(|&n| &game.rules()[n])
            .filter(|rule| {
                let ties = rule_ties(rule, open).unwrap_or_default();
                !ties.is_empty() && ties.iter().all(|issue| group.contains(issue))
            })
            .collect();
        let choices: u64 = group.iter().map(|i| open[i.index()].len() as u64).product();
        let named = |condition: &Condition| condition.terms().count() as u64;
        let asked = links.iter().map(|(_, when)| named(when)).sum::<u64>()
            + bodies
                .iter()
                .map(|(_, only_if)| named(only_if))
                .sum::<u64>()
            + rules
                .iter()
                .map(|rule| named(rule.when()) + rule.then().map_or(0, named))
                .sum::<u64>();
        self.looks = self.looks.saturating_add(choices.saturating_mul(asked));
        if self.looks > MOST_LOOKS {
            return Err(Entangled);
        }
        // Any open option will do for the issues outside the group: the conditions here do not depend on them.
        let mut deal: Vec<OptionId> = open.iter().map(|options| options[0]).collect();
        let mut parts: Vec<(Vec<RatifierId>, Block)> = Vec::new();
        let mut place = vec![0; group.len()];
        loop {
            for (issue, &at) in group.iter().zip(&place) {
                deal[issue.index()] = open[issue.index()][at];
            }
            if rules.iter().all(|rule| rule.allows(&deal)) {
                let concerned: Vec<RatifierId> = bodies
                    .iter()
                    .filter(|(_, only_if)| only_if.holds(&deal))
                    .map(|(body, _)| *body)
                    .collect();
                let known = parts.iter().position(|(bodies, _)| *bodies == concerned);
                let at = known.unwrap_or_else(|| {
                    let block = Block {
                        issues: group.to_vec(),
                        options: Vec::new(),
                        links: Vec::new(),
                    };
                    parts.push((concerned, block));
                    parts.len() - 1
                });
                let block = &mut parts[at].1;
                let choice = block.len() as u32;
                let holding = links.iter().filter(|(_, when)| when.holds(&deal));
                block
                    .links
                    .extend(holding.map(|(n, _)| (choice, *n as u32)));
                block
                    .options
                    .extend(group.iter().map(|issue| deal[issue.index()]));
            }
            let Some(turned) = (0..group.len())
                .rev()
                .find(|&n| place[n] + 1 < open[group[n].index()].len())
            else {
                return Ok(parts);
            };
            place[turned] += 1;
            place[turned + 1..].fill(0);
        }
    }

    fn number(&mut self, block: &Block) -> usize {
        if let Some(&number) = self.numbers.get(block) {
            return number;
        }
        let number = self.layout.blocks.len();
        self.layout.blocks.push(block.clone());
        self.numbers.insert(block.clone(), number);
        number
    }
}

/// The issues in groups: tied ones together, groups by their first issue.
fn groups(issues: usize, ties: &[Vec<IssueId>]) -> Vec<Vec<IssueId>> {
    // Each issue points at one before it that it is tied to, the first of a group at itself.
    let mut first: Vec<usize> = (0..issues).collect();
    fn find(first: &mut [usize], mut issue: usize) -> usize {
        while first[issue] != issue {
            first[issue] = first[first[issue]];
            issue = first[issue];
        }
        issue
    }
    for tie in ties {
        for pair in tie.windows(2) {
            let [one, other] = [pair[0], pair[1]].map(|issue| find(&mut first, issue.index()));
            first[one.max(other)] = one.min(other);
        }
    }
    let group_of: Vec<usize> = (0..issues).map(|issue| find(&mut first, issue)).collect();
    let mut groups: BTreeMap<usize, Vec<IssueId>> = BTreeMap::new();
    for (issue, group) in group_of.into_iter().enumerate() {
        groups.entry(group).or_default().push(IssueId(issue as u16));
    }
    groups.into_values().collect()
}
