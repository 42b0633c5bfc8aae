//! The words for what happened. Every sentence is a template filled with computed facts and claims no more than they show.

use super::Account;
use super::ballots::MemberVotes;
use crate::game::{Ending, Frame, Game, Gate, Points};
use crate::scenario::{Claim, OptionId};
use crate::space::{Bracket, DealCount};
use num_bigint::BigUint;

impl Account<'_> {
    /// One plain sentence: what happened and who is in the way.
    pub fn headline(&self) -> String {
        if self.holds(Claim::Ratified) {
            format!("DEAL: {}", self.finding())
        } else {
            format!("NO DEAL: {}", self.finding())
        }
    }

    /// The same without the verdict in front.
    pub fn finding(&self) -> String {
        let unit = &self.scenario.time.unit;
        match &self.settlement.ending {
            Ending::Handshake { round, .. } => {
                let (hands, outvoted) = self.hands();
                let who = and_list(&hands);
                let hands = if hands.len() == 1 {
                    "signs"
                } else {
                    "shake hands"
                };
                let mut met = format!("{who} {hands} {}", when(unit, *round));
                let (unbound, blockers): (Vec<&str>, Vec<&str>) = self
                    .blocked_by()
                    .map(|gate| self.who(gate))
                    .partition(|who| outvoted.contains(who));
                if !unbound.is_empty() {
                    if !blockers.is_empty() {
                        met += &format!(", blocked by {}", and_list(&blockers));
                    }
                    let (was, it) = match unbound.len() {
                        1 => ("was", "it"),
                        _ => ("were", "them"),
                    };
                    return format!(
                        "{met}; {} {was} outvoted, but the deal gives {it} less than no deal, and the quota does not bind {it}",
                        and_list(&unbound)
                    );
                }
                if !outvoted.is_empty() {
                    let are = if outvoted.len() == 1 { "is" } else { "are" };
                    met += &format!(" and {} {are} outvoted", and_list(&outvoted));
                }
                let bound: Vec<&str> = self
                    .imposed_on()
                    .into_iter()
                    .map(|party| self.frame().party_name(party))
                    .collect();
                if !bound.is_empty() {
                    let (lose, them) = match bound.len() {
                        1 => ("loses", "it"),
                        _ => ("lose", "them"),
                    };
                    met += &format!(
                        ", though {} {lose} by it: the quota binds {them}",
                        and_list(&bound)
                    );
                }
                if !self.holds(Claim::Ratified) {
                    format!("{met}, blocked by {}", and_list(&blockers))
                } else if self.scenario.ratifiers.is_empty() {
                    met
                } else {
                    format!("{met}, and it is ratified")
                }
            }
            Ending::Breakdown { round } => format!("the talks break down after {unit} {round}"),
            Ending::Impasse { round } => {
                format!("the talks end in an impasse {}", when(unit, *round))
            }
            Ending::OutOfTime => {
                let rounds = count(u64::from(self.scenario.time.rounds), unit);
                match self.answers[Claim::Possible] {
                    Some(true) => format!("no handshake in {rounds}, though a passing deal exists"),
                    Some(false) => {
                        format!("no handshake in {rounds}, and no deal passes every gate")
                    }
                    None => format!("no handshake in {rounds}"),
                }
            }
        }
    }

    /// The names of the signatories, in file order.
    pub fn signatory_names(&self) -> Vec<&str> {
        self.game
            .signatories()
            .iter()
            .map(|&party| self.frame().party_name(party))
            .collect()
    }

    /// The party, ratifier or rule behind a gate.
    pub fn who(&self, gate: Gate) -> &str {
        gate.holder(self.frame())
    }

    /// Why a deal fails a gate in the round in which the talks ended.
    pub fn why(&self, gate: Gate, text: &[OptionId]) -> String {
        refusal(&self.game, gate, text, self.round)
    }

    /// "On day one 45 of 311,040 deals pass every gate; in week 9, 289."
    pub fn counts(&self) -> String {
        let unit = &self.scenario.time.unit;
        let (passing, texts) = (self.day_one.passing(), self.day_one.texts());
        let verb = if passing == 1 { "passes" } else { "pass" };
        format!(
            "{} {} of {} deals {verb} every gate; {}, {}.",
            capital(&when(unit, 0)),
            told_count(passing),
            whole(texts),
            when(unit, self.round),
            told_count(self.then.passing())
        )
    }

    /// The drafts that are the best deals found, but not proved to be the best of all.
    pub fn unproved_drafts(&self) -> Option<String> {
        let rounds = self.trace.rounds.iter();
        let unproved =
            rounds.flat_map(|round| round.moves.iter().map(move |said| (round.round, said)));
        let unproved: Vec<(u32, f64)> = unproved
            .filter_map(|(round, said)| Some((round, said.short?)))
            .collect();
        let most = unproved.iter().map(|(_, short)| *short).fold(0.0, f64::max);
        let &(first, _) = unproved.first()?;
        let start = when(&self.scenario.time.unit, first);
        let (which, are) = match unproved.len() {
            1 => (format!("the draft {start}"), "is not proved to be the best"),
            n => (
                format!("{n} drafts, the first {start},"),
                "are not proved to be the best",
            ),
        };
        Some(capital(&format!("{which} {are}: {}.", best_found(most))))
    }

    /// The offers that are the best found, but not proved to be what the tactics behind them ask for.
    pub fn unproved_offers(&self) -> Option<String> {
        let rounds = self.trace.rounds.iter();
        let mut unproved = rounds.flat_map(|round| round.unproved.iter().map(|_| round.round));
        let first = when(&self.scenario.time.unit, unproved.next()?);
        let which = match unproved.count() {
            0 => format!("the search for one offer, {first}, was too long: it is"),
            more => format!(
                "the searches for {} offers, the first {first}, were too long: they are",
                more + 1
            ),
        };
        Some(capital(&format!(
            "{which} the best found, and not proved to be what the tactic asks for."
        )))
    }

    pub(super) fn frame(&self) -> &Frame {
        self.game.frame()
    }
}

