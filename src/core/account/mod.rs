//! What happened and why, computed once for everything that reports it: the terminal, the JSON and the charts agree because
//! they read the same [`Account`].
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::account::Account;
//! use zopa::scenario::Claim;
//! use zopa::{format, game, talks};
//!
//! let scenario = format::read(&format::Source::load(file)?, &[])?.scenario;
//! let game = game::compile(&scenario);
//!
//! let account = Account::of(&scenario, &game, talks::Course::central(42))?;
//! assert!(account.holds(Claim::Handshake) && account.round == 11);
//! assert_eq!(account.blocked_by().count(), 0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod ballots;
mod change;
mod efficiency;
mod first_mover;
mod frontier;
mod granted;
mod happened;
mod held_out;
mod improvement;
mod lasting;
mod left_out;
mod missed;
mod outvoted;
mod precision;
mod provenance;
mod rounding;
mod shell;
mod solved;
mod stages;
mod stance;
mod transcript;
mod words;

pub use ballots::{MemberVote, MemberVotes};
pub use change::{Both, Change, PartyChange, PointsChange, TermChange};
pub use efficiency::{BetterDeal, Efficiency};
pub use first_mover::told_first_mover;
pub use frontier::{Edge, edge, frontier};
pub use granted::taken_for_granted;
pub use happened::told_happening;
pub use held_out::TOO_LATE;
pub use improvement::increase;
pub use lasting::Lasting;
pub use missed::{PassingRound, few_enough};
pub use precision::Rounded;
pub use provenance::Provenance;
pub use rounding::{decimal, percent, share, shares, signed};
pub use shell::{shell_file, shell_word};
pub use solved::{Choice, Draw, JudgedDraft, Question, Solved, Trade};
pub use stages::{ToldStage, in_the_zone, told_stages};
pub use stance::{AspirationPath, AspirationRound};
pub use transcript::{ToldLine, ToldRound, how_to_read, transcript};
pub use words::{
    and_list, best_found, capital, count, held_count, in_any, in_some, or_list, rarity, refusal,
    short_count, thousands, told_bracket, told_claim, told_count, told_worth, when, whole,
};

use crate::durability::Outlook;
use crate::game::{Deal, Game, Gate, Settlement, Within, compile_in};
use crate::scenario::{Claim, PartyId, Scenario};
use crate::solutions::{Arena, Nash, Solution};
use crate::space::{self, Budget, Entangled, Funnel, Limits, Oracle};
use crate::talks::{self, Answer, Course, Plan, Trace};
use crate::trials::{Answers, Judged};
use std::borrow::Cow;

/// The note under results of a scenario that has no note of its own.
pub const NO_NOTE: &str = "Numbers are the file's own assumptions";

/// The note under results.
pub fn note(scenario: &Scenario) -> &str {
    scenario.about.note.as_deref().unwrap_or(NO_NOTE)
}

/// The funnel of a round; that of day one if no no-deal value has moved.
fn funnel_in(
    game: &Game,
    round: u32,
    day_one: &Funnel,
    limits: &Limits<'_>,
) -> Result<Funnel, Entangled> {
    let same = |party| game.no_deal_at(party, round) == game.no_deal_at(party, day_one.round);
    if game.party_ids().all(same) {
        let stages = day_one.stages.clone();
        return Ok(Funnel { round, stages });
    }
    space::funnel(game, round, limits)
}

/// One negotiation, played and judged, with the numbers that explain it.
#[derive(Debug)]
pub struct Account<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The numbers that were played, with the no-deal values as they turned out.
    pub game: Cow<'a, Game>,
    /// How it ended.
    pub settlement: Settlement,
    /// Everything that was said.
    pub trace: Trace,
    /// The round in which it ended.
    pub round: u32,
    /// The agreed deal, or else the last one on the table.
    pub text: Option<Deal>,
    /// The gates that this deal fails in that round.
    pub in_the_way: Vec<Gate>,
    /// Deals left gate by gate on day one.
    pub day_one: Funnel,
    /// Deals left gate by gate in the round in which it ended.
    pub then: Funnel,
    /// The truth of each claim; `None`: the search was too long, or it is whether the deal lasts and nothing is drawn.
    pub answers: Answers,
    /// The years after, for a handshake in a file that says what a deal must outlive.
    pub outlook: Option<Outlook>,
    /// The year in which a ratified deal is broken, if this is a drawn run in which it is.
    pub broken_in: Option<u32>,
    /// The Nash deal among those that pass every gate in that round: what could have been agreed.
    pub alternative: Option<Deal>,
    /// The answer to whether those who shook hands could have had more; `None` without a handshake.
    pub efficiency: Option<Efficiency>,
    /// True if this is a drawn run, with chance events; otherwise the course leaves them out.
    pub drawn: bool,
}

impl<'a> Account<'a> {
    /// Plays a game and judges it.
    ///
    /// # Errors
    /// If links and rules tie too many issues together.
    pub fn of(scenario: &'a Scenario, game: &'a Game, course: Course) -> Result<Self, Entangled> {
        Account::within(scenario, game, course, &Judged::LIMITS)
    }

