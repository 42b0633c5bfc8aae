//! The words of the curve: what is enough, how to read it, and what it shows for those who cannot see it.

use super::super::facts::{CurveFacts, Known, MeasureScale};
use super::super::headline::{headline, within};
use super::super::layout::called;
use super::super::measured::{
    all_near, asked, below, claim, differ, doubt, name, questioned, told, told_fully, what,
};
use super::Shown;
use crate::account::capital;

/// Where a chance is surely at least even.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Enough {
    /// The place on the axis: the first of a rising curve, the last of a falling one.
    pub(super) place: usize,
    /// Which way the curve goes.
    pub(super) rising: bool,
}

/// Whether no later number is surely lower than an earlier one.
fn rises<'a>(known: impl Iterator<Item = &'a Known>) -> bool {
    let mut highest = f64::NEG_INFINITY;
    for known in known {
        if known.high < highest {
            return false;
        }
        highest = highest.max(known.low);
    }
    true
}

/// The first value from which on the chance surely is above even, if it surely is below before, and goes no other way.
fn from_below(points: &[Option<Known>]) -> Option<usize> {
    let first = points
        .iter()
        .position(|known| known.is_some_and(|k| k.low > 0.5))?;
    let last = points
        .iter()
        .rposition(|known| known.is_some_and(|k| k.high < 0.5))?;
    let whole = points.get(last..=first)?.iter().all(Option::is_some);
    (whole && rises(points.iter().flatten())).then_some(first)
}

/// What is enough for an even chance, where a line crosses it once and surely.
pub(super) fn enough(curve: &CurveFacts, line: &Shown<'_>) -> Option<Enough> {
    if curve.measure.scale != MeasureScale::Chance || !curve.x.names.is_empty() {
        return None;
    }
    if let Some(place) = from_below(&line.points) {
        return Some(Enough {
            place,
            rising: true,
        });
    }
    let mut back = line.points.clone();
    back.reverse();
    from_below(&back).map(|place| Enough {
        place: back.len() - 1 - place,
        rising: false,
    })
}

/// The name or line that is surely above all others.
fn best<'a>(all: &[(&'a str, Known)]) -> Option<(&'a str, Known)> {
    let best = all.iter().max_by(|a, b| a.1.low.total_cmp(&b.1.low))?;
    let others = all.iter().filter(|other| !std::ptr::eq(*other, best));
    let sure = all.len() > 1
        && others
            .map(|other| &other.1)
            .all(|other| below(other, &best.1));
    sure.then_some(*best)
}

/// The line that is surely above all others wherever all are known, and known everywhere in two places or more.
fn leader<'a>(lines: &[Shown<'a>]) -> Option<&'a str> {
    let count = lines.first()?.points.len();
    let mut leader = None;
    let mut compared = 0;
    for place in 0..count {
        let known: Option<Vec<(&str, Known)>> = lines
            .iter()
            .map(|line| Some((line.label, line.points[place]?)))
            .collect();
        let Some(known) = known else {
            continue;
        };
        let (label, _) = best(&known)?;
        if leader.is_some_and(|leader| leader != label) {
            return None;
        }
        leader = Some(label);
        compared += 1;
    }
    leader.filter(|label| compared > 1 && !label.is_empty())
}

