//! Setting numbers in a scenario that has already been read, without its file.

use super::domain::{Domain, domain};
use crate::scenario::{Path, Scenario};

impl Scenario {
    /// The scenario with another number at a listed path: exactly the result of [`read`] for the file with that setting,
    /// many times faster. `None` if the file must be read again: for words, ranges of issues and the number of rounds; if
    /// the value is not allowed there; and if the path is not listed.
    ///
    /// The new number is fixed, even if the old one was drawn by chance.
    ///
    /// ```
    /// # extern crate zopa_core as zopa;
    /// use zopa::format::{Setting, Source, read};
    /// let source = Source::from_text("haggle.toml", r#"
    ///     schema = 1
    ///     [party.buyer]
    ///     [party.seller]
    ///     no_deal = 20
    ///     [issue.price]
    ///     range = { from = 50, to = 150, step = 5 }
    ///     buyer = { from = 100, to = 0 }
    ///     seller = { from = 0, to = 100 }
    /// "#);
    /// let base = read(&source, &[]).unwrap().scenario;
    /// let path = "party.seller.no_deal.value";
    /// let read_again = read(&source, &[Setting::new(path, 30)]).unwrap().scenario;
    /// assert_eq!(base.with_number(path, 30.0), Some(read_again));
    /// assert_eq!(base.with_number("time.rounds", 30.0), None);
    /// assert_eq!(base.with_number("talks.breakdown", 30.0), None);
    /// ```
    ///
    /// [`read`]: crate::format::read()
    pub fn with_number(&self, path: &str, value: f64) -> Option<Scenario> {
        self.with_numbers(&[(path, value)])
    }

    /// The scenario with other numbers at several listed paths, set one after another: the result of [`read`] for the file
    /// with these settings.
    ///
    /// [`read`]: crate::format::read()
    pub fn with_numbers(&self, numbers: &[(&str, f64)]) -> Option<Scenario> {
        let mut scenario = self.clone();
        for (path, value) in numbers {
            scenario.set_number(path, *value)?;
        }
        Some(scenario)
    }

    /// Sets the number at a path, or changes nothing: see [`Scenario::with_number`].
    pub(crate) fn set_number(&mut self, path: &str, value: f64) -> Option<()> {
        let fits = match domain(path)? {
            Domain::Number { min, max, above } => {
                (min..=max).contains(&value) && !(above && value <= min)
            }
            Domain::Whole { min, max } => {
                value.fract() == 0.0 && (f64::from(min)..=f64::from(max)).contains(&value)
            }
            Domain::Words(_) => false,
        };
        if !fits {
            return None;
        }
        self.put_number(Path::parse(path)?, value)?;
        self.distributions.retain(|(drawn, _)| drawn != path);
        Some(())
    }
}
