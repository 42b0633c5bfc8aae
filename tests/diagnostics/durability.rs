//! Mistakes in what a deal has to outlive, one at a time, as in `cases`.

use zopa::format::Code;

/// `[durability]`.
pub const DURABILITY: &[(&str, Code, &str, &str)] = &[
    (
        "[durability]\nyears = 10",
        Code::KeyMissing,
        "[durability]",
        "needs 'breach_risk'",
    ),
    (
        "[expect.x]\nwhat = \"lasting\"\nat_least = 0.5",
        Code::NothingToOutlive,
        "\"lasting\"",
        "no [durability] in this file",
    ),
    (
        "[durability]\nbreach_risk = 20",
        Code::OutOfRange,
        "20",
        "20% is 0.2",
    ),
    (
        "[durability]\nbreach_risk = \"2%\"",
        Code::WrongType,
        "\"2%\"",
        "2% is 0.02",
    ),
    (
        "[durability]\nyears = 101\nbreach_risk = 0.2",
        Code::OutOfRange,
        "101",
        "from 1 to 100",
    ),
    (
        "[durability]\nbreach_risk = 0.2\ndeterrence = { term = { cash = 0.5 } }",
        Code::UnknownIssue,
        "term",
        "did you mean 'terms'?",
    ),
    (
        "[durability]\nbreach_risk = 0.2\ndeterrence = { terms = { csh = 0.5 } }",
        Code::UnknownOption,
        "csh",
        "did you mean 'cash'?",
    ),
    (
        "[durability]\nbreach_risk = 0.2\ndeterrence = { price = { 52 = 0.5 } }",
        Code::OffGrid,
        "52",
        "the nearest is 50",
    ),
    (
        "[durability]\nbreach_risk = 0.2\ndeterrence = { terms = { cash = 1.5 } }",
        Code::OutOfRange,
        "1.5",
        "from 0 to 1",
    ),
    (
        "[durability]\nbreach_risk = 0.2\nends = { terms = { cash = 5 } }",
        Code::NoEffect,
        "cash",
        "deters nothing",
    ),
    (
        "[durability]\nbreach_risk = 0.2\ndeterrence = { terms = { cash = 0.5 } }\nends = { terms = { cash = 45 } }",
        Code::NoEffect,
        "45",
        "10 years are looked at",
    ),
    (
        "[durability]\nbreach_risk = 0.2\ndeterrence = { terms = { cash = 0.5 } }\nends = { terms = { cash = 0 } }",
        Code::OutOfRange,
        "0",
        "from 1 to 100",
    ),
    (
        "[durability]\nbreach_risk = 0.2\n[durability.spoiler.x]\nstopped_by = { terms = { cash = 0.5 } }",
        Code::KeyMissing,
        "[durability.spoiler.x]",
        "needs 'chance'",
    ),
    (
        "[durability]\nbreach_risk = 0.2\n[durability.spoiler.x]\nchance = 0.1\nstopped_by = { terms = { csh = 0.5 } }",
        Code::UnknownOption,
        "csh",
        "did you mean 'cash'?",
    ),
    (
        "[durability]\nbreach_risk = 0.2\n[durability.election.x]\nparty = \"byer\"\nyear = 3\nchance = 0.4\ncancels = { terms = \"cash\" }",
        Code::UnknownParty,
        "\"byer\"",
        "did you mean 'buyer'?",
    ),
    (
        "[durability]\nbreach_risk = 0.2\n[durability.election.x]\nparty = \"buyer\"\nyear = 3\nchance = 0.4\ncancels = {}",
        Code::Empty,
        "{}",
        "names no issue",
    ),
    (
        "[durability]\nbreach_risk = 0.2\n[durability.election.x]\nparty = \"buyer\"\nyear = 3\nchance = 0.4\ncancels = { terms = \"cash\" }",
        Code::NoEffect,
        "x",
        "nothing that it cancels deters a breach",
    ),
    (
        "[durability]\nyears = 5\nbreach_risk = 0.2\ndeterrence = { terms = { cash = 0.5 } }\n[durability.election.x]\nparty = \"buyer\"\nyear = 6\nchance = 0.4\ncancels = { terms = \"cash\" }",
        Code::NoEffect,
        "6",
        "it comes in year 6",
    ),
];
