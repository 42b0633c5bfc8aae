//! What charts are drawn from: names, numbers and how it ended. Plain data, filled by the caller.
//!
//! All worths are points on the 0-100 scale as `f64` (links may carry them outside); all rounds are
//! numbered as in the semantics: 0 is day one, the first round of talks is 1.

mod aspiration;
mod class;
mod concessions;
mod dance;
mod known;
mod ladder;
mod logroll;
mod named;
mod packages;
mod survival;
mod sweep;
mod tracker;
mod winset;

pub use crate::drawing::layout::Footer;
pub use aspiration::{AspirationFacts, Level, Stance};
pub use class::{ClassFacts, ClassMark};
pub use concessions::{ConcessionsFacts, Effect, SettledIssue, SettledOption};
pub use dance::{Axis, Count, DanceFacts, Dots, Drafts, Drift, RivalFacts, SolutionPoint, Spot};
pub use known::Known;
pub use ladder::{LadderFacts, Lane, Moment, Step, held};
pub use logroll::{LogrollFacts, Stake};
pub use named::Named;
pub use packages::{Package, PackagesFacts, PartyPackages};
pub use survival::{Ended, SurvivalFacts};
pub use sweep::{
    Averaged, CrowdedOut, CurveFacts, CurveSeries, Measure, MeasureScale, PhaseFacts, SobolFacts,
    SobolRow, SweptAxis, ToldCourse, TornadoFacts, TornadoRow,
};
pub use tracker::{Track, TrackerFacts};
pub use winset::{Body, Vote, Voted, WinsetFacts};

pub use crate::account::Passing;
use crate::account::and_list;
use crate::space::DealCount;

/// Everything that the charts of one outcome need. A chart whose facts are missing is not drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// What all charts share.
    pub talk: Talk,
    /// For the dance; none unless two parties can be its axes.
    pub dance: Option<DanceFacts>,
    /// For the ladder.
    pub ladder: Option<LadderFacts>,
    /// For the tracker.
    pub tracker: Option<TrackerFacts>,
    /// For the funnel.
    pub funnel: Option<FunnelFacts>,
    /// For the worth chart.
    pub worth: Option<WorthFacts>,
    /// For the class chart; only where groups agreed on something.
    pub class: Option<ClassFacts>,
    /// For the concessions chart; only where runs were played for it.
    pub concessions: Option<ConcessionsFacts>,
    /// For the packages chart.
    pub packages: Option<PackagesFacts>,
    /// For the logroll chart; none unless two parties can be its axes.
    pub logroll: Option<LogrollFacts>,
    /// For the phase chart; only where two numbers were swept.
    pub phase: Option<PhaseFacts>,
    /// For the curve; only where one number was swept.
    pub curve: Option<CurveFacts>,
    /// For the chart of Sobol indices; only where they were computed.
    pub sobol: Option<SobolFacts>,
    /// For the tornado; only where one number at a time was swept.
    pub tornado: Option<TornadoFacts>,
    /// For the winset chart; none without a body that ratifies.
    pub winset: Option<WinsetFacts>,
    /// For the aspiration chart.
    pub aspiration: Option<AspirationFacts>,
    /// For the survival chart; only where many runs were drawn.
    pub survival: Option<SurvivalFacts>,
}

impl Facts {
    /// What all charts share, and nothing that one could be drawn from.
    pub fn about(talk: Talk) -> Self {
        Facts {
            talk,
            dance: None,
            ladder: None,
            tracker: None,
            funnel: None,
            worth: None,
            class: None,
            concessions: None,
            packages: None,
            logroll: None,
            phase: None,
            curve: None,
            sobol: None,
            tornado: None,
            winset: None,
            aspiration: None,
            survival: None,
        }
    }
}

/// The talks and how they ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Talk {
    /// The display names of all signatories, in file order.
    pub signatories: Vec<String>,
    /// Those of them whom a quota left out of the handshake.
    pub outvoted: Vec<String>,
    /// What a round is called, singular: `week`.
    pub unit: String,
    /// How it ended.
    pub ending: Ending,
    /// Whether those who shook hands could have had more: `both could have had more`; none where they could not, where that is
    /// not known, and without a handshake.
    pub more: Option<String>,
    /// Where it comes from.
    pub footer: Footer,
}

/// How the talks ended. The claims are those of the semantics and are never blurred.
#[derive(Debug, Clone, PartialEq)]
pub enum Ending {
    /// A handshake that passes every gate of its round.
    Ratified {
        /// The round of the handshake.
        round: u32,
        /// The ratifiers that the deal concerned; empty if there were none to ask.
        by: Vec<String>,
    },
    /// A handshake that fails at least one gate.
    Blocked {
        /// The round of the handshake.
        round: u32,
        /// Who stops it, in the order of the gates; at least one.
        by: Vec<Objection>,
    },
    /// Somebody gives up before the time is over.
    Breakdown {
        /// The last round that was talked.
        round: u32,
        /// A round until then in which some deal passes every gate, the last one if possible; none if no
        /// deal passes in any of them.
        passing: Option<Passing>,
    },
    /// No handshake in time.
    NoHandshake {
        /// The last round of the talks.
        last: u32,
        /// A round in which some deal passes every gate, the best such round if there are several;
        /// none if no deal passes in any round.
        passing: Option<Passing>,
    },
}

