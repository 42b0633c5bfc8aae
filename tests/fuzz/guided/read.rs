//! libFuzzer on the reader: any bytes, as a file of a person.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod mutator;

fuzz_target!(|bytes: &[u8]| {
    let _ = zopa_fuzz::reads(bytes);
});
