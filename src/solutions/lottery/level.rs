//! The highest level that a lottery can give to all of three players at once: a linear programme in exact fractions.
//!
//! **Formula.** Maximise `t` and then `Σ zᵢ` over chances `λ` with `Σₖ λₖ sᵢₖ = t + zᵢ`, `zᵢ ≥ 0`, where `sᵢₖ` is what
//! deal k brings player i, in its own unit. The second aim makes sure that nothing is left lying about.
//! **Method.** The revised simplex method: four columns at a time, each step solved anew, so that no error can build up;
//! Bland's rule after some steps, so that it ends.

use super::{ConvexSet, Lottery, Reach};
use crate::solutions::NoSolution;
use crate::solutions::exact::{Amount, Fraction, fraction, whole};

/// Three rows for the players and one for the chances.
const ROWS: usize = 4;

/// Steps after which Bland's rule takes over.
const STEEPEST: usize = 60;

/// The aims, in their order.
type Aims = [Fraction; 2];

/// The lottery over the deals of a set of three players that lifts all to the highest common level, a player's level
/// being its gain in its unit; a player with unit 0 is left out.
pub(super) fn highest(set: &ConvexSet, units: [i128; 3]) -> Result<Lottery, NoSolution> {
    let gains = set.gains::<3>(3)?;
    let level = |gain: &[i128; 3]| -> [Fraction; 3] {
        [0, 1, 2].map(|n| match units[n] {
            0 => whole(1),
            unit => fraction(gain[n], unit),
        })
    };
    let programme = Programme {
        levels: gains.iter().map(level).collect(),
    };
    let (basis, values) = programme.solve();
    let mut common = whole(0);
    let mut drawn = Vec::new();
    for (column, value) in basis.into_iter().zip(values) {
        if column == programme.common() {
            common = value;
        } else if column < programme.levels.len() && value > whole(0) {
            drawn.push((column, value));
        }
    }
    drawn.sort_by_key(|(place, _)| *place);
    let point: Vec<Fraction> = units
        .iter()
        .zip(set.reservation())
        .map(|(&unit, r)| whole(r.0.into()) + &common * whole(unit))
        .collect();
    let all_gain = set.all_gain(&point);
    let point: Vec<Amount> = point.into_iter().map(Amount::Exact).collect();
    let lottery = set.draw(drawn);
    let reach = if lottery.worth == point {
        Reach::Attained
    } else {
        Reach::Exceeded
    };
    Ok(Lottery {
        worth: point,
        reach,
        all_gain,
        ..lottery
    })
}

struct Programme {
    /// What each deal brings to each player. Columns are these, then the three excesses, then the common level.
    levels: Vec<[Fraction; 3]>,
}

impl Programme {
    fn common(&self) -> usize {
        self.levels.len() + 3
    }

    fn column(&self, column: usize) -> [Fraction; ROWS] {
        let deals = self.levels.len();
        if let Some(level) = self.levels.get(column) {
            let [a, b, c] = level.clone();
            return [a, b, c, whole(1)];
        }
        let taken = |row: usize| row < 3 && (column == deals + 3 || column == deals + row);
        [0, 1, 2, 3].map(|row| whole(if taken(row) { -1 } else { 0 }))
    }

    fn aims(&self, column: usize) -> Aims {
        let deals = self.levels.len();
        let is = |yes: bool| whole(yes.into());
        [
            is(column == deals + 3),
            is((deals..deals + 3).contains(&column)),
        ]
    }

    /// The best columns and their values.
    fn solve(&self) -> ([usize; ROWS], [Fraction; ROWS]) {
        let deals = self.levels.len();
        // The first deal for sure: its lowest level is common, the others are in excess.
        let first = &self.levels[0];
        let lowest = (0..3).min_by_key(|&n| &first[n]).unwrap_or_default();
        let mut basis = [0, self.common(), 0, 0];
        let others = (0..3).filter(|&n| n != lowest);
        for (place, other) in basis[2..].iter_mut().zip(others) {
            *place = deals + other;
        }
        let chances = [whole(0), whole(0), whole(0), whole(1)];
        for step in 0_usize.. {
            let columns = basis.map(|column| self.column(column));
            let rows = transposed(&columns);
            let Some(values) = solved(rows.clone(), chances.clone()) else {
                break;
            };
            let Some(entering) = self.entering(&basis, &columns, step) else {
                return (basis, values);
            };
            let Some(change) = solved(rows, self.column(entering)) else {
                break;
            };
            // The first to fall to 0 leaves; the common level may have any sign.
            let falls = (0..ROWS)
                .filter(|&n| basis[n] != self.common() && change[n] > whole(0))
                .min_by_key(|&n| (&values[n] / &change[n], basis[n]));
            let Some(leaving) = falls else { break };
            basis[leaving] = entering;
        }
        // Columns of a basis are independent and chances bounded, so that no break is ever taken.
        (basis, chances)
    }

    /// A column that would do better: the best of them, or the first of them late in the search.
    fn entering(
        &self,
        basis: &[usize; ROWS],
        columns: &[[Fraction; ROWS]; ROWS],
        step: usize,
    ) -> Option<usize> {
        let aims = basis.map(|column| self.aims(column));
        let prices = |aim: usize| {
            let own = [0, 1, 2, 3].map(|n| aims[n][aim].clone());
            solved(columns.clone(), own)
        };
        let (first, second) = (prices(0)?, prices(1)?);
        let gain = |column: usize| -> Aims {
            let entries = self.column(column);
            let cost = |prices: &[Fraction; ROWS]| {
                let parts = entries.iter().zip(prices);
                parts.fold(whole(0), |sum, (entry, price)| sum + entry * price)
            };
            let [a, b] = self.aims(column);
            [a - cost(&first), b - cost(&second)]
        };
        let none = [whole(0), whole(0)];
        let better = (0..self.common())
            .map(|column| (gain(column), column))
            .filter(|(gain, _)| *gain > none);
        if step < STEEPEST {
            let best = better.max_by(|(a, n), (b, m)| a.cmp(b).then(m.cmp(n)));
            return best.map(|(_, column)| column);
        }
        better.map(|(_, column)| column).next()
    }
}

fn transposed(columns: &[[Fraction; ROWS]; ROWS]) -> [[Fraction; ROWS]; ROWS] {
    [0, 1, 2, 3].map(|row| [0, 1, 2, 3].map(|column| columns[column][row].clone()))
}

/// The solution of a system of linear equations by elimination; `None` if its rows are dependent.
fn solved(
    mut rows: [[Fraction; ROWS]; ROWS],
    mut right: [Fraction; ROWS],
) -> Option<[Fraction; ROWS]> {
    for pivot in 0..ROWS {
        let row = (pivot..ROWS).find(|&row| rows[row][pivot] != whole(0))?;
        rows.swap(pivot, row);
        right.swap(pivot, row);
        let (of_pivot, right_of_pivot) = (rows[pivot].clone(), right[pivot].clone());
        for row in (0..ROWS).filter(|&row| row != pivot) {
            let factor = &rows[row][pivot] / &of_pivot[pivot];
            for (entry, above) in rows[row].iter_mut().zip(&of_pivot) {
                *entry -= &factor * above;
            }
            right[row] -= factor * &right_of_pivot;
        }
    }
    let mut place = 0..ROWS;
    Some(right.map(|value| {
        let n = place.next().unwrap_or_default();
        value / &rows[n][n]
    }))
}
