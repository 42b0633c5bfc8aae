//! The words of the chart of Sobol indices: what dominates, how to read it, and a text description.

use super::super::headline::headline;
use super::super::measured::{asked, below, decided, more, name, questioned, too_few_draws};
use super::ranked::{index, ranked};
use crate::account::capital;
use crate::charts::known::Known;
use crate::charts::sobol::facts::SobolFacts;
use crate::drawing::layout::{grouped, number};

/// `63%`, `−2%`.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", number(share * 100.0, 0))
}

/// The title: what matters most, if its total is clearly above all others.
pub(super) fn finding(sobol: &SobolFacts) -> String {
    let decided = decided(&sobol.measure);
    let rows = ranked(sobol);
    let totals: Vec<(&str, Known)> = rows
        .iter()
        .filter_map(|row| Some((row.label.as_str(), index(&row.total)?)))
        .collect();
    let Some(((label, first), others)) = totals.split_first() else {
        return "No index could be computed".to_owned();
    };
    if sobol.measure.few_draws {
        return too_few_draws(&sobol.measure);
    }
    if rows.len() == 1 {
        let name = name(label);
        return headline([
            format!("How much {name} matters for {decided}"),
            format!("How much {name} matters"),
            "How much one number matters".to_owned(),
        ]);
    }
    let whole = totals.len() == rows.len();
    let most = others.iter().all(|(_, other)| below(other, first));
    if whole && most && first.low > 0.0 {
        let name = capital(&name(label));
        return headline([
            format!("{name} matters most for {decided}"),
            format!("{name} matters most"),
            format!("One number matters most for {decided}"),
            "One number matters most".to_owned(),
        ]);
    }
    headline([
        format!("No number clearly matters most for {decided}"),
        "No number clearly matters most".to_owned(),
    ])
}

pub(super) fn subtitle(sobol: &SobolFacts) -> String {
    let runs = match (sobol.points, sobol.runs) {
        (0, 0) => String::new(),
        (0, runs) => format!(" {} runs.", grouped(runs)),
        (points, 0) => format!(" {} base points.", grouped(points)),
        (points, runs) => format!(" {} base points, {} runs.", grouped(points), grouped(runs)),
    };
    let text = format!(
        "Shares of the variance that a number accounts for alone (first-order) and with everything it interacts with (total). \
         Thick lines are 95% bootstrap intervals, model error not counted.{runs}"
    );
    asked(sobol.question.as_ref(), &text)
}

/// `alone 52% (95% interval 47% to 57%)`.
fn told(known: Option<Known>) -> String {
    known.map_or_else(
        || "not known".to_owned(),
        |known| {
            // Estimates may be below 0 or above 1: as in the table.
            let [at, low, high] = [known.share, known.low, known.high].map(percent);
            format!("{at} (95% interval {low} to {high})")
        },
    )
}

pub(super) fn description(title: &str, sobol: &SobolFacts, shown: usize) -> String {
    let mut text = questioned(sobol.question.as_ref(), title);
    text += &format!(" Shares of the variance of {}.", decided(&sobol.measure));
    let rows = ranked(sobol);
    for row in rows.iter().take(shown) {
        text += &format!(
            " {}: alone {}, with interactions {}.",
            row.label,
            told(index(&row.first)),
            told(index(&row.total))
        );
    }
    if rows.len() > shown {
        text += &format!(" {}.", more(rows.len() - shown));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    #[test]
    fn what_is_surely_largest_is_named() {
        let mut sobol = examples::flagship();
        assert_eq!(
            finding(&sobol),
            "“What fighting on is worth to Russia” matters most for whether a deal is ratified"
        );
        sobol.rows[1].label = "x".repeat(60);
        assert_eq!(
            finding(&sobol),
            "One number matters most for whether a deal is ratified"
        );
        sobol.rows[0].total = Known {
            share: 0.6,
            low: 0.55,
            high: 0.65,
        };
        assert_eq!(
            finding(&sobol),
            "No number clearly matters most for whether a deal is ratified"
        );
    }

    #[test]
    fn what_is_not_known_is_not_beaten() {
        let mut sobol = examples::flagship();
        sobol.rows[0].total.share = f64::NAN;
        assert!(finding(&sobol).starts_with("No number clearly matters most"));
        sobol.rows.truncate(1);
        assert_eq!(finding(&sobol), "No index could be computed");
        let mut one = examples::flagship();
        one.rows.truncate(1);
        assert_eq!(
            finding(&one),
            "How much “What fighting on is worth to Ukraine” matters for whether a deal is ratified"
        );
    }

    #[test]
    fn the_subtitle_says_how_to_read_both_indices() {
        let said = subtitle(&examples::flagship());
        for part in [
            "alone",
            "interacts",
            "bootstrap",
            "1,024 base points, 8,192 runs",
        ] {
            assert!(said.contains(part), "{said}");
        }
        assert_eq!(
            (percent(-0.02), percent(0.634)),
            ("−2%".into(), "63%".into())
        );
    }

    #[test]
    fn of_too_few_draws_the_title_tells_nothing() {
        let mut sobol = examples::flagship();
        sobol.measure.few_draws = true;
        let title = finding(&sobol);
        assert!(title.starts_with("Too few draws to tell"), "{title}");
    }
}
