//! Breaking, shrinking and, as a last resort, shortening text until it fits.

use super::look::Look;

impl Look {
    /// The text in lines no wider than `width`. A single word that is wider is cut.
    pub fn wrap(&self, text: &str, width: f64) -> Vec<String> {
        let wide = |line: &str| self.width(line) > width;
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
                let (head, tail) = self.hyphened(&line, width);
                lines.push(head);
                line = tail;
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// The same in at most `most` lines (at least one); the last is shortened.
    pub fn lines(&self, text: &str, width: f64, most: usize) -> Vec<String> {
        self.cut(self.wrap(text, width), width, most)
    }

    /// At most `most` of some lines (at least one); the last takes the rest and is shortened.
    pub fn cut(&self, mut lines: Vec<String>, width: f64, most: usize) -> Vec<String> {
        let most = most.max(1);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(self.shortened(&rest, width));
        }
        lines
    }

    /// The text in as few lines as `width` allows, of about the same length; its line breaks are kept.
    pub fn balanced(&self, text: &str, width: f64) -> Vec<String> {
        let even = |part| {
            let lines = self.wrap(part, width);
            let mut narrower = (10..20).map(|step| self.wrap(part, width * f64::from(step) / 20.0));
            let whole = |narrow: &Vec<String>| {
                narrow.len() == lines.len() && narrow.iter().all(|line| !line.ends_with('-'))
            };
            narrower.find(whole).unwrap_or(lines)
        };
        text.lines().flat_map(even).collect()
    }

    /// The text, shortened with “…” if it is wider than `width`.
    pub fn shortened(&self, text: &str, width: f64) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().collect();
        let shorter = (0..letters.len()).rev().map(|keep| {
            let head: String = letters[..keep].iter().collect();
            format!("{}…", head.trim_end())
        });
        let mut fitting = shorter.filter(|short| self.width(short) <= width);
        fitting.next().unwrap_or_default()
    }

    /// The text in at most `most` lines, at the largest size down to 60% of its own at which it fits; text that does not fit
    /// even at that size ends in “…”.
    pub fn fitted(self, text: &str, width: f64, most: usize) -> (Look, Vec<String>) {
        let sized = |size| Look { size, ..self };
        for step in 0..=8 {
            let smaller = sized(self.size * (1.0 - 0.05 * f64::from(step)));
            let lines = smaller.balanced(text, width);
            if lines.len() == 2
                && most >= 2
                && let Some(two) = smaller.clauses(text, width)
            {
                return (smaller, two);
            }
            let whole = lines.iter().all(|line| !line.ends_with('-'));
            if lines.len() <= most && (whole || step == 8 || text.contains("- ")) {
                return (smaller, lines);
            }
        }
        let smallest = sized(self.size * 0.6);
        (smallest, smallest.lines(text, width, most))
    }

    /// A sentence of two clauses, each on its line, if both fit.
    fn clauses(&self, text: &str, width: f64) -> Option<Vec<String>> {
        let at = ["; ", ", but ", ", though ", ": "]
            .iter()
            .find_map(|joint| text.find(joint))?;
        let (first, second) = text.split_at(at + 1);
        let lines = vec![first.to_owned(), second.trim_start().to_owned()];
        (self.widest(&lines) <= width).then_some(lines)
    }

    /// A word too long for a line, cut with a hyphen.
    fn hyphened(&self, word: &str, width: f64) -> (String, String) {
        let letters: Vec<char> = word.chars().collect();
        let mut keep = letters.len() - 1;
        loop {
            let head: String = letters[..keep].iter().chain(['-'].iter()).collect();
            if keep == 1 || self.width(&head) <= width {
                return (head, letters[keep..].iter().collect());
            }
            keep -= 1;
        }
    }
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

#[cfg(test)]
mod tests {
    use super::super::look::{bold, plain};
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "Donaudampfschifffahrtsgesellschaftskapitän and the EU member states";
        for width in [60.0, 120.0, 300.0, 2000.0] {
            for line in bold(20.0).wrap(text, width) {
                assert!(bold(20.0).width(&line) <= width, "{line}");
            }
        }
        assert_eq!(bold(20.0).wrap("", 100.0).len(), 0);
    }

    #[test]
    fn a_title_shrinks_before_it_is_shortened() {
        let (look, lines) = bold(48.0).fitted("A short title", 1000.0, 2);
        assert!((look.size - 48.0).abs() < 1e-9 && lines.len() == 1);
        let long = "A title that says rather a lot ".repeat(4);
        let (look, lines) = bold(48.0).fitted(&long, 1000.0, 2);
        assert!(look.size < 48.0 && lines.len() == 2);
        let (_, lines) = bold(48.0).fitted(&"word ".repeat(200), 500.0, 2);
        assert!(lines.len() == 2 && lines[1].ends_with('…'));
    }

    #[test]
    fn balanced_lines_leave_no_orphan() {
        let lines = plain(20.0).balanced("one two three four five six", 220.0);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].split(' ').count() >= 2, "{lines:?}");
        assert_eq!(words("shake hands in week 9 (60.0 then)").len(), 6);
        assert_eq!(plain(20.0).balanced("a\nb", 220.0), ["a", "b"]);
    }

    #[test]
    fn an_ellipsis_never_exceeds_the_width() {
        assert_eq!(plain(20.0).shortened("short", 500.0), "short");
        let cut = plain(20.0).shortened("a rather long remark", 90.0);
        assert!(cut.ends_with('…'));
        assert!(plain(20.0).width(&cut) <= 90.0);
    }
}
