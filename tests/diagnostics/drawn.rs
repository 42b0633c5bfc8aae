//! Mistakes in numbers that are drawn by chance, one at a time, as in `cases`.

use zopa::format::Code;

/// Distributions.
pub const DRAWN: &[(&str, Code, &str, &str)] = &[
    (
        "[party.buyer]\nno_deal = { norm = [60, 4] }",
        Code::UnknownKey,
        "norm",
        "did you mean { normal = [60, 4] }?",
    ),
    (
        "[party.buyer]\npatience = { pert = [0.9, 0.95, 1] }",
        Code::UnknownKey,
        "pert",
        "did you mean { beta-pert = [50, 60, 75] }?",
    ),
    (
        "[talks]\nbreakdown = { gaussian = [0.1, 0.05] }",
        Code::UnknownKey,
        "gaussian",
        "did you mean { normal = [60, 4] }? Allowed: 'normal', 'uniform', 'triangular' or 'beta-pert'",
    ),
    (
        "[party.buyer]\nno_deal = { normal = 60 }",
        Code::BadDistribution,
        "60",
        "write [mean, standard deviation], for example { normal = [60, 4] }",
    ),
    (
        "[party.buyer]\nno_deal = { normal = [60] }",
        Code::BadDistribution,
        "[60]",
        "takes 2 numbers in a list",
    ),
    (
        "[party.buyer]\nno_deal = { triangular = [50, 70] }",
        Code::BadDistribution,
        "[50, 70]",
        "write [lowest, likeliest, highest]",
    ),
    (
        "[party.buyer]\nno_deal = { normal = [60, -4] }",
        Code::BadDistribution,
        "-4",
        "below 0",
    ),
    (
        "[party.buyer]\nno_deal = { uniform = [70, 50] }",
        Code::BadDistribution,
        "50",
        "the lowest of 'party.buyer.no_deal' is 70, its highest 50",
    ),
    (
        "[party.buyer]\nno_deal = { beta-pert = [50, 40, 75] }",
        Code::BadDistribution,
        "40",
        "must not be smaller",
    ),
    (
        "[party.buyer]\nno_deal = { triangular = [50, 80, 75] }",
        Code::BadDistribution,
        "80",
        "must not be larger",
    ),
    (
        "[party.buyer]\nno_deal = { uniform = [50, nan] }",
        Code::NotFinite,
        "nan",
        "finite",
    ),
    (
        "[party.buyer]\nno_deal = { uniform = [50, \"70\"] }",
        Code::WrongType,
        "\"70\"",
        "without quotes",
    ),
    (
        "[party.buyer]\nno_deal = { uniform = [50, 60], normal = [55, 2] }",
        Code::UnknownIssue,
        "uniform",
        "uniform",
    ),
    (
        "[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, { uniform = [80, 120] }]",
        Code::OutOfRange,
        "120",
        "the highest of 'issue.terms.buyer.credit' is 120, but must be from 0 to 100",
    ),
    (
        "[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, { normal = [120, 5] }]",
        Code::OutOfRange,
        "120",
        "the mean of 'issue.terms.buyer.credit'",
    ),
    (
        "[party.buyer]\npatience = { uniform = [0, 1] }",
        Code::OutOfRange,
        "0",
        "above 0 and at most 1",
    ),
    (
        "[time]\nrounds = { uniform = [8, 12] }",
        Code::NotDrawn,
        "uniform",
        "write a whole number from 1 to 10000",
    ),
    (
        "[uncertainty]\nscores = { uniform = [3, 6] }",
        Code::NotDrawn,
        "uniform",
        "'uncertainty.scores' cannot be drawn by chance",
    ),
    (
        "[issue.price]\nrange = { from = 50, to = { normal = [150, 5] }, step = 5 }\nbuyer = { from = 100, to = 0 }",
        Code::NotDrawn,
        "normal",
        "'issue.price.range.to' cannot be drawn",
    ),
    (
        "[issue.price]\nrange = { from = 50, to = 150, step = 5 }\nbuyer = { ideal = { normal = [90, 5] }, from = 0, to = 0 }",
        Code::NotDrawn,
        "normal",
        "'issue.price.buyer.ideal' cannot be drawn",
    ),
    (
        "[draft.offer]\ntext = { price = { uniform = [50, 60] }, terms = \"cash\" }",
        Code::NotDrawn,
        "uniform",
        "a number of the range",
    ),
    (
        "[ratifier.board]\nfor = \"buyer\"\nquota = { yes = { uniform = [4, 6] }, of = 7 }\nvotes = { value = 50, spread = 10 }",
        Code::NotDrawn,
        "uniform",
        "'ratifier.board.quota.yes'",
    ),
];