/// How far from the best a draft can be that is only the best found. The mediator's objective is 1 where everybody is content.
pub fn best_found(short: f64) -> String {
    // Rounded up, so that it stays a bound.
    let most = (short * 1e4).ceil() / 1e4;
    if most <= 0.0 {
        "no other serves the mediator better, but of those as good it may not be the first in order"
            .to_owned()
    } else {
        format!(
            "the search was too long, and another could serve the mediator better by up to {most:.4}, where 1 is everybody \
             content"
        )
    }
}

/// The chance of a yes from which a refusal by a ratifier is called close.
const CLOSE: f64 = 0.25;

/// Why a deal fails a gate in a round.
pub fn refusal(game: &Game, gate: Gate, text: &[OptionId], round: u32) -> String {
    match gate {
        Gate::Rule(_) => "a rule forbids this deal".to_owned(),
        Gate::RedLine(_, issue) => {
            let issue_frame = &game.frame().issues[issue.index()];
            format!(
                "never accepts {} = {}",
                issue_frame.id,
                issue_frame.option_title(text[issue.index()])
            )
        }
        Gate::WalkAway(party) | Gate::Consent(party) => {
            let no_deal = game.no_deal_at(party, round).unwrap_or_default();
            let (worth, no_deal) = distinct(game, game.worth(party, text), no_deal);
            format!("worth {worth} to it, no deal {no_deal}")
        }
        Gate::Ratifier(body) => {
            let body = &game.ratifiers()[usize::from(body.0)];
            let vetoes: Vec<String> = game
                .vetoed(body, text, round)
                .map(|party| {
                    let no_deal = game.no_deal_at(party, round).unwrap_or_default();
                    let (worth, no_deal) = distinct(game, game.worth(party, text), no_deal);
                    let name = game.frame().party_name(party);
                    format!("{name} vetoes it: worth {worth} to it, no deal {no_deal}")
                })
                .collect();
            let worth = game.worth(body.party, text);
            let members = MemberVotes::of(game, body, text);
            let passes = match body.counted() {
                Some(members) => members.pass(|view| game.worth(view, text)),
                None => worth >= body.threshold,
            };
            if passes {
                return vetoes.join("; ");
            }
            let also = vetoes
                .iter()
                .map(|veto| format!("; {veto}"))
                .collect::<String>();
            if let Some(members) = members {
                let (result, names) = (members.told_result(), members.told_names());
                return format!("{result} ({names}){also}");
            }
            let (yes, of) = (body.votes.yes, body.votes.of);
            let expected = body.expected_yes(worth);
            // "14 needed, about 14 would vote yes" is not a reason for a no.
            let digits = usize::from(expected.round() >= f64::from(yes));
            let vote = format!("{yes} of {of} needed, about {expected:.digits$} would vote yes");
            if body.chance(worth) < CLOSE {
                return vote + &also;
            }
            let (worth, needed) = distinct(game, worth, body.threshold);
            format!("{vote}; close: passes from {needed} points, has {worth}{also}")
        }
    }
}

/// The maximum number of decimals of a number of points.
const MOST_DIGITS: usize = 15;

/// Two worths with as many decimals as it takes to tell them apart.
fn distinct(game: &Game, a: Points, b: Points) -> (String, String) {
    let (a, b) = (game.show(a), game.show(b));
    let shown = |digits: usize| (format!("{a:.digits$}"), format!("{b:.digits$}"));
    (1..MOST_DIGITS)
        .map(shown)
        .find(|(a, b)| a != b)
        .unwrap_or_else(|| shown(MOST_DIGITS))
}

