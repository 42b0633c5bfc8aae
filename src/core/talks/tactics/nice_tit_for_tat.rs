//! Nice tit-for-tat: return a share of the other's concessions towards the Nash point, as far as that can be guessed.
//!
//! **Formula.** With w₀ one's own worth of the first offer heard, w that of the best so far, and n that of
//! the guessed Nash point, the other has come c = (w − w₀)/(n − w₀) of the way (clamped to 0-1; 1 if n ≤ w₀). It asks for
//! best − gives_back·c·(best − n), never for more than before, nor less than no deal. The guessed Nash point is the
//! deal with the highest product of own gain and the others' guessed worth, gains counted in thousandths of a point.
//! **At the deadline** nothing changes, but deadline pressure lowers what is asked for above no deal.
//! **Deviates** from the source in leaving out its bonus for a near deadline, and in the models to choose from. In
//! spaces of more than about 10⁵ deals the Nash point is the best found in 50,000 branches.

use super::concede::{Ask, Concede, Now};
use crate::game::{About, Deal, Parameter, Points};
use crate::scenario::PartyId;
use crate::sources::{BAARSLAG_HINDRIKS_JONKER_2013, Citation};
use crate::space::{Walk, best_within};
use crate::talks::guessed::guessed;

/// The fact sheet.
pub static ABOUT: About = About {
    name: "nice-tit-for-tat",
    title: "Nice tit-for-tat",
    sentence: "Gives back a share of what the other gave on the way to the Nash point that it guesses.",
    formula: "ask = best - gives_back * c * (best - n), c = (best offer heard - first one)/(n - first one), n its worth at the \
              guessed Nash point",
    parameters: &[
        Parameter {
            name: "gives_back",
            unit: "share",
            range: "0-1",
            default: "0.5",
        },
        super::parameters::OFFER,
        super::parameters::ACCEPT,
        Parameter {
            name: "model",
            unit: "opponent model",
            range: "frequency | windowed-frequency | bayesian",
            default: "frequency",
        },
        Parameter {
            name: "window",
            unit: "offers",
            range: "1-1000",
            default: "10",
        },
    ],
    assumptions: "Looks once a round. Never takes back what it gave. The deadline changes nothing: two who each give back half stop \
                  half way.",
    sources: &[Citation::Of(&BAARSLAG_HINDRIKS_JONKER_2013)],
    example: "logrolling",
};

/// Branches of the search for the Nash point.
const BRANCHES: u64 = 50_000;

/// What it has heard, and its ask.
pub(in crate::talks) struct Nice {
    gives_back: f64,
    first: Option<Points>,
    most: Points,
    ask: Option<Points>,
}

impl Nice {
    pub(super) fn new(gives_back: f64) -> Self {
        Nice {
            gives_back,
            first: None,
            most: Points::LOWEST,
            ask: None,
        }
    }
}

impl<'g> Concede<'g> for Nice {
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        let best = now.best;
        let before = self.ask.unwrap_or(best);
        let given = self.first.map(|first| {
            let nash = nash_point(now).unwrap_or(best);
            let way = (nash - first).0 as f64;
            let come = (self.most - first).0 as f64;
            let share = if way <= 0.0 {
                1.0
            } else {
                (come / way).clamp(0.0, 1.0)
            };
            let range = (best - nash).max(Points::ZERO).0 as f64;
            Points(libm::round(range * share * self.gives_back) as i64)
        });
        let ask = before
            .min(best - given.unwrap_or_default())
            .clamp(now.no_deal, best);
        self.ask = Some(ask);
        Ask::all_of(ask)
    }

    fn hear(&mut self, _: PartyId, _: &Deal, worth: Points) {
        self.first = self.first.or(Some(worth));
        self.most = self.most.max(worth);
    }
}

/// Own worth at the guessed Nash point.
fn nash_point(now: &Now<'_, '_>) -> Option<Points> {
    let Now {
        own,
        party,
        no_deal,
        guesses,
        ..
    } = *now;
    let seen = guessed(own.game(), guesses);
    let mut followed = vec![party];
    followed.extend(guesses.iter().map(|(other, _)| *other));
    let mut walk = Walk::new(&seen, &followed, &[party]);
    walk.keep(|issue, option| own.open(issue).contains(&option));
    walk.set_floor(0, no_deal);
    // Own gain times the others' worth, in thousandths of a point.
    let coarse = |points: Points| u128::try_from(points.0 / 1_000_000).unwrap_or_default();
    let product = |worth: &[Points]| {
        let others = worth[1..].iter().map(|&points| coarse(points));
        others.fold(coarse(worth[0] - no_deal), u128::saturating_mul)
    };
    let best = best_within(&walk, product, BRANCHES).0?;
    Some(seen.worth(party, &best))
}
