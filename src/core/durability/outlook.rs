//! The chance that a deal is unbroken after each year, exact: a product over years, averaged over what elections can do.

use crate::game::{About, Game, parameters};
use crate::scenario::{Deterrent, Durability, Election, End, IssueId, OptionId};
use crate::sources::{Citation, FEARON_1995};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "durability",
    title: "Durability",
    sentence: "The chance that a ratified deal is unbroken after each year.",
    formula: "S(y) = E[product over years k = 1..y and over risks (the breach, each spoiler) of (1 - chance * product over the \
              options of the deal that lower it and are in force in year k of (1 - share))], the mean over whether each election \
              cancels its promises",
    parameters: parameters! {
        "years": "years", "1-100", default "10";
        "breach_risk": "chance per year", "0-1", default "none";
        "deterrence": "share of the risk", "0-1, by option", default "none";
        "ends": "years, by option", "1-100", default "as long as the deal";
        "spoiler.X.chance": "chance per year", "0-1", default "none";
        "spoiler.X.stopped_by": "share of that chance", "0-1, by option", default "none";
        "election.X.chance": "chance", "0-1", default "none";
    },
    assumptions: "The risk of a year does not depend on how the years before went. Each deterrent takes away its share of \
                  what the others leave. Elections, breaches and spoilers are independent of each other; in its year an election \
                  comes before the risk.",
    sources: &[
        Citation::Part("commitment problems", &FEARON_1995),
        Citation::Ours("The hazard is ours."),
    ],
    example: "truce",
};

/// What the years hold for a deal.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// The chance that it is unbroken after 1, 2, … years, falling.
    pub survival: Vec<f64>,
}

impl Outlook {
    /// What the years hold for a deal, one option per issue.
    pub fn of(durability: &Durability, deal: &[OptionId]) -> Self {
        Years::of(durability, deal).outlook()
    }

    /// What the years hold for a deal of a game; `None` if its file does not say what a deal must outlive.
    pub fn in_game(game: &Game, deal: &[OptionId]) -> Option<Self> {
        let durability = game.frame().durability.as_ref()?;
        Some(Outlook::of(durability, deal))
    }

    /// The chance that it lasts all years, 0-1.
    pub fn lasts(&self) -> f64 {
        self.survival.last().copied().unwrap_or(1.0)
    }

    /// The year in which it is broken, 1, 2, …, where a uniform number in 0-1 decides; `None`: it lasts all years.
    pub fn broken_in(&self, uniform: f64) -> Option<u32> {
        let after = self.survival.iter().position(|alive| *alive <= uniform);
        after.map(|years| years as u32 + 1)
    }

    /// The whole years that it is expected to last, up to the horizon.
    pub fn years(&self) -> f64 {
        self.survival.iter().sum()
    }

    /// Expected worth over the years: `unbroken` in each year that it lives to see, `broken` in each after a breach, the first
    /// year whole and each later one times `discount`, 0-1, again.
    pub fn worth(&self, unbroken: f64, broken: f64, discount: f64) -> f64 {
        let lives_to_see = std::iter::once(&1.0).chain(&self.survival);
        let mut weight = 1.0;
        let mut sum = 0.0;
        for (alive, _) in lives_to_see.zip(&self.survival) {
            sum += weight * (alive * unbroken + (1.0 - alive) * broken);
            weight *= discount;
        }
        sum
    }
}

/// Something that makes a deal shorter than it would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortener {
    /// An election, by its place in the file: it can cancel a promise of the deal.
    Election(usize),
    /// The end of a promise of the deal before the years are over, by its place in [`Durability::ends`].
    End(usize),
    /// A spoiler, by its place in the file.
    Spoiler(usize),
}

/// How much shorter.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortened {
    /// By what.
    pub by: Shortener,
    /// The years without it.
    pub without: Outlook,
}

/// What makes a deal shorter, one thing at a time: what costs most of the chance to last comes first; of equal ones elections,
/// then ends, then spoilers, each in file order. What costs nothing is left out.
pub fn shortened(durability: &Durability, deal: &[OptionId]) -> Vec<Shortened> {
    let years = Years::of(durability, deal);
    let now = years.outlook();
    let mut found = Vec::new();
    for (place, _) in &years.elections {
        let mut others = years.clone();
        others.elections.retain(|(other, _)| other != place);
        found.push((Shortener::Election(*place), others));
    }
    for (place, end) in &years.ends {
        let mut endless = years.clone();
        endless.ends.retain(|(_, other)| other != end);
        found.push((Shortener::End(*place), endless));
    }
    for place in years.risks.iter().filter_map(|risk| risk.spoiler) {
        let mut others = years.clone();
        others.risks.retain(|risk| risk.spoiler != Some(place));
        found.push((Shortener::Spoiler(place), others));
    }
    let mut found: Vec<Shortened> = found
        .into_iter()
        .map(|(by, years)| Shortened {
            by,
            without: years.outlook(),
        })
        .filter(|shortened| shortened.without.lasts() > now.lasts())
        .collect();
    found.sort_by(|a, b| b.without.lasts().total_cmp(&a.without.lasts()));
    found
}

