//! How the parties of a scenario talk: everything that is the same in every run.

use super::agenda::Agenda;
use super::calendar::Calendar;
use super::course::Course;
use super::pressure::{Chance, Levers, Trusting, Words};
use crate::draws::{OwnNumbers, PathKey, Purpose};
use crate::game::{About, Deal, Game, parameters};
use crate::scenario::{DayOne, Deadline, PartyId, Path, Protocol, Role, Scenario, Tactic};
use crate::sources::{BINMORE_1986, Citation, ROTH_1988};
use std::borrow::Cow;
use std::sync::Arc;

/// The fact sheet of `time.deadline`.
pub(super) static DEADLINE: About = About {
    name: "deadline",
    title: "Deadline pressure",
    sentence: "A date that makes everybody readier to concede as it nears.",
    formula: "aspiration - no_deal is multiplied by 1 - pressure * min(1, round/deadline round)",
    parameters: parameters! {
        "round": "round", "1 to the last", default "no deadline";
        "pressure": "share", "0-1", default "none, must be given";
    },
    assumptions: "It presses on every signatory alike and stays after it has passed. MiCRO and Zeuthen do not look at it, and \
                  where tactics play no part (take it or leave it, klein) it presses on nobody. A reduced form of our own.",
    sources: &[Citation::After(&ROTH_1988)],
    example: "mar-a-lago",
};

/// The share of an ask above no deal that is left in a round under deadline pressure, 0-1.
pub(super) fn pressed(deadline: Option<&Deadline>, round: u32) -> f64 {
    deadline.map_or(1.0, |deadline| {
        let nearness = (f64::from(round) / f64::from(deadline.round)).min(1.0);
        1.0 - deadline.pressure * nearness
    })
}

/// The fact sheet of `talks.breakdown`.
pub(super) static BREAKDOWN: About = About {
    name: "breakdown",
    title: "Chance of breakdown",
    sentence: "After each round without a handshake somebody may leave for good.",
    formula: "in a drawn run the talks end after a round without a handshake with chance talks.breakdown",
    parameters: parameters! {
        "breakdown": "chance a round", "0-1", default "0";
    },
    assumptions: "Not in the central course, only in drawn runs. The draw is keyed by seed, run and round.",
    sources: &[Citation::Of(&BINMORE_1986)],
    example: "mar-a-lago",
};

/// How the parties of a scenario talk: everything that is the same in every run.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Signatories in the order in which they speak, with their tactics.
    pub(super) speakers: Vec<Person>,
    pub(super) protocol: Protocol,
    /// The deal on the table on day one.
    pub(super) start: Option<Deal>,
    /// The drafts that the file schedules: round, party, deal.
    pub(super) tabled: Vec<(u32, PartyId, Deal)>,
    pub(super) rounds: u32,
    pub(super) deadline: Option<Deadline>,
    pub(super) agenda: Agenda,
    pub(super) calendar: Calendar,
    pub(super) day_one: Option<DayOne>,
    pub(super) issues: usize,
    pub(super) chance: Chance,
    pub(super) levers: Levers,
    pub(super) trust: Option<Trusting>,
    pub(super) words: Words,
    /// True if something depends on the latest asks.
    pub(super) watches: bool,
    breakdown: f64,
    breakdown_key: PathKey,
    /// The scenario, where some of this is drawn in each run.
    drawn: Option<Arc<Drawn>>,
}

/// The scenario that a plan was made of, with the numbers that each run draws.
#[derive(Debug)]
struct Drawn {
    scenario: Scenario,
    own: OwnNumbers,
}

impl Drawn {
    /// Empty if all runs have the same scenario.
    fn of(scenario: Cow<'_, Scenario>) -> Option<Arc<Self>> {
        let own = OwnNumbers::of(&scenario);
        (!own.is_empty()).then(|| {
            Arc::new(Drawn {
                scenario: scenario.into_owned(),
                own,
            })
        })
    }
}

/// A signatory at the table.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) party: PartyId,
    pub(super) tactic: Tactic,
    /// The key of its random draws.
    pub(super) key: PathKey,
}

