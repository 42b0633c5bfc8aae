//! Slips that word processors, spreadsheets and other notations leave in a file, and what to type instead.
//!
//! Each of them is a syntax error wherever it occurs outside quotes and comments, so finding one on the line of an error
//! explains the error.

use super::diagnostic::Span;
use super::slug::slug;

/// A slip found on a line, with the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    /// Its place, in bytes of the line.
    pub(super) span: Span,
    pub(super) what: String,
    pub(super) help: String,
}

fn slip(span: Span, what: impl Into<String>, help: impl Into<String>) -> Option<Slip> {
    Some(Slip {
        span,
        what: what.into(),
        help: help.into(),
    })
}

/// The correct form of a number in another notation, with the reason why it was not read: `55,5`, `55%`, `−5`.
pub(super) fn number_meant(text: &str) -> Option<String> {
    let trimmed = text.trim();
    let bare = trimmed.strip_suffix('%').map_or(trimmed, str::trim_end);
    let plain = bare.replace(long_dash, "-");
    let number = plain.trim_start_matches(['-', '+']);
    let written = number.starts_with(|letter: char| letter.is_ascii_digit())
        && number.ends_with(|letter: char| letter.is_ascii_digit())
        && number
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    if !written {
        return None;
    }
    if plain.contains(',') {
        return with_commas(&plain);
    }
    if plain.parse::<f64>().is_err() {
        None
    } else if bare != trimmed {
        Some(format!("write {plain} without %"))
    } else if bare != plain {
        Some(format!(
            "this is a long dash; type a plain hyphen-minus: {plain}"
        ))
    } else {
        None
    }
}

/// The correct form of a number with commas, which may precede its decimals or separate its thousands; `None` if it is a
/// list and not a number.
fn with_commas(written: &str) -> Option<String> {
    let bare = written.trim_start_matches(['-', '+']);
    let sign = if written.starts_with('-') { "-" } else { "" };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let thousands = |groups: &[&str]| {
        let first = groups
            .first()
            .is_some_and(|first| digits(first) && first.len() <= 3 && !first.starts_with('0'));
        first
            && groups[1..]
                .iter()
                .all(|group| digits(group) && group.len() == 3)
    };
    let grouped = |whole: &str, by: char, decimals: &str| {
        let groups: Vec<&str> = whole.split(by).collect();
        let right = thousands(&groups) && digits(decimals);
        right.then(|| {
            format!(
                "thousands are written without a separator and decimals with a point: {sign}{}.{decimals}",
                groups.concat()
            )
        })
    };
    match (bare.find(','), bare.find('.')) {
        // 1,000.50 and 1.000,50
        (Some(comma), Some(point)) if comma < point => {
            return grouped(&bare[..point], ',', &bare[point + 1..]);
        }
        (Some(comma), Some(_)) => return grouped(&bare[..comma], '.', &bare[comma + 1..]),
        _ => {}
    }
    let groups: Vec<&str> = bare.split(',').collect();
    let whole = groups.concat();
    match groups[..] {
        [before, after] if thousands(&groups) => {
            let decimals = after.trim_end_matches('0');
            let decimals = if decimals.is_empty() { "0" } else { decimals };
            Some(format!(
                "write {sign}{whole} if the comma separates thousands, {sign}{before}.{decimals} if it stands before decimals"
            ))
        }
        [before, after] if digits(before) && digits(after) => Some(format!(
            "decimals are written with a point: {sign}{before}.{after}"
        )),
        [_, _, ..] if thousands(&groups) => Some(format!(
            "thousands are written without a separator: {sign}{whole}"
        )),
        _ => None,
    }
}

/// The first slip on a line.
pub(super) fn find(line: &str) -> Option<Slip> {
    let bare = outside_quotes(line);
    characters(line, &bare)
        .or_else(|| heading(line, &bare))
        .or_else(|| notations(line, &bare))
        .or_else(|| accented_key(line, &bare))
}

