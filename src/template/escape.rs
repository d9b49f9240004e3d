//! JSON string escapes, in their shortest form.

const CHUNK: usize = 32;

/// Appends `text` as the inside of a JSON string, without the quotes.
///
/// The same bytes as `JSON.stringify` and `serde_json` give: `\"` `\\` `\n` `\r` `\t` `\b` `\f`, `\u00XX` for other
/// control characters, and everything else as it is (U+2028 and U+2029 too, which JSON allows).
pub(super) fn push_escaped(out: &mut String, text: &str) {
    out.reserve(text.len());
    let mut rest = text;
    while let Some(at) = next_escape(rest.as_bytes()) {
        let (clean, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(clean);
        let mut characters = from.chars();
        if let Some(character) = characters.next() {
            push_escape(out, character);
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// Where the first byte stands that a JSON string can't hold as it is.
fn next_escape(bytes: &[u8]) -> Option<usize> {
    let mut start = 0;
    for chunk in bytes.chunks(CHUNK) {
        // The fold has no branch, so the compiler looks at many bytes at once.
        if chunk.iter().fold(false, |any, &byte| any | needs_escape(byte)) {
            return chunk
                .iter()
                .position(|&byte| needs_escape(byte))
                .map(|at| start + at);
        }
        start += chunk.len();
    }
    None
}

fn needs_escape(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

fn push_escape(out: &mut String, character: char) {
    out.push('\\');
    match character {
        '"' | '\\' => out.push(character),
        '\n' => out.push('n'),
        '\r' => out.push('r'),
        '\t' => out.push('t'),
        '\u{8}' => out.push('b'),
        '\u{c}' => out.push('f'),
        control => {
            out.push_str("u00");
            let digits = [u32::from(control) >> 4, u32::from(control) & 0xf];
            out.extend(digits.into_iter().filter_map(|digit| char::from_digit(digit, 16)));
        }
    }
}
