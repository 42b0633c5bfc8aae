//! Breaking, shrinking and, as the last resort, shortening text until it fits.

use super::super::figure::Weight;
use super::measure::measure;

/// The text in lines no wider than `width`. A single word that is wider is cut.
pub fn wrap(text: &str, size: f64, weight: Weight, width: f64) -> Vec<String> {
    let wide = |line: &str| measure(line, size, weight).width > width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        let longer = if line.is_empty() {
            word.clone()
        } else {
            format!("{line} {word}")
        };
        if !wide(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = word;
        while wide(&line) && line.chars().count() > 1 {
            let (head, tail) = cut(&line, size, weight, width);
            lines.push(head);
            line = tail;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The words of a text; a number stays with the word before it: `week 9` is not torn apart.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_start_matches(['−', '+']);
        match words.last_mut() {
            Some(last) if last.len() < 24 && bare.starts_with(|c: char| c.is_ascii_digit()) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// A sentence of two clauses, each on its line, if both fit.
fn clauses(text: &str, size: f64, weight: Weight, width: f64) -> Option<Vec<String>> {
    let at = ["; ", ", but ", ", though ", ": "]
        .iter()
        .find_map(|joint| text.find(joint))?;
    let (first, second) = text.split_at(at + 1);
    let lines = vec![first.to_owned(), second.trim_start().to_owned()];
    lines
        .iter()
        .all(|line| measure(line, size, weight).width <= width)
        .then_some(lines)
}

/// The text in as few lines as `width` allows, of about the same length; line breaks in it are kept.
pub fn balanced(text: &str, size: f64, weight: Weight, width: f64) -> Vec<String> {
    text.lines()
        .flat_map(|part| {
            let lines = wrap(part, size, weight, width);
            (10..20)
                .map(|step| wrap(part, size, weight, width * f64::from(step) / 20.0))
                .find(|narrow| {
                    narrow.len() == lines.len() && narrow.iter().all(|line| !line.ends_with('-'))
                })
                .unwrap_or(lines)
        })
        .collect()
}

/// A word too long for a line, cut with a hyphen.
fn cut(word: &str, size: f64, weight: Weight, width: f64) -> (String, String) {
    let letters: Vec<char> = word.chars().collect();
    let mut keep = letters.len() - 1;
    loop {
        let head: String = letters[..keep].iter().chain(['-'].iter()).collect();
        if keep == 1 || measure(&head, size, weight).width <= width {
            return (head, letters[keep..].iter().collect());
        }
        keep -= 1;
    }
}

/// At most `most` of some lines; the last takes what is left and is shortened.
pub(super) fn cut_off(
    mut lines: Vec<String>,
    size: f64,
    weight: Weight,
    width: f64,
    most: usize,
) -> Vec<String> {
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(ellipsis(&rest, size, weight, width));
    }
    lines
}

/// The text, shortened with “…” if it is wider than `width`.
pub fn ellipsis(text: &str, size: f64, weight: Weight, width: f64) -> String {
    if measure(text, size, weight).width <= width {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    for keep in (0..letters.len()).rev() {
        let head: String = letters[..keep].iter().collect();
        let short = format!("{}…", head.trim_end());
        if measure(&short, size, weight).width <= width {
            return short;
        }
    }
    String::new()
}

/// The text in at most `most` lines, at the largest size between `size` and 60% of it at which it
/// fits; what does not fit even then ends in “…”.
pub fn fitted(
    text: &str,
    size: f64,
    weight: Weight,
    width: f64,
    most: usize,
) -> (f64, Vec<String>) {
    for step in 0..=8 {
        let smaller = size * (1.0 - 0.05 * f64::from(step));
        let lines = balanced(text, smaller, weight, width);
        if lines.len() == 2
            && most >= 2
            && let Some(two) = clauses(text, smaller, weight, width)
        {
            return (smaller, two);
        }
        let whole = lines.iter().all(|line| !line.ends_with('-'));
        if lines.len() <= most && (whole || step == 8 || text.contains("- ")) {
            return (smaller, lines);
        }
    }
    let smallest = size * 0.6;
    let mut lines = wrap(text, smallest, weight, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(ellipsis(&rest, smallest, weight, width));
    }
    (smallest, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "Donaudampfschifffahrtsgesellschaftskapitän and the EU member states";
        for width in [60.0, 120.0, 300.0, 2000.0] {
            for line in wrap(text, 20.0, Weight::Bold, width) {
                assert!(measure(&line, 20.0, Weight::Bold).width <= width, "{line}");
            }
        }
        assert_eq!(wrap("", 20.0, Weight::Bold, 100.0).len(), 0);
    }

    #[test]
    fn a_title_shrinks_before_it_is_shortened() {
        let (size, lines) = fitted("A short title", 48.0, Weight::Bold, 1000.0, 2);
        assert!((size - 48.0).abs() < 1e-9 && lines.len() == 1);
        let long = "A title that says rather a lot ".repeat(4);
        let (size, lines) = fitted(&long, 48.0, Weight::Bold, 1000.0, 2);
        assert!(size < 48.0 && lines.len() == 2);
        let (_, lines) = fitted(&"word ".repeat(200), 48.0, Weight::Bold, 500.0, 2);
        assert!(lines.len() == 2 && lines[1].ends_with('…'));
    }

    #[test]
    fn balanced_lines_leave_no_orphan() {
        let lines = balanced("one two three four five six", 20.0, Weight::Regular, 220.0);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].split(' ').count() >= 2, "{lines:?}");
        assert_eq!(words("shake hands in week 9 (60.0 then)").len(), 6);
        assert_eq!(balanced("a\nb", 20.0, Weight::Regular, 220.0), ["a", "b"]);
    }

    #[test]
    fn an_ellipsis_never_exceeds_the_width() {
        assert_eq!(ellipsis("short", 20.0, Weight::Regular, 500.0), "short");
        let cut = ellipsis("a rather long remark", 20.0, Weight::Regular, 90.0);
        assert!(cut.ends_with('…'));
        assert!(measure(&cut, 20.0, Weight::Regular).width <= 90.0);
    }
}
