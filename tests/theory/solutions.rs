//! `tests/known/solutions.json`: small games solved by brute force in exact rational arithmetic, every maximiser listed.

use serde_json::Value;
use zopa::game::{Game, GameBuilder, Points, Within};
use zopa::scenario::{PartyId, Role};
use zopa::solutions::{
    Arena, AsymmetricNash, Chosen, Egalitarian, KalaiSmorodinsky, Nash, NoSolution, Solution,
    Utilitarian,
};
use zopa::space;

/// A fraction, as the file writes it.
fn fraction(text: &Value) -> (i64, i64) {
    let text = text.as_str().unwrap();
    let (over, under) = text.split_once('/').unwrap_or((text, "1"));
    (over.parse().unwrap(), under.parse().unwrap())
}

/// Every fraction below `value`, in order.
pub fn fractions(value: &Value) -> Vec<(i64, i64)> {
    match value {
        Value::Array(items) => items.iter().flat_map(fractions).collect(),
        text => vec![fraction(text)],
    }
}

/// A case as an exact game: all numbers times their common denominator.
pub struct Case {
    pub game: Game,
    pub scale: i64,
    pub want: Value,
    powers: Vec<u32>,
}

pub fn cases() -> Vec<(String, Case)> {
    let file: Value = serde_json::from_str(include_str!("../known/solutions.json")).unwrap();
    let discrete = file["discrete"].as_object().unwrap();
    discrete
        .iter()
        .map(|(name, case)| (name.clone(), load(case)))
        .collect()
}

fn load(case: &Value) -> Case {
    assert!(
        case["weights"].is_null(),
        "weights are part of the values in every case so far"
    );
    let all = [fractions(&case["values"]), fractions(&case["reservation"])].concat();
    let scale = all
        .iter()
        .fold(1, |scale, (_, under)| scale * under / gcd(scale, *under));
    let whole = |value: &Value| {
        let (over, under) = fraction(value);
        over * scale / under
    };
    let sizes: Vec<u16> = case["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap() as u16)
        .collect();
    let mut builder = GameBuilder::new(&sizes);
    for (n, (rows, reservation)) in case["values"]
        .as_array()
        .unwrap()
        .iter()
        .zip(case["reservation"].as_array().unwrap())
        .enumerate()
    {
        let rows: Vec<Vec<i64>> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row.as_array().unwrap().iter().map(whole).collect())
            .collect();
        let rows: Vec<&[i64]> = rows.iter().map(Vec::as_slice).collect();
        builder = builder
            .party(&format!("p{n}"), Role::Signatory, &rows)
            .no_deal(PartyId(n as u16), Points(whole(reservation)), Points(0));
    }
    let powers = case["solutions"]["asym_weights"].as_array();
    Case {
        game: builder.build().unwrap(),
        scale,
        want: case["solutions"].clone(),
        powers: powers.map_or(Vec::new(), |w| {
            w.iter().map(|n| n.as_u64().unwrap() as u32).collect()
        }),
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Case {
    fn outcomes(deals: &[zopa::game::Deal]) -> Vec<Vec<u64>> {
        deals
            .iter()
            .map(|deal| deal.iter().map(|o| u64::from(o.0)).collect())
            .collect()
    }

    fn check(&self, name: &str, key: &str, got: Result<Chosen, NoSolution>) {
        let Some(want) = self.want.get(key) else {
            assert_eq!(got, Err(NoSolution::Empty), "{name} {key}");
            return;
        };
        let mut want: Vec<Vec<u64>> = want
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| {
                entry["outcome"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|n| n.as_u64().unwrap())
                    .collect()
            })
            .collect();
        want.sort();
        assert_eq!(Self::outcomes(&got.unwrap().deals), want, "{name} {key}");
    }
}

#[test]
fn every_discrete_case_is_reproduced_with_all_maximisers() {
    let cases = cases();
    assert!(cases.len() >= 11);
    for (name, case) in &cases {
        let arena = || Arena::new(&case.game);
        case.check(name, "nash", Nash.solve(&arena()));
        case.check(name, "ks_leximin", KalaiSmorodinsky.solve(&arena()));
        case.check(name, "egalitarian_leximin", Egalitarian.solve(&arena()));
        case.check(name, "utilitarian_ir", Utilitarian.solve(&arena()));
        case.check(
            name,
            "utilitarian_unconstrained",
            Utilitarian.solve(&arena().within(Within::Anything)),
        );
        if !case.powers.is_empty() {
            case.check(
                name,
                "nash_asym",
                AsymmetricNash::new(&case.powers).solve(&arena()),
            );
        }
    }
}

#[test]
fn frontiers_counts_and_the_two_kinds_of_no_gain() {
    for (name, case) in &cases() {
        let frontier = Arena::new(&case.game)
            .within(Within::Anything)
            .frontier()
            .unwrap();
        let mut utils: Vec<Vec<i64>> = frontier
            .points()
            .map(|point| point.worth().iter().map(|u| u.0).collect())
            .collect();
        utils.sort();
        let scaled = |row: &Value| -> Vec<i64> {
            fractions(row)
                .iter()
                .map(|(over, under)| over * case.scale / under)
                .collect()
        };
        let mut want: Vec<Vec<i64>> = case.want["pareto_utils"]
            .as_array()
            .unwrap()
            .iter()
            .map(scaled)
            .collect();
        want.sort();
        assert_eq!(utils, want, "{name}");

        let mut deals: Vec<Vec<u64>> = frontier
            .points()
            .flat_map(|point| Case::outcomes(&point.deals(1_000)))
            .collect();
        deals.sort();
        let mut want: Vec<Vec<u64>> =
            serde_json::from_value(case.want["pareto_outcomes"].clone()).unwrap();
        want.sort();
        assert_eq!(deals, want, "{name}");

        let funnel = space::funnel(&case.game, 0, &space::Limits::DEFAULT).unwrap();
        assert_eq!(
            u64::try_from(funnel.texts()).ok(),
            case.want["n_outcomes"].as_u64(),
            "{name}"
        );
        assert_eq!(
            u64::try_from(funnel.deals(Within::Zopa).at_most()).ok(),
            case.want["ir_count"].as_u64(),
            "{name}"
        );
        let empty = Nash.solve(&Arena::new(&case.game)) == Err(NoSolution::Empty);
        assert_eq!(Some(empty), case.want["zopa_empty"].as_bool(), "{name}");
        if !empty {
            let strict = case.want["zopa_strict"].as_u64().unwrap() > 0;
            let nash = Nash.solve(&Arena::new(&case.game)).unwrap();
            // Some deal gains strictly for all iff the Nash deal does.
            assert_eq!(nash.all_gain, strict, "{name}");
        }
    }
}