/// The worth of a deal to each party: "Ann 62.0, Ben 52.0".
pub fn told_worth(game: &Game, deal: &[OptionId]) -> String {
    let worth = |party| {
        format!(
            "{} {:.1}",
            game.frame().party_name(party),
            game.show(game.worth(party, deal))
        )
    };
    game.party_ids().map(worth).collect::<Vec<_>>().join(", ")
}

/// "a", "a and b", "a, b and c".
pub fn and_list<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => "nobody".to_owned(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// A whole number with a comma between thousands.
pub fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut shown = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// Numbers from here on are given as powers of ten.
const TOLD_BY_SIZE: u64 = 1_000_000_000_000_000;

/// The direction in which a number is rounded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounded {
    Down,
    Half,
    Up,
}

/// A whole number of any size: "311,040", "10^40", "about 3.2·10^20".
pub fn whole(n: &BigUint) -> String {
    let (told, rounded) = sized(n, Rounded::Half);
    if rounded {
        format!("about {told}")
    } else {
        told
    }
}

/// A number for people, and whether it was rounded.
fn sized(n: &BigUint, rounded: Rounded) -> (String, bool) {
    if let Ok(n) = u64::try_from(n)
        && n < TOLD_BY_SIZE
    {
        return (thousands(n), false);
    }
    let digits = n.to_string();
    let power = digits.len() - 1;
    let (lead, rest) = digits.split_at(1);
    if rest.bytes().all(|digit| digit == b'0') {
        let times = if lead == "1" {
            String::new()
        } else {
            format!("{lead}·")
        };
        return (format!("{times}10^{power}"), false);
    }
    let two: u32 = digits[..2].parse().unwrap_or(10);
    let up = match rounded {
        Rounded::Down => false,
        Rounded::Half => digits.as_bytes()[2] >= b'5',
        Rounded::Up => digits.bytes().skip(2).any(|digit| digit != b'0'),
    };
    let (tenths, power) = match two + u32::from(up) {
        100 => (10, power + 1),
        tenths => (tenths, power),
    };
    (format!("{}.{}·10^{power}", tenths / 10, tenths % 10), true)
}

/// A number of deals in a sentence: "45", or "about 70 (between 3 and 1,200)".
pub fn told_count(deals: &DealCount) -> String {
    let Some((bracket, between)) = deals.bracket().zip(told_bracket(deals)) else {
        return whole(deals.at_most());
    };
    if unseen(bracket) {
        // No text of the sample passed: the estimate alone would sound like a no.
        return between;
    }
    format!(
        "about {} ({between})",
        sized(&bracket.estimate, Rounded::Half).0
    )
}

/// True if a sample has shown no more than is known for certain: then its estimate means nothing.
fn unseen(bracket: &Bracket) -> bool {
    bracket.estimate <= bracket.at_least
}

/// The bounds of a number of deals that is not known exactly: "between 3 and 1,200".
pub fn told_bracket(deals: &DealCount) -> Option<String> {
    let bracket = deals.bracket()?;
    let least = sized(&bracket.at_least, Rounded::Down).0;
    let most = sized(&bracket.at_most, Rounded::Up).0;
    let between = format!("between {least} and {most}");
    Some(if unseen(bracket) {
        let high = sized(&bracket.high, Rounded::Up).0;
        format!("probably at most {high} ({between})")
    } else {
        between
    })
}

/// A share of all deals: "7.4%", or "1 in 1,161" below one in a hundred; empty where it is not known, or all or none.
pub fn rarity(deals: &DealCount, texts: &BigUint) -> String {
    let share = deals.share_of(texts).share;
    if share <= 0.0 || share >= 1.0 {
        String::new()
    } else if share >= 0.01 {
        format!("{}%", super::decimal(share * 100.0, 1))
    } else {
        let one_in = BigUint::from(libm::round((1.0 / share).min(1e18)) as u64);
        format!("1 in {}", whole(&one_in))
    }
}

/// A number of deals where space is short: "45", "about 70", "0 to 1,200".
pub fn short_count(deals: &DealCount) -> String {
    match deals.bracket() {
        None => whole(deals.at_most()),
        Some(bracket) if unseen(bracket) => {
            let least = sized(&bracket.at_least, Rounded::Down).0;
            format!("{least} to {}", sized(&bracket.at_most, Rounded::Up).0)
        }
        Some(bracket) => format!("about {}", sized(&bracket.estimate, Rounded::Half).0),
    }
}

/// The same with bounds that are guaranteed: "45", "about 70 (3 to 1,200)", "0 to 1,200".
pub fn held_count(deals: &DealCount) -> String {
    let short = short_count(deals);
    match deals.bracket() {
        Some(bracket) if !unseen(bracket) => {
            let least = sized(&bracket.at_least, Rounded::Down).0;
            let most = sized(&bracket.at_most, Rounded::Up).0;
            format!("{short} ({least} to {most})")
        }
        _ => short,
    }
}

