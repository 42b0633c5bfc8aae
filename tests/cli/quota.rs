//! Quotas, vetoes, and settings without effect, as people meet them. // case 26, 28, 77

use crate::Desk;
use serde_json::json;

const QUOTA: &str = include_str!("../cases/quota.toml");

fn lines(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(text: &str, args: &[&str]) -> (String, serde_json::Value) {
    let desk = Desk::new();
    desk.write("quota.toml", text);
    let run = ["run", "quota.toml", "--no-charts"];
    let said = desk.types(&[&run[..], args].concat()).succeeds();
    let json = desk.types(&[&run[..], args, &["--json"]].concat());
    (lines(&said.out), json.succeeds().json())
}

fn binding() -> String {
    QUOTA.replace("quota = 3", "quota = 3, binds = true")
}

// case 26
#[test]
fn an_outvoted_party_that_the_quota_does_not_bind_is_told_so_that_it_is_understood() {
    let (said, json) = told(QUOTA, &[]);
    assert!(said.starts_with(
        "NO DEAL: applicant, east and west shake hands in round 12; south was outvoted, but the deal gives it less than no \
         deal, and the quota does not bind it"
    ));
    assert!(said.contains("blocked by south worth 20.0 to it, no deal 60.0"));
    assert_eq!(json["quota_binds"], false);
    assert_eq!(json["outvoted"], json!(["south"]));
}

// case 26
#[test]
fn a_quota_that_binds_makes_a_deal_of_it() {
    let (said, json) = told(&binding(), &[]);
    assert!(
        said.starts_with(
            "DEAL: applicant, east and west shake hands in round 12 and south is outvoted, though south loses by it: the \
             quota binds it"
        ),
        "{said}"
    );
    assert_eq!(
        (&json["verdict"], &json["quota_binds"]),
        (&json!("deal"), &json!(true))
    );
    assert_eq!(json["outvoted"], json!(["south"]));
    // Every depth suits three of four: shallow all but the applicant, the others all but south.
    assert_eq!(
        json["day_one"].as_array().unwrap().last().unwrap()["deals"],
        3
    );
    let desk = Desk::new();
    desk.write("quota.toml", binding());
    desk.types(&["run", "quota.toml"]).succeeds();
    let dance = desk.read("output/quota/dance.svg");
    assert!(lines(&dance).contains("shake hands in round 12"));
    assert!(!dance.contains("All 4 signatories"));
    desk.types(&["explain", "quota.toml", "--no-charts"])
        .succeeds();
    desk.types(&["solve", "quota.toml"]).succeeds();
    desk.types(&["report", "quota.toml"]).succeeds();
}

// case 26
#[test]
fn what_is_true_or_false_is_set_and_varied_like_any_word() {
    let set = |typed: &str, text: &str| {
        let desk = Desk::new();
        desk.write("quota.toml", QUOTA);
        let run = ["run", "quota.toml", "--no-charts", "--json"];
        let was = desk.types(&[&run[..], &["--set", typed]].concat());
        let (_, will) = told(text, &[]);
        let was = was.succeeds().json();
        for key in ["verdict", "quota_binds", "outvoted", "round"] {
            assert_eq!(was[key], will[key], "{typed}: {key}");
        }
    };
    let binds = "talks.protocol.alternating-offers.binds";
    set(&format!("{binds}=true"), &binding());
    let vetoed = QUOTA.replace("no_deal = 60,", "no_deal = 60, veto = true,");
    assert_ne!(vetoed, QUOTA);
    set("party.south.veto=true", &vetoed);
    let desk = Desk::new();
    let sweep = |values: &str| {
        format!(
            "{QUOTA}\n[sweep.b]\nquestion = \"?\"\nruns = 5\nshow = [\"handshake\"]\naxes = [{{ set = \"{binds}\", values = {values} }}, \
             {{ set = \"party.south.veto\", values = [\"false\", \"true\"] }}]\n"
        )
    };
    desk.write("quota.toml", sweep("[true, false]"));
    desk.types(&["sweep", "quota.toml", "b", "--no-charts", "--out", "b"])
        .succeeds();
    let cells = desk.read("b/cells.csv");
    for start in [
        "0,true,false,",
        "1,true,true,",
        "2,false,false,",
        "3,false,true,",
    ] {
        assert!(cells.contains(&format!("\n{start}")), "{cells}");
    }
    desk.write("quota.toml", sweep("[\"yes\"]"));
    desk.types(&["check", "quota.toml"])
        .exits(3, &["cannot be 'yes'", "'false' or 'true'"]);
    desk.write("quota.toml", QUOTA);
    let flips = desk
        .types(&["explain", "quota.toml", "--no-charts", "--json"])
        .succeeds();
    assert!(flips.out.contains(binds), "{}", flips.out);
}

// case 26
#[test]
fn a_veto_is_needed_whatever_the_quota() {
    let text = binding().replace(
        "party.south = { no_deal = 60,",
        "party.south = { no_deal = 60, veto = true,",
    );
    // Only the shallow text has south's consent, and there the applicant can be outvoted.
    let (said, json) = told(&text, &[]);
    assert!(said.starts_with("NO DEAL: no handshake in 20 rounds, though a passing deal exists"));
    assert_eq!(
        json["day_one"].as_array().unwrap().last().unwrap()["deals"],
        1
    );
    // With as low a walk-away as this it agrees before the deal is made.
    let (said, json) = told(&text, &["--set", "party.south.no_deal=10"]);
    assert!(said.starts_with("DEAL: "), "{said}");
    let outvoted = json["outvoted"].as_array().unwrap();
    assert!(!outvoted.contains(&json!("south")));
}

// case 26
#[test]
fn a_body_passes_nothing_against_a_veto_in_it() {
    let body = "\n[ratifier.council]\nfor = \"applicant\"\nveto = [\"south\"]\nquota = { yes = 3, of = 5 }\nvotes = { value = 20, spread = 5 }\n";
    let (said, json) = told(&format!("{}{body}", binding()), &[]);
    assert!(said.contains("blocked by council"), "{said}");
    assert!(
        said.contains("council south vetoes it: worth 20.0 to it, no deal 60.0"),
        "{said}"
    );
    let council = &json["ratifiers"][0];
    assert_eq!(
        (&council["passes"], &council["veto"]),
        (&json!(false), &json!(["south"]))
    );
    assert_eq!(council["vetoed_by"], json!(["south"]));
    assert_eq!(json["ratified_chance"], 0.0);
}

fn checked(text: &str, args: &[&str]) -> serde_json::Value {
    let desk = Desk::new();
    desk.write("x.toml", text);
    let check = ["check", "x.toml", "--json"];
    let said = desk.types(&[&check[..], args].concat());
    said.json()
}

fn problem(text: &str) -> (String, String) {
    let json = checked(text, &[]);
    let first = &json["problems"][0];
    let word = |key: &str| first[key].as_str().unwrap_or_default().to_owned();
    (word("code"), word("message"))
}

const BARE: &str = "schema = 1\nparty.a = { no_deal = 10 }\nparty.b = { no_deal = 10 }\n\
                    [issue.x]\noptions = [\"l\", \"r\"]\na = [0, 100]\nb = [100, 0]\n";

// case 26
#[test]
fn vetoes_and_quotas_that_cannot_be_are_refused() {
    let guarded = BARE.replace(
        "[issue.x]",
        "party.g = { role = \"guarantor\", no_deal = 5, veto = true }\n[issue.x]",
    ) + "g = [50, 50]\n";
    let (code, message) = problem(&guarded);
    assert_eq!(code, "E038", "{message}");
    assert!(message.contains("its consent is needed anyway"));
    let body = "[ratifier.c]\nfor = \"a\"\nveto = [\"c\"]\nquota = { yes = 1, of = 1 }\nvotes = { value = 1, spread = 1 }\n";
    assert!(problem(&format!("{BARE}{body}")).1.contains("'c'"));
    let seen = BARE.replace("[issue.x]", "party.c = { role = \"observer\" }\n[issue.x]")
        + "c = [1, 2]\n"
        + body;
    let (code, message) = problem(&seen);
    assert_eq!(code, "E052", "{message}");
    let idle = BARE.replace(
        "party.a = { no_deal = 10 }",
        "party.a = { no_deal = 10, veto = true }",
    );
    let (code, message) = problem(&idle);
    assert_eq!(
        (
            code.as_str(),
            message.contains("all signatories must say yes")
        ),
        ("W011", true)
    );
    let all = "[talks]\nprotocol = { alternating-offers = { binds = true } }\n";
    assert_eq!(problem(&format!("{BARE}{all}")).0, "W011");
}

// case 28
#[test]
fn what_was_taken_for_granted_is_noted_and_is_no_fault() {
    let text = BARE.to_owned() + "[issue.y]\noptions = [\"l\", \"r\"]\na = [0, 100]\n";
    let json = checked(&text, &[]);
    assert_eq!(
        json["notes"],
        json!([
            "no row of weights for a: equal weights, 50 each for x and y",
            "b has no scores on y: 0 for every option"
        ])
    );
    assert_eq!(json["problems"], json!([]));
    let desk = Desk::new();
    desk.write("x.toml", &text);
    let said = desk.types(&["check", "x.toml"]).succeeds();
    said.says(&[
        "is right",
        "note: no row of weights for a: equal weights, 50 each for x and y",
    ]);
    let said = desk
        .types(&["run", "x.toml", "--no-charts", "-v"])
        .succeeds();
    said.says(&["note: b has no scores on y"]);
    let said = desk.types(&["run", "x.toml", "--no-charts"]).succeeds();
    assert!(!said.out.contains("note:"));
    let whole = BARE.to_owned()
        + "[issue.y]\noptions = [\"l\", \"r\"]\na = [0, 100]\nb = [1, 0]\n\
                 [weights]\na = { x = 60, y = 40 }\nb = { x = 10, y = 90 }\n";
    assert_eq!(checked(&whole, &[])["notes"], json!([]));
}

// case 77
#[test]
fn what_has_no_effect_is_warned_of() {
    let shuttle = BARE.replace("[issue.x]", "party.m = { role = \"mediator\" }\nparty.g = { role = \"guarantor\", no_deal = 5 }\n[issue.x]")
        + "g = [50, 50]\nm = [0, 0]\n";
    let first = "[talks]\nprotocol = \"single-text\"\nfirst = \"b\"\n";
    let (code, message) = problem(&format!("{shuttle}{first}"));
    assert_eq!(
        (
            code.as_str(),
            message.starts_with("'talks.first' has no effect")
        ),
        ("W011", true)
    );
    let meeting = "[meeting.summit]\nround = 2\nwith = [\"a\", \"b\"]\n";
    let (code, message) = problem(&format!("{BARE}{meeting}"));
    assert_eq!(
        (code.as_str(), message.contains("everybody hears everybody")),
        ("W011", true)
    );
    let needs = "[talks]\nprotocol = \"single-text\"\n[meeting.summit]\nneeds = { agreed_share = 0.5 }\nwith = [\"a\", \"g\"]\n";
    let (code, message) = problem(&format!("{shuttle}{needs}"));
    assert_eq!(
        (
            code.as_str(),
            message.contains("can never take place: 'g' states no deal")
        ),
        ("W011", true)
    );
    let needs = needs.replace("\"a\", \"g\"", "\"a\", \"g\", \"m\"");
    let known = "[table]\nbetween = [\"a\", \"g\", \"m\"]\ntentative = { x = \"l\" }\n";
    assert_eq!(
        checked(&format!("{shuttle}{needs}{known}"), &[])["problems"],
        json!([])
    );
    let text = format!("{shuttle}[talks]\nprotocol = \"single-text\"\n{meeting}");
    assert_eq!(checked(&text, &[])["problems"], json!([]));
}

/// 34 Liberals, 21 farmers and 14 of the centre vote yes, 12 Greens and 19 others no.
#[test]
fn whose_vote_alone_decides_is_told() {
    let desk = Desk::with("two-level");
    for (quota, decide) in [
        (51, ["Farmers' League", "Liberals"]),
        (80, ["Arden First", "Greens"]),
    ] {
        let set = format!("ratifier.parliament.quota.yes={quota}");
        let typed = [
            "run",
            "two-level.toml",
            "--set",
            &set,
            "--json",
            "--no-charts",
        ];
        let out = format!("quota-{quota}");
        let json = desk
            .types(&[&typed[..], &["--out", &out]].concat())
            .succeeds()
            .json();
        let members = json["ratifiers"][0]["members"].as_array().unwrap();
        let alone = members.iter().filter(|member| member["decides"] == true);
        let mut alone: Vec<&str> = alone
            .map(|member| member["name"].as_str().unwrap())
            .collect();
        alone.sort_unstable();
        assert_eq!(alone, decide, "{quota}");
    }
}
