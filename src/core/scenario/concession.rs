//! How much a party asks for as the talks go on: the families of tactics that a scenario file can name.

use super::path::{Leaf, PathValue};
use super::words::words;

words! {
    /// What a tit-for-tat party imitates.
    pub enum Imitates {
        Absolute = "absolute": "as many points as the other gave",
        Relative = "relative": "the same ratio",
        Averaged = "averaged": "the ratio since some offers ago",
    }
}

/// The one list of the families of tactics. `families!(then)` passes it to the macro `then`, so that the enum here and the
/// vocabulary of the format are made from the same lines; the enum of running tactics in `talks::tactics` does not compile
/// without a line for each.
///
/// A family has its name in scenario files, whether `rules` for offers and answers can be chosen or it decides `alone`, whether
/// it `listens` to what the others say or is `deaf`, a sentence, its settings (key, type, default, range, a sentence), and the words that name the whole tactic, with any settings
/// that differ from the defaults in braces. Ranges are written as in the vocabulary.
macro_rules! families {
    ($then:ident) => {
        $then! {
            TimeDependent "time-dependent" rules deaf "Aspiration falls as 1 − t^exponent." {
                exponent: f64 = 1.0, between(0.001, 1000.0), "Above 1 concedes late, 1 evenly, below 1 early. Default: 1.";
            } named {
                "boulware" { exponent: 4.0 } "concedes late (exponent 4)";
                "linear" {} "concedes evenly (exponent 1)";
                "conceder" { exponent: 0.25 } "concedes early (exponent 0.25)";
            }
            TitForTat "tit-for-tat" rules listens "Gives back what the others gave." {
                imitates: Imitates = Imitates::Absolute, Kind::Choice(Imitates::WORDS), "What it gives back. Default: \"absolute\".";
                steps: u32 = 1, Kind::Whole(1, 100), "Offers between the two that are compared. Default: 1.";
            } named {
                "tit-for-tat" {} "gives back as many points as the others gave";
            }
            NiceTitForTat "nice-tit-for-tat" rules listens
                "Gives back a share of what the others gave on the way to the Nash point." {
                gives_back: f64 = 0.5, between(0.0, 1.0), "Share of the others' concession that it gives back, 0 to 1. Default: 0.5.";
            } named {
                "nice-tit-for-tat" {} "gives back half of what the others gave on the way to the Nash point";
            }
            Fixed "fixed" rules deaf "Always asks for the same share of what it could gain." {
                share: f64 = 1.0, between(0.0, 1.0), "Share of the way from no deal to its best, 0 to 1. Default: 1.";
            } named {
                "hardliner" {} "always asks for its best";
            }
            TradeOff "trade-off" rules listens
                "Asks for the same, looking for what suits the others better; a step less when that brings nothing more." {
                step: f64 = 0.05, above(0.0, 1.0), "Share of the way from its best to no deal that a step takes, above 0 and up to 1. Default: 0.05.";
            } named {
                "trade-off" {} "asks for the same while a trade between issues may suit the others better";
            }
            Micro "micro" alone listens "Answers each new offer with its own next best; there is nothing to set." named {
                "micro" {} "answers each new offer with its own next best";
            }
            Zeuthen "zeuthen" alone listens
                "Concedes when it risks more than the others (full information); there is nothing to set." named {
                "zeuthen" {} "concedes when it risks more than the others (full information)";
            }
            Random "random" rules deaf "Asks for a share of its gain drawn at random each round." named {
                "random" {} "asks for a share drawn at random each round";
            }
        }
    };
}

/// A setting of a tactic: found and set by its key.
trait Setting: Sized {
    fn leaf(&mut self) -> Leaf<'_>;
    fn of(value: &PathValue) -> Option<Self>;
}

impl Setting for f64 {
    fn leaf(&mut self) -> Leaf<'_> {
        Leaf::Number(self)
    }

    fn of(value: &PathValue) -> Option<Self> {
        value.number()
    }
}

impl Setting for u32 {
    fn leaf(&mut self) -> Leaf<'_> {
        Leaf::Whole(self, 1..=u32::MAX)
    }

    fn of(value: &PathValue) -> Option<Self> {
        let whole = value.number().filter(|n| n.fract() == 0.0 && *n >= 0.0);
        whole.map(|number| number as u32)
    }
}

impl Setting for Imitates {
    fn leaf(&mut self) -> Leaf<'_> {
        Leaf::Word(self.word())
    }

    fn of(value: &PathValue) -> Option<Self> {
        match value {
            PathValue::Name(word) => Imitates::of_word(word),
            PathValue::Number(_) => None,
        }
    }
}

/// A family with its defaults, or with other settings.
macro_rules! with {
    ($family:ident {}) => {
        defaults::$family
    };
    ($family:ident $set:tt) => {
        Concession::$family $set
    };
}

