//! `{ normal = [60, 4] }`: numbers that are drawn by chance.

use std::collections::BTreeMap;

use crate::format::diagnostic::{Code, Problem, Span, list_of};
use crate::format::tree::{Entry, Node};
use crate::format::vocabulary::{Bounds, DISTRIBUTIONS, Form, Kind, distribution_meant};
use crate::scenario::{Distribution, Scenario, list};

use super::walk::{Reader, sentence, shown};

impl Reader {
    /// The centre of a distribution that is given in place of a number; the distribution itself is recorded.
    pub(super) fn distribution(&mut self, entry: &Entry, path: &str, kind: &Kind) -> Option<f64> {
        let bounds = kind.bounds();
        let Some(form) = DISTRIBUTIONS.iter().find(|form| form.word == entry.key) else {
            self.unknown_form(entry, path);
            return None;
        };
        if !bounds.drawn {
            self.not_drawn(entry, path, kind);
            return None;
        }
        let numbers = self.numbers_of(entry, path, form)?;
        let items = entry.node.list().unwrap_or_default();
        let inside = self.inside(form, &numbers, items, path, bounds);
        let Some(distribution) = Distribution::of(form.word, &numbers) else {
            self.not_together(form, &numbers, items, path);
            return None;
        };
        if !inside {
            return None;
        }
        self.drawn.push((path.to_string(), distribution));
        Some(distribution.centre() + 0.0)
    }

    fn unknown_form(&mut self, entry: &Entry, path: &str) {
        let allowed = list_of(DISTRIBUTIONS.iter().map(|form| form.word));
        let help = match distribution_meant(&entry.key) {
            Some(form) => format!("did you mean {}? Allowed: {allowed}", form.example),
            None => sentence(&format!("allowed: {allowed}")),
        };
        self.report(
            Problem::new(
                Code::UnknownKey,
                format!("'{}' is not a distribution (in '{path}')", entry.key),
            )
            .label(entry.key_span, "not known here")
            .help(help),
        );
    }

    fn not_drawn(&mut self, entry: &Entry, path: &str, kind: &Kind) {
        let instead = match kind {
            Kind::Number(bounds) => format!("a number {}", bounds.words()),
            other => other.words().1,
        };
        self.report(
            Problem::new(
                Code::NotDrawn,
                format!("'{path}' cannot be drawn by chance"),
            )
            .label(entry.key_span, "a distribution")
            .help(format!("write {instead}")),
        );
    }

    /// As many finite numbers as the distribution takes.
    fn numbers_of(&mut self, entry: &Entry, path: &str, form: &Form) -> Option<Vec<f64>> {
        let path = format!("{path}.{}", form.word);
        let how = format!(
            "write [{}], for example {}",
            form.takes.join(", "),
            form.example
        );
        let Some(items) = entry
            .node
            .list()
            .filter(|items| items.len() == form.takes.len())
        else {
            let found = match entry.node.list() {
                Some([_]) => "1 number".to_string(),
                Some(items) => format!("{} numbers", items.len()),
                None => entry.node.kind().to_string(),
            };
            self.report(
                Problem::new(
                    Code::BadDistribution,
                    format!("'{path}' takes {} numbers in a list", form.takes.len()),
                )
                .label(entry.node.span, format!("this is {found}"))
                .help(how),
            );
            return None;
        };
        let mut numbers = Vec::with_capacity(items.len());
        for item in items {
            let Some(number) = item.number() else {
                self.wrong_kind(item, &path, &Kind::Number(ANY));
                continue;
            };
            if self.is_finite(number, &path, item.span, ANY) {
                numbers.push(number);
            }
        }
        (numbers.len() == items.len()).then_some(numbers)
    }

    /// True if the centre of a normal distribution, or the ends of any other, are allowed at the path.
    fn inside(
        &mut self,
        form: &Form,
        numbers: &[f64],
        items: &[Node],
        path: &str,
        bounds: Bounds,
    ) -> bool {
        let mut inside = true;
        for ((what, number), item) in form.takes.iter().zip(numbers).zip(items) {
            // A likeliest value is in range if the ends are. The spread of a normal distribution is not limited.
            if ["standard deviation", "likeliest"].contains(what) || bounds.hold(*number) {
                continue;
            }
            inside = false;
            let help = format!("write a number {}", bounds.words());
            self.report(
                Problem::new(
                    Code::OutOfRange,
                    format!(
                        "the {what} of '{path}' is {}, but must be {}",
                        shown(*number),
                        bounds.words()
                    ),
                )
                .label(item.span, "outside the range")
                .help(help),
            );
        }
        inside
    }

    fn not_together(&mut self, form: &Form, numbers: &[f64], items: &[Node], path: &str) {
        let span = |at: usize| items.get(at).map_or(Span::default(), |item| item.span);
        let at_fault = |one: usize, other: usize, label: &str, than: &str| {
            Problem::new(
                Code::BadDistribution,
                format!(
                    "the {} of '{path}' is {}, its {} {}",
                    form.takes[one],
                    shown(numbers[one]),
                    form.takes[other],
                    shown(numbers[other])
                ),
            )
            .label(span(other), label)
            .label(span(one), than)
        };
        let problem = match numbers {
            [_, deviation] if form.word == "normal" => Problem::new(
                Code::BadDistribution,
                format!(
                    "the standard deviation of '{path}' is {}, below 0",
                    shown(*deviation)
                ),
            )
            .label(span(1), "how far draws spread"),
            [lowest, .., highest] if lowest >= highest => {
                at_fault(0, numbers.len() - 1, "must be larger", "than this")
            }
            [lowest, likeliest, _] if likeliest < lowest => {
                at_fault(0, 1, "must not be smaller", "than this")
            }
            _ => at_fault(2, 1, "must not be larger", "than this"),
        };
        self.report(problem.help(format!(
            "write [{}], for example {}",
            form.takes.join(", "),
            form.example
        )));
    }
}

/// The numbers of a distribution have no range of their own.
const ANY: Bounds = Bounds {
    min: f64::MIN,
    max: f64::MAX,
    above: false,
    drawn: false,
};

/// The recorded distributions, by the paths of the scenario and in their order. A path that is not listed is ignored.
pub(super) fn in_order(
    noted: Vec<(String, Distribution)>,
    scenario: &Scenario,
) -> Vec<(String, Distribution)> {
    if noted.is_empty() {
        return noted;
    }
    // If a path was recorded twice the last one counts.
    let noted: BTreeMap<&str, Distribution> = noted
        .iter()
        .map(|(path, drawn)| (path.as_str(), *drawn))
        .collect();
    let at = |path: &str| {
        let short = || noted.get(path.strip_suffix(".value")?);
        noted.get(path).or_else(short).copied()
    };
    list(scenario)
        .into_iter()
        .filter_map(|(path, _)| at(&path).map(|drawn| (path, drawn)))
        .collect()
}
