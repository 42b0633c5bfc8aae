//! The points of a box, and the slabs that may be cut off its faces.

use super::super::Kind;
use super::region::{End, Limits, Region};
use super::{Points, Sum};

/// What may be cut off or put on.
#[derive(Debug, Clone)]
pub(super) struct Slab {
    pub axis: usize,
    /// What the box looks like on this axis without it.
    cut: Cut,
    /// Where its points stand in the order of the axis.
    from: usize,
    to: usize,
    pub sum: Sum,
}

#[derive(Debug, Clone, Copy)]
enum Cut {
    /// The end moves to this value.
    End(End, f64),
    /// This category goes.
    Category(usize),
}

/// The points of a box, in the order of every axis.
pub(super) struct Slabs<'p> {
    points: &'p Points<'p>,
    pub region: Region,
    /// By number.
    pub members: Vec<u32>,
    orders: Vec<Vec<u32>>,
    out: Vec<bool>,
}

impl<'p> Slabs<'p> {
    /// The box `region`, which holds `members`.
    pub fn new(points: &'p Points<'p>, region: Region, members: Vec<u32>) -> Self {
        let order = |axis: usize| {
            let mut order = members.clone();
            order.sort_by(|&a, &b| {
                let (x, y) = (points.x(a, axis), points.x(b, axis));
                x.total_cmp(&y).then(a.cmp(&b))
            });
            order
        };
        Slabs {
            points,
            region,
            orders: (0..points.kinds.len()).map(order).collect(),
            members,
            out: vec![false; points.shares.len()],
        }
    }

    /// Everything in the box.
    pub fn sum(&self) -> Sum {
        self.points.sum(&self.members)
    }

    /// The slabs at the two ends of every axis of numbers, each as many whole values as make up at most a share `alpha` of
    /// the box but at least one, and every category. None is the whole box.
    pub fn all(&self, alpha: f64) -> Vec<Slab> {
        let most = alpha * self.sum().weight * (1.0 + 1e-12);
        let mut slabs = Vec::new();
        for (axis, order) in self.orders.iter().enumerate() {
            match self.points.kinds[axis] {
                Kind::Number => slabs.extend([
                    self.end(axis, End::Low, most),
                    self.end(axis, End::High, most),
                ]),
                Kind::Category => {
                    let mut from = 0;
                    while from < order.len() {
                        let to = from + self.alike(axis, order[from..].iter());
                        let category = self.points.x(order[from], axis) as usize;
                        let whole = to - from == order.len();
                        slabs.push((!whole).then(|| Slab {
                            axis,
                            cut: Cut::Category(category),
                            from,
                            to,
                            sum: self.points.sum(&order[from..to]),
                        }));
                        from = to;
                    }
                }
            }
        }
        slabs.into_iter().flatten().collect()
    }

    /// The slab at one end of an axis of numbers.
    fn end(&self, axis: usize, end: End, most: f64) -> Option<Slab> {
        let order = &self.orders[axis];
        let n = order.len();
        let place = |k: usize| match end {
            End::Low => k,
            End::High => n - 1 - k,
        };
        let mut sum = Sum::default();
        let mut taken = 0;
        while taken < n {
            let ahead = (taken..n).map(|k| &order[place(k)]);
            let group = self.alike(axis, ahead);
            let mut with = sum;
            (taken..taken + group).for_each(|k| self.points.add(&mut with, order[place(k)]));
            if taken > 0 && with.weight > most {
                break;
            }
            (sum, taken) = (with, taken + group);
            if sum.weight >= most {
                break;
            }
        }
        let (from, to) = match end {
            End::Low => (0, taken),
            End::High => (n - taken, n),
        };
        (taken < n).then(|| Slab {
            axis,
            cut: Cut::End(end, self.points.x(order[place(taken)], axis)),
            from,
            to,
            sum,
        })
    }

    /// How many of these points in a row have the same value on an axis.
    fn alike<'a>(&self, axis: usize, ahead: impl Iterator<Item = &'a u32>) -> usize {
        let mut values = ahead.map(|&point| self.points.x(point, axis));
        let Some(first) = values.next() else {
            return 0;
        };
        1 + values.take_while(|x| x.total_cmp(&first).is_eq()).count()
    }

    /// Cuts a slab off.
    pub fn cut(&mut self, slab: &Slab) {
        match slab.cut {
            Cut::End(end, to) => self.region.set_end(slab.axis, end, Some(to)),
            Cut::Category(category) => {
                let kept = match self.region.limits[slab.axis].take() {
                    Some(Limits::Categories(kept)) => kept,
                    _ => self.points.categories(slab.axis),
                };
                let kept = kept.into_iter().filter(|&one| one != category).collect();
                self.region.limits[slab.axis] = Some(Limits::Categories(kept));
            }
        }
        for &point in &self.orders[slab.axis][slab.from..slab.to] {
            self.out[point as usize] = true;
        }
        let out = &self.out;
        let still = |point: &u32| !out[*point as usize];
        self.orders.iter_mut().for_each(|order| order.retain(still));
        self.members.retain(still);
    }
}
