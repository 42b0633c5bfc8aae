//! Dances to test the chart on, and planes for others.

use super::Dance;
use crate::charts::examples::{
    Example, LONG, broken, crowd, example, few, gathered, named, nobody, talks, with,
};
use crate::charts::plane::facts::{
    CountedNumber, DanceAxis, DanceFacts, Dots, Drafts, Drift, SolutionPoint, Spot,
};
use crate::charts::talk::Ending;
use crate::space::DealCount;
use num_bigint::BigUint;
use std::sync::LazyLock;

static FLAGSHIP: LazyLock<DanceFacts> = LazyLock::new(gathered::<Dance>);

pub(super) fn flagship() -> DanceFacts {
    FLAGSHIP.clone()
}

/// The deals of the flagship without any moves.
pub(in super::super) fn still() -> DanceFacts {
    DanceFacts {
        asks: [Vec::new(), Vec::new()],
        drafts: None,
        solutions: Vec::new(),
        handshake: None,
        counts: Vec::new(),
        ..flagship()
    }
}

fn spots(points: &[(f64, f64)]) -> Vec<Spot> {
    let spots = (1..).zip(points);
    spots.map(|(round, &at)| Spot { round, at }).collect()
}

fn axis(name: &str, index: usize, value: f64) -> DanceAxis {
    DanceAxis {
        party: named(name, index),
        walk_away: Drift {
            day_one: value,
            now: value,
        },
    }
}

fn solution(name: &str, at: (f64, f64), note: Option<&str>) -> SolutionPoint {
    SolutionPoint {
        name: name.into(),
        at,
        note: note.map(str::to_owned),
    }
}

/// Few deals, all on the frontier along which the offers move, and the Nash point at the handshake.
pub(in super::super) fn line() -> DanceFacts {
    let points = (0..=20).map(|step| f64::from(step) * 5.0);
    let line: Vec<(f64, f64)> = points.map(|x| (x, 100.0 - x)).collect();
    let back: Vec<(f64, f64)> = line[12..].iter().rev().copied().collect();
    let zopa = line[8..=14].to_vec();
    DanceFacts {
        axes: [axis("buyer", 0, 40.0), axis("seller", 1, 30.0)],
        asks: [spots(&back), spots(&line[..=12])],
        drafts: None,
        handshake: Some(line[12]),
        solutions: vec![solution("Nash", line[12], None)],
        passing_deals: (zopa.len() as u64).into(),
        passing: zopa.clone(),
        zopa,
        frontier: line.clone(),
        cloud: line,
        counts: Vec::new(),
        vetoes: Vec::new(),
        ..flagship()
    }
}

/// Nothing is possible and nobody agrees.
fn hopeless() -> DanceFacts {
    let mut dance = flagship();
    dance.zopa.clear();
    dance.passing.clear();
    dance.passing_deals = 0_u64.into();
    dance.solutions.clear();
    dance.handshake = None;
    dance.axes[0].walk_away = Drift {
        day_one: 80.0,
        now: 85.0,
    };
    dance.asks.iter_mut().for_each(|asks| asks.truncate(4));
    dance
}

/// Numbers of deals that cannot be counted.
pub(in super::super) fn uncounted() -> [DealCount; 4] {
    let none_hit = DealCount::between(
        0_u8.into(),
        power(30),
        [0_u8.into(), 0_u8.into(), power(28)],
    );
    [power(40).into(), power(38).into(), about(34), none_hit]
}

fn power(n: u32) -> BigUint {
    BigUint::from(10_u8).pow(n)
}

pub(in super::super) fn about(n: u32) -> DealCount {
    DealCount::between(power(n - 6), power(n + 2), [n - 1, n, n + 1].map(power))
}

/// More deals than can be counted or examined one by one.
fn huge() -> DanceFacts {
    let counts = uncounted();
    DanceFacts {
        dots: Dots::Sample(20_000),
        passing_deals: counts[3].clone(),
        frontier: Vec::new(),
        counts: (flagship().counts.into_iter().zip(counts))
            .map(|(stage, count)| CountedNumber { count, ..stage })
            .collect(),
        ..flagship()
    }
}

/// Long names, many vetoes, and solutions close to each other.
fn crowded() -> DanceFacts {
    let mut dance = flagship();
    dance.axes[0].party = named(LONG[0], 0);
    dance.axes[1].party = named(LONG[1], 1);
    let consents = LONG[2..].iter().map(|name| format!("{name} (consent)"));
    dance.vetoes = consents.collect();
    dance.drafts = Some(Drafts {
        by: LONG[2].into(),
        spots: spots(&[(-4.0, 109.0), (58.7, 71.6)]),
    });
    let down = Some("EU member states would vote it down");
    dance
        .solutions
        .push(solution("Kalai–Smorodinsky", (64.0, 65.8), down));
    let names = ["Nash", "Kalai–Smorodinsky", "Egalitarian", "Utilitarian"];
    let more = names.iter().zip(0_u8..);
    dance
        .solutions
        .extend(more.map(|(name, n)| solution(name, (60.0 + f64::from(n) * 0.3, 68.0), None)));
    dance
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> DanceFacts {
    let mut dance = flagship();
    for deals in [
        &mut dance.cloud,
        &mut dance.frontier,
        &mut dance.zopa,
        &mut dance.passing,
    ] {
        deals.clear();
    }
    dance.asks = [vec![], spots(&[(f64::NAN, 4.0), (f64::INFINITY, 1e300)])];
    dance.drafts = None;
    dance.axes[0].walk_away = Drift {
        day_one: f64::NAN,
        now: f64::NAN,
    };
    dance.axes[1].party.name.clear();
    dance.counts.clear();
    dance.handshake = Some((50.0, f64::NAN));
    dance
}

pub(super) fn all() -> Vec<Example<DanceFacts>> {
    let noted = DanceFacts {
        solutions: vec![
            solution("Nash", (60.5, 69.0), None),
            solution(
                "Kalai–Smorodinsky",
                (64.0, 65.8),
                Some("EU member states would vote it down"),
            ),
        ],
        ..flagship()
    };
    let bare = DanceFacts {
        drafts: None,
        vetoes: Vec::new(),
        counts: Vec::new(),
        ..noted.clone()
    };
    let apart = DanceFacts {
        handshake: None,
        ..line()
    };
    let [_, none, two, ..] = <[_; 13]>::try_from(talks()).ok().unwrap();
    let ratified = Ending::Ratified {
        round: 6,
        by: vec![],
    };
    let mut all = vec![
        example("flagship", flagship()),
        example("noted", noted),
        with("ratified", two, bare),
        with("hopeless", none, hopeless()),
        with("hollow", nobody(), hollow()),
        example("huge", huge()),
        with("small", few("day", ratified), line()),
        with("breakdown", few("week", broken()), apart),
    ];
    all.extend((2..=8).map(|n| with(format!("crowded-{n}"), crowd(n), crowded())));
    all
}
