//! The issues of a package.

use crate::charts::packages::facts::{MinimalPackage, PackagesFacts};

/// The issues of a package that exist, each once.
pub(super) fn issues<'a>(
    facts: &'a PackagesFacts,
    package: &'a MinimalPackage,
) -> impl Iterator<Item = usize> + 'a {
    let mut last = None;
    let places = package.issues.iter().copied();
    places.filter(move |&place| place < facts.issues.len() && last.replace(place) != Some(place))
}
