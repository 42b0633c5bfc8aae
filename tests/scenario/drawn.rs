//! Numbers that are drawn by chance: what stands in the file, what it means, and what a setting makes of it.

use zopa::format::{Fingerprint, Setting, Source, read};
use zopa::scenario::{Distribution, NoDealBase, PathValue, Scenario, get, list, meaning};

use super::{as_json, load, with};

const DRAWN: &str = "tests/scenario/drawn.toml";

fn drawn(scenario: &Scenario) -> Vec<(String, String)> {
    let all = scenario.distributions.iter();
    all.map(|(path, distribution)| (path.clone(), distribution.to_string()))
        .collect()
}

fn of(scenario: &Scenario, path: &str) -> Option<String> {
    let all = drawn(scenario).into_iter();
    all.filter(|(known, _)| known == path)
        .map(|(_, told)| told)
        .next()
}

#[test]
fn every_number_stands_at_its_centre_and_tells_how_it_is_drawn() {
    let reading = with(&load(DRAWN), &[]);
    let scenario = &reading.scenario;
    // Those of ben add up to 8.
    let warned: Vec<_> = reading
        .warnings
        .iter()
        .map(|problem| problem.code.id())
        .collect();
    assert_eq!(warned, ["W001"]);
    assert!(!scenario.is_certain());
    let all = list(scenario);
    let mut order = scenario.distributions.iter().map(|(path, _)| {
        let place = all.iter().position(|(known, _)| known == path);
        place.unwrap_or_else(|| panic!("{path} is not listed"))
    });
    assert!(order.clone().is_sorted());
    assert_eq!(order.len(), 33);
    assert!(order.all(|place| matches!(all[place].1, PathValue::Number(_))));
    for (path, distribution) in &scenario.distributions {
        let now = get(scenario, path)
            .and_then(|value| value.number())
            .unwrap();
        let centre = distribution.centre();
        assert!((now - centre).abs() < 1e-12, "{path} is {now}");
    }
    let no_deal = scenario.parties[0].no_deal.as_ref().unwrap();
    assert_eq!(no_deal.base, NoDealBase::Value(40.0));
    assert!((no_deal.change_per_round + 0.5).abs() < 1e-12);
    assert_eq!(
        scenario.distributions[2].1,
        Distribution::Uniform {
            lowest: -1.0,
            highest: 0.0
        }
    );
    assert_eq!(
        of(scenario, "party.ben.no_deal.value").as_deref(),
        Some("{ uniform = [20, 40] }")
    );
}

#[test]
fn the_same_file_of_centres_means_something_else() {
    let scenario = with(&load(DRAWN), &[]).scenario;
    let mut centres = scenario.clone();
    centres.distributions.clear();
    assert_ne!(meaning(&scenario), meaning(&centres));
    let source = load(DRAWN);
    let other = Source::from_text("x.toml", source.text().replace("[50, 10]", "[50, 11]"));
    let prints = [&source, &other].map(|s| Fingerprint::of(s, &with(s, &[]).scenario));
    assert_ne!(prints[0].meaning, prints[1].meaning);
}

