//! Test data for charts: the flagship, played once, and facts that could break a layout: long names, many rows,
//! random-looking numbers, invalid numbers.

use super::Material;
use super::chart::Plot;
use super::known::Known;
use super::measure::{Measure, MeasureScale, SweptAxis};
use super::party::Named;
use super::talk::{Ending, Objection, Talk};
use crate::account::{Account, PassingRound, Provenance};
use crate::format::{Source, read};
use crate::game::{Game, Gate, compile};
use crate::scenario::{PartyId, Scenario};
use crate::talks::Course;
use std::sync::LazyLock;

/// Facts with a name, and the talks they are drawn with.
#[derive(Clone)]
pub(super) struct Example<F> {
    pub name: String,
    pub talk: Talk,
    pub facts: F,
}

/// Facts drawn with the talks of the flagship.
pub(super) fn example<F>(name: impl ToString, facts: F) -> Example<F> {
    with(name, talk(), facts)
}

pub(super) fn with<F>(name: impl ToString, talk: Talk, facts: F) -> Example<F> {
    Example {
        name: name.to_string(),
        talk,
        facts,
    }
}

/// One example for each name.
pub(super) fn examples<F, const N: usize>(all: [(&str, F); N]) -> Vec<Example<F>> {
    all.map(|(name, facts)| example(name, facts)).into()
}

static SCENARIO: LazyLock<Scenario> = LazyLock::new(|| {
    let text = include_str!("../../scenarios/mar-a-lago.toml");
    let source = Source::from_text("mar-a-lago.toml", text);
    read(&source, &[]).unwrap().scenario
});
static GAME: LazyLock<Game> = LazyLock::new(|| compile(&SCENARIO));
static ACCOUNT: LazyLock<Account<'static>> =
    LazyLock::new(|| Account::of(&SCENARIO, &GAME, Course::central(42)).unwrap());

pub(super) fn scenario() -> &'static Scenario {
    &SCENARIO
}

/// The flagship by its own numbers: a handshake in week 9 that one of three bodies would vote down.
pub(super) fn account() -> &'static Account<'static> {
    &ACCOUNT
}

pub(super) fn provenance() -> Provenance {
    Provenance {
        file: "mar-a-lago.toml".into(),
        file_hash: "4f1c9a".into(),
        meaning_hash: "4f1c9a".into(),
        settings: Vec::new(),
        seed: 42,
        run: None,
    }
}

pub(super) fn flagship() -> Material<'static> {
    Material::of(account(), &provenance())
}

/// The facts that a chart gathers from the flagship.
pub(super) fn gathered<P: Plot>() -> P::Facts {
    P::gather(&flagship()).unwrap()
}

/// How the flagship's talks end.
pub(super) fn talk() -> Talk {
    flagship().talk
}

/// Talks with other endings, among more parties or fewer.
pub(super) fn talks() -> Vec<Talk> {
    let none = Ending::NoHandshake {
        last: 10,
        passing: None,
    };
    let at = |round| Ending::Ratified { round, by: vec![] };
    let mut all = vec![
        talk(),
        Talk {
            ending: none,
            ..talk()
        },
        Talk {
            signatories: owned(&["Buyer", "Seller"]),
            unit: "round".into(),
            ending: at(9),
            ..talk()
        },
        few("day", at(6)),
        few("week", broken()),
        nobody(),
    ];
    all.extend((2..=8).map(crowd));
    all
}

pub(super) fn broken() -> Ending {
    Ending::Breakdown {
        round: 1,
        passing: Some(PassingRound {
            round: 1,
            deals: 7_u64.into(),
        }),
    }
}

/// Buyer and seller, with a long note.
pub(super) fn few(unit: &str, ending: Ending) -> Talk {
    let mut talk = Talk {
        signatories: owned(&["buyer", "seller"]),
        unit: unit.into(),
        ending,
        ..talk()
    };
    talk.footer.note = "A long note on where all of these numbers come from. ".repeat(5);
    talk
}

/// A handshake by nobody, blocked by nobody, before the first round.
pub(super) fn nobody() -> Talk {
    let mut talk = Talk {
        signatories: Vec::new(),
        ending: Ending::Blocked {
            round: 0,
            by: vec![],
        },
        ..talk()
    };
    talk.footer.note.clear();
    talk
}

/// The given number of parties with long names, all of whom refuse.
pub(super) fn crowd(parties: usize) -> Talk {
    let refuses = |name: &&str| Objection {
        name: (*name).into(),
        gate: Gate::Consent(PartyId(0)),
    };
    let mut talk = Talk {
        signatories: owned(&LONG[..parties]),
        unit: "Verhandlungsrunde".into(),
        ending: Ending::Blocked {
            round: 9,
            by: LONG[..parties].iter().map(refuses).collect(),
        },
        ..talk()
    };
    talk.footer.file = "a-very-long-file-name-for-a-scenario-with-many-parties.toml".into();
    talk
}

