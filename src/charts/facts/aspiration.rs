//! The facts of the aspiration chart: what each signatory asks for, round by round.

use super::named::Named;

/// The facts of the aspiration chart.
#[derive(Debug, Clone, PartialEq)]
pub struct AspirationFacts {
    /// The last round that was talked; the first is 1.
    pub last: u32,
    /// Those who sign, in file order.
    pub parties: Vec<Stance>,
}

/// How a signatory gave way.
#[derive(Debug, Clone, PartialEq)]
pub struct Stance {
    /// The party.
    pub party: Named,
    /// The most that a text inside the rules and its own red lines is worth to it; none if there is no such text.
    pub best: Option<f64>,
    /// What the agreed text is worth to it; none without one.
    pub agreed: Option<f64>,
    /// Its rounds, ascending, each once.
    pub rounds: Vec<Level>,
}

/// A signatory in a round; worths in points to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The round.
    pub round: u32,
    /// The least that it would accept; none where it states none.
    pub aspiration: Option<f64>,
    /// What no deal is worth to it; none if the file gives it none.
    pub no_deal: Option<f64>,
    /// What the text that it asked for or offered last is worth to it.
    pub own: Option<f64>,
    /// What the best text that others put on the table is worth to it.
    pub offered: Option<f64>,
}

impl Stance {
    /// Which share of its way, from its best deal to no deal, it has given up in a round; none where it states no
    /// aspiration or has nothing to give.
    pub fn given_up(&self, level: &Level) -> Option<f64> {
        const LEAST: f64 = 1e-6;
        let best = self.best?;
        let way = best - level.no_deal?;
        let share = (best - level.aspiration?) / way;
        (way > LEAST && share.is_finite()).then_some(share)
    }

    /// The first round in which it has given up at least half its way.
    pub fn half_way(&self) -> Option<u32> {
        const HAIR: f64 = 1e-9;
        let gave = |level: &&Level| {
            let share = self.given_up(level);
            share.is_some_and(|share| share >= 0.5 - HAIR)
        };
        self.rounds.iter().find(gave).map(|level| level.round)
    }
}