/// What concerns one deal.
#[derive(Debug, Clone)]
struct Years<'d> {
    years: u32,
    /// Every risk, with those of the deal's options that lower it.
    risks: Vec<Risk<'d>>,
    /// The ends of its promises that come before the years are over, by place.
    ends: Vec<(usize, &'d End)>,
    /// The elections that can cancel one of its promises, by place.
    elections: Vec<(usize, &'d Election)>,
}

/// A risk of each year.
#[derive(Debug, Clone)]
struct Risk<'d> {
    /// The place of the spoiler behind it; `None`: a breach by those who signed.
    spoiler: Option<usize>,
    chance: f64,
    lowered_by: Vec<&'d Deterrent>,
}

impl<'d> Years<'d> {
    fn of(durability: &'d Durability, deal: &[OptionId]) -> Self {
        let has = |issue: IssueId, option| deal.get(issue.index()) == Some(&option);
        let held =
            |all: &'d [Deterrent]| all.iter().filter(move |d| has(d.issue, d.option)).collect();
        let breach = Risk {
            spoiler: None,
            chance: durability.breach_risk,
            lowered_by: held(&durability.deterrence),
        };
        let spoilers = durability.spoilers.iter().enumerate();
        let spoilt = spoilers.map(|(place, spoiler)| Risk {
            spoiler: Some(place),
            chance: spoiler.chance,
            lowered_by: held(&spoiler.stopped_by),
        });
        let risks: Vec<Risk<'d>> = std::iter::once(breach).chain(spoilt).collect();
        let promises: Vec<&Deterrent> = risks
            .iter()
            .flat_map(|risk| &risk.lowered_by)
            .copied()
            .collect();
        let ends = durability.ends.iter().enumerate();
        let ends = ends.filter(|(_, end)| {
            let mut promises = promises.iter();
            end.after < durability.years
                && promises.any(|p| (p.issue, p.option) == (end.issue, end.option))
        });
        let elections = durability.elections.iter().enumerate();
        let elections =
            elections.filter(|(_, election)| promises.iter().any(|p| election.cancels(p)));
        Years {
            years: durability.years,
            ends: ends.collect(),
            elections: elections.collect(),
            risks,
        }
    }

    fn outlook(&self) -> Outlook {
        // By which elections have cancelled their promises, a bit each: the chance of that, and of no breach so far.
        let mut alive = vec![0.0; 1 << self.elections.len()];
        alive[0] = 1.0;
        let mut survival = Vec::with_capacity(self.years as usize);
        for year in 1..=self.years {
            for (bit, (_, election)) in self.elections.iter().enumerate() {
                if election.year == year {
                    for state in 0..alive.len() {
                        if state >> bit & 1 == 0 {
                            alive[state | 1 << bit] += alive[state] * election.chance;
                            alive[state] *= 1.0 - election.chance;
                        }
                    }
                }
            }
            for (state, chance) in alive.iter_mut().enumerate() {
                *chance *= self.kept(year, state);
            }
            survival.push(alive.iter().sum());
        }
        Outlook { survival }
    }

