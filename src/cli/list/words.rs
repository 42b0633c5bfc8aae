//! `zopa list words`: technical terms, their meanings, and where a scenario file uses them.

use crate::cli::exit::Failure;
use crate::cli::page::Page;
use crate::cli::unknown::unknown;

/// A word of the glossary.
struct Word {
    name: &'static str,
    /// Other words for the same, as people type them.
    also: &'static [&'static str],
    meaning: &'static str,
    /// The place in a file where it is written, or the command that shows it; may be empty.
    key: &'static str,
    /// The command that prints more, without `zopa`.
    see: &'static str,
}

/// One word per entry: its name, other words for it, where a file writes it, the command that prints more; below it the
/// meaning.
macro_rules! words {
    ($($name:literal [$($also:literal),*] $key:literal $see:literal $meaning:literal)*) => {
        &[$(Word { name: $name, also: &[$($also),*], meaning: $meaning, key: $key, see: $see }),*]
    };
}

/// In alphabetical order.
static WORDS: &[Word] = words! {
    "agenda" [] "[talks] agenda" "list mechanisms agenda"
        "The order in which issues are talked about when they are not all on the table at once."
    "aspiration" ["target"] "[party.X] tactic" "list charts aspiration"
        "What a party asks for in a round: it offers and accepts only deals worth at least that much to it."
    "BATNA" ["best alternative to a negotiated agreement", "alternative", "no deal"] "[party.X] no_deal" "list format party"
        "The best thing a party can do if there is no deal. In the file it is a number of points: what no deal is worth to that party."

    "Boulware" ["tough", "hardball"] "[party.X] tactic" "list tactics boulware"
        "A tactic that concedes hardly anything until the deadline is near, then quickly."
    "breakdown" [] "[talks] breakdown" "list mechanisms breakdown"
        "The chance, in each round, that the talks collapse from outside."
    "claim" [] "explain --claim" "explain --help"
        "One of five statements that are never mixed up: a deal is possible, there is a handshake, the handshake is reached, it is ratified, it lasts."
    "conceder" [] "[party.X] tactic" "list tactics conceder"
        "A tactic that gives way early and little later on."
    "concession" [] "explain" "list concessions minimal-packages"
        "Accepting, on some issue, an option that is worth less than the one asked for before."
    "deadlock" ["impasse", "stalemate"] "explain" "list concessions deadlock"
        "No deal passes every gate: the demands of the parties exclude each other, whatever they say at the table."
        "deal" ["package", "contract", "agreement", "settlement"] "" "list words handshake"
        "One option for every issue. It can be asked for, drafted, offered or agreed; an agreed deal is one that everybody who has to has accepted."
    "discount factor" ["patience", "delay", "time preference"] "[party.X] patience" "list mechanisms patience"
        "How much of its worth a deal keeps if it comes a round later; 1 means that waiting costs nothing."
        "draft" ["plan"] "[draft.X]" "list format draft"
        "A deal that is put on the table: by a mediator, or written into the file with a name, by which it can be asked about or settled."
    "draw" ["luck", "random draw", "dice"] "--run-id" "list mechanisms uncertainty"
        "Anything random in a run: a number from its distribution, a chance event. Runs with the same number and seed have the same draws, whatever else is changed, so that comparisons are fair."
    "fact sheet" [] "" "list models nash"
        "What zopa tells about each method: what it does, its formula, what it assumes, and the literature it rests on."
    "gain" ["surplus"] "" "list charts worth"
        "What a deal is worth to a party above no deal: its worth less the reservation value, in points."
    "gate" [] "" "list charts funnel"
        "A test that a deal must pass to stand: rules, red lines, walk-aways, consents, ratifiers, in this order."
    "handshake" [] "" "list words claim"
        "The talks end with one deal that every signatory accepts. It may still fail to be ratified."
    "issue" ["topic", "attribute"] "[issue.X]" "list format issue"
        "One thing that must be decided, with its options. A deal decides every issue."
    "Kalai–Smorodinsky solution" ["kalai-smorodinsky"] "solve --at kalai-smorodinsky" "list models kalai-smorodinsky"
        "The deal at which every party gets the same share of the best it could hope for."
    "lasting" ["durability", "survival of a deal"] "[durability]" "list mechanisms durability"
        "The deal is ratified, and nobody has broken it by the end of the years that it is to last."
    "lever" ["sanction", "pressure"] "[lever.X]" "list mechanisms lever"
        "Something a party can do away from the table that changes what no deal is worth to another."
    "logrolling" ["trading", "horse-trading"] "" "list charts logroll"
        "Giving way on what matters little to oneself in return for what matters more, so that both gain."

    "mediator" ["facilitator", "broker"] "[party.X] role" "list protocols single-text"
        "A party that does not sign, but writes the draft that the signatories criticise."
    "Nash solution" ["nash", "nash bargaining solution"] "solve --at nash" "list models nash"
        "The deal with the largest product of gains over no deal."
        "offer" ["proposal"] "" "list protocols alternating-offers"
        "A deal that a party puts to the others, who can accept it."
    "option" [] "[issue.X] options" "list format issue"
        "One way to decide an issue, for instance a price of 90."
    "Pareto frontier" ["pareto", "efficient frontier", "pareto efficient"] "" "list models pareto-frontier"
        "The deals that cannot be improved for one party without being worse for another. Off the frontier, both could have had more."
    "party" ["player", "side", "agent"] "[party.X]" "list format party"
        "Somebody at the table, with scores, red lines and a value of no deal of its own."
    "points" ["utility", "payoff"] "" "list format issue"
        "The unit in which a party measures what it likes: mostly 0 (worst) to 100 (best). Each party has its own; they are not money and not comparable."
    "protocol" [] "[talks] protocol" "list protocols alternating-offers"
        "Who may say what, and when: alternating offers, a mediator's single text, take it or leave it …"
    "quota" ["majority"] "[ratifier.X] quota" "list mechanisms ratifier"
        "How many yes votes a ratifier, or yeses the talks, need."
        "ratifier" ["parliament", "voters", "body"] "[ratifier.X]" "list mechanisms ratifier"
        "A parliament, cabinet or electorate that must ratify what a party has signed. The parties negotiate; ratifiers only vote."
    "red line" ["dealbreaker", "constraint"] "[party.X] never" "list format party"
        "An option, or a combination, that a party never accepts, whatever it gets elsewhere."
    "reservation value" ["walk-away", "reservation price", "bottom line"] "[party.X] no_deal" "list mechanisms no-deal"
        "The worth at which a deal is just as good as no deal. Below it a party walks away. It is the value of its BATNA, which may drift with time."
    "round" [] "[time] rounds" "list format time"
        "One step of the talks; a file can call it a week or a meeting. Round 0 is day one, before anybody speaks."
    "run" ["trial", "simulation"] "run --runs" "run --help"
        "The negotiation played once. With --runs it is played many times with numbers and events drawn anew."
    "scenario" ["case"] "" "list format scenario"
        "The file that describes a negotiation: who, about what, with which scores. Results say what its assumptions imply."
    "score" ["preference"] "[issue.X] PARTY" "list format issue"
        "How much a party likes an option of an issue, 0 to 100."
    "seed" [] "--seed" "run --help"
        "The number from which all draws follow. The same file, seed and version give the same results on every machine."
    "shard" [] "sweep --plan" "shard --help"
        "A part of a sweep that can be played on another machine."
    "signatory" ["negotiator"] "[party.X] role" "list format party"
        "A party without whose yes there is no handshake (unless a quota says otherwise)."
    "sweep" ["sensitivity analysis", "parameter study"] "[sweep.X]" "list format sweep"
        "Many variants of one scenario, played alike, to see what the outcome depends on."
    "tactic" ["strategy"] "[party.X] tactic" "list tactics linear"
        "How a party concedes from round to round."
        "text" [] "[draft.X] text" "list words deal"
        "What a draft says, as the file writes it: one option for every issue. Everywhere else zopa calls it a deal."
    "veto" [] "[party.X] veto" "list format party"
        "A yes that is always needed, whatever quota there is: of a party in the talks, or of a party in a ratifier."
    "weight" ["importance"] "[weights]" "list format weights"
        "How much an issue matters to a party, beside its other issues."
    "win-set" [] "" "list charts winset"
        "The deals that those at home would ratify (Putnam 1988). The smaller it is, the less a party can give, and the more it can say so."
    "worth" ["value"] "" "list format issue"
        "What a deal is to a party in points: its scores, added up by weight."
    "ZOPA" ["zone of possible agreement", "bargaining range", "contract zone"] "solve --within zopa" "list models zopa-size"
        "The zone of possible agreement: deals inside the rules and all red lines that are worth no deal or more to every signatory."
};

