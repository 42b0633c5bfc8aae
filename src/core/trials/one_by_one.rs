//! The block runner where there are no threads: the same answers as from `parallel`, computed one after the other.

/// The error that threads are missing; never returned here, as no threads are asked for.
#[derive(Debug, thiserror::Error)]
pub enum TooFewThreads {}

/// Does `work` for 0…n−1.
pub fn each<T: Send>(n: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    (0..n).map(work).collect()
}

/// Does `work` for 0…n−1 and adds up the results.
pub(super) fn sum<T: Send>(
    n: u64,
    nothing: impl Fn() -> T + Sync + Send,
    work: impl Fn(u64) -> T + Sync + Send,
    add: impl Fn(T, T) -> T + Sync + Send,
) -> T {
    (0..n).map(work).fold(nothing(), add)
}

/// The number of threads at work: this one alone.
pub fn threads() -> usize {
    1
}

/// Runs `work` on this thread, however many threads are asked for.
///
/// # Errors
/// None.
pub fn on_threads<T: Send>(_: usize, work: impl FnOnce() -> T + Send) -> Result<T, TooFewThreads> {
    Ok(work())
}
