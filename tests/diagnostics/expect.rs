//! Mistakes in what a file expects of the model, one at a time, as in `cases`.

use zopa::format::Code;

/// A draft and a heading; what follows is the mistake.
macro_rules! worth {
    ($rest:literal) => {
        concat!(
            "[draft.first]\ntext = { price = 100, terms = \"cash\" }\n",
            "[expect.x]\nwhat = \"worth\"\n",
            $rest
        )
    };
}

/// `[expect.X]`.
pub const EXPECT: &[(&str, Code, &str, &str)] = &[
    (
        "[expect.x]\nat_least = 0.5",
        Code::KeyMissing,
        "[expect.x]",
        "needs 'what'",
    ),
    (
        "[expect.x]\nwhat = \"handshakes\"\nat_least = 0.5",
        Code::UnknownChoice,
        "\"handshakes\"",
        "did you mean 'handshake'?",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"",
        Code::BadExpectation,
        "[expect.x]",
        "above, below, at_least or at_most",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nat_last = 0.5\nat_most = 0.9",
        Code::UnknownKey,
        "at_last",
        "did you mean 'at_least'?",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nat_least = 50",
        Code::OutOfRange,
        "50",
        "50% is 0.5",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nabove = -0.1",
        Code::OutOfRange,
        "-0.1",
        "from 0 to 1",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nabove = \"no_deal\"",
        Code::BadExpectation,
        "\"no_deal\"",
        "is for what = \"worth\"",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nabove = \"no-deal\"",
        Code::UnknownChoice,
        "\"no-deal\"",
        "did you mean 'no_deal'?",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nabove = \"0.5\"",
        Code::WrongType,
        "\"0.5\"",
        "without quotes",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nabove = { uniform = [0.1, 0.2] }",
        Code::NotDrawn,
        "",
        "",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nof = \"buyer\"\nat_least = 0.5",
        Code::BadExpectation,
        "of",
        "is a share of runs",
    ),
    (
        "[expect.x]\nwhat = \"possible_day_one\"\nby = { round = 3 }\nat_least = 0.5",
        Code::BadExpectation,
        "by",
        "over several rounds",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nby = { round = 30 }\nat_least = 0.5",
        Code::RoundOutside,
        "30",
        "from 1 to 20",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nby = { round = 20 }\nat_least = 0.5",
        Code::NoEffect,
        "{ round = 20 }",
        "remove it",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nby = 3\nat_least = 0.5",
        Code::WrongType,
        "3",
        "round = …",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nat_least = 0.5\nabove = 0.4",
        Code::ChooseOne,
        "at_least",
        "keep one",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nat_least = 0.5\nat_most = 0.4",
        Code::BadExpectation,
        "0.4",
        "exchange the two",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nat_least = 0.5\nbelow = 0.5",
        Code::BadExpectation,
        "0.5",
        "nothing lies between",
    ),
    // What can be read off the file.
    (
        "[expect.x]\nwhat = \"handshake\"\nat_least = 0",
        Code::ExpectsNothing,
        "0",
        "met whatever the model says",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nat_most = 1",
        Code::ExpectsNothing,
        "1",
        "could be missed",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nabove = 1",
        Code::ExpectsNothing,
        "1",
        "could be met",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nbelow = 0.0",
        Code::ExpectsNothing,
        "0.0",
        "missed whatever the model says",
    ),
    (
        "[expect.x]\nwhat = \"handshake\"\nat_least = 0.2\nat_most = 1",
        Code::ExpectsNothing,
        "1",
        "from 0 to 1",
    ),
    (
        "[expect.x]\nwhat = \"breakdown\"\nat_least = 0.2",
        Code::ExpectsNothing,
        "\"breakdown\"",
        "talks.breakdown",
    ),
    (
        worth!("of = \"buyer\"\ndraft = \"first\"\nabove = -1"),
        Code::ExpectsNothing,
        "-1",
        "0 to 100 points",
    ),
    (
        worth!("of = \"buyer\"\ndraft = \"first\"\nbelow = 100.5"),
        Code::ExpectsNothing,
        "100.5",
        "could be missed",
    ),
    (
        worth!(
            "of = \"buyer\"\ndraft = \"first\"\nat_most = 108\n[link.l]\nparty = \"buyer\"\nwhen = { price = 50, terms = \"cash\" }\nchange = 8"
        ),
        Code::ExpectsNothing,
        "108",
        "0 to 108 points",
    ),
    (
        worth!("of = \"buyer\"\ndraft = \"first\"\nat_least = \"no_deal\""),
        Code::ExpectsNothing,
        "\"no_deal\"",
        "met whatever",
    ),
    (
        worth!(
            "of = \"buyer\"\ndraft = \"first\"\nat_least = \"no_deal\"\n[party.buyer]\nno_deal = { price = 100, terms = \"cash\" }"
        ),
        Code::ExpectsNothing,
        "\"no_deal\"",
        "with itself",
    ),
    (
        worth!("draft = \"first\"\nabove = 40"),
        Code::KeyMissing,
        "[expect.x]",
        "needs 'of'",
    ),
    (
        worth!("of = \"buyer\"\nabove = 40"),
        Code::KeyMissing,
        "[expect.x]",
        "needs 'draft'",
    ),
    (
        worth!("of = \"byer\"\ndraft = \"first\"\nabove = 40"),
        Code::UnknownParty,
        "\"byer\"",
        "did you mean 'buyer'?",
    ),
    (
        worth!("of = \"buyer\"\ndraft = \"frist\"\nabove = 40"),
        Code::UnknownDraft,
        "\"frist\"",
        "did you mean 'first'?",
    ),
    (
        "[expect.x]\nwhat = \"worth\"\nof = \"buyer\"\ndraft = \"none\"\nabove = 40",
        Code::UnknownDraft,
        "\"none\"",
        "[draft.NAME]",
    ),
    (
        worth!("of = \"buyer\"\ndraft = \"first\"\nby = { round = 3 }\nabove = 40"),
        Code::BadExpectation,
        "by",
        "a worth is that of day one",
    ),
    (
        worth!(
            "of = \"cat\"\ndraft = \"first\"\nabove = \"no_deal\"\n[party.cat]\nrole = \"observer\"\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nseller = [100, 0]\ncat = [0, 100]"
        ),
        Code::NothingToLose,
        "\"no_deal\"",
        "[party.cat]",
    ),
];
