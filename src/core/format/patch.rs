//! Setting numbers in a scenario that has already been read, without its file.

use super::domain::{Domain, domain};
use crate::scenario::{
    Delay, Issue, Lever, NoDeal, NoDealBase, Number, OptionId, Options, Party, PartyId, Protocol,
    Ratifier, Role, Scenario, Scores, Shock, Tactic, Time, Trust, When,
};

impl Scenario {
    /// The scenario with another number at a listed path: exactly the result of [`read`] for the file with that setting,
    /// many times faster. `None` if the file must be read again: for words, ranges of issues and the number of rounds; if
    /// the value is not allowed there; and if the path is not listed.
    ///
    /// The new number is fixed, even if the old one was drawn by chance.
    ///
    /// ```
    /// # extern crate zopa_core as zopa;
    /// use zopa::format::{Setting, Source, read};
    /// let source = Source::from_text("haggle.toml", r#"
    ///     schema = 1
    ///     [party.buyer]
    ///     [party.seller]
    ///     no_deal = 20
    ///     [issue.price]
    ///     range = { from = 50, to = 150, step = 5 }
    ///     buyer = { from = 100, to = 0 }
    ///     seller = { from = 0, to = 100 }
    /// "#);
    /// let base = read(&source, &[]).unwrap().scenario;
    /// let path = "party.seller.no_deal.value";
    /// let read_again = read(&source, &[Setting::new(path, 30)]).unwrap().scenario;
    /// assert_eq!(base.with_number(path, 30.0), Some(read_again));
    /// assert_eq!(base.with_number("time.rounds", 30.0), None);
    /// assert_eq!(base.with_number("talks.breakdown", 30.0), None);
    /// ```
    ///
    /// [`read`]: crate::format::read()
    pub fn with_number(&self, path: &str, value: f64) -> Option<Scenario> {
        let mut scenario = self.clone();
        scenario.set_number(path, value).map(|()| scenario)
    }

    /// The scenario with other numbers at several listed paths, set one after another: the result of [`read`] for the file
    /// with these settings.
    ///
    /// [`read`]: crate::format::read()
    pub fn with_numbers(&self, numbers: &[(&str, f64)]) -> Option<Scenario> {
        let mut scenario = self.clone();
        for (path, value) in numbers {
            scenario.set_number(path, *value)?;
        }
        Some(scenario)
    }

    /// Sets the number at a path, or changes nothing: see [`Scenario::with_number`].
    pub(crate) fn set_number(&mut self, path: &str, value: f64) -> Option<()> {
        let fits = match domain(path)? {
            Domain::Number { min, max, above } => {
                (min..=max).contains(&value) && !(above && value <= min)
            }
            Domain::Whole { min, max } => {
                value.fract() == 0.0 && (f64::from(min)..=f64::from(max)).contains(&value)
            }
            Domain::Words(_) => false,
        };
        if !fits {
            return None;
        }
        // As in the reader: minus zero would make two equal files differ.
        let value = value + 0.0;
        let steps: Vec<&str> = path.split('.').collect();
        match self.place(&steps)? {
            Place::Number(number) => *number = value,
            // In the domain, hence a whole number that fits.
            Place::Whole(number, range) => {
                let whole = value as u32;
                if !range.contains(&whole) {
                    return None;
                }
                *number = whole;
            }
            Place::Within(number, low, high) => {
                if !(low..=high).contains(&value) {
                    return None;
                }
                *number = value;
            }
            Place::Quota(quota, all) => {
                let whole = value as u32;
                if whole > all {
                    return None;
                }
                *quota = Some(whole).filter(|&whole| whole < all);
            }
            Place::Weight(row, issue) => {
                let others = row.iter().enumerate().filter(|(at, _)| *at != issue);
                let others: f64 = others.map(|(_, weight)| weight).sum();
                // As in the reader: a party must care about something.
                if others + value <= 0.0 {
                    return None;
                }
                row[issue] = value;
            }
        }
        self.distributions.retain(|(drawn, _)| drawn != path);
        Some(())
    }

