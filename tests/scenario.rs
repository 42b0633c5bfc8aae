//! The shipped scenarios: read as they are meant, every number reachable by its path, described by the schema.

#[path = "scenario/drawn.rs"]
mod drawn;
#[path = "scenario/meaning.rs"]
mod meaning;
#[path = "scenario/numbers.rs"]
mod numbers;
#[path = "scenario/talks.rs"]
mod talks;

use std::path::Path;

use serde_json::{Value, json};
use zopa::format::{Domain, Ink, Reading, Setting, Source, domain, json_schema, read};
use zopa::scenario::{NoDealBase, OptionId, PathValue, Protocol, Role, Scenario, Talks, get, list};

const FILES: [&str; 3] = [
    "scenarios/mar-a-lago.toml",
    "scenarios/buyer-seller.toml",
    EVERYTHING,
];
const EVERYTHING: &str = "tests/scenario/everything.toml";

fn load(file: &str) -> Source {
    Source::load(Path::new(env!("CARGO_MANIFEST_DIR")).join(file))
        .expect("a shipped scenario can be read")
}

fn with(source: &Source, settings: &[&str]) -> Reading {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|typed| Setting::parse(typed).expect("a setting of a test"))
        .collect();
    read(source, &settings).unwrap_or_else(|problems| panic!("{}", problems.render(Ink::Plain)))
}

fn scenario(file: &str) -> Scenario {
    with(&load(file), &[]).scenario
}

#[test]
fn the_shipped_scenarios_are_read_without_a_word() {
    for file in FILES {
        let warnings = with(&load(file), &[]).warnings;
        // Where every key stands, one of them has nothing to do.
        let told = warnings.iter().map(|warning| warning.message.as_str());
        match file {
            EVERYTHING => assert_eq!(
                told.collect::<Vec<_>>(),
                [
                    "'talks.settle.after' has no effect: issue by issue, an item is closed as soon as it is agreed"
                ]
            ),
            _ => assert_eq!(warnings, [], "{file}"),
        }
    }
}

#[test]
fn the_flagship_means_what_it_says() {
    let flagship = scenario(FILES[0]);
    assert_eq!(flagship.about.name, "mar-a-lago");
    assert_eq!(flagship.time.start.as_deref(), Some("2025-12-28"));
    let ids: Vec<&str> = flagship
        .parties
        .iter()
        .map(|party| party.id.as_str())
        .collect();
    assert_eq!(ids, ["ukraine", "russia", "us", "europe"]);
    assert_eq!(flagship.parties[2].role, Role::Mediator);
    let deals: usize = flagship
        .issues
        .iter()
        .map(zopa::scenario::Issue::len)
        .product();
    assert_eq!(deals, 311_040);
    assert!(
        matches!(flagship.talks.protocol, Protocol::SingleText { mediator, .. } if mediator.index() == 2)
    );
    assert_eq!(flagship.talks.start, Some(0));
    assert_eq!(flagship.drafts[0].text[4], OptionId(3));
    assert_eq!(flagship.issues[4].scores[2], None);
    assert_eq!(flagship.ratifiers[0].only_if.0.len(), 1);

    // Worth of the draft, from the fact sheet of the case: 74.27 / 42.5 / 77.83 / 84.53 with its link aside.
    let worth: Vec<f64> = (0..4)
        .map(|party| {
            let weights = &flagship.parties[party].weights;
            let text = flagship
                .issues
                .iter()
                .zip(&flagship.drafts[0].text)
                .zip(weights);
            text.map(|((issue, option), weight)| {
                issue.scores[party]
                    .as_ref()
                    .map_or(0.0, |scores| weight * scores.of(issue, *option) / 100.0)
            })
            .sum()
        })
        .collect();
    for (found, known) in worth.iter().zip([74.27, 42.5, 77.83, 84.53]) {
        assert!((found - known).abs() < 0.005, "{worth:?}");
    }
}

#[test]
fn the_smallest_scenario_gets_its_defaults() {
    let smallest = scenario(FILES[1]);
    assert_eq!(smallest.about.name, "buyer-seller");
    assert_eq!(smallest.time.rounds, 12);
    assert_eq!(smallest.talks, Talks::plain(1));
    let no_deal = smallest.parties[0].no_deal.as_ref().unwrap();
    assert_eq!(no_deal.base, NoDealBase::Package(vec![OptionId(12)]));
    assert_eq!(smallest.parties[0].weights, [100.0]);
}

#[test]
fn every_value_set_to_itself_changes_nothing() {
    for file in FILES {
        let source = load(file);
        let Reading {
            scenario: base,
            warnings,
            ..
        } = with(&source, &[]);
        let all = list(&base);
        assert!(all.len() > 15, "{file}");
        for (path, value) in &all {
            let reading = with(&source, &[&format!("{path}={value}")]);
            assert_eq!(reading.scenario, base, "{path}={value}");
            assert_eq!(reading.warnings, warnings, "{path}={value}");
        }
    }
}