/// The characters of a line that are outside quotes and comments, with their places; an unclosed quote is ignored.
fn outside_quotes(line: &str) -> Vec<(usize, char)> {
    let mut bare = Vec::new();
    let mut rest = line.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        match letter {
            '#' => break,
            '"' | '\'' => {
                let inside = &line[at + 1..];
                let mut escaped = false;
                let end = inside.char_indices().find(|(_, inner)| {
                    let ends = *inner == letter && !escaped;
                    escaped = letter == '"' && *inner == '\\' && !escaped;
                    ends
                });
                bare.push((at, letter));
                if let Some((end, _)) = end {
                    while rest.next_if(|(next, _)| *next <= at + 1 + end).is_some() {}
                    bare.push((at + 1 + end, letter));
                }
            }
            _ => bare.push((at, letter)),
        }
    }
    bare
}

fn long_dash(letter: char) -> bool {
    matches!(
        letter,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

fn curly(letter: char) -> bool {
    matches!(
        letter,
        '\u{2018}'
            ..='\u{201f}'
                | '\u{2032}'
                | '\u{2033}'
                | '\u{ab}'
                | '\u{bb}'
                | '\u{2039}'
                | '\u{203a}'
                | '\u{b4}'
                | '`'
    )
}

pub(super) fn invisible(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => "no-break space",
        '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' => "zero-width space",
        '\u{200c}' | '\u{200d}' => "zero-width joiner",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => {
            "mark of writing direction"
        }
        '\u{ad}' => "soft hyphen",
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{3000}' | '\u{205f}' => {
            "wide or narrow space"
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => "line separator",
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "control character",
        _ => return None,
    })
}

/// Characters that only look like those of a keyboard.
fn characters(line: &str, bare: &[(usize, char)]) -> Option<Slip> {
    for (place, &(at, letter)) in bare.iter().enumerate() {
        let span = Span::new(at, at + letter.len_utf8());
        if let Some(name) = invisible(letter) {
            // Editors do not count a byte order mark at the start of the file.
            let column = line[..at].trim_start_matches('\u{feff}').chars().count() + 1;
            if letter == '\u{feff}' && at == 0 {
                continue;
            }
            return slip(
                span,
                "there is an invisible character that does not belong here",
                format!(
                    "an invisible character ({name}) at column {column}; delete it and type a plain blank"
                ),
            );
        }
        if curly(letter) {
            let end = bare[place + 1..]
                .iter()
                .find(|(_, other)| curly(*other) || *other == '"')
                .map_or(span.end, |(end, other)| end + other.len_utf8());
            let inside = line[span.end..end].trim_end_matches(|last| curly(last) || last == '"');
            let example = if inside.is_empty() {
                "name = \"Buyer\"".to_string()
            } else {
                format!("\"{inside}\"")
            };
            return slip(
                Span::new(at, end),
                "these are not straight quotes",
                format!(
                    "these are curly quotes from a word processor; type straight ones: {example}"
                ),
            );
        }
        if long_dash(letter) {
            let number: String = bare[place + 1..]
                .iter()
                .map(|(_, next)| *next)
                .skip_while(|next| *next == ' ')
                .take_while(|next| next.is_ascii_digit() || *next == '.')
                .collect();
            if !number.is_empty() {
                return slip(
                    span,
                    "this is not a minus sign",
                    format!("this is a long dash; type a plain hyphen-minus: -{number}"),
                );
            }
        }
    }
    None
}

/// `[party anna]`, `[party.änna]`.
fn heading(line: &str, bare: &[(usize, char)]) -> Option<Slip> {
    let start = line.len() - line.trim_start_matches(['\u{feff}', ' ', '\t']).len();
    let inside = line[start..].strip_prefix('[')?;
    if inside.starts_with('[') || bare.iter().any(|(_, letter)| "=\"',{".contains(*letter)) {
        return None;
    }
    let closed = inside.find(']');
    let comment = inside.find('#').unwrap_or(inside.len());
    let inside = inside[..closed.unwrap_or(comment).min(comment)].trim_end();
    let span = Span::new(
        start,
        start + 1 + inside.len() + usize::from(closed.is_some()),
    );
    if let Some(foreign) = inside.chars().find(|letter| !letter.is_ascii()) {
        let name = inside.rsplit('.').next().map(str::trim);
        return names(foreign, span, name.filter(|name| name.contains(foreign)));
    }
    // Blanks beside a full stop are allowed.
    let inside: Vec<&str> = inside.split('.').map(str::trim).collect();
    let inside = inside.join(".");
    let parts: Vec<&str> = inside.split_whitespace().collect();
    let words = parts.iter().all(|part| {
        part.chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    });
    if parts.len() > 1 && words {
        let name = match parts[0].split_once('.') {
            None => format!("{}.{}", parts[0], parts[1..].join("-")),
            Some(_) => parts.join("-"),
        };
        return slip(
            span,
            "the heading of a section has a blank in it",
            format!("write [{name}]"),
        );
    }
    None
}

