//! Random scenarios as texts. Every choice is a roll; a roll of 0 is the simplest choice, so that a failing case shrinks
//! to a short file.

use proptest::prelude::*;
use std::fmt::Write;

/// Rolls that are used up one by one; 0 for ever after.
pub struct Dice {
    rolls: std::vec::IntoIter<u32>,
}

impl Dice {
    fn below(&mut self, n: u32) -> u32 {
        self.rolls.next().unwrap_or(0) % n
    }

    fn one_of<'a>(&mut self, these: &[&'a str]) -> &'a str {
        these[self.below(these.len() as u32) as usize]
    }

    fn once_in(&mut self, n: u32) -> bool {
        self.below(n) == n - 1
    }

    /// A number, or now and then one that is drawn by chance, from up to `width` below to as much above.
    fn drawn(&mut self, number: impl Into<f64>, width: f64) -> String {
        let number = number.into();
        let (low, high) = (number - width, number + width);
        match self.below(16) {
            12 => format!("{{ normal = [{number}, {}] }}", width / 2.0),
            13 => format!("{{ uniform = [{low}, {high}] }}"),
            14 => format!("{{ triangular = [{low}, {number}, {high}] }}"),
            15 => format!("{{ beta-pert = [{low}, {number}, {high}] }}"),
            _ => number.to_string(),
        }
    }
}

/// A scenario text with a small space of deals. One of two protocols, nothing happens around the talks.
pub fn scenario() -> impl Strategy<Value = String> {
    texts(false)
}

/// The same with every protocol and tactic, an agenda, a calendar and pressure.
pub fn lively() -> impl Strategy<Value = String> {
    texts(true)
}

fn texts(lively: bool) -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u32>(), 0..320).prop_map(move |rolls| {
        let mut dice = Dice {
            rolls: rolls.into_iter(),
        };
        let sketch = Sketch {
            lively,
            ..Sketch::roll(&mut dice)
        };
        sketch.text(&mut dice)
    })
}

struct Sketch {
    roles: Vec<&'static str>,
    /// The names of the options of each issue, as a list in the file writes them.
    issues: Vec<Vec<String>>,
    ranges: Vec<bool>,
    rounds: u32,
    /// Whether anything goes.
    lively: bool,
}

impl Sketch {
    fn roll(dice: &mut Dice) -> Self {
        let roles = ["signatory", "mediator", "guarantor", "observer"];
        let more = dice.below(3);
        // Alternating offers need two who sign.
        let mut found = vec!["signatory", "signatory"];
        for _ in 0..more {
            let role = dice.one_of(&roles);
            // One mediator is enough.
            let taken = role == "mediator" && found.contains(&"mediator");
            found.push(if taken { "signatory" } else { role });
        }
        let count = 1 + dice.below(4);
        let ranges: Vec<bool> = (0..count).map(|_| dice.once_in(3)).collect();
        let issues = ranges.iter().map(|&range| {
            let options = 2 + dice.below(3);
            let name = |o| {
                if range {
                    format!("{o}")
                } else {
                    format!("\"o{o}\"")
                }
            };
            (0..options).map(name).collect()
        });
        Sketch {
            issues: issues.collect(),
            roles: found,
            ranges,
            rounds: 1 + dice.below(6),
            lively: false,
        }
    }

    fn option(&self, issue: usize, dice: &mut Dice) -> &str {
        let options = &self.issues[issue];
        &options[dice.below(options.len() as u32) as usize]
    }

    /// One or two issues with one or two options each, never all of them.
    fn condition(&self, dice: &mut Dice) -> String {
        let first = dice.below(self.issues.len() as u32) as usize;
        let mut terms = vec![format!("i{first} = [{}]", self.option(first, dice))];
        let second = dice.below(self.issues.len() as u32) as usize;
        if second != first {
            let (one, other) = (self.option(second, dice), self.option(second, dice));
            let list = if one == other || self.issues[second].len() < 3 {
                one.to_owned()
            } else {
                format!("{one}, {other}")
            };
            terms.push(format!("i{second} = [{list}]"));
        }
        format!("{{ {} }}", terms.join(", "))
    }

    fn whole(&self, dice: &mut Dice) -> String {
        let terms: Vec<String> = (0..self.issues.len())
            .map(|issue| format!("i{issue} = {}", self.option(issue, dice)))
            .collect();
        terms.join(", ")
    }

