//! Adjusted Winner: two players divide the issues so that both get the same number of their own 100 points.
//!
//! **Formula.** Each player spreads 100 points over the issues. Order the issues by first player's points over second
//! player's, highest first; the first player wins the issues from the front and the second those from the back, and the
//! one issue where they meet is split so that both have equally many points. That is where the procedure of the source
//! ends: whoever values an issue more wins it, tied ones go to the player with fewer points, then issues move to that
//! player in order of the ratio.
//! **Units.** points, 100 per player; shares of issues 0-1, exact fractions.
//! **Assumes** that winning an issue is worth its points, half of it half as many, and that what one wins the other
//! loses. From a game, an issue's points are the range of the player's payoffs over the options that no red line
//! crosses, scaled to 100; links, rules and no-deal values are left out. An issue that both care about with an option
//! that is best for both is agreed: both win it, and it uses no points. One that only one of them cares about is won
//! by that player with its points, as in the source, which first gives every issue to whoever puts more points on it. One with
//! nothing at stake for either belongs to nobody.
//! **Ties.** Of issues with equal ratios the first player wins the lower; both totals are the same whatever the order.

use super::NoSolution;
use super::exact::{BigFraction, fraction, whole};
use crate::game::{About, Game, Points, Weights};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::sources::{BRAMS_1996, Citation};

/// The fact sheet of Adjusted Winner.
pub static ADJUSTED_WINNER: About = About {
    name: "adjusted-winner",
    title: "Adjusted Winner",
    sentence: "Two parties divide the issues between them, at most one is split, and both get equally many of their own \
               100 points.",
    formula: "issues by the ratio of points; the first party wins from the front, the second from the back, and they \
              meet where totals are equal",
    parameters: &[],
    assumptions: "An issue is worth its points to who wins it; what one wins the other loses; points of different \
                  issues add up. From a game the points of an issue are the range of the party's payoffs over the \
                  options that no red line crosses, scaled to 100. An issue that both care about with an option that \
                  is best for both is agreed: both win it, and it takes no points. An issue that only one of them cares \
                  about is won by that one, with its points, and counts in its total. Links and rules are left out.",
    sources: &[Citation::Of(&BRAMS_1996)],
    example: "logrolling",
};

/// Who wins which issue.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::solutions::Division;
/// // A divorce: retirement account, home, cottage, investments, other (Carol, Bob).
/// let division = Division::of(&[50, 20, 15, 10, 5], &[40, 30, 10, 10, 10])?;
/// assert_eq!(division.points.to_string(), "170/3");
/// assert_eq!(division.split(), Some(0));
/// assert_eq!(division.shares[0][0].to_string(), "5/6");
/// # Ok::<(), zopa::solutions::NoSolution>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The part of each issue that each of the two players wins: the parts sum to 1, or are both 0 where the issue is agreed
    /// or belongs to nobody.
    pub shares: Vec<[BigFraction; 2]>,
    /// The points of each issue for each of the two players, scaled to 100 per player.
    pub scaled: Vec<[BigFraction; 2]>,
    /// Own points that each player wins, the same for both; at least 50.
    pub points: BigFraction,
    /// Issues on which both want the same option, with the lowest such option: settled before the division.
    pub agreed: Vec<(IssueId, OptionId)>,
}

impl Division {
    /// Divides issues by the points that two players give to them, one number per issue. They are scaled to 100; issues
    /// after the end of the shorter row have none.
    ///
    /// # Errors
    /// [`NoSolution::Indifferent`] if a player gives no points.
    pub fn of(first: &[u64], second: &[u64]) -> Result<Self, NoSolution> {
        let count = first.len().max(second.len());
        let at = |row: &[u64], issue: usize| i128::from(row.get(issue).copied().unwrap_or(0));
        let rows: Vec<[i128; 2]> = (0..count)
            .map(|issue| [at(first, issue), at(second, issue)])
            .collect();
        let sum = |player: usize| rows.iter().map(|row| row[player]).sum::<i128>();
        let sums = [sum(0), sum(1)];
        if sums.contains(&0) {
            return Err(NoSolution::Indifferent);
        }
        let scaled: Vec<[BigFraction; 2]> = rows
            .iter()
            .map(|row| [0, 1].map(|player| fraction(row[player] * 100, sums[player])))
            .collect();
        let (points, shares) = divide(&scaled);
        Ok(Division {
            shares,
            scaled,
            points,
            agreed: Vec::new(),
        })
    }

    /// Divides the issues of a game between two of its parties.
    ///
    /// # Errors
    /// [`NoSolution::Closed`] if red lines close an issue, [`NoSolution::Indifferent`] if a party has nothing at stake on
    /// the issues that are not agreed.
    pub fn of_game(game: &Game, players: [PartyId; 2]) -> Result<Self, NoSolution> {
        let mut points = players.map(|player| {
            let weights = Weights::of(game, player);
            let ranges = weights.ranges().iter();
            ranges.map(|r| r.0.unsigned_abs()).collect::<Vec<u64>>()
        });
        let mut agreed = Vec::new();
        for issue in game.issue_ids() {
            if game.open_options(issue).next().is_none() {
                return Err(NoSolution::Closed);
            }
            let at_stake = points.iter().all(|row| row[issue.index()] > 0);
            if let Some(option) = best_for_both(game, players, issue)
                && at_stake
            {
                agreed.push((issue, option));
                for row in &mut points {
                    row[issue.index()] = 0;
                }
            }
        }
        let [first, second] = &points;
        Ok(Division {
            agreed,
            ..Division::of(first, second)?
        })
    }

    /// The issue that is split, if one is.
    pub fn split(&self) -> Option<usize> {
        let none = whole(0);
        let split = |[first, second]: &[BigFraction; 2]| *first > none && *second > none;
        self.shares.iter().position(split)
    }
}

/// The lowest option that is best for both players.
fn best_for_both(game: &Game, players: [PartyId; 2], issue: IssueId) -> Option<OptionId> {
    let payoffs = |option| players.map(|player| game.payoff(player, issue, option));
    let all = || game.open_options(issue).map(payoffs);
    let best: [Option<Points>; 2] = [0, 1].map(|n| all().map(|pair| pair[n]).max());
    game.open_options(issue)
        .find(|&option| payoffs(option).map(Some) == best)
}

/// The equal total, and the shares of each issue.
fn divide(points: &[[BigFraction; 2]]) -> (BigFraction, Vec<[BigFraction; 2]>) {
    let none = whole(0);
    let mut order: Vec<usize> = (0..points.len())
        .filter(|&issue| points[issue].iter().any(|p| *p > none))
        .collect();
    // By falling ratio, without dividing: an issue that only the first player values has an infinite one.
    order.sort_by(|&a, &b| {
        let (a, b) = (&points[a], &points[b]);
        (&b[0] * &a[1]).cmp(&(&a[0] * &b[1]))
    });
    let mut shares = vec![[none.clone(), none.clone()]; points.len()];
    // What the first player has won, and what is left for the second.
    let mut won = none.clone();
    let mut left = whole(100);
    for issue in order {
        let [first, second] = &points[issue];
        // The part that makes totals equal: won + part·first = left − part·second.
        let part = ((&left - &won) / (first + second))
            .min(whole(1))
            .max(none.clone());
        won += &part * first;
        left -= &part * second;
        shares[issue] = [part.clone(), whole(1) - part];
    }
    (won, shares)
}
