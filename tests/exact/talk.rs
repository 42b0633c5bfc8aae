//! The talks once more, from what SEMANTICS says of them: alternating offers, simultaneous offers, take it or leave it, and a
//! single text, with tactics that go by the clock.

use super::number::{Fraction, real};
use super::reading::{Protocol, Role};
use super::solved::highest;
use super::twin::Twin;
use num_bigint::BigInt;
use std::cmp::Reverse;

/// Something said in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub round: u32,
    pub party: Option<usize>,
    pub kind: &'static str,
    pub deal: usize,
}

/// How the talks went.
pub struct Course {
    pub said: Vec<Said>,
    /// The deal and its round.
    pub agreed: Option<(usize, u32)>,
    /// By round and signatory in the order of speaking: what it asks for.
    pub asked: Vec<(u32, usize, Option<i128>)>,
    /// Drafts that floating point chose otherwise than fractions would.
    pub drafts_by_rounding: usize,
}

/// A signatory at the table.
struct Speaker {
    party: usize,
    best: Option<usize>,
    no_deal: i128,
    aspiration: Option<i128>,
    /// Deals inside the rules and its own red lines.
    own: Vec<usize>,
}

struct Talks<'t> {
    twin: &'t Twin,
    speakers: Vec<Speaker>,
    round: u32,
    course: Course,
}

enum Step {
    Open,
    Agreed(usize),
    Impasse,
}

/// What a protocol remembers.
#[derive(Default)]
struct Table {
    standing: Option<usize>,
    yes: Vec<bool>,
    /// Offers in the order in which they were made.
    offers: Vec<(usize, usize)>,
    /// Simultaneous: the offers of the round before.
    last: Vec<Option<usize>>,
    text: Option<usize>,
}

pub fn play(twin: &Twin) -> Course {
    let mut order = twin.signatories();
    if let Some(first) = twin.file.first
        && let Some(place) = order.iter().position(|&p| p == first)
    {
        order.rotate_left(place);
    }
    if let Protocol::SingleText { .. } = twin.file.protocol {
        order.sort_unstable();
    }
    let speakers = order.into_iter().map(|party| {
        let fits = |&deal: &usize| {
            let text = &twin.deals[deal];
            twin.inside_rules(text) && twin.inside_red_lines(party, text)
        };
        let own: Vec<usize> = (0..twin.deals.len()).filter(fits).collect();
        let best = highest(own.clone(), |&deal| twin.worth[deal][party]);
        Speaker {
            best: best.first().copied(),
            no_deal: 0,
            aspiration: None,
            own,
            party,
        }
    });
    let mut talks = Talks {
        speakers: speakers.collect(),
        twin,
        round: 0,
        course: Course {
            said: Vec::new(),
            agreed: None,
            asked: Vec::new(),
            drafts_by_rounding: 0,
        },
    };
    let people = talks.speakers.len();
    let start = twin
        .file
        .start
        .as_ref()
        .map(|text| twin.deals.iter().position(|d| d == text).unwrap());
    let mut table = Table {
        yes: vec![false; people],
        last: vec![None; people],
        text: start.filter(|&s| twin.inside_rules(&twin.deals[s])),
        ..Table::default()
    };
    for round in 1..=twin.file.rounds {
        talks.turn_to(round);
        let step = match &twin.file.protocol {
            Protocol::Alternating { quota, .. } => {
                talks.alternate(&mut table, quota.unwrap_or(people))
            }
            Protocol::Simultaneous => talks.all_at_once(&mut table),
            Protocol::TakeIt => talks.take_it(),
            Protocol::SingleText {
                mediator,
                own_wishes,
            } => talks.one_text(&mut table, *mediator, own_wishes),
        };
        match step {
            Step::Open => {}
            Step::Impasse => break,
            Step::Agreed(deal) => {
                talks.say(None, "handshake", deal);
                talks.course.agreed = Some((deal, round));
                break;
            }
        }
    }
    talks.course
}

