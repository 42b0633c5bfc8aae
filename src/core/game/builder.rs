//! Building a game by hand, in exact units: for tests and for users of the library.

use super::compile::seen_links;
use super::denominator::Precision;
use super::frame::{Frame, IssueFrame, PartyFrame, RuleFrame};
use super::{Condition, Game, Link, Members, NoDealPath, Points, Ratifier, Unit, Voter, Votes};
use crate::probability::{Ballot, Quota};
use crate::scenario::{self, Delay, IssueId, OptionId, PartyId, Role};
use std::sync::Arc;

/// Builds a [`Game`] from integer payoffs, unscaled.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::game::{GameBuilder, Points};
/// use zopa::scenario::{PartyId, Role};
///
/// let game = GameBuilder::new(&[2, 3])
///     .party("ann", Role::Signatory, &[&[0, 4], &[2, 1, 0]])
///     .party("bob", Role::Signatory, &[&[3, 0], &[0, 5, 9]])
///     .no_deal(PartyId(0), Points(1), Points(0))
///     .build()?;
/// assert_eq!(game.space_size(), Some(6));
/// # Ok::<(), zopa::game::BuildError>(())
/// ```
#[derive(Debug, Clone)]
pub struct GameBuilder {
    sizes: Vec<u16>,
    parties: Vec<PartyFrame>,
    payoffs: Vec<Vec<Points>>,
    no_deal: Vec<Option<NoDealPath>>,
    links: Vec<Link>,
    rules: Vec<RuleFrame>,
    ratifiers: Vec<Ratifier>,
    /// Members of ratifiers by number, each with its payoffs if they are not those of its party, and their quotas.
    members: Vec<(usize, BuiltMember, Option<Vec<Points>>)>,
    quotas: Vec<(usize, Quota, f64)>,
    rounds: u32,
    binding_quota: Option<u32>,
    unit: Unit,
    error: Option<BuildError>,
}

/// A member of a ratifier in a [`GameBuilder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltMember {
    /// The party whose payoffs it has, or at least whose links.
    pub like: PartyId,
    /// The least worth for which it votes yes.
    pub no_deal: Points,
    /// Its seats, people and veto.
    pub ballot: Ballot,
}

/// Why a game cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// No issues, or an issue without options.
    #[error("a game needs at least one issue, and each issue at least one option")]
    NoIssues,
    /// No parties.
    #[error("a game needs at least one party")]
    NoParties,
    /// Payoffs of the wrong shape.
    #[error("party '{party}' needs one payoff for every option of every issue")]
    Shape {
        /// The party whose payoffs they are.
        party: String,
    },
    /// A party, issue or option that does not exist.
    #[error("{what} {number} does not exist")]
    Unknown {
        /// "party", "issue" or "option".
        what: &'static str,
        /// The number given.
        number: u16,
    },
}

impl GameBuilder {
    /// Starts a game with the given number of options for each issue.
    pub fn new(sizes: &[u16]) -> Self {
        let empty = sizes.is_empty() || sizes.contains(&0);
        GameBuilder {
            sizes: sizes.to_vec(),
            parties: Vec::new(),
            payoffs: Vec::new(),
            no_deal: Vec::new(),
            links: Vec::new(),
            rules: Vec::new(),
            ratifiers: Vec::new(),
            members: Vec::new(),
            quotas: Vec::new(),
            rounds: 1,
            binding_quota: None,
            unit: Unit::BILLIONTH,
            error: empty.then_some(BuildError::NoIssues),
        }
    }

    /// Adds a party with its payoffs in units of [`Points`]: one list per issue, one number per option. Its no-deal value
    /// is 0 unless [`no_deal`](Self::no_deal) sets it.
    pub fn party(mut self, name: &str, role: Role, payoffs: &[&[i64]]) -> Self {
        let fits = payoffs.len() == self.sizes.len()
            && payoffs
                .iter()
                .zip(&self.sizes)
                .all(|(row, &size)| row.len() == usize::from(size));
        if !fits {
            self.fail(BuildError::Shape { party: name.into() });
            return self;
        }
        let row: Vec<Points> = payoffs
            .iter()
            .flat_map(|row| row.iter().map(|&u| Points(u)))
            .collect();
        let never = vec![false; row.len()];
        self.parties.push(PartyFrame {
            id: name.into(),
            name: name.into(),
            role,
            veto: false,
            delay: Delay::Patience(1.0),
            never,
        });
        self.payoffs.push(row);
        self.no_deal
            .push(Some(NoDealPath::new(Points::ZERO, Points::ZERO)));
        self
    }

    /// Sets a party's no-deal value: its worth on day one, and what each round adds to it.
    pub fn no_deal(mut self, party: PartyId, base: Points, change: Points) -> Self {
        if self.knows(party) {
            self.no_deal[party.index()] = Some(NoDealPath::new(base, change));
        }
        self
    }