fn names(foreign: char, span: Span, name: Option<&str>) -> Option<Slip> {
    let instead = name
        .and_then(slug)
        .map_or_else(String::new, |name| format!(": write {name}"));
    slip(
        span,
        format!("'{foreign}' cannot be part of a name or key"),
        format!(
            "names use a-z without accents, digits and hyphens{instead}; what people read goes into `name` or `title`, \
             in quotes"
        ),
    )
}

/// `55,5`, `55%`, `key: value`.
fn notations(line: &str, bare: &[(usize, char)]) -> Option<Slip> {
    let digit = |at: usize| bare.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let number_from = |mut at: usize| {
        while at > 0 && (digit(at - 1) || matches!(bare[at - 1].1, '.' | ',' | '-')) {
            at -= 1;
        }
        at
    };
    // A number within a sentence is ignored: the sentence has its own message.
    let in_prose = |place: usize| {
        let mut before = bare[..place].iter().rev().map(|(_, sign)| *sign);
        before
            .find(|sign| *sign != ' ')
            .is_some_and(char::is_alphabetic)
    };
    let count = |sign: char| bare.iter().filter(|(_, found)| *found == sign).count();
    let unopened = count(']') > count('[');
    let (mut lists, mut braces) = (0_usize, 0_usize);
    let mut assigned = false;
    for (place, &(at, letter)) in bare.iter().enumerate() {
        match letter {
            '=' => assigned = true,
            '[' | '(' => lists += 1,
            ']' | ')' => lists = lists.saturating_sub(1),
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            // Between the entries of a list a comma is right.
            ',' if assigned
                && lists == 0
                && !(unopened && braces == 0)
                && place > 0
                && digit(place - 1)
                && digit(place + 1)
                && !in_prose(number_from(place)) =>
            {
                let first = bare[number_from(place)].0;
                let mut last = place;
                while digit(last + 1)
                    || digit(last + 2) && bare.get(last + 1).is_some_and(|(_, c)| ",.".contains(*c))
                {
                    last += 1;
                }
                let end = bare[last].0 + 1;
                // Several commas that do not make a number are a list without brackets.
                if let Some(help) = with_commas(&line[first..end]) {
                    return slip(Span::new(first, end), "a number has a comma in it", help);
                }
            }
            '%' => {
                let mut before = place;
                while before > 0 && bare[before - 1].1 == ' ' {
                    before -= 1;
                }
                if before > 0 && digit(before - 1) && !in_prose(number_from(before)) {
                    let first = bare[number_from(before)].0;
                    let number = line[first..at].trim_end();
                    return slip(
                        Span::new(first, at + 1),
                        "a number has a % sign",
                        format!("write {number} without %"),
                    );
                }
            }
            // In a text that lacks its quotes a colon is only a colon.
            ':' if !assigned || braces > 0 => {
                let key = line[..at].trim_end();
                let key_start = key
                    .rfind(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)))
                    .map_or(0, |last| {
                        last + key[last..].chars().next().map_or(1, char::len_utf8)
                    });
                let name = &key[key_start..];
                if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    let value = line[at + 1..].trim_start_matches([':', '=']).trim();
                    let value = value
                        .split(['#', ',', '}'])
                        .next()
                        .unwrap_or_default()
                        .trim();
                    return slip(
                        Span::new(at, at + 1),
                        "a key and its value are joined by a colon",
                        format!("use = instead of : and write {name} = {value}"),
                    );
                }
            }
            _ => {}
        }
    }
    None
}