    fn text(&self, dice: &mut Dice) -> String {
        let mut text = format!("schema = 1\n[time]\nrounds = {}\n", self.rounds);
        if dice.once_in(3) {
            let (round, pressure) = (1 + dice.below(self.rounds), dice.below(5));
            let pressure = dice.drawn(0.1 + 0.2 * f64::from(pressure), 0.1);
            let _ = writeln!(
                text,
                "deadline = {{ round = {round}, pressure = {pressure} }}"
            );
        }
        for (n, role) in self.roles.iter().enumerate() {
            self.party(n, role, dice, &mut text);
        }
        text += "[weights]\n";
        for n in 0..self.roles.len() {
            // Something must matter to everybody.
            let weights: Vec<String> = (0..self.issues.len())
                .map(|issue| {
                    let weight = dice.below(4) + u32::from(issue == 0);
                    let width = if weight > 0 { 1.0 } else { 0.0 };
                    match width > 0.0 {
                        true => format!("i{issue} = {}", dice.drawn(weight, width)),
                        false => format!("i{issue} = 0"),
                    }
                })
                .collect();
            let _ = writeln!(text, "p{n} = {{ {} }}", weights.join(", "));
        }
        for issue in 0..self.issues.len() {
            self.issue(issue, dice, &mut text);
        }
        for link in 0..dice.below(3) {
            let (party, change) = (dice.below(self.roles.len() as u32), dice.below(41));
            let when = self.condition(dice);
            let change = dice.drawn(f64::from(change) - 20.0, 4.0);
            let _ = writeln!(
                text,
                "[link.l{link}]\nparty = \"p{party}\"\nwhen = {when}\nchange = {change}"
            );
        }
        if dice.once_in(3) {
            let (one, other) = (self.condition(dice), self.condition(dice));
            let _ = match dice.below(2) {
                0 => writeln!(text, "[rule.r]\nnot = {one}"),
                _ => writeln!(text, "[rule.r]\nif = {one}\nthen = {other}"),
            };
        }
        for body in 0..dice.below(3) {
            let party = dice.below(self.roles.len() as u32);
            let only_if = if dice.once_in(2) {
                format!("only_if = {}\n", self.condition(dice))
            } else {
                String::new()
            };
            let (value, spread, yes) = (10 * dice.below(9), 5 * dice.below(3), 1 + dice.below(9));
            let value = dice.drawn(value, 8.0);
            let _ = writeln!(
                text,
                "[ratifier.b{body}]\nfor = \"p{party}\"\n{only_if}quota = {{ yes = {yes}, of = 9 }}\n\
                 votes = {{ value = {value}, spread = {spread} }}"
            );
        }
        let draft = dice.once_in(2);
        if draft {
            let _ = writeln!(text, "[draft.d]\ntext = {{ {} }}", self.whole(dice));
        }
        self.talks(draft, dice, &mut text);
        if self.lively {
            self.around(dice, &mut text);
        }
        if dice.once_in(2) {
            let (w, s, n) = (dice.below(5), dice.below(20), dice.below(20));
            let _ = writeln!(
                text,
                "[uncertainty]\nweights = 0.{}\nscores = {s}\nno_deal = {n}",
                2 * w
            );
        }
        if self.lively && dice.once_in(2) {
            self.years(dice, &mut text);
        }
        text
    }

    /// What a deal has to outlive.
    fn years(&self, dice: &mut Dice, text: &mut String) {
        let (years, risk) = (
            1 + dice.below(5),
            dice.one_of(&["0", "0.2", "{ uniform = [0.1, 0.9] }", "1"]),
        );
        let _ = writeln!(text, "[durability]\nyears = {years}\nbreach_risk = {risk}");
        let issue = dice.below(self.issues.len() as u32) as usize;
        let (option, share) = (
            self.option(issue, dice).trim_matches('"').to_owned(),
            dice.drawn(0.5, 0.4),
        );
        let _ = writeln!(text, "deterrence.i{issue}.{option} = {share}");
        if dice.once_in(2) {
            let _ = writeln!(text, "ends.i{issue}.{option} = {}", 1 + dice.below(5));
        }
        if dice.once_in(2) {
            let (year, chance) = (1 + dice.below(5), dice.drawn(0.5, 0.3));
            let cancels = self.condition(dice);
            let _ = writeln!(
                text,
                "[durability.election.e0]\nparty = \"p0\"\nyear = {year}\nchance = {chance}\ncancels = {cancels}"
            );
        }
    }

