//! Limits on the size of a scenario: scores in all, letters of a name and of a text.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::vocabulary::{MAX_LINE, MAX_NAME, MAX_SCORES, MAX_TEXT};
use crate::scenario::Scenario;

use super::names::Names;
use super::walk::Reader;

/// The number of letters shown of a name that is too long.
const SHOWN: usize = 40;

/// Limits the scores of a game, one for each party and option: a range written in one line can ask for millions.
pub(super) fn size(reader: &mut Reader, scenario: &Scenario, names: &Names<'_>) {
    let right = |at: &usize| names.issues[*at].options.is_some();
    let issues = scenario.issues.iter().enumerate();
    let sizes: Vec<(usize, u64)> = issues
        .map(|(at, issue)| (at, issue.len() as u64))
        .filter(|(at, _)| right(at))
        .collect();
    let options: u64 = sizes.iter().map(|(_, size)| size).sum();
    // Members of ratifiers with weights or scores of their own are looked at like parties.
    let parties = (scenario.parties.len() + scenario.views().count()) as u64;
    let Some((largest, size)) = sizes
        .iter()
        .copied()
        .reduce(|most, next| if next.1 > most.1 { next } else { most })
    else {
        return;
    };
    if parties * options <= MAX_SCORES {
        return;
    }
    let most = MAX_SCORES / parties;
    let [scores, options_shown, limit, most_shown, size_shown] =
        [parties * options, options, MAX_SCORES, most, size].map(grouped);
    reader.report(
        Problem::new(
            Code::TooManyScores,
            format!(
                "{parties} parties and {options_shown} options in all issues make {scores} scores, but at most {limit} are held"
            ),
        )
        .label(
            names.issues[largest].options_span,
            format!("{size_shown} options here"),
        )
        .help(format!(
            "for {parties} parties, all issues together may have {most_shown} options: make the steps of ranges {} times as \
             large, or leave out issues or parties",
            options.div_ceil(most.max(1))
        )),
    );
}

impl Reader {
    /// Reports a name that has too many letters for paths and pages.
    pub(super) fn long_name(&mut self, name: &str, span: Span, what: &str) {
        let letters = name.chars().count();
        let start: String = name.chars().take(SHOWN).collect();
        self.report(
            Problem::new(
                Code::TooLong,
                format!("{what} has a name of {} letters, '{start}…', but at most {MAX_NAME} are allowed", grouped(letters as u64)),
            )
            .label(span, "too long")
            .help("choose a short name; what people read goes into `title` or `name`"),
        );
    }

    /// True if a text is short enough for pages and charts; otherwise it is reported.
    pub(super) fn text_fits(&mut self, text: &str, span: Span, path: &str) -> bool {
        let key = path.rsplit('.').next();
        let paragraphs =
            matches!(key, Some("brief" | "note" | "source" | "why")) && !path.contains(".options.");
        let most = if paragraphs { MAX_TEXT } else { MAX_LINE };
        // A letter takes at least one byte: letters need not be counted in a text of few bytes.
        let letters = if text.len() > most {
            text.chars().count()
        } else {
            0
        };
        if letters <= most {
            return true;
        }
        let [letters, most] = [letters, most].map(|count| grouped(count as u64));
        self.report(
            Problem::new(
                Code::TooLong,
                format!("'{path}' has {letters} letters, but at most {most} are allowed"),
            )
            .label(span, "too long")
            .help(if paragraphs {
                "keep to what a reader takes in before the talks begin: some pages"
            } else {
                "keep to a line; what needs paragraphs goes into `brief` or `note`"
            }),
        );
        false
    }
}

/// A count with commas: `10,000`.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_commas() {
        for (count, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (640_000_000, "640,000,000"),
        ] {
            assert_eq!(grouped(count), text);
        }
    }
}
