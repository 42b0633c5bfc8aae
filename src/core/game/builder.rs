//! Building a game by hand, in exact units: for tests and for users of the library.

use super::denominator::Precision;
use super::frame::{Frame, IssueFrame, PartyFrame, RuleFrame};
use super::{Condition, Game, Link, NoDealPath, Points, Ratifier, Unit, Votes};
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
    rounds: u32,
    binding_quota: Option<u32>,
    unit: Unit,
    error: Option<BuildError>,
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
            self.ratifiers.push(Ratifier {
                party,
                only_if,
                veto: Vec::new(),
                threshold: votes.threshold(self.unit),
                votes,
                unit: self.unit,
            });
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
            body.threshold = body.votes.threshold(unit);
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
    pub fn build(self) -> Result<Game, BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if self.parties.is_empty() {
            return Err(BuildError::NoParties);
        }
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
        let payoffs: Vec<Points> = self.payoffs.concat();
        let weights = self.payoffs.iter().flat_map(|row| ranges(&self.sizes, row));
        let weights: Vec<f64> = weights.collect();
        Ok(Game {
            frame: Arc::new(frame),
            scores: payoffs.clone(),
            weights,
            payoffs,
            links: self.links.into(),
            no_deal: self.no_deal,
            waived: Vec::new(),
            ratifiers: self.ratifiers.into(),
            given: Arc::default(),
        })
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
