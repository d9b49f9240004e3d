//! JSON string escapes: written in their shortest form, read in every form.

use super::block::plain_length;

/// Appends `text` as the inside of a JSON string, without the quotes: all of [`escaped`].
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    out.reserve(text.len());
    escaped(text).for_each(|piece| out.push_str(piece));
}

/// The inside of a JSON string that reads as `text`, without the quotes, in pieces.
///
/// The same bytes as `JSON.stringify` and `serde_json` give: `\"` `\\` `\n` `\r` `\t` `\b` `\f`, `\u00XX` for other
/// control characters, and everything else as it is (U+2028 and U+2029 too, which JSON allows).
pub(crate) fn escaped(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = *rest.as_bytes().first()?;
        let (piece, length) = match plain_length(rest.as_bytes()) {
            // What is escaped is one byte, so a character begins behind it.
            0 => (escape_of(first), 1),
            plain => (rest.get(..plain)?, plain),
        };
        rest = rest.get(length..)?;
        Some(piece)
    })
}

/// The escape of a byte that a JSON string can't hold as it is.
fn escape_of(byte: u8) -> &'static str {
    const CONTROLS: [&str; 0x20] = [
        "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007", "\\b", "\\t",
        "\\n", "\\u000b", "\\f", "\\r", "\\u000e", "\\u000f", "\\u0010", "\\u0011", "\\u0012", "\\u0013",
        "\\u0014", "\\u0015", "\\u0016", "\\u0017", "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c",
        "\\u001d", "\\u001e", "\\u001f",
    ];
    match byte {
        b'"' => "\\\"",
        b'\\' => "\\\\",
        byte => CONTROLS.get(usize::from(byte)).copied().unwrap_or_default(),
    }
}

/// What the inside of a JSON string says; none where it has half of a surrogate pair, which is no character, or an
/// escape that is none of JSON's.
pub(crate) fn unescaped(inside: &str) -> Option<String> {
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at_checked(at)?;
        let (character, length) = unescape(escape);
        out.push_str(before);
        out.push(character?);
        rest = escape.get(length..)?;
    }
    out.push_str(rest);
    Some(out)
}

/// The characters of the inside of a JSON string, each with the number of bytes that it takes there; none for what is
/// no character.
#[cfg(feature = "matching")]
pub(crate) fn characters(inside: &str) -> impl Iterator<Item = (Option<char>, usize)> {
    let mut rest = inside;
    std::iter::from_fn(move || {
        let (character, length) = match rest.chars().next()? {
            '\\' => unescape(rest),
            plain => (Some(plain), plain.len_utf8()),
        };
        rest = rest.get(length..)?;
        Some((character, length))
    })
}

/// The character of the escape that `text` begins with, if it is one, and the escape's length.
fn unescape(text: &str) -> (Option<char>, usize) {
    match text.chars().nth(1) {
        Some('u') => code_point(text),
        Some(letter) => (short_escape(letter), 1 + letter.len_utf8()),
        None => (None, 1),
    }
}

fn short_escape(letter: char) -> Option<char> {
    Some(match letter {
        '"' | '\\' | '/' => letter,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => return None,
    })
}

/// The character of a `\u` escape, of both halves where it is a pair.
fn code_point(text: &str) -> (Option<char>, usize) {
    const LENGTH: usize = 6;
    let Some(first) = unit(text) else {
        return (None, 2);
    };
    let second = text.get(LENGTH..).and_then(unit);
    match (first, second) {
        (0xd800..0xdc00, Some(second @ 0xdc00..0xe000)) => {
            let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            (char::from_u32(code), 2 * LENGTH)
        }
        _ => (char::from_u32(first), LENGTH),
    }
}

/// The number of a `\u` escape.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(digits, 16).ok())?
}
