//! A signatory during one negotiation: what it asks for, what it said last, what it heard.

use super::curve::{Curves, ask};
use super::seat::{Manner, Seat};
use super::view::View;
use crate::game::Points;
use crate::talks::tactics::tit_for_tat;

/// The state that changes during the talks. Made once and reset for every negotiation.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice {
    /// Its ask in the current round; `None`: it offers and accepts nothing.
    pub(super) ask: Option<i64>,
    pub(super) no_deal: i64,
    /// Its last offer.
    pub(super) last: Option<u32>,
    echo: Echo,
    micro: Micro,
}

/// What a tit-for-tat has heard.
#[derive(Debug, Clone, Default)]
struct Echo {
    ask: Option<i64>,
    /// By the place of the speaker: the worth of its offers, and whether some are new.
    heard: Vec<(Vec<Points>, bool)>,
}

/// The counts of a MiCRO.
#[derive(Debug, Clone, Default)]
struct Micro {
    /// Its deals that are worth at least no deal.
    enough: usize,
    /// The number of different offers that it made, and that it received.
    sent: usize,
    received: usize,
    /// For each deal the negotiation in which it was last received.
    seen: Vec<u32>,
    negotiation: u32,
}

impl Voice {
    /// Allocates room for what a tactic has to remember.
    pub(super) fn make_room(&mut self, manner: Manner, others: usize, rounds: u32, deals: usize) {
        match manner {
            Manner::Clock => {}
            Manner::Echo { .. } => {
                let heard = &mut self.echo.heard;
                heard.resize_with(others, || (Vec::with_capacity(rounds as usize), false));
            }
            Manner::Micro => self.micro.seen.resize(deals, 0),
        }
    }

    /// Resets it before round 1.
    pub(super) fn begin(&mut self, seat: &Seat, view: &View) {
        self.ask = None;
        self.last = None;
        match seat.manner {
            Manner::Clock => {}
            Manner::Echo { .. } => {
                self.echo.ask = None;
                for (heard, new) in &mut self.echo.heard {
                    heard.clear();
                    *new = false;
                }
            }
            Manner::Micro => {
                let micro = &mut self.micro;
                if micro.negotiation == u32::MAX {
                    micro.seen.fill(0);
                    micro.negotiation = 0;
                }
                micro.negotiation += 1;
                (micro.sent, micro.received) = (0, 0);
                micro.enough = view.ranking.at_least(seat.no_deal);
            }
        }
    }

    /// Starts a round; returns true if its ask differs from that of the previous round.
    #[inline]
    pub(super) fn turn_to(
        &mut self,
        round: u32,
        seat: &Seat,
        view: &View,
        curves: &Curves,
    ) -> bool {
        self.no_deal = seat.no_deal_at(round);
        let (no_deal, best) = (self.no_deal, view.ranking.best());
        let before = self.ask;
        self.ask = (view.has_own() && best >= no_deal).then(|| {
            let top = match seat.manner {
                Manner::Echo { imitates, steps } => {
                    let ask = self.echo.ask.unwrap_or(best);
                    let mut answers: Option<i64> = None;
                    for (heard, new) in &mut self.echo.heard {
                        if std::mem::take(new) {
                            let answer = tit_for_tat::answer(imitates, steps, Points(ask), heard);
                            answers = answers.max(answer.map(|answer| answer.0));
                        }
                    }
                    let ask = answers.unwrap_or(ask).clamp(no_deal, best);
                    self.echo.ask = Some(ask);
                    ask
                }
                Manner::Clock | Manner::Micro => best,
            };
            ask(top, no_deal, curves.row(seat.curve)[round as usize - 1])
        });
        before != self.ask
    }

    /// Hears an offer of another signatory.
    pub(super) fn hear(&mut self, from: usize, deal: u32, seat: &Seat, view: &View) {
        match seat.manner {
            Manner::Clock => {}
            Manner::Echo { .. } => {
                let (heard, new) = &mut self.echo.heard[from];
                heard.push(Points(view.worth(deal)));
                *new = true;
            }
            Manner::Micro => {
                let seen = &mut self.micro.seen[deal as usize];
                if *seen != self.micro.negotiation {
                    *seen = self.micro.negotiation;
                    self.micro.received += 1;
                }
            }
        }
    }

    /// The place in its ranking of the deal that a MiCRO would send now; `None` if nothing is as good as no deal.
    pub(super) fn micro_next(&self) -> Option<usize> {
        let micro = &self.micro;
        if micro.sent <= micro.received && micro.sent < micro.enough {
            Some(micro.sent)
        } else {
            micro.sent.checked_sub(1)
        }
    }

    /// Notes the deal that a MiCRO has sent.
    pub(super) fn micro_sent(&mut self, place: usize) {
        self.micro.sent = self.micro.sent.max(place + 1);
    }
}
