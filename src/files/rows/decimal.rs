//! Numbers as text: what Rust's `{}` says, sooner.
//!
//! The shortest digits that read back as the same number, never with an exponent: `62.5`, `100`, `0.0000001`.

use std::io::Write as _;

/// Appends a number.
pub(super) fn push(text: &mut Vec<u8>, number: f64) {
    let mut buffer = zmij::Buffer::new();
    let digits = buffer.format(number);
    if digits.contains('e') {
        // Very large and very small ones: rare, and with an exponent there.
        write!(text, "{number}").expect("memory does not fail");
    } else {
        text.extend_from_slice(digits.strip_suffix(".0").unwrap_or(digits).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(number: f64) -> String {
        let mut text = Vec::new();
        push(&mut text, number);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn known_numbers() {
        for (number, text) in [
            (62.5, "62.5"),
            (100.0, "100"),
            (0.1, "0.1"),
            (0.0, "0"),
            (-0.0, "-0"),
            (1e-7, "0.0000001"),
            (1e22, "10000000000000000000000"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(said(number), text);
            assert_eq!(number.to_string(), text);
        }
    }

    /// Where algorithms of shortest digits are known to differ if they do: powers of two and of ten and their neighbours.
    #[test]
    fn edges_are_what_display_says() {
        let twos = (0..0x7ff_u64).map(|exponent| exponent << 52);
        let tens = (-330..=308).map(|exponent| format!("1e{exponent}").parse::<f64>().unwrap());
        for bits in twos.chain(tens.map(f64::to_bits)) {
            for near in bits.saturating_sub(3)..=bits + 3 {
                let number = f64::from_bits(near);
                assert_eq!(said(number), number.to_string());
                assert_eq!(said(-number), (-number).to_string());
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn any_bits_are_what_display_says(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assert_eq!(said(number), number.to_string());
        }

        #[test]
        fn points_are_what_display_says(whole in -1_000_000_000_000_000_i64..=1_000_000_000_000_000, places in 0..13) {
            let number = whole as f64 / 10_f64.powi(places);
            prop_assert_eq!(said(number), number.to_string());
        }

        #[test]
        fn whole_numbers_are_what_display_says(whole in any::<i64>(), shift in 0..64) {
            let number = (whole >> shift) as f64;
            prop_assert_eq!(said(number), number.to_string());
        }
    }
}
