//! The words of the curve: what is enough, how to read it, and a text description.

use super::super::headline::{headline, within};
use super::super::measured::{
    all_near, asked, below, claim, clause, doubt, in_doubt, name, questioned, runs_each, told,
    told_fully, too_few_draws, what,
};
use super::super::swept::called;
use super::shown::Shown;
use crate::account::capital;
use crate::charts::curve::facts::{Averaged, CurveFacts};
use crate::charts::known::Known;
use crate::charts::measure::MeasureScale;
use crate::drawing::layout::grouped;
use crate::probability::Interval;
use crate::sweep::{AxisCourse, EvenChance, Level, even_chance, many};

/// The value that is enough for an even chance: the place on the axis next to which a line crosses it once and clearly, and
/// whether the line rises there. Only if an effect of the axis is established.
pub(super) fn enough(curve: &CurveFacts, line: &Shown<'_>) -> Option<EvenChance> {
    let chance = curve.measure.scale == MeasureScale::Chance;
    if !chance || !curve.x.names.is_empty() || curve.told.is_none() {
        return None;
    }
    let level = |known: &Known| Level {
        value: known.share,
        interval: Interval {
            low: known.low,
            high: known.high,
        },
        n: curve.runs,
        exact: !in_doubt([known]),
    };
    let points: Vec<Option<Level>> = line
        .points
        .iter()
        .map(|known| known.as_ref().map(level))
        .collect();
    even_chance(&points)
}

/// The name or line that is clearly above all others.
fn best<'a>(all: &[(&'a str, Known)]) -> Option<(&'a str, Known)> {
    let best = all.iter().max_by(|a, b| a.1.low.total_cmp(&b.1.low))?;
    let others = all.iter().filter(|other| !std::ptr::eq(*other, best));
    let sure = all.len() > 1
        && others
            .map(|other| &other.1)
            .all(|other| below(other, &best.1));
    sure.then_some(*best)
}

/// The line that is clearly above all others wherever all are known; all must be known in at least two places.
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
    if measure.few_draws {
        return too_few_draws(measure);
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
    let titles = titles.or_else(|| along(curve));
    let titles = titles.unwrap_or_else(|| {
        if lines.len() == 1 && known.len() > 1 && curve.told.is_none() {
            vec!["No clear difference between the values tried".to_owned()]
        } else {
            vec![format!("{what}, by {x}"), what, "By value".to_owned()]
        }
    });
    headline(titles)
}

/// The finding for a single line.
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
        let (label, known) = best(&all).filter(|_| curve.told.is_some())?;
        let (label, value) = (within(label), told(measure, known.share));
        return Some(vec![
            format!("{label} has the highest {what}: {value}{}", over(curve)),
            format!("{label} is highest: {value}"),
            format!("One value is highest: {value}"),
        ]);
    }
    if let Some(enough) = enough(curve, line) {
        let about = if line.points.iter().flatten().any(|k| in_doubt([k])) || is_binned(curve) {
            "about "
        } else {
            ""
        };
        let value = format!("{about}{}", names[enough.place]);
        let label = capital(name(&curve.x.label).trim_matches(['“', '”']));
        let certain = |k: &Known| !in_doubt([k]) && (k.share <= 0.0 || k.share >= 1.0);
        let claim = match (known.iter().all(certain), enough.rises) {
            (true, true) => format!("{} from {value} on", clause(measure)),
            (true, false) => format!("{} up to {value}", clause(measure)),
            (false, true) => format!("{value} is enough for an even chance{}", over(curve)),
            (false, false) => format!("up to {value} leaves an even chance{}", over(curve)),
        };
        return Some(vec![format!("{label}: {claim}"), capital(&claim)]);
    }
    let on_one_side = if chance && whole && known.iter().all(|k| k.high < 0.5) {
        Some("No value tried gives an even chance")
    } else if chance && whole && known.iter().all(|k| k.low > 0.5) {
        Some("Every value tried gives more than an even chance")
    } else {
        None
    };
    on_one_side.map(|title| vec![format!("{title}{}", over(curve)), title.to_owned()])
}

/// The axes that a curve is averaged over, worded to follow a claim: `, averaged over 2 other axes`.
fn over(curve: &CurveFacts) -> String {
    match curve.averaged.map_or(0, |averaged| averaged.axes) {
        0 => String::new(),
        1 => ", averaged over the other axis".to_owned(),
        axes => format!(", averaged over {axes} other axes"),
    }
}

