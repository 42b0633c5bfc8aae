//! The highest level that a lottery can give to all of three players at once: a linear programme in exact fractions.
//!
//! **Formula.** Maximise `t` and then `Σ zᵢ/aᵢ` over chances `λ` with `Σₖ λₖ gᵢₖ = t·aᵢ + zᵢ`, `zᵢ ≥ 0`, where `gᵢₖ` is
//! the gain of player i from deal k and `aᵢ` its unit. The second aim makes sure that no gain is left on the table.
//! **Method.** The revised simplex method: four columns at a time, each step solved afresh, so that no error can build up;
//! Bland's rule after some steps, so that it terminates.

use super::{ConvexSet, Lottery, Reach};
use crate::solutions::NoSolution;
use crate::solutions::exact::{Amount, BigFraction, fraction, whole};
use num_bigint::BigInt;

/// Three rows for the players and one for the chances.
const ROWS: usize = 4;

/// Steps after which Bland's rule takes over.
const STEEPEST: usize = 60;

/// The lottery over the deals of a set of three players that lifts all to the highest common level, a player's level
/// being its gain in its unit; a player with unit 0 is left out.
pub(super) fn highest(set: &ConvexSet, units: [i128; 3]) -> Result<Lottery, NoSolution> {
    let gains = set.gains::<3>(3)?;
    if units == [0; 3] {
        return Ok(set.mix(0, whole(1)));
    }
    let programme = Programme { gains, units };
    let (basis, values) = programme.solve();
    let mut common = whole(0);
    let mut drawn = Vec::new();
    for (column, value) in basis.into_iter().zip(values) {
        if column == programme.common() {
            common = value;
        } else if column < programme.gains.len() && value > whole(0) {
            drawn.push((column, value));
        }
    }
    drawn.sort_by_key(|(place, _)| *place);
    let point: Vec<BigFraction> = units
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
    /// The gain of each player from each deal. Columns are these, then the three excesses, then the common level.
    gains: Vec<[i128; 3]>,
    units: [i128; 3],
}

/// The prices that a column must not exceed to be left out: one per row, times a common denominator.
struct Prices {
    rows: [BigInt; ROWS],
    denominator: BigInt,
}

impl Programme {
    fn common(&self) -> usize {
        self.gains.len() + 3
    }

    fn column(&self, column: usize) -> [i128; ROWS] {
        if let Some(&[a, b, c]) = self.gains.get(column) {
            return [a, b, c, 1];
        }
        let mut entries = [0; ROWS];
        if column == self.common() {
            let [a, b, c] = self.units;
            entries = [-a, -b, -c, 0];
        } else {
            entries[column - self.gains.len()] = -1;
        }
        entries
    }

    /// The contribution of a column to each of the two aims, the second in whole numbers.
    fn aims(&self, column: usize) -> [BigInt; 2] {
        let mut second = BigInt::from(0);
        let player = column.checked_sub(self.gains.len());
        if let Some(player @ 0..3) = player
            && self.units[player] > 0
        {
            // The product of the other units: proportional to the reciprocal of its own.
            let others = self.units.iter().enumerate();
            let others = others.filter(|&(n, &unit)| n != player && unit > 0);
            second = others.fold(BigInt::from(1), |product, (_, &unit)| product * unit);
        }
        [BigInt::from(u8::from(column == self.common())), second]
    }

    /// The best columns and their values.
    fn solve(&self) -> ([usize; ROWS], [BigFraction; ROWS]) {
        let deals = self.gains.len();
        // The first deal with certainty: its lowest level is common, the others are in excess.
        let able = (0..3).filter(|&n| self.units[n] > 0);
        let level = |n: usize| fraction(self.gains[0][n], self.units[n]);
        let lowest = able.min_by_key(|&n| level(n)).unwrap_or_default();
        let mut basis = [0, self.common(), 0, 0];
        let others = (0..3).filter(|&n| n != lowest);
        for (place, other) in basis[2..].iter_mut().zip(others) {
            *place = deals + other;
        }
        let chances = [0, 0, 0, 1].map(whole);
        for step in 0_usize.. {
            let columns = basis.map(|column| self.column(column).map(whole));
            let rows = transposed(&columns);
            let Some(values) = solved(rows.clone(), chances.clone()) else {
                break;
            };
            let Some(entering) = self.entering(&basis, &columns, step) else {
                return (basis, values);
            };
            let Some(change) = solved(rows, self.column(entering).map(whole)) else {
                break;
            };
            // The first to fall to 0 leaves; the common level may have any sign.
            let falls = (0..ROWS)
                .filter(|&n| basis[n] != self.common() && change[n] > whole(0))
                .min_by_key(|&n| (&values[n] / &change[n], basis[n]));
            let Some(leaving) = falls else { break };
            basis[leaving] = entering;
        }
        // Columns of a basis are independent and chances bounded, so no `break` is ever reached.
        (basis, chances)
    }

    /// A column that would improve the result: the best of them, or late in the search the first.
    fn entering(
        &self,
        basis: &[usize; ROWS],
        columns: &[[BigFraction; ROWS]; ROWS],
        step: usize,
    ) -> Option<usize> {
        let aims = basis.map(|column| self.aims(column));
        let (first, second) = (
            Prices::of(columns, [0, 1, 2, 3].map(|n| &aims[n][0]))?,
            Prices::of(columns, [0, 1, 2, 3].map(|n| &aims[n][1]))?,
        );
        let none = BigInt::from(0);
        let gain = |column: usize| -> [BigInt; 2] {
            let entries = self.column(column);
            let [aim, next_aim] = self.aims(column);
            let gain = first.gain(&aim, &entries);
            if gain == none {
                [gain, second.gain(&next_aim, &entries)]
            } else {
                [gain, none.clone()]
            }
        };
        let better = (0..self.common())
            .map(|column| (gain(column), column))
            .filter(|([gain, next], _)| *gain > none || *gain == none && *next > none);
        if step < STEEPEST {
            let best = better.max_by(|(a, n), (b, m)| a.cmp(b).then(m.cmp(n)));
            return best.map(|(_, column)| column);
        }
        better.map(|(_, column)| column).next()
    }
}

impl Prices {
    /// The prices at which these columns are worth exactly what they add to an aim.
    fn of(columns: &[[BigFraction; ROWS]; ROWS], aims: [&BigInt; ROWS]) -> Option<Self> {
        let prices = solved(columns.clone(), aims.map(|aim| aim.clone().into()))?;
        let denominator = prices
            .iter()
            .fold(BigInt::from(1), |product, price| product * price.denom());
        Some(Prices {
            rows: prices.map(|price| (price * &denominator).to_integer()),
            denominator,
        })
    }

    /// The contribution of a column beyond its price, times the denominator.
    fn gain(&self, aim: &BigInt, entries: &[i128; ROWS]) -> BigInt {
        let parts = self.rows.iter().zip(entries);
        parts.fold(aim * &self.denominator, |sum, (price, &entry)| {
            sum - price * entry
        })
    }
}

fn transposed(columns: &[[BigFraction; ROWS]; ROWS]) -> [[BigFraction; ROWS]; ROWS] {
    [0, 1, 2, 3].map(|row| [0, 1, 2, 3].map(|column| columns[column][row].clone()))
}

/// The solution of a system of linear equations by elimination; `None` if its rows are dependent.
fn solved(
    mut rows: [[BigFraction; ROWS]; ROWS],
    mut right: [BigFraction; ROWS],
) -> Option<[BigFraction; ROWS]> {
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
