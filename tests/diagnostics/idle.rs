//! Settings that nothing in the talks of the file looks at, as in `cases`; and the same where they are read. // case 77

use zopa::format::Code;

/// What is warned of, where, in which words.
pub const IDLE: &[(&str, Code, &str, &str)] = &[
    (
        "[talks]\nstart = \"x\"\n[draft.x]\ntext = { price = 50, terms = \"cash\" }",
        Code::NoEffect,
        "start",
        "under alternating offers no deal is on the table before somebody speaks",
    ),
    (
        "[talks]\nprotocol = \"klein\"\nstart = \"x\"\n[draft.x]\ntext = { price = 50, terms = \"cash\" }\n\
        [draft.y]\nby = \"buyer\"\ntabled = 1\ntext = { price = 60, terms = \"cash\" }",
        Code::NoEffect,
        "start",
        "the draft 'y' takes the place of 'x' in round 1",
    ),
    (
        "[talks]\nprotocol = \"klein\"\nfirst = \"buyer\"",
        Code::NoEffect,
        "first",
        "all vote at once",
    ),
    (
        "[talks]\nchannels = [[\"buyer\", \"seller\"]]",
        Code::NoEffect,
        "channels",
        "under alternating offers every signatory hears every other one",
    ),
    (
        "[talks]\nprotocol = \"klein\"\nchannels = [[\"buyer\", \"seller\"]]",
        Code::NoEffect,
        "channels",
        "votes are open to all",
    ),
    (
        "[talks]\nagenda = [\"terms\", \"price\"]",
        Code::NoEffect,
        "agenda",
        "add rule = \"issue-by-issue\"",
    ),
    (
        "[talks]\nprotocol = \"klein\"\nsettle = { after = 2 }",
        Code::NoEffect,
        "settle",
        "under votes on single changes nobody asks for a deal of its own",
    ),
    (
        "[talks]\nrule = \"issue-by-issue\"\nsettle = { after = 2 }",
        Code::NoEffect,
        "settle",
        "an item is closed when it is agreed",
    ),
    (
        "[talks]\nrule = \"issue-by-issue\"\nsettle = { after = 3, reopen = true }",
        Code::NoEffect,
        "after",
        "an item is closed as soon as it is agreed",
    ),
    (
        "[time]\nrounds = 2\n[talks]\nsettle = { reopen = true }",
        Code::NoEffect,
        "settle",
        "2 rounds in a row are too late for talks of 2",
    ),
    (
        "[talks]\nprotocol = \"take-it-or-leave-it\"\nbreakdown = 0.1",
        Code::NoEffect,
        "breakdown",
        "over when the one offer is answered",
    ),
    (
        "[time]\ndeadline = { round = 5, pressure = 0.5 }\n[talks]\nprotocol = \"take-it-or-leave-it\"",
        Code::NoEffect,
        "deadline",
        "nobody asks for less as time passes",
    ),
    (
        "[time]\ndeadline = { round = 5, pressure = 0.5 }\n[party.buyer]\ntactic = \"micro\"\n[party.seller]\ntactic = \"zeuthen\"",
        Code::NoEffect,
        "deadline",
        "do not look at the clock",
    ),
    (
        "[talks]\nprotocol = { klein = { temperature = 20 } }",
        Code::NoEffect,
        "temperature",
        "all vote by hill-climbing",
    ),
    (
        "[party.buyer]\nveto = true",
        Code::NoEffect,
        "veto",
        "all signatories must say yes",
    ),
    (
        "[party.buyer]\ntactic = \"boulware\"\n[party.seller]\ntactic = \"linear\"\n[talks]\nprotocol = \"klein\"",
        Code::TacticUnused,
        "tactic",
        "the tactics of 'buyer' and 'seller' have no effect: under votes on single changes tactics play no part",
    ),
    (
        "[party.buyer]\ntactic = \"tit-for-tat\"\n[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\n\
        broker = [0, 100]\n[talks]\nprotocol = \"single-text\"\nchannels = [[\"broker\", \"buyer\"], [\"broker\", \"seller\"]]",
        Code::NoEffect,
        "tactic",
        "the tactic of 'buyer' answers nobody: no channel and no meeting",
    ),
    (
        "[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\nbroker = [0, 100]\n\
        [draft.x]\nby = \"broker\"\ntabled = 2\ntext = { price = 50, terms = \"cash\", size = \"s\" }",
        Code::NoEffect,
        "tabled",
        "under alternating offers only signatories put deals on the table",
    ),
    (
        "[party.buyer]\nnever = { price = 50 }\n[draft.x]\nby = \"buyer\"\ntabled = 2\ntext = { price = 50, terms = \"cash\" }",
        Code::NoEffect,
        "tabled",
        "it crosses a red line of 'buyer' itself",
    ),
    (
        "[draft.x]\nby = \"buyer\"\ntabled = 2\ntext = { price = 50, terms = \"cash\" }\n\
        [draft.y]\nby = \"buyer\"\ntabled = 2\ntext = { price = 60, terms = \"cash\" }",
        Code::NoEffect,
        "tabled",
        "'buyer' puts 'x' on the table in that round",
    ),
    (
        "[talks]\nprotocol = \"take-it-or-leave-it\"\n[draft.x]\nby = \"seller\"\ntabled = 1\ntext = { price = 50, terms = \"cash\" }",
        Code::NoEffect,
        "tabled",
        "only the first signatory makes an offer",
    ),
    (
        "[talks]\nprotocol = \"take-it-or-leave-it\"\n[draft.x]\nby = \"buyer\"\ntabled = 2\ntext = { price = 50, terms = \"cash\" }",
        Code::NoEffect,
        "tabled",
        "the talks are over after round 1",
    ),
    (
        "[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\nbroker = [0, 100]\n\
        [talks]\nprotocol = \"single-text\"\nstart = \"x\"\n\
        [draft.x]\nby = \"buyer\"\ntabled = 1\ntext = { price = 50, terms = \"cash\", size = \"s\" }",
        Code::NoEffect,
        "tabled",
        "in round 1 the draft of 'talks.start' is on the table",
    ),
    (
        "[meeting.k]\nround = 2\nwith = [\"buyer\", \"seller\"]",
        Code::NoEffect,
        "k",
        "in these talks everybody hears everybody anyway",
    ),
    (
        "[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\nbroker = [0, 100]\n\
        [talks]\nprotocol = \"single-text\"\n[meeting.k]\nround = 2\nwith = [\"buyer\", \"broker\"]",
        Code::NoEffect,
        "k",
        "who comes hears the others anyway, and nobody new answers",
    ),
    (
        "[party.broker]\nrole = \"mediator\"\n[party.bank]\nrole = \"guarantor\"\n[issue.size]\noptions = [\"s\", \"l\"]\n\
        broker = [0, 100]\nbank = [0, 100]\n[talks]\nprotocol = \"single-text\"\n\
        [meeting.k]\nneeds = { agreed_share = 0.1 }\nwith = [\"buyer\", \"bank\"]",
        Code::NoEffect,
        "needs",
        "'bank' states no deal, so it agrees with 'buyer' on nothing more than [table] says",
    ),
    (
        "[time]\nrounds = 1\n[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\nbroker = [0, 100]\n\
        [talks]\nprotocol = \"single-text\"\n[meeting.k]\nneeds = { agreed_share = 0.1 }\nwith = [\"buyer\", \"seller\"]",
        Code::NoEffect,
        "needs",
        "the talks have one round",
    ),
    (
        "[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\nbroker = [0, 100]\n\
        [talks]\nprotocol = \"single-text\"\n[trust]\nstart = 40\nagreed_issue = 5\n\
        [meeting.k]\nneeds = { trust = 60 }\nwith = [\"buyer\", \"seller\"]",
        Code::NoEffect,
        "needs",
        "trust between 'buyer' and 'seller' cannot rise above 55",
    ),
    (
        "[trust]\nstart = 40",
        Code::NoEffect,
        "trust",
        "no meeting needs it",
    ),
    (
        "[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\nbroker = [0, 100]\n\
        [talks]\nprotocol = \"single-text\"\n[trust]\nstart = 40\nshock = -5\n\
        [meeting.k]\nneeds = { trust = 30 }\nwith = [\"buyer\", \"seller\"]",
        Code::NoEffect,
        "shock",
        "there is no shock",
    ),
    (
        "[time]\nrounds = 3\n[lever.l]\nheld_by = \"buyer\"\nhits = { seller = -5 }\nuse = \"if-stuck\"",
        Code::NoEffect,
        "use",
        "stuck in round 4 at the earliest, and end after round 3",
    ),
    (
        "[talks]\nprotocol = \"take-it-or-leave-it\"\n[lever.l]\nheld_by = \"buyer\"\nhits = { seller = -5 }\nuse = \"if-stuck\"",
        Code::NoEffect,
        "use",
        "over after one round",
    ),
    (
        "[shock.s]\nchance = 0.1",
        Code::NoEffect,
        "s",
        "moves neither what anybody has without a deal nor trust",
    ),
];