    /// The chance that nobody ends it in a year, where these elections have cancelled their promises.
    fn kept(&self, year: u32, cancelled: usize) -> f64 {
        let in_force = |promise: &Deterrent| {
            let mut ends = self.ends.iter();
            let mut elections = self.elections.iter().enumerate();
            ends.all(|(_, end)| {
                (promise.issue, promise.option) != (end.issue, end.option) || year <= end.after
            }) && elections
                .all(|(bit, (_, election))| cancelled >> bit & 1 == 0 || !election.cancels(promise))
        };
        let risk = |risk: &Risk<'_>| {
            let held = risk.lowered_by.iter().filter(|promise| in_force(promise));
            held.fold(risk.chance, |chance, promise| {
                chance * (1.0 - promise.share)
            })
        };
        self.risks
            .iter()
            .fold(1.0, |kept, of| kept * (1.0 - risk(of)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Condition, PartyId, Spoiler};
    use proptest::prelude::*;

    fn deterrent(issue: u16, share: f64) -> Deterrent {
        Deterrent {
            issue: IssueId(issue),
            option: OptionId(0),
            share,
        }
    }

    fn plain(years: u32, breach_risk: f64, deterrence: Vec<Deterrent>) -> Durability {
        Durability {
            years,
            breach_risk,
            deterrence,
            ends: Vec::new(),
            spoilers: Vec::new(),
            elections: Vec::new(),
        }
    }

    #[test]
    fn without_elections_it_is_a_product() {
        let deal = [OptionId(0), OptionId(0)];
        let bare = Outlook::of(&plain(10, 0.2, vec![]), &deal);
        for (year, chance) in bare.survival.iter().enumerate() {
            assert!((chance - 0.8_f64.powi(year as i32 + 1)).abs() < 1e-12);
        }
        let both = vec![deterrent(0, 0.8), deterrent(1, 0.3)];
        let kept = Outlook::of(&plain(10, 0.2, both.clone()), &deal);
        assert!((kept.lasts() - 0.752_770_600_341_972_1).abs() < 1e-12);
        // Options that the deal does not have deter nothing.
        let other = Outlook::of(&plain(10, 0.2, both), &[OptionId(1), OptionId(1)]);
        assert_eq!(other, bare);
        assert!((bare.worth(60.0, 40.0, 0.95) - 464.427_794_510_761_8).abs() > 1.0);
        assert!((kept.worth(60.0, 40.0, 0.95) - 464.427_794_510_761_8).abs() < 1e-9);
    }

    prop_compose! {
        fn durability()(
            risk in 0.0..1.0_f64,
            shares in prop::collection::vec((0.0..1.0_f64, prop::option::of(1..8_u32)), 3),
            spoilers in prop::collection::vec((0.0..0.5_f64, 0.0..1.0_f64, 0..3_u16), 0..3),
            elections in prop::collection::vec((1..8_u32, 0.0..1.0_f64, prop::collection::vec(any::<bool>(), 3)), 0..4),
        ) -> Durability {
            Durability {
                years: 7,
                breach_risk: risk,
                deterrence: (0..).zip(&shares).map(|(issue, (share, _))| deterrent(issue, *share)).collect(),
                ends: (0..).zip(&shares).filter_map(|(issue, (_, after))| Some(End { issue: IssueId(issue), option: OptionId(0), after: (*after)? })).collect(),
                spoilers: spoilers.into_iter().map(|(chance, share, issue)| Spoiler {
                    id: "s".into(),
                    title: "s".into(),
                    chance,
                    stopped_by: vec![deterrent(issue, share)],
                }).collect(),
                elections: elections.into_iter().map(|(year, chance, cancels)| Election {
                    id: "e".into(),
                    title: "e".into(),
                    party: PartyId(0),
                    year,
                    chance,
                    cancels: Condition((0..).zip(cancels).filter(|(_, yes)| *yes).map(|(issue, _)| (IssueId(issue), vec![OptionId(0)])).collect()),
                }).collect(),
            }
        }
    }

    /// Every way in which the elections can go, one after the other.
    fn brute(durability: &Durability) -> Vec<f64> {
        let mut survival = vec![0.0; durability.years as usize];
        for outcome in 0..1 << durability.elections.len() {
            let fired = |e: usize| outcome >> e & 1 == 1;
            let chances = durability.elections.iter().enumerate();
            let chance: f64 = chances
                .map(|(e, election)| {
                    if fired(e) {
                        election.chance
                    } else {
                        1.0 - election.chance
                    }
                })
                .product();
            let mut alive = 1.0;
            for year in 1..=durability.years {
                let holds = |promise: &Deterrent| {
                    let gone = durability
                        .elections
                        .iter()
                        .enumerate()
                        .any(|(e, election)| {
                            fired(e) && election.year <= year && election.cancels(promise)
                        });
                    let over = durability
                        .ends
                        .iter()
                        .any(|end| end.issue == promise.issue && year > end.after);
                    !gone && !over
                };
                let mut lower = |mut risk: f64, promises: &[Deterrent]| {
                    for promise in promises.iter().filter(|promise| holds(promise)) {
                        risk *= 1.0 - promise.share;
                    }
                    alive *= 1.0 - risk;
                };
                lower(durability.breach_risk, &durability.deterrence);
                for spoiler in &durability.spoilers {
                    lower(spoiler.chance, &spoiler.stopped_by);
                }
                survival[year as usize - 1] += chance * alive;
            }
        }
        survival
    }

    proptest! {
        #[test]
        fn all_outcomes_of_elections_are_weighed(durability in durability()) {
            let deal = [OptionId(0); 3];
            let outlook = Outlook::of(&durability, &deal);
            for (fast, slow) in outlook.survival.iter().zip(brute(&durability)) {
                prop_assert!((fast - slow).abs() < 1e-12);
            }
            prop_assert!(outlook.survival.windows(2).all(|pair| pair[1] <= pair[0] + 1e-15));
            // Without what shortens it, it lasts no shorter.
            let without = shortened(&durability, &deal);
            prop_assert!(without.iter().all(|s| s.without.lasts() >= outlook.lasts() - 1e-12));
            // The year of a breach has the chance that the curve falls by.
            let years: Vec<Option<u32>> = (0..4_000).map(|n| outlook.broken_in((f64::from(n) + 0.5) / 4_000.0)).collect();
            for (year, alive) in (1..).zip(&outlook.survival) {
                let later = years.iter().filter(|broken| broken.is_none_or(|broken| broken > year)).count();
                prop_assert!((later as f64 / 4_000.0 - alive).abs() < 1e-3);
            }
        }
    }
}
