//! Kalai–Smorodinsky solution: everybody gets the same share of the most that they could hope for.
//!
//! **Units.** shares 0-1: rescaling one party's points changes nothing.
//! **Ties.** all; shares are compared as exact fractions.
//! **Deviates** from the convex setting: on a discrete set equal shares may not exist, and leximin comes closest
//! without ever choosing a dominated deal.

use super::leximin::Leximin;
use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::{About, Points};
use crate::sources::{Citation, KALAI_1975};

static ABOUT: About = About {
    name: "kalai-smorodinsky",
    title: "Kalai–Smorodinsky",
    sentence: "The deal that gives everybody the same share of the most that it could gain, as nearly as possible.",
    formula: "argmax in leximin order of gain / (best rational worth - no_deal)",
    parameters: &[],
    assumptions: "The best deal that nobody would refuse is a fair yardstick. Parties that cannot gain are left out.",
    sources: &[Citation::Of(&KALAI_1975)],
    example: "logrolling",
};

/// The Kalai–Smorodinsky bargaining solution.
pub struct KalaiSmorodinsky;

impl Solution for KalaiSmorodinsky {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        let deals = arena.rational_deals()?;
        let mut shares = Leximin {
            players: Vec::new(),
            reservation: Vec::new(),
            wholes: Vec::new(),
            unit: 1.0,
        };
        for &player in &arena.players {
            let reservation = arena.reservation(player);
            let range = arena.highest(&deals, player)? - reservation;
            if range > Points::ZERO {
                shares.players.push(player);
                shares.reservation.push(reservation);
                shares.wholes.push(range.0);
            }
        }
        arena.choose(&deals, &shares)
    }
}
