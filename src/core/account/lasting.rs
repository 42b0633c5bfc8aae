//! The years after a handshake, in words.

use super::{Account, and_list, count, decimal, or_list, refusal, share};
use crate::durability::{A_YEAR, Longer, Shortened, Shortener, Step, longer, shortened};
use crate::game::Deal;
use crate::scenario::{Claim, Durability};

/// What the years hold for an agreed deal, with what is asked about it.
#[derive(Debug)]
pub struct Lasting<'a> {
    /// What it has to outlive.
    pub durability: &'a Durability,
    /// The chance that it is unbroken after each year.
    pub survival: &'a [f64],
    /// The chance that it lasts all years.
    pub chance: f64,
    /// The whole years that it is expected to last unbroken.
    pub years: f64,
    /// The utility that each party is expected to have, in points a year: of the deal while it is unbroken, of no deal in the
    /// round of the handshake after that (0 for a party that states none).
    pub worth: Vec<f64>,
    /// What makes it shorter, worst first.
    pub shortened: Vec<Shortened>,
    /// The cheapest change that adds a year.
    pub longer: Longer,
}

impl<'a> Account<'a> {
    /// The years after, for a handshake in a file that says what a deal must outlive.
    pub fn lasting(&'a self) -> Option<Lasting<'a>> {
        let durability = self.game.frame().durability.as_ref()?;
        let outlook = self.outlook.as_ref()?;
        let (deal, round) = self.settlement.handshake()?;
        let a_year = |party| {
            let worth = self.game.real(self.game.worth(party, deal));
            let without = self.game.no_deal_at(party, round).unwrap_or_default();
            outlook.worth(worth, self.game.real(without), 1.0) / f64::from(durability.years)
        };
        Some(Lasting {
            durability,
            survival: &outlook.survival,
            chance: outlook.lasts(),
            years: outlook.years(),
            worth: self.game.party_ids().map(a_year).collect(),
            shortened: shortened(durability, deal),
            longer: longer(&self.game, durability, deal, round, A_YEAR),
        })
    }

    /// The same as sentences, the most important first; none without it.
    pub fn told_lasting(&self) -> Vec<String> {
        let Some(lasting) = self.lasting() else {
            return Vec::new();
        };
        let Durability { years, .. } = *lasting.durability;
        let all = count(u64::from(years), "year");
        let chance = share(lasting.chance);
        let mut told = vec![match (self.broken_in, self.holds(Claim::Ratified)) {
            (Some(year), _) => format!(
                "ratified, but broken in year {year} (its chance to last {all} was {chance})"
            ),
            (None, true) if self.drawn => {
                format!("unbroken after {all} (its chance was {chance})")
            }
            (None, ratified) => format!(
                "{}its chance to last {all} is {chance}; on average it is unbroken for {} of them",
                if ratified {
                    ""
                } else {
                    "if it were ratified, "
                },
                decimal(lasting.years, 1)
            ),
        }];
        // A difference that is not seen in the numbers shown is not told.
        let worst = lasting.shortened.first();
        if let Some(worst) = worst.filter(|worst| share(worst.without.lasts()) != chance) {
            told.push(self.told_shortener(worst));
        }
        told.push(self.told_longer(&lasting));
        told
    }

    /// What shortens a deal most: "what shortens it most: US presidential election; without that, the chance would be 81%".
    fn told_shortener(&self, worst: &Shortened) -> String {
        format!(
            "what shortens it most: {}; without that, the chance would be {}",
            self.shortener(worst.by),
            share(worst.without.lasts())
        )
    }

    /// An election by its title, "the end of binding-treaty after year 15".
    pub fn shortener(&self, by: Shortener) -> String {
        let frame = self.game.frame();
        let Some(durability) = &frame.durability else {
            return String::new();
        };
        match by {
            Shortener::Election(place) => durability.elections[place].title.clone(),
            Shortener::Spoiler(place) => durability.spoilers[place].title.clone(),
            Shortener::End(place) => {
                let end = &durability.ends[place];
                let issue = &frame.issues[end.issue.index()];
                let option = issue.option_title(end.option);
                format!("the end of {option} after year {}", end.after)
            }
        }
    }

    fn told_longer(&self, lasting: &Lasting<'_>) -> String {
        let years = lasting.durability.years;
        let change = |step: &Step| {
            let chance = share(step.outlook.lasts());
            let after = decimal(step.outlook.years(), 1);
            let what = self.told_step(&step.deal);
            format!(
                "{what}, unbroken for {after} of {years} years on average, with a chance of {chance}"
            )
        };
        match &lasting.longer {
            Longer::Passes(step) => {
                let game = &self.game;
                let pays: Vec<String> = (game.signatories().iter())
                    .map(|party| (party, game.real(step.loses[party.index()])))
                    .filter(|(_, loses)| *loses > 0.0)
                    .map(|(party, loses)| {
                        let who = game.frame().party_name(*party);
                        format!("{who} {} points", decimal(loses, 1))
                    })
                    .collect();
                let pays = match pays.as_slice() {
                    [] => "nobody who signs loses by it".to_owned(),
                    pays => format!("it costs {}", and_list(pays)),
                };
                format!(
                    "the cheapest change that adds a year: {} ({pays})",
                    change(step)
                )
            }
            Longer::Stopped(step, gates) => {
                let stops = gates.first().map_or_else(String::new, |gate| {
                    let why = refusal(&self.game, *gate, &step.deal, self.round);
                    format!("; {}: {why}", gate.holder(self.game.frame()))
                });
                format!(
                    "no change of {} adds a year and passes every gate; the cheapest that adds one: {}{stops}",
                    self.keeping(),
                    change(step)
                )
            }
            Longer::Never => format!("no change of {} adds a year", self.keeping()),
        }
    }

    /// The issues on which some option keeps the deal: "guarantees or monitoring".
    fn keeping(&self) -> String {
        let frame = self.game.frame();
        let issues = frame
            .durability
            .as_ref()
            .map_or(Vec::new(), Durability::issues);
        let issues: Vec<&str> = (issues.iter())
            .map(|issue| frame.issues[issue.index()].called.as_str())
            .collect();
        match issues.is_empty() {
            true => "what it says".to_owned(),
            false => or_list(&issues),
        }
    }

    /// What a deal says otherwise than the agreed one: "Monitoring: peacekeepers".
    fn told_step(&self, deal: &Deal) -> String {
        let frame = self.game.frame();
        let agreed = self.settlement.handshake().map(|(agreed, _)| agreed);
        let changed = frame.issues.iter().zip(deal.iter().enumerate());
        let changed =
            changed.filter(|(_, (n, option))| agreed.is_none_or(|agreed| agreed[*n] != **option));
        let told: Vec<String> = changed
            .map(|(issue, (_, option))| {
                format!("{} = {}", issue.called, issue.option_title(*option))
            })
            .collect();
        and_list(&told)
    }
}