fn is_binned(curve: &CurveFacts) -> bool {
    curve.averaged.is_some_and(|averaged| averaged.binned)
}

/// Its course along the axis, if the effect of the axis is established.
fn along(curve: &CurveFacts) -> Option<Vec<String>> {
    let found = curve.told.as_ref().filter(|_| curve.x.names.is_empty())?;
    let level = |at: usize| found.levels.get(at).copied().flatten();
    let what = capital(&what(&curve.measure));
    let (x, names) = (name(&curve.x.label), called(&curve.x));
    let over = over(curve);
    match &found.course {
        AxisCourse::Straight { first, last } => {
            let (first, last) = (level(*first)?, level(*last)?);
            let verb = if last > first { "rises" } else { "falls" };
            let [from, to] = [first, last].map(|value| told(&curve.measure, value));
            let claim = format!("{verb} from {from} to {to}");
            Some(vec![
                format!("{what} {claim} with {x}{over}"),
                format!("{what} {claim}{over}"),
                format!("It {claim}{over}"),
            ])
        }
        AxisCourse::Bent { highest, .. } => {
            let (from, to) = *highest.first()?;
            let value = told(&curve.measure, level(from)?);
            let places = match (highest.len(), from == to) {
                (1, true) => format!("at {}", names.get(from)?),
                (1, false) => format!("from {} to {}", names.get(from)?, names.get(to)?),
                _ => "in several places".to_owned(),
            };
            Some(vec![
                format!("{what} is highest, {value}, {places} of {x}{over}"),
                format!("{what} is highest, {value}, {places}{over}"),
                format!("It is highest, {value}, {places}{over}"),
                format!("It is highest {places}"),
            ])
        }
    }
}

