//! How a party concedes: one family of tactics per file.
//!
//! To add one: its family and settings in `scenario/concession.rs`, a file here with its fact sheet and what it does
//! ([`Concede`]), and its line in the table below. If it uses a model of the others, also [`Tactic::guesses`]; if it draws at
//! random, also [`Scenario::draws_nothing`].
//!
//! [`Tactic::guesses`]: crate::scenario::Tactic::guesses
//! [`Scenario::draws_nothing`]: crate::scenario::Scenario::draws_nothing

mod concede;
pub mod fixed;
pub mod micro;
pub mod nice_tit_for_tat;
mod parameters;
pub mod random;
#[cfg(test)]
mod reference;
pub mod time_dependent;
pub mod tit_for_tat;
pub mod trade_off;
pub mod zeuthen;

use crate::draws::{Luck, PathKey};
use crate::game::{About, Deal, Game, Points};
use crate::scenario::{Concession, PartyId};
use crate::talks::agenda::Scope;
pub(super) use concede::{Ask, Concede, Now, Offer};
use fixed::Fixed;
use micro::Micro;
use nice_tit_for_tat::Nice;
use random::Random;
#[cfg(test)]
use reference::Reference;
use time_dependent::Clock;
use tit_for_tat::Echo;
use trade_off::Trade;
use zeuthen::Zeuthen;

/// Generates the enum of all tactics, with a match arm for each: an enum rather than a trait object, because then the compiler
/// inlines what is called in every turn.
macro_rules! tactics {
    (
        ($game:ident, $party:ident, $luck:ident, $path:ident)
        $($(#[$when:meta])? $family:ident $({ $($key:ident),+ })? => $state:ty = $start:expr, [$($sheet:expr),*];)*
    ) => {
        /// A tactic during the talks, with its memory.
        pub(super) enum Manner<'g> {
            $($(#[$when])? $family($state),)*
        }

        impl<'g> Manner<'g> {
            pub(super) fn new(
                $game: &'g Game,
                $party: PartyId,
                concession: Concession,
                $luck: Luck,
                $path: PathKey,
            ) -> Self {
                match concession {
                    $($(#[$when])? Concession::$family $({ $($key),+ })? => Manner::$family($start),)*
                }
            }
        }

        impl<'g> Concede<'g> for Manner<'g> {
            fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
                match self {
                    $($(#[$when])? Manner::$family(tactic) => tactic.ask(now),)*
                }
            }

            fn offer(&self, no_deal: Points, aspiration: Points) -> Offer {
                match self {
                    $($(#[$when])? Manner::$family(tactic) => tactic.offer(no_deal, aspiration),)*
                }
            }

            fn turn(&mut self, no_deal: &[Option<Points>]) {
                match self {
                    $($(#[$when])? Manner::$family(tactic) => tactic.turn(no_deal),)*
                }
            }

            fn hear(&mut self, from: PartyId, deal: &Deal, worth: Points) {
                match self {
                    $($(#[$when])? Manner::$family(tactic) => tactic.hear(from, deal, worth),)*
                }
            }

            fn made(&mut self, deal: &Deal) {
                match self {
                    $($(#[$when])? Manner::$family(tactic) => tactic.made(deal),)*
                }
            }

            fn limit(
                &mut self,
                game: &'g Game,
                party: PartyId,
                scope: &Scope,
                best: Option<&(Points, Deal)>,
            ) {
                match self {
                    $($(#[$when])? Manner::$family(tactic) => tactic.limit(game, party, scope, best),)*
                }
            }
        }

        /// The fact sheets of every tactic that a scenario file can name.
        pub static TACTICS: &[&About] = &[$($(&$sheet,)*)*];
    };
}

// The family and settings of a scenario file, what the tactic remembers, how it begins, and its fact sheets.
tactics! {
    (game, party, luck, key)
    TimeDependent { exponent } => Clock = Clock { exponent },
        [time_dependent::BOULWARE, time_dependent::LINEAR, time_dependent::CONCEDER, time_dependent::ABOUT];
    TitForTat { imitates, steps } => Echo = Echo::new(imitates, steps), [tit_for_tat::ABOUT];
    NiceTitForTat { gives_back } => Nice = Nice::new(gives_back), [nice_tit_for_tat::ABOUT];
    TradeOff { step } => Trade = Trade::new(step), [trade_off::ABOUT];
    Micro => Box<Micro<'g>> = Box::new(Micro::new(game, party)), [micro::ABOUT];
    Zeuthen => Box<Zeuthen<'g>> = Box::new(Zeuthen::new(game, party)), [zeuthen::ABOUT];
    Random => Random = Random { luck, key }, [random::ABOUT];
    Fixed { share } => Fixed = Fixed { share }, [fixed::HARDLINER, fixed::ABOUT];
    #[cfg(test)]
    Reference { exponent, tolerance } => Box<Reference> = Box::new(Reference::new(game, party, exponent, tolerance)), [];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{EntryReference, reference};
    use crate::scenario::Tactic;

    /// A range as fact sheets write it: `0-1`; `above 0, to 1`; `absolute | relative`.
    fn in_a_sheet(key: &EntryReference) -> String {
        let words: Vec<_> = key.choices.iter().map(|choice| choice.word).collect();
        let range = key.range.as_deref();
        let range = range.map(|range| range.replace("from ", ""));
        range.map_or(words.join(" | "), |range| {
            range.replace(" to ", "-").replace(" and at most ", ", to ")
        })
    }

    #[test]
    fn fact_sheets_say_of_settings_what_the_format_takes() {
        let sections = reference();
        let party = sections.iter().find(|section| section.name == "party.X");
        for &concession in Concession::ALL {
            let family = concession.family();
            let sheet = TACTICS.iter().find(|sheet| sheet.name == family).unwrap();
            for (key, _) in concession.settings() {
                let told = sheet.parameters.iter().any(|said| said.name == key);
                assert!(told, "{family}: {key}");
            }
            let begins = Tactic::of(concession).settings();
            for said in sheet.parameters {
                let key = format!("tactic.{family}.{}", said.name);
                let entries = &party.unwrap().entries;
                let taken = entries.iter().find(|entry| entry.key == key).unwrap();
                let range = said.range.split(';').next();
                assert_eq!(range, Some(in_a_sheet(taken).as_str()), "{key}");
                let default = taken.default.map(|word| word.trim_matches('"'));
                assert_eq!(Some(said.default), default, "{key}");
                if let Some((_, value)) = begins.iter().find(|(known, _)| *known == said.name) {
                    assert_eq!(value.to_string(), said.default, "{key}");
                }
            }
        }
    }
}
