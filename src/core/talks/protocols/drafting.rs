//! The text that a mediator drafts: the search behind [`super::single_text`].
//!
//! **Formula.** See [`super::single_text`]. The aim Σ over signatories of α·sᵢ(uᵢ) + β·u_mediator, α = (1 − w)/N, is
//! bounded from above by a plane: for any slope 0 ≤ c ≤ α/(aᵢ − nᵢ), α·sᵢ(u) ≤ α + c·(u − aᵢ), and the maximum of a
//! weighted sum of worth over all texts is the sum of the maxima on every issue. Where a first search does not end soon,
//! slopes that make this low are found by subgradient steps towards the best text known (B. T. Polyak 1969,
//! doi:10.1016/0041-5553(69)90061-5), and the texts met on the way are the start of a second one. Every slope is valid:
//! better ones only close more branches. A search that takes too long ends with the best text found and a bound on how much
//! better any other can be.

use crate::game::{Deal, Points, Unit};
use crate::scenario::OptionId;
use crate::space::{Flow, Incumbent, Visitor, Walk};

/// What the mediator knows about a signatory in a round.
pub(super) struct Want {
    aspiration: Points,
    no_deal: Points,
    /// False if it would sign nothing: nothing satisfies a party for whom no text is as good as no deal.
    content: bool,
    range: f64,
}

impl Want {
    /// The wants of a signatory with this no-deal value and aspiration.
    pub(super) fn of(unit: Unit, no_deal: Points, aspiration: Option<Points>) -> Self {
        let content = aspiration.is_some();
        let aspiration = aspiration.unwrap_or(no_deal);
        Want {
            aspiration,
            no_deal,
            content,
            range: (aspiration - no_deal).max(unit.one()).0 as f64,
        }
    }
}

/// A drafted text.
pub(super) struct Drafted {
    pub(super) deal: Deal,
    /// `None`: it is the lowest of the best texts. Otherwise the search was cut short: this is the best text found, and the
    /// aim of no text is higher by more than this.
    pub(super) short: Option<f64>,
}

/// Branches entered before it pays to look for a plane.
const FEW_BRANCHES: u64 = 10_000;
/// Branches entered after that before a search ends unfinished.
const MOST_BRANCHES: u64 = 2_000_000;

/// The best text of a walk that follows the signatories and then the mediator; `last`, the text on the table, may well
/// be the best again. `None` if the walk has none, or none was found.
pub(super) fn draft(
    drafts: &Walk<'_>,
    wants: Vec<Want>,
    own_wishes: f64,
    last: Option<&Deal>,
) -> Option<Drafted> {
    let mut search = Drafting {
        unit: drafts.game().unit(),
        wants,
        own_wishes,
        plane: None,
        best: Incumbent::within(FEW_BRANCHES),
    };
    if let Some(last) = last {
        search.consider(drafts, last);
    }
    // The steepest slopes cost nothing to find, and give the exact bound of an aim that nobody's satisfaction caps.
    let steepest = search.steepest(drafts);
    let constant = search.constant(&steepest);
    search.plane = Some(Plane::new(drafts, steepest, constant));
    drafts.visit(&mut search);
    if search.best.left > 0 {
        return search
            .best
            .found
            .map(|(_, deal)| Drafted { deal, short: None });
    }
    let ceiling = search.lower_the_plane(drafts);
    // Where the best text known touches the plane, nothing is left to gain.
    let known = search.best.found.as_ref().map(|(aim, _)| *aim);
    if known.is_none_or(|aim| ceiling > aim + 4.0 * ROUNDING) {
        search.improve(drafts);
    }
    search.best.left = MOST_BRANCHES;
    drafts.visit(&mut search);
    let (finished, found) = (search.best.left > 0, search.best.found);
    found.map(|(aim, deal)| Drafted {
        deal,
        short: (!finished).then_some((ceiling - aim).max(0.0)),
    })
}

/// A plane above the aim.
struct Plane {
    /// One per lane.
    slopes: Vec<f64>,
    constant: f64,
    /// See [`Walk::excess`].
    excess: Vec<f64>,
}

impl Plane {
    fn new(drafts: &Walk<'_>, slopes: Vec<f64>, constant: f64) -> Self {
        Plane {
            excess: drafts.excess(&slopes),
            slopes,
            constant,
        }
    }

    /// The weighted sum of worth.
    fn sum(&self, worth: &[Points]) -> f64 {
        let lanes = worth.iter().zip(&self.slopes);
        lanes.fold(0.0, |sum, (u, slope)| sum + u.0 as f64 * slope)
    }
}

/// The search for the draft.
struct Drafting {
    unit: Unit,
    wants: Vec<Want>,
    own_wishes: f64,
    /// `None` while the search may still be short.
    plane: Option<Plane>,
    /// By the mediator's aim.
    best: Incumbent<f64>,
}

/// Steps of the search for slopes.
const STEPS: u32 = 100;
/// The most that rounding can add to a plane, as a share.
const ROUNDING: f64 = 1e-9;

impl Drafting {
    /// The value of the mediator's aim for a draft. It never falls when anybody's worth rises: every step of the
    /// computation is monotone, rounding included, so the bound of a branch is safe without a margin.
    fn aim(&self, worth: &[Points]) -> f64 {
        let satisfied = self.wants.iter().zip(worth).map(|(want, &u)| {
            if want.content && u >= want.aspiration {
                1.0
            } else {
                (u - want.no_deal).0 as f64 / want.range
            }
        });
        let mean = satisfied.fold(0.0, |sum, s| sum + s) / self.wants.len() as f64;
        let own = self.unit.of(worth[self.wants.len()]) / 100.0;
        (1.0 - self.own_wishes) * mean + self.own_wishes * own
    }

