//! Trade-off: keep the ask, but look for deals that suit the others better; concede only when that brings nothing more.
//!
//! **Formula.** It opens with its best. In each later round: if the best offer that it has heard so far got better for
//! it since it last looked, it asks for the same again; otherwise for a step less: `step`·(best − no_deal). Among
//! deals that are worth at least its ask it offers the one nearest to the last deal of the others (`offer =
//! "nearest"`), moving towards them along its own indifference curve.
//! **At the deadline** nothing changes: it concedes when trading brings nothing, however late it is. Deadline pressure
//! lowers what is asked for above no deal.
//! **Deviates** from the source in its measure of nearness (see `space::nearest`) and in the size of the step.

use super::concede::{Ask, Concede, Now};
use crate::game::{About, Deal, Points, parameters};
use crate::scenario::PartyId;
use crate::sources::{Citation, FARATIN_2002};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "trade-off",
    title: "Trade-off (logrolling)",
    sentence: "Keeps asking for the same worth while it looks for what suits the others better; concedes a step when that brings \
               nothing more.",
    formula: "ask stays while the best offer heard gets better, else ask - step * (best - no_deal); offers the nearest deal worth \
              that",
    parameters: parameters! {
        "step": "share", "above 0, to 1", default "0.05";
        also super::parameters::OFFER, super::parameters::ACCEPT
    },
    assumptions: "Looks once a round at what the others' offers are worth to itself. Comes down to its walk-away in 1/step rounds if \
                  nobody else moves. The deadline changes nothing.",
    sources: &[Citation::Of(&FARATIN_2002)],
    example: "logrolling",
};

/// Its ask, and the best that it has heard.
pub(in crate::talks) struct Trade {
    step: f64,
    ask: Option<Points>,
    heard: Option<Points>,
    /// The best heard when it last looked.
    seen: Option<Points>,
}

impl Trade {
    pub(super) fn new(step: f64) -> Self {
        Trade {
            step,
            ask: None,
            heard: None,
            seen: None,
        }
    }

    fn heard(&mut self, worth: Points) {
        self.heard = self.heard.max(Some(worth));
    }

    /// The ask in this round, between `no_deal` and `best`.
    fn wanted(&mut self, best: Points, no_deal: Points) -> Points {
        let ask = match self.ask {
            None => best,
            Some(ask) if self.heard > self.seen => ask,
            Some(ask) => {
                let step = libm::round((best - no_deal).0 as f64 * self.step);
                ask - Points(step as i64)
            }
        };
        self.seen = self.heard;
        let ask = ask.clamp(no_deal, best);
        self.ask = Some(ask);
        ask
    }
}

impl<'g> Concede<'g> for Trade {
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        Ask::all_of(self.wanted(now.best, now.no_deal))
    }

    fn hear(&mut self, _: PartyId, _: &Deal, worth: Points) {
        self.heard(worth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn concedes_only_when_nothing_better_is_heard() {
        let mut trade = Trade::new(0.1);
        let (best, no_deal) = (Points(100), Points(20));
        assert_eq!(trade.wanted(best, no_deal), Points(100));
        trade.heard(Points(30));
        assert_eq!(trade.wanted(best, no_deal), Points(100));
        trade.heard(Points(25));
        assert_eq!(trade.wanted(best, no_deal), Points(92));
        trade.heard(Points(31));
        assert_eq!(trade.wanted(best, no_deal), Points(92));
        for _ in 0..20 {
            trade.wanted(best, no_deal);
        }
        assert_eq!(trade.wanted(best, no_deal), no_deal);
    }
}
