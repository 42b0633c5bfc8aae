//! How a level changes along an axis, and where it is an even chance: the same answer for sentences and charts.

use super::tally::Level;

/// How a level changes from one end of an axis to the other. Places are indices of points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AxisCourse {
    /// From the lowest level at one end to the highest at the other and nowhere clearly back, as far as intervals tell.
    Straight {
        /// The first point with a level.
        first: usize,
        /// The last one.
        last: usize,
    },
    /// The highest or lowest level is between the ends, both ends are alike, or the level goes up and down on the way.
    Bent {
        /// Where it is lowest: runs of neighbouring points, each by its first and last.
        lowest: Vec<(usize, usize)>,
        /// Where it is highest.
        highest: Vec<(usize, usize)>,
    },
}

/// The course of some points, whose levels may be missing; `None` if all are the same. `step` is the least difference at which
/// two levels are shown as different numbers, such as 0.01 for whole percentages.
pub fn course(points: &[Option<Level>], step: f64) -> Option<AxisCourse> {
    let known: Vec<(usize, Level)> = points
        .iter()
        .enumerate()
        .filter_map(|(at, level)| Some((at, (*level)?)))
        .collect();
    let (first, last) = (*known.first()?, *known.last()?);
    let by_value = |a: &&(usize, Level), b: &&(usize, Level)| a.1.value.total_cmp(&b.1.value);
    let (lowest, highest) = (
        *known.iter().min_by(by_value)?,
        *known.iter().max_by(by_value)?,
    );
    let told = |a: Level, b: Level| (a.value - b.value).abs() >= step / 2.0;
    if !told(lowest.1, highest.1) {
        return None;
    }
    // An end is as low as the lowest if its own interval, or that of the lowest, leaves room for both.
    let near = |a: Level, b: Level| {
        let holds = |a: Level, b: Level| a.interval.low <= b.value && b.value <= a.interval.high;
        !told(a, b) || holds(a, b) || holds(b, a)
    };
    let (rises, falls) = (
        near(first.1, lowest.1) && near(last.1, highest.1),
        near(first.1, highest.1) && near(last.1, lowest.1),
    );
    let up = last.1.value > first.1.value;
    // A step back beyond the intervals, in between.
    let back = |from: Level, to: Level| {
        let (low, high) = if up { (to, from) } else { (from, to) };
        told(low, high) && low.interval.high < high.interval.low
    };
    let mut furthest = first.1;
    let straight = known.iter().all(|(_, level)| {
        let goes_back = back(furthest, *level);
        let further = if up {
            level.interval.low > furthest.interval.low
        } else {
            level.interval.high < furthest.interval.high
        };
        if further {
            furthest = *level;
        }
        !goes_back
    });
    if straight && told(first.1, last.1) && if up { rises } else { falls } {
        return Some(AxisCourse::Straight {
            first: first.0,
            last: last.0,
        });
    }
    Some(AxisCourse::Bent {
        lowest: stretches(&known, |level| !told(level, lowest.1)),
        highest: stretches(&known, |level| !told(level, highest.1)),
    })
}

/// Runs of neighbouring points for which `holds` is true.
fn stretches(known: &[(usize, Level)], holds: impl Fn(Level) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    for &(at, level) in known {
        let inside = holds(level);
        match found.last_mut() {
            Some(stretch) if open && inside => stretch.1 = at,
            _ if inside => found.push((at, at)),
            _ => {}
        }
        open = inside;
    }
    found
}

/// Where a chance crosses one half, once and clearly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EvenChance {
    /// The point next to the crossing whose chance is at least even.
    pub place: usize,
    /// Whether chances rise from there on; otherwise they fall.
    pub rises: bool,
    /// The first and the last point whose interval leaves its side open, if there are two or more.
    pub open: Option<(usize, usize)>,
}