/// The title: what is enough, or where the line goes; without an answer, what is shown.
#[must_use]
pub(super) fn finding(curve: &CurveFacts, lines: &[Shown<'_>]) -> String {
    let measure = &curve.measure;
    let known: Vec<Known> = lines
        .iter()
        .flat_map(|line| line.points.iter().copied().flatten())
        .collect();
    let (what, x) = (capital(&what(measure)), name(&curve.x.label));
    if known.is_empty() {
        return "No value could be computed".to_owned();
    }
    let whole = lines
        .iter()
        .all(|line| line.points.iter().all(Option::is_some));
    if let (true, Some(high)) = (whole, all_near(measure, &known)) {
        let nearly = if high { "always" } else { "never" };
        return headline([
            format!("{} almost {nearly}, whatever the value", claim(measure)),
            format!("Almost {nearly}, whatever the value"),
        ]);
    }
    let titles = match lines {
        [line] => one(curve, line, &known, whole),
        many => leader(many).map(|label| {
            let label = capital(&within(label));
            vec![
                format!(
                    "{label} has the highest {} everywhere",
                    super::super::measured::what(measure)
                ),
                format!("{label} is highest everywhere"),
                "One line is highest everywhere".to_owned(),
            ]
        }),
    };
    let titles = titles.unwrap_or_else(|| {
        if lines.len() == 1 && known.len() > 1 && !differ(&known) {
            vec!["No clear difference between the values tried".to_owned()]
        } else {
            vec![format!("{what}, by {x}"), what, "By value".to_owned()]
        }
    });
    headline(titles)
}

/// What a single line tells.
fn one(curve: &CurveFacts, line: &Shown<'_>, known: &[Known], whole: bool) -> Option<Vec<String>> {
    let measure = &curve.measure;
    let chance = measure.scale == MeasureScale::Chance;
    let what = what(measure);
    let names = called(&curve.x);
    if !curve.x.names.is_empty() {
        let all: Vec<(&str, Known)> = names
            .iter()
            .zip(&line.points)
            .filter_map(|(name, known)| Some((name.as_str(), (*known)?)))
            .collect();
        let (label, known) = best(&all)?;
        let (label, value) = (within(label), told(measure, known.share));
        return Some(vec![
            format!("{label} has the highest {what}: {value}"),
            format!("{label} is highest: {value}"),
            format!("One value is highest: {value}"),
        ]);
    }
    if let Some(enough) = enough(curve, line) {
        let value = &names[enough.place];
        let label = capital(name(&curve.x.label).trim_matches(['“', '”']));
        return Some(if enough.rising {
            vec![
                format!("{label}: {value} is enough for an even chance"),
                format!("{value} is enough for an even chance"),
            ]
        } else {
            vec![
                format!("{label}: up to {value} leaves an even chance"),
                format!("Up to {value} leaves an even chance"),
            ]
        });
    }
    if chance && whole && known.iter().all(|k| k.high < 0.5) {
        return Some(vec!["No value tried gives an even chance".to_owned()]);
    }
    if chance && whole && known.iter().all(|k| k.low > 0.5) {
        return Some(vec![
            "Every value tried gives more than an even chance".to_owned(),
        ]);
    }
    let (first, last) = (known.first()?, known.last()?);
    let verb = if below(first, last) && rises(known.iter()) {
        "rises"
    } else if below(last, first) && rises(known.iter().rev()) {
        "falls"
    } else {
        return None;
    };
    let [from, to] = [first, last].map(|known| told(measure, known.share));
    let what = capital(&what);
    Some(vec![
        format!(
            "{what} {verb} from {from} to {to} with {}",
            name(&curve.x.label)
        ),
        format!("{what} {verb} from {from} to {to}"),
        format!("It {verb} from {from} to {to}"),
    ])
}

pub(super) fn subtitle(curve: &CurveFacts, lines: &[Shown<'_>]) -> String {
    let known: Vec<Known> = lines
        .iter()
        .flat_map(|line| line.points.iter().copied().flatten())
        .collect();
    let band = match (curve.x.names.is_empty(), curve.measure.scale) {
        (true, MeasureScale::Chance) => "The band is the 95% interval, the dashes mark 50%.",
        (true, _) => "The band is the 95% interval.",
        (false, MeasureScale::Chance) => "Bars are 95% intervals, the dashes mark 50%.",
        (false, _) => "Bars are 95% intervals.",
    };
    let more = match curve.series.len().saturating_sub(lines.len()) {
        0 => String::new(),
        more => format!(
            " These {} move most, {more} more are in the table.",
            lines.len()
        ),
    };
    let doubt = doubt(&curve.measure, &known, curve.runs, "a value");
    let text = format!("{band}{more} {doubt}");
    asked(curve.question.as_ref(), text.trim_end())
}

pub(super) fn description(title: &str, curve: &CurveFacts, lines: &[Shown<'_>]) -> String {
    const MOST: usize = 12;
    let mut text = questioned(curve.question.as_ref(), title);
    text += &format!(" {} by {}.", capital(&what(&curve.measure)), curve.x.label);
    let names = called(&curve.x);
    for line in lines {
        let known: Vec<(&String, Known)> = names
            .iter()
            .zip(&line.points)
            .filter_map(|(name, known)| Some((name, (*known)?)))
            .collect();
        let step = known.len().div_ceil(MOST).max(1);
        let points: Vec<String> = known
            .iter()
            .step_by(step)
            .map(|(name, known)| format!("at {name} {}", told_fully(&curve.measure, known)))
            .collect();
        let label = if line.label.is_empty() {
            String::new()
        } else {
            format!("{}: ", line.label)
        };
        text += &format!(
            " {label}{}.",
            if points.is_empty() {
                "nothing computed".to_owned()
            } else {
                points.join("; ")
            }
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::super::examples::sweep;
    use super::super::super::facts::{CurveSeries, Measure, SweptAxis};
    use super::super::shown;
    use super::*;

    fn curve(shares: &[f64], by: f64) -> CurveFacts {
        let known = |share: &f64| {
            share.is_finite().then_some(Known {
                share: *share,
                low: share - by,
                high: share + by,
            })
        };
        CurveFacts {
            question: None,
            measure: Measure {
                phrase: "a deal is reached".into(),
                scale: MeasureScale::Chance,
            },
            x: SweptAxis {
                label: "deadline (weeks)".into(),
                values: (0..shares.len()).map(|n| 4.0 + 2.0 * n as f64).collect(),
                names: Vec::new(),
                here: None,
            },
            series: vec![CurveSeries {
                label: String::new(),
                points: shares.iter().map(known).collect(),
            }],
            runs: 400,
        }
    }

    fn title(curve: &CurveFacts) -> String {
        finding(curve, &shown(curve))
    }

    #[test]
    fn what_is_enough_is_said_where_the_line_crosses_once_and_surely() {
        let rising = [0.1, 0.3, 0.52, 0.7, 0.9];
        assert_eq!(
            title(&curve(&rising, 0.05)),
            "Deadline: 10 is enough for an even chance"
        );
        let falling = [0.9, 0.7, 0.52, 0.3, 0.1];
        assert_eq!(
            title(&curve(&falling, 0.05)),
            "Deadline: up to 6 leaves an even chance"
        );
        assert_eq!(
            title(&sweep::curve()),
            "What fighting on is worth to Russia: up to 64 leaves an even chance"
        );
    }

    #[test]
    fn without_a_sure_crossing_nothing_is_enough() {
        let neutral = "Chance that a deal is reached, by deadline";
        // It comes back down, it has a gap where it crosses, it never surely lies on either side.
        assert_eq!(title(&curve(&[0.1, 0.7, 0.3, 0.9], 0.05)), neutral);
        assert_eq!(
            title(&curve(&[0.1, 0.3, f64::NAN, 0.9], 0.05)),
            "Chance that a deal is reached rises from 10% to 90% with deadline"
        );
        assert_eq!(title(&curve(&[0.1, 0.9, 0.1], 0.05)), neutral);
        assert_eq!(
            title(&curve(&[0.4, 0.45, 0.6], 0.2)),
            "No clear difference between the values tried"
        );
    }

    #[test]
    fn a_line_on_one_side_says_so() {
        assert_eq!(
            title(&curve(&[0.1, 0.3, 0.2], 0.05)),
            "No value tried gives an even chance"
        );
        assert_eq!(
            title(&curve(&[0.8, 0.7, 0.9], 0.05)),
            "Every value tried gives more than an even chance"
        );
        assert_eq!(
            title(&curve(&[0.99, 0.98, 0.99], 0.01)),
            "A deal is reached almost always, whatever the value"
        );
        assert_eq!(
            title(&curve(&[f64::NAN], 0.0)),
            "No value could be computed"
        );
    }

    #[test]
    fn names_and_several_lines_are_compared() {
        let mut named = curve(&[0.2, 0.9, 0.4], 0.05);
        named.x.names = ["linear", "boulware", "conceder"].map(str::to_owned).into();
        assert_eq!(
            title(&named),
            "boulware has the highest chance that a deal is reached: 90%"
        );
        named.series[0].points[0] = named.series[0].points[1];
        assert_eq!(title(&named), "Chance that a deal is reached, by deadline");
        let mut two = curve(&[0.1, 0.3, 0.5], 0.05);
        two.series.extend(curve(&[0.4, 0.6, 0.8], 0.05).series);
        two.series[1].label = "with a mediator".into();
        assert_eq!(
            title(&two),
            "With a mediator has the highest chance that a deal is reached everywhere"
        );
        two.series[1].points[1] = two.series[0].points[1];
        assert_eq!(title(&two), "Chance that a deal is reached, by deadline");
    }

    #[test]
    fn points_rise_or_fall() {
        let mut curve = curve(&[40.0, 42.0, 61.5], 1.5);
        curve.measure = Measure {
            phrase: "worth to Ukraine".into(),
            scale: MeasureScale::Points,
        };
        assert_eq!(
            title(&curve),
            "Worth to Ukraine rises from 40 to 61.5 with deadline"
        );
    }

    #[test]
    fn the_subtitle_says_what_the_band_is_not() {
        let curve = sweep::curve();
        let said = subtitle(&curve, &shown(&curve));
        assert!(
            said.starts_with("How weak must Moscow be? The band is the 95% interval"),
            "{said}"
        );
        assert!(said.ends_with("model error not counted."), "{said}");
    }
}
