//! The name that a mistyped one was probably meant to be.

/// Longer ones are no mistyped name, and would take long to compare.
const LONGEST: usize = 64;

/// The candidate with the fewest slips (a letter too many, too few, another one, two swapped) from `name`, whatever
/// the case; none when even that has more than a quarter of the name wrong.
pub(super) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.trim();
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let length = lower.chars().count();
    let allowed = length.div_ceil(4);
    candidates
        .into_iter()
        // Each letter too many or too few is a slip, so that most candidates need no comparing.
        .filter(|candidate| {
            candidate.len() <= LONGEST && candidate.chars().count().abs_diff(length) <= allowed
        })
        .map(|candidate| {
            (
                strsim::osa_distance(&lower, &candidate.to_ascii_lowercase()),
                candidate,
            )
        })
        .min_by_key(|(slips, _)| *slips)
        .filter(|(slips, _)| *slips <= allowed)
        .map(|(_, candidate)| candidate)
}
