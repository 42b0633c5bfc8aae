//! Random scenario files, as text. Each is told by its number alone, so that a failing one can be looked at again.

use std::fmt::Write;

/// SplitMix64: what a number rolls is the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn of(number: u64) -> Self {
        Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// From `low` to `high`, both included.
    fn within(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1) as u64) as i64
    }

    fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn one_of<T: Copy>(&mut self, these: &[T]) -> T {
        these[self.below(these.len())]
    }

    fn shuffle<T>(&mut self, these: &mut [T]) {
        for last in (1..these.len()).rev() {
            these.swap(last, self.below(last + 1));
        }
    }
}

/// A decimal of this many thousandths, as people write it.
fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:03}");
    format!("{sign}{whole}.{}", rest.trim_end_matches('0'))
}

/// A file as students write it: scores and walk-aways in tens, no weights; 3 issues of 3 or 4 options, or 6 or 7 of 2.
pub fn student(number: u64, issues: usize, options: usize) -> String {
    let mut dice = Dice::of(number ^ ((issues * 10 + options) as u64) << 40);
    let mut text = String::from("schema = 1\n");
    for party in ["ann", "ben"] {
        let no_deal = 10 * dice.within(2, 6);
        writeln!(text, "party.{party} = {{ no_deal = {no_deal} }}").unwrap();
    }
    for issue in 0..issues {
        let names: Vec<String> = (0..options).map(|o| format!("\"o{o}\"")).collect();
        writeln!(text, "[issue.x{issue}]\noptions = [{}]", names.join(", ")).unwrap();
        for party in ["ann", "ben"] {
            let row: Vec<String> = (0..options)
                .map(|_| (10 * dice.within(0, 10)).to_string())
                .collect();
            writeln!(text, "{party} = [{}]", row.join(", ")).unwrap();
        }
    }
    text
}

/// How scores and points are written in a file.
#[derive(Clone, Copy)]
enum Style {
    Tens,
    Whole,
    Decimals,
}

struct Issue {
    /// The options as the file writes them.
    options: Vec<String>,
    /// First value and step in thousandths, for a range.
    range: Option<(i64, i64)>,
    /// Options that some red line names.
    refused: Vec<bool>,
}

struct Sketch {
    dice: Dice,
    parties: Vec<(&'static str, &'static str)>,
    issues: Vec<Issue>,
    /// By party and issue: whether it scores it.
    scored: Vec<Vec<bool>>,
    style: Style,
    rounds: i64,
}

/// A file with anything in it that worth, gates, solutions or plain talks look at.
pub fn anything(number: u64) -> String {
    Sketch::roll(Dice::of(number)).text()
}

impl Sketch {
    fn roll(mut dice: Dice) -> Self {
        let mut roles = vec!["signatory", "signatory"];
        for _ in 0..dice.below(4) {
            let role = dice.one_of(&[
                "signatory",
                "signatory",
                "guarantor",
                "mediator",
                "observer",
            ]);
            // One mediator is enough.
            let taken = role == "mediator" && roles.contains(&"mediator");
            roles.push(if taken { "guarantor" } else { role });
        }
        dice.shuffle(&mut roles);
        let names = ["ann", "ben", "cem", "dor", "eve"];
        let most = dice.one_of(&[40, 80, 80, 200, 200, 500, 5000]);
        let mut left = most;
        let mut issues = Vec::new();
        let wanted = 2 + dice.below(5);
        while issues.len() < wanted && left >= 2 {
            let options = (2 + dice.below(4)).min(left);
            left /= options;
            issues.push(Issue::roll(&mut dice, options));
        }
        let parties: Vec<_> = names.into_iter().zip(roles).collect();
        let scored = parties.iter().map(|_| {
            let mut row: Vec<bool> = issues.iter().map(|_| !dice.once_in(7)).collect();
            let sure = dice.below(row.len());
            row[sure] = true;
            row
        });
        Sketch {
            scored: scored.collect(),
            style: dice.one_of(&[Style::Tens, Style::Tens, Style::Whole, Style::Decimals]),
            rounds: dice.within(1, 8),
            parties,
            issues,
            dice,
        }
    }

    /// A score or a worth from `low` to `high` points.
    fn points(&mut self, low: i64, high: i64) -> String {
        match self.style {
            Style::Tens => (10 * self.dice.within(low / 10, high / 10)).to_string(),
            Style::Whole => self.dice.within(low, high).to_string(),
            Style::Decimals => {
                let grain = self.dice.one_of(&[1, 50, 100, 125, 500]);
                decimal(grain * self.dice.within(low * 1000 / grain, high * 1000 / grain))
            }
        }
    }

