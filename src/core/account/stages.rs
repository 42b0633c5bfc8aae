//! The stages of a funnel in words.

use crate::game::{Game, Within};
use crate::scenario::PartyId;
use crate::space::{DealCount, Funnel, Stage};

/// A stage of a funnel that is worth showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldStage {
    /// What the remaining deals have in common: "inside everyone's red lines".
    pub label: String,
    /// The parties and ratifiers behind these gates, for people; empty for all deals.
    pub holders: Vec<String>,
    /// The remaining deals.
    pub deals: DealCount,
}

/// The stages of a funnel, without those at which this game has no gate. All funnels of a game have the same stages.
pub fn told_stages(game: &Game, funnel: &Funnel) -> Vec<ToldStage> {
    funnel
        .stages
        .iter()
        .filter_map(|stage| told(game, stage))
        .collect()
}

/// What the deals of the zone of possible agreement have in common.
pub fn in_the_zone(game: &Game) -> String {
    match game.outvoting() {
        None => "no worse than no deal for all who sign (ZOPA)".to_owned(),
        Some(_) => "no worse than no deal for as many signatories as it takes (ZOPA)".to_owned(),
    }
}

fn told(game: &Game, stage: &Stage) -> Option<ToldStage> {
    let frame = game.frame();
    let names = |who: &dyn Fn(PartyId) -> bool| -> Vec<String> {
        game.party_ids()
            .filter(|&p| who(p))
            .map(|p| frame.party_name(p).to_owned())
            .collect()
    };
    let (label, holders) = match (stage.within, stage.ratifier) {
        (None, _) => ("deals can be written".to_owned(), Vec::new()),
        (_, Some(body)) => {
            let title = frame.ratifiers[usize::from(body.0)].clone();
            (format!("pass {title}"), vec![title])
        }
        (Some(Within::Anything), _) => (
            "obey the rules".to_owned(),
            game.rules().iter().map(|rule| rule.id.clone()).collect(),
        ),
        (Some(Within::RedLines), _) => {
            let lines = |p| {
                game.issue_ids()
                    .any(|i| game.option_ids(i).any(|o| game.crosses(p, i, o)))
            };
            ("inside everyone's red lines".to_owned(), names(&lines))
        }
        (Some(Within::Zopa), _) => (
            in_the_zone(game),
            names(&|p| game.consent_stage(p) == Some(Within::Zopa)),
        ),
        (Some(Within::Consents), _) => (
            "have every consent".to_owned(),
            names(&|p| game.consent_stage(p) == Some(Within::Consents)),
        ),
        // Without ratifiers the last stage repeats the one before it.
        (Some(Within::All), None) => return None,
    };
    let first = stage.within.is_none();
    (first || !holders.is_empty()).then_some(ToldStage {
        label,
        holders,
        deals: stage.deals.clone(),
    })
}
