//! The members of a ratifier one by one.

use super::canon::{Canon, number};
use crate::scenario::model::{Ratifier, Scores};

impl Canon {
    pub(super) fn scores(&mut self, scores: Option<&Scores>) {
        match scores {
            None => self.line("scores", &[&"-"]),
            Some(Scores::Each(each)) => self.numbers("scores", each),
            Some(Scores::Ends { from, to }) => self.numbers("ends", &[*from, *to]),
            Some(Scores::Peak { ideal, from, to }) => self.numbers("peak", &[*ideal, *from, *to]),
        }
    }

    /// The quota of people, the noise and every member.
    pub(super) fn members(&mut self, body: &Ratifier) {
        if let Some(people) = body.people {
            self.line("people", &[&number(people), &body.blocking]);
        }
        self.numbers("noise", &[body.noise]);
        for member in &body.members {
            let (seats, like) = (member.seats, member.like.0);
            self.line("member", &[&member.id, &seats, &like, &member.veto]);
            self.numbers("people", &[member.people]);
            self.numbers("no_deal", &[member.no_deal]);
            if let Some(weights) = &member.weights {
                self.numbers("weights", weights);
            }
            if member.scores.iter().any(Option::is_some) {
                for scores in &member.scores {
                    self.scores(scores.as_ref());
                }
            }
        }
    }
}
