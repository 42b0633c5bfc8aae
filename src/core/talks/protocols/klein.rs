//! Votes on single changes: a mediator without wishes proposes random changes of one text, and all vote on each.
//!
//! **Rules.** The text of day one is `start`, or else drawn at random within everybody's red lines. Each round
//! `changes` changes are proposed one after the other: an issue drawn at random gets another option drawn at random
//! within everybody's red lines (one that breaks a rule is dropped). Every signatory votes; a change that all accept
//! stands. A hill-climbing voter says yes to a change that is no worse for it; an annealing voter says yes with chance min(1,
//! e^(Δ/T)), Δ the change of its worth in points, T falling in a straight line from `temperature` to 0 with the
//! number of proposals in the whole talks. In the last round each signatory says yes to the text if it is inside its red lines
//! and at least as good for it as no deal.
//! **Issue by issue** only the issues of the current item change; the rounds are shared out evenly, and an item is
//! closed as it stands when its rounds are over.
//! **Ties**: no worse is yes.
//! **When nobody moves** (every change is refused) the text stays as it is.
//! **Randomness** is keyed by seed, run and the number of the proposal.

use crate::draws::{Luck, PathKey, Purpose};
use crate::game::{About, Deal, Game, Points, parameters};
use crate::scenario::{IssueId, OptionId, PartyId, Voter};
use crate::sources::{Citation, KLEIN_2003};
use crate::space::{Flow, Visitor, Walk};
use crate::talks::agenda::Scope;
use crate::talks::plan::Plan;
use crate::talks::session::{Session, Step};
use crate::talks::surroundings::Moment;
use crate::talks::trace::{Answer, Event, Witness};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "klein",
    title: "Votes on single changes",
    sentence: "Random changes of one text are put to the vote; those that all accept stand.",
    formula: "hill-climbing: yes if no worse; annealing: yes with chance min(1, exp(change/T)), T falling from temperature to 0",
    parameters: parameters! {
        "changes": "proposals a round", "1-100,000", default "100";
        "temperature": "points", ">= 0", default "10";
        "voters": "rule, by signatory", "hill-climbing | annealing", default "hill-climbing";
    },
    assumptions: "Without `start` the first text is drawn at random, and much depends on it. Tactics play no part. Voters look at one change at a time; only in the last round the whole text is compared with \
                  no deal. Where all refuse, the text stays as it is.",
    sources: &[Citation::Of(&KLEIN_2003)],
    example: "logrolling",
};

/// The text, and who votes on it.
pub(in crate::talks) struct Table<'g> {
    game: &'g Game,
    luck: Luck,
    rounds: u32,
    changes: u32,
    temperature: f64,
    voters: Vec<(PartyId, Voter, PathKey)>,
    text: Option<Vec<OptionId>>,
    /// Options within everybody's red lines of the issues that may change.
    open: Vec<(IssueId, Vec<OptionId>)>,
    /// For each issue, the links that involve it.
    links: Vec<Vec<usize>>,
    /// Changes proposed so far.
    proposed: u64,
    /// Items of the agenda, and how many are closed.
    items: u32,
    closed: u32,
    by_items: bool,
}

/// The lowest text.
struct First(Option<Vec<OptionId>>);

impl Visitor for First {
    fn deal(&mut self, deal: &[OptionId], _: &[Points]) -> Flow {
        self.0 = Some(deal.to_vec());
        Flow::Break(())
    }
}

impl<'g> Table<'g> {
    pub(super) fn new(
        game: &'g Game,
        plan: &Plan,
        luck: Luck,
        (changes, temperature, voters): (u32, f64, &[Voter]),
    ) -> Self {
        let voter = |person: &crate::talks::plan::Person| {
            let kind = voters.get(person.party.index()).copied();
            (person.party, kind.unwrap_or_default(), person.key)
        };
        let open = game.issue_ids();
        let open = open.map(|issue| (issue, game.open_options(issue).collect()));
        let mut links = vec![Vec::new(); game.sizes().len()];
        for (n, link) in game.links().iter().enumerate() {
            for issue in link.when.issues() {
                links[issue.index()].push(n);
            }
        }
        let mut table = Table {
            game,
            luck,
            rounds: plan.rounds,
            changes,
            temperature,
            voters: plan.speakers.iter().map(voter).collect(),
            text: plan.start_in(game).map(|start| start.to_vec()),
            open: open.collect(),
            links,
            proposed: 0,
            items: plan.agenda.items() as u32,
            closed: 0,
            by_items: plan.agenda.by_items(),
        };
        if table.text.is_none() {
            table.text = table.drawn();
        }
        table.movable();
        table
    }

    /// A text within everybody's red lines, drawn at random; if it breaks a rule, the lowest that does not.
    fn drawn(&self) -> Option<Vec<OptionId>> {
        let key = PathKey::of("klein.start");
        let options = self.open.iter().map(|(issue, open)| {
            let u = self
                .luck
                .uniform(Purpose::Protocol, key, u64::from(issue.0));
            open.get((u * open.len() as f64) as usize).copied()
        });
        let text: Option<Vec<OptionId>> = options.collect();
        let allowed = |text: &Vec<OptionId>| self.game.rules().iter().all(|r| r.allows(text));
        text.filter(allowed).or_else(|| {
            let everyone: Vec<PartyId> = self.game.party_ids().collect();
            let mut first = First(None);
            Walk::new(self.game, &[], &everyone).visit(&mut first);
            first.0
        })
    }

