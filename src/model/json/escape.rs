//! JSON string escapes: written in their shortest form, read in every form.

const CHUNK: usize = 32;

/// Appends `text` as the inside of a JSON string, without the quotes.
///
/// The same bytes as `JSON.stringify` and `serde_json` give: `\"` `\\` `\n` `\r` `\t` `\b` `\f`, `\u00XX` for other
/// control characters, and everything else as it is (U+2028 and U+2029 too, which JSON allows).
pub(crate) fn push_escaped(out: &mut String, text: &str) {
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

/// What the inside of a JSON string says; none where it has half of a surrogate pair, which is no character, or an
/// escape that is none of JSON's.
pub(super) fn unescaped(inside: &str) -> Option<String> {
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let mut characters = escape.chars();
        let (character, behind) = match characters.next()? {
            'u' => code_point(characters.as_str())?,
            letter => (short_escape(letter)?, characters.as_str()),
        };
        out.push(character);
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
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

/// The character of the digits behind `\u`, of both halves where it is a pair, and what follows.
fn code_point(digits: &str) -> Option<(char, &str)> {
    let (high, rest) = unit(digits)?;
    if !(0xd800..0xdc00).contains(&high) {
        return Some((char::from_u32(high)?, rest));
    }
    let (low, rest) = unit(rest.strip_prefix("\\u")?)?;
    let low = low.checked_sub(0xdc00).filter(|&low| low < 0x400)?;
    Some((char::from_u32(0x10000 + ((high - 0xd800) << 10) + low)?, rest))
}

fn unit(digits: &str) -> Option<(u32, &str)> {
    let (four, rest) = digits.split_at_checked(4)?;
    let is_hex = four.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| Some((u32::from_str_radix(four, 16).ok()?, rest)))?
}
