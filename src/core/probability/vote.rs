//! Votes of members who differ: the chance that a quota of seats, and of people, is met.
//!
//! **Formula.** P(Σ seats of yes ≥ s and Σ people of yes ≥ p, or fewer than b say no and the seats suffice), each member
//! independently with its own chance; those with a veto must all say yes. The distribution of what is still missing is built
//! up member by member: exact, in time members × s for seats alone (the Poisson-binomial tail where each has one), times p
//! and b for a double majority. People are counted in units of their greatest common divisor; where that leaves more than
//! 4·10⁶ states, in 1/20,000 of the share that is needed.
//! **Source.** Y. H. Wang (1993), "On the number of successes in independent trials", *Statistica Sinica* 3(2), 295-312.

/// What it takes to pass: every part must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Seats of those who vote yes, at least.
    pub seats: u64,
    /// People of those who vote yes, at least; 0: seats alone count.
    pub people: u64,
    /// With fewer members than this against, people do not count.
    pub blocking: u32,
}

/// A member with its weight in a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot {
    /// Votes that it casts together.
    pub seats: u32,
    /// People for whom it stands.
    pub people: u64,
    /// True if its no alone stops everything.
    pub veto: bool,
}

impl Quota {
    /// True if these members pass it: `yes` says which of them vote yes, by number.
    pub fn is_met(&self, ballots: &[Ballot], yes: impl Fn(usize) -> bool) -> bool {
        let (mut seats, mut people, mut against) = (0_u64, 0_u64, 0_u32);
        for (n, ballot) in ballots.iter().enumerate() {
            if yes(n) {
                seats += u64::from(ballot.seats);
                people += ballot.people;
            } else if ballot.veto {
                return false;
            } else {
                against += 1;
            }
        }
        seats >= self.seats && (people >= self.people || against < self.blocking)
    }
}

/// The most states of a distribution.
const MOST_STATES: usize = 1 << 22;
/// Parts of the people needed, where there are too many to count them one by one.
const PARTS: u64 = 20_000;

/// The chance, 0-1, that the quota is met if each member votes yes with its own chance, independently.
///
/// # Panics
/// If there is not one chance for each member.
pub fn vote_chance(ballots: &[Ballot], chances: &[f64], quota: &Quota) -> f64 {
    assert_eq!(ballots.len(), chances.len(), "one chance for each member");
    let alike = |ballot: &Ballot| ballot.seats == 1 && !ballot.veto;
    if quota.people == 0 && ballots.iter().all(alike) {
        return poisson_binomial_tail(chances, u32::try_from(quota.seats).unwrap_or(u32::MAX));
    }
    let mut missing = Missing::new(ballots, quota);
    let mut vetoes = 1.0;
    for (ballot, &chance) in ballots.iter().zip(chances) {
        if ballot.veto {
            // Without its yes nothing passes.
            vetoes *= chance;
            missing.vote(ballot, 1.0);
        } else {
            missing.vote(ballot, chance);
        }
    }
    (vetoes * missing.met()).clamp(0.0, 1.0)
}

/// The chance, 0-1, that at least `quota` members vote yes, each with its own chance: the tail of the Poisson-binomial
/// distribution.
pub fn poisson_binomial_tail(chances: &[f64], quota: u32) -> f64 {
    let (members, quota) = (chances.len(), quota as usize);
    if quota > members {
        return 0.0;
    }
    let mut missing = vec![0.0; quota + 1];
    missing[quota] = 1.0;
    for (n, &chance) in chances.iter().enumerate() {
        let against = 1.0 - chance;
        // Below nothing has been reached yet, and above those who are left are too few.
        let first = quota.saturating_sub(n + 1).max(1);
        let last = quota.min(members - n);
        if first == 1 && quota > 0 {
            missing[0] += chance * missing[1];
        }
        let Some(row) = missing.get_mut(first..=last) else {
            continue;
        };
        for at in 1..row.len() {
            row[at - 1] = row[at - 1] * against + row[at] * chance;
        }
        if last == quota
            && let Some(left) = row.last_mut()
        {
            *left *= against;
        }
    }
    missing[0].clamp(0.0, 1.0)
}