    fn party(&self, n: usize, role: &str, dice: &mut Dice, text: &mut String) {
        let _ = writeln!(text, "[party.p{n}]\nrole = \"{role}\"");
        let change = f64::from(dice.below(19)) / 2.0 - 6.0;
        let change = dice.drawn(change, 1.0);
        let states =
            role == "signatory" || role == "guarantor" || role == "mediator" && dice.once_in(2);
        if states {
            let base = match dice.below(6) {
                4 => self.whole(dice),
                5 => format!(
                    "war = {{ win = {}, if_win = 80, if_lose = 10, cost = 8 }}",
                    dice.drawn(0.5, 0.3)
                ),
                _ => {
                    let value = 5 * dice.below(16);
                    format!("value = {}", dice.drawn(value, 10.0))
                }
            };
            let volatility = if self.lively && dice.once_in(3) {
                ", volatility = 3"
            } else {
                ""
            };
            let _ = writeln!(
                text,
                "no_deal = {{ {base}, change_per_round = {change}{volatility} }}"
            );
        }
        match dice.below(3) {
            1 => {
                let _ = writeln!(text, "patience = {}", dice.drawn(0.9, 0.05));
            }
            2 => *text += "cost_of_delay = 1.5\n",
            _ => {}
        }
        if role == "signatory" {
            let exponent = dice.one_of(&["1", "4", "0.25", "0.01", "40", "{ uniform = [0.5, 4] }"]);
            let rules = ["nearest", "lowest", "best-for-other", "best-guess"];
            let offer = dice.one_of(&rules[..if self.lively { 4 } else { 3 }]);
            let accept = dice.one_of(&["aspiration", "next"]);
            let imitates = dice.one_of(&["absolute", "relative", "averaged"]);
            let steps = dice.one_of(&["1", "1", "1", "2", "3"]);
            let share = dice.one_of(&["0", "0.3", "1", "{ normal = [0.5, 0.4] }"]);
            let own = match dice.below(if self.lively { 12 } else { 10 }) {
                0 | 1 => format!("tit-for-tat = {{ imitates = \"{imitates}\", steps = {steps}, "),
                2 => format!("fixed = {{ share = {share}, "),
                3 => format!(
                    "trade-off = {{ step = 0.{}, ",
                    dice.one_of(&["05", "3", "9"])
                ),
                4 => "random = { ".to_owned(),
                5 => "micro".to_owned(),
                10 => "zeuthen".to_owned(),
                11 => format!(
                    "nice-tit-for-tat = {{ gives_back = {share}, model = \"{}\", ",
                    dice.one_of(&["frequency", "windowed-frequency", "bayesian"])
                ),
                _ => format!("time-dependent = {{ exponent = {exponent}, "),
            };
            let _ = match own.ends_with(' ') {
                true => writeln!(
                    text,
                    "tactic = {{ {own}offer = \"{offer}\", accept = \"{accept}\" }} }}"
                ),
                false => writeln!(text, "tactic = \"{own}\""),
            };
        }
        if dice.once_in(3) {
            let _ = writeln!(text, "never = {}", self.condition(dice));
        }
    }

    fn issue(&self, issue: usize, dice: &mut Dice, text: &mut String) {
        let options = &self.issues[issue];
        let last = options.len() - 1;
        let _ = match self.ranges[issue] {
            true => writeln!(
                text,
                "[issue.i{issue}]\nrange = {{ from = 0, to = {last}, step = 1 }}"
            ),
            false => writeln!(text, "[issue.i{issue}]\noptions = [{}]", options.join(", ")),
        };
        for party in 0..self.roles.len() {
            // The first issue has scores for all, the others for most.
            if issue > 0 && dice.once_in(5) {
                continue;
            }
            let mut score = || match 25 * dice.below(5) {
                score @ 25..=75 => dice.drawn(score, 20.0),
                end => end.to_string(),
            };
            let scores: Vec<String> = options.iter().map(|_| score()).collect();
            let (from, to) = (score(), score());
            let _ = match (self.ranges[issue], dice.below(2)) {
                (false, _) => writeln!(text, "p{party} = [{}]", scores.join(", ")),
                (true, 0) => writeln!(text, "p{party} = {{ from = {from}, to = {to} }}"),
                (true, _) => {
                    let ideal = dice.below(options.len() as u32);
                    writeln!(
                        text,
                        "p{party} = {{ ideal = {ideal}, from = {from}, to = {to} }}"
                    )
                }
            };
        }
    }