/// Options of a range.
fn on_a_grid(path: &str) -> bool {
    path.contains(".text.") || path.contains(".tentative.")
}

/// Numbers without fractions that may be one smaller.
fn whole(path: &str) -> bool {
    matches!(domain(path), Some(Domain::Whole { .. }))
}

#[test]
fn a_new_value_changes_that_number_and_no_other() {
    for file in FILES {
        let source = load(file);
        let base = list(&with(&source, &[]).scenario);
        let mut changed = 0;
        for (path, value) in &base {
            let PathValue::Number(old) = value else {
                continue;
            };
            // A range moves its options: it has tests of its own.
            if path.contains(".range.") || on_a_grid(path) {
                continue;
            }
            let new = match path.as_str() {
                path if path.ends_with(".no_deal.price") => 100.0,
                path if path.ends_with("quota.of") => old + 1.0,
                path if whole(path) => old - 1.0,
                _ if *old > 1.0 => old - 0.5,
                _ => (old + 0.5) / 2.0,
            };
            let typed = format!("{path}={new}");
            let after = list(&with(&source, &[&typed]).scenario);
            let value = |all: &[(String, PathValue)], path: &str| {
                all.iter()
                    .find(|(known, _)| known == path)
                    .map(|(_, value)| value.clone())
            };
            assert_eq!(value(&after, path), Some(PathValue::Number(new)), "{typed}");
            let others: Vec<&String> = base
                .iter()
                .filter(|(other, old)| other != path && value(&after, other).as_ref() != Some(old))
                .map(|(other, _)| other)
                .filter(|other| !other.ends_with(".tactic"))
                .collect();
            assert_eq!(others, Vec::<&String>::new(), "{typed}");
            changed += 1;
        }
        assert!(changed > 5);
    }
}

/// A weight that is set is that number written into the row, whatever the file has there. // case 19
#[test]
fn a_weight_set_is_the_number_written_into_the_row() {
    let source = load(FILES[0]);
    let text = source.file_text();
    let written = |old: &str, new: &str| {
        let changed = text.replacen(old, new, 1);
        assert_ne!(changed, text, "{old}");
        with(&Source::from_text(source.name(), changed), &[]).scenario
    };
    let russia = "{ donbas = 24, status = 14, guarantees = 8, ";
    let set = with(&source, &["weights.russia.guarantees=7.85"]);
    let row = written(russia, "{ donbas = 24, status = 14, guarantees = 7.85, ");
    assert_eq!(set.scenario, row);
    assert_eq!(
        zopa::scenario::meaning(&set.scenario),
        zopa::scenario::meaning(&row)
    );
    assert_eq!(
        get(&set.scenario, "weights.russia.donbas"),
        Some(PathValue::Number(24.0))
    );
    // Several, in any order, and an issue that the row leaves out.
    let together = "{ donbas = 50, status = 14, guarantees = 8, rebuild = 3, ";
    for settings in [
        ["weights.russia.donbas=50", "weights.russia.rebuild=3"],
        ["weights.russia.rebuild=3", "weights.russia.donbas=50"],
    ] {
        let set = with(&source, &settings).scenario;
        assert_eq!(set, written(russia, together));
    }
    // What the row adds up to now is told where it was changed.
    let told = zopa::format::render(&set.warnings, &set.source, Default::default());
    for words in [
        "add up to 99.85",
        "--set weights.russia.guarantees=7.85",
        "share of the total",
    ] {
        assert!(told.contains(words), "{told}");
    }
}

/// Without a row, the one that the party has by default is changed. // case 19
#[test]
fn a_weight_set_without_a_row_changes_the_default_row() {
    let text = "schema = 1\n[party.a]\n[party.b]\n[issue.i]\noptions = [\"l\", \"r\"]\na = [0, 10]\nb = [10, 0]\n\
        [issue.j]\noptions = [\"l\", \"r\"]\na = [0, 10]\n[issue.k]\noptions = [\"l\", \"r\"]\na = [0, 10]\nb = [10, 0]\n";
    let source = Source::from_text("rows.toml", text);
    let plain = with(&source, &[]).scenario;
    assert_eq!(get(&plain, "weights.b.i"), Some(PathValue::Number(50.0)));
    assert_eq!(get(&plain, "weights.b.j"), Some(PathValue::Number(0.0)));
    assert_eq!(
        get(&plain, "weights.a.j"),
        Some(PathValue::Number(100.0 / 3.0))
    );
    let set = with(&source, &["weights.b.k=30"]).scenario;
    let row = format!("{text}[weights]\nb = {{ i = 50, k = 30 }}\n");
    let written = with(&Source::from_text("rows.toml", row), &[]).scenario;
    assert_eq!(set, written);
    assert_eq!(plain.with_number("weights.b.k", 30.0), Some(set));
    let third = 100.0 / 3.0;
    let row = format!("{text}[weights]\na = {{ i = {third}, j = 0.5, k = {third} }}\n");
    let written = with(&Source::from_text("rows.toml", row), &[]).scenario;
    assert_eq!(with(&source, &["weights.a.j=0.5"]).scenario, written);
    // Something must matter.
    let settings = ["weights.b.i=0", "weights.b.k=0"].map(|typed| Setting::parse(typed).unwrap());
    assert!(read(&source, &settings).is_err());
    let numbers = [("weights.b.i", 0.0), ("weights.b.k", 0.0)];
    assert_eq!(plain.with_numbers(&numbers), None);
}

