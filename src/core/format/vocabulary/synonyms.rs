//! Terms of the literature and of other programs, and their equivalents here.

/// Choices that have another name elsewhere.
const CHOICES: &[(&str, &str)] = &[
    ("ultimatum", "take-it-or-leave-it"),
    ("ultimatum-game", "take-it-or-leave-it"),
    ("rubinstein", "alternating-offers"),
    ("stacked-alternating-offers", "alternating-offers"),
    ("saop", "alternating-offers"),
    ("bilateral", "alternating-offers"),
    ("one-text", "single-text"),
    ("mediation", "single-text"),
    ("mediated", "single-text"),
    ("nash-demand-game", "simultaneous"),
    ("player", "signatory"),
    ("principal", "signatory"),
    ("negotiator", "signatory"),
    ("facilitator", "mediator"),
    ("broker", "mediator"),
    ("bystander", "observer"),
    ("hard", "boulware"),
    ("tough", "boulware"),
    ("competitive", "boulware"),
    ("soft", "conceder"),
    ("cooperative", "conceder"),
    ("behaviour-dependent", "tit-for-tat"),
    ("behavior-dependent", "tit-for-tat"),
    ("imitative", "tit-for-tat"),
    ("monotonic-concession", "zeuthen"),
    ("random-walker", "random"),
    ("tradeoff", "trade-off"),
    ("gauss", "normal"),
    ("gaussian", "normal"),
    ("rectangular", "uniform"),
    ("triangle", "triangular"),
    ("pert", "beta-pert"),
];

/// The word here for a word known elsewhere.
pub(in crate::format) fn called_here(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase().replace(['_', ' '], "-");
    let known = CHOICES.iter().find(|(other, _)| *other == word);
    known.map(|(_, here)| *here)
}

