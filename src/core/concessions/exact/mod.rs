//! What the space of deals says about concessions, exactly: without sampling while it is small enough, and with bounds marked
//! as such beyond.

mod askers;
mod binding;
mod deadlock;
mod fate;
mod minimal;
mod passing;
mod position;
mod stance;
mod subset;
mod substitution;
mod target;

pub use binding::{Binding, Turn};
pub use deadlock::{Correction, Deadlock, MOST_SETS, RelaxedGate, Short};
pub use fate::{Fate, NEARLY, OptionRole, cannot_be_written};
pub use minimal::{Minimal, MinimalAnswer, minimal};
pub use passing::{BestFound, MOST_LISTED, Passing, Under, Unknown};
pub use position::{LeastMove, MOST_PACKAGES, Offered, Package, Position, Return};
pub use stance::Stance;
pub use subset::Subset;
pub use substitution::{Firm, Instead};
pub use target::{Amendment, Stake, Target, Terms, WantedText};

use crate::game::{Deal, Game, Gate};
use crate::space::{Budget, Census, Entangled, Limits, census};
use binding::bindings;
use fate::{decided, fates};
use substitution::firm;

/// What the deals of one round say about concessions.
#[derive(Debug)]
pub struct Exact<'g> {
    /// The game.
    pub game: &'g Game,
    /// The round: 0 is day one.
    pub round: u32,
    /// The counts behind the results.
    pub census: Census,
    /// Whether some deal passes every gate; `None`: not known.
    pub passes: Option<bool>,
    /// The passing deals, for further questions.
    pub passing: Passing<'g>,
    /// The fate of every option: outer issues, inner options, in file order.
    pub fates: Vec<Vec<Fate>>,
    /// The opening positions of all parties that have a gate, in file order.
    pub stances: Vec<Stance>,
    /// What each of these parties must concede, in the same order; empty where no deal passes.
    pub positions: Vec<Position>,
    /// What follows if a party does not move on an issue; empty where no deal passes.
    pub firm: Vec<Firm>,
    /// Every gate, in order.
    pub gates: Vec<Binding>,
    /// Why no deal passes; only where none does.
    pub deadlock: Option<Deadlock>,
}

impl<'g> Exact<'g> {
    /// Examines the deals of `round`. `openings`: the opening positions given in the file, one entry per party, or an empty
    /// slice.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn of(
        game: &'g Game,
        round: u32,
        openings: &[Option<Deal>],
        limits: &Limits<'g>,
    ) -> Result<Self, Entangled> {
        let numbers = game.sizes().iter().map(|&n| u64::from(n)).sum::<u64>();
        // Counts that do not fit into one pass are made one by one: together they may take twice what one search may, and at
        // most half of what all searches share.
        let share = limits.in_all() / 2;
        let counts = Budget::steps(share);
        let each = Limits {
            steps: limits
                .steps
                .min((2 * limits.steps / numbers.max(1)).max(100_000)),
            ..*limits
        };
        let census = census(game, round, &each.out_of(&counts))?;
        limits.pay(share - counts.left());
        let passing = Passing::of(game, round, limits)?;
        Exact::answered(game, round, openings, census, passing, limits)
    }

    /// The same, but each question about passing deals is answered by its own search: the reference for testing lists.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn searched(
        game: &'g Game,
        round: u32,
        openings: &[Option<Deal>],
        limits: &Limits<'g>,
    ) -> Result<Self, Entangled> {
        let census = census(game, round, limits)?;
        let passing = Passing::searched(game, round, limits)?;
        Exact::answered(game, round, openings, census, passing, limits)
    }

    fn answered(
        game: &'g Game,
        round: u32,
        openings: &[Option<Deal>],
        mut census: Census,
        passing: Passing<'g>,
        limits: &Limits<'g>,
    ) -> Result<Self, Entangled> {
        let passes = decided(census.passing()).or_else(|| passing.some(|_, _| true));
        census.found(passes);
        let fates = fates(game, &census, &passing);
        let with_say = game
            .party_ids()
            .filter(|&p| game.consent_stage(p).is_some());
        let stances: Vec<Stance> = with_say
            .filter_map(|p| {
                let given = openings.get(p.index()).and_then(Option::as_ref);
                Stance::of(game, p, given)
            })
            .collect();
        let own = if passes == Some(true) {
            0..stances.len()
        } else {
            0..0
        };
        let mut positions: Vec<Position> = own
            .map(|own| Position::of(game, &stances, own, &fates, &passing))
            .collect();
        let all: Vec<Gate> = census.without.iter().map(|(gate, _)| *gate).collect();
        askers::for_whom(game, round, &all, &mut positions, limits)?;
        passing.begin();
        let firm = firm(game, &positions, &fates, &passing);
        let gates = bindings(game, round, &census, passes, limits)?;
        let deadlock =
            (passes == Some(false)).then(|| Deadlock::of(game, round, |_, _| true, limits));
        Ok(Exact {
            game,
            round,
            census,
            passes,
            passing,
            fates,
            stances,
            positions,
            firm,
            gates,
            deadlock,
        })
    }
}
