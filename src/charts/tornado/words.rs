//! The words of the tornado: which change moves the answer most, how to read it, and a text description.

use super::super::headline::headline;
use super::super::measured::{
    asked, in_doubt, more, name, questioned, runs_each, seen, told, told_fully, too_few_draws, what,
};
use super::moved::{Moved, ranked};
use crate::account::capital;
use crate::charts::tornado::facts::TornadoFacts;

/// `12% to 88%`.
fn span(tornado: &TornadoFacts, moved: &Moved<'_>) -> Option<String> {
    let (low, high) = moved.span()?;
    let [low, high] = [low, high].map(|value| told(&tornado.measure, value));
    (low != high).then(|| format!("{low} to {high}"))
}

/// The title: the change that moves the answer most, if it is distinguishable from zero and from the next.
pub(super) fn finding(tornado: &TornadoFacts) -> String {
    let what = what(&tornado.measure);
    let rows = ranked(tornado);
    let compared = rows.iter().filter(|moved| moved.swing().is_some()).count();
    if compared == 0 {
        return "No change could be computed".to_owned();
    }
    if tornado.measure.few_draws {
        return too_few_draws(&tornado.measure);
    }
    let first = &rows[0];
    let sure = match rows
        .get(1)
        .and_then(|second| Some((second, second.swing()?)))
    {
        Some((second, next)) => {
            let ahead = first.swing().unwrap_or(0.0) - next;
            ahead > first.doubt().hypot(second.doubt())
        }
        None => true,
    };
    let whole = compared == rows.len();
    if first.is_clear()
        && let Some(span) = span(tornado, first)
    {
        let name = capital(&name(&first.row.label));
        if rows.len() == 1 {
            return headline([
                format!("{name} moves the {what}: {span}"),
                format!("{name} moves it: {span}"),
                format!("This number moves the {what}: {span}"),
                format!("This number moves it: {span}"),
            ]);
        }
        if sure && whole {
            return headline([
                format!("{name} moves the {what} most: {span}"),
                format!("{name} moves it most: {span}"),
                format!("One number moves the {what} most: {span}"),
                format!("One number moves it most: {span}"),
            ]);
        }
    }
    let clear = rows.iter().filter(|moved| moved.is_clear()).count();
    if clear == 0 {
        return headline([
            format!("No single change clearly moves the {what}"),
            "No single change clearly moves it".to_owned(),
        ]);
    }
    let move_or_moves = if clear == 1 { "moves" } else { "move" };
    let of = format!("{clear} of {} numbers clearly {move_or_moves}", rows.len());
    headline([format!("{of} the {what}"), format!("{of} it")])
}

pub(super) fn subtitle(tornado: &TornadoFacts) -> String {
    let changes = tornado.rows.iter().flat_map(|row| &row.change);
    let lines = if in_doubt(changes.flatten()) {
        "Thin lines are 95% intervals of the change, model error not counted."
    } else {
        "Nothing is drawn, so every bar is exact."
    };
    let text = format!(
        "{}, one number at a time at both its ends, all others as in the file. {lines} {}",
        capital(&what(&tornado.measure)),
        runs_each(tornado.runs, "per end")
    );
    let text = text.trim_end();
    asked(tornado.question.as_ref(), text)
}

pub(super) fn description(title: &str, tornado: &TornadoFacts, shown: usize) -> String {
    let measure = &tornado.measure;
    let mut text = questioned(tornado.question.as_ref(), title);
    let base = seen(measure, Some(&tornado.base));
    let base = base.map_or("not known".to_owned(), |known| told_fully(measure, &known));
    text += &format!(
        " {} with the file as it is: {base}.",
        capital(&what(measure))
    );
    let rows = ranked(tornado);
    for moved in rows.iter().take(shown) {
        let ends = [0, 1].map(|place| {
            let value = moved.at[place].map(|known| told(measure, known.share));
            let value = value.unwrap_or_else(|| "not known".to_owned());
            format!("{} gives {value}", moved.row.ends[place])
        });
        let clear = if moved.is_clear() {
            "clear"
        } else {
            "not clear"
        };
        text += &format!(" {}: {}, {clear}.", moved.row.label, ends.join(", "));
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
    use crate::charts::measure::{Measure, MeasureScale};

    #[test]
    fn what_moves_the_answer_most_is_named_if_it_is_clear() {
        let mut tornado = examples::flagship();
        assert_eq!(
            finding(&tornado),
            "“What fighting on is worth to Russia” moves the chance that a deal is ratified most: 12% to 88%"
        );
        tornado.rows[1].label = "x".repeat(60);
        assert_eq!(
            finding(&tornado),
            "One number moves the chance that a deal is ratified most: 12% to 88%"
        );
        tornado.rows[1].clear = false;
        assert_eq!(
            finding(&tornado),
            "3 of 7 numbers clearly move the chance that a deal is ratified"
        );
        tornado.rows.iter_mut().for_each(|row| row.clear = false);
        assert_eq!(
            finding(&tornado),
            "No single change clearly moves the chance that a deal is ratified"
        );
    }

    #[test]
    fn a_change_that_is_hardly_ahead_is_not_the_first() {
        let mut tornado = examples::flagship();
        tornado.rows[2].at = tornado.rows[1].at;
        assert_eq!(
            finding(&tornado),
            "4 of 7 numbers clearly move the chance that a deal is ratified"
        );
        // One row has a gap: it might be the largest.
        let mut gap = examples::flagship();
        gap.rows[6].at[1] = None;
        assert!(finding(&gap).starts_with("4 of 7 numbers"));
        gap.rows.iter_mut().for_each(|row| row.at = [None, None]);
        assert_eq!(finding(&gap), "No change could be computed");
    }

    #[test]
    fn one_number_is_not_the_most_of_one() {
        let mut tornado = examples::flagship();
        tornado.rows.truncate(1);
        assert_eq!(
            finding(&tornado),
            "Deadline moves the chance that a deal is ratified: 31% to 66%"
        );
        tornado.measure = Measure {
            phrase: "worth to Ukraine".into(),
            scale: MeasureScale::Points,
            few_draws: false,
        };
        assert!(finding(&tornado).starts_with("Deadline moves the worth to Ukraine: "));
    }

    #[test]
    fn the_subtitle_says_that_numbers_are_moved_alone() {
        let said = subtitle(&examples::flagship());
        for part in [
            "one number at a time",
            "model error not counted",
            "Up to 400 runs per end",
        ] {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn of_too_few_draws_the_title_tells_nothing() {
        let mut tornado = examples::flagship();
        tornado.measure.few_draws = true;
        let title = finding(&tornado);
        assert!(title.starts_with("Too few draws to tell"), "{title}");
    }
}
