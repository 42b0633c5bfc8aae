//! `zopa new`.

use crate::Desk;

const TEMPLATES: [&str; 5] = [
    "buyer-seller",
    "logrolling",
    "trade",
    "norland",
    "mar-a-lago",
];

#[test]
fn each_template_is_right_and_runs() {
    for template in TEMPLATES {
        let desk = Desk::new();
        let file = format!("{template}.toml");
        desk.types(&["new", "--from", template])
            .succeeds()
            .says(&[&file, "zopa run"]);
        let check = desk.types(&["check", &file]).succeeds().says(&["is right"]);
        assert_eq!(check.err, "", "{template} warns");
        desk.types(&["run", &file, "--no-charts"]).succeeds();
        assert!(desk.has(&format!("output/{template}/run.json")));
    }
}

#[test]
fn a_new_name_is_taken_up_in_the_file() {
    let desk = Desk::new();
    desk.types(&["new", "my-talks", "--from", "norland"])
        .succeeds()
        .says(&["my-talks.toml"]);
    desk.types(&["run", "my-talks.toml", "--no-charts"])
        .succeeds();
    assert!(desk.has("output/my-talks/run.json"));
    desk.types(&["new", "second.toml"]).succeeds();
    assert!(desk.has("second.toml") && !desk.has("second.toml.toml"));
}

#[test]
fn the_smallest_template_is_the_default() {
    let desk = Desk::new();
    desk.types(&["new"]).succeeds();
    assert!(desk.has("buyer-seller.toml"));
}

#[test]
fn nothing_is_overwritten() {
    let desk = Desk::new();
    desk.write("mine.toml", "precious");
    desk.types(&["new", "mine"])
        .fails(2, &["mine.toml", "exists already"]);
    assert_eq!(desk.read("mine.toml"), "precious");
}

#[test]
fn names_that_are_no_names_are_refused() {
    let desk = Desk::new();
    for name in [
        "../up",
        "a/b",
        "Big",
        "two words",
        "-x",
        "",
        ".",
        "été",
        "a\\b",
        "nul\n",
    ] {
        let said = desk.types(&["new", "--", name]);
        said.fails(2, &["cannot be the name of a scenario"]);
    }
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 0);
}

#[test]
fn an_unknown_template_is_named_with_the_nearest_one() {
    let desk = Desk::new();
    let said = desk.types(&["new", "--from", "buyer-seler"]);
    said.fails(
        2,
        &["buyer-seler", "Did you mean 'buyer-seller'?", "mar-a-lago"],
    );
    assert!(!desk.has("buyer-seller.toml"));
}
