//! A message on stderr if a command takes long without any other sign of life: the user should know that it is still working.

use super::page::to_stderr;
use super::progress;
use crate::format::Ink;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long a command works without a message.
const LONG: Duration = Duration::from_secs(15);

/// Waits alongside a command until dropped.
pub(super) struct Patience {
    _ended: Option<Sender<()>>,
}

impl Patience {
    /// Starts waiting, if a message is wanted.
    pub(super) fn begins(wanted: bool) -> Self {
        Patience::of(LONG, wanted, || {
            if !progress::is_seen() {
                let word = format!(
                    "note: this takes longer than {} s and goes on; Ctrl-C ends it",
                    LONG.as_secs()
                );
                to_stderr(&word, Ink::Plain);
            }
        })
    }

    fn of(long: Duration, wanted: bool, tell: impl FnOnce() + Send + 'static) -> Self {
        let ended = wanted.then(|| {
            let (ended, end) = channel::<()>();
            thread::spawn(move || {
                if end.recv_timeout(long) == Err(RecvTimeoutError::Timeout) {
                    tell();
                }
            });
            ended
        });
        Patience { _ended: ended }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_long_is_told_and_what_ends_in_time_is_not() {
        let (say, said) = channel();
        let (one, two) = (say.clone(), say);
        let long = Patience::of(Duration::from_millis(1), true, move || {
            let _ = one.send("long");
        });
        let short = Patience::of(Duration::from_secs(3600), true, move || {
            let _ = two.send("short");
        });
        drop(short);
        assert_eq!(said.iter().collect::<Vec<_>>(), ["long"]);
        drop(long);
        assert!(Patience::of(LONG, false, || ())._ended.is_none());
    }
}