impl Plan {
    /// The plan of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let parties = scenario.parties.iter().zip(0..);
        let signatories = parties.filter(|(party, _)| party.role == Role::Signatory);
        let speakers = signatories.map(|(party, n)| Person {
            party: PartyId(n),
            tactic: party.tactic,
            key: PathKey::at(Path::Tactic { party: &party.id }),
        });
        let text = |draft: &crate::scenario::Draft| Deal::new(draft.text.clone());
        let tabled = scenario
            .drafts
            .iter()
            .filter_map(|draft| Some((draft.tabled?, draft.by?, text(draft))));
        let plan = Plan {
            speakers: speakers.collect(),
            protocol: scenario.talks.protocol.clone(),
            start: scenario.talks.start.map(|n| text(&scenario.drafts[n])),
            tabled: tabled.collect(),
            rounds: scenario.time.rounds,
            deadline: scenario.time.deadline.clone(),
            agenda: Agenda::of(scenario),
            calendar: Calendar::of(scenario),
            day_one: scenario.table.clone(),
            issues: scenario.issues.len(),
            chance: Chance::of(scenario),
            levers: Levers::of(scenario),
            trust: Trusting::of(scenario),
            words: Words::of(scenario),
            watches: false,
            breakdown: scenario.talks.breakdown,
            breakdown_key: PathKey::at(Path::Breakdown),
            drawn: Drawn::of(Cow::Borrowed(scenario)),
        };
        let plan = plan.watching();
        match scenario.talks.first {
            Some(first) => plan.rotated_to(first),
            None => plan,
        }
    }

    /// A plan of alternating offers, without a scenario file: signatories in the order in which they speak, with their
    /// tactics, over this many rounds (at least 1). There is no other pressure on them.
    ///
    /// ```
    /// # extern crate zopa_core as zopa;
    /// use zopa::game::{Ending, GameBuilder};
    /// use zopa::scenario::{PartyId, Role, Tactic};
    /// use zopa::talks::{Course, Plan, Unwatched, play};
    ///
    /// let game = GameBuilder::new(&[3])
    ///     .party("ann", Role::Signatory, &[&[0, 4, 6]])
    ///     .party("bob", Role::Signatory, &[&[6, 4, 0]])
    ///     .build()?;
    /// let plan = Plan::alternating(&[(PartyId(0), Tactic::DEFAULT), (PartyId(1), Tactic::DEFAULT)], 10);
    /// let played = play(&plan, &game, Course::central(42), &mut Unwatched);
    /// assert!(matches!(played.ending, Ending::Handshake { .. }));
    /// # Ok::<(), zopa::game::BuildError>(())
    /// ```
    pub fn alternating(signatories: &[(PartyId, Tactic)], rounds: u32) -> Self {
        let speakers = signatories.iter().map(|&(party, tactic)| Person {
            party,
            tactic,
            key: PathKey::at(Path::Tactic {
                party: &party.0.to_string(),
            }),
        });
        Plan {
            speakers: speakers.collect(),
            protocol: Protocol::ALTERNATING,
            start: None,
            tabled: Vec::new(),
            rounds: rounds.max(1),
            deadline: None,
            agenda: Agenda::whole(),
            calendar: Calendar::open(),
            day_one: None,
            issues: 0,
            chance: Chance::default(),
            levers: Levers::default(),
            trust: None,
            words: Words::default(),
            watches: false,
            breakdown: 0.0,
            breakdown_key: PathKey::at(Path::Breakdown),
            drawn: None,
        }
    }

    /// The plan of a course: in a random run, numbers with a distribution take their drawn values. [`play`] calls
    /// this itself; to play one run several times, call it once.
    ///
    /// [`play`]: super::play()
    pub fn of_course(&self, course: Course) -> Cow<'_, Plan> {
        match &self.drawn {
            Some(drawn) if course.chance => {
                let plan = Plan::of(&drawn.own.scenario(&drawn.scenario, course.luck));
                let first = self.order().next();
                Cow::Owned(match first {
                    Some(first) => plan.rotated_to(first),
                    None => plan,
                })
            }
            _ => Cow::Borrowed(self),
        }
    }

    /// The same people under another protocol.
    pub fn with_protocol(mut self, protocol: Protocol) -> Self {
        if let Some(drawn) = &self.drawn {
            let mut scenario = drawn.scenario.clone();
            scenario.talks.protocol.clone_from(&protocol);
            let of_the_old =
                |path: &str| matches!(Path::parse(path), Some(Path::ProtocolKey { .. }));
            scenario.distributions.retain(|(path, _)| !of_the_old(path));
            self.drawn = Drawn::of(Cow::Owned(scenario));
        }
        self.protocol = protocol;
        self
    }

    fn watching(mut self) -> Self {
        // Trust alone has no effect, but it is shown.
        self.watches = self.trust.is_some()
            || self.levers.watch()
            || self.calendar.watches()
            || self.agenda.settles()
            || !self.words.none();
        self
    }

    /// The same plan with this signatory speaking first and the others after it in file order.
    pub fn rotated_to(mut self, first: PartyId) -> Self {
        if let Some(place) = self.speakers.iter().position(|p| p.party == first) {
            self.speakers.rotate_left(place);
        }
        self
    }

    /// The signatories in the order in which they speak.
    pub fn order(&self) -> impl Iterator<Item = PartyId> + '_ {
        self.speakers.iter().map(|person| person.party)
    }

    /// True if these are alternating offers of whole deals to all, the same in every run, and nothing happens around them.
    pub(super) fn is_bare(&self) -> bool {
        let whole = !self.agenda.by_items() && !self.agenda.settles();
        let quiet = !self.watches && !self.levers.matter() && self.chance.is_none();
        let heard = !self.calendar.has_channels() && self.tabled.is_empty();
        let same = self.drawn.is_none();
        self.protocol == Protocol::ALTERNATING && (whole && quiet && heard && same)
    }

    /// The deal on the table on day one, if it obeys the rules; a deal that breaks one does not exist.
    pub(super) fn start_in(&self, game: &Game) -> Option<Deal> {
        let start = self.start.as_ref();
        start
            .filter(|text| game.rules().iter().all(|rule| rule.allows(text)))
            .cloned()
    }

    /// The drafts that the file schedules for a round, in file order, if they obey the rules.
    pub(super) fn tabled_in(
        &self,
        game: &Game,
        round: u32,
    ) -> impl Iterator<Item = (PartyId, &Deal)> {
        let allowed = |text: &Deal| game.rules().iter().all(|rule| rule.allows(text));
        let drafts = self.tabled.iter();
        let now = drafts.filter(move |(r, _, text)| *r == round && allowed(text));
        now.map(|(_, by, text)| (*by, text))
    }

    /// True if it matters who speaks first: in a single text, or voting on changes, all speak at once.
    pub fn has_first_mover(&self) -> bool {
        self.protocol.conduct().at_once.is_none()
    }

    /// True if somebody leaves for good after this round.
    pub(super) fn breaks_down(&self, course: Course, round: u32) -> bool {
        let draw = |key| {
            course
                .luck
                .uniform(Purpose::Breakdown, key, u64::from(round))
        };
        course.chance && self.breakdown > 0.0 && draw(self.breakdown_key) < self.breakdown
    }
}
