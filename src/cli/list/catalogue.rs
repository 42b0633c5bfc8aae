//! All fact sheets, and the names in each kind of list.

use super::words;
use crate::charts;
use crate::cli::format;
use crate::cli::templates::TEMPLATES;
use crate::concessions;
use crate::draws;
use crate::durability;
use crate::format::Code;
use crate::game::{self, About};
use crate::solutions::lottery::LotterySolution;
use crate::solutions::{self, Solution};
use crate::sources;
use crate::space;
use crate::sweep;
use crate::talks;

/// The names in a list of this kind, for completions.
pub(in crate::cli) fn names(kind: &str) -> Vec<String> {
    let owned = |names: &mut dyn Iterator<Item = &'static str>| names.map(str::to_owned).collect();
    match kind {
        "templates" => owned(&mut TEMPLATES.iter().map(|template| template.name)),
        "codes" => owned(&mut Code::ALL.iter().map(|code| code.id())),
        "words" => words::names().collect(),
        "sources" => sources::ALL
            .iter()
            .map(|reference| reference.key())
            .collect(),
        "format" => format::names().collect(),
        _ => {
            let sheets = every_sheet().into_iter().filter(|(of, _)| *of == kind);
            sheets.map(|(_, about)| about.name.to_owned()).collect()
        }
    }
}

pub(super) fn mechanisms() -> Vec<&'static About> {
    let talks = [talks::MECHANISMS, talks::OPPONENT_MODELS].concat();
    [
        game::MECHANISMS,
        &talks,
        &[&draws::UNCERTAINTY, &durability::DURABILITY],
    ]
    .concat()
}

pub(super) fn charts() -> Vec<&'static About> {
    charts::ALL.iter().map(|chart| chart.about()).collect()
}

/// All fact sheets, with the word for the kind under which each is listed.
pub(super) fn every_sheet() -> Vec<(&'static str, &'static About)> {
    let kinds: [(&'static str, Vec<&'static About>); 7] = [
        ("models", models()),
        ("tactics", talks::TACTICS.to_vec()),
        ("protocols", talks::PROTOCOLS.to_vec()),
        ("mechanisms", mechanisms()),
        ("concessions", concessions::ABOUT.to_vec()),
        ("sweeps", sweep::ABOUT.to_vec()),
        ("charts", charts()),
    ];
    let sheets = kinds.into_iter();
    sheets
        .flat_map(|(kind, sheets)| sheets.into_iter().map(move |about| (kind, about)))
        .collect()
}

/// All models that can be queried.
pub(super) fn models() -> Vec<&'static About> {
    let mut models: Vec<&'static About> = solutions::ALL
        .iter()
        .map(|solution| solution.about())
        .collect();
    models.push(solutions::AsymmetricNash::new(&[]).about());
    models.push(solutions::Proportional::new(&[]).about());
    models.extend(
        solutions::lottery::ALL
            .iter()
            .map(|solution| solution.about()),
    );
    models.push(solutions::lottery::AsymmetricLotteryNash::new(&[]).about());
    models.push(&solutions::ADJUSTED_WINNER);
    models.push(&solutions::POST_SETTLEMENT);
    models.extend(space::ABOUT);
    models
}
