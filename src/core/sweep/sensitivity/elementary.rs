//! Elementary effects: a cheap look at which axes matter, and whether they do so evenly.
//!
//! **Formula.** In a trajectory that changes axis i from x to x′, its elementary effect is EE = (f(x′) − f(x))/(x′ᵢ − xᵢ),
//! with xᵢ as a share of the range. Along a list of numbers there is no such scale: EE is the change from the lower value to
//! the higher one, whatever is between them. Words have no order, so EE is the size of the change from one to another, and
//! neither µ nor σ is reported. Over r trajectories: µ = mean of EE, µ* = mean of |EE|, σ = standard deviation of EE (divided
//! by
//! r − 1). A large µ* means that the axis matters; a large σ that its effect depends on the values of the others, or is not
//! linear; |µ| below µ* that it changes sign. µ* has the t interval of r independent trajectories, kept at 0 or more; as pairs
//! of levels are balanced, it is too wide rather than too narrow.
//! **Units.** Outcome for the whole range of the axis; for lists, outcome from one value to another. The two scales differ: an
//! even effect over a list is reported as smaller than over a range.
//! **Holes.** A step from or to a point without an outcome has no effect and is left out.
//! **Assumes** independent trajectories. Ranks axes; does not apportion variance.
//! **Source.** M. D. Morris (1991), "Factorial sampling plans for preliminary computational experiments", *Technometrics*
//! 33(2), 161-174. doi:10.1080/00401706.1991.10484804. µ*: F. Campolongo, J. Cariboni & A. Saltelli (2007), "An effective
//! screening design for sensitivity analysis of large models", *Environmental Modelling & Software* 22(10), 1509-1518.
//! doi:10.1016/j.envsoft.2006.10.004. Effects along lists are ours.

use super::mean_of;
use crate::probability::Interval;
use crate::sweep::design::StepKind;

/// The elementary effects of one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ElementaryEffects {
    /// The measure of its steps.
    pub step: StepKind,
    /// The number of effects: one for each trajectory, fewer where the outcome has holes.
    pub effects: usize,
    /// µ; `None` if there is no effect, and for words.
    pub mean: Option<f64>,
    /// µ*; `None` if there is no effect.
    pub mean_absolute: Option<f64>,
    /// The 95% interval of µ*; `None` with fewer than two effects.
    pub interval: Option<Interval>,
    /// σ; `None` with fewer than two effects, and for words.
    pub deviation: Option<f64>,
}

/// The elementary effects of axes with these measures of steps, from one value for each point of trajectories with one more
/// point than axes; `None`: the point has no outcome. `fill` writes the coordinates of a point by its number, as a design does.
/// Points beyond the last whole trajectory are not read, and a step that changes no axis or several is not an elementary
/// effect.
pub fn elementary_effects(
    values: &[Option<f64>],
    steps: &[StepKind],
    fill: impl Fn(u64, &mut [f64]),
) -> Vec<ElementaryEffects> {
    let dims = steps.len();
    let mut effects = vec![Vec::new(); dims];
    let (mut here, mut there) = (vec![0.0; dims], vec![0.0; dims]);
    for (number, trajectory) in values.chunks_exact(dims + 1).enumerate() {
        let from = (number * (dims + 1)) as u64;
        fill(from, &mut here);
        for (at, pair) in trajectory.windows(2).enumerate() {
            fill(from + at as u64 + 1, &mut there);
            if let (Some((axis, by)), [Some(before), Some(after)]) = (changed(&here, &there), pair)
            {
                let change = after - before;
                effects[axis].push(match steps[axis] {
                    StepKind::Range => change / by,
                    StepKind::Value => change * by.signum(),
                    StepKind::Word => change.abs(),
                });
            }
            std::mem::swap(&mut here, &mut there);
        }
    }
    let all = effects.iter().zip(steps);
    all.map(|(effects, step)| summary(effects, *step)).collect()
}

/// The one axis on which two points differ, and by how much.
fn changed(from: &[f64], to: &[f64]) -> Option<(usize, f64)> {
    let steps = from.iter().zip(to).map(|(from, to)| to - from).enumerate();
    let mut moved = steps.filter(|(_, by)| by.abs() > 0.0);
    let first = moved.next()?;
    moved.next().is_none().then_some(first)
}