    /// Starts from a text if the mediator may draft it: branches close early if it is good.
    fn consider(&mut self, drafts: &Walk<'_>, text: &[OptionId]) {
        if let Some(worth) = drafts.worth_inside(text) {
            self.best.take(self.aim(&worth), text);
        }
    }

    /// Changes one or two options of the best text while that is better.
    fn improve(&mut self, drafts: &Walk<'_>) {
        let game = drafts.game();
        let issues: Vec<_> = game.issue_ids().collect();
        let mut any = true;
        while any {
            any = false;
            let Some((mut aim, text)) = self.best.found.clone() else {
                return;
            };
            let mut text = text.to_vec();
            for (n, &one) in issues.iter().enumerate() {
                for &other in &issues[n..] {
                    let old = (text[one.index()], text[other.index()]);
                    let mut best = old;
                    for &a in drafts.open(one) {
                        for &b in drafts.open(other) {
                            text[one.index()] = a;
                            text[other.index()] = b;
                            if let Some(worth) = drafts.worth_inside(&text)
                                && self.aim(&worth) > aim
                            {
                                aim = self.aim(&worth);
                                best = (text[one.index()], b);
                                any = true;
                            }
                        }
                    }
                    (text[one.index()], text[other.index()]) = best;
                }
            }
            self.consider(drafts, &text);
        }
    }

    /// The steepest slopes of a plane above the aim, one per lane.
    fn steepest(&self, drafts: &Walk<'_>) -> Vec<f64> {
        let alpha = (1.0 - self.own_wishes) / self.wants.len() as f64;
        let mut slopes: Vec<f64> = self.wants.iter().map(|want| alpha / want.range).collect();
        slopes.push(self.own_wishes / 100.0 / self.unit.size() as f64);
        // Those whose consent is sought count by their floors only.
        slopes.resize(drafts.followed().len(), 0.0);
        slopes
    }

    /// The constant of the plane above the aim that has these slopes.
    fn constant(&self, slopes: &[f64]) -> f64 {
        let alpha = (1.0 - self.own_wishes) / self.wants.len() as f64;
        let own = slopes.iter().zip(&self.wants);
        own.fold(0.0, |sum, (slope, want)| {
            sum + if want.content {
                alpha - slope * want.aspiration.0 as f64
            } else {
                -slope * want.no_deal.0 as f64
            }
        })
    }

    /// Looks for slopes that make the plane low, and for good texts on the way. Returns the most that the aim can be.
    fn lower_the_plane(&mut self, drafts: &Walk<'_>) -> f64 {
        let alpha = (1.0 - self.own_wishes) / self.wants.len() as f64;
        let beta = self.own_wishes / 100.0 / self.unit.size() as f64;
        let mut slopes = self.steepest(drafts);
        let mediator = self.wants.len();
        let steepest = slopes[..mediator].to_vec();
        let floor = Some(drafts.floor(mediator)).filter(|floor| *floor > Points::LOWEST);
        // The multiplier of the least worth that the mediator must get.
        let mut extra = 0.0;
        let mut lowest = (f64::INFINITY, slopes.clone(), 0.0);
        for _ in 0..STEPS {
            let constant =
                self.constant(&slopes) - floor.map_or(0.0, |floor| extra * floor.0 as f64);
            let (text, worth) = drafts.highest_sum(&slopes);
            self.consider(drafts, &text);
            let sum: f64 = worth.iter().zip(&slopes).map(|(u, c)| u.0 as f64 * c).sum();
            let height = constant + sum;
            if height < lowest.0 {
                lowest = (height, slopes.clone(), constant);
            }
            let known = self.best.found.as_ref();
            let target = known.map_or(height - 0.1, |(aim, _)| *aim);
            // In units of the steepest slopes, so that no party weighs more because its range is narrow.
            let mut fall: Vec<f64> = self
                .wants
                .iter()
                .zip(&worth)
                .zip(&steepest)
                .map(|((want, &u), steepest)| {
                    if want.content {
                        (u - want.aspiration).0 as f64 * steepest
                    } else {
                        0.0
                    }
                })
                .collect();
            let unit = alpha.max(0.01) / (10.0 * self.unit.size() as f64);
            fall.push(floor.map_or(0.0, |floor| (worth[mediator] - floor).0 as f64 * unit));
            let norm: f64 = fall.iter().map(|f| f * f).sum();
            let step = (height - target) / norm;
            if !(step > 0.0 && step.is_finite()) {
                break;
            }
            for ((slope, fall), steepest) in slopes.iter_mut().zip(&fall).zip(&steepest) {
                *slope = (*slope - step * fall * steepest).clamp(0.0, *steepest);
            }
            extra = (extra - step * fall[mediator] * unit).max(0.0);
            slopes[mediator] = beta + extra;
        }
        let (_, slopes, constant) = lowest;
        let plane = Plane::new(drafts, slopes, constant);
        let most = drafts.most();
        let sum = plane.sum(&most);
        let height = plane.constant + sum - plane.excess[0] + ROUNDING * (1.0 + sum.abs());
        let ceiling = height.min(self.aim(&most));
        self.plane = Some(plane);
        ceiling
    }
}

impl Visitor for Drafting {
    fn enter(&mut self, decided: &[OptionId], best: &[Points]) -> bool {
        if !self.best.pay() {
            return false;
        }
        let Some((found, _)) = &self.best.found else {
            return true;
        };
        if let Some(plane) = &self.plane {
            let sum = plane.sum(best);
            let height = plane.constant + sum - plane.excess[decided.len()];
            if height < found - ROUNDING * (1.0 + found.abs() + sum.abs()) {
                return false;
            }
        }
        self.best.may_improve(&self.aim(best), decided)
    }

    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        self.best.take(self.aim(worth), deal);
        Flow::Continue(())
    }
}
