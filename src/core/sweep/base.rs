//! The scenario that a sweep varies, and how the scenario of a cell is made from it.

use super::cells::Cell;
use crate::format::{Prepared, Problems, Setting, Source};
use crate::scenario::{IssueId, OptionId, Scenario, meaning};

/// The scenario that a sweep varies: a file, settings on top of it, and options settled before the talks begin.
#[derive(Debug, Clone)]
pub struct Base {
    prepared: Prepared,
    settings: Vec<Setting>,
    settled: Vec<(IssueId, OptionId)>,
    scenario: Scenario,
}

impl Base {
    /// A file with settings and settled options.
    ///
    /// # Errors
    /// All problems of the file and the settings.
    pub fn new(
        source: &Source,
        settings: &[Setting],
        settled: &[(IssueId, OptionId)],
    ) -> Result<Self, Problems> {
        let prepared = Prepared::of(source)?;
        let scenario = prepared.scenario(settings)?.with_settled(settled);
        Ok(Base {
            prepared,
            settings: settings.to_vec(),
            settled: settled.to_vec(),
            scenario,
        })
    }

    /// The scenario of the file, its settings and settled options.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The hash of the scenario's meaning.
    pub fn meaning(&self) -> String {
        meaning(&self.scenario)
    }

    /// The scenario of a cell.
    ///
    /// # Errors
    /// The problems of the scenario in this cell.
    pub fn of_cell(&self, cell: &Cell) -> Result<Scenario, Problems> {
        let set: Vec<Setting> = cell.settings().collect();
        let varied = match self.patched(cell) {
            Some(scenario) => scenario,
            None => {
                let all = [&self.settings[..], &set].concat();
                self.prepared.scenario(&all)?.with_settled(&self.settled)
            }
        };
        Ok(match cell.settled {
            Some(term) => varied.with_settled(&[term]),
            None => varied,
        })
    }

    /// Whether the scenario of a cell can be made without reading the file again.
    pub fn is_quick(&self, cell: &Cell) -> bool {
        self.patched(cell).is_some()
    }

    /// The scenario of a cell without reading the file again, if only independent numbers vary.
    fn patched(&self, cell: &Cell) -> Option<Scenario> {
        let mut numbers = Vec::new();
        for (path, value) in cell.values() {
            numbers.push((path, value.number()?));
        }
        self.scenario.with_numbers(&numbers)
    }
}
