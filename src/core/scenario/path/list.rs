//! Lists the paths of a scenario, gets the value at one and sets a number at one.

use super::address::Path;
use super::value::PathValue;
use super::visit::visit;
use crate::scenario::distribution::Distribution;
use crate::scenario::model::Scenario;

/// Every number and every word that can be chosen, by path, in the order of the file's sections.
///
/// Weights are listed as they are in the row, or in the default row where the file has none. Tactics are listed for those who
/// use them, the signatories.
pub fn list(scenario: &Scenario) -> Vec<(String, PathValue)> {
    let mut all = Vec::new();
    visit(&mut scenario.clone(), &mut |path, leaf| {
        all.push((path.to_string(), leaf.value()));
    });
    all
}

/// The value at a path; `party.x.no_deal` is short for `party.x.no_deal.value`.
pub fn get(scenario: &Scenario, path: &str) -> Option<PathValue> {
    let all = list(scenario);
    let at = |path: &str| all.iter().find(|(known, _)| known == path);
    at(path)
        .or_else(|| at(&format!("{path}.value")))
        .map(|(_, value)| value.clone())
}

impl Scenario {
    /// The distribution that a number is drawn from, where it has its own.
    pub fn distribution(&self, path: Path<'_>) -> Option<&Distribution> {
        let path = path.to_string();
        let mut drawn = self.distributions.iter();
        drawn
            .find(|(known, _)| *known == path)
            .map(|(_, drawn)| drawn)
    }

    /// Sets the number at a path, or changes nothing. It does not check the range that the format states, only the other
    /// constraints.
    pub(crate) fn put_number(&mut self, sought: Path<'_>, value: f64) -> Option<()> {
        let mut put = None;
        visit(self, &mut |path, leaf| {
            if path == sought {
                put = leaf.set(value);
            }
        });
        put
    }
}