#[test]
fn short_forms_answer_to_long_paths_and_the_other_way_round() {
    let text = "schema = 1\n[party.a]\nno_deal = 60\ntactic = \"boulware\"\n[party.b]\nno_deal = { value = 5, change_per_round = -1 }\n\
        [party.m]\nrole = \"mediator\"\n[issue.i]\noptions = [\"l\", \"r\"]\na = [0, 1]\nb = [1, 0]\nm = [1, 1]\n\
        [talks]\nprotocol = \"single-text\"\n";
    let source = Source::from_text("short.toml", text);
    let set = |settings: &[&str]| with(&source, settings).scenario;
    let at = |scenario: &Scenario, path: &str| get(scenario, path).map(|value| value.to_string());
    assert_eq!(
        at(&set(&[]), "party.a.tactic.time-dependent.exponent").as_deref(),
        Some("4")
    );
    assert_eq!(
        at(
            &set(&["party.a.tactic=conceder"]),
            "party.a.tactic.time-dependent.exponent"
        )
        .as_deref(),
        Some("0.25")
    );
    let both = [
        "party.a.tactic=conceder",
        "party.a.tactic.time-dependent.offer=lowest",
    ];
    let scenario = set(&both);
    assert_eq!(
        at(&scenario, "party.a.tactic.time-dependent.exponent").as_deref(),
        Some("0.25")
    );
    assert_eq!(
        at(&scenario, "party.a.tactic.time-dependent.offer").as_deref(),
        Some("lowest")
    );
    assert_eq!(at(&scenario, "party.a.tactic"), None);
    let echo = set(&[
        "party.a.tactic=tit-for-tat",
        "party.a.tactic.tit-for-tat.steps=3",
    ]);
    assert_eq!(
        at(&echo, "party.a.tactic.tit-for-tat.steps").as_deref(),
        Some("3")
    );
    assert_eq!(
        at(&echo, "party.a.tactic.tit-for-tat.imitates").as_deref(),
        Some("absolute")
    );
    // The settings of another tactic choose it.
    let fixed = set(&["party.a.tactic.fixed.share=0.5"]);
    assert_eq!(
        at(&fixed, "party.a.tactic.fixed.share").as_deref(),
        Some("0.5")
    );
    assert_eq!(at(&fixed, "party.a.tactic.time-dependent.exponent"), None);
    assert_eq!(
        at(
            &set(&["party.a.no_deal.change_per_round=-2"]),
            "party.a.no_deal"
        )
        .as_deref(),
        Some("60")
    );
    assert_eq!(
        at(
            &set(&["party.b.no_deal=7"]),
            "party.b.no_deal.change_per_round"
        )
        .as_deref(),
        Some("-1")
    );
    assert_eq!(
        at(&set(&["party.b.cost_of_delay=2"]), "party.b.patience"),
        None
    );
    assert_eq!(
        at(&set(&["party.m.no_deal.value=2"]), "party.m.no_deal").as_deref(),
        Some("2")
    );
    assert_eq!(
        at(
            &set(&["talks.protocol.single-text.own_wishes=0.5"]),
            "talks.protocol.single-text.own_wishes"
        )
        .as_deref(),
        Some("0.5")
    );
    assert_eq!(
        at(&set(&["talks.first=b"]), "talks.first").as_deref(),
        Some("b")
    );
    assert_eq!(
        at(
            &set(&["party.a.tactic={ time-dependent = { exponent = 5 } }"]),
            "party.a.tactic.time-dependent.exponent"
        )
        .as_deref(),
        Some("5")
    );
    assert_eq!(
        at(&set(&["issue.i.a.r=0.5"]), "issue.i.a.r").as_deref(),
        Some("0.5")
    );
    assert_eq!(
        at(&set(&["time.rounds=3", "time.rounds=4"]), "time.rounds").as_deref(),
        Some("4")
    );
}

