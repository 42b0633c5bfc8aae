//! A part of a plane, magnified beside it.

use super::window::{Ranges, Window};
use super::{HANDFUL, Plane};
use crate::charts::plane::facts::DanceFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Rect;
use crate::drawing::layout::{Page, PlotFrame};

impl<'a> Plane<'a> {
    /// The window as magnified in `room`, beside a plane in `main` that covers these numbers: its final shape and the factor.
    pub(in crate::charts) fn magnified(
        page: &Page,
        land: &DanceFacts,
        window: &Window,
        room: Rect,
        (main, whole): (Rect, Ranges),
    ) -> Option<(Window, f64)> {
        // A handful of deals can be seen anyway.
        if land.cloud.len() <= HANDFUL {
            return None;
        }
        let theme = &page.theme;
        let plane = PlotFrame::new(theme, main, ("x", whole.0), ("y", whole.1)).plot;
        let plot = PlotFrame::new(theme, room, ("", window.x), ("y", window.y)).plot;
        let wide = |(low, high): (f64, f64)| high - low;
        let point = (
            plane.width() / wide(whole.0),
            plane.height() / wide(whole.1),
        );
        window.shaped(&plot, point)
    }

    /// A plane in `room` that shows only a window.
    pub(in crate::charts) fn close_up(
        page: &'a mut Page,
        room: Rect,
        talk: &'a Talk,
        land: &'a DanceFacts,
        (window, times): (&Window, f64),
    ) -> Self {
        let name = format!("The framed part, {times} times as large");
        let frame = PlotFrame::new(&page.theme, room, ("", window.x), (&name, window.y));
        Plane::on(page, frame, talk, land)
    }
}
