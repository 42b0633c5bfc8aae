//! Mistakes of syntax one at a time, as in `cases`: what is missing or too many is named, with what to write.

use zopa::format::Code::{self, Syntax};

/// What beginners type (case 64).
pub const SYNTAX: &[(&str, Code, &str, &str)] = &[
    // Commas.
    (
        "[issue.terms]\noptions = [\"max\" \"lena\"]",
        Syntax,
        "\"max\" \"lena\"",
        "a comma is missing",
    ),
    (
        "[issue.terms]\noptions = [\"max\" \"lena\"]",
        Syntax,
        "\"max\" \"lena\"",
        "\"max\", \"lena\"",
    ),
    (
        "[issue.terms]\noptions = [\"a\",\n  \"b\"\n  \"c\"]",
        Syntax,
        "\"b\"",
        "a comma is missing",
    ),
    (
        "[issue.terms]\nbuyer = [0 100]",
        Syntax,
        "0 100",
        "commas separate the entries of a list or table: 0, 100",
    ),
    (
        "[party.buyer]\nno_deal = { value = 30 volatility = 2 }",
        Syntax,
        "30 volatility",
        "30, volatility = …",
    ),
    (
        "[issue.terms]\noptions = { cash = \"Now\" credit = \"Later\" }",
        Syntax,
        "\"Now\" credit",
        "a comma is missing",
    ),
    (
        "[issue.terms]\noptions = [\"a\" and \"b\"]",
        Syntax,
        "and",
        "write a comma in place of 'and'",
    ),
    (
        "[issue.terms]\noptions = [\"a\"; \"b\"]",
        Syntax,
        ";",
        "separated by semicolons",
    ),
    (
        "[issue.terms]\noptions = [\"a\",, \"b\"]",
        Syntax,
        ",",
        "remove one of the commas",
    ),
    (
        "[party.buyer]\nno_deal = 30,",
        Syntax,
        ",",
        "lines end without a sign",
    ),
    (
        "[party.buyer]\nno_deal = 30;",
        Syntax,
        ";",
        "lines end without a sign",
    ),
    // Brackets.
    (
        "[issue.terms]\noptions = [\"a\", \"b\"\nbuyer = [0, 100]",
        Syntax,
        "",
        "a '[' is not closed",
    ),
    (
        "[party.buyer]\nno_deal = { value = 30\nname = \"x\"",
        Syntax,
        "",
        "a '{' is not closed",
    ),
    (
        "[issue.terms]\noptions = \"a\", \"b\"",
        Syntax,
        "\"a\", \"b\"",
        "options = [\"a\", \"b\"]",
    ),
    (
        "[issue.terms]\noptions = {\"a\", \"b\"}",
        Syntax,
        "{",
        "lists have square brackets",
    ),
    (
        "[party.buyer]\nnever = [terms = \"cash\"]",
        Syntax,
        "[",
        "tables have braces: { terms = … }",
    ),
    (
        "[issue.terms]\noptions = [\"a\", \"b\"}",
        Syntax,
        "}",
        "a '[' is closed by a '}'",
    ),
    (
        "[issue.terms]\noptions = [\"a\", \"b\"]]",
        Syntax,
        "]",
        "there is a ']' too many",
    ),
    // Quotes.
    (
        "[party.buyer]\nname = Max Power",
        Syntax,
        "Max Power",
        "put \" before and after it: \"Max Power\"",
    ),
    (
        "[party.buyer]\nname = \"Max",
        Syntax,
        "\"Max",
        "a quote is not closed",
    ),
    (
        "[party.buyer]\nname = Max\"",
        Syntax,
        "Max",
        "put \" before and after it: \"Max\"",
    ),
    (
        "[issue.terms]\noptions = [\"a\", b\", \"c\"]",
        Syntax,
        "b",
        "put \" before and after it: \"b\"",
    ),
    (
        "[party.buyer]\nname = \"Max \"the boss\" M\"",
        Syntax,
        "the",
        "there are quotes inside a text",
    ),
    (
        "[party.buyer]\nname = \"C:\\Users\"",
        Syntax,
        "",
        "there is a backslash inside a text",
    ),
    // Equals signs.
    (
        "[party.buyer]\nname := \"Max\"",
        Syntax,
        ":",
        "write name = \"Max\"",
    ),
    (
        "[party.buyer]\nname == \"Max\"",
        Syntax,
        "=",
        "one equals sign too many",
    ),
    (
        "[party.buyer]\nname \"Max\"",
        Syntax,
        "name \"Max\"",
        "write name = \"Max\"",
    ),
    (
        "[party.buyer]\nno_deal = { value 30 }",
        Syntax,
        "value 30",
        "write value = 30",
    ),
    (
        "[party.buyer]\nno deal = 30",
        Syntax,
        "no deal",
        "a key has a blank in it",
    ),
    ("[party.buyer]\nname =", Syntax, "=", "a key has no value"),
    // Numbers and words.
    ("[party.buyer]\npatience = .5", Syntax, ".5", "write 0.5"),
    ("[party.buyer]\npatience = 1.", Syntax, "1.", "write 1"),
    (
        "[party.buyer]\nno_deal = 1 000",
        Syntax,
        "1 000",
        "write 1000",
    ),
    (
        "[party.buyer]\nno_deal = 30 points",
        Syntax,
        "30 points",
        "no_deal = 30   # points",
    ),
    (
        "[party.buyer]\nno_deal = (30)",
        Syntax,
        "(30)",
        "write 30; below zero, -30",
    ),
    (
        "[party.buyer]\nno_deal = 30€",
        Syntax,
        "30€",
        "write the number alone, 30",
    ),
    (
        "[issue.terms]\noptions = [35h, 40h]",
        Syntax,
        "35h",
        "a name such as \"35h\" goes in quotes",
    ),
    (
        "[talks]\nsettle = { reopen = yes }",
        Syntax,
        "yes",
        "written true and false",
    ),
    (
        "[talks]\nsettle = { reopen = True }",
        Syntax,
        "True",
        "written true and false",
    ),
    (
        "[issue.price]\nrange = { from = 1,000, to = 2,000 }",
        Syntax,
        "1,000",
        "write 1000 if the comma separates thousands, 1.0 if it stands before decimals",
    ),
    (
        "[party.buyer]\nno_deal = 1,000,000",
        Syntax,
        "1,000,000",
        "thousands are written without a separator: 1000000",
    ),
    (
        "[issue.price]\nrange = { from = 200 EUR, to = 400 EUR }",
        Syntax,
        "200 EUR",
        "write 200 alone",
    ),
    (
        "[issue.terms]\noptions = [35 hours, 40 hours]",
        Syntax,
        "35 hours",
        "a name such as \"35 hours\" goes in quotes",
    ),
    (
        "[issue.terms]\noptions = { cash = \"Now\", hälfte = \"Half\" }",
        Syntax,
        "hälfte",
        "names use a-z without accents, digits and hyphens: write haelfte",
    ),
    // What follows a value, and comments of other notations.
    (
        "[party.buyer]\nname = \"Max\" no_deal = 30",
        Syntax,
        "no_deal",
        "two keys are on one line",
    ),
    (
        "[party.buyer]\nno_deal = 30, name = \"Max\"",
        Syntax,
        ",",
        "two keys are on one line",
    ),
    (
        "// a comment\n[party.buyer]",
        Syntax,
        "//",
        "a comment starts with #",
    ),
    (
        "[party.buyer]\n; a comment",
        Syntax,
        ";",
        "a comment starts with #",
    ),
    (
        "[party.buyer]\nno_deal = 30 // a comment",
        Syntax,
        "//",
        "a comment starts with #",
    ),
    (
        "[party.buyer]\n- name = \"Max\"",
        Syntax,
        "-",
        "lines need no mark in front",
    ),
];