/// The equivalent here of a key known elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Meant {
    /// A key of the same section.
    Key(&'static str),
    /// Something in another place, or built differently: what to write.
    Otherwise(&'static str),
}

use Meant::{Key, Otherwise};

const SCORES: Meant = Otherwise(
    "what each option is worth to a party is written under the issue, a row for each party: [issue.NAME] with PARTY = [0, 50, 100]",
);
const WEIGHTS: Meant = Otherwise(
    "how much each issue matters is written in the section [weights], a row for each party: PARTY = { ISSUE = 60, ISSUE = 40 }",
);
const BATNA: Meant = Otherwise(
    "what a party has without a deal is `no_deal` in its own section: [party.NAME] with no_deal = 30",
);

/// Words for keys by section (`party.no_deal`: the table under that key), each in lower case and without punctuation.
const KEYS: &[(&str, &str, Meant)] = &[
    (
        "party",
        "batna watna reservation reservationvalue reservationprice reservationpoint reservationutility \
         walkaway walkawayvalue walkawayprice walkawaypoint bottomline disagreement disagreementpoint \
         disagreementvalue disagreementpayoff conflictdeal outsideoption threatpoint alternative \
         bestalternative noagreement statusquo fallback resistancepoint minimum min limit security \
         securitylevel",
        Key("no_deal"),
    ),
    (
        "party",
        "redline redlines dealbreaker dealbreakers unacceptable forbidden constraint constraints musthave \
         musthaves nogo nogos refuses",
        Key("never"),
    ),
    (
        "party",
        "discount discountfactor discounting delta timepreference beta",
        Key("patience"),
    ),
    (
        "party",
        "discountrate impatience interestrate",
        Otherwise(
            "write `patience`, the factor that is left after a round: a rate of 3% a round is patience = 0.97",
        ),
    ),
    (
        "party",
        "delaycost costofwaiting waitingcost timecost bargainingcost costperround",
        Key("cost_of_delay"),
    ),
    (
        "party",
        "strategy style behaviour behavior concession concessionstrategy agent negotiator",
        Key("tactic"),
    ),
    (
        "party",
        "aspiration target targetpoint firstoffer openingoffer initialoffer anchor demand ideal goal goals",
        Key("opening"),
    ),
    ("party", "title label fullname displayname", Key("name")),
    (
        "party",
        "story background description instructions secret confidential notes",
        Key("brief"),
    ),
    ("party", "type kind function", Key("role")),
    (
        "party",
        "utility utilities utilityfunction preference preferences payoff payoffs score scores value values \
         valuation ufun",
        SCORES,
    ),
    (
        "party",
        "weight weights importance priority priorities interests",
        WEIGHTS,
    ),
    (
        "party.no_deal",
        "points utility payoff number batna worth mean",
        Key("value"),
    ),
    (
        "party.no_deal",
        "drift trend change slope perround",
        Key("change_per_round"),
    ),
    (
        "party.no_deal",
        "sd std sigma spread deviation standarddeviation noise",
        Key("volatility"),
    ),
    (
        "issue",
        "values choices alternatives outcomes levels positions items answers possibilities settings",
        Key("options"),
    ),
    (
        "issue",
        "name label question description text",
        Key("title"),
    ),
    ("issue", "abbreviation shortname shorttitle", Key("short")),
    (
        "issue",
        "min max from to step minimum maximum numbers interval bounds",
        Otherwise("numbers to agree on are a range: range = { from = 50, to = 150, step = 5 }"),
    ),
    (
        "issue",
        "score scores utility utilities preferences payoffs worth points",
        Otherwise(
            "each party has a row of its own under its name: PARTY = [0, 50, 100], one score for each option",
        ),
    ),
    ("issue", "weight weights importance priority", WEIGHTS),
    (
        "time",
        "turns periods steps maxrounds maxturns duration length horizon nsteps numberofrounds weeks days \
         months",
        Key("rounds"),
    ),
    ("time", "end enddate duedate cutoff", Key("deadline")),
    ("time", "begin startdate dayone date", Key("start")),
    ("time", "roundname roundunit period", Key("unit")),
    (
        "talks",
        "mechanism procedure format process game type",
        Key("protocol"),
    ),
    (
        "talks",
        "starts firstmover firstspeaker begins starter proposer opener",
        Key("first"),
    ),
    ("talks", "order sequence items", Key("agenda")),
    (
        "talks",
        "breakdownrisk breakdownprobability breakdownchance risk exitprobability hazard walkout",
        Key("breakdown"),
    ),
    (
        "talks",
        "draft initialtext text startingpoint basis",
        Key("start"),
    ),
    (
        "talks",
        "rounds deadline time",
        Otherwise("rounds and deadline are in the section [time]: rounds = 12"),
    ),
    (
        "talks",
        "mediator broker",
        Otherwise(
            "name the mediator with its protocol: protocol = { single-text = { mediator = \"NAME\" } }",
        ),
    ),
    (
        "ratifier",
        "majority threshold needed votesneeded supermajority",
        Key("quota"),
    ),
    ("ratifier", "party whom of", Key("for")),
    ("ratifier", "name label", Key("title")),
    ("lever", "by owner party holder", Key("held_by")),
    ("shock", "probability likelihood risk", Key("chance")),
    ("link", "points bonus value effect worth", Key("change")),
    ("link", "if condition", Key("when")),
    ("commitment", "by who", Key("party")),
    ("draft", "terms options deal content", Key("text")),
    (
        "",
        "parties player players agent agents negotiator negotiators actor actors side sides stakeholder \
         stakeholders",
        Otherwise("each party has a section of its own: [party.NAME]"),
    ),
    (
        "",
        "issues topic topics item items attribute attributes",
        Otherwise("each issue has a section of its own: [issue.NAME]"),
    ),
    (
        "",
        "agenda",
        Otherwise(
            "the order of issues is `agenda` in the section [talks]; an issue itself is [issue.NAME]",
        ),
    ),
    (
        "",
        "weighting weightings importance priorities",
        Otherwise("how much each issue matters is the section [weights]"),
    ),
    (
        "",
        "preference preferences utility utilities payoff payoffs score scores",
        SCORES,
    ),
    (
        "",
        "batna batnas reservationvalues walkaways nodeal disagreement",
        BATNA,
    ),
    (
        "",
        "case game meta info about header negotiation title name description",
        Otherwise("the name and title of the case are in the section [scenario]: title = \"…\""),
    ),
    (
        "",
        "timeline rounds clock schedule deadline",
        Otherwise("rounds and deadline are in the section [time]: rounds = 12"),
    ),
    (
        "",
        "protocol process procedure mediation mechanism",
        Otherwise("how they talk is `protocol` in the section [talks]"),
    ),
    (
        "",
        "constraint constraints rules",
        Otherwise(
            "each rule has a section of its own: [rule.NAME] with not = { … }, or if = { … } and then = { … }; red lines are `never` of a party",
        ),
    ),
    (
        "",
        "redline redlines",
        Otherwise(
            "red lines are `never` in the party's own section: never = { ISSUE = \"OPTION\" }",
        ),
    ),
    (
        "",
        "ratification ratifiers parliament vetoplayers voters",
        Otherwise("each ratifier has a section of its own: [ratifier.NAME]"),
    ),
    (
        "",
        "proposal proposals drafts texts offer offers",
        Otherwise(
            "each whole deal has a section of its own: [draft.NAME] with text = { ISSUE = \"OPTION\", … }",
        ),
    ),
    (
        "",
        "sanction sanctions threat threats pressure",
        Otherwise("what a party can do to others while there is no deal is a section [lever.NAME]"),
    ),
    (
        "",
        "experiment experiments sweeps sensitivity",
        Otherwise("each question that varies the case has a section of its own: [sweep.NAME]"),
    ),
    (
        "",
        "noise errors distributions",
        Otherwise("how far numbers may lie from the file's is the section [uncertainty]"),
    ),
];

/// The equivalent here of a key that is not in the section at a path.
pub(in crate::format) fn meant(path: &str, key: &str) -> Option<Meant> {
    let mut steps = path.split('.');
    let section = steps.next().unwrap_or_default();
    // The second step is the name that the file gives to the section.
    let inner: Vec<&str> = match section {
        "time" | "talks" | "scenario" | "weights" => steps.collect(),
        _ => steps.skip(1).collect(),
    };
    let kind = match inner.as_slice() {
        [] => section.to_owned(),
        inner => format!("{section}.{}", inner.join(".")),
    };
    let plain: String = key
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let known = KEYS
        .iter()
        .find(|(section, words, _)| *section == kind && words.split(' ').any(|word| word == plain));
    known.map(|(.., meant)| *meant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::vocabulary::{FILE, Kind, Rows, Shape};

    /// The shape of a section, or of the table under one of its keys.
    fn shape(kind: &str) -> &'static Shape {
        let mut shape: &'static Shape = &FILE;
        for step in kind.split('.').filter(|step| !step.is_empty()) {
            shape = shape.table(step);
            if let Some((Rows::Sections, Kind::Table(inner))) = shape.rows {
                shape = inner;
            }
        }
        shape
    }

    #[test]
    fn synonyms_lead_to_keys_and_shadow_none() {
        for (kind, words, meant) in KEYS {
            let shape = shape(kind);
            if let Key(key) = meant {
                assert!(shape.field(key).is_some(), "[{kind}] has no {key}");
            }
            for word in words.split(' ') {
                let same = shape
                    .built()
                    .find(|field| field.key.replace('_', "") == word);
                assert!(same.is_none(), "[{kind}] knows {word}");
                let twice = KEYS
                    .iter()
                    .filter(|(k, w, _)| k == kind && w.split(' ').any(|known| known == word));
                assert_eq!(twice.count(), 1, "[{kind}] {word}");
            }
        }
    }

    #[test]
    fn words_of_the_trade_are_found_however_they_are_written() {
        for word in [
            "BATNA",
            "batna",
            "reservation_value",
            "Reservation Value",
            "walk-away",
        ] {
            assert_eq!(meant("party.max", word), Some(Key("no_deal")), "{word}");
        }
        assert_eq!(meant("party.max", "red_lines"), Some(Key("never")));
        assert_eq!(meant("party.max.no_deal", "sd"), Some(Key("volatility")));
        assert_eq!(meant("issue.price", "values"), Some(Key("options")));
        assert_eq!(meant("", "utilities"), Some(SCORES));
        assert_eq!(meant("party.max", "favourite_colour"), None);
        assert_eq!(called_here("Rubinstein"), Some("alternating-offers"));
    }
}
