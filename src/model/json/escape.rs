//! JSON string escapes: written in their shortest form, read in every form.

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

/// How many bytes stand at the start that a JSON string holds as they are: none of `"`, `\` and the controls.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    // Most strings end in their first bytes.
    match bytes.first_chunk().and_then(first_special) {
        Some(at) => at,
        None => long_plain_length(bytes),
    }
}

const BLOCK: usize = 16;

#[inline(never)]
fn long_plain_length(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks();
    for (at, block) in blocks.iter().enumerate() {
        if let Some(special) = first_special(block) {
            return at * BLOCK + special;
        }
    }
    let plain = |byte: &&u8| !matches!(byte, ..0x20 | b'"' | b'\\');
    blocks.len() * BLOCK + rest.iter().take_while(plain).count()
}

/// Where the first byte of a block is that is not plain.
#[cfg(target_feature = "simd128")]
#[inline]
fn first_special(block: &[u8; BLOCK]) -> Option<usize> {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_splat, u64x2, v128_or};

    let bits = u128::from_le_bytes(*block);
    let bytes = u64x2(bits as u64, (bits >> 64) as u64);
    let is = |byte| u8x16_eq(bytes, u8x16_splat(byte));
    let special = v128_or(v128_or(is(b'"'), is(b'\\')), u8x16_le(bytes, u8x16_splat(0x1f)));
    match u8x16_bitmask(special) {
        0 => None,
        mask => Some(mask.trailing_zeros() as usize),
    }
}

/// Where the first byte of a block is that is not plain.
#[cfg(not(target_feature = "simd128"))]
#[inline]
fn first_special(block: &[u8; BLOCK]) -> Option<usize> {
    const WORD: usize = size_of::<u64>();
    let words = block.as_chunks::<WORD>().0;
    words.iter().enumerate().find_map(|(at, word)| {
        let special = special(u64::from_le_bytes(*word));
        (special != 0).then(|| at * WORD + special.trailing_zeros() as usize / 8)
    })
}

/// The top bit of each byte that is not plain; those above the lowest such byte may be wrong.
#[cfg(not(target_feature = "simd128"))]
fn special(word: u64) -> u64 {
    const EACH: u64 = u64::MAX / 0xff;
    let below = |word: u64, limit: u64| word.wrapping_sub(EACH * limit) & !word;
    let is = |byte: u8| below(word ^ (EACH * u64::from(byte)), 1);
    (below(word, 0x20) | is(b'"') | is(b'\\')) & (EACH * 0x80)
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