    /// Sets how a party values time.
    pub fn delay(mut self, party: PartyId, delay: Delay) -> Self {
        if self.knows(party) {
            self.parties[party.index()].delay = delay;
        }
        self
    }

    /// Draws a red line.
    pub fn never(mut self, party: PartyId, issue: IssueId, option: OptionId) -> Self {
        if self.knows(party) && self.knows_option(issue, option) {
            let before: usize = self.sizes[..issue.index()]
                .iter()
                .map(|&n| usize::from(n))
                .sum();
            self.parties[party.index()].never[before + option.index()] = true;
        }
        self
    }

    /// Adds points for a party where a condition holds.
    pub fn link(mut self, party: PartyId, when: &scenario::Condition, change: Points) -> Self {
        if self.knows(party) && self.knows_condition(when) {
            self.links.push(Link {
                party,
                when: Condition::compile(when),
                change,
            });
        }
        self
    }

    /// Forbids deals where `when` holds and `then`, if given, does not.
    pub fn rule(mut self, when: &scenario::Condition, then: Option<&scenario::Condition>) -> Self {
        if self.knows_condition(when) && then.is_none_or(|then| self.knows_condition(then)) {
            let id = format!("rule-{}", self.rules.len() + 1);
            let then = then.map(Condition::compile);
            self.rules.push(RuleFrame {
                id,
                when: Condition::compile(when),
                then,
            });
        }
        self
    }

    /// Adds a ratifier for deals that meet `only_if`.
    pub fn ratifier(mut self, party: PartyId, only_if: &scenario::Condition, votes: Votes) -> Self {
        if self.knows(party) && self.knows_condition(only_if) {
            let only_if = Condition::compile(only_if);
            let body = Ratifier::of_spread(party, only_if, votes, self.unit);
            self.ratifiers.push(body);
        }
        self
    }

    /// Adds a member to the ratifier that was added last, whose members then vote one by one; with its own payoffs, one list
    /// per issue, or else those of the party that it is like.
    pub fn member(mut self, member: BuiltMember, payoffs: Option<&[&[i64]]>) -> Self {
        let row = payoffs.map(|rows| rows.iter().flat_map(|row| row.iter().map(|&u| Points(u))));
        let row: Option<Vec<Points>> = row.map(Iterator::collect);
        let slots: usize = self.sizes.iter().map(|&n| usize::from(n)).sum();
        if row.as_ref().is_some_and(|row| row.len() != slots) {
            self.fail(BuildError::Shape {
                party: "member".into(),
            });
        } else if self.knows(member.like)
            && let Some(body) = self.ratifiers.len().checked_sub(1)
        {
            self.members.push((body, member, row));
        }
        self
    }

    /// Sets what it takes for the members of the ratifier that was added last, and their noise in points.
    pub fn members_quota(mut self, quota: Quota, noise: f64) -> Self {
        if let Some(body) = self.ratifiers.len().checked_sub(1) {
            self.quotas.push((body, quota, noise));
        }
        self
    }

    /// Gives a party a veto in the ratifier that was added last.
    pub fn veto_in_ratifier(mut self, party: PartyId) -> Self {
        if self.knows(party)
            && let Some(body) = self.ratifiers.last_mut()
            && !body.veto.contains(&party)
        {
            body.veto.push(party);
            body.veto.sort_unstable();
        }
        self
    }

    /// Lets this many signatories agree on behalf of all; those who are outvoted are bound by the deal.
    pub fn binding_quota(mut self, signatories: u32) -> Self {
        self.binding_quota = Some(signatories);
        self
    }

    /// Makes a signatory's consent necessary whatever the quota.
    pub fn veto(mut self, party: PartyId) -> Self {
        if self.knows(party) {
            self.parties[party.index()].veto = true;
        }
        self
    }