/// Prints all words, or the meaning of one.
pub(super) fn list(name: Option<&str>, page: &mut Page) -> Result<(), Failure> {
    let Some(name) = name else {
        let words = WORDS.iter().map(|word| (word.name, word.meaning));
        page.hanging("  ", &words.collect::<Vec<_>>());
        page.line(
            "\nzopa list words batna tells where the file writes one, and what else it is called.",
        );
        return Ok(());
    };
    let asked = plain(name);
    let means = |word: &&Word| {
        plain(word.name) == asked || word.also.iter().any(|also| plain(also) == asked)
    };
    let Some(word) = WORDS.iter().find(means) else {
        let names = WORDS.iter().map(|word| word.name);
        return Err(unknown("word", "words", name, names));
    };
    page.title(word.name);
    page.told(word.meaning);
    for (label, text) in [
        ("  Also called:  ", word.also.join(", ").as_str()),
        ("  Written:  ", word.key),
    ] {
        if !text.is_empty() {
            page.para(label, text);
        }
    }
    page.line(format!("  More:  zopa {}", word.see));
    Ok(())
}

/// All words, as typed.
pub(super) fn names() -> impl Iterator<Item = String> {
    WORDS.iter().map(|word| word.name.to_lowercase())
}

/// A word in the form used for comparison: `win-set`, `Win Set` and `winset` are the same.
fn plain(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::reference;
    use std::collections::BTreeSet;

    #[test]
    fn every_word_is_found_by_one_name() {
        let mut names = BTreeSet::new();
        for word in WORDS {
            for name in std::iter::once(&word.name).chain(word.also) {
                assert!(names.insert(plain(name)), "'{name}' stands there twice");
            }
            assert!(word.meaning.ends_with(['.', '…']), "{}", word.name);
        }
        assert!(WORDS.is_sorted_by_key(|word| plain(word.name)));
    }

    #[test]
    fn keys_of_the_file_are_those_of_its_reference() {
        for word in WORDS.iter().filter(|word| word.key.starts_with('[')) {
            let (heading, key) = word.key.split_once(']').expect("a heading is closed");
            let heading = format!("{heading}]");
            let sections = reference();
            let section = sections.iter().find(|section| section.heading == heading);
            let section = section.unwrap_or_else(|| panic!("{} points to {heading}", word.name));
            let key = key.trim();
            let known = section
                .entries
                .iter()
                .any(|entry| entry.key.split([' ', '.']).any(|part| part == key));
            assert!(
                key.is_empty() || known || key == "PARTY",
                "{}: no key '{key}' in {heading}",
                word.name
            );
        }
    }
}
