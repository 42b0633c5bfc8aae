//! The symbols that mark points.

/// The shapes of symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A disc or ring.
    Circle,
    /// A square.
    Square,
    /// A square on its corner.
    Diamond,
    /// A triangle, point up.
    Triangle,
    /// A triangle, point down.
    TriangleDown,
    /// A broad plus sign.
    Plus,
    /// A star with five points.
    Star,
    /// Two crossing strokes: ✕.
    Cross,
    /// A tick: ✓.
    Tick,
}
