//! Klein et al. (2003): with 100 interdependent yes/no issues, two hill-climbers end about equal and low, one annealing voter
//! is exploited by a hill-climber, and two annealing voters do best together.

use zopa::draws::{Luck, PathKey, Purpose};
use zopa::game::{Ending, Game, GameBuilder, Points, Unit};
use zopa::scenario::{Condition, IssueId, OptionId, PartyId, Protocol, Role, Tactic, Voter};
use zopa::talks::{Course, Plan, Unwatched, play};

const ISSUES: u16 = 100;

/// Each issue, and each pair of issues that are both yes, is worth between -1 and 1 point to a party, drawn anew for each.
fn contract(seed: u64) -> Game {
    let mut draws = (0..).map(|index| {
        let luck = Luck { seed, run: 0 };
        let u = luck.uniform(Purpose::Text, PathKey::of("klein"), index);
        ((2.0 * u - 1.0) * Unit::BILLIONTH.size() as f64) as i64
    });
    let mut draw = || draws.next().unwrap();
    let mut builder = GameBuilder::new(&[2; ISSUES as usize]).rounds(25);
    for name in ["ann", "bob"] {
        let rows: Vec<[i64; 2]> = (0..ISSUES).map(|_| [0, draw()]).collect();
        let rows: Vec<&[i64]> = rows.iter().map(|row| &row[..]).collect();
        builder = builder.party(name, Role::Signatory, &rows);
    }
    for party in [PartyId(0), PartyId(1)] {
        builder = builder.no_deal(party, Unit::BILLIONTH.whole(-10_000), Points::ZERO);
        for a in 0..ISSUES {
            for b in a + 1..ISSUES {
                let yes = |issue| (IssueId(issue), vec![OptionId(1)]);
                let both = Condition(vec![yes(a), yes(b)]);
                builder = builder.link(party, &both, Points(draw()));
            }
        }
    }
    builder.build().unwrap()
}

fn settled(game: &Game, voters: [Voter; 2], run: u64) -> [f64; 2] {
    let people = [0, 1].map(|n| (PartyId(n), Tactic::DEFAULT));
    let plan = Plan::alternating(&people, 25).with_protocol(Protocol::Klein {
        changes: 160,
        temperature: 12.0,
        voters: voters.to_vec(),
    });
    let course = Course::drawn(Luck { seed: 7, run });
    let Ending::Handshake { deal, .. } = play(&plan, game, course, &mut Unwatched).ending else {
        panic!("any text is better than no deal");
    };
    [0, 1].map(|n| game.real(game.worth(PartyId(n), &deal)))
}

#[test]
fn two_annealers_do_best_and_one_alone_is_exploited() {
    const CONTRACTS: u64 = 12;
    let mean = |voters: [Voter; 2]| {
        let mut sum = [0.0, 0.0];
        for n in 0..CONTRACTS {
            let game = contract(n);
            let [a, b] = settled(&game, voters, n);
            sum[0] += a / CONTRACTS as f64;
            sum[1] += b / CONTRACTS as f64;
        }
        sum
    };
    let (hill, anneal) = (Voter::HillClimbing, Voter::Annealing);
    let both_hill = mean([hill, hill]);
    let mixed = mean([hill, anneal]);
    let both_anneal = mean([anneal, anneal]);
    let welfare = |[a, b]: [f64; 2]| a + b;
    // Alike and low.
    let apart = (both_hill[0] - both_hill[1]).abs();
    assert!(apart < 0.25 * welfare(both_hill), "{both_hill:?}");
    assert!(welfare(both_anneal) > 1.2 * welfare(both_hill));
    // The one who anneals alone pays for it.
    assert!(
        mixed[0] > both_anneal[0] && mixed[0] > both_hill[0],
        "{mixed:?}"
    );
    assert!(
        mixed[1] < both_hill[1] && mixed[1] < both_anneal[1],
        "{mixed:?}"
    );
    // A prisoner's dilemma: what is best together is not best alone.
    assert!(welfare(both_anneal) > welfare(mixed));
}