    fn place(&mut self, steps: &[&str]) -> Option<Place<'_>> {
        let rounds = self.time.rounds;
        match steps {
            ["time", rest @ ..] => time(&mut self.time, rest),
            ["party", id, rest @ ..] => {
                let party = self.parties.iter_mut().find(|party| party.id == *id)?;
                self::party(party, rest)
            }
            ["weights", party, issue] => {
                let at = self.issues.iter().position(|known| known.id == *issue)?;
                let party = self.parties.iter_mut().find(|known| known.id == *party)?;
                Some(Place::Weight(&mut party.weights, at))
            }
            ["issue", id, party, key] => {
                let at = position(&self.parties, party)?;
                let issue = self.issues.iter_mut().find(|issue| issue.id == *id)?;
                score(issue, at, key)
            }
            ["link", id, "change"] => {
                let link = self.links.iter_mut().find(|link| link.id == *id)?;
                number(&mut link.change)
            }
            ["draft", id, "tabled"] => {
                let draft = self.drafts.iter_mut().find(|draft| draft.id == *id)?;
                Some(Place::Whole(draft.tabled.as_mut()?, 1..=rounds))
            }
            ["talks", rest @ ..] => self.talks_place(rest),
            ["meeting", id, rest @ ..] => {
                let trusted = self.trust.is_some();
                let meeting = self.meetings.iter_mut().find(|known| known.id == *id)?;
                match (&mut meeting.when, rest) {
                    (When::Round(round), ["round"]) => Some(Place::Whole(round, 1..=rounds)),
                    (When::Needs { trust, .. }, ["needs", "trust"]) if trusted => number(trust),
                    (When::Needs { agreed_share, .. }, ["needs", "agreed_share"]) => {
                        number(agreed_share)
                    }
                    _ => None,
                }
            }
            ["lever", id, key, party] => {
                let party = PartyId(position(&self.parties, party)? as u16);
                let lever = self.levers.iter_mut().find(|lever| lever.id == *id)?;
                self::lever(lever, key, party)
            }
            ["trust", rest @ ..] => trust(self.trust.as_mut()?, rest),
            ["shock", id, rest @ ..] => {
                let party = rest.last().and_then(|id| position(&self.parties, id));
                let shock = self.shocks.iter_mut().find(|shock| shock.id == *id)?;
                self::shock(shock, rest, party)
            }
            ["commitment", id, "cost"] => {
                let mut all = self.commitments.iter_mut();
                number(&mut all.find(|commitment| commitment.id == *id)?.cost)
            }
            ["ratifier", id, rest @ ..] => {
                ratifier(self.ratifiers.iter_mut().find(|body| body.id == *id)?, rest)
            }
            ["uncertainty", "weights"] => number(&mut self.uncertainty.weights),
            ["uncertainty", "scores"] => number(&mut self.uncertainty.scores),
            ["uncertainty", "no_deal"] => number(&mut self.uncertainty.no_deal),
            _ => None,
        }
    }

    fn talks_place(&mut self, steps: &[&str]) -> Option<Place<'_>> {
        let signs = |party: &&Party| party.role == Role::Signatory;
        let signatories = self.parties.iter().filter(signs).count() as u32;
        let talks = &mut self.talks;
        match (steps, &mut talks.protocol) {
            (["breakdown"], _) => number(&mut talks.breakdown),
            (["settle", "after"], _) => Some(Place::Whole(
                &mut talks.settle.as_mut()?.after,
                1..=u32::MAX,
            )),
            (
                ["protocol", "alternating-offers", "quota"],
                Protocol::AlternatingOffers { quota, .. },
            ) => {
                // With two signatories both must agree, so the path is not listed.
                (signatories > 2).then_some(Place::Quota(quota, signatories))
            }
            (
                ["protocol", "single-text", "own_wishes"],
                Protocol::SingleText { own_wishes, .. },
            ) => number(own_wishes),
            (["protocol", "klein", "changes"], Protocol::Klein { changes, .. }) => {
                Some(Place::Whole(changes, 1..=u32::MAX))
            }
            (["protocol", "klein", "temperature"], Protocol::Klein { temperature, .. }) => {
                number(temperature)
            }
            _ => None,
        }
    }
}

/// A number in the scenario, with the conditions on it beyond its domain.
enum Place<'s> {
    Number(&'s mut f64),
    Whole(&'s mut u32, std::ops::RangeInclusive<u32>),
    Within(&'s mut f64, f64, f64),
    /// The number of signatories who must agree, out of this many; not stored if it is all.
    Quota(&'s mut Option<u32>, u32),
    /// A party's row of weights, and the index of the issue in it.
    Weight(&'s mut Vec<f64>, usize),
}

fn number(number: &mut f64) -> Option<Place<'_>> {
    Some(Place::Number(number))
}

fn position(parties: &[Party], id: &str) -> Option<usize> {
    parties.iter().position(|party| party.id == id)
}

fn time<'s>(time: &'s mut Time, steps: &[&str]) -> Option<Place<'s>> {
    let rounds = time.rounds;
    match steps {
        ["deadline", "round"] => Some(Place::Whole(&mut time.deadline.as_mut()?.round, 1..=rounds)),
        ["deadline", "pressure"] => number(&mut time.deadline.as_mut()?.pressure),
        _ => None,
    }
}

fn party<'s>(party: &'s mut Party, steps: &[&str]) -> Option<Place<'s>> {
    match (steps, &mut party.delay) {
        (["no_deal", rest @ ..], _) => no_deal(party.no_deal.as_mut()?, rest),
        (["patience"], Delay::Patience(patience)) => number(patience),
        (["cost_of_delay"], Delay::Cost(cost)) => number(cost),
        (["tactic", family, key], _) if party.role == Role::Signatory => {
            let same = party.tactic.concession.family() == *family;
            same.then(|| tactic(&mut party.tactic, key)).flatten()
        }
        _ => None,
    }
}

