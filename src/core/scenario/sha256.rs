//! SHA-256 in hexadecimal, which identifies files, meanings and plans.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes: 64 lower-case digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits, two each.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