/// The distribution of what is missing, state by state.
struct Missing {
    quota: Quota,
    /// People in each unit.
    unit: u64,
    /// Rows of seats that are missing, one row for each number of units of people missing and members against.
    states: Vec<f64>,
    seats: usize,
    people: usize,
    against: usize,
    /// Seats of those who have voted.
    voted: usize,
}

impl Missing {
    fn new(ballots: &[Ballot], quota: &Quota) -> Self {
        let common = ballots.iter().fold(0, |common, b| gcd(common, b.people));
        let mut unit = common.max(1);
        let seats = quota.seats as usize;
        let against = if quota.people > 0 {
            quota.blocking as usize
        } else {
            0
        };
        let rows = |unit: u64| quota.people.div_ceil(unit) as usize;
        let states = |unit| (rows(unit) + 1).saturating_mul((seats + 1) * (against + 1));
        if states(unit) > MOST_STATES {
            unit = unit.max(quota.people.div_ceil(PARTS));
        }
        let people = rows(unit);
        let mut missing = Missing {
            quota: *quota,
            unit,
            states: vec![0.0; states(unit)],
            seats,
            people,
            against,
            voted: 0,
        };
        let start = missing.row(people, 0) + seats;
        missing.states[start] = 1.0;
        missing
    }

    /// Where the row for these people missing and members against begins.
    fn row(&self, people: usize, against: usize) -> usize {
        (people * (self.against + 1) + against) * (self.seats + 1)
    }

    fn vote(&mut self, ballot: &Ballot, chance: f64) {
        let seats = ballot.seats as usize;
        if self.people == 0 && self.against == 0 {
            shift(&mut self.states, self.voted, seats, chance);
            self.voted += seats;
            return;
        }
        let units = (ballot.people / self.unit) as usize;
        let width = self.seats + 1;
        // A state moves to one with fewer people missing or more members against; those come first and last, so that
        // nothing moves twice.
        for people in 0..=self.people {
            for against in (0..=self.against).rev() {
                let from = self.row(people, against);
                let yes = self.row(people.saturating_sub(units), against);
                let no = self.row(people, (against + 1).min(self.against));
                for left in 0..width {
                    let had = self.states[from + left];
                    if had == 0.0 {
                        continue;
                    }
                    self.states[from + left] = 0.0;
                    self.states[yes + left.saturating_sub(seats)] += had * chance;
                    self.states[no + left] += had * (1.0 - chance);
                }
            }
        }
        self.voted += seats;
    }

    /// The chance that nothing is missing, or that too few are against for people to count.
    fn met(&self) -> f64 {
        let mut met = 0.0;
        for people in 0..=self.people {
            for against in 0..=self.against {
                if people == 0 || (against as u32) < self.quota.blocking {
                    met += self.states[self.row(people, against)];
                }
            }
        }
        met
    }
}

/// One more member votes on seats alone: `missing[j]` is the chance that j seats are missing, after members with `voted`
/// seats together.
fn shift(missing: &mut [f64], voted: usize, seats: usize, chance: f64) {
    let most = missing.len() - 1;
    if most == 0 {
        return;
    }
    let against = 1.0 - chance;
    let done: f64 = missing[1..=seats.min(most)].iter().sum();
    missing[0] += chance * done;
    // Below this nothing has been reached yet.
    let first = most.saturating_sub(voted + seats).max(1);
    let last = most.saturating_sub(seats);
    if first <= last {
        let row = &mut missing[first..];
        for j in 0..=last - first {
            row[j] = row[j] * against + row[j + seats] * chance;
        }
    }
    for left in &mut missing[(last + 1).max(first)..] {
        *left *= against;
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
