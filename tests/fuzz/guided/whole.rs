//! libFuzzer on what follows when a file is right: check, compile, solve, negotiate.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod mutator;

fuzz_target!(|bytes: &[u8]| zopa_fuzz::whole(bytes));
