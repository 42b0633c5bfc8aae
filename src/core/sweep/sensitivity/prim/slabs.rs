//! The points of a box, and the slabs that may be cut off its faces.

use super::super::AxisKind;
use super::field::{Entry, Field, Sum};
use super::region::{BoxSide, End, Region};

/// A possible cut.
#[derive(Debug, Clone)]
pub(super) struct Slab {
    axis: usize,
    cut: Cut,
    /// The index of its first point in the order of the axis.
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
    field: &'p Field<'p>,
    pub region: Region,
    /// By number.
    pub members: Vec<u32>,
    orders: Vec<Vec<Entry>>,
    inside: Vec<bool>,
}

impl<'p> Slabs<'p> {
    /// The box `region`, which holds `members`.
    pub fn new(field: &'p Field<'p>, region: Region, members: Vec<u32>) -> Self {
        let mut inside = vec![false; field.points.shares.len()];
        members.iter().for_each(|&p| inside[p as usize] = true);
        let order = |order: &Vec<Entry>| -> Vec<Entry> {
            let entries = order.iter().copied();
            entries.filter(|e| inside[e.point as usize]).collect()
        };
        Slabs {
            field,
            region,
            orders: field.orders.iter().map(order).collect(),
            members,
            inside,
        }
    }

    /// Everything in the box.
    pub fn sum(&self) -> Sum {
        self.field.sum(&self.members)
    }

    /// The slabs at the two ends of every axis of numbers, each as many whole values as make up at most a share `alpha` of
    /// the box but at least one, and every category. None is the whole box.
    pub fn all(&self, alpha: f64) -> Vec<Slab> {
        let most = alpha * self.sum().weight * (1.0 + 1e-12);
        let mut slabs = Vec::new();
        for axis in 0..self.orders.len() {
            match self.field.kind(axis) {
                AxisKind::Number => {
                    slabs.extend(self.end(axis, End::Low, most));
                    slabs.extend(self.end(axis, End::High, most));
                }
                AxisKind::Category => slabs.extend(self.each_category(axis)),
            }
        }
        slabs
    }

    /// The slab at one end of an axis of numbers.
    fn end(&self, axis: usize, end: End, most: f64) -> Option<Slab> {
        let order = &self.orders[axis];
        let n = order.len();
        let mut whole = None;
        let mut sum = Sum::default();
        for k in 0..n {
            let here = order[end.place(k, n)];
            sum = sum.with(here.sum);
            if whole.is_some() && sum.weight > most {
                break;
            }
            let next = (k + 1 < n).then(|| order[end.place(k + 1, n)].x);
            if next.is_some_and(|next| next.total_cmp(&here.x).is_ne()) {
                whole = Some((k + 1, sum));
            }
        }
        whole.map(|(many, sum)| self.cut_off(axis, end, many, sum))
    }

    /// The cut with the highest score, at any depth from the two ends of the axes of numbers; the first of equals.
    pub fn deepest(&self, score: impl Fn(Sum) -> Option<f64>) -> Option<(f64, Slab)> {
        let mut best: Option<(f64, usize, End, usize, Sum)> = None;
        for (axis, order) in self.orders.iter().enumerate() {
            if self.field.kind(axis) == AxisKind::Category {
                continue;
            }
            let n = order.len();
            for end in [End::Low, End::High] {
                let mut sum = Sum::default();
                for k in 0..n.saturating_sub(1) {
                    let (here, next) = (order[end.place(k, n)], order[end.place(k + 1, n)]);
                    sum = sum.with(here.sum);
                    if here.x.total_cmp(&next.x).is_ne()
                        && let Some(score) = score(sum)
                        && best.is_none_or(|(most, ..)| score > most)
                    {
                        best = Some((score, axis, end, k + 1, sum));
                    }
                }
            }
        }
        best.map(|(score, axis, end, many, sum)| (score, self.cut_off(axis, end, many, sum)))
    }

    /// The first `many` points from one end, which are not all.
    fn cut_off(&self, axis: usize, end: End, many: usize, sum: Sum) -> Slab {
        let n = self.orders[axis].len();
        let (from, to) = match end {
            End::Low => (0, many),
            End::High => (n - many, n),
        };
        Slab {
            axis,
            cut: Cut::End(end, self.orders[axis][end.place(many, n)].x),
            from,
            to,
            sum,
        }
    }

    /// The slabs of an axis of categories; none if there is only one.
    fn each_category(&self, axis: usize) -> Vec<Slab> {
        let order = &self.orders[axis];
        let mut slabs = Vec::new();
        let mut from = 0;
        for alike in order.chunk_by(|a, b| a.x.total_cmp(&b.x).is_eq()) {
            let to = from + alike.len();
            slabs.push(Slab {
                axis,
                cut: Cut::Category(alike[0].x as usize),
                from,
                to,
                sum: alike.iter().fold(Sum::default(), |sum, e| sum.with(e.sum)),
            });
            from = to;
        }
        if slabs.len() > 1 { slabs } else { Vec::new() }
    }

    /// Cuts a slab off.
    pub fn cut(&mut self, slab: &Slab) {
        match slab.cut {
            Cut::End(end, to) => self.region.set_end(slab.axis, end, Some(to)),
            Cut::Category(category) => {
                let kept = match self.region.limits[slab.axis].take() {
                    Some(BoxSide::Categories(kept)) => kept,
                    _ => self.field.categories(slab.axis),
                };
                let kept = kept.into_iter().filter(|&one| one != category).collect();
                self.region.limits[slab.axis] = Some(BoxSide::Categories(kept));
            }
        }
        for entry in &self.orders[slab.axis][slab.from..slab.to] {
            self.inside[entry.point as usize] = false;
        }
        let inside = &self.inside;
        for order in &mut self.orders {
            order.retain(|entry| inside[entry.point as usize]);
        }
        self.members.retain(|&point| inside[point as usize]);
    }
}