    fn text(mut self) -> String {
        let mut text = format!("schema = 1\n[time]\nrounds = {}\n", self.rounds);
        if self.dice.once_in(3) {
            let round = self.dice.within(1, self.rounds);
            let pressure = decimal(self.dice.within(0, 10) * 100);
            writeln!(
                text,
                "deadline = {{ round = {round}, pressure = {pressure} }}"
            )
            .unwrap();
        }
        for place in 0..self.parties.len() {
            self.party(place, &mut text);
        }
        self.weights(&mut text);
        for place in 0..self.issues.len() {
            self.issue(place, &mut text);
        }
        self.links_and_rules(&mut text);
        self.bodies(&mut text);
        self.talks(&mut text);
        text
    }

    fn party(&mut self, place: usize, text: &mut String) {
        let (name, role) = self.parties[place];
        let style = self.style;
        writeln!(text, "[party.{name}]").unwrap();
        if role != "signatory" || self.dice.once_in(4) {
            writeln!(text, "role = \"{role}\"").unwrap();
        }
        let states = match role {
            "mediator" => self.dice.once_in(2),
            "observer" => self.dice.once_in(4),
            _ => !self.dice.once_in(6),
        };
        if states {
            let no_deal = self.no_deal();
            writeln!(text, "no_deal = {no_deal}").unwrap();
        }
        match self.dice.below(6) {
            0 => writeln!(
                text,
                "patience = {}",
                self.dice.one_of(&["0.9", "0.97", "0.995"])
            )
            .unwrap(),
            1 => writeln!(
                text,
                "cost_of_delay = {}",
                self.dice.one_of(&["0.5", "1", "0.3"])
            )
            .unwrap(),
            _ => {}
        }
        if role == "signatory" {
            let tactic = self.tactic();
            writeln!(text, "{tactic}").unwrap();
            if self.dice.once_in(8) {
                writeln!(text, "veto = true").unwrap();
            }
        }
        if self.dice.once_in(4) {
            let issue = self.dice.below(self.issues.len());
            let option = self.dice.below(self.issues[issue].options.len());
            let refused = &mut self.issues[issue].refused;
            refused[option] = true;
            if refused.iter().all(|r| *r) {
                refused[option] = false;
            } else {
                let written = &self.issues[issue].options[option];
                writeln!(text, "never = {{ x{issue} = [{written}] }}").unwrap();
            }
        }
        self.style = style;
    }

    fn tactic(&mut self) -> String {
        let word = self.dice.one_of(&["boulware", "linear", "conceder"]);
        match self.dice.below(4) {
            0 => String::new(),
            1 => format!("tactic = \"{word}\""),
            _ => {
                let exponent = self
                    .dice
                    .one_of(&["1", "2", "0.5", "4", "0.25", "1.7", "3"]);
                let offer = self
                    .dice
                    .one_of(&["nearest", "nearest", "lowest", "best-for-other"]);
                let accept = self.dice.one_of(&["aspiration", "aspiration", "next"]);
                format!(
                    "tactic = {{ time-dependent = {{ exponent = {exponent}, offer = \"{offer}\", accept = \"{accept}\" }} }}"
                )
            }
        }
    }

    /// Low enough for some deals to pass.
    fn no_deal(&mut self) -> String {
        let change = match self.dice.below(3) {
            0 => {
                let change = decimal(
                    self.dice
                        .one_of(&[-1000, -500, -300, -2500, -125, 250, 700]),
                );
                format!(", change_per_round = {change}")
            }
            _ => String::new(),
        };
        match self.dice.below(8) {
            0 | 1 => {
                let text = self.whole_text();
                format!("{{ {text}{change} }}")
            }
            2 => {
                let win = self.dice.one_of(&["0.35", "0.5", "0.6", "0.125"]);
                let (if_win, if_lose, cost) =
                    (self.points(50, 100), self.points(0, 30), self.points(0, 20));
                format!(
                    "{{ war = {{ win = {win}, if_win = {if_win}, if_lose = {if_lose}, cost = {cost} }}{change} }}"
                )
            }
            _ => {
                let value = match self.dice.below(6) {
                    0 => self.points(0, 80),
                    _ => self.points(10, 50),
                };
                if change.is_empty() {
                    value
                } else {
                    format!("{{ value = {value}{change} }}")
                }
            }
        }
    }

    fn whole_text(&mut self) -> String {
        let mut parts = Vec::new();
        for place in 0..self.issues.len() {
            let option = self.dice.below(self.issues[place].options.len());
            parts.push(format!("x{place} = {}", self.issues[place].options[option]));
        }
        parts.join(", ")
    }