/// The same settings where something looks at them, or a sweep asks about more than one protocol.
pub const READ: &[&str] = &[
    "[talks]\nprotocol = \"klein\"\nstart = \"x\"\n[draft.x]\ntext = { price = 50, terms = \"cash\" }",
    "[talks]\nfirst = \"seller\"",
    "[talks]\nrule = \"issue-by-issue\"\nagenda = [\"terms\", \"price\"]\nsettle = { reopen = true }",
    "[talks]\nsettle = { after = 3 }\nbreakdown = 0.1",
    "[talks]\nrule = \"issue-by-issue\"\nprotocol = \"take-it-or-leave-it\"\nbreakdown = 0.1",
    "[time]\ndeadline = { round = 5, pressure = 0.5 }\n[party.buyer]\ntactic = \"micro\"",
    "[talks]\nprotocol = { klein = { temperature = 20, voters = { buyer = \"annealing\" } } }",
    "[draft.x]\nby = \"buyer\"\ntabled = 2\ntext = { price = 50, terms = \"cash\" }\n\
     [draft.y]\nby = \"seller\"\ntabled = 2\ntext = { price = 60, terms = \"cash\" }",
    "[talks]\nprotocol = \"take-it-or-leave-it\"\n[draft.x]\nby = \"buyer\"\ntabled = 1\ntext = { price = 50, terms = \"cash\" }",
    "[lever.l]\nheld_by = \"buyer\"\nhits = { seller = -5 }\nuse = \"if-stuck\"\n\
     [shock.s]\nchance = 0.1\neffect = { walk_out = 0.1 }",
    "[party.buyer]\ntactic = \"tit-for-tat\"\n[party.broker]\nrole = \"mediator\"\n[issue.size]\noptions = [\"s\", \"l\"]\n\
     broker = [0, 100]\n[talks]\nprotocol = \"single-text\"\nchannels = [[\"broker\", \"buyer\"], [\"broker\", \"seller\"]]\n\
     [trust]\nstart = 40\nagreed_issue = 5\n[meeting.k]\nneeds = { trust = 55, agreed_share = 0.3 }\nwith = [\"buyer\", \"seller\"]",
    "[talks]\nchannels = [[\"buyer\", \"seller\"]]\n\
     [sweep.s]\naxes = [{ set = \"talks.protocol\", values = [\"alternating-offers\", \"simultaneous\"] }]",
];
