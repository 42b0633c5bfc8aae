//! Wording and scales for the measures of sweeps: chances, points or rounds.

use super::headline::{headline, within};
use super::swept::called;
use crate::account::{capital, decimal, share};
use crate::charts::known::Known;
use crate::charts::measure::{Measure, MeasureScale, SweptAxis};
use crate::drawing::layout::{grouped, number, ticks};
use crate::files::TableOf;

/// Numbers further from 0 than this are neither points nor rounds.
const WILD: f64 = 1e6;

/// The measure as a noun phrase: `chance that a deal is reached`, `worth to Ukraine`.
pub(super) fn what(measure: &Measure) -> String {
    match (measure.scale, measure.phrase.trim()) {
        (MeasureScale::Chance, "") => "chance of a deal".to_owned(),
        (MeasureScale::Chance, phrase) => format!("chance that {phrase}"),
        (MeasureScale::Points, "") => "worth".to_owned(),
        (MeasureScale::Rounds, "") => "round".to_owned(),
        (_, phrase) => phrase.to_owned(),
    }
}

/// Says how many items a picture leaves out, and refers to the table.
pub(super) fn more(left_out: usize) -> String {
    format!("{left_out} more: see the table")
}

/// The measure as something to be decided: `whether a deal is reached`, `worth to Ukraine`.
pub(super) fn decided(measure: &Measure) -> String {
    match (measure.scale, measure.phrase.trim()) {
        (MeasureScale::Chance, "") => "whether there is a deal".to_owned(),
        (MeasureScale::Chance, phrase) => format!("whether {phrase}"),
        _ => what(measure),
    }
}

/// The title where there are too few draws to conclude anything.
pub(super) fn too_few_draws(measure: &Measure) -> String {
    let verb = match measure.scale {
        MeasureScale::Chance => "decides",
        MeasureScale::Points | MeasureScale::Rounds => "moves",
    };
    headline([
        format!("Too few draws to tell what {verb} {}", decided(measure)),
        "Too few draws to tell".to_owned(),
    ])
}

/// A chance as a sentence: `A deal is reached`.
pub(super) fn claim(measure: &Measure) -> String {
    capital(clause(measure))
}

/// A chance as a clause: `a deal is reached`.
pub(super) fn clause(measure: &Measure) -> &str {
    match measure.phrase.trim() {
        "" => "there is a deal",
        phrase => phrase,
    }
}

/// The name of a varied number within a sentence.
pub(super) fn name(label: &str) -> String {
    let label = label.trim();
    let head = match (label.rfind(" ("), label.ends_with(')')) {
        (Some(at), true) if at > 0 => &label[..at],
        _ => label,
    };
    let quoted = within(head);
    let sentence = head.starts_with(char::is_uppercase) && head.contains(' ');
    match head {
        "" => "this number".to_owned(),
        _ if sentence && quoted == head => format!("“{head}”"),
        _ => quoted,
    }
}

/// A number that can be drawn, with its interval; `None` if it is not a valid number on its scale.
pub(super) fn seen(measure: &Measure, known: Option<&Known>) -> Option<Known> {
    const HAIR: f64 = 1e-9;
    let known = known?;
    let chance = measure.scale == MeasureScale::Chance;
    let range = if chance { (0.0, 1.0) } else { (-WILD, WILD) };
    let fits = |n: f64| (range.0 - HAIR..=range.1 + HAIR).contains(&n);
    if !fits(known.share) {
        return None;
    }
    let share = known.share.clamp(range.0, range.1);
    let end = |n: f64| {
        if n.is_finite() {
            n.clamp(range.0, range.1)
        } else {
            share
        }
    };
    Some(Known {
        share,
        low: end(known.low).min(share),
        high: end(known.high).max(share),
    })
}

