//! How the members of a ratifier vote on a deal, one by one: told once for terminal, JSON, tables and charts.

use super::Account;
use super::rounding::share;
use crate::game::{Game, Gate, Points, Ratifier, RatifierId};
use crate::scenario::OptionId;

/// The most names in a sentence.
const MOST_NAMES: usize = 6;

/// The votes of a ratifier's members on a deal.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberVotes {
    /// The most willing first.
    pub votes: Vec<MemberVote>,
    /// Seats of those who vote yes.
    pub yes: u64,
    /// Seats needed.
    pub needed: u64,
    /// All seats.
    pub of: u64,
    /// The share of people for whom those who vote yes stand, and the share needed, 0-1; `None` if seats alone count.
    pub people: Option<(f64, f64)>,
    /// The member whose yes completes the quota if members say yes in this order, by its place in `votes`.
    pub pivot: Option<usize>,
    /// True if they pass the deal.
    pub passes: bool,
    /// Those without whose yes it would fail, or whose yes alone would let it pass, by their places in `votes`.
    pub decide_alone: Vec<usize>,
}

/// A member's vote.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberVote {
    /// The number of the member, in file order.
    pub member: usize,
    /// Its name for people.
    pub name: String,
    /// Votes that it casts together.
    pub seats: u32,
    /// True if its no alone stops the deal.
    pub veto: bool,
    /// What the deal is worth to it.
    pub worth: Points,
    /// What it needs to vote yes.
    pub no_deal: Points,
    /// The chance that it votes yes, 0-1.
    pub chance: f64,
}

impl MemberVote {
    /// True if it votes yes.
    pub fn is_yes(&self) -> bool {
        self.worth >= self.no_deal
    }
}

impl MemberVotes {
    /// The votes on a deal; `None` if the members are a spread.
    pub fn of(game: &Game, body: &Ratifier, deal: &[OptionId]) -> Option<Self> {
        let members = body.members.as_ref()?;
        let worth = |view| game.worth(view, deal);
        let order = members.votes(worth);
        let pivot = members.pivot(&order);
        let votes: Vec<MemberVote> = order
            .iter()
            .map(|vote| {
                let voter = &members.voters()[vote.voter];
                let worth = worth(voter.view);
                MemberVote {
                    member: vote.voter,
                    name: voter.name.clone(),
                    seats: voter.ballot.seats,
                    veto: voter.ballot.veto,
                    worth,
                    no_deal: voter.no_deal,
                    chance: members.yes_chance(vote.voter, worth, body.unit),
                }
            })
            .collect();
        let yes = || order.iter().filter(|vote| vote.is_yes());
        let ballot = |voter: usize| members.ballots()[voter];
        let quota = members.quota();
        let says_yes = |voter: usize| yes().any(|vote| vote.voter == voter);
        let passes = members.pass_with(says_yes);
        let turns = |own: usize| {
            let turned = members.pass_with(|voter| says_yes(voter) != (voter == own));
            says_yes(own) == passes && turned != passes
        };
        let alone = order
            .iter()
            .enumerate()
            .filter(|(_, vote)| turns(vote.voter));
        let crowd: u64 = members.ballots().iter().map(|ballot| ballot.people).sum();
        let for_it: u64 = yes().map(|vote| ballot(vote.voter).people).sum();
        Some(MemberVotes {
            yes: yes().map(|vote| u64::from(ballot(vote.voter).seats)).sum(),
            needed: quota.seats,
            of: members.ballots().iter().map(|b| u64::from(b.seats)).sum(),
            people: (quota.people > 0).then(|| {
                let part = |people: u64| people as f64 / crowd.max(1) as f64;
                (part(for_it), part(quota.people))
            }),
            passes,
            decide_alone: alone.map(|(place, _)| place).collect(),
            pivot: pivot.and_then(|pivot| votes.iter().position(|vote| vote.member == pivot)),
            votes,
        })
    }

    /// What the quota makes of the votes: `13 of 27 votes, 15 needed; 62% of the people, 65% needed`.
    pub fn told_result(&self) -> String {
        let (yes, needed) = (self.yes, self.needed);
        let votes = if self.of == 1 { "vote" } else { "votes" };
        let mut told = format!("{yes} of {} {votes}, {needed} needed", self.of);
        if let Some((people, needed)) = self.people {
            let (people, needed) = (share(people), share(needed));
            told += &format!("; {people} of the people, {needed} needed");
        }
        let vetoes = self.votes.iter().filter(|vote| vote.veto && !vote.is_yes());
        let vetoes: Vec<&str> = vetoes.map(|vote| vote.name.as_str()).collect();
        match vetoes.as_slice() {
            [] => told,
            [one] => format!("{told}; {one} has a veto and uses it"),
            many => format!("{told}; {} have vetoes and use them", named(many)),
        }
    }

    /// Who votes how, and whose vote alone decides: `yes: Left, Greens; no: Right; it would fail without Left`.
    pub fn told_names(&self) -> String {
        let of = |yes: bool| -> Vec<&str> {
            let own = self.votes.iter().filter(|vote| vote.is_yes() == yes);
            own.map(|vote| vote.name.as_str()).collect()
        };
        let parts = [("yes", of(true)), ("no", of(false))];
        let parts = parts.iter().filter(|(_, names)| !names.is_empty());
        let mut told: Vec<String> = parts
            .map(|(word, names)| format!("{word}: {}", named(names)))
            .collect();
        let alone: Vec<&str> = self
            .decide_alone
            .iter()
            .map(|&n| self.votes[n].name.as_str())
            .collect();
        told.extend(match (alone.as_slice(), self.passes) {
            ([], true) => None,
            ([], false) => Some("no member alone could turn it".to_owned()),
            ([one], true) => Some(format!("it would fail without {one}")),
            (some, true) => Some(format!("it would fail without any one of {}", named(some))),
            ([one], false) => Some(format!("the yes of {one} would be enough")),
            (some, false) => Some(format!(
                "the yes of one of these would be enough: {}",
                named(some)
            )),
        });
        told.join("; ")
    }
}

impl Account<'_> {
    /// How the members of each ratifier that the text concerns vote on it, with the title of the ratifier, where they are
    /// given one by one and are not told among the gates in the way.
    pub fn member_votes(&self) -> Vec<(&str, MemberVotes)> {
        let Some(text) = &self.text else {
            return Vec::new();
        };
        let failed: Vec<Gate> = self.blocked_by().chain(self.would_also_fail()).collect();
        let game = &self.game;
        let bodies = game.ratifiers().iter().zip(&game.frame().ratifiers);
        let told = bodies.enumerate().filter(|(n, (body, _))| {
            let gate = Gate::Ratifier(RatifierId(*n as u16));
            body.only_if.holds(text) && !failed.contains(&gate)
        });
        let votes = told.filter_map(|(_, (body, title))| {
            Some((title.as_str(), MemberVotes::of(game, body, text)?))
        });
        votes.collect()
    }
}

/// Names, of which only some are told where there are many.
fn named(names: &[&str]) -> String {
    match names.len().checked_sub(MOST_NAMES) {
        None | Some(0) => names.join(", "),
        Some(left) => format!("{} and {left} more", names[..MOST_NAMES].join(", ")),
    }
}
