//! Many runs, one per row.

use super::texts::texts;
use crate::files::{Table, TableOf};
use crate::game::Game;
use crate::scenario::{Claim, Scenario};
use crate::trials::Run;

/// Every run as a row.
pub fn runs_table(scenario: &Scenario, game: &Game, runs: &[Run]) -> Table {
    let frame = game.frame();
    let unit = &scenario.time.unit;
    let mut table = TableOf::new(runs);
    table
        .column("run_id", |run| run.id)
        .means("number of the run: --run-id plays it again under the same seed");
    for claim in scenario.claims() {
        let means = match claim {
            Claim::PossibleDayOne => {
                "some deal passes every gate on day one; empty where the search was too long"
            }
            Claim::Possible => {
                "some deal passes every gate in some round 0 to R, however long the talks last; \
                 empty where the search was too long"
            }
            Claim::Handshake => "the talks ended with one deal accepted by every signatory",
            Claim::Reached => "and it passes every gate of its round but ratification",
            Claim::Ratified | Claim::Lasting | Claim::Breakdown => claim.means(),
        };
        let column = table.column(claim.word(), move |run| run.answers[claim]);
        column.means(means);
    }
    table
        .column("first_mover_matters", |run| run.first_mover_matters)
        .means("the agreed deal depends on who speaks first; empty unless offers alternate")
        .column("draft_unproved", |run| run.around.draft_unproved)
        .means(
            "some draft of the mediator is the best deal found, but not proved to be the best: \
             the search was too long",
        )
        .column("round", |run| run.round)
        .measures(unit, "round of the handshake; empty without one")
        .column("ratified_chance", |run| run.ratified_chance)
        .share(
            "exact chance that the ratifiers concerned ratify the agreed deal; empty without a \
             handshake",
        );
    if scenario.durability.is_some() {
        table
            .column("lasting_chance", |run| run.lasting_chance)
            .share(
                "exact chance that the agreed deal, once ratified, is unbroken after all years; \
                 empty without a handshake",
            )
            .column("broken_in", |run| run.broken_in)
            .measures(
                "year",
                "year after ratification in which the deal is broken; empty if it lasts, or none \
                 is ratified",
            );
    }
    for (n, party) in frame.parties.iter().enumerate() {
        table
            .column(format!("worth_{}_points", party.id), |run| {
                run.unit.of(run.worth[n])
            })
            .points(format!(
                "what {} ends with: the deal if ratified, else no deal in the last round R (after \
             a breakdown too)",
                party.name
            ));
    }
    for (n, party) in frame.parties.iter().enumerate() {
        table
            .column(format!("text_worth_{}_points", party.id), |run| {
                Some(run.unit.of(run.text_worth.as_ref()?[n]))
            })
            .points(format!(
                "what the agreed deal is worth to {}; empty without a handshake",
                party.name
            ));
    }
    texts(
        &mut table,
        frame,
        "text",
        |issue| {
            format!(
                "what the agreed deal says on: {}; empty without a handshake",
                issue.title
            )
        },
        |run| run.deal.as_ref(),
    );
    for (n, meeting) in scenario.meetings.iter().enumerate() {
        table
            .column(format!("meeting_{}", meeting.id), |run| {
                run.around.meetings[n]
            })
            .measures(
                unit,
                format!(
                    "round in which they met: {}; empty if they did not",
                    meeting.name
                ),
            );
    }
    for (n, lever) in scenario.levers.iter().enumerate() {
        table
            .column(format!("lever_{}", lever.id), |run| run.around.levers[n])
            .measures("times", format!("how often it was pulled: {}", lever.title));
    }
    for (n, shock) in scenario.shocks.iter().enumerate() {
        table
            .column(format!("shock_{}", shock.id), |run| run.around.shocks[n])
            .measures(
                "times",
                format!("how often it happened while they talked: {}", shock.title),
            );
    }
    table.finish()
}