#[test]
fn places_point_into_the_file() {
    let reading = with(&load(FILES[0]), &["time.rounds=9"]);
    let text = reading.source.text();
    let slice = |path: &str| reading.places.get(path).map(|span| span.of(text));
    assert_eq!(
        slice("ratifier.us-senate.quota"),
        Some("{ yes = 67, of = 100 }")
    );
    assert_eq!(slice("ratifier.us-senate"), Some("[ratifier.us-senate]"));
    assert_eq!(slice("issue.donbas.russia.freeze-line"), Some("35"));
    assert_eq!(slice("time.rounds"), Some("9"));
    assert_eq!(
        reading.places.nearest("issue.donbas.mars").of(text),
        "[issue.donbas]"
    );
}

fn as_json(text: &str) -> Value {
    fn plain(value: &toml::Value) -> Value {
        match value {
            toml::Value::String(text) => json!(text),
            toml::Value::Integer(number) => json!(number),
            toml::Value::Float(number) => json!(number),
            toml::Value::Boolean(truth) => json!(truth),
            toml::Value::Datetime(date) => json!(date.to_string()),
            toml::Value::Array(items) => items.iter().map(plain).collect(),
            toml::Value::Table(table) => Value::Object(
                table
                    .iter()
                    .map(|(key, value)| (key.clone(), plain(value)))
                    .collect(),
            ),
        }
    }
    plain(&toml::Value::Table(text.parse().expect("TOML of a test")))
}

#[test]
fn the_schema_fits_the_shipped_scenarios_and_nothing_else() {
    let schema = json_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for file in FILES {
        let json = as_json(load(file).text());
        let errors: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{file}");
    }
    let base = load(FILES[1]).text().to_string();
    for (wrong, right) in [
        ("[time]\nroundz = 3", "[time]\nrounds = 3"),
        ("[time]\nrounds = \"3\"", "[time]\nrounds = 3"),
        (
            "[talks]\nprotocol = \"ultimatum\"",
            "[talks]\nprotocol = \"take-it-or-leave-it\"",
        ),
        (
            "[talks]\nprotocol = { klein = { voters = { buyer = \"no\" } } }",
            "[talks]\nprotocol = { klein = { voters = { buyer = \"annealing\" } } }",
        ),
        (
            "[talks]\nsettle = { reopen = \"yes\" }",
            "[talks]\nsettle = { reopen = true }",
        ),
        (
            "[talks]\nchannels = [\"buyer\", \"seller\"]",
            "[talks]\nchannels = [[\"buyer\", \"seller\"]]",
        ),
        ("[talks]\nagenda = [3]", "[talks]\nagenda = [[\"price\"]]"),
        (
            "[meeting.x]\nround = 1\nwith = [\"buyer\"]",
            "[meeting.x]\nround = 1\nwith = [\"buyer\", \"seller\"]",
        ),
        ("[shock.x]\nchance = 2", "[shock.x]\nchance = 1"),
        (
            "[lever.x]\nheld_by = \"buyer\"\nhits = { seller = -5 }\ncosts = { buyer = -1 }",
            "[lever.x]\nheld_by = \"buyer\"\nhits = { seller = -5 }\ncosts = { buyer = 1 }",
        ),
        (
            "[trust]\npair.x = { start = 5 }",
            "[trust]\npair.x = { start = 5, between = [\"buyer\", \"seller\"] }",
        ),
        ("[uncertainty]\nscores = -1", "[uncertainty]\nscores = 1"),
        (
            "[weights]\nbuyer = { price = \"x\" }",
            "[weights]\nbuyer = { price = 100 }",
        ),
        (
            "[weights]\nBuyer = { price = 100 }",
            "[weights]\nbuyer = { price = 100 }",
        ),
        (
            "[issue.x]\noptions = [\"a\"]",
            "[issue.x]\noptions = [\"a\", \"b\"]",
        ),
        (
            "[link.x]\nparty = \"buyer\"\nchange = 1",
            "[link.x]\nparty = \"buyer\"\nchange = 1\nwhen = { price = 50 }",
        ),
    ] {
        let base = if wrong.starts_with("[time]") {
            base.replace("[time]\nrounds = 12\n", "")
        } else {
            base.clone()
        };
        assert!(
            !validator.is_valid(&as_json(&format!("{base}\n{wrong}\n"))),
            "{wrong}"
        );
        assert!(
            validator.is_valid(&as_json(&format!("{base}\n{right}\n"))),
            "{right}"
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_looked_for_among_the_shipped_ones() {
    let problems = Source::load("mar-a-lago.toml").unwrap_err();
    let shipped = Path::new("scenarios").join("mar-a-lago.toml");
    let help = format!("there is '{}'", shipped.display());
    assert!(problems.render(Ink::Plain).contains(&help));
}
