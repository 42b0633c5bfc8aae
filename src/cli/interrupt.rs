//! Ctrl-C: a search stops soon and tells what it found; pressed again, the program ends at once.

use super::exit::Failure;
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
