//! Setting a weight: the others keep their ratios and take up what is left of 100.

use crate::scenario::diagnostic::{Code, Problem, Span};
use crate::scenario::distribution::Distribution;
use crate::scenario::model::Scenario;
use crate::scenario::tree::{Entry, Node, Table, Value, parse_value};

use super::setting::Setting;

/// A row of weights as shares of 100; a row that already adds up to 100 stays as it is.
pub(super) fn shares(row: &[f64]) -> Vec<f64> {
    let sum: f64 = row.iter().sum();
    if is_whole(sum) {
        return row.to_vec();
    }
    row.iter().map(|weight| weight * 100.0 / sum).collect()
}

/// Whether weights that add up to this are shares already, or cannot be made so.
fn is_whole(sum: f64) -> bool {
    sum <= 0.0 || (sum - 100.0).abs() < 1e-9
}

/// The centre of a weight that is typed: a number or a distribution.
fn centre(node: &Node) -> Option<f64> {
    let drawn = node.distribution().and_then(distribution);
    node.number().or_else(|| drawn.map(|drawn| drawn.centre()))
}

fn distribution(entry: &Entry) -> Option<Distribution> {
    let numbers: Option<Vec<f64>> = entry.node.list()?.iter().map(Node::number).collect();
    Distribution::of(&entry.key, &numbers?)
}

/// A distribution as it would stand in the file, at the place of the old one.
fn written(drawn: &Distribution, old: &Entry, span: Span) -> Node {
    let numbers = drawn.numbers().into_iter().map(|number| Node {
        value: Value::Number(number),
        span: old.node.span,
    });
    let mut table = Table::default();
    let node = Node {
        value: Value::List(numbers.collect()),
        span: old.node.span,
    };
    table.put(drawn.word(), old.key_span, node);
    Node {
        value: Value::Table(table),
        span,
    }
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
            match centre(&node) {
                Some(weight) if weight.is_finite() && weight >= 0.0 => held += weight,
                // Left to the reader, which says what a weight may be.
                _ => usable = false,
            }
            next[*issue] = Some(node);
        }
        let old = root
            .get("weights")
            .and_then(|weights| weights.table()?.get(&party.id)?.table());
        // What is drawn is replaced even by its centre.
        let is_drawn = |at: usize| {
            let written = old.and_then(|row| row.get(&base.issues[at].id));
            written.is_some_and(|old| old.distribution().is_some())
        };
        let unchanged = next.iter().zip(&now).enumerate().all(|(at, (node, now))| {
            node.as_ref().is_none_or(|node| {
                let number = node.number().filter(|_| !is_drawn(at));
                number.is_some_and(|weight| is_same(weight, *now))
            })
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
        let sum: f64 = party.weights.iter().sum();
        let per_weight = if is_whole(sum) {
            factor
        } else {
            factor * 100.0 / sum
        };
        let mut row = Table::default();
        for (at, issue) in base.issues.iter().enumerate() {
            let known = old.and_then(|row| row.entry(&issue.id));
            let set = next[at].is_some();
            if !set && known.is_none() && now[at] <= 0.0 {
                continue;
            }
            let span = known.map_or(value, |entry| entry.node.span);
            let drawn = known.and_then(|entry| entry.node.distribution());
            let drawn = drawn.and_then(|entry| Some((entry, distribution(entry)?)));
            let scaled = match drawn {
                Some((entry, drawn)) => written(&drawn.scaled(per_weight), entry, span),
                None => Node {
                    value: Value::Number(now[at] * factor),
                    span,
                },
            };
            row.entries.push(Entry {
                key: issue.id.clone(),
                key_span: known.map_or(path, |entry| entry.key_span),
                node: next[at].take().unwrap_or(scaled),
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
