//! Alternating offers on tables: the same talks as [`play`](super::play), for games small enough to list.
//!
//! Time-dependent, fixed, tit-for-tat and MiCRO seats whose offers are the nearest, the lowest or the best for the others
//! can be tabled. A tactic's asks are a row of shares by round; a signatory's acceptable deals are the first of its
//! own ranking; its offer is one load. Two who do not listen to each other are not even played turn by turn.
//! Everything is computed once per game, and a negotiation allocates nothing.
//!
//! The result is the same to the last unit as that of [`play`](super::play); for what cannot be tabled it is `None`, and
//! the caller falls back on `play`.

mod agreement;
mod curve;
mod lowest;
mod micro;
mod near;
mod numbers;
mod ranking;
mod seat;
mod tables;
mod turns;
mod view;
mod voice;

pub use agreement::Agreement;
pub use seat::Seat;

use super::plan::Plan;
use crate::game::{Game, NoDealPath, Points};
use crate::scenario::{AcceptRule, Concession, OfferRule, PartyId, Tactic};
use curve::Curves;
use numbers::LARGEST;
use seat::{Choice, Manner};
use tables::{Need, Tables};
use voice::Voice;

/// The most signatories that can be tabled.
const MOST_SIGNATORIES: usize = 64;

/// The talks of a plan on the tables of a game.
#[derive(Debug, Clone)]
pub struct Tabled {
    signatories: Vec<PartyId>,
    tables: Tables,
    curves: Curves,
    /// The tactics and no-deal values of plan and game, in file order.
    seats: Vec<Seat>,
    /// The place of the signatory that speaks first in the plan.
    first: usize,
    voices: Vec<Voice>,
}

impl Tabled {
    /// The tables for the talks of a plan over a game; `None` if they cannot be tabled.
    ///
    /// A chance of breakdown is not drawn here: the caller checks whether the talks break down before the round of the
    /// agreement.
    pub fn of(plan: &Plan, game: &Game) -> Option<Self> {
        let signatories = game.signatories().to_vec();
        let parties = signatories.len();
        if !plan.is_bare() || !(2..=MOST_SIGNATORIES).contains(&parties) {
            return None;
        }
        let first = plan.order().next()?;
        let mut tabled = Tabled {
            first: signatories.iter().position(|&p| p == first)?,
            tables: Tables::of(game)?,
            curves: Curves::new(plan.rounds, plan.deadline.clone()),
            seats: Vec::with_capacity(parties),
            voices: vec![Voice::default(); parties],
            signatories,
        };
        for (place, party) in tabled.signatories.clone().into_iter().enumerate() {
            let person = plan.speakers.iter().find(|person| person.party == party)?;
            let seat = tabled.seat(place, &person.tactic, &path(game, party))?;
            tabled.seats.push(seat);
        }
        Some(tabled)
    }

    /// Loads the numbers of another game: of the same scenario with other weights, scores or no-deal values. Nothing is
    /// allocated. Returns false if they do not fit the tables, and then nothing may be played.
    pub fn load(&mut self, game: &Game) -> bool {
        for (seat, &party) in self.seats.iter_mut().zip(&self.signatories) {
            let Some(seated) = seat.with_no_deal(&path(game, party)) else {
                return false;
            };
            *seat = seated;
        }
        self.tables.load(game) && self.fits()
    }

    /// Loads payoffs and scores alone: a row for every party of the game, in it the options of every issue. The no-deal
    /// values stay. Nothing is allocated. Returns false if they do not fit the tables, and then nothing may be played.
    pub fn load_rows(&mut self, payoffs: &[Points], scores: &[Points]) -> bool {
        self.tables.load_rows(payoffs, scores) && self.fits()
    }