    fn weights(&mut self, text: &mut String) {
        if self.dice.once_in(3) {
            return;
        }
        writeln!(text, "[weights]").unwrap();
        for place in 0..self.parties.len() {
            if self.dice.once_in(3) {
                continue;
            }
            // In thousandths; the rest goes to the last issue that the party scores.
            let total = self.dice.one_of(&[
                7_000, 11_000, 97_000, 101_000, 100_000, 100_000, 100_000, 99_900, 33_300, 13_000,
                3_000, 60_000,
            ]);
            let grain = if total % 1000 == 0 { 1000 } else { 100 };
            let scored: Vec<usize> = (0..self.issues.len())
                .filter(|&i| self.scored[place][i])
                .collect();
            let mut left = total / grain;
            let mut row = Vec::new();
            for (n, &issue) in scored.iter().enumerate() {
                let rest = (scored.len() - n) as i64;
                let weight = match rest {
                    1 => left,
                    _ if self.dice.once_in(8) => 0,
                    _ => self.dice.within(1, (2 * left / rest).max(1)).min(left),
                };
                left -= weight;
                if weight > 0 || self.dice.once_in(2) {
                    row.push(format!("x{issue} = {}", decimal(weight * grain)));
                }
            }
            // Now and then a weight without scores, which counts in the total.
            let lost = (0..self.issues.len()).find(|i| !self.scored[place][*i]);
            if let Some(issue) = lost
                && self.dice.once_in(3)
            {
                row.push(format!("x{issue} = 2"));
            }
            if left < total / grain && row.iter().any(|w| !w.ends_with("= 0")) {
                writeln!(text, "{} = {{ {} }}", self.parties[place].0, row.join(", ")).unwrap();
            }
        }
    }

    fn issue(&mut self, place: usize, text: &mut String) {
        let options = self.issues[place].options.clone();
        writeln!(text, "[issue.x{place}]").unwrap();
        let last = options.len() as i64 - 1;
        match self.issues[place].range {
            None => writeln!(text, "options = [{}]", options.join(", ")).unwrap(),
            Some((from, step)) => writeln!(
                text,
                "range = {{ from = {}, to = {}, step = {} }}",
                decimal(from),
                decimal(from + step * last),
                decimal(step)
            )
            .unwrap(),
        }
        for n in 0..self.parties.len() {
            if !self.scored[n][place] {
                continue;
            }
            let name = self.parties[n].0;
            match self.issues[place].range {
                None => {
                    let row: Vec<String> = options.iter().map(|_| self.points(0, 100)).collect();
                    writeln!(text, "{name} = [{}]", row.join(", ")).unwrap();
                }
                Some((from, step)) => {
                    let ends = match self.dice.below(4) {
                        0 => ["0".to_string(), "100".to_string()],
                        1 => ["100".to_string(), "0".to_string()],
                        _ => [self.points(0, 100), self.points(0, 100)],
                    };
                    let ideal = match self.dice.below(12) {
                        0..=7 => String::new(),
                        // Anywhere, which can need more digits than there are.
                        8 => format!(
                            "ideal = {}, ",
                            decimal(self.dice.within(from, from + step * last))
                        ),
                        _ => format!(
                            "ideal = {}, ",
                            decimal(from + step * self.dice.within(0, last))
                        ),
                    };
                    writeln!(
                        text,
                        "{name} = {{ {ideal}from = {}, to = {} }}",
                        ends[0], ends[1]
                    )
                    .unwrap();
                }
            }
        }
    }

    /// One or two issues with one or two options each.
    fn condition(&mut self) -> String {
        let mut places: Vec<usize> = (0..self.issues.len()).collect();
        self.dice.shuffle(&mut places);
        let wanted = 1 + self.dice.below(2);
        let mut parts = Vec::new();
        for &place in places.iter().take(wanted) {
            let mut options: Vec<usize> = (0..self.issues[place].options.len()).collect();
            self.dice.shuffle(&mut options);
            let some = 1 + self.dice.below(2.min(options.len() - 1));
            let some: Vec<&str> = options[..some]
                .iter()
                .map(|&o| self.issues[place].options[o].as_str())
                .collect();
            parts.push(format!("x{place} = [{}]", some.join(", ")));
        }
        format!("{{ {} }}", parts.join(", "))
    }

