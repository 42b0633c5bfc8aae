//! What decides is said: whether they could have had more, what the course leaves out, who speaks first.

use crate::Desk;
use serde_json::Value;

/// A small input of `tests/cases`.
fn case(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    path.join(name).to_str().unwrap().to_owned()
}

fn lines(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

// case 20
#[test]
fn a_handshake_that_both_could_improve_on_says_so_everywhere() {
    let desk = Desk::with("logrolling");
    let run = [
        "run",
        "logrolling.toml",
        "--set",
        "talks.rule=issue-by-issue",
    ];
    let said = desk.types(&run).succeeds();
    let second = said.out.lines().nth(1).unwrap();
    assert!(
        second.starts_with("  both could have had more: with lead together → ann, days 2 → 1:"),
        "{}",
        said.out
    );
    let told = lines(&said.out);
    assert!(told.contains(
        "Ann would get 70.0 (+27.5) and Ben 70.0 (+2.5); this deal passes every gate in round 5"
    ));
    let json: Value = serde_json::from_str(&desk.read("output/logrolling/run.json")).unwrap();
    assert_eq!(json["efficient"], false);
    let better = &json["better"];
    assert_eq!(better["worth"]["ann"], 70.0);
    assert_eq!(better["increases"]["ben"], 2.5);
    assert_eq!(better["changes"]["lead"], "ann");
    assert!(told.contains(better["told"].as_str().unwrap()));
    let dance = desk.read("output/logrolling/dance.svg");
    let title = "but both could have had more";
    assert!(lines(&dance).contains(title), "the title of the dance");
}

// case 20
#[test]
fn an_efficient_handshake_is_told_to_be_nothing_else() {
    let desk = Desk::with("logrolling");
    let said = desk
        .types(&["run", "logrolling.toml", "--no-charts"])
        .succeeds();
    assert!(!said.out.contains("could have had more"));
    let json: Value = serde_json::from_str(&desk.read("output/logrolling/run.json")).unwrap();
    assert_eq!(
        (&json["efficient"], &json["better"]),
        (&true.into(), &Value::Null)
    );
    let no_handshake = desk
        .types(&[
            "run",
            "logrolling.toml",
            "--set",
            "time.rounds=1",
            "--no-charts",
            "--json",
        ])
        .succeeds()
        .json();
    assert_eq!(no_handshake["handshake"], false);
    assert_eq!(no_handshake["efficient"], Value::Null);
}

// case 20
#[test]
fn more_than_two_and_one_alone_are_told_by_name() {
    let desk = Desk::new();
    let said = desk
        .types(&["run", &case("all-could-have-more.toml"), "--no-charts"])
        .succeeds();
    let told = lines(&said.out);
    assert!(told.contains("all could have had more: with term high → middle, pets high → middle:"));
    assert!(told.contains("ann would get 75.0 (+6.0), ben 52.0 (+8.0) and cem 63.0 (+2.0);"));
    let said = desk
        .types(&["run", &case("one-could-have-more.toml"), "--no-charts"])
        .succeeds();
    let told = lines(&said.out);
    assert!(told.contains("ann could have had more at no cost to ben: with term middle → high:"));
    assert!(told.contains("ann would get 70.0 (+18.0) and ben 86.0 (as before);"));
}

// case 24
#[test]
fn chance_events_that_the_course_leaves_out_are_named() {
    let desk = Desk::new();
    let run = ["run", &case("breakdown.toml"), "--no-charts"];
    let said = desk.types(&run).succeeds();
    let told = lines(&said.out);
    assert!(
        said.out
            .starts_with("DEAL: host and guest shake hands in round 5\n")
    );
    assert!(told.contains(
        "Chance events are left out of this course: breakdown (100% a round). With --runs N they are drawn."
    ));
    let json = desk
        .types(&[&run[..], &["--json"]].concat())
        .succeeds()
        .json();
    assert_eq!(json["left_out"][0], "breakdown (100% a round)");
    let drawn = desk
        .types(&[&run[..], &["--runs", "20"]].concat())
        .succeeds();
    assert!(lines(&drawn.out).contains("They are drawn in the runs below."));
    // A drawn run has its accidents.
    let one = desk
        .types(&[&run[..], &["--run-id", "3", "--json"]].concat())
        .succeeds()
        .json();
    assert_eq!(one["left_out"], serde_json::json!([]));
    assert_eq!(one["ending"], "breakdown");
    let none = Desk::with("logrolling")
        .types(&["run", "logrolling.toml", "--no-charts"])
        .succeeds();
    assert!(!none.out.contains("Chance events"));
}

// case 60
#[test]
fn who_speaks_first_is_news_of_the_first_order() {
    let desk = Desk::with("buyer-seller");
    let run = ["run", "buyer-seller.toml", "--no-charts", "--runs", "20"];
    let set = ["--set", "talks.protocol=take-it-or-leave-it"];
    let said = desk.types(&[&run[..], &set].concat()).succeeds();
    let told = "Who speaks first decides: another first speaker would change the agreed deal, or whether there is one.";
    let early: Vec<&str> = said.out.lines().take(4).collect();
    assert!(lines(&early.join(" ")).contains(told), "{}", said.out);
}