    fn talks(&self, draft: bool, dice: &mut Dice, text: &mut String) {
        let mediator = self.roles.iter().position(|role| *role == "mediator");
        let _ = writeln!(
            text,
            "[talks]\nbreakdown = {}",
            dice.one_of(&["0", "0.1", "0.5", "{ uniform = [0, 0.4] }"])
        );
        let signatories = self.of("signatory");
        if self.lively && dice.once_in(2) {
            let quota = 2 + dice.below(signatories.len() as u32 - 1);
            let binds = dice.one_of(&["", ", binds = true"]);
            let _ = match dice.below(4) {
                0 => writeln!(text, "protocol = \"simultaneous\""),
                1 => writeln!(text, "protocol = \"take-it-or-leave-it\""),
                2 => writeln!(
                    text,
                    "protocol = {{ alternating-offers = {{ quota = {quota}{binds} }} }}"
                ),
                _ => writeln!(
                    text,
                    "protocol = {{ klein = {{ changes = 5, voters = {{ p{} = \"annealing\" }} }} }}",
                    signatories[0]
                ),
            };
        } else if let Some(mediator) = mediator.filter(|_| !dice.once_in(4)) {
            let wishes = dice.one_of(&["0", "0.3", "1"]);
            let _ = writeln!(
                text,
                "protocol = {{ single-text = {{ mediator = \"p{mediator}\", own_wishes = {wishes} }} }}"
            );
            if self.lively && dice.once_in(2) {
                let pairs: Vec<String> = (0..self.roles.len())
                    .filter(|&n| n != mediator)
                    .map(|n| format!("[\"p{mediator}\", \"p{n}\"]"))
                    .collect();
                let _ = writeln!(text, "channels = [{}]", pairs.join(", "));
            }
        }
        if draft && dice.once_in(2) {
            *text += "start = \"d\"\n";
        }
        if dice.once_in(2) {
            *text += "first = \"p0\"\n";
        }
        if self.lively {
            if dice.once_in(3) {
                *text += "rule = \"issue-by-issue\"\n";
            }
            if dice.once_in(3) {
                let (after, reopen) = (1 + dice.below(2), dice.one_of(&["true", "false"]));
                let _ = writeln!(text, "settle = {{ after = {after}, reopen = {reopen} }}");
            }
            let last = self.issues.len() - 1;
            if last > 0 && dice.once_in(2) {
                let _ = writeln!(text, "agenda = [[\"i{last}\", \"i0\"]]");
            }
        }
    }

    /// The parties of a role.
    fn of(&self, role: &str) -> Vec<usize> {
        (0..self.roles.len())
            .filter(|&n| self.roles[n] == role)
            .collect()
    }

    /// Meetings, levers, trust, shocks, promises.
    fn around(&self, dice: &mut Dice, text: &mut String) {
        let signatories = self.of("signatory");
        let (a, b) = (signatories[0], signatories[1]);
        let all: Vec<String> = (0..self.roles.len()).map(|n| format!("\"p{n}\"")).collect();
        if dice.once_in(2) {
            let round = 1 + dice.below(self.rounds);
            let _ = writeln!(
                text,
                "[meeting.fixed]\nround = {round}\nwith = [{}]",
                all.join(", ")
            );
        }
        if dice.once_in(2) {
            let _ = writeln!(
                text,
                "[trust]\nstart = 40\nagreed_issue = 4\nshock = -3\nlever = -5\n\
                 [meeting.summit]\nneeds = {{ trust = 45, agreed_share = 0.3 }}\nwith = [\"p{a}\", \"p{b}\"]"
            );
        }
        if dice.once_in(2) {
            let rule = dice.one_of(&["if-stuck", "always", "never"]);
            let _ = writeln!(
                text,
                "[lever.l]\nheld_by = \"p{a}\"\nhits = {{ p{b} = -7 }}\ncosts = {{ p{a} = 2 }}\nuse = \"{rule}\""
            );
        }
        if dice.once_in(2) {
            let _ = writeln!(
                text,
                "[shock.s]\nchance = 0.4\neffect = {{ no_deal = {{ p{a} = 5, p{b} = -4 }}, walk_out = 0.2 }}"
            );
        }
        if dice.once_in(2) {
            let option = self.option(0, dice);
            let _ = writeln!(
                text,
                "[commitment.c]\nparty = \"p{a}\"\nposition = {{ i0 = [{option}] }}\ncost = 6"
            );
        }
        if dice.once_in(3) {
            let (by, round) = (dice.below(2), 1 + dice.below(self.rounds));
            let by = signatories[by as usize];
            let _ = writeln!(
                text,
                "[draft.rival]\nby = \"p{by}\"\ntabled = {round}\ntext = {{ {} }}",
                self.whole(dice)
            );
        }
    }
}