    /// Sets the unit in which payoffs are given; 10⁻⁹ of a point by default.
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        for body in &mut self.ratifiers {
            body.unit = unit;
            if body.members.is_none() {
                body.threshold = body.votes.threshold(unit);
            }
        }
        self
    }

    /// Sets the last round (at least 1).
    pub fn rounds(mut self, rounds: u32) -> Self {
        self.rounds = rounds.max(1);
        self
    }

    /// Builds the game.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn build(mut self) -> Result<Game, BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if self.parties.is_empty() {
            return Err(BuildError::NoParties);
        }
        let views = self.seat_members();
        let issues = self.sizes.iter().enumerate().map(|(n, &size)| IssueFrame {
            id: format!("issue-{}", n + 1),
            title: format!("Issue {}", n + 1),
            called: format!("issue {}", n + 1),
            on_charts: format!("Issue {}", n + 1),
            options: (0..size).map(|o| o.to_string()).collect(),
            titles: Vec::new(),
        });
        let bodies = (1..=self.ratifiers.len())
            .map(|n| format!("Ratifier {n}"))
            .collect();
        let frame = Frame::new(
            self.parties,
            issues.collect(),
            self.rules,
            bodies,
            self.rounds,
            self.binding_quota,
        )
        .with_precision(Precision::exact(self.unit));
        let mut payoffs: Vec<Points> = self.payoffs.concat();
        let weights = self.payoffs.iter().flat_map(|row| ranges(&self.sizes, row));
        let weights: Vec<f64> = weights.collect();
        let parties = self.payoffs.len();
        let likes = views.iter().map(|(like, _)| *like);
        let links = seen_links(self.links, parties, likes);
        payoffs.extend(views.into_iter().flat_map(|(_, row)| row));
        Ok(Game {
            frame: Arc::new(frame),
            scores: payoffs.clone(),
            weights,
            payoffs,
            links: links.into(),
            no_deal: self.no_deal,
            waived: Vec::new(),
            ratifiers: self.ratifiers.into(),
            given: Arc::default(),
        })
    }

    /// Gives the ratifiers their members; the payoffs of those who have their own, with the party that each is like.
    fn seat_members(&mut self) -> Vec<(PartyId, Vec<Points>)> {
        let parties = self.parties.len();
        let mut views = Vec::new();
        for (n, body) in self.ratifiers.iter_mut().enumerate() {
            let mut voters = Vec::new();
            for (_, member, own) in self.members.iter().filter(|(of, ..)| *of == n) {
                let view = match own {
                    Some(row) => {
                        views.push((member.like, row.clone()));
                        PartyId((parties + views.len() - 1) as u16)
                    }
                    None => member.like,
                };
                voters.push(Voter {
                    name: format!("Member {}", voters.len() + 1),
                    view,
                    no_deal: member.no_deal,
                    ballot: member.ballot,
                });
            }
            if voters.is_empty() {
                continue;
            }
            let all: u64 = voters.iter().map(|v| u64::from(v.ballot.seats)).sum();
            let every = Quota {
                seats: all,
                people: 0,
                blocking: 0,
            };
            let stated = self.quotas.iter().rev().find(|(of, ..)| *of == n);
            let (quota, noise) = stated.map_or((every, 0.0), |(_, quota, noise)| (*quota, *noise));
            let veto = std::mem::take(&mut body.veto);
            let members = Members::new(voters, quota, noise);
            let (party, only_if) = (body.party, body.only_if.clone());
            *body = Ratifier::of_members(party, only_if, members, (self.unit, parties));
            body.veto = veto;
        }
        views
    }

    fn knows(&mut self, party: PartyId) -> bool {
        let known = party.index() < self.parties.len();
        if !known {
            self.fail(BuildError::Unknown {
                what: "party",
                number: party.0,
            });
        }
        known
    }

    fn knows_option(&mut self, issue: IssueId, option: OptionId) -> bool {
        let Some(&size) = self.sizes.get(issue.index()) else {
            self.fail(BuildError::Unknown {
                what: "issue",
                number: issue.0,
            });
            return false;
        };
        if option.0 >= size {
            self.fail(BuildError::Unknown {
                what: "option",
                number: option.0,
            });
        }
        option.0 < size
    }

    fn knows_condition(&mut self, condition: &scenario::Condition) -> bool {
        let mut terms = condition
            .0
            .iter()
            .flat_map(|(issue, options)| options.iter().map(|o| (*issue, *o)));
        terms.all(|(issue, option)| self.knows_option(issue, option))
    }

    fn fail(&mut self, error: BuildError) {
        self.error.get_or_insert(error);
    }
}

/// The stake in each issue of a row of payoffs: the difference between its best and its worst option. Used where no weight
/// is stated.
fn ranges<'r>(sizes: &'r [u16], row: &'r [Points]) -> impl Iterator<Item = f64> + 'r {
    let mut rest = row;
    sizes.iter().map(move |&size| {
        let (own, others) = rest.split_at(usize::from(size));
        rest = others;
        let ends = own.iter().max().zip(own.iter().min());
        ends.map_or(0.0, |(most, least)| most.0 as f64 - least.0 as f64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_does_not_fit() {
        let build = |sizes: &[u16], payoffs: &[&[i64]]| {
            GameBuilder::new(sizes)
                .party("ann", Role::Signatory, payoffs)
                .build()
                .err()
        };
        assert_eq!(build(&[], &[]), Some(BuildError::NoIssues));
        assert_eq!(
            build(&[2], &[&[1]]),
            Some(BuildError::Shape {
                party: "ann".into()
            })
        );
        assert_eq!(
            GameBuilder::new(&[2]).build().err(),
            Some(BuildError::NoParties)
        );
        let absent = GameBuilder::new(&[2])
            .no_deal(PartyId(3), Points(0), Points(0))
            .build()
            .err();
        assert_eq!(
            absent,
            Some(BuildError::Unknown {
                what: "party",
                number: 3
            })
        );
    }
}
