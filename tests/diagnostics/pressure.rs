//! Mistakes in what moves the parties from outside, one at a time, as in `cases`.

use zopa::format::Code;

/// Levers, trust, shocks, commitments, volatility.
pub const PRESSURE: &[(&str, Code, &str, &str)] = &[
    (
        "[party.buyer]\nno_deal = { value = 6, volatility = -1 }",
        Code::OutOfRange,
        "-1",
        "from 0 to 1000000",
    ),
    (
        "[party.buyer]\nno_deal = { value = 6, volatilty = 1 }",
        Code::UnknownIssue,
        "volatilty",
        "did you mean 'volatility'?",
    ),
    (
        "[lever.x]\nhits = { buyer = -5 }",
        Code::KeyMissing,
        "[lever.x]",
        "needs 'held_by'",
    ),
    (
        "[lever.x]\nheld_by = \"seler\"\nhits = { buyer = -5 }",
        Code::UnknownParty,
        "\"seler\"",
        "did you mean 'seller'?",
    ),
    (
        "[lever.x]\nheld_by = \"seller\"\nhits = {}",
        Code::Empty,
        "{}",
        "{ PARTY = -5 }",
    ),
    (
        "[lever.x]\nheld_by = \"seller\"\nhits = { byer = -5 }",
        Code::UnknownParty,
        "byer",
        "did you mean 'buyer'?",
    ),
    (
        "[lever.x]\nheld_by = \"seller\"\nhits = -5",
        Code::WrongType,
        "-5",
        "{ PARTY = … }",
    ),
    (
        "[lever.x]\nheld_by = \"seller\"\nhits = { buyer = 5 }",
        Code::LeverHelps,
        "5",
        "buyer = -5",
    ),
    (
        "[lever.x]\nheld_by = \"seller\"\nhits = { buyer = -5 }\ncosts = { seller = -2 }",
        Code::OutOfRange,
        "-2",
        "from 0 to 1000000",
    ),
    (
        "[lever.x]\nheld_by = \"seller\"\nhits = { buyer = -5 }\nuse = \"if-stick\"",
        Code::UnknownChoice,
        "\"if-stick\"",
        "did you mean 'if-stuck'?",
    ),
    (
        "[lever.x]\nheld-by = \"seller\"\nhits = { buyer = -5 }",
        Code::UnknownKey,
        "held-by",
        "did you mean 'held_by'?",
    ),
    (
        "[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\nbroker = [0, 100]\n\
        [lever.x]\nheld_by = \"broker\"\nhits = { buyer = -5 }\ncosts = { broker = 2 }",
        Code::NothingToLose,
        "broker",
        "a mediator without 'no_deal'",
    ),
    (
        "[trust]\nstart = 101",
        Code::OutOfRange,
        "101",
        "from 0 to 100",
    ),
    (
        "[trust]\nagreed-issue = 3",
        Code::UnknownKey,
        "agreed-issue",
        "did you mean 'agreed_issue'?",
    ),
    (
        "[trust]\npair.x = { between = [\"buyer\", \"seller\"] }",
        Code::KeyMissing,
        "{ between = [\"buyer\", \"seller\"] }",
        "needs 'start'",
    ),
    (
        "[trust]\npair.x = { between = [\"buyer\"], start = 5 }",
        Code::PartyCount,
        "[\"buyer\"]",
        "a pair is two parties",
    ),
    (
        "[trust]\npair.x = 5",
        Code::WrongType,
        "5",
        "[trust.pair.x]",
    ),
    (
        "[trust]\npair.x = { between = [\"buyer\", \"seller\"], start = 5 }\n\
        pair.y = { between = [\"seller\", \"buyer\"], start = 6 }",
        Code::NamedTwice,
        "[\"seller\", \"buyer\"]",
        "the trust of 'buyer' and 'seller' is stated twice",
    ),
    (
        "[shock.x]\neffect = { walk_out = 0.1 }",
        Code::KeyMissing,
        "[shock.x]",
        "needs 'chance'",
    ),
    (
        "[shock.x]\nchance = 15",
        Code::OutOfRange,
        "15",
        "from 0 to 1",
    ),
    (
        "[shock.x]\nchance = 0.1\neffect = { no_deal = { byer = -1 } }",
        Code::UnknownParty,
        "byer",
        "did you mean 'buyer'?",
    ),
    (
        "[party.watcher]\nrole = \"observer\"\n[issue.size]\noptions = [\"s\", \"l\"]\nwatcher = [0, 100]\n\
        [shock.x]\nchance = 0.1\neffect = { no_deal = { watcher = -1 } }",
        Code::NothingToLose,
        "watcher",
        "give [party.watcher] a no_deal",
    ),
    (
        "[shock.x]\nchance = 0.1\neffect = { walkout = 0.1 }",
        Code::UnknownKey,
        "walkout",
        "did you mean 'walk_out'?",
    ),
    (
        "[commitment.x]\nparty = \"buyer\"\ncost = 5",
        Code::KeyMissing,
        "[commitment.x]",
        "needs 'position'",
    ),
    (
        "[commitment.x]\nparty = \"buyer\"\nposition = {}\ncost = 5",
        Code::Empty,
        "{}",
        "names no issue",
    ),
    (
        "[commitment.x]\nparty = \"buyer\"\nposition = { terms = \"chash\" }\ncost = 5",
        Code::UnknownOption,
        "\"chash\"",
        "did you mean 'cash'?",
    ),
    (
        "[commitment.x]\nparty = \"buyer\"\nposition = { terms = \"cash\" }\ncost = -5",
        Code::OutOfRange,
        "-5",
        "from 0 to 1000000",
    ),
    (
        "[party.watcher]\nrole = \"observer\"\n[issue.size]\noptions = [\"s\", \"l\"]\nwatcher = [0, 100]\n\
        [commitment.x]\nparty = \"watcher\"\nposition = { terms = \"cash\" }\ncost = 5",
        Code::WrongRole,
        "\"watcher\"",
        "signatories here: 'buyer' or 'seller'",
    ),
    (
        "[party.buyer]\nnever = { price = [50, 55] }\n[commitment.x]\nparty = \"buyer\"\n\
        position = { price = [55, 60] }\ncost = 5",
        Code::CommittedToRedLine,
        "[55, 60]",
        "'buyer' has promised '55' on 'price', which it never accepts",
    ),
];