    /// Notes the issues that can change.
    fn movable(&mut self) {
        self.open.retain(|(_, open)| open.len() > 1);
    }

    /// Proposes one change and puts it to the vote; returns true if it stands.
    fn propose(&mut self, temperature: f64) -> bool {
        let index = self.proposed;
        self.proposed += 1;
        let Some(text) = &mut self.text else {
            return false;
        };
        let draw = |key| self.luck.uniform(Purpose::Protocol, key, index);
        let among = |u: f64, n: usize| ((u * n as f64) as usize).min(n.saturating_sub(1));
        let at = among(draw(PathKey::of("klein.issue")), self.open.len());
        let (issue, options) = &self.open[at];
        let old = text[issue.index()];
        let place = options.iter().position(|&option| option == old);
        // An option other than the current one, all equally likely.
        let others = options.len() - usize::from(place.is_some());
        let mut pick = among(draw(PathKey::of("klein.option")), others);
        if place.is_some_and(|place| pick >= place) {
            pick += 1;
        }
        let new = options[pick];
        let links = &self.links[issue.index()];
        let linked = |text: &[OptionId], party: PartyId| -> Points {
            let own = links.iter().map(|&n| &self.game.links()[n]);
            let holds = own.filter(|link| link.party == party && link.when.holds(text));
            holds.map(|link| link.change).sum()
        };
        let before: Vec<Points> = self.voters.iter().map(|(p, ..)| linked(text, *p)).collect();
        text[issue.index()] = new;
        let allowed = self.game.rules().iter().all(|rule| rule.allows(text));
        let accepted = allowed
            && self
                .voters
                .iter()
                .zip(&before)
                .all(|(&(party, voter, key), &before)| {
                    let payoff = |option| self.game.payoff(party, *issue, option);
                    let change = payoff(new) - payoff(old) + linked(text, party) - before;
                    change >= Points::ZERO
                        || voter == Voter::Annealing
                            && temperature > 0.0
                            && draw(key) < libm::exp(self.game.real(change) / temperature)
                });
        if !accepted {
            text[issue.index()] = old;
        }
        accepted
    }

    /// Has the signatories answer the whole text; returns true if all say yes.
    fn answer(&self, deal: &Deal, moment: &Moment<'_>, witness: &mut dyn Witness) -> bool {
        let mut all = true;
        for &(party, ..) in &self.voters {
            let crossed = |&issue: &IssueId| self.game.crosses(party, issue, deal[issue.index()]);
            let short = moment.no_deal_of(party) - self.game.worth(party, deal);
            let answer = match self.game.issue_ids().find(crossed) {
                Some(issue) => Answer::RedLine(issue),
                None if short > Points::ZERO => Answer::TooLittle { short },
                None => Answer::Yes,
            };
            witness.note(Event::Answer {
                party,
                answer,
                deal,
            });
            all &= answer == Answer::Yes;
        }
        all
    }
}

impl Session for Table<'_> {
    fn round(&mut self, moment: &Moment<'_>, witness: &mut dyn Witness) -> Step {
        if let Some((by, deal)) = moment.tabled() {
            witness.note(Event::Draft {
                by: Some(by),
                deal,
                short: None,
            });
            self.text = Some(deal.to_vec());
        }
        let Some(text) = &self.text else {
            return Step::Impasse;
        };
        if moment.round == 1 {
            let deal = Deal::new(text.as_slice());
            witness.note(Event::Draft {
                by: None,
                deal: &deal,
                short: None,
            });
        }
        let whole = f64::from(self.rounds) * f64::from(self.changes);
        let mut accepted = 0;
        let proposed = if self.open.is_empty() {
            0
        } else {
            self.changes
        };
        for _ in 0..proposed {
            let left = 1.0 - self.proposed as f64 / whole;
            accepted += u32::from(self.propose(self.temperature * left));
        }
        let Some(text) = &self.text else {
            return Step::Impasse;
        };
        let deal = Deal::new(text.as_slice());
        witness.note(Event::Voted {
            deal: &deal,
            proposed,
            accepted,
        });
        if self.by_items {
            // Item k of n has its rounds until k/n of all have gone.
            let over = u64::from(self.rounds) * u64::from(self.closed + 1);
            if u64::from(moment.round) * u64::from(self.items) < over {
                return Step::Open;
            }
            self.closed += 1;
            return Step::Agreed(deal);
        }
        if moment.round < self.rounds {
            Step::Open
        } else if self.answer(&deal, moment, witness) {
            Step::Agreed(deal)
        } else {
            Step::Impasse
        }
    }

    fn limit(&mut self, scope: &Scope) {
        let issues = self
            .game
            .issue_ids()
            .filter(|&issue| scope.closed[issue.index()].is_none() && !scope.later(issue));
        let open = issues.map(|issue| (issue, self.game.open_options(issue).collect()));
        self.open = open.collect();
        self.movable();
    }
}