fn summary(effects: &[f64], step: StepKind) -> ElementaryEffects {
    let sizes: Vec<f64> = effects.iter().map(|effect| effect.abs()).collect();
    let directed = step != StepKind::Word;
    let mean = mean_of(effects).map(|(mean, _)| mean).filter(|_| directed);
    let size = mean_of(&sizes);
    let deviation = mean.filter(|_| effects.len() > 1).map(|mean| {
        let squares: f64 = effects.iter().map(|e| (e - mean) * (e - mean)).sum();
        libm::sqrt(squares / (effects.len() - 1) as f64)
    });
    ElementaryEffects {
        step,
        effects: effects.len(),
        mean,
        mean_absolute: size.map(|(mean, _)| mean),
        interval: size
            .and_then(|(_, interval)| interval)
            .map(|interval| Interval {
                low: interval.low.max(0.0),
                high: interval.high,
            }),
        deviation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sweep::design::{Levels, Sampler};

    #[test]
    fn trajectories_by_hand() {
        // f = 3x + 6xy at (0, 0) → (⅔, 0) → (⅔, ⅔) and at (1, 1) → (1, ⅓) → (⅓, ⅓).
        let third = 1.0 / 3.0;
        let points = [
            [0.0, 0.0],
            [2.0 * third, 0.0],
            [2.0 * third, 2.0 * third],
            [1.0, 1.0],
            [1.0, third],
            [third, third],
        ];
        let values = points.map(|[x, y]| Some(3.0 * x + 6.0 * x * y));
        let got = elementary_effects(&values, &[StepKind::Range; 2], |at, point| {
            point.copy_from_slice(&points[at as usize]);
        });
        // x: 3 at y = 0 and 5 at y = ⅓. y: 4 at x = ⅔ and 6 at x = 1.
        for (axis, mean) in [(0, 4.0), (1, 5.0)] {
            let one = got[axis];
            assert_eq!(one.effects, 2);
            assert!((one.mean.unwrap() - mean).abs() < 1e-12);
            assert!((one.mean_absolute.unwrap() - mean).abs() < 1e-12);
            assert!((one.deviation.unwrap() - 2_f64.sqrt()).abs() < 1e-12);
            // t with one degree of freedom, and s/√2 = 1.
            let interval = one.interval.unwrap();
            assert!((interval.high - mean - 12.706_204_736).abs() < 1e-8);
            assert!(interval.low.abs() < 1e-15);
        }
    }

    fn over(
        levels: &[Levels],
        trajectories: u64,
        f: impl Fn(&[f64]) -> Option<f64>,
    ) -> Vec<ElementaryEffects> {
        let steps: Vec<StepKind> = levels.iter().map(Levels::step).collect();
        let design = Sampler::morris(trajectories, levels.to_vec(), 42).unwrap();
        let values: Vec<Option<f64>> = (0..design.points()).map(|i| f(&design.point(i))).collect();
        elementary_effects(&values, &steps, |at, point| design.fill(at, point))
    }

    fn of(f: impl Fn(&[f64]) -> f64, trajectories: u64, dims: usize) -> Vec<ElementaryEffects> {
        over(&vec![Levels::real(); dims], trajectories, |x| Some(f(x)))
    }

    // cases 4 and 5
    #[test]
    fn one_value_of_a_list_that_matters_is_seen_wherever_it_stands() {
        // The third of five values changes the outcome by 1: 4 of the 10 pairs hold it.
        for third in [0.1, 0.3, 0.5, 0.7, 0.9] {
            let lists = [Levels::Numbers(5), Levels::Numbers(3)];
            let got = over(&lists, 20, |x| {
                Some(if (x[0] - third).abs() < 0.05 {
                    0.0
                } else {
                    1.0
                })
            });
            assert!((got[0].mean_absolute.unwrap() - 0.4).abs() < 1e-12);
            assert_eq!(got[1].mean_absolute, Some(0.0));
        }
    }

    // case 6
    #[test]
    fn words_have_a_size_and_no_direction() {
        let got = over(&[Levels::Words(3), Levels::real()], 30, |x| {
            Some([0.0, 5.0, 1.0][(x[0] * 3.0) as usize] + x[1])
        });
        // Pairs: 5, 4 and 1, ten times each.
        assert!((got[0].mean_absolute.unwrap() - 10.0 / 3.0).abs() < 1e-9);
        assert_eq!((got[0].mean, got[0].deviation), (None, None));
        assert!((got[1].mean.unwrap() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn numbers_of_a_list_have_a_direction_and_no_distance() {
        let got = over(&[Levels::Numbers(4)], 12, |x| Some(-8.0 * x[0]));
        // The shares stand 1/4 apart: pairs are 2, 4 or 6 apart in the outcome, with weights 3, 2 and 1.
        assert!((got[0].mean.unwrap() + 20.0 / 6.0).abs() < 1e-9);
        assert!((got[0].mean_absolute.unwrap() - 20.0 / 6.0).abs() < 1e-9);
    }

    // case 8
    #[test]
    fn steps_into_holes_are_left_out_and_counted() {
        let got = over(&[Levels::real(), Levels::real()], 40, |x| {
            (x[0] < 0.9).then_some(x[0] + x[1])
        });
        // Of the first axis only the steps 0 to 2/3 are left: half of them.
        assert_eq!(got[0].effects, 20);
        assert!(got[1].effects < 40);
        assert!((got[0].mean_absolute.unwrap() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_straight_outcome_has_its_slopes_and_no_spread() {
        let got = of(|x| 5.0 - 3.0 * x[0] + 2.0 * x[1], 10, 3);
        for (axis, slope) in [(0, -3.0), (1, 2.0), (2, 0.0_f64)] {
            let one = got[axis];
            assert!((one.mean.unwrap() - slope).abs() < 1e-12);
            assert!((one.mean_absolute.unwrap() - slope.abs()).abs() < 1e-12);
            assert!(one.deviation.unwrap() < 1e-12);
            let interval = one.interval.unwrap();
            assert!(interval.high - interval.low < 1e-11 && one.effects == 10);
        }
    }

    #[test]
    fn a_square_turns_and_spreads() {
        // (x − ½)² over 0 → ⅔ and ⅓ → 1: (1/36 − 1/4)/(2/3) = −⅓ and +⅓, as likely.
        let got = of(|x| (x[0] - 0.5) * (x[0] - 0.5), 2000, 2)[0];
        assert!((got.mean_absolute.unwrap() - 1.0 / 3.0).abs() < 1e-12);
        assert!(got.mean.unwrap().abs() < 0.03);
        assert!((got.deviation.unwrap() - 1.0 / 3.0).abs() < 0.01);
    }

    #[test]
    fn too_little_to_say() {
        let got = of(|x| x[0], 1, 2)[0];
        assert_eq!((got.deviation, got.interval), (None, None));
        assert!((got.mean.unwrap() - 1.0).abs() < 1e-12);
        let none = elementary_effects(&[Some(1.0), Some(2.0)], &[StepKind::Range; 2], |_, _| ());
        assert_eq!((none.len(), none[0].mean), (2, None));
    }
}