pub(super) fn subtitle(curve: &CurveFacts, lines: &[Shown<'_>]) -> String {
    let known: Vec<Known> = lines
        .iter()
        .flat_map(|line| line.points.iter().copied().flatten())
        .collect();
    let chance = curve.measure.scale == MeasureScale::Chance;
    let band = match (in_doubt(&known), curve.x.names.is_empty(), chance) {
        (true, true, true) => "The band is the 95% interval, the dashes mark 50%.",
        (true, true, false) => "The band is the 95% interval.",
        (true, false, true) => "Bars are 95% intervals, the dashes mark 50%.",
        (true, false, false) => "Bars are 95% intervals.",
        (false, _, true) => "The dashes mark 50%.",
        (false, _, false) => "",
    };
    let more = match curve.series.len().saturating_sub(lines.len()) {
        0 => String::new(),
        more => format!(
            " These {} move most, {more} more are in the table.",
            lines.len()
        ),
    };
    let mean_of_lines = if lines.len() > 1 && curve.told.is_some() && curve.x.names.is_empty() {
        " Ends in the title are means of the lines."
    } else {
        ""
    };
    let doubt = doubt(&curve.measure, &known, &behind(curve));
    let text = format!("{band}{more}{mean_of_lines} {doubt}");
    asked(curve.question.as_ref(), text.trim())
}

/// The runs behind each value.
fn behind(curve: &CurveFacts) -> String {
    match curve.averaged.filter(|averaged| averaged.axes > 0) {
        Some(Averaged {
            cells: (fewest, most),
            binned,
            ..
        }) => {
            let each = if binned {
                "point, the middle of a bin"
            } else {
                "point"
            };
            let cells = if fewest == most {
                many(most, "cell")
            } else {
                format!("{} to {}", grouped(fewest), many(most, "cell"))
            };
            format!("{cells} behind each {each}.")
        }
        None => runs_each(curve.runs, "per value"),
    }
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
    use super::super::examples;
    use super::super::shown::shown;
    use super::*;
    use crate::charts::curve::facts::CurveSeries;
    use crate::charts::measure::{Measure, SweptAxis};

    fn curve(shares: &[f64], by: f64) -> CurveFacts {
        let known = |share: &f64| {
            share.is_finite().then_some(Known {
                share: *share,
                low: share - by,
                high: share + by,
            })
        };
        let points: Vec<Option<Known>> = shares.iter().map(known).collect();
        CurveFacts {
            told: examples::told(&points, 0.01),
            averaged: None,
            question: None,
            measure: Measure {
                phrase: "a deal is reached".into(),
                scale: MeasureScale::Chance,
                few_draws: false,
            },
            x: SweptAxis {
                label: "deadline (weeks)".into(),
                values: (0..shares.len()).map(|n| 4.0 + 2.0 * n as f64).collect(),
                names: Vec::new(),
                here: None,
            },
            series: vec![CurveSeries {
                label: String::new(),
                points,
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
            "Deadline: about 8 is enough for an even chance"
        );
        let falling = [0.9, 0.7, 0.52, 0.3, 0.1];
        assert_eq!(
            title(&curve(&falling, 0.05)),
            "Deadline: up to about 8 leaves an even chance"
        );
        let step = [0.0, 0.0, 1.0, 1.0, 1.0];
        assert_eq!(
            title(&curve(&step, 0.0)),
            "Deadline: a deal is reached from 8 on"
        );
        let step = [1.0, 1.0, 1.0, 0.0, 0.0];
        assert_eq!(
            title(&curve(&step, 0.0)),
            "Deadline: a deal is reached up to 8"
        );
        assert_eq!(
            title(&examples::flagship()),
            "What fighting on is worth to Russia: up to about 65 leaves an even chance"
        );
    }

    #[test]
    fn without_a_sure_crossing_nothing_is_enough() {
        // It comes back down, it has a gap where it crosses, it is never clearly on either side.
        assert_eq!(
            title(&curve(&[0.1, 0.7, 0.3, 0.9], 0.05)),
            "Chance that a deal is reached is highest, 90%, at 10 of deadline"
        );
        assert_eq!(
            title(&curve(&[0.1, 0.3, f64::NAN, 0.9], 0.05)),
            "Chance that a deal is reached rises from 10% to 90% with deadline"
        );
        // Case 40: a hump.
        assert_eq!(
            title(&curve(&[0.1, 0.9, 0.1], 0.05)),
            "Chance that a deal is reached is highest, 90%, at 6 of deadline"
        );
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
        // Case 16: no line leads, but all of them rise.
        assert_eq!(
            title(&two),
            "Chance that a deal is reached rises from 10% to 50% with deadline"
        );
        assert!(subtitle(&two, &shown(&two)).contains("means of the lines"));
        two.told = None;
        assert_eq!(title(&two), "Chance that a deal is reached, by deadline");
    }

    #[test]
    fn an_average_over_other_axes_says_so() {
        // Case 3.
        let mut curve = curve(&[0.9, 0.7, 0.52, 0.3, 0.1], 0.05);
        curve.averaged = Some(Averaged {
            axes: 1,
            cells: (96, 104),
            binned: true,
        });
        assert_eq!(
            title(&curve),
            "Deadline: up to about 8 leaves an even chance, averaged over the other axis"
        );
        let said = subtitle(&curve, &shown(&curve));
        assert!(
            said.contains("96 to 104 cells behind each point, the middle of a bin."),
            "{said}"
        );
        assert!(!said.contains("runs"), "{said}");
    }

    #[test]
    fn where_nothing_is_drawn_there_is_no_interval() {
        // Cases 9 and 10.
        let mut curve = curve(&[1.0, 1.0, 0.0], 0.0);
        curve.runs = 0;
        assert_eq!(title(&curve), "Deadline: a deal is reached up to 6");
        let said = subtitle(&curve, &shown(&curve));
        assert_eq!(
            said,
            "The dashes mark 50%. Nothing is drawn, so every value is exact."
        );
        assert!(!description("", &curve, &shown(&curve)).contains("interval"));
    }

    #[test]
    fn points_rise_or_fall() {
        let mut curve = curve(&[40.0, 42.0, 61.5], 1.5);
        curve.measure = Measure {
            phrase: "worth to Ukraine".into(),
            scale: MeasureScale::Points,
            few_draws: false,
        };
        assert_eq!(
            title(&curve),
            "Worth to Ukraine rises from 40 to 61.5 with deadline"
        );
    }

    #[test]
    fn the_subtitle_says_what_the_band_is_not() {
        let curve = examples::flagship();
        let said = subtitle(&curve, &shown(&curve));
        assert!(
            said.starts_with("How weak must Moscow be? The band is the 95% interval"),
            "{said}"
        );
        assert!(said.ends_with("model error not counted."), "{said}");
    }

    #[test]
    fn of_too_few_draws_the_title_tells_nothing() {
        let mut curve = examples::flagship();
        curve.measure.few_draws = true;
        let title = title(&curve);
        assert!(title.starts_with("Too few draws to tell"), "{title}");
    }
}
