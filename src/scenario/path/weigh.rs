//! Setting a weight: the others keep their ratios and take up what is left of 100.

use crate::scenario::diagnostic::{Code, Problem, Span};
use crate::scenario::model::Scenario;
use crate::scenario::tree::{Entry, Node, Table, Value, parse_value};

use super::setting::Setting;

/// A row of weights as shares of 100; a row that already adds up to 100 stays as it is.
pub(super) fn shares(row: &[f64]) -> Vec<f64> {
    let sum: f64 = row.iter().sum();
    if sum <= 0.0 || (sum - 100.0).abs() < 1e-9 {
        return row.to_vec();
    }
    row.iter().map(|weight| weight * 100.0 / sum).collect()
}

/// Whether setting a share of 100 to this changes nothing.
pub(super) fn is_same(weight: f64, now: f64) -> bool {
    (weight - now).abs() < 1e-12
}

/// Why a row cannot add up to 100.
pub(super) enum Unscalable {
    /// What is set is more than 100.
    TooMuch,
    /// All other weights are 0 and so cannot take up this.
    Left(f64),
}

/// What the weights that are not set, `rest` in all, are multiplied by where others are held at `held` in all.
pub(super) fn factor(rest: f64, held: f64) -> Result<f64, Unscalable> {
    let left = 100.0 - held;
    if left < -1e-9 {
        Err(Unscalable::TooMuch)
    } else if rest > 0.0 {
        Ok(left.max(0.0) / rest)
    } else if left.abs() <= 1e-9 {
        Ok(1.0)
    } else {
        Err(Unscalable::Left(left))
    }
}

/// The settings of one party's weights, with their places.
pub(super) struct Row<'a> {
    pub(super) party: usize,
    pub(super) set: Vec<(usize, &'a Setting, Span, Span)>,
}

impl Row<'_> {
    /// Writes the whole row into the tree. Several weights set together are all held; the rest is scaled.
    pub(super) fn write(&self, root: &mut Table, base: &Scenario) -> Result<(), Problem> {
        let party = &base.parties[self.party];
        let now = shares(&party.weights);
        let mut next: Vec<Option<Node>> = vec![None; now.len()];
        let mut held = 0.0;
        let mut usable = true;
        for (issue, setting, _, value) in &self.set {
            let node = parse_value(&setting.value, value.start);
            match node.number() {
                Some(weight) if weight.is_finite() && weight >= 0.0 => held += weight,
                // Left to the reader, which says what a weight may be.
                _ => usable = false,
            }
            next[*issue] = Some(node);
        }
        let unchanged = next.iter().zip(&now).all(|(node, now)| {
            node.as_ref()
                .is_none_or(|node| node.number().is_some_and(|weight| is_same(weight, *now)))
        });
        if unchanged {
            return Ok(());
        }
        let rest: f64 = now
            .iter()
            .zip(&next)
            .filter(|(_, node)| node.is_none())
            .map(|(weight, _)| weight)
            .sum();
        let scaled = if usable { factor(rest, held) } else { Ok(1.0) };
        let factor = scaled.map_err(|problem| match problem {
            Unscalable::TooMuch => self.refuse(
                format!(
                    "the weights set for '{}' add up to {held}, more than 100",
                    party.id
                ),
                "more than 100",
            ),
            Unscalable::Left(left) => self.refuse(
                format!(
                    "no other weight of '{}' can take up the remaining {left}",
                    party.id
                ),
                "all other weights are 0",
            ),
        })?;
        let (_, _, path, value) = self.set[self.set.len() - 1];
        let old = root
            .get("weights")
            .and_then(|weights| weights.table()?.get(&party.id)?.table());
        let mut row = Table::default();
        for (at, issue) in base.issues.iter().enumerate() {
            let written = old.and_then(|row| row.entry(&issue.id));
            let set = next[at].is_some();
            if !set && written.is_none() && now[at] <= 0.0 {
                continue;
            }
            let weight = now[at] * factor;
            row.entries.push(Entry {
                key: issue.id.clone(),
                key_span: written.map_or(path, |entry| entry.key_span),
                node: next[at].take().unwrap_or(Node {
                    value: Value::Number(weight),
                    span: written.map_or(value, |entry| entry.node.span),
                }),
            });
        }
        let span = root
            .get("weights")
            .and_then(|weights| weights.table()?.get(&party.id))
            .map_or(value, |node| node.span);
        let row = Node {
            value: Value::Table(row),
            span,
        };
        if root
            .get("weights")
            .is_none_or(|weights| weights.table().is_none())
        {
            root.put(
                "weights",
                path,
                Node {
                    value: Value::Table(Table::default()),
                    span: value,
                },
            );
        }
        if let Some(Node {
            value: Value::Table(weights),
            ..
        }) = root.get_mut("weights")
        {
            weights.put(&party.id, path, row);
        }
        Ok(())
    }

    fn refuse(&self, message: String, label: &str) -> Problem {
        let (_, _, _, value) = self.set[self.set.len() - 1];
        Problem::new(Code::WeightsLeft, message)
            .label(value, label)
            .help("weights are shares of 100: set fewer of them, or smaller ones, or change the row in the file")
    }
}