    /// The same with a limit on each search that a claim needs.
    fn within(
        scenario: &'a Scenario,
        game: &'a Game,
        course: Course,
        each: &Limits<'_>,
    ) -> Result<Self, Entangled> {
        let mut trace = Trace::default();
        let played = talks::play(&Plan::of(scenario), game, course, &mut trace);
        let realised = played.game(game);
        let game = &*realised;
        let budget = Budget::of_searches(Limits::DEFAULT.steps);
        let limits = Limits::DEFAULT.out_of(&budget);
        let day_one = space::funnel(game, 0, &limits)?;
        // Prepared from the file's own numbers, as for many runs, so that the same steps come as far.
        let central = compile_in(scenario, game.unit());
        let mut oracle = Oracle::new(&central, Within::All)?;
        let Judged {
            settlement,
            answers,
            outlook,
            broken_in,
        } = Judged::of(game, course, played.ending.clone(), &mut oracle, each);
        let round = settlement.ending.round().unwrap_or(scenario.time.rounds);
        let text = settlement
            .handshake()
            .map(|(deal, _)| deal.clone())
            .or_else(|| trace.last_text().cloned());
        let in_the_way = text
            .as_ref()
            .map_or(Vec::new(), |text| game.failures(text, Within::All, round));
        let passing = Arena::new(game).within(Within::All).round(round);
        let passing = passing.limits(limits);
        let then = funnel_in(game, round, &day_one, &limits)?;
        let alternative = Nash.solve(&passing).ok();
        let alternative = alternative.and_then(|chosen| chosen.deals.into_iter().next());
        let efficiency = Efficiency::of(game, &settlement, limits)?;
        Ok(Account {
            outlook,
            broken_in,
            alternative,
            efficiency,
            drawn: course.chance,
            answers,
            then,
            day_one,
            scenario,
            game: realised,
            settlement,
            trace,
            round,
            text,
            in_the_way,
        })
    }

    /// True if a claim is known to be true.
    pub fn holds(&self, claim: Claim) -> bool {
        self.answers[claim] == Some(true)
    }

    /// The gates that the deal fails, but only those of the first stage it fails: whoever stops it before anybody later is
    /// asked.
    pub fn blocked_by(&self) -> impl Iterator<Item = Gate> + '_ {
        let first = self.in_the_way.first().map(|gate| gate.stage());
        self.in_the_way
            .iter()
            .copied()
            .filter(move |gate| Some(gate.stage()) == first)
    }

    /// Without a handshake: the signatories that said no to the last deal when they last answered it. Also empty where time ran
    /// out before anybody did.
    pub fn refused_by(&self) -> Vec<(PartyId, Answer)> {
        let Some(text) = self
            .text
            .as_ref()
            .filter(|_| self.settlement.handshake().is_none())
        else {
            return Vec::new();
        };
        let moves = self
            .trace
            .rounds
            .iter()
            .rev()
            .flat_map(|round| round.moves.iter().rev());
        // Whoever has not answered since it was last tabled may have answered when it was tabled earlier.
        let mut latest: Vec<(PartyId, Answer)> = Vec::new();
        for said in moves.filter(|said| said.deal == *text) {
            if let (Some(party), Some(answer)) = (said.party, said.answer)
                && latest.iter().all(|(known, _)| *known != party)
            {
                latest.push((party, answer));
            }
        }
        latest.reverse();
        latest.retain(|(_, answer)| *answer != Answer::Yes);
        latest
    }

    /// True if the last deal fails no gate of its round and nobody said no to it, but it was not agreed: time ran out before
    /// all had answered.
    pub fn came_too_late(&self) -> bool {
        let open = self.settlement.handshake().is_none() && self.text.is_some();
        open && self.in_the_way.is_empty() && self.refused_by().is_empty()
    }

    /// The later gates that it would also fail.
    pub fn would_also_fail(&self) -> impl Iterator<Item = Gate> + '_ {
        let first = self.in_the_way.first().map(|gate| gate.stage());
        self.in_the_way
            .iter()
            .copied()
            .filter(move |gate| Some(gate.stage()) != first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Source, read};
    use crate::trials::Trials;

    #[test]
    fn a_run_that_is_told_and_its_row_in_a_table_are_cut_off_alike() {
        let text = include_str!("../../../scenarios/mar-a-lago.toml");
        let source = Source::from_text("mar-a-lago.toml", text);
        let scenario = read(&source, &[]).unwrap().scenario;
        let mut open = 0;
        let mut witnessed = 0;
        for steps in [0, 1, 20, 400] {
            let limits = Limits::steps(steps);
            let trials = Trials::new(&scenario, 42).unwrap().with_limits(limits);
            for id in 0..12 {
                let (run, game) = (trials.one(id), trials.game(id));
                let course = Course::drawn(trials.luck(id));
                let account = Account::within(&scenario, &game, course, &limits).unwrap();
                assert_eq!(run.answers, account.answers, "run {id} in {steps} steps");
                open += u32::from(run.answers[Claim::Possible].is_none());
                let unknown = run.answers[Claim::PossibleDayOne].is_none();
                witnessed += u32::from(unknown && run.holds(Claim::Possible));
            }
        }
        assert!(open > 0 && witnessed > 0, "{open} {witnessed}");
    }
}