/// True if nothing can be chosen besides the family's own settings.
macro_rules! alone {
    (alone) => {
        true
    };
    (rules) => {
        false
    };
}

/// True if the others' offers and answers change what it asks for.
macro_rules! hears {
    (listens) => {
        true
    };
    (deaf) => {
        false
    };
}

macro_rules! concession {
    ($(
        $family:ident $name:literal $rules:ident $hears:ident $about:literal $({
            $($key:ident: $type:ty = $default:expr, $range:expr, $line:literal;)+
        })? named {
            $($word:literal $set:tt $means:literal;)+
        }
    )+) => {
        /// How much a party asks for as the talks go on.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub enum Concession {
            $(#[doc = $about] $family $({ $(#[doc = $line] $key: $type,)+ })?,)+
            /// The rule of published traces, for comparison with them.
            #[cfg(test)]
            Reference {
                /// The exponent x = 1/β > 0.
                exponent: f64,
                /// How far below its aspiration it accepts and offers, in the game's units.
                tolerance: i64,
            },
        }

        #[allow(non_upper_case_globals)] // named as their families
        mod defaults {
            use super::{Concession, Imitates};

            $(pub(super) const $family: Concession =
                Concession::$family $({ $($key: $default),+ })?;)+
        }

        impl Concession {
            /// Every family that a scenario file can name, with its defaults.
            pub const ALL: &[Concession] = &[$(defaults::$family),+];

            /// The words that name a family with certain settings.
            pub const NAMED: &[(&str, Concession)] = &[
                $($(($word, with!($family $set)),)+)+
            ];

            /// The name of its table in a scenario file.
            pub fn family(self) -> &'static str {
                match self {
                    $(Concession::$family { .. } => $name,)+
                    #[cfg(test)]
                    Concession::Reference { .. } => "reference",
                }
            }

            /// True if it decides for itself what to offer and accept, so that no rule can be chosen.
            pub fn decides_alone(self) -> bool {
                match self {
                    $(Concession::$family { .. } => alone!($rules),)+
                    #[cfg(test)]
                    Concession::Reference { .. } => true,
                }
            }

            /// True if what the others say changes what it asks for. Those that do not listen are not told.
            pub fn listens(self) -> bool {
                match self {
                    $(Concession::$family { .. } => hears!($hears),)+
                    #[cfg(test)]
                    Concession::Reference { .. } => false,
                }
            }

            /// Visits its settings by key.
            pub(super) fn visit(&mut self, each: &mut dyn FnMut(&'static str, Leaf<'_>)) {
                match self {
                    $(Concession::$family $({ $($key),+ })? => {
                        $($(each(stringify!($key), $key.leaf());)+)?
                    })+
                    #[cfg(test)]
                    Concession::Reference { exponent, tolerance } => {
                        each("exponent", Leaf::Fixed(*exponent));
                        each("tolerance", Leaf::Fixed(*tolerance as f64));
                    }
                }
            }

            /// Changes the setting with this key; `None` if it has no such setting, or one of another kind.
            pub fn set(&mut self, key: &str, value: &PathValue) -> Option<()> {
                match (self, key) {
                    $($($((Concession::$family { $key, .. }, stringify!($key)) => {
                        *$key = Setting::of(value)?;
                    })+)?)+
                    _ => return None,
                }
                Some(())
            }
        }
    };
}

pub(crate) use families;

families!(concession);

impl Concession {
    /// Its settings by key.
    pub fn settings(mut self) -> Vec<(&'static str, PathValue)> {
        let mut settings = Vec::new();
        self.visit(&mut |key, leaf| settings.push((key, leaf.value())));
        settings
    }

    /// The family with this name, with its defaults.
    pub fn of_family(name: &str) -> Option<Concession> {
        let mut all = Concession::ALL.iter().copied();
        all.find(|concession| concession.family() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_told_and_taken_back_by_its_key() {
        for &concession in Concession::ALL {
            let mut other = concession;
            for (key, value) in concession.settings() {
                assert_eq!(other.set(key, &value), Some(()));
                if value.number().is_some() {
                    let three = PathValue::Number(3.0);
                    let mut changed = concession;
                    assert_eq!(changed.set(key, &three), Some(()));
                    assert!(changed.settings().contains(&(key, three)));
                }
            }
            assert_eq!(other, concession);
            assert_eq!(other.set("nothing", &PathValue::Number(1.0)), None);
            assert_eq!(Concession::of_family(concession.family()), Some(concession));
        }
        let mut fixed = Concession::Fixed { share: 1.0 };
        fixed.set("share", &PathValue::Number(0.3));
        assert_eq!(fixed, Concession::Fixed { share: 0.3 });
    }

    #[test]
    fn every_family_has_a_word_for_the_whole_tactic() {
        for concession in Concession::ALL {
            let mut named = Concession::NAMED.iter();
            assert!(named.any(|(_, known)| known.family() == concession.family()));
        }
    }
}
