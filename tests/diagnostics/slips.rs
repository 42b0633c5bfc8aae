//! Slips of notation one at a time, as in `cases`.

use zopa::format::Code;

/// What word processors, spreadsheets and other notations leave in a file.
pub const SLIPS: &[(&str, Code, &str, &str)] = &[
    (
        "[party.buyer]\nno_deal = 55,5",
        Code::Syntax,
        "55,5",
        "decimals are written with a point: 55.5",
    ),
    (
        "[party.buyer]\nno_deal = { war = { win = 0,6, if_win = 1, if_lose = 2, cost = 3 } }",
        Code::Syntax,
        "0,6",
        "decimals are written with a point: 0.6",
    ),
    (
        "[party.buyer]\nno_deal = 55%",
        Code::Syntax,
        "55%",
        "write 55 without %",
    ),
    (
        "[party.buyer]\nname = \u{201c}x\u{201d}",
        Code::Syntax,
        "\u{201c}x\u{201d}",
        "these are curly quotes from a word processor; type straight ones",
    ),
    (
        "[party.buyer]\nname = \u{2018}x\u{2019}\nno_deal = 5",
        Code::Syntax,
        "\u{2018}x\u{2019}",
        "curly quotes",
    ),
    (
        "[issue.terms]\noptions = [\u{201e}x\u{201c}, \"b\"]",
        Code::Syntax,
        "\u{201e}x\u{201c}",
        "curly quotes",
    ),
    (
        "[party.buyer]\nname = \"x\u{201d}\nno_deal = 5",
        Code::Syntax,
        "\u{201d}",
        "curly quotes",
    ),
    (
        "[party.buyer]\nno_deal = \u{2212}5",
        Code::Syntax,
        "\u{2212}",
        "a long dash; type a plain hyphen-minus: -5",
    ),
    (
        "[party.buyer]\nno_deal = \u{2013}5",
        Code::Syntax,
        "\u{2013}",
        "a long dash; type a plain hyphen-minus: -5",
    ),
    (
        "[party.buyer]\nno_deal\u{a0}= 5",
        Code::Syntax,
        "\u{a0}",
        "an invisible character (no-break space) at column 8; delete it and type a plain blank",
    ),
    (
        "[party.buyer]\nno_deal = 5\u{200b}",
        Code::Syntax,
        "\u{200b}",
        "an invisible character (zero-width space) at column 12",
    ),
    (
        "[party.buyer]\nno_deal: 55",
        Code::Syntax,
        ":",
        "use = instead of : and write no_deal = 55",
    ),
    (
        "[issue.price]\nrange = { from: 50, to: 150, step: 5 }",
        Code::Syntax,
        ":",
        "use = instead of :",
    ),
    (
        "[party anna]\nno_deal = 5",
        Code::Syntax,
        "[party anna]",
        "write [party.anna]",
    ),
    (
        "[party.\u{e4}nna]\nno_deal = 5",
        Code::Syntax,
        "[party.\u{e4}nna]",
        "names use a-z without accents, digits and hyphens",
    ),
    (
        "[issue.terms]\noptions = [\"a\", \"b\"]\nk\u{e4}ufer = [0, 100]",
        Code::Syntax,
        "k\u{e4}ufer",
        "names use a-z without accents, digits and hyphens",
    ),
    (
        "[party.buyer]\nno_deal = \"55,5\"",
        Code::WrongType,
        "\"55,5\"",
        "decimals are written with a point: 55.5",
    ),
    (
        "[issue.terms]\noptions = [\"a\", \"b\", \"c\"]\nbuyer = [100, 0, 50,5]",
        Code::ScoreCount,
        "[100, 0, 50,5]",
        "did you mean 50.5? Decimals are written with a point.",
    ),
    (
        "[issue.terms]\noptions = [\"a\", \"b\"]\nbuyer = [100,0,5]",
        Code::ScoreCount,
        "[100,0,5]",
        "remove 1 number,",
    ),
    (
        "[issue.price]\nrange = { from = 40, to = 60, step = 3 }",
        Code::BadRange,
        "3",
        "a step that fits: 2 or 4; or an end that 3 reaches: 58 or 61",
    ),
    (
        "[issue.price]\nrange = { from = 0, to = 1, step = 0.3 }",
        Code::BadRange,
        "0.3",
        "a step that fits: 0.2 or 0.5; or an end that 0.3 reaches: 0.9 or 1.2",
    ),
    (
        "[issue.price]\nrange = { from = 0, to = 5, step = 8 }",
        Code::BadRange,
        "8",
        "a step that fits: 5; or an end that 8 reaches: 8",
    ),
];
