//! JSON string escapes: written in the shortest form, read in every form.

use super::block::plain_length;

/// Appends `text`, escaped as the content of a JSON string, without quotes.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    out.reserve(text.len());
    escaped(text).for_each(|segment| out.push_str(segment));
}

/// Returns the segments of `text`, escaped as the content of a JSON string, without quotes.
///
/// Together they are the bytes that `JSON.stringify` and `serde_json` write: `\"` `\\` `\n` `\r` `\t` `\b` `\f`, `\u00XX` for other
/// control characters, and every other character unescaped (U+2028 and U+2029 too, which JSON allows).
pub(crate) fn escaped(text: &str) -> impl Iterator<Item = &str> {
    let mut tail = text;
    std::iter::from_fn(move || {
        let first = *tail.as_bytes().first()?;
        let (segment, length) = match plain_length(tail.as_bytes()) {
            // An escaped character is one byte, so the next character starts after it.
            0 => (escape_of(first), 1),
            plain => (tail.get(..plain)?, plain),
        };
        tail = tail.get(length..)?;
        Some(segment)
    })
}

/// Returns the escape sequence of a byte that a JSON string can't contain.
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

/// Decodes the content of a JSON string; `None` if it contains an unpaired surrogate or an escape that JSON does not
/// have.
pub(crate) fn unescaped(content: &str) -> Option<String> {
    let mut out = String::with_capacity(content.len());
    let mut tail = content;
    while let Some(backslash) = tail.find('\\') {
        let (before, escape) = tail.split_at_checked(backslash)?;
        let (character, length) = unescape(escape);
        out.push_str(before);
        out.push(character?);
        tail = escape.get(length..)?;
    }
    out.push_str(tail);
    Some(out)
}

/// Decodes the content of a JSON string character by character, each with its length in the source; `None` for an
/// unpaired surrogate or an unknown escape.
#[cfg(feature = "matching")]
pub(crate) fn characters(content: &str) -> impl Iterator<Item = (Option<char>, usize)> {
    let mut tail = content;
    std::iter::from_fn(move || {
        let (character, length) = match tail.chars().next()? {
            '\\' => unescape(tail),
            plain => (Some(plain), plain.len_utf8()),
        };
        tail = tail.get(length..)?;
        Some((character, length))
    })
}

/// Returns the character of the escape that `text` starts with, if it is valid, and the escape's length.
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

/// Returns the character of a `\u` escape or of a surrogate pair of two, and its length.
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

/// Returns the UTF-16 code unit of a `\u` escape.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(digits, 16).ok())?
}
