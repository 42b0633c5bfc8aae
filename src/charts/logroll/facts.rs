//! The facts of the logroll chart: the stake that each of two parties has in each issue.

use crate::charts::party::Named;
use crate::game::{Game, Weights};
use crate::scenario::{IssueId, PartyId};

/// Two parties and their stakes.
#[derive(Debug, Clone, PartialEq)]
pub struct LogrollFacts {
    /// The party on the horizontal and the one on the vertical axis.
    pub parties: [Named; 2],
    /// The issues, in file order.
    pub issues: Vec<IssueStakes>,
    /// Σ max of the two shares − 1: 0 (nothing to trade) to below 1.
    pub potential: f64,
}

/// The stakes in an issue.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueStakes {
    /// The issue's title.
    pub title: String,
    /// Its share (0-1) of each party's total stake: weight times range of scores, over options that no red line excludes.
    pub shares: [f64; 2],
    /// True if the two prefer different options most; if they prefer the same, there is nothing to trade.
    pub opposed: bool,
}

/// The stakes of two parties.
pub(super) fn logroll(game: &Game, [x, y]: [PartyId; 2]) -> Option<LogrollFacts> {
    let weights = [x, y].map(|party| Weights::of(game, party));
    let shares = [weights[0].shares()?, weights[1].shares()?];
    let favourite = |party: PartyId, issue: IssueId| {
        let payoffs = |o| game.payoff(party, issue, o);
        let most = game.open_options(issue).map(payoffs).max();
        let best = game
            .open_options(issue)
            .filter(|&o| Some(payoffs(o)) == most);
        best.collect::<Vec<_>>()
    };
    let issues = game.issue_ids().map(|issue| {
        let (a, b) = (favourite(x, issue), favourite(y, issue));
        IssueStakes {
            title: game.frame().issues[issue.index()].on_charts.clone(),
            shares: [shares[0][issue.index()], shares[1][issue.index()]],
            // They want the same if some option is best for both.
            opposed: !a.iter().any(|option| b.contains(option)),
        }
    });
    Some(LogrollFacts {
        parties: [x, y].map(|party| Named::of(game, party)),
        issues: issues.collect(),
        potential: weights[0].logrolling(&weights[1])?,
    })
}
