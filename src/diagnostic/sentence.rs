//! The sentences of the tables: their arguments, and which of them a build leaves out.

/// Replaces each `{name}` with the argument of that name, in one pass; other text in braces is left unchanged.
pub(super) fn fill<'a>(sentence: &str, argument: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut remaining = sentence;
    while let Some((before, after)) = remaining.split_once('{') {
        out.push_str(before);
        match after
            .split_once('}')
            .and_then(|(name, tail)| Some((argument(name)?, tail)))
        {
            Some((value, tail)) => {
                out.push_str(value);
                remaining = tail;
            }
            None => {
                out.push('{');
                remaining = after;
            }
        }
    }
    out.push_str(remaining);
    out
}

/// The prefixes of codes and phrases that a build without `workspace` uses.
const ALWAYS_USED_PREFIXES: [&str; 18] = [
    "argument/",
    "event/",
    "json/",
    "kind/",
    "line/encoding",
    "mismatch/",
    "secret-name/",
    "secret/name",
    "shape/",
    "template/batch-too-long",
    "template/empty-variable",
    "template/many-lines",
    "template/metadata-key-empty",
    "template/metadata-missing",
    "template/payload-too-long",
    "template/secret-not-given",
    "template/token-not-given",
    "template/unknown-variable",
];

/// Returns the sentence of a code or phrase. Replaced by `""` at compile time in builds without `workspace` that never use
/// it, to shrink the render-only wasm package.
pub(super) const fn text_if_compiled_in(name: &str, sentence: &'static str) -> &'static str {
    if cfg!(feature = "workspace") || starts_with_any(name, &ALWAYS_USED_PREFIXES) {
        sentence
    } else {
        ""
    }
}

const fn starts_with_any(text: &str, prefixes: &[&str]) -> bool {
    match prefixes {
        [] => false,
        [prefix, others @ ..] => {
            starts_with(text.as_bytes(), prefix.as_bytes()) || starts_with_any(text, others)
        }
    }
}

const fn starts_with(bytes: &[u8], prefix: &[u8]) -> bool {
    match (bytes, prefix) {
        (_, []) => true,
        ([first, bytes @ ..], [expected, prefix @ ..]) => *first == *expected && starts_with(bytes, prefix),
        ([], _) => false,
    }
}
