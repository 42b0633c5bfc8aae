//! How every path is written.

use super::grammar::paths;
use super::value::Leaf;

paths! {
    /// The address of a number or a word in a scenario: `party.buyer.no_deal.value`.
    ///
    /// ```
    /// # extern crate zopa_core as zopa;
    /// use zopa::scenario::Path;
    ///
    /// let path = Path::parse("issue.price.buyer.from").unwrap();
    /// assert_eq!(path, Path::Score { issue: "price", party: "buyer", at: "from" });
    /// assert_eq!(path.to_string(), "issue.price.buyer.from");
    /// assert_eq!(Path::parse("no.such.path"), None);
    /// ```
    #[expect(missing_docs, reason = "the parts of a path are the names that it is written with")]
    pub enum Path {
        Rounds = "time.rounds",
        DeadlineRound = "time.deadline.round",
        DeadlinePressure = "time.deadline.pressure",
        Role { party } = "party.{party}.role",
        Veto { party } = "party.{party}.veto",
        /// Short for a party's no-deal value; its draws are keyed by this name.
        NoDeal { party } = "party.{party}.no_deal",
        NoDealValue { party } = "party.{party}.no_deal.value",
        ChangePerRound { party } = "party.{party}.no_deal.change_per_round",
        Volatility { party } = "party.{party}.no_deal.volatility",
        War { party, key } = "party.{party}.no_deal.war.{key}",
        /// The option of a no-deal package on an issue.
        NoDealOption { party, issue } = "party.{party}.no_deal.{issue}",
        OpeningOption { party, issue } = "party.{party}.opening.{issue}",
        Patience { party } = "party.{party}.patience",
        CostOfDelay { party } = "party.{party}.cost_of_delay",
        /// A whole tactic by its name; what a tactic decides at random is keyed by this name.
        Tactic { party } = "party.{party}.tactic",
        TacticKey { party, family, key } = "party.{party}.tactic.{family}.{key}",
        Weight { party, issue } = "weights.{party}.{issue}",
        Range { issue, key } = "issue.{issue}.range.{key}",
        /// The score of an option by its name, or that of an end or the ideal of a range.
        Score { issue, party, at } = "issue.{issue}.{party}.{at}",
        LinkParty { link } = "link.{link}.party",
        LinkChange { link } = "link.{link}.change",
        Tentative { issue } = "table.tentative.{issue}",
        DraftOption { draft, issue } = "draft.{draft}.text.{issue}",
        DraftTabled { draft } = "draft.{draft}.tabled",
        Protocol = "talks.protocol",
        ProtocolKey { family, key } = "talks.protocol.{family}.{key}",
        Voter { family, party } = "talks.protocol.{family}.voters.{party}",
        AgreementRule = "talks.rule",
        SettleAfter = "talks.settle.after",
        SettleReopen = "talks.settle.reopen",
        Start = "talks.start",
        First = "talks.first",
        Breakdown = "talks.breakdown",
        MeetingRound { meeting } = "meeting.{meeting}.round",
        NeedsTrust { meeting } = "meeting.{meeting}.needs.trust",
        NeedsAgreed { meeting } = "meeting.{meeting}.needs.agreed_share",
        LeverHolder { lever } = "lever.{lever}.held_by",
        LeverHit { lever, party } = "lever.{lever}.hits.{party}",
        LeverCost { lever, party } = "lever.{lever}.costs.{party}",
        LeverUse { lever } = "lever.{lever}.use",
        TrustStart = "trust.start",
        TrustAgreedIssue = "trust.agreed_issue",
        TrustShock = "trust.shock",
        TrustLever = "trust.lever",
        TrustPair { pair } = "trust.pair.{pair}.start",
        /// What is drawn for a shock is keyed by this name.
        Shock { shock } = "shock.{shock}",
        ShockChance { shock } = "shock.{shock}.chance",
        ShockNoDeal { shock, party } = "shock.{shock}.effect.no_deal.{party}",
        ShockWalkOut { shock } = "shock.{shock}.effect.walk_out",
        CommitmentParty { commitment } = "commitment.{commitment}.party",
        CommitmentCost { commitment } = "commitment.{commitment}.cost",
        RatifierFor { ratifier } = "ratifier.{ratifier}.for",
        QuotaYes { ratifier } = "ratifier.{ratifier}.quota.yes",
        QuotaOf { ratifier } = "ratifier.{ratifier}.quota.of",
        QuotaPeople { ratifier } = "ratifier.{ratifier}.quota.people",
        QuotaBlocking { ratifier } = "ratifier.{ratifier}.quota.blocking",
        VotesValue { ratifier } = "ratifier.{ratifier}.votes.value",
        VotesSpread { ratifier } = "ratifier.{ratifier}.votes.spread",
        VotesNoise { ratifier } = "ratifier.{ratifier}.noise",
        MemberSeats { ratifier, member } = "ratifier.{ratifier}.member.{member}.seats",
        MemberPeople { ratifier, member } = "ratifier.{ratifier}.member.{member}.people",
        MemberVeto { ratifier, member } = "ratifier.{ratifier}.member.{member}.veto",
        MemberLike { ratifier, member } = "ratifier.{ratifier}.member.{member}.like",
        MemberNoDeal { ratifier, member } = "ratifier.{ratifier}.member.{member}.no_deal",
        MemberWeight { ratifier, member, issue } = "ratifier.{ratifier}.member.{member}.weights.{issue}",
        /// The member's own score of an option by its name, or that of an end or the ideal of a range.
        MemberScore { ratifier, member, issue, at } = "ratifier.{ratifier}.member.{member}.scores.{issue}.{at}",
        DurabilityYears = "durability.years",
        BreachRisk = "durability.breach_risk",
        Deterrence { issue, option } = "durability.deterrence.{issue}.{option}",
        Ends { issue, option } = "durability.ends.{issue}.{option}",
        SpoilerChance { spoiler } = "durability.spoiler.{spoiler}.chance",
        StoppedBy { spoiler, issue, option } = "durability.spoiler.{spoiler}.stopped_by.{issue}.{option}",
        ElectionParty { election } = "durability.election.{election}.party",
        ElectionYear { election } = "durability.election.{election}.year",
        ElectionChance { election } = "durability.election.{election}.chance",
        UncertainWeights = "uncertainty.weights",
        UncertainScores = "uncertainty.scores",
        UncertainNoDeal = "uncertainty.no_deal",
    }
}

/// The callback that gets each path and its value.
pub(super) type Each<'e> = &'e mut dyn FnMut(Path<'_>, Leaf<'_>);