/// `48%`, `61.5`.
pub(super) fn told(measure: &Measure, value: f64) -> String {
    match measure.scale {
        MeasureScale::Chance => share(value.clamp(0.0, 1.0)),
        MeasureScale::Points | MeasureScale::Rounds => plain(value, 1),
    }
}

/// `48% (95% interval 43% to 53%)`.
pub(super) fn told_fully(measure: &Measure, known: &Known) -> String {
    let [at, low, high] = [known.share, known.low, known.high].map(|n| told(measure, n));
    if in_doubt([known]) {
        format!("{at} (95% interval {low} to {high})")
    } else {
        at
    }
}

/// A difference without its sign: `12 points` (percentage points or points of worth), `1.5 rounds`.
pub(super) fn difference(measure: &Measure, by: f64) -> String {
    let by = by.abs();
    let (number, unit) = match measure.scale {
        MeasureScale::Chance if by < 0.02 => (plain(by * 100.0, 1), "point"),
        MeasureScale::Chance => (number(by * 100.0, 0), "point"),
        MeasureScale::Points => (plain(by, 1), "point"),
        MeasureScale::Rounds => (plain(by, 1), "round"),
    };
    let plural = if number == "1" { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// A number with as many decimals as it needs, up to `most`.
pub(super) fn plain(value: f64, most: usize) -> String {
    if value.abs() >= 1e9 {
        return format!("{value:.1e}");
    }
    let near = |digits: &usize| {
        let scale = libm::pow(10.0, *digits as f64);
        ((value * scale).round() / scale - value).abs() <= value.abs().max(1.0) * 1e-9
    };
    number(value, (0..most).find(near).unwrap_or(most))
}

/// The range of an axis or a colour bar: 0-1 for chances, otherwise round numbers that enclose the values.
pub(super) fn range(measure: &Measure, values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    if measure.scale == MeasureScale::Chance {
        return (0.0, 1.0);
    }
    around(values)
}

/// Round numbers that enclose the values.
pub(super) fn around(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let low = values.clone().fold(f64::INFINITY, f64::min);
    let high = values.fold(f64::NEG_INFINITY, f64::max);
    if !(low.is_finite() && high.is_finite()) {
        return (0.0, 1.0);
    }
    if high - low < 1e-9 {
        return (low.floor() - 1.0, low.floor() + 1.0);
    }
    let steps = ticks(low, high, 5);
    let step = match steps.as_slice() {
        [first, second, ..] => second - first,
        _ => high - low,
    };
    ((low / step).floor() * step, (high / step).ceil() * step)
}

/// Round numbers on a scale, with their labels.
pub(super) fn marks(measure: &Measure, (low, high): (f64, f64), most: usize) -> Vec<(f64, String)> {
    if measure.scale == MeasureScale::Chance && high - low > 0.99 {
        let quarters = [0.0, 0.25, 0.5, 0.75, 1.0];
        return quarters
            .map(|n| (n, format!("{}%", number(n * 100.0, 0))))
            .into();
    }
    let called = |tick: f64| match measure.scale {
        MeasureScale::Chance => format!("{}%", plain(tick * 100.0, 1)),
        _ => plain(tick, 3),
    };
    let ticks = ticks(low, high, most).into_iter();
    ticks.map(|tick| (tick, called(tick))).collect()
}

/// True if the intervals of two numbers do not overlap and the first is the lower one.
pub(super) fn below(first: &Known, second: &Known) -> bool {
    first.high < second.low
}

/// True if the intervals of any two of them do not overlap.
pub(super) fn differ(known: &[Known]) -> bool {
    let lowest = known.iter().map(|k| k.high).fold(f64::INFINITY, f64::min);
    let highest = known
        .iter()
        .map(|k| k.low)
        .fold(f64::NEG_INFINITY, f64::max);
    lowest < highest
}

/// `Some(true)` if all of them are clearly near 1 on the scale of chances, `Some(false)` if clearly near 0.
pub(super) fn all_near(measure: &Measure, known: &[Known]) -> Option<bool> {
    if measure.scale != MeasureScale::Chance || known.is_empty() {
        return None;
    }
    let high = |k: &Known| k.share >= 0.95 && k.low >= 0.9;
    let low = |k: &Known| k.share <= 0.05 && k.high <= 0.1;
    if known.iter().all(high) {
        Some(true)
    } else {
        known.iter().all(low).then_some(false)
    }
}

/// The number of runs behind each value: `Up to 400 runs a value.`; empty for 0.
pub(super) fn runs_each(runs: u64, each: &str) -> String {
    match runs {
        0 => String::new(),
        1 => format!("1 run {each}."),
        runs => format!("Up to {} runs {each}.", grouped(runs)),
    }
}

/// True if some interval is wide enough to be seen; without random draws none is.
pub(super) fn in_doubt<'a>(known: impl IntoIterator<Item = &'a Known>) -> bool {
    known.into_iter().any(|k| k.high - k.low > 2e-9)
}

/// Says what a band means and does not mean, after the number of runs behind each value. Contains no colon, because a
/// subtitle would be split there.
pub(super) fn doubt(measure: &Measure, known: &[Known], behind: &str) -> String {
    if !in_doubt(known) {
        return match behind {
            "" if known.is_empty() => String::new(),
            "" => "Nothing is drawn, so every value is exact.".to_owned(),
            behind => behind.to_owned(),
        };
    }
    let widest = known
        .iter()
        .map(|k| (k.high - k.low) / 2.0)
        .fold(0.0, f64::max);
    let widest = difference(measure, widest);
    let space = if behind.is_empty() { "" } else { " " };
    format!("{behind}{space}Sampling error up to ±{widest}, model error not counted.")
}

/// The question in front of a subtitle, if it is short enough.
pub(super) fn asked(question: Option<&String>, subtitle: &str) -> String {
    match question.map(|question| question.trim()) {
        Some(question) if !question.is_empty() && question.chars().count() <= 70 => {
            let ended = question.ends_with(['?', '!', '.']);
            format!("{question}{} {subtitle}", if ended { "" } else { "." })
        }
        _ => subtitle.to_owned(),
    }
}

/// The question in front of a description, whatever its length.
pub(super) fn questioned(question: Option<&String>, title: &str) -> String {
    match question.map(|question| question.trim()) {
        Some(question) if !question.is_empty() => format!("{title}. The question: {question}"),
        _ => format!("{title}."),
    }
}

/// The unit of the measure, for the head of a column.
pub(super) fn unit(measure: &Measure) -> &'static str {
    match measure.scale {
        MeasureScale::Chance => "share",
        MeasureScale::Points => "points",
        MeasureScale::Rounds => "rounds",
    }
}