#[test]
fn a_setting_puts_a_number_in_place_of_a_distribution_and_the_other_way_round() {
    let source = load(DRAWN);
    let set = |typed: &str| with(&source, &[typed]).scenario;
    let base = set("time.rounds=8");
    for (path, _) in &base.distributions {
        let now = get(&base, path).unwrap();
        let after = set(&format!("{path}={now}"));
        assert_eq!(of(&after, path), None, "{path}");
        assert_eq!(get(&after, path), Some(now.clone()), "{path}");
        assert_eq!(
            after.distributions.len() + 1,
            base.distributions.len(),
            "{path}"
        );
        // The others are drawn as before.
        let mut others = after.distributions.iter();
        assert!(
            others.all(|drawn| base.distributions.contains(drawn)),
            "{path}"
        );
        let quick = base.with_number(path, now.number().unwrap());
        assert_eq!(quick, Some(after), "{path}");
    }
    for (typed, path, told) in [
        (
            "talks.breakdown={ uniform = [0, 0.1] }",
            "talks.breakdown",
            "{ uniform = [0, 0.1] }",
        ),
        (
            "issue.place.ann.here={ normal = [90, 5] }",
            "issue.place.ann.here",
            "{ normal = [90, 5] }",
        ),
        (
            "issue.pay.ben.from={ uniform = [80, 100] }",
            "issue.pay.ben.from",
            "{ uniform = [80, 100] }",
        ),
        (
            "party.ann.no_deal={ uniform = [30, 40] }",
            "party.ann.no_deal.value",
            "{ uniform = [30, 40] }",
        ),
        (
            "party.ben.no_deal={ normal = [30, 1] }",
            "party.ben.no_deal.value",
            "{ normal = [30, 1] }",
        ),
        (
            "party.ben.no_deal.value={ normal = [30, 1] }",
            "party.ben.no_deal.value",
            "{ normal = [30, 1] }",
        ),
        (
            "party.ben.no_deal.change_per_round=-1",
            "party.ben.no_deal.value",
            "{ uniform = [20, 40] }",
        ),
        (
            "party.ben.tactic.time-dependent.exponent={ uniform = [2, 4] }",
            "party.ben.tactic.time-dependent.exponent",
            "{ uniform = [2, 4] }",
        ),
        (
            "weights.ann.days={ normal = [40, 2] }",
            "weights.ann.days",
            "{ normal = [40, 2] }",
        ),
    ] {
        let scenario = set(typed);
        assert_eq!(of(&scenario, path).as_deref(), Some(told), "{typed}");
    }
    // How it moves from round to round stays, and is drawn as it was.
    let ann = set("party.ann.no_deal={ uniform = [30, 40] }");
    assert!(of(&ann, "party.ann.no_deal.change_per_round").is_some());
    let ben = set("party.ben.no_deal.change_per_round=-1");
    let change = get(&ben, "party.ben.no_deal.change_per_round");
    assert_eq!(change, Some(PathValue::Number(-1.0)));
}

#[test]
fn drawn_weights_stay_as_they_are_when_another_is_set() {
    let source = load(DRAWN);
    let set = with(&source, &["weights.ann.days=70"]).scenario;
    assert_eq!(of(&set, "weights.ann.days"), None);
    let base = with(&source, &[]).scenario;
    for path in ["weights.ann.pay", "weights.ann.place", "weights.ben.days"] {
        assert!(of(&set, path).is_some(), "{path}");
        assert_eq!(of(&set, path), of(&base, path), "{path}");
    }
}

#[test]
fn an_issue_may_be_called_like_a_distribution() {
    let text = "schema = 1\n[party.a]\nno_deal = { normal = \"r\" }\n[party.b]\nno_deal = { normal = [50, 5] }\n\
        [issue.normal]\noptions = [\"l\", \"r\"]\na = [0, 100]\nb = [100, 0]\n";
    let source = Source::from_text("x.toml", text);
    let problems = read(&source, &[]).unwrap_err();
    let shown = problems.render(Default::default());
    assert!(
        shown.contains("'party.b.no_deal.normal'") && !shown.contains("party.a"),
        "{shown}"
    );
    let source = Source::from_text(
        "x.toml",
        text.replace("no_deal = { normal = [50, 5] }\n", ""),
    );
    let scenario = with(&source, &["party.a.no_deal.change_per_round=-1"]).scenario;
    assert!(matches!(
        scenario.parties[0].no_deal.as_ref().unwrap().base,
        NoDealBase::Package(_)
    ));
    let value = [Setting::new(
        "party.b.no_deal.value",
        "{ normal = [50, 5] }",
    )];
    assert_eq!(
        read(&source, &value).unwrap().scenario.distributions.len(),
        1
    );
}

#[test]
fn the_schema_knows_where_a_distribution_may_stand() {
    let schema = zopa::format::json_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let source = load(DRAWN);
    let fits = |text: &str| validator.is_valid(&as_json(text));
    assert!(fits(source.text()));
    for (right, wrong) in [
        ("rounds   = 8", "rounds   = { uniform = [7, 9] }"),
        ("scores  = 3", "scores  = { uniform = [2, 4] }"),
        ("ideal = 5", "ideal = { uniform = [4, 6] }"),
        ("to = 10,", "to = { uniform = [9, 11] },"),
        ("{ uniform = [20, 40] }", "{ uniform = [20, 30, 40] }"),
        (
            "{ uniform = [20, 40] }",
            "{ uniform = [20, 40], normal = [30, 1] }",
        ),
        (
            "{ beta-pert = [0.9, 0.97, 1] }",
            "{ pert = [0.9, 0.97, 1] }",
        ),
    ] {
        let text = source.text().replace(right, wrong);
        assert_ne!(text, source.text(), "{right}");
        assert!(!fits(&text), "{wrong}");
    }
}
