//! Everything that a single scenario can show, played and searched once, for charts and reports.

use super::exit::Failure;
use super::explain::{few_options, first_claim, openings, settle, too_many_options};
use super::load::Loaded;
use super::page::Page;
use super::progress::Searching;
use super::run::draw;
use crate::account::{Account, Provenance};
use crate::charts::Material;
use crate::concessions::{Exact, Explanation, Settling};
use crate::scenario::PartyId;
use crate::space::Limits;
use crate::talks::Course;
use crate::trials::{Run, Tally, Trials};

/// The results wanted besides the negotiation by the file's own numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) seed: u64,
    /// Search the space of deals for what makes one possible.
    pub(super) exact: bool,
    /// Play this many draws.
    pub(super) runs: Option<u64>,
    /// Play this many draws with each option settled first.
    pub(super) settled: Option<u64>,
}

/// The results.
pub(super) struct Gathered<'l> {
    pub(super) account: Account<'l>,
    pub(super) provenance: Provenance,
    pub(super) runs: Option<Vec<Run>>,
    pub(super) tally: Option<Tally>,
    pub(super) explanation: Option<Explanation<'l>>,
}

impl<'l> Gathered<'l> {
    /// Plays and searches. If nothing is uncertain, no draws are played: all would be the same.
    pub(super) fn of(loaded: &'l Loaded, wanted: Wanted, page: &Page) -> Result<Self, Failure> {
        let scenario = &loaded.reading.scenario;
        let searching = Searching::of(
            "Negotiating, and searching what else could be",
            page.progress,
        );
        let account = Account::of(scenario, &loaded.game, Course::central(wanted.seed))?;
        drop(searching);
        let certain = scenario.draws_nothing();
        let runs = wanted.runs.filter(|_| !certain);
        let runs = match runs {
            Some(n) => Some(draw(&Trials::new(scenario, wanted.seed)?, n, page)),
            None => None,
        };
        let small = few_options(loaded);
        if (wanted.exact || wanted.settled.is_some()) && !small {
            page.complain(&too_many_options(loaded, "what unlocks a deal is left out"));
        }
        let explanation = if small && (wanted.exact || wanted.settled.is_some()) {
            Some(explain(loaded, wanted, page)?)
        } else {
            None
        };
        Ok(Gathered {
            account,
            provenance: loaded.provenance(wanted.seed, None),
            tally: runs.as_deref().map(Tally::of),
            runs,
            explanation,
        })
    }

    /// The material for charts, with these two parties on the axes of charts about two.
    pub(super) fn material(&self, pair: Option<[PartyId; 2]>) -> Vec<Material<'_>> {
        let (account, from) = (&self.account, &self.provenance);
        let mut material = vec![match pair {
            Some(pair) => Material::between(account, from, Some(pair)),
            None => Material::of(account, from),
        }];
        if let Some(runs) = &self.runs {
            material.push(Material::drawing(runs, account, from));
        }
        if let Some(explained) = &self.explanation {
            material.push(Material::explaining(explained, account, from));
            material.extend(Material::settling(explained, account, from));
        }
        material
    }
}

fn explain<'l>(
    loaded: &'l Loaded,
    wanted: Wanted,
    page: &Page,
) -> Result<Explanation<'l>, Failure> {
    let scenario = &loaded.reading.scenario;
    let settled = wanted.settled.filter(|_| !scenario.draws_nothing());
    let effects = match settled {
        Some(runs) => {
            let how = Settling {
                seed: wanted.seed,
                runs,
                width: None,
            };
            Some(settle(scenario, &how, page)?)
        }
        None => None,
    };
    let searching = Searching::of("Searching for what leads to a settlement", page.progress);
    let exact = Exact::of(&loaded.game, 0, &openings(scenario), &Limits::DEFAULT)?;
    drop(searching);
    Ok(Explanation {
        scenario,
        exact,
        targets: Vec::new(),
        effects,
        pairs: None,
        flips: None,
        claim: first_claim(scenario),
    })
}
