//! Settings that are wrong: what was typed, the code, the underlined text, words of the message or help.

use zopa::format::Code;

/// Settings of the small scenario of the explanations.
pub const SETTINGS: &[(&[&str], Code, &str, &str)] = &[
    (
        &["party.buyer.no_deal.value=abc"],
        Code::WrongType,
        "abc",
        "must be a number",
    ),
    (
        &["party.buyer.no_deal=75,5"],
        Code::WrongType,
        "75,5",
        "decimals are written with a point: 75.5",
    ),
    (
        &["party.buyer.never.terms=cash"],
        Code::UnknownPath,
        "party.buyer.never.terms",
        "lists such as red lines, rules, agendas, channels and charts are changed in the file",
    ),
    (
        &["rule.x.why=y"],
        Code::UnknownPath,
        "rule.x.why",
        "are changed in the file",
    ),
    (
        &["charts.style=paper"],
        Code::UnknownPath,
        "charts.style",
        "are changed in the file",
    ),
    (
        &["weights.buyer.price=60%"],
        Code::WrongType,
        "60%",
        "write 60 without %",
    ),
    (
        &["party.buyer.no_deal=nan"],
        Code::NotFinite,
        "nan",
        "finite",
    ),
    (
        &["party.byer.no_deal.value=5"],
        Code::UnknownPath,
        "party.byer.no_deal.value",
        "did you mean 'party.buyer.no_deal.value'?",
    ),
    // One wrong step is mended before whole paths are compared.
    (
        &["party.byer.no_deal=5"],
        Code::UnknownPath,
        "party.byer.no_deal",
        "did you mean 'party.buyer.no_deal.value'?",
    ),
    (
        &["issue.terms.buyer=5"],
        Code::UnknownPath,
        "issue.terms.buyer",
        "the path goes on: after 'issue.terms.buyer.' comes 'cash' or 'credit'",
    ),
    (
        &["rounds=5"],
        Code::UnknownPath,
        "rounds",
        "Paths start with 'time'",
    ),
    (
        &["time.deadline.pressure=0.5"],
        Code::UnknownPath,
        "time.deadline.pressure",
        "leads nowhere",
    ),
    (
        &["party.buyer.role=signer"],
        Code::UnknownChoice,
        "signer",
        "did you mean 'signatory'?",
    ),
    (
        &["weights.buyer.price=0", "weights.buyer.terms=0"],
        Code::NothingWeighs,
        "0",
        "at least one issue a weight above 0",
    ),
    (
        &["weights.buyer.price=-1"],
        Code::OutOfRange,
        "-1",
        "weights.buyer.price",
    ),
    (
        &["issue.terms.buyer.cash=-5"],
        Code::OutOfRange,
        "-5",
        "issue.terms.buyer.cash",
    ),
    (
        &["issue.price.range.step=7"],
        Code::BadRange,
        "7",
        "do not reach",
    ),
    (
        &["party.buyer.tactic=resource-dependent"],
        Code::NotBuiltYet,
        "resource-dependent",
        "for now",
    ),
    (
        &["talks.protocol=ultimatum"],
        Code::UnknownChoice,
        "ultimatum",
        "did you mean 'take-it-or-leave-it'?",
    ),
    (
        &["talks.protocol.klein.changes=5"],
        Code::UnknownPath,
        "talks.protocol.klein.changes",
        "set talks.protocol=klein before this",
    ),
    (
        &["talks.settle.reopen=yes"],
        Code::WrongType,
        "yes",
        "write true or false",
    ),
    (
        &["talks.agenda=price"],
        Code::UnknownPath,
        "talks.agenda",
        "are changed in the file",
    ),
    (
        &["talks.channels.buyer=seller"],
        Code::UnknownPath,
        "talks.channels.buyer",
        "are changed in the file",
    ),
    (
        &["lever.strikes.use=never"],
        Code::UnknownPath,
        "lever.strikes.use",
        "leads nowhere",
    ),
    (
        &["talks.first=nobody"],
        Code::UnknownParty,
        "nobody",
        "parties here: ",
    ),
];
