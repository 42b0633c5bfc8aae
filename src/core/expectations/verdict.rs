//! Whether an expectation fits.

/// Whether an expectation fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The model says what is expected.
    Fits,
    /// It says something else.
    DoesNotFit,
    /// The interval of the share, or the rounding of the worth, lies on both sides of a bound.
    CannotBeTold,
}

impl Verdict {
    /// Its word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Fits => "fits",
            Verdict::DoesNotFit => "does_not_fit",
            Verdict::CannotBeTold => "cannot_be_told",
        }
    }

    /// Of a number that is known to lie somewhere in an interval: whether the whole interval is as expected, or nothing of it.
    pub(super) fn of(all: bool, nothing: bool) -> Self {
        match (all, nothing) {
            (true, _) => Verdict::Fits,
            (false, true) => Verdict::DoesNotFit,
            (false, false) => Verdict::CannotBeTold,
        }
    }
}
