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
    /// How it guesses what the others want, where a part of the tactic asks for that.
    pub model: OpponentModel,
    /// Offers in a window of [`OpponentModel::Windowed`], 1 to 1,000.
    pub window: u32,
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
    /// Tit-for-tat that aims at the Nash point: gives a share of what the other gave on the way there.
    NiceTitForTat {
        /// The share of the other's concession that it gives back, 0-1.
        gives_back: f64,
    },
    /// Asks for the same, looking for what suits the others better; concedes a step when that brings nothing more.
    TradeOff {
        /// The share of the way from its best to no deal that a step takes, above 0, to 1.
        step: f64,
    },
    /// Answers each new offer with a new one: its next best deal. Accepts what is as good as that.
    Micro,
    /// Concedes when its own offer risks more than the others' (full information).
    Zeuthen,
    /// Asks for a share of its gain drawn at random each round.
    Random,
    /// The rule of published traces, for comparison with them; no scenario file can name it.
    Reference {
        /// The exponent x = 1/β > 0.
        exponent: f64,
        /// How far below its aspiration it accepts and offers, in the game's units.
        tolerance: i64,
    },
}

/// How a party guesses from the others' offers what they want.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpponentModel {
    /// By how often an option was offered and how seldom an issue changed (default).
    Frequency,
    /// The same by comparing windows of offers.
    Windowed,
    /// By weighing every order of the issues against the offers.
    Bayesian,
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
    /// Worth most to the others as its opponent model guesses.
    BestGuess,
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
    pub const ALL: [OfferRule; 4] = [
        OfferRule::Nearest,
        OfferRule::Lowest,
        OfferRule::BestForOther,
        OfferRule::BestGuess,
    ];

    /// Its word in a scenario file.
    pub fn word(self) -> &'static str {
        match self {
            OfferRule::Nearest => "nearest",
            OfferRule::Lowest => "lowest",
            OfferRule::BestForOther => "best-for-other",
            OfferRule::BestGuess => "best-guess",
        }
    }
}

impl AcceptRule {
    /// Every rule.
    pub const ALL: [AcceptRule; 2] = [AcceptRule::Aspiration, AcceptRule::Next];

    /// Its word in a scenario file.
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
    pub fn word(self) -> &'static str {
        match self {
            Imitates::Absolute => "absolute",
            Imitates::Relative => "relative",
            Imitates::Averaged => "averaged",
        }
    }
}

impl OpponentModel {
    /// Every model.
    pub const ALL: [OpponentModel; 3] = [
        OpponentModel::Frequency,
        OpponentModel::Windowed,
        OpponentModel::Bayesian,
    ];

    /// Its word in a scenario file.
    pub fn word(self) -> &'static str {
        match self {
            OpponentModel::Frequency => "frequency",
            OpponentModel::Windowed => "windowed-frequency",
            OpponentModel::Bayesian => "bayesian",
        }
    }
}

impl Concession {
    /// Every family that a scenario file can name, with its defaults.
    pub const ALL: [Concession; 8] = [
        Concession::TimeDependent { exponent: 1.0 },
        Concession::TitForTat {
            imitates: Imitates::Absolute,
            steps: 1,
        },
        Concession::Fixed { share: 1.0 },
        Concession::NiceTitForTat { gives_back: 0.5 },
        Concession::TradeOff { step: 0.05 },
        Concession::Micro,
        Concession::Zeuthen,
        Concession::Random,
    ];

    /// The family of this name, with its defaults.
    pub fn of_family(name: &str) -> Option<Concession> {
        Concession::ALL.into_iter().find(|c| c.family() == name)
    }

