//! The name that a mistyped name was probably meant to be.

/// Longer names are probably not typing mistakes, and comparing them would take long.
const MAX_LENGTH: usize = 64;

/// Returns the candidate with the fewest typing mistakes, ignoring ASCII case: inserted, missing, wrong and swapped
/// characters. `None` if that candidate has more than one mistake for every `characters_per_mistake` characters of `name`.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    characters_per_mistake: usize,
) -> Option<&'a str> {
    let name = name.trim();
    if name.is_empty() || name.len() > MAX_LENGTH {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let length = lower.chars().count();
    let allowed = length.div_ceil(characters_per_mistake);
    candidates
        .into_iter()
        // A difference in length is at least as many mistakes, so most candidates need no comparison.
        .filter(|candidate| {
            candidate.len() <= MAX_LENGTH && candidate.chars().count().abs_diff(length) <= allowed
        })
        .map(|candidate| {
            let mistakes = strsim::osa_distance(&lower, &candidate.to_ascii_lowercase());
            (mistakes, candidate)
        })
        .min_by_key(|(mistakes, _)| *mistakes)
        .filter(|(mistakes, _)| *mistakes <= allowed)
        .map(|(_, candidate)| candidate)
}