pub(super) const LONG: [&str; 8] = [
    "Donaudampfschifffahrtsgesellschaftskapitänsvereinigung",
    "Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung",
    "International Confederation of Free Trade Unions of Central Asia",
    "Straßenverkehrssicherheitsüberwachungsbehörde",
    "United Nations Office for Disarmament Affairs",
    "Arbeitsgemeinschaft der öffentlich-rechtlichen Rundfunkanstalten",
    "Koordinierungsstelle",
    "W",
];

/// A name of 60 letters.
pub(super) fn long(n: usize) -> String {
    let name = format!("{} {}", LONG[(n + 1) % 7], LONG[(n + 2) % 7]);
    name.chars().take(60).collect()
}

/// One long name, or two.
pub(super) fn title(n: usize) -> String {
    format!("{} {}", LONG[n % 8], ["", LONG[(n + 3) % 8]][n % 2])
}

pub(super) fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

pub(super) fn named(name: &str, index: usize) -> Named {
    Named {
        name: name.into(),
        index,
    }
}

/// Repeats rows up to the given number, each changed according to its position.
pub(super) fn many<T: Clone>(
    rows: &[T],
    n: usize,
    mut change: impl FnMut(usize, &mut T),
) -> Vec<T> {
    let mut all: Vec<T> = rows.iter().cycle().take(n).cloned().collect();
    all.iter_mut()
        .enumerate()
        .for_each(|(n, row)| change(n, row));
    all
}

/// Random-looking numbers that are the same every time (D. H. Lehmer's generator).
pub(super) struct Dice(pub u64);

impl Dice {
    /// A number from 0 up to but not including `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        (self.0 % n.max(1) as u64) as usize
    }

    /// A share, rounded to whole percent.
    pub(super) fn share(&mut self) -> f64 {
        self.below(101) as f64 / 100.0
    }

    /// The share that 400 runs might measure for this chance.
    pub(super) fn drawn(&mut self, share: f64) -> f64 {
        let error = (0..6).map(|_| self.below(1000) as f64 / 1000.0 - 0.5);
        let noise = error.sum::<f64>() * 1.4 * (share * (1.0 - share) / 400.0).sqrt();
        ((share + noise) * 400.0).round().clamp(0.0, 400.0) / 400.0
    }
}

/// Numbers that are invalid as shares.
pub(super) const NONE: [f64; 3] = [f64::NAN, f64::INFINITY, -7.0];

pub(super) fn nothing(n: usize) -> Known {
    Known {
        share: NONE[n % 3],
        low: NONE[(n + 1) % 3],
        high: NONE[(n + 2) % 3],
    }
}

/// A share with roughly the 95% interval that this many runs give.
pub(super) fn known(share: f64, runs: f64) -> Known {
    let half = 1.96 * (share * (1.0 - share) / runs).max(0.0).sqrt() + 0.5 / runs;
    Known {
        share,
        low: (share - half).max(0.0),
        high: (share + half).min(1.0),
    }
}

/// A number with an interval of `by` on either side.
pub(super) fn within(share: f64, by: f64) -> Known {
    Known {
        share,
        low: share - by,
        high: share + by,
    }
}

/// From 0 to 1 around 0.
pub(super) fn rise(at: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-at))
}

pub(super) fn chance(phrase: &str) -> Measure {
    Measure {
        phrase: phrase.into(),
        scale: MeasureScale::Chance,
        few_draws: false,
    }
}

pub(super) fn points() -> Measure {
    Measure {
        scale: MeasureScale::Points,
        ..chance("worth to Ukraine")
    }
}

/// Russia's value of fighting on: the first axis of the flagship's sweeps.
pub(super) const RUSSIA: &str = "What fighting on is worth to Russia (0-100)";

/// The given number of evenly spaced values.
pub(super) fn axis(
    label: &str,
    (low, high): (f64, f64),
    count: usize,
    here: Option<f64>,
) -> SweptAxis {
    let step = (high - low) / (count.max(2) - 1) as f64;
    SweptAxis {
        label: label.into(),
        values: (0..count).map(|n| low + step * n as f64).collect(),
        names: Vec::new(),
        here,
    }
}

/// An axis of names.
pub(super) fn words(label: &str, names: Vec<String>, here: Option<f64>) -> SweptAxis {
    let last = names.len().max(1) - 1;
    SweptAxis {
        names,
        ..axis(label, (0.0, last as f64), last + 1, here)
    }
}