    fn links_and_rules(&mut self, text: &mut String) {
        for n in 0..self.dice.below(3) {
            let party = self.dice.below(self.parties.len());
            let change = decimal(
                self.dice
                    .one_of(&[-15_000, 10_000, 7_500, -333, 5_000, -10_000, 3_300]),
            );
            let when = self.condition();
            let party = self.parties[party].0;
            writeln!(
                text,
                "[link.l{n}]\nparty = \"{party}\"\nwhen = {when}\nchange = {change}"
            )
            .unwrap();
        }
        for n in 0..self.dice.below(3) / 2 {
            let (first, second) = (self.condition(), self.condition());
            match self.dice.below(2) {
                0 => writeln!(text, "[rule.r{n}]\nif = {first}\nthen = {second}").unwrap(),
                _ => writeln!(text, "[rule.r{n}]\nnot = {first}").unwrap(),
            }
        }
        let signatories: Vec<&str> = self.of_role("signatory");
        for n in 0..self.dice.below(4) / 2 {
            let party = self.dice.one_of(&signatories);
            let cost = self.dice.one_of(&["5", "2.5", "0.7", "10"]);
            let position = self.condition();
            writeln!(
                text,
                "[commitment.c{n}]\nparty = \"{party}\"\nposition = {position}\ncost = {cost}"
            )
            .unwrap();
        }
    }

    fn of_role(&self, role: &str) -> Vec<&'static str> {
        let these = self.parties.iter().filter(|(_, r)| *r == role);
        these.map(|(name, _)| *name).collect()
    }

    fn bodies(&mut self, text: &mut String) {
        for n in 0..self.dice.below(5) / 2 {
            let place = self.dice.below(self.parties.len());
            let party = self.parties[place].0;
            let of = self.dice.one_of(&[1, 9, 27, 100]);
            let yes = if self.dice.once_in(4) {
                of
            } else {
                self.dice.within(1 + of / 3, of)
            };
            let value = self.points(20, 60);
            let spread = self.dice.one_of(&["0", "0", "0", "8", "2.5"]);
            writeln!(
                text,
                "[ratifier.b{n}]\nfor = \"{party}\"\nquota = {{ yes = {yes}, of = {of} }}"
            )
            .unwrap();
            writeln!(text, "votes = {{ value = {value}, spread = {spread} }}").unwrap();
            if self.dice.once_in(2) {
                let only_if = self.condition();
                writeln!(text, "only_if = {only_if}").unwrap();
            }
            if self.dice.once_in(3) {
                let signatories = self.of_role("signatory");
                let holder = self.dice.one_of(&signatories);
                writeln!(text, "veto = [\"{holder}\"]").unwrap();
            }
        }
    }

    fn talks(&mut self, text: &mut String) {
        let text_given = self.whole_text();
        let drafted = self.dice.once_in(3);
        if drafted {
            writeln!(text, "[draft.first]\ntext = {{ {text_given} }}").unwrap();
        }
        writeln!(text, "[talks]").unwrap();
        let signatories = self.of_role("signatory");
        let mediator = self.of_role("mediator").first().copied();
        match (mediator, self.dice.below(8)) {
            (Some(mediator), 0..=4) => {
                let wishes = self.dice.one_of(&["0", "0.4", "0.25", "1"]);
                writeln!(
                    text,
                    "protocol = {{ single-text = {{ mediator = \"{mediator}\", own_wishes = {wishes} }} }}"
                )
                .unwrap();
                if drafted {
                    writeln!(text, "start = \"first\"").unwrap();
                }
            }
            (_, 5) => writeln!(text, "protocol = \"simultaneous\"").unwrap(),
            (_, 6) => writeln!(text, "protocol = \"take-it-or-leave-it\"").unwrap(),
            (_, roll) if signatories.len() > 2 && roll % 2 == 0 => {
                let quota = self.dice.within(2, signatories.len() as i64);
                let binds = if self.dice.once_in(2) {
                    ", binds = true"
                } else {
                    ""
                };
                writeln!(
                    text,
                    "protocol = {{ alternating-offers = {{ quota = {quota}{binds} }} }}"
                )
                .unwrap();
            }
            _ => writeln!(text, "protocol = \"alternating-offers\"").unwrap(),
        }
        if self.dice.once_in(3) {
            let first = self.dice.one_of(&signatories);
            writeln!(text, "first = \"{first}\"").unwrap();
        }
    }
}

impl Issue {
    fn roll(dice: &mut Dice, options: usize) -> Self {
        let range = dice.once_in(3).then(|| {
            let from = dice.one_of(&[0, 50_000, 1_500, 500_000, -3_000]);
            let step = dice.one_of(&[1_000, 5_000, 250, 100, 300, 10_000]);
            (from, step)
        });
        let name = |o: usize| match range {
            None => format!("\"o{o}\""),
            Some((from, step)) => decimal(from + step * o as i64),
        };
        Issue {
            options: (0..options).map(name).collect(),
            refused: vec![false; options],
            range,
        }
    }
}
