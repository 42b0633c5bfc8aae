//! Alternating offers on tables, turn by turn: the rules of the protocol, with loads in place of searches.

use super::agreement::Agreement;
use super::curve::Curves;
use super::seat::{Choice, Manner, Seat};
use super::tables::Tables;
use super::voice::Voice;
use crate::game::DealId;

/// The maker of an offer, and the deal.
type Said = (usize, u32);

/// The state of a negotiation.
struct Table<'t> {
    tables: &'t mut Tables,
    curves: &'t Curves,
    voices: &'t mut [Voice],
    seats: &'t [Seat],
    standing: Option<u32>,
    /// Signatories in a row who said yes to it, its maker included.
    yes: usize,
    /// The last offer, and the last one by a different signatory.
    latest: Option<Said>,
    before: Option<Said>,
    /// The signatories that made an offer in this round.
    spoke: u64,
    /// True if anything differed from the previous round.
    moved: bool,
}

/// Plays a negotiation in which the signatory at `first` speaks first.
pub(super) fn play(
    tables: &mut Tables,
    curves: &Curves,
    voices: &mut [Voice],
    first: usize,
    seats: &[Seat],
) -> Option<Agreement> {
    for (place, voice) in voices.iter_mut().enumerate() {
        voice.begin(&seats[place], &tables.views[place]);
    }
    let patience = Patience::of(seats, curves);
    let mut still = 0;
    let mut table = Table {
        tables,
        curves,
        voices,
        seats,
        standing: None,
        yes: 0,
        latest: None,
        before: None,
        spoke: 0,
        moved: false,
    };
    for round in 1..=curves.rounds() {
        if let Some(deal) = table.round(round, first) {
            return Some(Agreement {
                deal: DealId(u64::from(deal)),
                round,
            });
        }
        still = if table.moved { 0 } else { still + 1 };
        if patience.is_over(round, still) {
            return None;
        }
    }
    None
}

/// Detects that rounds which are all alike will stay so until the end.
struct Patience {
    /// No tactic moves by itself from this round on; `None` if no-deal values drift.
    settled: Option<u32>,
    /// The number of identical rounds after which everything that anybody remembers is identical.
    rounds: u32,
}

impl Patience {
    fn of(seats: &[Seat], curves: &Curves) -> Self {
        let settled = seats.iter().map(|seat| curves.settled(seat.curve)).max();
        let memory = seats.iter().map(|seat| match seat.manner {
            Manner::Echo { steps, .. } => steps + 2,
            Manner::Clock | Manner::Micro => 1,
        });
        Patience {
            settled: settled.filter(|_| seats.iter().all(|seat| seat.drift == 0)),
            rounds: memory.max().unwrap_or(1),
        }
    }

    fn is_over(&self, round: u32, still: u32) -> bool {
        still > self.rounds && self.settled.is_some_and(|settled| round > settled)
    }
}

impl Table<'_> {
    /// Plays a round; the deal that all accepted in it, if any.
    fn round(&mut self, round: u32, first: usize) -> Option<u32> {
        let parties = self.seats.len();
        let before = (self.standing, self.yes, self.spoke);
        self.moved = false;
        self.spoke = 0;
        for (place, voice) in self.voices.iter_mut().enumerate() {
            let view = &self.tables.views[place];
            self.moved |= voice.turn_to(round, &self.seats[place], view, self.curves);
        }
        self.let_lapse(first);
        for turn in 0..parties {
            let place = (first + turn) % parties;
            if let Some(deal) = self.standing
                && self.accepts(place, deal)
            {
                self.yes += 1;
                if self.yes == parties {
                    return Some(deal);
                }
                continue;
            }
            self.standing = self.next_offer(place);
            self.yes = 1;
            if let Some(deal) = self.standing {
                self.say(place, deal);
            }
        }
        self.moved |= before != (self.standing, self.yes, self.spoke);
        None
    }

    /// Takes an offer of the previous round off the table if somebody who is bound by it now prefers no deal.
    fn let_lapse(&mut self, first: usize) {
        if self.seats.iter().all(|seat| seat.drift == 0) {
            return;
        }
        let parties = self.seats.len();
        let mut bound = (parties - self.yes.min(parties))..parties;
        let (views, voices) = (&self.tables.views, &self.voices);
        self.standing = self.standing.filter(|&deal| {
            bound.all(|turn| {
                let place = (first + turn) % parties;
                views[place].worth(deal) >= voices[place].no_deal
            })
        });
    }

    /// True if a signatory says yes to a deal.
    #[inline]
    fn accepts(&mut self, place: usize, deal: u32) -> bool {
        let Some(ask) = self.voices[place].ask else {
            return false;
        };
        let seat = &self.seats[place];
        let mut wanted = ask;
        if seat.manner == Manner::Micro {
            let Some(next) = self.voices[place].micro_next() else {
                return false;
            };
            wanted = self.tables.views[place].ranking.worth(next);
        } else if seat.accepts_by_next
            && let Some(next) = self.next_offer(place)
        {
            wanted = self.tables.views[place].worth(next);
        }
        self.tables.views[place].offered(deal) >= wanted
    }

    /// The deal that a signatory would put on the table now.
    #[inline]
    fn next_offer(&mut self, place: usize) -> Option<u32> {
        let ask = self.voices[place].ask?;
        let seat = &self.seats[place];
        let view = &self.tables.views[place];
        if seat.manner == Manner::Micro {
            let next = self.voices[place].micro_next()?;
            return Some(view.ranking.deals()[next]);
        }
        let reference = match self.latest {
            Some((maker, _)) if maker == place => self.before,
            latest => latest,
        };
        let (Some(_), Some((_, reference))) = (self.voices[place].last, reference) else {
            return view.ranking.deals().first().copied();
        };
        let acceptable = view.ranking.at_least(ask);
        let last = acceptable - 1;
        match seat.choice {
            Choice::Lowest => Some(view.ranking.lowest()[last]),
            Choice::BestForOther => Some(self.tables.toward[place].suits[last]),
            Choice::Nearest => {
                let near = self.tables.near[place].as_mut()?;
                Some(near.offer(view, &self.tables.sizes, reference, acceptable))
            }
        }
    }

    /// Puts an offer on the table; everybody else hears it.
    #[inline]
    fn say(&mut self, place: usize, deal: u32) {
        let voice = &mut self.voices[place];
        self.moved |= voice.last != Some(deal);
        if self.seats[place].manner == Manner::Micro
            && let Some(next) = voice.micro_next()
        {
            voice.micro_sent(next);
        }
        voice.last = Some(deal);
        self.spoke |= 1 << (place % 64);
        if self.latest.is_none_or(|(maker, _)| maker != place) {
            self.before = self.latest;
        }
        self.latest = Some((place, deal));
        for (other, voice) in self.voices.iter_mut().enumerate() {
            if other != place {
                voice.hear(place, deal, &self.seats[other], &self.tables.views[other]);
            }
        }
    }
}
