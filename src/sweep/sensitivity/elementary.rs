//! Elementary effects: a cheap look at which axes matter, and whether they do so evenly.
//!
//! **Formula.** In a trajectory that changes axis i by ±Δ from x to x′, its elementary effect is EE = (f(x′) − f(x))/(x′ᵢ −
//! xᵢ). Over r trajectories: µ = mean of EE, µ* = mean of |EE|, σ = standard deviation of EE (divided by r − 1). A large µ*
//! means that the axis matters; a large σ that its effect depends on where the others stand, or is not straight; |µ| below
//! µ* that it turns its sign. µ* has the t interval of r independent trajectories, kept at 0 or more.
//! **Units.** Outcome for the whole range of the axis.
//! **Assumes** independent trajectories. Ranks axes; does not share out variance.
//! **Source.** M. D. Morris (1991), "Factorial sampling plans for preliminary computational experiments", *Technometrics*
//! 33(2), 161-174. doi:10.1080/00401706.1991.10484804. µ*: F. Campolongo, J. Cariboni & A. Saltelli (2007), "An effective
//! screening design for sensitivity analysis of large models", *Environmental Modelling & Software* 22(10), 1509-1518.
//! doi:10.1016/j.envsoft.2006.10.004

use super::mean_of;
use crate::probability::Interval;

/// The elementary effects of one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ElementaryEffects {
    /// How many there are: usually one for each trajectory.
    pub effects: usize,
    /// µ; `None` without an effect.
    pub mean: Option<f64>,
    /// µ*; `None` without an effect.
    pub mean_absolute: Option<f64>,
    /// The 95% interval of µ*; `None` with fewer than two effects.
    pub interval: Option<Interval>,
    /// σ; `None` with fewer than two effects.
    pub deviation: Option<f64>,
}

/// The elementary effects of `dims` axes, from one value for each point of trajectories of `dims` + 1 points. `fill` writes
/// the coordinates of a point by its number, as a design does. Points beyond the last whole trajectory are not read, and
/// a step that changes no axis or several is no elementary effect.
#[must_use]
pub fn elementary_effects(
    values: &[f64],
    dims: usize,
    fill: impl Fn(u64, &mut [f64]),
) -> Vec<ElementaryEffects> {
    let mut effects = vec![Vec::new(); dims];
    let (mut here, mut there) = (vec![0.0; dims], vec![0.0; dims]);
    for (number, trajectory) in values.chunks_exact(dims + 1).enumerate() {
        let from = (number * (dims + 1)) as u64;
        fill(from, &mut here);
        for (step, pair) in trajectory.windows(2).enumerate() {
            fill(from + step as u64 + 1, &mut there);
            if let Some((axis, by)) = changed(&here, &there) {
                effects[axis].push((pair[1] - pair[0]) / by);
            }
            std::mem::swap(&mut here, &mut there);
        }
    }
    effects.iter().map(|effects| summary(effects)).collect()
}

/// The one axis on which two points differ, and by how much.
fn changed(from: &[f64], to: &[f64]) -> Option<(usize, f64)> {
    let steps = from.iter().zip(to).map(|(from, to)| to - from).enumerate();
    let mut moved = steps.filter(|(_, by)| by.abs() > 0.0);
    let first = moved.next()?;
    moved.next().is_none().then_some(first)
}

fn summary(effects: &[f64]) -> ElementaryEffects {
    let sizes: Vec<f64> = effects.iter().map(|effect| effect.abs()).collect();
    let mean = mean_of(effects).map(|(mean, _)| mean);
    let size = mean_of(&sizes);
    let deviation = mean.filter(|_| effects.len() > 1).map(|mean| {
        let squares: f64 = effects.iter().map(|e| (e - mean) * (e - mean)).sum();
        libm::sqrt(squares / (effects.len() - 1) as f64)
    });
    ElementaryEffects {
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
    use crate::sweep::design::Sampler;

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
        let values = points.map(|[x, y]| 3.0 * x + 6.0 * x * y);
        let got = elementary_effects(&values, 2, |at, point| {
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

    fn of(f: impl Fn(&[f64]) -> f64, trajectories: u64, dims: usize) -> Vec<ElementaryEffects> {
        let design = Sampler::morris(trajectories, dims, 4, 42).unwrap();
        let values: Vec<f64> = (0..design.points()).map(|i| f(&design.point(i))).collect();
        elementary_effects(&values, dims, |at, point| design.fill(at, point))
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
        let none = elementary_effects(&[1.0, 2.0], 2, |_, _| ());
        assert_eq!((none.len(), none[0].mean), (2, None));
    }
}
