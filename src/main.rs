//! The `zopa` program: a thin shell around [`zopa::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    zopa::cli::run()
}
