//! How a party concedes, as a scenario file says it: what it asks for, what it offers and when it says yes.

use super::PathValue;

/// How a party concedes: parts that combine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tactic {
    /// How much it asks for.
    pub concession: Concession,
    /// Which acceptable deal it offers.
    pub offer: OfferRule,
    /// When it says yes.
    pub accept: AcceptRule,
}

/// How much a party asks for as the talks go on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Concession {
    /// Aspiration 1 − t^exponent: Boulware above 1 (4 by default), linear 1, conceder below 1 (0.25).
    TimeDependent {
        /// The exponent x = 1/β > 0.
        exponent: f64,
    },
    /// Gives back what the others gave.
    TitForTat {
        /// What it gives back.
        imitates: Imitates,
        /// Offers between the two that are compared, 1 to 100.
        steps: u32,
    },
    /// Always asks for the same.
    Fixed {
        /// The share of the way from no deal to its best that it asks for, 0-1.
        share: f64,
    },
}

/// What a tit-for-tat gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imitates {
    /// As many points as the other gave (default).
    Absolute,
    /// The same ratio.
    Relative,
    /// The ratio between the last offer and the one some offers ago.
    Averaged,
}

/// Which of its acceptable deals a party offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferRule {
    /// Nearest to the reference text (default).
    Nearest,
    /// Worth least to itself.
    Lowest,
    /// Worth most to the others (full information).
    BestForOther,
}

/// When a party says yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptRule {
    /// Worth at least its aspiration (default).
    Aspiration,
    /// Worth at least what it would itself offer next.
    Next,
}

impl OfferRule {
    /// Every rule.
    pub const ALL: [OfferRule; 3] = [
        OfferRule::Nearest,
        OfferRule::Lowest,
        OfferRule::BestForOther,
    ];

    /// Its word in a scenario file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            OfferRule::Nearest => "nearest",
            OfferRule::Lowest => "lowest",
            OfferRule::BestForOther => "best-for-other",
        }
    }
}

impl AcceptRule {
    /// Every rule.
    pub const ALL: [AcceptRule; 2] = [AcceptRule::Aspiration, AcceptRule::Next];

    /// Its word in a scenario file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            AcceptRule::Aspiration => "aspiration",
            AcceptRule::Next => "next",
        }
    }
}

impl Imitates {
    /// Every kind.
    pub const ALL: [Imitates; 3] = [Imitates::Absolute, Imitates::Relative, Imitates::Averaged];

    /// Its word in a scenario file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Imitates::Absolute => "absolute",
            Imitates::Relative => "relative",
            Imitates::Averaged => "averaged",
        }
    }
}

impl Concession {
    /// Every family, with its defaults.
    pub const ALL: [Concession; 3] = [
        Concession::TimeDependent { exponent: 1.0 },
        Concession::TitForTat {
            imitates: Imitates::Absolute,
            steps: 1,
        },
        Concession::Fixed { share: 1.0 },
    ];

    /// The family of this name, with its defaults.
    #[must_use]
    pub fn of_family(name: &str) -> Option<Concession> {
        Concession::ALL.into_iter().find(|c| c.family() == name)
    }

    /// The name of its table in a scenario file.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Concession::TimeDependent { .. } => "time-dependent",
            Concession::TitForTat { .. } => "tit-for-tat",
            Concession::Fixed { .. } => "fixed",
        }
    }

    /// Its parameters, by their keys.
    fn parameters(self) -> Vec<(&'static str, PathValue)> {
        match self {
            Concession::TimeDependent { exponent } => {
                vec![("exponent", PathValue::Number(exponent))]
            }
            Concession::TitForTat { imitates, steps } => vec![
                ("imitates", PathValue::Name(imitates.word().into())),
                ("steps", PathValue::Number(f64::from(steps))),
            ],
            Concession::Fixed { share } => vec![("share", PathValue::Number(share))],
        }
    }
}

impl Tactic {
    /// Names that stand for a whole tactic in a scenario file.
    pub const NAMED: [(&'static str, Tactic); 5] = [
        ("boulware", Tactic::time_dependent(4.0)),
        ("linear", Tactic::time_dependent(1.0)),
        ("conceder", Tactic::time_dependent(0.25)),
        ("tit-for-tat", Tactic::of(Concession::ALL[1])),
        ("hardliner", Tactic::of(Concession::ALL[2])),
    ];
    /// What a party does that says nothing else: it concedes evenly.
    pub const DEFAULT: Tactic = Tactic::time_dependent(1.0);

    /// A concession with the default offer and acceptance rules.
    #[must_use]
    pub const fn of(concession: Concession) -> Self {
        Tactic {
            concession,
            offer: OfferRule::Nearest,
            accept: AcceptRule::Aspiration,
        }
    }

    /// A time-dependent tactic with the default offer and acceptance rules.
    #[must_use]
    pub const fn time_dependent(exponent: f64) -> Self {
        Tactic::of(Concession::TimeDependent { exponent })
    }

    /// The tactic that a name stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Tactic> {
        let known = Tactic::NAMED.iter().find(|(known, _)| *known == name);
        known.map(|(_, tactic)| *tactic)
    }

    /// The name that stands for exactly this tactic, if there is one.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        let known = Tactic::NAMED.iter().find(|(_, known)| known == self);
        known.map(|(name, _)| *name)
    }

    /// All its settings, by their keys in its table.
    #[must_use]
    pub fn settings(&self) -> Vec<(&'static str, PathValue)> {
        let mut settings = self.concession.parameters();
        settings.push(("offer", PathValue::Name(self.offer.word().into())));
        settings.push(("accept", PathValue::Name(self.accept.word().into())));
        settings
    }
}