impl Talks<'_> {
    fn say(&mut self, party: Option<usize>, kind: &'static str, deal: usize) {
        let round = self.round;
        self.course.said.push(Said {
            round,
            party,
            kind,
            deal,
        });
    }

    fn worth(&self, party: usize, deal: usize) -> i128 {
        self.twin.worth[deal][party]
    }

    fn turn_to(&mut self, round: u32) {
        self.round = round;
        let (twin, file) = (self.twin, &self.twin.file);
        let time = match file.rounds {
            1 => 1.0,
            rounds => f64::from(round - 1) / f64::from(rounds - 1),
        };
        let pressed = file.deadline.as_ref().map_or(1.0, |(at, pressure)| {
            1.0 - real(pressure) * (f64::from(round) / f64::from(*at)).min(1.0)
        });
        let takes = matches!(file.protocol, Protocol::TakeIt);
        for speaker in &mut self.speakers {
            let party = speaker.party;
            speaker.no_deal = twin.no_deal_at(party, round).unwrap();
            let most = speaker.best.map(|best| twin.worth[best][party]);
            speaker.aspiration = most.filter(|most| *most >= speaker.no_deal).map(|most| {
                if takes {
                    // There is nothing to wait for.
                    return speaker.no_deal;
                }
                let share = (1.0 - libm::pow(time, file.parties[party].tactic.exponent)) * pressed;
                // Powers have no exact fraction: what is asked for is a product of doubles, rounded once.
                let above = libm::round((most - speaker.no_deal) as f64 * share);
                speaker.no_deal + above as i128
            });
            self.course.asked.push((round, party, speaker.aspiration));
        }
    }

    /// What a speaker offers with this text to come near to.
    fn offer(&self, speaker: usize, reference: Option<usize>) -> Option<usize> {
        let Speaker {
            party,
            best,
            aspiration,
            ref own,
            ..
        } = self.speakers[speaker];
        let least = aspiration?;
        let Some(reference) = reference else {
            return best;
        };
        let worth = |deal: usize| self.worth(party, deal);
        let good: Vec<usize> = own
            .iter()
            .copied()
            .filter(|&deal| worth(deal) >= least)
            .collect();
        let found = match self.twin.file.parties[party].tactic.offer.as_str() {
            "lowest" => highest(good, |&deal| Reverse(worth(deal))),
            "best-for-other" => {
                let others = self
                    .speakers
                    .iter()
                    .map(|s| s.party)
                    .filter(|&p| p != party);
                let others: Vec<usize> = others.collect();
                let given = |deal: usize| others.iter().map(|&p| self.worth(p, deal)).sum::<i128>();
                highest(good, |&deal| (given(deal), worth(deal)))
            }
            "nearest" => {
                let there = &self.twin.deals[reference];
                let scores = &self.twin.scores[party];
                highest(good, |&deal| {
                    let here = &self.twin.deals[deal];
                    let equal = here.iter().zip(there).filter(|(a, b)| a == b).count();
                    let rows = scores.iter().zip(here.iter().zip(there));
                    let distance: i128 = rows.map(|(row, (a, b))| (row[*a] - row[*b]).abs()).sum();
                    (equal, Reverse(distance), worth(deal))
                })
            }
            other => panic!("no twin of {other}"),
        };
        found.first().copied()
    }

    /// Whether a speaker says yes. `next` is what it would offer itself.
    fn answer(&mut self, speaker: usize, deal: usize, next: Option<usize>) -> bool {
        let Speaker {
            party, aspiration, ..
        } = self.speakers[speaker];
        let by_next = self.twin.file.parties[party].tactic.accept == "next";
        let wanted = match next.filter(|_| by_next) {
            Some(next) => aspiration.map(|_| self.worth(party, next)),
            None => aspiration,
        };
        let inside = self.twin.inside_red_lines(party, &self.twin.deals[deal]);
        let yes = inside && wanted.is_some_and(|wanted| self.worth(party, deal) >= wanted);
        self.say(Some(party), if yes { "yes" } else { "no" }, deal);
        yes
    }

    fn alternate(&mut self, table: &mut Table, quota: usize) -> Step {
        // An offer lapses if one who said yes to it has come to prefer no deal.
        if let Some(standing) = table.standing {
            let bound = self
                .speakers
                .iter()
                .zip(&table.yes)
                .filter(|(_, yes)| **yes);
            let mut bound = bound.map(|(s, _)| self.worth(s.party, standing) >= s.no_deal);
            if !bound.all(|content| content) {
                table.standing = None;
            }
        }
        for turn in 0..self.speakers.len() {
            let own = table.offers.iter().any(|(maker, _)| *maker == turn);
            let others = table.offers.iter().rev().find(|(maker, _)| *maker != turn);
            let reference = others.map(|(_, deal)| *deal).filter(|_| own);
            let next = self.offer(turn, reference);
            if let Some(standing) = table.standing
                && self.answer(turn, standing, next)
            {
                table.yes[turn] = true;
                let enough = table.yes.iter().filter(|yes| **yes).count() >= quota;
                let vetoes = self.speakers.iter().zip(&table.yes);
                if enough
                    && vetoes
                        .into_iter()
                        .all(|(s, yes)| *yes || !self.twin.file.parties[s.party].veto)
                {
                    return Step::Agreed(standing);
                }
                continue;
            }
            table.standing = next;
            table.yes.fill(false);
            table.yes[turn] = true;
            if let Some(deal) = next {
                self.say(Some(self.speakers[turn].party), "offer", deal);
                table.offers.push((turn, deal));
            }
        }
        Step::Open
    }

    fn all_at_once(&mut self, table: &mut Table) -> Step {
        let people = self.speakers.len();
        let offers: Vec<Option<usize>> = (0..people)
            .map(|at| {
                // The one who speaks right before it, or else the one before that.
                let others = (1..people).map(|back| (at + people - back) % people);
                let mut heard = others.filter_map(|other| table.last[other]);
                self.offer(at, heard.next())
            })
            .collect();
        for (at, offer) in offers.iter().enumerate() {
            if let Some(deal) = offer {
                self.say(Some(self.speakers[at].party), "offer", *deal);
            }
        }
        let mut agreed = None;
        for (at, offer) in offers.iter().enumerate() {
            let Some(deal) = *offer else { continue };
            let mut all = true;
            for other in (0..people).filter(|other| *other != at) {
                all &= self.answer(other, deal, offers[other]);
            }
            agreed = agreed.or(all.then_some(deal));
        }
        table.last = offers;
        agreed.map_or(Step::Open, Step::Agreed)
    }

    fn take_it(&mut self) -> Step {
        let parties = 0..self.twin.file.parties.len();
        let open = |&deal: &usize| {
            let text = &self.twin.deals[deal];
            self.twin.inside_rules(text)
                && parties.clone().all(|p| self.twin.inside_red_lines(p, text))
                && self
                    .speakers
                    .iter()
                    .all(|s| self.worth(s.party, deal) >= s.no_deal)
        };
        let open: Vec<usize> = (0..self.twin.deals.len()).filter(open).collect();
        let people: Vec<usize> = self.speakers.iter().map(|s| s.party).collect();
        let best = highest(open, |&deal| {
            let others: i128 = people[1..].iter().map(|&p| self.worth(p, deal)).sum();
            (self.worth(people[0], deal), others)
        });
        let Some(deal) = best.first().copied().or_else(|| self.offer(0, None)) else {
            return Step::Impasse;
        };
        self.say(Some(people[0]), "offer", deal);
        let mut all = true;
        for other in 1..people.len() {
            all &= self.answer(other, deal, None);
        }
        if all {
            Step::Agreed(deal)
        } else {
            Step::Impasse
        }
    }

    fn one_text(&mut self, table: &mut Table, mediator: usize, own_wishes: &Fraction) -> Step {
        let people = 0..self.speakers.len();
        let asks: Vec<Option<usize>> = people
            .clone()
            .map(|at| self.offer(at, table.text))
            .collect();
        for (at, ask) in asks.iter().enumerate() {
            if let Some(deal) = ask {
                self.say(Some(self.speakers[at].party), "ask", *deal);
            }
        }
        let start = table.text.filter(|_| self.round == 1);
        let drafted = match start {
            Some(start) => Some((None, start)),
            None => self
                .draft(mediator, own_wishes)
                .map(|deal| (Some(mediator), deal)),
        };
        let Some((by, deal)) = drafted else {
            return Step::Open;
        };
        self.say(by, "draft", deal);
        let mut all = true;
        for at in people {
            all &= self.answer(at, deal, asks[at]);
        }
        table.text = Some(deal);
        if all { Step::Agreed(deal) } else { Step::Open }
    }

    /// What the mediator drafts: the best in floating point, as the page says, summed in the order of signatories.
    fn draft(&mut self, mediator: usize, own_wishes: &Fraction) -> Option<usize> {
        let least = match self.twin.file.parties[mediator].role {
            Role::Mediator => self.twin.no_deal_at(mediator, self.round),
            _ => None,
        };
        let parties = 0..self.twin.file.parties.len();
        let open = |&deal: &usize| {
            let text = &self.twin.deals[deal];
            self.twin.inside_rules(text)
                && parties.clone().all(|p| self.twin.inside_red_lines(p, text))
                && least.is_none_or(|least| self.worth(mediator, deal) >= least)
        };
        let open: Vec<usize> = (0..self.twin.deals.len()).filter(open).collect();
        let point = i128::try_from(&self.twin.unit).unwrap();
        let satisfied = |speaker: &Speaker, deal: usize| {
            let worth = self.worth(speaker.party, deal);
            match speaker.aspiration {
                Some(aspiration) if worth >= aspiration => (1, 1),
                _ => {
                    let aspiration = speaker.aspiration.unwrap_or(speaker.no_deal);
                    (
                        worth - speaker.no_deal,
                        (aspiration - speaker.no_deal).max(point),
                    )
                }
            }
        };
        let count = self.speakers.len();
        let (wishes, exact_wishes) = (real(own_wishes), own_wishes);
        let by_reals = |deal: &usize| {
            let parts = self.speakers.iter().map(|s| satisfied(s, *deal));
            let sum = parts.fold(0.0, |sum, (part, whole)| sum + part as f64 / whole as f64);
            let own = self.worth(mediator, *deal) as f64 / point as f64 / 100.0;
            Real((1.0 - wishes) * (sum / count as f64) + wishes * own)
        };
        let exactly = |deal: &usize| {
            let parts = self.speakers.iter().map(|s| satisfied(s, *deal));
            let sum: Fraction = parts
                .map(|(part, whole)| Fraction::new(part.into(), whole.into()))
                .sum();
            let own = self.twin.points(self.worth(mediator, *deal)) / BigInt::from(100);
            (Fraction::from_integer(1.into()) - exact_wishes) * sum / BigInt::from(count)
                + exact_wishes * own
        };
        let found = highest(open.clone(), by_reals).first().copied();
        // Which of those that are best but for rounding is best in fractions?
        let most = found.as_ref().map(by_reals);
        let close = open
            .into_iter()
            .filter(|deal| most.as_ref().is_some_and(|m| by_reals(deal).0 > m.0 - 1e-9));
        let rational = highest(close.collect(), exactly).first().copied();
        self.course.drafts_by_rounding += usize::from(rational != found);
        found
    }
}

struct Real(f64);

impl Ord for Real {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Real {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Real {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Real {}
