//! `zopa report`.

use crate::{Desk, flagship};

#[test]
fn a_report_is_one_page_that_asks_nothing_of_anybody() {
    let desk = Desk::new();
    desk.types(&["report", &flagship(), "-o", "page.html", "--runs", "20"])
        .succeeds()
        .says(&["Written: page.html", "opens in any browser, offline"]);
    let page = desk.read("page.html");
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
    assert!(page.starts_with("<!DOCTYPE html>"));
    // Nothing is fetched: no address but the names of formats.
    for part in page.split("http").skip(1) {
        assert!(
            part.starts_with("://www.w3.org/2000/svg") || part.starts_with("-equiv"),
            "http{}",
            &part[..40.min(part.len())]
        );
    }
    for forbidden in ["<link", "<img", "<iframe", "url(http", "@import", "src=\"/"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    // The story, the charts with their numbers, the talks, the sheets, the commands.
    for words in [
        "NO DEAL: Ukraine and Russia shake hands in week 9, blocked by EU member states",
        "Illustrative numbers, not estimates",
        "id=\"chart-dance\"",
        "id=\"chart-winset\"",
        "id=\"chart-survival\"",
        "The same as a table: dance",
        "data-scrubber",
        "data-title=\"Week 9\"",
        "Every deal must have",
        "guarantees = binding-treaty (45 of 45 deals)",
        "Kalai–Smorodinsky",
        "Sheet of European allies",
        "95% interval",
        "--seed 42 --runs 20",
    ] {
        assert!(page.contains(words), "no “{words}”");
    }
    assert_eq!(
        page.matches("@font-face").count(),
        2,
        "the fonts of all charts, once"
    );
}

#[test]
fn the_same_file_gives_the_same_page() {
    let desk = Desk::with("strike");
    for (jobs, out) in [("1", "a.html"), ("2", "b.html")] {
        desk.types(&[
            "report",
            "strike.toml",
            "-o",
            out,
            "--runs",
            "30",
            "--jobs",
            jobs,
        ])
        .succeeds();
    }
    assert!(desk.read("a.html") == desk.read("b.html"));
}

#[test]
fn every_template_has_a_report() {
    for template in ["buyer-seller", "logrolling", "river", "norland"] {
        let desk = Desk::with(template);
        let file = format!("{template}.toml");
        desk.types(&["report", &file, "--runs", "5", "-o", "page.html"])
            .succeeds();
        let page = desk.read("page.html");
        assert!(
            page.contains("How to reproduce this") && page.len() < 2_000_000,
            "{template}"
        );
    }
}

#[test]
fn what_people_write_is_no_markup() {
    let desk = Desk::with("buyer-seller");
    let text = desk.read("buyer-seller.toml");
    let title = "[scenario]\ntitle = \"<script>alert('x')</script> & co\"";
    desk.write("x.toml", format!("{text}\n{title}\n"));
    desk.types(&["report", "x.toml", "-o", "page.html"])
        .succeeds();
    let page = desk.read("page.html");
    assert!(page.contains("&lt;script&gt;alert") && !page.contains("<script>alert"));
}

#[test]
fn a_sweep_belongs_on_the_page_if_asked_for() {
    let desk = Desk::with("strike");
    desk.types(&[
        "sweep",
        "strike.toml",
        "--runs",
        "2",
        "--no-charts",
        "--out",
        "swept",
    ])
    .succeeds();
    desk.types(&[
        "report",
        "strike.toml",
        "-o",
        "page.html",
        "--runs",
        "2",
        "--sweep",
        "swept",
    ])
    .succeeds();
    assert!(desk.read("page.html").contains("sweep-fund-curve"));
    desk.types(&["report", "strike.toml", "--sweep", "nowhere"])
        .fails(2, &["no plan in 'nowhere'"]);
}

#[test]
fn a_folder_is_no_page() {
    let desk = Desk::with("buyer-seller");
    std::fs::create_dir(desk.path("folder")).unwrap();
    desk.types(&["report", "buyer-seller.toml", "-o", "folder"])
        .fails(2, &["is a folder", "folder/report.html"]);
    desk.types(&["report", "buyer-seller.toml", "--json"])
        .fails(2, &["--json does not go with this command"]);
}

#[test]
fn a_report_begins_with_a_chart() {
    let desk = Desk::with("logrolling");
    desk.types(&["report", "logrolling.toml", "-o", "page.html"])
        .succeeds();
    let page = desk.read("page.html");
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(place("class=\"verdict\"") < place("id=\"chart-dance\""));
    assert!(place("id=\"chart-dance\"") < place("Which claims hold"));
    assert_eq!(page.matches("id=\"chart-dance\"").count(), 1);
    // On a phone the finding stands above the chart, which can be enlarged.
    assert!(page.contains("class=\"finding\"") && page.contains("for=\"chart-dance-large\""));
}

#[test]
fn the_debrief_of_a_class_can_be_part_of_it() {
    let desk = Desk::with("logrolling");
    desk.write(
        "deals.csv",
        "group,lead,days\nGroup 1,ann,1\nGroup 2,together,3\nGroup 3,no deal,\n",
    );
    let typed = ["report", "logrolling.toml", "-o", "page.html"];
    desk.types(&[&typed[..], &["--class", "deals.csv"]].concat())
        .succeeds();
    let page = desk.read("page.html");
    for words in [
        "What happened in the simulated talks",
        "What the groups agreed on",
        "2 of 3 groups agreed",
        "id=\"class-chart\"",
        "What would have been better",
        "--class deals.csv",
    ] {
        assert!(page.contains(words), "no “{words}”");
    }
    desk.types(&[&typed[..], &["--class", "none.csv"]].concat())
        .fails(3, &["there is no file 'none.csv'", "--template"]);
}

#[test]
fn what_is_confidential_can_be_left_out() {
    let desk = Desk::with("logrolling");
    let secret = "You like the office";
    assert!(desk.read("logrolling.toml").contains(secret));
    desk.write(
        "deals.csv",
        "group,lead,days\nGroup 1,ann,1\nGroup 2,together,3\n",
    );
    desk.types(&[
        "report",
        "logrolling.toml",
        "-o",
        "page.html",
        "--public",
        "--class",
        "deals.csv",
    ])
    .succeeds();
    let page = desk.read("page.html");
    for words in [
        "For everybody at the table",
        "What the groups agreed on",
        "Both groups agreed",
        "How often each option was signed",
        "Group 2",
        "What was negotiated",
        "zopa report logrolling.toml --class deals.csv --public",
    ] {
        assert!(page.contains(words), "no “{words}”");
    }
    // The simulated talks tell what a party likes most: it asks for that first.
    for secret in [
        secret,
        "Sheet of",
        "Worth",
        "worth to Ann",
        "no deal on",
        "points of",
        "chart-",
        "best for Ann",
        "round by round",
        "latest deal of",
        "Which claims hold",
        "handshake",
        "Where should they settle",
        "What leads to a settlement",
        "What would have been better",
    ] {
        assert!(!page.contains(secret), "“{secret}” is not for everybody");
    }
    // Nothing is drawn for it, and without a class it is the case alone.
    desk.types(&["report", "logrolling.toml", "--public", "--runs", "5"])
        .fails(2, &["--runs", "--public"]);
    desk.types(&["report", "logrolling.toml", "--public", "-o", "case.html"])
        .succeeds();
    let page = desk.read("case.html");
    assert!(page.contains("What was negotiated") && !page.contains("What the groups"));
    desk.types(&["report", "logrolling.toml", "--public", "--sweep", "x"])
        .fails(2, &["--sweep", "--public"]);
}
