//! How a party concedes: tactics, what they offer and accept, what they assume about others.

use super::{Field, Kind, Shape, above, between, field, later, later_word, word};
use crate::scenario::{AcceptRule, Imitates, OfferRule, OpponentModel, Word, families};

const OFFER: Field = field(
    "offer",
    Kind::Choice(OfferRule::WORDS),
    "Which acceptable deal it offers. Default: \"nearest\".",
);
const ACCEPT: Field = field(
    "accept",
    Kind::Choice(AcceptRule::WORDS),
    "When it says yes. Default: \"aspiration\".",
);
const MODEL: Field = field(
    "model",
    Kind::Choice(OpponentModel::WORDS),
    "How it guesses what the others want, for \"best-guess\" and nice tit-for-tat. Default: \"frequency\".",
);
const WINDOW: Field = field(
    "window",
    Kind::Whole(1, 1000),
    "Offers in a window of the model \"windowed-frequency\". Default: 10.",
);

/// The table of a family: its own keys, and those shared by all families that do not decide alone.
macro_rules! table {
    (rules $($own:expr)*) => {
        Shape { fields: &[$($own,)* OFFER, ACCEPT, MODEL, WINDOW], rows: None }
    };
    (alone $($own:expr)*) => {
        Shape { fields: &[$($own),*], rows: None }
    };
}

macro_rules! vocabulary {
    ($(
        $family:ident $name:literal $rules:ident $hears:ident $about:literal $({
            $($key:ident: $type:ty = $default:expr, $kind:expr, $line:literal;)+
        })? named {
            $($word:literal $set:tt $means:literal;)+
        }
    )+) => {
        /// Words for a whole tactic.
        pub(in crate::format) const TACTICS: &[Word] = &[
            $($(word($word, $means),)+)+
            later_word("resource-dependent"),
        ];

        /// Families of tactics, with their settings.
        pub(in crate::format) static TACTIC: Shape = Shape {
            fields: &[
                $(field(
                    $name,
                    Kind::Table(&table!($rules $($(field(stringify!($key), $kind, $line))+)?)),
                    $about,
                ),)+
                later("resource-dependent", "concedes as resources run out"),
            ],
            rows: None,
        };
    };
}

families!(vocabulary);
