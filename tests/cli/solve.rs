//! `zopa solve`.

use crate::{Desk, flagship};

#[test]
fn all_solutions_stand_side_by_side() {
    let desk = Desk::with("buyer-seller");
    let said = desk.types(&["solve", "buyer-seller.toml"]).succeeds();
    assert_eq!(said.err, "");
    said.says(&[
        "Where should they settle? buyer and seller on day one",
        "21  texts can be written",
        "Nash",
        "Kalai–Smorodinsky",
        "Egalitarian",
        "Utilitarian",
        "Pareto frontier: 7 points",
    ]);
}

#[test]
fn the_flagship_gate_by_gate() {
    let said = Desk::new().types(&["solve", &flagship()]).succeeds();
    said.says(&[
        "311,040  texts",
        "23,040  inside everyone's red lines",
        "268  no worse than no deal",
        "45  pass EU member states",
    ]);
}

#[test]
fn one_solution_tells_its_text() {
    let desk = Desk::with("buyer-seller");
    let said = desk
        .types(&["solve", "buyer-seller.toml", "--at", "nash"])
        .succeeds();
    said.says(&["Nash on day one", "price   95", "Passes every gate"]);
    for solution in ["kalai-smorodinsky", "egalitarian", "utilitarian"] {
        desk.types(&["solve", "buyer-seller.toml", "--at", solution])
            .succeeds()
            .says(&["price   "]);
    }
    desk.types(&["solve", "buyer-seller.toml", "--at", "nsh"])
        .fails(2, &["nsh", "Did you mean 'nash'?", "utilitarian"]);
}

#[test]
fn players_gates_and_round_can_be_chosen() {
    let desk = Desk::new();
    let file = flagship();
    desk.types(&["solve", &file, "--players", "ukraine,russia,us"])
        .succeeds()
        .says(&["Ukraine, Russia and United States"]);
    for within in ["anything", "red-lines", "zopa", "consents", "all"] {
        let json = desk
            .types(&["solve", &file, "--within", within, "--json"])
            .succeeds()
            .json();
        assert_eq!(json["within"], within);
    }
    desk.types(&["solve", &file, "--round", "9"])
        .succeeds()
        .says(&["in week 9", "289  pass EU member states"]);
    desk.types(&["solve", &file, "--round", "11"])
        .fails(2, &["after the last round", "10"]);
    desk.types(&["solve", &file, "--players", "ukraine,rusia"])
        .fails(2, &["rusia", "Did you mean 'russia'?"]);
    desk.types(&["solve", &file, "--players", "us,us"])
        .fails(2, &["twice"]);
    desk.types(&["solve", &file, "--within", "soup"])
        .fails(2, &["zopa", "consents"]);
}

#[test]
fn a_smaller_set_of_deals_has_no_more_deals() {
    let desk = Desk::with("logrolling");
    let mut last = u64::MAX;
    let json = desk
        .types(&["solve", "logrolling.toml", "--json"])
        .succeeds()
        .json();
    for stage in json["gates"].as_array().unwrap() {
        let deals = stage["deals"].as_u64().unwrap();
        assert!(deals <= last);
        last = deals;
    }
}

#[test]
fn the_document_for_programs_has_its_keys() {
    let desk = Desk::with("logrolling");
    let json = desk
        .types(&["solve", "logrolling.toml", "--json"])
        .succeeds()
        .json();
    let keys: Vec<&str> = json
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "format",
            "scenario",
            "players",
            "within",
            "round",
            "gates",
            "solutions",
            "frontier",
            "raw_frontier_points",
            "frontier_epsilon",
            "frontier_complete",
            "raw_frontier_epsilon",
            "raw_frontier_complete",
            "lotteries",
            "adjusted_winner",
            "trade",
            "drafts"
        ]
    );
    assert_eq!(json["format"], "zopa.solve/1");
    for solution in json["solutions"].as_array().unwrap() {
        assert!(
            !solution["deals"].as_array().unwrap().is_empty(),
            "{solution}"
        );
    }
}

#[test]
fn nothing_to_choose_from_is_an_answer_and_no_failure() {
    let desk = Desk::with("buyer-seller");
    let set = ["--set", "party.seller.no_deal.price=140"];
    let said = desk
        .types(&[&["solve", "buyer-seller.toml"], &set[..]].concat())
        .succeeds();
    said.says(&["No text is left"]);
    let at = [&["solve", "buyer-seller.toml", "--at", "nash"], &set[..]].concat();
    desk.types(&at).succeeds().says(&["no deal is left"]);
}