/// Where a chance crosses one half: if it does so once, between two neighbouring points, and the intervals of some points are
/// wholly on either side. `None` if it crosses more often: then there is no threshold.
pub fn even_chance(points: &[Option<Level>]) -> Option<EvenChance> {
    let known = || {
        let points = points.iter().enumerate();
        points.filter_map(|(at, level)| Some((at, (*level)?)))
    };
    let mut crossing = None;
    for (from, to) in known().zip(known().skip(1)) {
        if (from.1.value >= 0.5) == (to.1.value >= 0.5) {
            continue;
        }
        // A second crossing, or one somewhere in a gap.
        if crossing.is_some() || to.0 != from.0 + 1 {
            return None;
        }
        let rises = to.1.value > from.1.value;
        crossing = Some((if rises { to.0 } else { from.0 }, rises));
    }
    let (place, rises) = crossing?;
    let clearly = |above: bool| {
        known().any(|(_, level)| match (level.exact, above) {
            (true, _) => (level.value >= 0.5) == above,
            (false, true) => level.interval.low > 0.5,
            (false, false) => level.interval.high < 0.5,
        })
    };
    if !clearly(true) || !clearly(false) {
        return None;
    }
    let mut open = known().filter(|(_, level)| {
        !level.exact && level.interval.low <= 0.5 && 0.5 <= level.interval.high
    });
    let open = open.next().zip(open.next_back());
    Some(EvenChance {
        place,
        rises,
        open: open.map(|((first, _), (last, _))| (first, last)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::probability::Interval;

    fn level(value: f64, by: f64) -> Option<Level> {
        value.is_finite().then_some(Level {
            value,
            interval: Interval {
                low: value - by,
                high: value + by,
            },
            n: 100,
            exact: by <= 0.0,
        })
    }

    fn levels(values: &[f64], by: f64) -> Vec<Option<Level>> {
        values.iter().map(|value| level(*value, by)).collect()
    }

    #[test]
    fn a_hump_is_no_way_from_one_end_to_the_other() {
        // Case 40.
        let hump = levels(&[0.0, 0.0, 0.25, 0.5, 0.5, 0.5, 0.0], 0.0);
        let Some(AxisCourse::Bent { lowest, highest }) = course(&hump, 0.01) else {
            panic!("it is bent");
        };
        assert_eq!((lowest, highest), (vec![(0, 1), (6, 6)], vec![(3, 5)]));
        // Only as far as intervals tell.
        let dip = levels(&[0.1, 0.08, 0.5, 0.9, 0.88], 0.05);
        assert_eq!(
            course(&dip, 0.01),
            Some(AxisCourse::Straight { first: 0, last: 4 })
        );
        let sure = course(&levels(&[0.1, 0.0, 0.5, 0.9], 0.02), 0.01);
        assert!(matches!(sure, Some(AxisCourse::Bent { .. })));
        let back = course(&levels(&[0.1, 0.7, 0.3, 0.9], 0.05), 0.01);
        assert!(matches!(back, Some(AxisCourse::Bent { .. })));
        assert_eq!(course(&levels(&[0.5, 0.5], 0.0), 0.01), None);
        assert_eq!(course(&levels(&[f64::NAN], 0.0), 0.01), None);
        let falls = course(&levels(&[f64::NAN, 0.9, 0.2], 0.1), 0.01);
        assert_eq!(falls, Some(AxisCourse::Straight { first: 1, last: 2 }));
    }

    #[test]
    fn an_even_chance_is_passed_once_and_surely() {
        let at = |values: &[f64], by: f64| even_chance(&levels(values, by));
        let found = at(&[0.9, 0.7, 0.52, 0.48, 0.3, 0.1], 0.05).unwrap();
        assert_eq!(
            (found.place, found.rises, found.open),
            (2, false, Some((2, 3)))
        );
        let found = at(&[0.0, 0.0, 1.0], 0.0).unwrap();
        assert_eq!((found.place, found.rises, found.open), (2, true, None));
        assert_eq!(at(&[0.1, 0.7, 0.3, 0.9], 0.05), None);
        assert_eq!(at(&[0.1, f64::NAN, 0.9], 0.05), None);
        assert_eq!(at(&[0.4, 0.45, 0.6], 0.2), None);
        assert_eq!(at(&[0.6, 0.8], 0.01), None);
        // The last value with an even chance, and no other: case 11.
        let exact = at(&[1.0, 0.75, 0.5, 0.25], 0.0).unwrap();
        assert_eq!((exact.place, exact.rises), (2, false));
    }
}