    /// A seat for the signatory at this place (in file order) with another tactic or no-deal value than the plan's;
    /// `None` if it cannot be tabled. Makes the tables that the tactic needs.
    pub fn seat(&mut self, place: usize, tactic: &Tactic, no_deal: &NoDealPath) -> Option<Seat> {
        let concession = tactic.concession;
        if concession == Concession::Micro {
            return self.micro_seat(place, no_deal);
        }
        let manner = if let Concession::TitForTat { imitates, steps } = concession {
            Manner::Echo { imitates, steps }
        } else if is_clock(concession) {
            Manner::Clock
        } else {
            return None;
        };
        let (choice, need) = if tactic.offer == OfferRule::Nearest {
            (Choice::Nearest, Need::Nearest)
        } else if tactic.offer == OfferRule::Lowest {
            (Choice::Lowest, Need::Lowest)
        } else if tactic.offer == OfferRule::BestForOther {
            (Choice::BestForOther, Need::Suits)
        } else {
            return None;
        };
        let curve = self.curves.of(concession)?;
        let seat = Seat {
            manner,
            choice,
            accepts_by_next: tactic.accept == AcceptRule::Next,
            curve,
            no_deal: 0,
            drift: 0,
            slides: manner == Manner::Clock && choice == Choice::Lowest && self.curves.falls(curve),
        };
        self.seated(place, seat.with_no_deal(no_deal)?, need)
    }

    /// A seat that answers each new offer with a new one (see `tactics::micro`). Its no-deal value must not drift.
    fn micro_seat(&mut self, place: usize, no_deal: &NoDealPath) -> Option<Seat> {
        let seat = Seat {
            manner: Manner::Micro,
            choice: Choice::Lowest,
            accepts_by_next: true,
            curve: self.curves.of(Concession::Fixed { share: 1.0 })?,
            no_deal: 0,
            drift: 0,
            slides: false,
        };
        let seat = seat.with_no_deal(no_deal)?;
        let seat = (seat.drift == 0).then_some(seat)?;
        self.seated(place, seat, Need::Next)
    }

    fn seated(&mut self, place: usize, seat: Seat, need: Need) -> Option<Seat> {
        let rounds = self.curves.rounds();
        if !self.tables.keep(place, need) || !seat_fits(&seat, rounds) {
            return None;
        }
        let (parties, deals) = (self.voices.len(), self.tables.deals());
        self.voices[place].make_room(seat.manner, parties, rounds, deals);
        Some(seat)
    }

    fn fits(&self) -> bool {
        let rounds = self.curves.rounds();
        self.seats.iter().all(|seat| seat_fits(seat, rounds))
    }

    /// The seats of the plan, in file order.
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// Plays the plan; `None`: no agreement.
    pub fn play(&mut self) -> Option<Agreement> {
        self.play_from(self.first)
    }

    /// Plays the plan with the signatory at this place (in file order) speaking first.
    pub fn play_from(&mut self, first: usize) -> Option<Agreement> {
        let Tabled { tables, seats, .. } = self;
        play(tables, &self.curves, &mut self.voices, first, seats)
    }

    /// Plays with these seats, one per signatory in file order, all made by this table.
    ///
    /// # Panics
    /// If there is not one seat for every signatory, or nobody is at `first`.
    pub fn play_with(&mut self, first: usize, seats: &[Seat]) -> Option<Agreement> {
        assert!(seats.len() == self.voices.len() && first < seats.len());
        play(
            &mut self.tables,
            &self.curves,
            &mut self.voices,
            first,
            seats,
        )
    }
}

fn play(
    tables: &mut Tables,
    curves: &Curves,
    voices: &mut [Voice],
    first: usize,
    seats: &[Seat],
) -> Option<Agreement> {
    if let [a, b] = seats {
        let steady = a.drift == 0 && b.drift == 0;
        if steady && a.slides && b.slides {
            return lowest::play(tables, curves, first, seats);
        }
        if steady && a.manner == Manner::Micro && b.manner == Manner::Micro {
            return micro::play(tables, curves.rounds(), first, seats);
        }
    }
    turns::play(tables, curves, voices, first, seats)
}

fn is_clock(concession: Concession) -> bool {
    matches!(
        concession,
        Concession::TimeDependent { .. } | Concession::Fixed { .. }
    )
}

/// The no-deal value of a party by round; 0 for one that states none.
fn path(game: &Game, party: PartyId) -> NoDealPath {
    let nothing = NoDealPath::new(Points::ZERO, Points::ZERO);
    game.no_deal(party).cloned().unwrap_or(nothing)
}

fn seat_fits(seat: &Seat, rounds: u32) -> bool {
    let inside = |value: i64| (-LARGEST..=LARGEST).contains(&value);
    let drifted = seat.drift.checked_mul(i64::from(rounds));
    let last = drifted.and_then(|drifted| drifted.checked_add(seat.no_deal));
    inside(seat.no_deal) && last.is_some_and(inside)
}