/// `größe = 5`.
fn accented_key(line: &str, bare: &[(usize, char)]) -> Option<Slip> {
    let part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.');
    let equals = bare.iter().filter(|(_, sign)| *sign == '=');
    equals.into_iter().find_map(|&(end, _)| {
        let written = line[..end].trim_end();
        let key = &written[written.trim_end_matches(part).len()..];
        let foreign = key.chars().find(|letter| !letter.is_ascii())?;
        let start = written.len() - key.len();
        names(foreign, Span::new(start, written.len()), Some(key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_has_no_slip() {
        for line in [
            "",
            "no_deal = 55.5 # 55,5 % – “x”: y",
            "title = \"“a” – b: 5,5 % c\"",
            "title = 'a\u{a0}b: 5'",
            "a = [1,2, 3,4]",
            "\u{feff}schema = 1",
            "start = 2025-12-28",
            "[party.anna]",
            "[ party . anna ] # the first: 5%",
            "a = { b = [1,2], c = 5 }",
            "a = \"x\\\" – 5\"",
        ] {
            assert_eq!(find(line), None, "{line}");
        }
    }

    #[test]
    fn slips_are_named_and_placed() {
        let cases: &[(&str, &str, &str)] = &[
            (
                "no_deal = 55,5",
                "55,5",
                "decimals are written with a point: 55.5",
            ),
            (
                "cost = { a = -5,25, b = 1 }",
                "-5,25",
                "with a point: -5.25",
            ),
            ("no_deal = 55%", "55%", "write 55 without %"),
            ("no_deal = 55 %", "55 %", "write 55 without %"),
            ("name = “x”", "“x”", "straight ones: \"x\""),
            ("name = ‘x’", "‘x’", "curly quotes from a word processor"),
            ("name = „x“ # y", "„x“", "straight ones: \"x\""),
            ("name = \"x”", "”", "curly quotes from a word processor"),
            ("no_deal = –5", "–", "hyphen-minus: -5"),
            ("no_deal = \u{2212} 5.5", "\u{2212}", "hyphen-minus: -5.5"),
            (
                "a =\u{a0}5",
                "\u{a0}",
                "(no-break space) at column 4; delete it and type a plain blank",
            ),
            (
                "a = 5\u{200b}",
                "\u{200b}",
                "(zero-width space) at column 6",
            ),
            (
                "no_deal: 55",
                ":",
                "use = instead of : and write no_deal = 55",
            ),
            ("r = { from: 5, to: 6 }", ":", "write from = 5"),
            ("[party anna]", "[party anna]", "write [party.anna]"),
            (
                "[party anna b] # c",
                "[party anna b]",
                "write [party.anna-b]",
            ),
            (
                "[party.änna]",
                "[party.änna]",
                "a-z without accents, digits and hyphens",
            ),
            ("größe = 5", "größe", "and hyphens: write groesse; what"),
            (
                "o = { half = \"x\", hälfte = 5 }",
                "hälfte",
                "hyphens: write haelfte; what",
            ),
            (
                "r = { from = 1,000, to = 2,000 }",
                "1,000",
                "write 1000 if the comma",
            ),
        ];
        for (line, place, help) in cases {
            let Some(found) = find(line) else {
                panic!("{line} has no slip");
            };
            assert_eq!(found.span.of(line), *place, "{line}");
            assert!(found.help.contains(help), "{line}: {}", found.help);
        }
    }

    #[test]
    fn numbers_in_other_notations_are_understood() {
        let meant = |text| number_meant(text).unwrap_or_default();
        assert_eq!(meant("75,5"), "decimals are written with a point: 75.5");
        assert_eq!(meant("55 %"), "write 55 without %");
        assert!(meant("\u{2212}5").ends_with("hyphen-minus: -5"));
        for (text, help) in [
            (
                "1,000",
                "write 1000 if the comma separates thousands, 1.0 if it stands before decimals",
            ),
            (
                "-12,340",
                "write -12340 if the comma separates thousands, -12.34 if it stands before decimals",
            ),
            ("0,500", "decimals are written with a point: 0.500"),
            (
                "1,000,000",
                "thousands are written without a separator: 1000000",
            ),
            (
                "1.000,5",
                "thousands are written without a separator and decimals with a point: 1000.5",
            ),
            (
                "12,000.25",
                "thousands are written without a separator and decimals with a point: 12000.25",
            ),
        ] {
            assert_eq!(meant(text), help);
        }
        for text in [
            "75.5", "a,b", "1,2,3", ",5", "", "%", "5,", "1.0,0.5", "1,00.5",
        ] {
            assert_eq!(number_meant(text), None, "{text}");
        }
    }
}