/// The heads of three columns: a number and the ends of its interval, with the unit.
pub(super) fn heads(what: &str, unit: &str) -> [(String, &'static str); 3] {
    ["", ", 95% low", ", 95% high"].map(|end| (format!("{what}{end} ({unit})"), ""))
}

/// These columns; a cell is empty if its number is unknown, and so is the interval if it is a single point, which means that
/// nothing was drawn at random.
pub(super) fn columns<'k, R: Copy>(
    table: &mut TableOf<R>,
    what: &str,
    unit: &str,
    known: impl Fn(R) -> Option<&'k Known>,
) {
    table.together("", heads(what, unit), |row| {
        let known = known(row);
        let interval = known.filter(|known| in_doubt([*known]));
        [
            known.map(|known| digits(known.share)),
            interval.map(|known| digits(known.low)),
            interval.map(|known| digits(known.high)),
        ]
    });
}

/// The values of an axis in a table.
pub(super) fn written(axis: &SweptAxis) -> Vec<String> {
    match axis.names.is_empty() {
        true => axis.values.iter().copied().map(digits).collect(),
        false => called(axis),
    }
}

/// A number as written in a table.
pub(super) fn digits(value: f64) -> String {
    decimal(value, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(phrase: &str) -> Measure {
        Measure {
            phrase: phrase.into(),
            scale: MeasureScale::Chance,
            few_draws: false,
        }
    }

    fn points() -> Measure {
        Measure {
            phrase: "worth to Ukraine".into(),
            scale: MeasureScale::Points,
            few_draws: false,
        }
    }

    fn known(share: f64, by: f64) -> Known {
        Known {
            share,
            low: share - by,
            high: share + by,
        }
    }

    #[test]
    fn measures_read_on_in_sentences() {
        let reached = chance("a deal is reached");
        assert_eq!(what(&reached), "chance that a deal is reached");
        assert_eq!(decided(&reached), "whether a deal is reached");
        assert_eq!(claim(&reached), "A deal is reached");
        assert_eq!(what(&chance("")), "chance of a deal");
        assert_eq!(decided(&points()), "worth to Ukraine");
    }

    #[test]
    fn names_are_set_off_where_they_would_blur() {
        assert_eq!(name("deadline (weeks)"), "deadline");
        assert_eq!(
            name("What war is worth to Russia"),
            "“What war is worth to Russia”"
        );
        assert_eq!(name("war and peace"), "“war and peace”");
        assert_eq!(name("Deadline"), "Deadline");
        assert_eq!(name("(x)"), "(x)");
        assert_eq!(name(" "), "this number");
    }

    #[test]
    fn numbers_that_are_none_are_not_seen() {
        let chance = chance("x");
        for none in [f64::NAN, f64::INFINITY, -0.2, 1.2] {
            assert_eq!(seen(&chance, Some(&known(none, 0.1))), None);
        }
        let half = Known {
            share: 0.98,
            low: f64::NAN,
            high: 1.3,
        };
        let seen = seen(&chance, Some(&half)).unwrap();
        assert!((seen.low - 0.98).abs() < 1e-9 && (seen.high - 1.0).abs() < 1e-9);
        assert_eq!(super::seen(&points(), Some(&known(1e9, 0.1))), None);
        assert_eq!(super::seen(&points(), None), None);
    }

    #[test]
    fn numbers_have_the_decimals_they_need() {
        assert_eq!(plain(48.0, 3), "48");
        assert_eq!(plain(0.25, 3), "0.25");
        assert_eq!(plain(1.0 / 3.0, 3), "0.333");
        assert_eq!(plain(-2.5, 1), "−2.5");
        assert_eq!(plain(1e12, 1), "1.0e12");
        assert_eq!(difference(&chance("x"), -0.124), "12 points");
        assert_eq!(difference(&chance("x"), 0.01), "1 point");
        assert_eq!(difference(&points(), 3.26), "3.3 points");
    }

    #[test]
    fn ranges_end_at_round_numbers() {
        let around = |values: &[f64]| range(&points(), values.iter().copied());
        assert_eq!(around(&[41.3, 68.0]), (40.0, 70.0));
        assert_eq!(around(&[5.0, 5.0]), (4.0, 6.0));
        assert_eq!(around(&[]), (0.0, 1.0));
        assert_eq!(range(&chance("x"), [0.4].into_iter()), (0.0, 1.0));
    }

    #[test]
    fn claims_of_all_values_need_their_intervals() {
        let chance = chance("x");
        assert_eq!(all_near(&chance, &[known(0.99, 0.01)]), Some(true));
        assert_eq!(all_near(&chance, &[known(0.99, 0.2)]), None);
        assert_eq!(all_near(&chance, &[known(0.01, 0.01)]), Some(false));
        assert_eq!(all_near(&chance, &[]), None);
        assert_eq!(all_near(&points(), &[known(0.01, 0.01)]), None);
        assert!(differ(&[known(0.2, 0.1), known(0.5, 0.1)]));
        assert!(!differ(&[known(0.2, 0.2), known(0.5, 0.1)]) && !differ(&[]));
    }
}