    /// The name of its table in a scenario file.
    pub fn family(self) -> &'static str {
        match self {
            Concession::TimeDependent { .. } => "time-dependent",
            Concession::TitForTat { .. } => "tit-for-tat",
            Concession::Fixed { .. } => "fixed",
            Concession::NiceTitForTat { .. } => "nice-tit-for-tat",
            Concession::TradeOff { .. } => "trade-off",
            Concession::Micro => "micro",
            Concession::Zeuthen => "zeuthen",
            Concession::Random => "random",
            Concession::Reference { .. } => "reference",
        }
    }

    /// Whether it decides itself what to offer and to accept, so that no rule can be chosen.
    pub fn decides_alone(self) -> bool {
        matches!(
            self,
            Concession::Micro | Concession::Zeuthen | Concession::Reference { .. }
        )
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
            Concession::NiceTitForTat { gives_back } => {
                vec![("gives_back", PathValue::Number(gives_back))]
            }
            Concession::TradeOff { step } => vec![("step", PathValue::Number(step))],
            Concession::Reference {
                exponent,
                tolerance,
            } => vec![
                ("exponent", PathValue::Number(exponent)),
                ("tolerance", PathValue::Number(tolerance as f64)),
            ],
            Concession::Micro | Concession::Zeuthen | Concession::Random => Vec::new(),
        }
    }
}

impl Tactic {
    /// Names that stand for a whole tactic in a scenario file.
    pub const NAMED: [(&'static str, Tactic); 10] = [
        ("boulware", Tactic::time_dependent(4.0)),
        ("linear", Tactic::time_dependent(1.0)),
        ("conceder", Tactic::time_dependent(0.25)),
        ("tit-for-tat", Tactic::of(Concession::ALL[1])),
        ("hardliner", Tactic::of(Concession::ALL[2])),
        ("nice-tit-for-tat", Tactic::of(Concession::ALL[3])),
        ("trade-off", Tactic::of(Concession::ALL[4])),
        ("micro", Tactic::of(Concession::ALL[5])),
        ("zeuthen", Tactic::of(Concession::ALL[6])),
        ("random", Tactic::of(Concession::ALL[7])),
    ];
    /// What a party does that says nothing else: it concedes evenly.
    pub const DEFAULT: Tactic = Tactic::time_dependent(1.0);

    /// A concession with the default offer and acceptance rules.
    pub const fn of(concession: Concession) -> Self {
        Tactic {
            concession,
            offer: OfferRule::Nearest,
            accept: AcceptRule::Aspiration,
            model: OpponentModel::Frequency,
            window: 10,
        }
    }

    /// A time-dependent tactic with the default offer and acceptance rules.
    pub const fn time_dependent(exponent: f64) -> Self {
        Tactic::of(Concession::TimeDependent { exponent })
    }

    /// The tactic that a name stands for.
    pub fn named(name: &str) -> Option<Tactic> {
        let known = Tactic::NAMED.iter().find(|(known, _)| *known == name);
        known.map(|(_, tactic)| *tactic)
    }

    /// The name that stands for exactly this tactic, if there is one.
    pub fn name(&self) -> Option<&'static str> {
        let known = Tactic::NAMED.iter().find(|(_, known)| known == self);
        known.map(|(name, _)| *name)
    }

    /// All its settings that have an effect, by their keys in its table.
    pub fn settings(&self) -> Vec<(&'static str, PathValue)> {
        let mut settings = self.concession.parameters();
        if !self.concession.decides_alone() {
            settings.push(("offer", PathValue::Name(self.offer.word().into())));
            settings.push(("accept", PathValue::Name(self.accept.word().into())));
        }
        if self.guesses() {
            settings.push(("model", PathValue::Name(self.model.word().into())));
            if self.model == OpponentModel::Windowed {
                settings.push(("window", PathValue::Number(f64::from(self.window))));
            }
        }
        settings
    }

    /// Whether some part of it asks its opponent model.
    pub fn guesses(&self) -> bool {
        let aims = matches!(self.concession, Concession::NiceTitForTat { .. });
        aims || self.offer == OfferRule::BestGuess && !self.concession.decides_alone()
    }
}
