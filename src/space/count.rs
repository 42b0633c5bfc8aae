//! How many deals are left after each gate.

use super::walk::{Flow, Visitor, Walk};
use super::{TooLarge, enumerable};
use crate::game::{Game, Points, RatifierId, Within};
use crate::scenario::OptionId;

/// Exact numbers of deals, gate by gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funnel {
    /// The round whose walk-away values were used.
    pub round: u32,
    /// What is left after each stage, from all texts that can be written down to those that pass every gate.
    pub stages: Vec<Stage>,
}

/// One stage of a funnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The gates that count; `None` for all texts, rules or not.
    pub within: Option<Within>,
    /// For stages that are one ratifier of several.
    pub ratifier: Option<RatifierId>,
    /// Deals left.
    pub deals: u64,
}

impl Funnel {
    /// The number of deals within these gates.
    #[must_use]
    pub fn deals(&self, within: Within) -> u64 {
        let last = self
            .stages
            .iter()
            .rev()
            .find(|stage| stage.within == Some(within));
        last.map_or(0, |stage| stage.deals)
    }

    /// The number of texts that can be written.
    #[must_use]
    pub fn texts(&self) -> u64 {
        self.stages[0].deals
    }

    /// The number of deals that pass every gate.
    #[must_use]
    pub fn passing(&self) -> u64 {
        self.stages.last().map_or(0, |stage| stage.deals)
    }
}

/// Counts the deals left after each gate in `round`: all texts, rules, red lines, walk-aways, consents, then ratifier by
/// ratifier in file order, each among the deals that the ones before it let through.
///
/// # Errors
/// [`TooLarge`] if the space cannot be enumerated.
pub fn funnel(game: &Game, round: u32) -> Result<Funnel, TooLarge> {
    let texts = enumerable(game)?;
    let allowed = if game.rules().is_empty() {
        texts
    } else {
        count_all(&Walk::new(game, &[], &[]))
    };
    let everyone: Vec<_> = game.party_ids().collect();
    let inside = count_all(&Walk::new(game, &[], &everyone));

    let mut tally = Tally {
        game,
        consents: game.floors(Within::Consents, round),
        consented: 0,
        agreeable: 0,
        ratified: vec![0; game.ratifiers().len()],
    };
    // Walked over the ZOPA, whose floors close most branches; consents and ratifiers are counted among its deals.
    Walk::within(game, Within::Zopa, round).visit(&mut tally);

    let stage = |within, deals| Stage {
        within: Some(within),
        ratifier: None,
        deals,
    };
    let mut stages = vec![
        Stage {
            within: None,
            ratifier: None,
            deals: texts,
        },
        stage(Within::Anything, allowed),
        stage(Within::RedLines, inside),
        stage(Within::Zopa, tally.agreeable),
        stage(Within::Consents, tally.consented),
    ];
    let bodies = tally.ratified.iter().enumerate().map(|(n, &deals)| Stage {
        within: Some(Within::All),
        ratifier: Some(RatifierId(n as u16)),
        deals,
    });
    stages.extend(bodies);
    if tally.ratified.is_empty() {
        stages.push(stage(Within::All, tally.consented));
    }
    Ok(Funnel { round, stages })
}

/// The number of deals of a walk, with sizes multiplied where no rule has to be asked.
fn count_all(walk: &Walk<'_>) -> u64 {
    if walk.game().rules().is_empty() {
        return walk
            .game()
            .issue_ids()
            .map(|issue| walk.open(issue).len() as u64)
            .product();
    }
    struct Count(u64);
    impl Visitor for Count {
        fn deal(&mut self, _: &[OptionId], _: &[Points]) -> Flow {
            self.0 += 1;
            Flow::Continue(())
        }
    }
    let mut count = Count(0);
    walk.visit(&mut count);
    count.0
}

struct Tally<'g> {
    game: &'g Game,
    consents: Vec<Points>,
    agreeable: u64,
    consented: u64,
    ratified: Vec<u64>,
}

impl Visitor for Tally<'_> {
    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        self.agreeable += 1;
        if worth
            .iter()
            .zip(&self.consents)
            .any(|(have, need)| have < need)
        {
            return Flow::Continue(());
        }
        self.consented += 1;
        for (body, count) in self.game.ratifiers().iter().zip(&mut self.ratified) {
            if body.only_if.holds(deal) && worth[body.party.index()] < body.threshold {
                break;
            }
            *count += 1;
        }
        Flow::Continue(())
    }
}
