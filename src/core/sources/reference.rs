//! A reference, and how a fact sheet relies on it.

/// A publication.
#[derive(Debug, PartialEq, Eq)]
pub struct Reference {
    /// The name of its constant, for instance `NASH_1950`; see [`Reference::key`].
    pub name: &'static str,
    /// First names abbreviated, in the order of the title page: `J. F. Nash`.
    pub authors: &'static [&'static str],
    /// The year of publication.
    pub year: u16,
    /// The title in full.
    pub title: &'static str,
    /// Where it was published.
    pub venue: Venue,
    /// How it can be found.
    pub identifier: Identifier,
    /// Any part of this that could not be confirmed in public records; empty if everything was.
    pub unconfirmed: &'static str,
}

/// The place of publication. Volumes are written with their number, `18(2)`; pages may be empty where they were not
/// recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Venue {
    /// A journal: its name, volume (with number) and pages.
    Journal(&'static str, &'static str, &'static str),
    /// A chapter or paper in a book: the book, its publisher, and pages.
    In(&'static str, &'static str, &'static str),
    /// A book: its publisher.
    Book(&'static str),
}

/// How a reference can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identifier {
    /// A digital object identifier, without `https://doi.org/`.
    Doi(&'static str),
    /// A book number of thirteen digits.
    Isbn(&'static str),
    /// Neither, and why.
    Neither(&'static str),
}

impl Reference {
    /// Author and year, as typed: `nash-1950`.
    pub fn key(&self) -> String {
        self.name.to_ascii_lowercase().replace('_', "-")
    }

    /// As it is cited in text.
    ///
    /// ```
    /// # extern crate zopa_core as zopa;
    /// assert_eq!(
    ///     zopa::sources::NASH_1950.citation(),
    ///     "J. F. Nash (1950), The bargaining problem, Econometrica 18(2), 155-162. doi:10.2307/1907266"
    /// );
    /// ```
    pub fn citation(&self) -> String {
        let venue = match self.venue {
            Venue::Journal(name, volume, pages) => format!("{name} {volume}{}", after(", ", pages)),
            Venue::In(book, publisher, pages) => {
                format!("in {book}{}{}", after(", ", publisher), after(", ", pages))
            }
            Venue::Book(publisher) => publisher.to_owned(),
        };
        let found_by = match self.identifier {
            Identifier::Doi(doi) => format!(" doi:{doi}"),
            Identifier::Isbn(isbn) => format!(" ISBN {isbn}"),
            Identifier::Neither(_) => String::new(),
        };
        let doubt = match self.unconfirmed {
            "" => String::new(),
            what => format!(" (not confirmed: {what})"),
        };
        let (who, year, title) = (self.who(), self.year, self.title);
        format!("{who} ({year}), {title}, {venue}.{found_by}{doubt}")
    }

    /// The authors: `A`, `A & B`, `A, B & C`.
    pub fn who(&self) -> String {
        match self.authors {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} & {last}", first.join(", ")),
        }
    }

    /// As an entry of a BibTeX file, ending in a newline.
    pub fn bibtex(&self) -> String {
        let kind = match self.venue {
            Venue::Journal(..) => "article",
            Venue::In(..) => "incollection",
            Venue::Book(_) => "book",
        };
        let mut fields = vec![
            ("author", self.authors.join(" and ")),
            // The second pair of braces keeps capitals as they are.
            ("title", format!("{{{}}}", self.title)),
            ("year", self.year.to_string()),
        ];
        let (volume, number, pages, publisher);
        match self.venue {
            Venue::Journal(name, both, span) => {
                (volume, number) = match both.split_once('(') {
                    Some((volume, number)) => (volume, number.trim_end_matches(')')),
                    None => (both, ""),
                };
                (pages, publisher) = (span, "");
                fields.push(("journal", name.to_owned()));
            }
            Venue::In(book, by, span) => {
                (volume, number, pages, publisher) = ("", "", span, by);
                fields.push(("booktitle", book.to_owned()));
            }
            Venue::Book(by) => (volume, number, pages, publisher) = ("", "", "", by),
        }
        fields.extend([
            ("volume", volume.to_owned()),
            ("number", number.to_owned()),
            ("pages", pages.replace('-', "--")),
            ("publisher", publisher.to_owned()),
        ]);
        match self.identifier {
            Identifier::Doi(doi) => fields.push(("doi", doi.to_owned())),
            Identifier::Isbn(isbn) => fields.push(("isbn", isbn.to_owned())),
            Identifier::Neither(_) => {}
        }
        if !self.unconfirmed.is_empty() {
            fields.push(("note", format!("not confirmed: {}", self.unconfirmed)));
        }
        let lines = fields.iter().filter(|(_, value)| !value.is_empty());
        let lines = lines.map(|(field, value)| {
            // biblatex and hyperref read an underscore in a DOI as it is, not as a subscript.
            format!("  {field} = {{{}}},\n", value.replace('&', "\\&"))
        });
        format!(
            "@{kind}{{{},\n{}}}\n",
            self.key(),
            lines.collect::<String>()
        )
    }
}

/// `what` after a separator, or nothing.
fn after(separator: &str, what: &str) -> String {
    if what.is_empty() {
        return String::new();
    }
    format!("{separator}{what}")
}

/// The basis of a fact sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Citation {
    /// As published.
    Of(&'static Reference),
    /// After the idea of a publication.
    After(&'static Reference),
    /// A part that is as published, for instance "common random numbers".
    For(&'static str, &'static Reference),
    /// A part of a publication, for instance "the Camp David chapter".
    Part(&'static str, &'static Reference),
    /// Our own, described in a sentence.
    Ours(&'static str),
}

impl Citation {
    /// The reference it points to; `None` where it is our own.
    pub fn reference(&self) -> Option<&'static Reference> {
        match *self {
            Citation::Of(of)
            | Citation::After(of)
            | Citation::For(_, of)
            | Citation::Part(_, of) => Some(of),
            Citation::Ours(_) => None,
        }
    }

    /// For people, in one sentence.
    pub fn text(&self) -> String {
        match self {
            Citation::Of(of) => of.citation(),
            Citation::After(of) => format!("After {}", of.citation()),
            Citation::For(what, of) => format!("For {what}: {}", of.citation()),
            Citation::Part(part, of) => format!("{} ({part})", of.citation()),
            Citation::Ours(what) => (*what).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, RAIFFA_1982, SALTELLI_2010};
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_reference_can_be_found_by_somebody_else() {
        let mut keys = BTreeSet::new();
        for reference in ALL {
            let key = reference.key();
            assert!(keys.insert(key.clone()), "{key} stands there twice");
            assert!(
                !reference.authors.is_empty() && !reference.title.is_empty(),
                "{key}"
            );
            assert!(
                key.ends_with(&format!("-{}", reference.year)),
                "{key}: {}",
                reference.year
            );
            match reference.identifier {
                Identifier::Doi(doi) => {
                    assert!(doi.starts_with("10.") && doi.contains('/'), "{key}: {doi}")
                }
                Identifier::Isbn(isbn) => assert!(is_isbn(isbn), "{key}: {isbn}"),
                Identifier::Neither(why) => assert!(!why.is_empty(), "{key} has no reason"),
            }
        }
        assert!(keys.len() > 70, "{}", keys.len());
    }

    #[test]
    fn the_list_is_in_the_order_of_its_keys() {
        let keys: Vec<String> = ALL.iter().map(|reference| reference.key()).collect();
        let mut sorted = keys.clone();
        sorted.sort();
        assert_eq!(keys, sorted);
    }

    /// Thirteen digits, of which the last is the check digit.
    fn is_isbn(isbn: &str) -> bool {
        let digits: Vec<u32> = isbn.chars().filter_map(|c| c.to_digit(10)).collect();
        let weighed = digits
            .iter()
            .enumerate()
            .map(|(n, digit)| digit * if n % 2 == 0 { 1 } else { 3 });
        digits.len() == 13 && weighed.sum::<u32>() % 10 == 0
    }

    #[test]
    fn bibtex_has_what_a_bibliography_needs() {
        let entry = SALTELLI_2010.bibtex();
        for line in [
            "@article{saltelli-2010,\n",
            "  author = {A. Saltelli and P. Annoni and I. Azzini and F. Campolongo and M. Ratto and S. Tarantola},\n",
            "  journal = {Computer Physics Communications},\n",
            "  volume = {181},\n",
            "  number = {2},\n",
            "  pages = {259--270},\n",
            "  doi = {10.1016/j.cpc.2009.09.018},\n",
        ] {
            assert!(entry.contains(line), "{line} not in\n{entry}");
        }
        assert!(RAIFFA_1982.bibtex().contains("isbn = {978-0-674-04813-3}"));
    }
}
