//! Titles that fit whatever the issues and options are called: at most two lines of 58 letters.

/// Letters per line.
const LETTERS: usize = 58;

/// The first of the titles (the most informative comes first) that fits on two lines; otherwise the last.
pub(super) fn headline(candidates: impl IntoIterator<Item = String>) -> String {
    let mut last = String::new();
    for title in candidates {
        if fits(&title) {
            return title;
        }
        last = title;
    }
    last
}

/// True if a title fits on two lines.
fn fits(title: &str) -> bool {
    let (mut lines, mut used) = (1, 0);
    for word in title.split_whitespace() {
        let letters = word.chars().count();
        if letters > LETTERS {
            return false;
        }
        used += letters + usize::from(used > 0);
        if used > LETTERS {
            (lines, used) = (lines + 1, letters);
        }
    }
    lines <= 2
}

/// The names of issues within a sentence: `Donbas` for `Donbas: who controls it?`; the whole title where another one begins
/// the same way.
pub(super) fn in_short(titles: &[&str]) -> Vec<String> {
    let names = heads(titles);
    let words: Vec<Vec<&str>> = names
        .iter()
        .map(|name| name.split_whitespace().collect())
        .collect();
    let fewest = words.iter().map(Vec::len).min().unwrap_or(0);
    let first = words.first().cloned().unwrap_or_default();
    let shared = |from: &dyn Fn(&[&str], usize) -> bool| {
        let most = fewest.saturating_sub(1);
        (0..most)
            .take_while(|&n| words.iter().all(|words| from(words, n)))
            .count()
    };
    let before = shared(&|words, n| words[n] == first[n]);
    let after = shared(&|words, n| words[words.len() - 1 - n] == first[first.len() - 1 - n]);
    // A beginning and an ending that all of many titles share say nothing: "Years until the tariff on … is gone".
    let worth_it = names.len() > 2 && before + after > 2 && before + after < fewest;
    if !worth_it {
        return names;
    }
    words
        .iter()
        .map(|words| words[before..words.len() - after].join(" "))
        .collect()
}

/// Titles cut before their explanation, where the rest still distinguishes them.
fn heads(titles: &[&str]) -> Vec<String> {
    let heads: Vec<&str> = titles.iter().map(|title| head(title)).collect();
    let alone = |head: &str| heads.iter().filter(|other| **other == head).count() == 1;
    let names = titles.iter().zip(&heads);
    names
        .map(|(title, head)| (if alone(head) { head } else { title }).trim().to_owned())
        .collect()
}

/// A name within a sentence: in quotes if its end would not be recognisable.
pub(super) fn within(name: &str) -> String {
    let blurs =
        name.contains(" and ") || name.ends_with(['?', '!', '.']) || name.contains([',', ':']);
    if blurs {
        format!("“{name}”")
    } else {
        name.to_owned()
    }
}

/// A title without its explanation.
fn head(title: &str) -> &str {
    let ends = [": ", ", ", " ("].iter().filter_map(|end| title.find(end));
    let head = title[..ends.min().unwrap_or(title.len())].trim();
    let head = [" in %", " %"]
        .iter()
        .find_map(|unit| head.strip_suffix(unit))
        .unwrap_or(head);
    if head.is_empty() { title } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_title_that_fits_is_taken() {
        let long = "word ".repeat(30);
        let title = |candidates: &[&str]| headline(candidates.iter().map(|&t| t.to_owned()));
        assert_eq!(title(&[&long, "short", "shorter"]), "short");
        assert_eq!(title(&[&long, &"x".repeat(59)]), "x".repeat(59));
        assert_eq!(title(&[]), "");
        let two = format!("{} {}", "x".repeat(58), "y".repeat(58));
        assert_eq!(title(&[&two, "short"]), two);
        assert_eq!(title(&[&format!("a {two}"), "short"]), "short");
    }

    #[test]
    fn what_all_titles_share_is_left_out() {
        let tariffs = [
            "Years until the tariff on wheat is gone",
            "Years until the tariff on raw steel is gone",
            "Years until the tariff on cars is gone",
        ];
        assert_eq!(in_short(&tariffs), ["wheat", "raw steel", "cars"]);
        assert_eq!(in_short(&tariffs[..2]), tariffs[..2]);
    }

    #[test]
    fn what_explains_a_title_is_left_out_unless_it_tells_issues_apart() {
        assert_eq!(
            in_short(&[
                "Donbas: who controls it?",
                "Size of the army, in thousands",
                "Jobs (1,000)",
                "NATO",
                "Rise in pay in %",
                ": ",
            ]),
            [
                "Donbas",
                "Size of the army",
                "Jobs",
                "NATO",
                "Rise in pay",
                ":"
            ]
        );
        let twins = ["Donbas: who controls it?", "Donbas: who pays?"];
        assert_eq!(in_short(&twins), twins);
        assert_eq!(within("NATO"), "NATO");
        assert_eq!(within("Ukraine and NATO"), "“Ukraine and NATO”");
        assert_eq!(within("Who leads?"), "“Who leads?”");
    }
}
