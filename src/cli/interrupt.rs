//! Ctrl-C: a search stops soon and tells what it found; pressed again, the program ends at once.

use super::exit::Failure;
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);
static LISTENING: OnceLock<bool> = OnceLock::new();

/// The flag that Ctrl-C sets from now on.
pub(super) fn listen() -> &'static AtomicBool {
    // Where no handler can be set, Ctrl-C ends the program as it does anywhere.
    LISTENING.get_or_init(|| {
        ctrlc::set_handler(|| {
            if STOP.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        })
        .is_ok()
    });
    &STOP
}

/// Ends the command with the exit code of an interrupted one if Ctrl-C was pressed.
pub(super) fn check() -> Result<(), Failure> {
    if STOP.load(Ordering::Relaxed) {
        return Err(Failure::Interrupted);
    }
    Ok(())
}

/// Ends the program if Ctrl-C was pressed: for work of which no part is worth telling. Nothing is written before it is whole.
pub(super) fn end_if_pressed() {
    if STOP.load(Ordering::Relaxed) {
        // Nobody is left to tell if stderr is closed.
        let _ = writeln!(std::io::stderr(), "interrupted");
        std::process::exit(130);
    }
}
