//! What the space of deals says about concessions, exactly: no sampling while it fits, brackets that say so beyond.

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
pub use deadlock::{Correction, Deadlock, MOST_SETS, Relaxed, Short};
pub use fate::{Fate, NEARLY, Standing, cannot_be_written};
pub use minimal::{Answer, Minimal, minimal};
pub use passing::{Found, MOST_LISTED, Passing, Under, Unknown};
pub use position::{Least, MOST_PACKAGES, Offered, Package, Position, Return};
pub use stance::Stance;
pub use subset::Subset;
pub use substitution::{Firm, Instead};
pub use target::{Amendment, Stake, Target, Terms, WantedText};

use crate::game::{Deal, Game, Gate};
use crate::space::{Budget, Census, Entangled, Limits, census};
use binding::bindings;
use fate::{decided, fates};
use substitution::firm;

/// Everything that the deals of one round say about concessions.
#[derive(Debug)]
pub struct Exact<'g> {
    /// The numbers.
    pub game: &'g Game,
    /// The round: 0 is day one.
    pub round: u32,
    /// The counts behind it.
    pub census: Census,
    /// Whether some deal passes every gate; `None`: not known.
    pub passes: Option<bool>,
    /// The passing deals, for more questions.
    pub passing: Passing<'g>,
    /// Every option: outer issues, inner options, in file order.
    pub fates: Vec<Vec<Fate>>,
    /// The opening positions of all parties with a gate of their own, in file order.
    pub stances: Vec<Stance>,
    /// What each of these must concede, in the same order; empty where no deal passes.
    pub positions: Vec<Position>,
    /// If a party does not move on an issue; empty where no deal passes.
    pub firm: Vec<Firm>,
    /// Every gate, in their order.
    pub gates: Vec<Binding>,
    /// Only where no deal passes.
    pub deadlock: Option<Deadlock>,
}

impl<'g> Exact<'g> {
    /// Asks everything about the deals of `round`. `openings`: what the file gives as opening positions, one entry a party
    /// or none at all.
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
        // Counts that do not fit one pass are made one by one: together they get what one search may take twice, and not
        // more than half of what all searches share.
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

    /// The same with every question about passing deals answered by a search of its own: what lists are tested against.
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