/// Words of the trade (case 27), values of the wrong kind (case 65), numbers beyond 64 bits (case 29), signs that nobody
/// sees (case 50), and titles of options (case 25).
pub const MEANING: &[(&str, Code, &str, &str)] = &[
    (
        "[party.buyer]\nBATNA = 30",
        Code::UnknownKey,
        "BATNA",
        "BATNA is called `no_deal` here, for example no_deal = 60",
    ),
    (
        "[party.buyer]\nreservation_value = 30",
        Code::UnknownKey,
        "reservation_value",
        "is called `no_deal` here",
    ),
    (
        "[party.buyer]\nred_lines = [\"cash\"]",
        Code::UnknownKey,
        "red_lines",
        "is called `never` here",
    ),
    (
        "[party.buyer]\nwalk_away = 30",
        Code::UnknownKey,
        "walk_away",
        "is called `no_deal` here",
    ),
    (
        "[party.buyer]\ndiscount = 0.9",
        Code::UnknownKey,
        "discount",
        "is called `patience` here",
    ),
    (
        "[party.buyer]\ndiscount_rate = 0.03",
        Code::UnknownKey,
        "discount_rate",
        "patience = 0.97",
    ),
    (
        "[party.buyer]\nutility = { price = 30 }",
        Code::UnknownKey,
        "utility",
        "a row for each party: [issue.NAME]",
    ),
    (
        "[party.buyer]\nno_deal = { points = 30 }",
        Code::UnknownIssue,
        "points",
        "points is called `value` here",
    ),
    (
        "[preferences]\nbuyer = 5",
        Code::UnknownKey,
        "preferences",
        "is written under the issue",
    ),
    (
        "[party.buyer]\nno_deal = 30\nseller = { price = 60, terms = 40 }",
        Code::UnknownKey,
        "seller",
        "these look like weights: is the line [weights] missing above them?",
    ),
    (
        "[parties.buyer]\nname = \"B\"",
        Code::UnknownKey,
        "parties",
        "a section of its own: [party.NAME]",
    ),
    (
        "[talks]\ndeadline = 5",
        Code::UnknownKey,
        "deadline",
        "in the section [time]",
    ),
    (
        "[issue.terms]\nvalues = [\"cash\", \"credit\"]\noptions = [\"cash\", \"credit\"]",
        Code::UnknownParty,
        "values",
        "values is called `options` here",
    ),
    (
        "[talks]\nprotocol = \"Rubinstein\"",
        Code::UnknownChoice,
        "\"Rubinstein\"",
        "did you mean 'alternating-offers'?",
    ),
    (
        "[issue.terms]\noptions = [100, 200, 300]",
        Code::WrongType,
        "[100, 200, 300]",
        "range = { from = 100, to = 300, step = 100 }",
    ),
    (
        "[issue.terms]\noptions = [100, 200, 300]",
        Code::WrongType,
        "[100, 200, 300]",
        "in quotes: [\"100\", \"200\", \"300\"]",
    ),
    (
        "[issue.hours]\noptions = [\"35\", \"40\"]\nbuyer = [0, 100]\n[party.buyer]\nnever = { hours = 40 }",
        Code::WrongType,
        "40",
        "write it in quotes: \"40\"",
    ),
    (
        "[time]\nrounds = 0.5",
        Code::WrongType,
        "0.5",
        "write 1: whole numbers from 1 to 10000 are allowed",
    ),
    (
        "[party.buyer]\nno_deal = 99999999999999999999999",
        Code::OutOfRange,
        "99999999999999999999999",
        "is 99999999999999999999999, but must be",
    ),
    (
        "[party.buyer]\nno_deal = -1000000000000000000",
        Code::OutOfRange,
        "-1000000000000000000",
        "is -1000000000000000000, but must be",
    ),
    (
        "[party.buyer]\nname = \"Ben\\u001b[31m\"",
        Code::HiddenSign,
        "\"Ben\\u001b[31m\"",
        "U+001B",
    ),
    (
        "[scenario]\ntitle = \"a\\nb\"",
        Code::HiddenSign,
        "\"a\\nb\"",
        "new lines",
    ),
    (
        "[issue.terms]\noptions = [\"every two weeks\", \"übermorgen\"]",
        Code::BadName,
        "\"every two weeks\"",
        "options = { every-two-weeks = \"every two weeks\", uebermorgen = \"übermorgen\" }",
    ),
    (
        "[issue.terms]\noptions = { cash = \"Now\", credit = \"Now\" }",
        Code::NamedTwice,
        "\"Now\"",
        "nobody can tell them apart",
    ),
    (
        "[issue.terms]\noptions = { cash = \"Now\", credit = \"Later\" }\n[party.buyer]\nnever = { terms = \"Now\" }",
        Code::UnknownOption,
        "\"Now\"",
        "write its name: \"cash\"",
    ),
];
