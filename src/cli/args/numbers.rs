//! Numbers as people type them.

use std::fmt::Display;

/// A whole number from `least` to `most`.
pub(in crate::cli) fn whole<T: TryFrom<u64>>(
    least: u64,
    most: u64,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |typed| {
        let range = || {
            if most < u64::from(u32::MAX) {
                format!("a whole number from {least} to {most}")
            } else {
                format!("a whole number from {least}")
            }
        };
        let number: u64 = typed.parse().map_err(|_| match ungrouped(typed) {
            Some(digits) => format!("write {digits}, without separators"),
            None => format!("write {}", range()),
        })?;
        if !(least..=most).contains(&number) {
            return Err(format!(
                "{number} is not in {least}..={most}: write {}",
                range()
            ));
        }
        T::try_from(number).map_err(|_| format!("{number} is too large"))
    }
}

/// A number with a point: 0.5.
pub(in crate::cli) fn decimal(typed: &str) -> Result<f64, String> {
    if let Ok(number) = typed.parse::<f64>()
        && number.is_finite()
    {
        return Ok(number);
    }
    let pointed = typed.replace(',', ".");
    Err(match pointed.parse::<f64>() {
        Ok(number) if number.is_finite() => write(&pointed),
        _ => "write a number, for instance 0.5".to_owned(),
    })
}

fn write(what: impl Display) -> String {
    format!("write {what}, with a point")
}

/// The digits of `1,000`, `1_000`, `1.000`, `1'000` and `1 000`: groups of three behind the first.
fn ungrouped(typed: &str) -> Option<String> {
    let separator = typed.chars().find(|c| !c.is_ascii_digit())?;
    if !",._'’ \u{a0}\u{202f}".contains(separator) {
        return None;
    }
    let mut groups = typed.split(separator);
    let first = groups.next()?;
    let digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    let fits = (1..=3).contains(&first.len())
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group));
    fits.then(|| typed.replace(separator, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_explained() {
        let runs = whole::<u64>(1, 1_000_000);
        assert_eq!(runs("1000"), Ok(1000));
        for typed in ["1,000", "1_000", "1.000", "1'000", "1 000", "1\u{a0}000"] {
            assert_eq!(
                runs(typed),
                Err("write 1000, without separators".into()),
                "{typed}"
            );
        }
        assert_eq!(
            runs("100,000"),
            Err("write 100000, without separators".into())
        );
        for typed in ["1,00", "10.5", "-5", "many", "", ",", "1,0000"] {
            let error = runs(typed).unwrap_err();
            assert_eq!(error, "write a whole number from 1 to 1000000", "{typed}");
        }
        assert!(
            runs("0")
                .unwrap_err()
                .starts_with("0 is not in 1..=1000000")
        );
        assert!(whole::<u32>(0, u64::MAX)("5000000000").is_err());
    }

    #[test]
    fn a_decimal_comma_is_explained() {
        assert_eq!(decimal("0.5"), Ok(0.5));
        assert_eq!(decimal("0,5"), Err("write 0.5, with a point".into()));
        assert!(decimal("nan").is_err() && decimal("x").is_err());
    }
}
