//! How a party concedes, as a scenario file states it: what it asks for, what it offers and when it says yes.

use super::concession::Concession;
use super::path::{Leaf, PathValue};
use super::words::words;

/// How a party concedes: parts that combine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tactic {
    /// How much it asks for.
    pub concession: Concession,
    /// The rule for choosing which acceptable deal it offers.
    pub offer: OfferRule,
    /// The rule for saying yes.
    pub accept: AcceptRule,
    /// How it estimates what the others want, where a part of the tactic needs it.
    pub model: OpponentModel,
    /// Offers in a window of [`OpponentModel::Windowed`], 1 to 1,000.
    pub window: u32,
}

words! {
    /// How a party infers from the others' offers what they want.
    pub enum OpponentModel {
        Frequency = "frequency": "by how often an option was offered and how seldom an issue changed",
        Windowed = "windowed-frequency": "the same, comparing windows of offers",
        Bayesian = "bayesian": "by weighing every order of the issues against the offers",
    }

    /// Which of its acceptable deals a party offers.
    pub enum OfferRule {
        Nearest = "nearest": "nearest to the deal of the others",
        Lowest = "lowest": "worth least to itself",
        BestForOther = "best-for-other": "worth most to the others (full information)",
        BestGuess = "best-guess": "worth most to the others as its model of them guesses",
    }

    /// When a party says yes.
    pub enum AcceptRule {
        Aspiration = "aspiration": "worth at least its aspiration",
        Next = "next": "worth at least what it would offer next",
    }
}

impl Tactic {
    /// The tactic of a party that names none: it concedes evenly.
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

    /// The tactic with this name.
    pub fn named(name: &str) -> Option<Tactic> {
        let mut known = Concession::NAMED.iter();
        let (_, concession) = known.find(|(known, _)| *known == name)?;
        Some(Tactic::of(*concession))
    }

    /// The name that stands for exactly this tactic, if there is one.
    pub fn name(&self) -> Option<&'static str> {
        let mut known = Concession::NAMED.iter();
        let (name, _) = known.find(|(_, known)| Tactic::of(*known) == *self)?;
        Some(*name)
    }

    /// All its settings that have an effect, by their keys in its table.
    pub fn settings(mut self) -> Vec<(&'static str, PathValue)> {
        let mut settings = Vec::new();
        self.visit(&mut |key, leaf| settings.push((key, leaf.value())));
        settings
    }

    /// Visits the settings that have an effect.
    pub(super) fn visit(&mut self, each: &mut dyn FnMut(&'static str, Leaf<'_>)) {
        let guesses = self.guesses();
        let Tactic {
            concession,
            offer,
            accept,
            model,
            window,
        } = self;
        concession.visit(each);
        if !concession.decides_alone() {
            each("offer", Leaf::Word(offer.word()));
            each("accept", Leaf::Word(accept.word()));
        }
        if guesses {
            each("model", Leaf::Word(model.word()));
            if *model == OpponentModel::Windowed {
                each("window", Leaf::Whole(window, 1..=u32::MAX));
            }
        }
    }

    /// True if any part of it uses its opponent model.
    pub fn guesses(&self) -> bool {
        let aims = matches!(self.concession, Concession::NiceTitForTat { .. });
        aims || self.offer == OfferRule::BestGuess && !self.concession.decides_alone()
    }
}
