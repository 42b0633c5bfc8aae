//! MiCRO on tables against MiCRO played the slow way.

use crate::games::numbers;
use crate::random::{deals, game, wide_game};
use crate::seats::{Talks, scenario, talks};
use crate::sized::config;
use proptest::prelude::*;
use std::collections::BTreeSet;
use zopa::game::{Deal, Game, Within};
use zopa::scenario::{Concession, PartyId, Tactic};
use zopa::talks::{Agreement, Plan, Tabled};

/// A MiCRO as its rule says: own deals worth at least no deal, best first; a new one for each new one.
struct Slow<'g> {
    game: &'g Game,
    party: PartyId,
    own: Vec<Deal>,
    sent: usize,
    received: BTreeSet<Deal>,
}

impl<'g> Slow<'g> {
    fn new(game: &'g Game, party: PartyId) -> Self {
        let floor = game.no_deal_at(party, 0).unwrap();
        let mut own: Vec<Deal> = deals(game)
            .into_iter()
            .filter(|deal| {
                game.inside_own_red_lines(party, deal)
                    && game.failures(deal, Within::Anything, 0).is_empty()
                    && game.worth(party, deal) >= floor
            })
            .collect();
        own.sort_by_key(|deal| std::cmp::Reverse(game.worth(party, deal)));
        Slow {
            game,
            party,
            own,
            sent: 0,
            received: BTreeSet::new(),
        }
    }

    fn next(&self) -> Option<&Deal> {
        let ready = self.sent <= self.received.len() && self.sent < self.own.len();
        if ready {
            self.own.get(self.sent)
        } else {
            self.own[..self.sent].last()
        }
    }

    fn accepts(&self, deal: &Deal) -> bool {
        let worth = |deal: &Deal| self.game.worth(self.party, deal);
        self.game.inside_own_red_lines(self.party, deal)
            && self.next().is_some_and(|next| worth(deal) >= worth(next))
    }
}

fn slowly(game: &Game, rounds: u32, first: usize) -> Option<Agreement> {
    let mut table: Vec<Slow> = game
        .signatories()
        .iter()
        .map(|&party| Slow::new(game, party))
        .collect();
    let parties = table.len();
    let mut standing: Option<Deal> = None;
    let mut yes = 0;
    for round in 1..=rounds {
        for turn in 0..parties {
            let place = (first + turn) % parties;
            if let Some(deal) = &standing
                && table[place].accepts(deal)
            {
                yes += 1;
                if yes == parties {
                    let deal = deal.id(game.sizes());
                    return Some(Agreement { deal, round });
                }
                continue;
            }
            standing = table[place].next().cloned();
            yes = 1;
            if let Some(deal) = &standing {
                let sent = table[place].own.iter().position(|own| own == deal).unwrap();
                table[place].sent = table[place].sent.max(sent + 1);
                for (other, slow) in table.iter_mut().enumerate() {
                    if other != place {
                        slow.received.insert(deal.clone());
                    }
                }
            }
        }
    }
    None
}

fn same(game: &Game, talks: &Talks) -> Result<(), TestCaseError> {
    let rounds = talks.rounds * 3;
    let talks = Talks {
        rounds,
        ..talks.clone()
    };
    let mut scenario = scenario(game, &talks);
    for party in &mut scenario.parties {
        party.tactic = Tactic::of(Concession::Micro);
    }
    let plan = Plan::of(&scenario);
    let drifts = |p: PartyId| game.no_deal_at(p, 1) != game.no_deal_at(p, 0);
    let Some(mut tabled) = Tabled::of(&plan, game) else {
        prop_assert!(game.signatories().iter().any(|&p| drifts(p)));
        return Ok(());
    };
    for first in 0..game.signatories().len() {
        prop_assert_eq!(tabled.play_from(first), slowly(game, rounds, first));
    }
    crate::plain::same(&mut tabled, &plan, game)
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn one_for_one(seed in 0_u64..1_000_000, spread in 2_u64..60, talks in talks()) {
        same(&numbers(&[3, 4, 2], 2 + seed % 2, spread, seed, seed), &talks)?;
    }

    #[test]
    fn with_rules_and_red_lines(game in game(), wide in wide_game(), talks in talks()) {
        same(&game, &talks)?;
        same(&wide, &talks)?;
    }
}
