//! Solutions by looking at every deal, as their fact sheets define them, in exact fractions.

use super::twin::Twin;
use num_bigint::BigInt;
use std::cmp::Ordering;

/// Deals from which the players choose in a round.
pub struct Arena<'t> {
    pub twin: &'t Twin,
    pub players: Vec<usize>,
    /// What each player has without a deal.
    pub reservation: Vec<i128>,
    /// Inside the gates, lowest first.
    pub inside: Vec<usize>,
}

/// What a solution chooses: all maximisers, lowest first. Empty: nothing to choose from.
pub type Chosen = Vec<usize>;

impl<'t> Arena<'t> {
    /// Of the deals through the first `stages` gates; `None` where one of them is too near to a threshold.
    pub fn new(twin: &'t Twin, stages: usize, round: u32) -> Option<Self> {
        let players = twin.signatories();
        let mut inside = Vec::new();
        for deal in 0..twin.deals.len() {
            let verdict = twin.judge(deal, round);
            if stages == 5 && !verdict.near.is_empty() {
                return None;
            }
            if verdict.failed.iter().all(|gate| gate.stage() >= stages) {
                inside.push(deal);
            }
        }
        let reservation = players
            .iter()
            .map(|&p| twin.no_deal_at(p, round).unwrap_or(0));
        Some(Arena {
            reservation: reservation.collect(),
            twin,
            players,
            inside,
        })
    }

    fn worth(&self, deal: usize) -> Vec<i128> {
        self.players
            .iter()
            .map(|&p| self.twin.worth[deal][p])
            .collect()
    }

    pub fn gains(&self, deal: usize) -> Vec<i128> {
        self.worth(deal)
            .iter()
            .zip(&self.reservation)
            .map(|(u, r)| u - r)
            .collect()
    }

    /// Those that no player would refuse.
    pub fn rational(&self) -> Vec<usize> {
        let content = |&deal: &usize| self.gains(deal).iter().all(|gain| *gain >= 0);
        self.inside.iter().copied().filter(content).collect()
    }

    /// Most positive gains first, then their product, each in points and raised to its power.
    pub fn nash(&self, powers: &[u32]) -> Chosen {
        let rational = self.rational();
        let most = rational.iter().map(|&d| self.gaining(d)).max();
        let kept: Vec<usize> = rational
            .into_iter()
            .filter(|&d| Some(self.gaining(d)) == most)
            .collect();
        let all: u32 = powers.iter().sum();
        let product = |&deal: &usize| {
            let mut product = BigInt::from(1);
            let mut degree = 0;
            for (gain, power) in self.gains(deal).into_iter().zip(powers) {
                if gain > 0 {
                    product *= BigInt::from(gain).pow(*power);
                    degree += power;
                }
            }
            // A gain is a whole number over the unit: all over the same power of it.
            product * self.twin.unit.pow(all - degree)
        };
        highest(kept, product)
    }

    fn gaining(&self, deal: usize) -> usize {
        self.gains(deal).iter().filter(|gain| **gain > 0).count()
    }

    /// Leximin of gains over these wholes; players without one are left out.
    fn leximin(
        &self,
        deals: Vec<usize>,
        parts: impl Fn(usize) -> Vec<i128>,
        wholes: &[Option<BigInt>],
    ) -> Chosen {
        let shares = |&deal: &usize| {
            let parts = parts(deal);
            let players = parts.into_iter().zip(wholes);
            let mut shares: Vec<Share> = players
                .filter_map(|(part, whole)| Some(Share(part.into(), whole.clone()?)))
                .collect();
            shares.sort();
            shares
        };
        highest(deals, shares)
    }

    pub fn kalai_smorodinsky(&self) -> Chosen {
        let rational = self.rational();
        let best = |n: usize| rational.iter().map(|&d| self.gains(d)[n]).max();
        let wholes: Vec<Option<BigInt>> = (0..self.players.len())
            .map(|n| best(n).filter(|b| *b > 0).map(BigInt::from))
            .collect();
        self.leximin(rational, |d| self.gains(d), &wholes)
    }

    pub fn proportional(&self, proportions: &[u32]) -> Chosen {
        let wholes: Vec<Option<BigInt>> = proportions.iter().map(|&p| Some(p.into())).collect();
        self.leximin(self.rational(), |d| self.gains(d), &wholes)
    }

    pub fn egalitarian(&self) -> Chosen {
        self.proportional(&vec![1; self.players.len()])
    }

    pub fn utilitarian(&self) -> Chosen {
        highest(self.inside.clone(), |&deal| {
            self.worth(deal).iter().sum::<i128>()
        })
    }

    /// What all could have signed instead.
    pub fn post_settlement(&self, agreed: usize) -> Option<usize> {
        let before = self.worth(agreed);
        let increases = |deal: usize| -> Vec<i128> {
            self.worth(deal)
                .iter()
                .zip(&before)
                .map(|(a, b)| a - b)
                .collect()
        };
        let fits = |&deal: &usize| increases(deal).iter().all(|more| *more >= 0);
        let deals: Vec<usize> = self.inside.iter().copied().filter(fits).collect();
        let wholes = vec![Some(BigInt::from(1)); self.players.len()];
        let best = *self.leximin(deals, increases, &wholes).first()?;
        increases(best).iter().any(|more| *more > 0).then_some(best)
    }

    /// The worths of the frontier by falling worth to the first player, then the second …; with the deals behind each.
    pub fn frontier(&self) -> Vec<(Vec<i128>, Vec<usize>)> {
        let mut by_worth: Vec<(Vec<i128>, usize)> =
            self.inside.iter().map(|&d| (self.worth(d), d)).collect();
        // A deal is dominated only by one with a larger sum.
        by_worth.sort_by(|(a, d), (b, e)| {
            let sum = |w: &[i128]| w.iter().sum::<i128>();
            sum(b)
                .cmp(&sum(a))
                .then_with(|| b.cmp(a))
                .then_with(|| d.cmp(e))
        });
        let mut kept: Vec<(Vec<i128>, Vec<usize>)> = Vec::new();
        for (worth, deal) in by_worth {
            if let Some((last, behind)) = kept.last_mut()
                && *last == worth
            {
                behind.push(deal);
                continue;
            }
            let dominated = kept
                .iter()
                .any(|(better, _)| better.iter().zip(&worth).all(|(b, w)| b >= w));
            if !dominated {
                kept.push((worth, vec![deal]));
            }
        }
        kept.sort_by(|a, b| b.0.cmp(&a.0));
        kept
    }
}

/// Part of a whole above 0.
struct Share(BigInt, BigInt);

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.0 * &other.1).cmp(&(&other.0 * &self.1))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}

/// All deals with the highest key, in the order given.
pub fn highest<K: Ord>(deals: Vec<usize>, key: impl Fn(&usize) -> K) -> Vec<usize> {
    let mut best: Option<K> = None;
    let mut found = Vec::new();
    for deal in deals {
        let here = key(&deal);
        match best
            .as_ref()
            .map_or(Ordering::Greater, |best| here.cmp(best))
        {
            Ordering::Greater => {
                best = Some(here);
                found = vec![deal];
            }
            Ordering::Equal => found.push(deal),
            Ordering::Less => {}
        }
    }
    found
}