/// "1 week", "10 weeks", "2 centuries".
pub fn count(n: u64, unit: &str) -> String {
    let number = thousands(n);
    if n == 1 || unit.ends_with('s') {
        return format!("{number} {unit}");
    }
    match unit.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{number} {stem}ies"),
        _ => format!("{number} {unit}s"),
    }
}

/// "in week 9", "on day 6"; before the first round "on day one", or "at the start" where days are counted.
pub fn when(unit: &str, round: u32) -> String {
    match (round, preposition(unit)) {
        (0, "on") => "at the start".to_owned(),
        (0, _) => "on day one".to_owned(),
        (_, at) => format!("{at} {unit} {round}"),
    }
}

/// "in any week", "on any day".
pub fn in_any(unit: &str) -> String {
    format!("{} any {unit}", preposition(unit))
}

/// "in some week", "on some day".
pub fn in_some(unit: &str) -> String {
    format!("{} some {unit}", preposition(unit))
}

/// A claim in tables for people: "possible in some week", "handshake".
pub fn told_claim(claim: Claim, unit: &str) -> String {
    match claim {
        Claim::PossibleDayOne => format!("possible {}", when(unit, 0)),
        Claim::Possible => format!("possible {}", in_some(unit)),
        Claim::Breakdown => "talks broke down".to_owned(),
        Claim::Handshake | Claim::Reached | Claim::Ratified | Claim::Lasting => {
            claim.word().to_owned()
        }
    }
}

/// "in" a week or a round, but "on" a day.
fn preposition(unit: &str) -> &'static str {
    if unit.to_lowercase().ends_with("day") {
        "on"
    } else {
        "in"
    }
}

/// "a, b or c".
pub fn or_list<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => {
            let others: Vec<&str> = others.iter().map(AsRef::as_ref).collect();
            format!("{} or {}", others.join(", "), last.as_ref())
        }
        few => and_list(few),
    }
}

/// The same with a capital letter in front; a path, "party.a.no_deal", stays as it is typed.
pub fn capital(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    if first.split('.').count() > 1 && first.split('.').all(|part| !part.is_empty()) {
        return words.to_owned();
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_numbers_as_people_write_them() {
        assert_eq!(and_list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(thousands(311_040), "311,040");
        assert_eq!(or_list(&["a", "b", "c"]), "a, b or c");
        assert_eq!(capital("party.a.no_deal = 3"), "party.a.no_deal = 3");
        assert_eq!(capital("no deal. none"), "No deal. none");
        assert_eq!(thousands(7), "7");
        assert_eq!(count(1, "week"), "1 week");
        assert_eq!(count(10, "week"), "10 weeks");
        assert_eq!(count(2, "century"), "2 centuries");
        assert_eq!(when("day", 6), "on day 6");
        assert_eq!(when("day", 0), "at the start");
        assert_eq!(when("week", 0), "on day one");
        assert_eq!(when("week", 9), "in week 9");
        assert_eq!(in_any("day"), "on any day");
        assert_eq!(capital("ann"), "Ann");
    }

    #[test]
    fn numbers_of_any_size() {
        let ten = BigUint::from(10_u8);
        assert_eq!(whole(&BigUint::from(311_040_u32)), "311,040");
        assert_eq!(whole(&ten.pow(40)), "10^40");
        assert_eq!(whole(&(ten.pow(20) * 3_u8)), "3·10^20");
        assert_eq!(whole(&(ten.pow(18) * 316_u32)), "about 3.2·10^20");
        assert_eq!(whole(&(ten.pow(20) - 1_u8)), "about 1.0·10^20");
        let n = |n: u64| BigUint::from(n);
        let some = DealCount::between(n(3), n(1_200), [n(40), n(70), n(90)]);
        assert_eq!(told_count(&some), "about 70 (between 3 and 1,200)");
        assert_eq!(short_count(&some), "about 70");
        assert_eq!(held_count(&some), "about 70 (3 to 1,200)");
        let none_hit = DealCount::between(n(0), n(1_200), [n(0), n(0), n(50)]);
        assert_eq!(
            told_count(&none_hit),
            "probably at most 50 (between 0 and 1,200)"
        );
    }

    #[test]
    fn close_worths_are_told_apart() {
        let game = crate::game::GameBuilder::new(&[2])
            .party("ann", crate::scenario::Role::Signatory, &[&[0, 1]])
            .build()
            .unwrap();
        let points = |points| game.unit().points(points);
        let (a, b) = distinct(&game, points(59.98), points(60.0));
        assert_eq!((a.as_str(), b.as_str()), ("59.98", "60.00"));
    }
}
