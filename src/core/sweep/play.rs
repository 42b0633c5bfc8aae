//! Selects how cells are played: many at once if exact search allows it, otherwise piece by piece.

use super::asked::Engine;
use super::lines;
use super::player::{Player, Sink, Stopped, Watch};

impl Player<'_> {
    /// Plays some cells and passes on their results in order.
    ///
    /// # Errors
    /// [`Stopped`], on request or if a result cannot be written.
    pub fn play(
        &self,
        cells: impl Iterator<Item = u64>,
        sink: &mut dyn Sink,
        watch: Watch<'_>,
    ) -> Result<(), Stopped> {
        let shared = self.how.width.is_none() && !self.how.independent;
        if self.how.engine == Engine::Search && shared {
            lines::play(self, cells, sink, watch)
        } else {
            self.in_pieces(cells, sink, watch)
        }
    }
}