/// Somebody in the way of a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The display name of the party or body.
    pub name: String,
    /// The gate that closes.
    pub gate: ClosedGate,
}

/// The kinds of gates that a deal can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedGate {
    /// A rule of the scenario.
    Rule,
    /// A red line (`never`).
    RedLine,
    /// The walk-away value of a signatory.
    WalkAway,
    /// The consent of a guarantor or mediator.
    Consent,
    /// A ratifier.
    Ratifier,
}

/// The facts of the funnel: deals left after each gate.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelFacts {
    /// The moments compared, at most two: `on day one`, `in week 9`. Each reads on after a number.
    pub moments: Vec<String>,
    /// The stages, all possible deals first and those that pass every gate last.
    pub stages: Vec<Stage>,
}

/// A stage of the funnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// What the deals that are left have in common: `inside everyone's red lines`.
    pub label: String,
    /// Whose gates these are; empty for the first stage.
    pub gates: Vec<String>,
    /// The deals left, one count for each moment.
    pub counts: Vec<DealCount>,
}

/// The facts of the worth chart: what the text is worth to everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct WorthFacts {
    /// What text this is: `Handshake text, week 9`; none if there is no text on the table.
    pub text: Option<String>,
    /// The round of the walk-aways.
    pub round: u32,
    /// Everybody with a worth.
    pub parties: Vec<PartyWorth>,
}

/// What the text is worth to a party.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyWorth {
    /// The party.
    pub party: Named,
    /// Its role: `signatory`.
    pub role: String,
    /// What no deal is worth to it in that round; none if the file gives it none.
    pub no_deal: Option<f64>,
    /// What the text is worth to it; none if there is no text.
    pub worth: Option<f64>,
    /// The ratifiers that look at its worth and that the text concerns.
    pub ratifiers: Vec<Threshold>,
}

/// What a ratifier needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// The display name of the body.
    pub name: String,
    /// The worth to its party from which on it says yes.
    pub needs: f64,
}

impl Talk {
    /// Who shakes hands: `Ukraine and Russia`; with many or long names `All 5 signatories`.
    pub fn who(&self) -> String {
        const LONG: usize = 48;
        let all = self.signatories.iter();
        let hands: Vec<&String> = all.filter(|name| !self.outvoted.contains(name)).collect();
        let names = and_list(&hands);
        match hands.len() {
            0 => "The parties".to_owned(),
            1..=3 if names.chars().count() <= LONG => names,
            some if some < self.signatories.len() => {
                format!("{some} of {} signatories", self.signatories.len())
            }
            1 => "The signatory".to_owned(),
            2 => "Both signatories".to_owned(),
            many => format!("All {many} signatories"),
        }
    }
}

/// Why a handshake does not hold, without a verb that would have to agree with the names:
/// `EU member states would vote it down`.
pub fn objection(by: &[Objection]) -> String {
    let names: Vec<String> = by.iter().map(|objection| objection.name.clone()).collect();
    let who = match names.as_slice() {
        [] => return "it fails a gate".to_owned(),
        [first, _, _, ..] => format!("{first} and {} others", names.len() - 1),
        few => and_list(few),
    };
    let all = |gate: ClosedGate| by.iter().all(|objection| objection.gate == gate);
    if all(ClosedGate::Ratifier) {
        format!("{who} would vote it down")
    } else if all(ClosedGate::Consent) {
        format!("{who} would refuse")
    } else if all(ClosedGate::RedLine) {
        format!("it crosses a red line of {who}")
    } else if all(ClosedGate::WalkAway) {
        format!("it is worse than no deal for {who}")
    } else if all(ClosedGate::Rule) {
        format!("it breaks a rule: {who}")
    } else {
        format!("{who} would block it")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objections(list: &[(&str, ClosedGate)]) -> Vec<Objection> {
        list.iter()
            .map(|(name, gate)| Objection {
                name: (*name).to_owned(),
                gate: *gate,
            })
            .collect()
    }

    #[test]
    fn objections_say_which_kind_of_no() {
        use ClosedGate::{Consent, Ratifier, RedLine};
        let said = |list: &[(&str, ClosedGate)]| objection(&objections(list));
        assert_eq!(said(&[("EU", Ratifier)]), "EU would vote it down");
        assert_eq!(said(&[("US", Consent)]), "US would refuse");
        assert_eq!(said(&[("EU", RedLine)]), "it crosses a red line of EU");
        assert_eq!(
            said(&[("EU", RedLine), ("Senate", Ratifier)]),
            "EU and Senate would block it"
        );
        assert_eq!(
            said(&[("A", Ratifier), ("B", Ratifier), ("C", Ratifier)]),
            "A and 2 others would vote it down"
        );
    }
}
