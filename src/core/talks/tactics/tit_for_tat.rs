//! Tit-for-tat: return the others' concessions.
//!
//! **Formula.** Let w₁ … wₙ be the worth to oneself of another signatory's offers, in order, k = `steps`,
//! and a one's own ask in the previous round (the best at first). absolute: a − (w[n−k+1] − w[n−k]); relative:
//! a·w[n−k]/w[n−k+1]; averaged: a·w[n−k]/w[n]. Ratios are taken where a and both worths are above 0, otherwise a stays, and
//! rounded once, half away from zero. Of several others who have made an offer since one last looked, the one who gave least
//! is followed; one who has made fewer than k + 1 offers, or no new one, is left out.
//! The result is clamped between no deal and the best.
//! **At the deadline** nothing changes: two who wait for each other part without a deal. Deadline pressure lowers what
//! is asked for above no deal, but not the a that the next round starts from.
//! **Deviates** from the source in imitating worth instead of single numbers (there are several issues), in looking
//! once per round at the offers of earlier rounds, and in following the least generous of several others.

use super::concede::{Ask, Concede, Now};
use crate::game::{About, Deal, Points, parameters};
use crate::scenario::{Imitates, PartyId};
use crate::sources::{Citation, FARATIN_1998};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "tit-for-tat",
    title: "Tit-for-tat",
    sentence: "Opens with its best and gives back what the others gave, no more.",
    formula: "absolute: ask less by what the other's last offer gave more; relative: ask * before/after; averaged: \
              ask * worth of the offer some steps ago/worth of the last",
    parameters: parameters! {
        "imitates": "rule", "absolute | relative | averaged", default "absolute";
        "steps": "offers", "1-100", default "1";
        also super::parameters::OFFER, super::parameters::ACCEPT
    },
    assumptions: "Counts what the offers that it hears (see channels) are worth to itself, in the rounds before. Of several others it follows the \
                  one who gave least. It moves back when they do. The deadline changes nothing: two who wait for each \
                  other part without a deal.",
    sources: &[Citation::Of(&FARATIN_1998)],
    example: "logrolling",
};

/// The new ask in answer to one other signatory's offers; `None` if it has not made enough of them.
pub fn answer(imitates: Imitates, steps: u32, ask: Points, heard: &[Points]) -> Option<Points> {
    let last = heard.len().checked_sub(1)?;
    let before = last.checked_sub(steps as usize)?;
    let after = match imitates {
        Imitates::Averaged => last,
        Imitates::Absolute | Imitates::Relative => before + 1,
    };
    let (before, after) = (heard[before], heard[after]);
    Some(match imitates {
        Imitates::Absolute => ask - (after - before),
        _ if [ask, before, after].into_iter().any(|p| p <= Points::ZERO) => ask,
        _ => {
            let (over, under) = (
                i128::from(ask.0) * i128::from(before.0),
                i128::from(after.0),
            );
            let rounded = (2 * over + under) / (2 * under);
            Points(i64::try_from(rounded).unwrap_or(i64::MAX))
        }
    })
}

/// What a signatory has heard, and its ask.
#[derive(Debug, Clone)]
pub(in crate::talks) struct Echo {
    imitates: Imitates,
    steps: u32,
    ask: Option<Points>,
    /// The others who made offers, what these were worth, and whether some are new.
    heard: Vec<(PartyId, Vec<Points>, bool)>,
}

impl Echo {
    pub(super) fn new(imitates: Imitates, steps: u32) -> Self {
        Echo {
            imitates,
            steps,
            ask: None,
            heard: Vec::new(),
        }
    }

    /// Hears an offer of another signatory, by its worth to oneself.
    fn heard(&mut self, from: PartyId, worth: Points) {
        match self.heard.iter_mut().find(|(party, ..)| *party == from) {
            Some((_, offers, new)) => {
                offers.push(worth);
                *new = true;
            }
            None => self.heard.push((from, vec![worth], true)),
        }
    }

    /// The ask after everything heard so far, between `no_deal` and `best`.
    fn wanted(&mut self, best: Points, no_deal: Points) -> Points {
        let ask = self.ask.unwrap_or(best);
        let mut answers: Option<Points> = None;
        for (_, offers, new) in &mut self.heard {
            if std::mem::take(new) {
                answers = answers.max(answer(self.imitates, self.steps, ask, offers));
            }
        }
        let ask = answers.unwrap_or(ask).clamp(no_deal, best);
        self.ask = Some(ask);
        ask
    }
}

impl<'g> Concede<'g> for Echo {
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        Ask::all_of(self.wanted(now.best, now.no_deal))
    }

    fn hear(&mut self, from: PartyId, _: &Deal, worth: Points) {
        self.heard(from, worth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(imitates: Imitates, steps: u32, heard: &[i64]) -> Option<i64> {
        let heard: Vec<Points> = heard.iter().map(|&w| Points(w)).collect();
        answer(imitates, steps, Points(90), &heard).map(|ask| ask.0)
    }

    #[test]
    fn the_three_kinds_of_the_source() {
        let heard = [20, 30, 50, 60];
        assert_eq!(answered(Imitates::Absolute, 1, &heard), Some(80));
        assert_eq!(answered(Imitates::Absolute, 2, &heard), Some(70));
        assert_eq!(answered(Imitates::Relative, 1, &heard), Some(75));
        assert_eq!(answered(Imitates::Relative, 3, &heard), Some(60));
        assert_eq!(answered(Imitates::Averaged, 3, &heard), Some(30));
        assert_eq!(
            answered(Imitates::Averaged, 1, &heard),
            answered(Imitates::Relative, 1, &heard)
        );
        assert_eq!(answered(Imitates::Averaged, 4, &heard), None);
        // A step back is answered with a step back; a worth that is not above 0 leaves the ask as it is.
        assert_eq!(answered(Imitates::Absolute, 1, &[50, 40]), Some(100));
        assert_eq!(answered(Imitates::Relative, 1, &[-5, 40]), Some(90));
        assert_eq!(answered(Imitates::Relative, 1, &[1, 4]), Some(23));
    }

    #[test]
    fn follows_the_least_generous_and_whoever_is_silent_not_at_all() {
        let mut echo = Echo::new(Imitates::Absolute, 1);
        let (a, b) = (PartyId(0), PartyId(1));
        let best = Points(100);
        assert_eq!(echo.wanted(best, Points(30)), best);
        for (from, worth) in [(a, 10), (b, 10), (a, 40), (b, 15)] {
            echo.heard(from, Points(worth));
        }
        assert_eq!(echo.wanted(best, Points(30)), Points(95));
        assert_eq!(echo.wanted(best, Points(30)), Points(95));
        echo.heard(a, Points(60));
        assert_eq!(echo.wanted(best, Points(30)), Points(75));
        echo.heard(a, Points(200));
        assert_eq!(echo.wanted(best, Points(30)), Points(30));
    }
}
