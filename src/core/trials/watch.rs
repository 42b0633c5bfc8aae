//! Notes events of the talks during a run, without keeping the moves themselves.

use crate::scenario::Scenario;
use crate::talks::{Event, Happening, Witness};

/// What happened in a run apart from its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// Single text: whether some draft is the best deal found, but not proved to be the best of all.
    pub draft_unproved: bool,
    /// For each meeting of the file: the round in which it took place.
    pub meetings: Vec<Option<u32>>,
    /// For each lever of the file: how often it was pulled.
    pub levers: Vec<u32>,
    /// For each shock of the file: how often it happened while the parties talked.
    pub shocks: Vec<u32>,
}

/// A witness of the talks that collects this.
pub(super) struct Watch {
    round: u32,
    pub(super) around: Around,
}

impl Watch {
    pub(super) fn of(scenario: &Scenario) -> Self {
        Watch {
            round: 0,
            around: Around {
                draft_unproved: false,
                meetings: vec![None; scenario.meetings.len()],
                levers: vec![0; scenario.levers.len()],
                shocks: vec![0; scenario.shocks.len()],
            },
        }
    }
}

impl Witness for Watch {
    fn begin(&mut self, round: u32) {
        self.round = round;
    }

    fn note(&mut self, event: Event<'_>) {
        match event {
            Event::Draft { short, .. } => self.around.draft_unproved |= short.is_some(),
            Event::Happens(Happening::Meeting { meeting }) => {
                self.around.meetings[meeting] = Some(self.round);
            }
            Event::Happens(Happening::LeverPulled { lever }) => self.around.levers[lever] += 1,
            Event::Happens(Happening::Shock { shock }) => self.around.shocks[shock] += 1,
            _ => {}
        }
    }
}
