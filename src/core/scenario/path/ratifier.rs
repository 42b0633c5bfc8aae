//! The paths of a ratifier: its quota, and its members as a spread or one by one.

use super::value::Leaf;
use super::visit::{Each, Path, visit_scores};
use crate::scenario::ids::PartyId;
use crate::scenario::member::Member;
use crate::scenario::model::{Issue, Party, Ratifier};

pub(super) fn visit_ratifier(
    body: &mut Ratifier,
    parties: &[Party],
    issues: &[Issue],
    each: Each<'_>,
) {
    let Ratifier {
        id: ratifier,
        title: _,
        party,
        only_if: _,
        veto: _,
        yes,
        of,
        people,
        blocking,
        value,
        spread,
        members,
        noise,
    } = body;
    let id_of = |party: PartyId| parties[party.index()].id.as_str();
    each(Path::RatifierFor { ratifier }, Leaf::Word(id_of(*party)));
    each(Path::QuotaYes { ratifier }, Leaf::Whole(yes, 1..=*of));
    if members.is_empty() {
        each(Path::QuotaOf { ratifier }, Leaf::Whole(of, *yes..=u32::MAX));
        each(Path::VotesValue { ratifier }, Leaf::Number(value));
        each(Path::VotesSpread { ratifier }, Leaf::Number(spread));
        return;
    }
    if let Some(people) = people {
        each(Path::QuotaPeople { ratifier }, Leaf::Number(people));
        let blocking = Leaf::Whole(blocking, 0..=u32::MAX);
        each(Path::QuotaBlocking { ratifier }, blocking);
    }
    each(Path::VotesNoise { ratifier }, Leaf::Number(noise));
    for Member {
        id: member,
        name: _,
        seats,
        people,
        veto,
        like,
        weights,
        scores,
        no_deal,
    } in members
    {
        // The seats of all follow from it.
        let seats = Leaf::Fixed(f64::from(*seats));
        each(Path::MemberSeats { ratifier, member }, seats);
        // Whether the people of all add up to anything is checked where the file is read.
        let people = Leaf::Fixed(*people);
        each(Path::MemberPeople { ratifier, member }, people);
        each(Path::MemberVeto { ratifier, member }, Leaf::truth(*veto));
        let like = Leaf::Word(id_of(*like));
        each(Path::MemberLike { ratifier, member }, like);
        for (at, Issue { id: issue, .. }) in issues.iter().enumerate() {
            if let Some(weights) = weights.as_mut().filter(|row| at < row.len()) {
                let path = Path::MemberWeight {
                    ratifier,
                    member,
                    issue,
                };
                each(path, Leaf::Weight(weights, at));
            }
        }
        for (issue, scores) in issues.iter().zip(scores) {
            visit_scores(scores, &issue.options, &mut |at, leaf| {
                let path = Path::MemberScore {
                    ratifier,
                    member,
                    issue: &issue.id,
                    at,
                };
                each(path, leaf);
            });
        }
        each(
            Path::MemberNoDeal { ratifier, member },
            Leaf::Number(no_deal),
        );
    }
}