fn no_deal<'s>(no_deal: &'s mut NoDeal, steps: &[&str]) -> Option<Place<'s>> {
    match (steps, &mut no_deal.base) {
        (["change_per_round"], _) => number(&mut no_deal.change_per_round),
        (["volatility"], _) => number(&mut no_deal.volatility),
        (["value"], NoDealBase::Value(value)) => number(value),
        (
            ["war", key],
            NoDealBase::War {
                win,
                if_win,
                if_lose,
                cost,
            },
        ) => match *key {
            "win" => number(win),
            "if_win" => number(if_win),
            "if_lose" => number(if_lose),
            "cost" => number(cost),
            _ => None,
        },
        _ => None,
    }
}

fn tactic<'s>(tactic: &'s mut Tactic, key: &str) -> Option<Place<'s>> {
    // Some settings are listed only for models that use them: a window, for instance.
    let listed = tactic.settings().iter().any(|(known, _)| *known == key);
    match (&mut tactic.concession, key) {
        _ if !listed => None,
        (_, "window") => Some(Place::Whole(&mut tactic.window, 1..=u32::MAX)),
        (concession, key) => match concession.number(key)? {
            Number::Real(real) => number(real),
            Number::Whole(whole) => Some(Place::Whole(whole, 1..=u32::MAX)),
        },
    }
}

fn score<'s>(issue: &'s mut Issue, party: usize, key: &str) -> Option<Place<'s>> {
    match (issue.scores.get_mut(party)?.as_mut()?, &issue.options) {
        (Scores::Each(each), Options::Named(names)) => {
            let option = names.iter().position(|name| name == key)?;
            number(&mut each[OptionId(option as u16).index()])
        }
        (Scores::Ends { from, .. } | Scores::Peak { from, .. }, _) if key == "from" => number(from),
        (Scores::Ends { to, .. } | Scores::Peak { to, .. }, _) if key == "to" => number(to),
        (Scores::Peak { ideal, .. }, Options::Range { from, to, .. }) if key == "ideal" => {
            Some(Place::Within(ideal, *from, *to))
        }
        _ => None,
    }
}

fn points(points: &mut [(PartyId, f64)], party: PartyId) -> Option<Place<'_>> {
    let found = points.iter_mut().find(|(known, _)| *known == party);
    number(&mut found?.1)
}

fn lever<'s>(lever: &'s mut Lever, key: &str, party: PartyId) -> Option<Place<'s>> {
    match key {
        "hits" => points(&mut lever.hits, party),
        "costs" => points(&mut lever.costs, party),
        _ => None,
    }
}

fn trust<'s>(trust: &'s mut Trust, steps: &[&str]) -> Option<Place<'s>> {
    match steps {
        ["start"] => number(&mut trust.start),
        ["agreed_issue"] => number(&mut trust.agreed_issue),
        ["shock"] => number(&mut trust.shock),
        ["lever"] => number(&mut trust.lever),
        ["pair", id, "start"] => {
            let pair = trust.pairs.iter_mut().find(|pair| pair.id == *id)?;
            number(&mut pair.start)
        }
        _ => None,
    }
}

fn shock<'s>(shock: &'s mut Shock, steps: &[&str], party: Option<usize>) -> Option<Place<'s>> {
    match steps {
        ["chance"] => number(&mut shock.chance),
        ["effect", "walk_out"] => number(&mut shock.walk_out),
        ["effect", "no_deal", _] => points(&mut shock.no_deal, PartyId(party? as u16)),
        _ => None,
    }
}

fn ratifier<'s>(body: &'s mut Ratifier, steps: &[&str]) -> Option<Place<'s>> {
    match steps {
        ["quota", "yes"] => Some(Place::Whole(&mut body.yes, 1..=body.of)),
        ["quota", "of"] => Some(Place::Whole(&mut body.of, body.yes..=u32::MAX)),
        ["votes", "value"] => number(&mut body.value),
        ["votes", "spread"] => number(&mut body.spread),
        _ => None,
    }
}
