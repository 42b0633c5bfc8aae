//! Numbers in words: one rounding for terminal, charts, tables and reports.

/// A number with the given number of decimals, rounded half away from zero, as everywhere on screen, in titles and in
/// sentences. Floating-point error is removed first: 0.285 is 28.5 hundredths, however it is stored. Zero has no sign.
pub fn decimal(value: f64, places: usize) -> String {
    let scale = (0..places).fold(1.0, |scale, _| scale * 10.0);
    if !value.is_finite() || value.abs() * scale >= 9e15 {
        return format!("{value:.places$}");
    }
    let scaled = value * scale;
    // Half steps that are stored a hair too low or too high.
    let tidy = (scaled * 1e6).round() / 1e6;
    let rounded = if (tidy - scaled).abs() <= scaled.abs().max(1.0) * 1e-12 {
        tidy.round()
    } else {
        scaled.round()
    };
    format!("{:.places$}", rounded / scale + 0.0)
}

/// A change with its sign and the given number of decimals, rounded as [`decimal`] does: `+2.3`, `-2.3`, `+0.0`.
pub fn signed(change: f64, places: usize) -> String {
    let shown = decimal(change, places);
    if shown.starts_with('-') {
        shown
    } else {
        format!("+{shown}")
    }
}

/// The ends of an interval of shares, in whole percent: `96% to >99%`.
pub fn shares(low: f64, high: f64) -> String {
    format!("{} to {}", share(low), share(high))
}

/// A share as a whole percentage; shares that are not 0 or 1 are never shown as 0% or 100%: `48%`, `<1%`.
pub fn share(share: f64) -> String {
    match whole_percent(share) {
        Rounded::Hardly => "<1%".to_owned(),
        Rounded::Nearly => ">99%".to_owned(),
        Rounded::To(percent) => percent,
    }
}

/// The same in a sentence: `48%`, `under 1%`.
pub fn percent(share: f64) -> String {
    match whole_percent(share) {
        Rounded::Hardly => "under 1%".to_owned(),
        Rounded::Nearly => "over 99%".to_owned(),
        Rounded::To(percent) => percent,
    }
}

/// A share in whole percent.
enum Rounded {
    /// Above 0, but below 1%.
    Hardly,
    /// Below 1, but above 99%.
    Nearly,
    To(String),
}

fn whole_percent(share: f64) -> Rounded {
    // Differences this small are floating-point error.
    let share = (share * 1e9).round() / 1e9;
    let percent = share * 100.0;
    if share > 0.0 && percent < 1.0 {
        Rounded::Hardly
    } else if share < 1.0 && percent > 99.0 {
        Rounded::Nearly
    } else {
        Rounded::To(format!("{}%", decimal(percent, 0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_never_rounds_to_a_claim() {
        assert_eq!(share(0.0), "0%");
        assert_eq!(share(0.001), "<1%");
        assert_eq!(share(0.999), ">99%");
        assert_eq!(share(1.0), "100%");
        assert_eq!(percent(0.004), "under 1%");
        assert_eq!(percent(0.995), "over 99%");
        assert_eq!(percent(0.0), "0%");
    }

    #[test]
    fn an_interval_does_not_read_as_an_arrow() {
        assert_eq!(shares(0.96, 0.999), "96% to >99%");
    }

    #[test]
    fn a_change_has_its_sign() {
        assert_eq!(signed(2.25, 1), "+2.3");
        assert_eq!(signed(-2.25, 1), "-2.3");
        assert_eq!(signed(-0.04, 1), "+0.0");
    }

    #[test]
    fn halves_are_rounded_away_from_zero_everywhere() {
        // Case 10.
        for (half, told) in [
            (0.125, "13%"),
            (0.485, "49%"),
            (0.285, "29%"),
            (0.045, "5%"),
        ] {
            assert_eq!(
                (share(half), percent(half)),
                (told.to_owned(), told.to_owned())
            );
        }
        assert_eq!(decimal(62.25, 1), "62.3");
        assert_eq!(decimal(81.25, 1), "81.3");
        assert_eq!(decimal(-62.25, 1), "-62.3");
        assert_eq!(decimal(1.005, 2), "1.01");
        assert_eq!(decimal(-0.04, 1), "0.0");
        assert_eq!(decimal(2.449_99, 1), "2.4");
    }
}
