//! Half of the mutations are libFuzzer's own, of bytes; the others are of lines, keys, values and sections.

use libfuzzer_sys::{fuzz_mutator, fuzzer_mutate};
use std::sync::LazyLock;
use zopa_fuzz::{Dice, Vocabulary, changed};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

fuzz_mutator!(|bytes: &mut [u8], size: usize, most: usize, seed: u32| {
    let mut dice = Dice::new(u64::from(seed));
    let Some(text) = std::str::from_utf8(&bytes[..size])
        .ok()
        .filter(|_| !dice.one_in(2))
    else {
        return fuzzer_mutate(bytes, size, most);
    };
    let new = changed(text, 4, &VOCABULARY, &mut dice);
    let length = new.floor_char_boundary(most);
    bytes[..length].copy_from_slice(&new.as_bytes()[..length]);
    length
});
