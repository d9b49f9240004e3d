//! JSON string escapes: written in their shortest form, read in every form.

/// Appends `text` as the inside of a JSON string, without the quotes.
///
/// The same bytes as `JSON.stringify` and `serde_json` give: `\"` `\\` `\n` `\r` `\t` `\b` `\f`, `\u00XX` for other
/// control characters, and everything else as it is (U+2028 and U+2029 too, which JSON allows).
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    out.reserve(text.len());
    let mut rest = text;
    loop {
        let (plain, from) = rest
            .split_at_checked(plain_length(rest.as_bytes()))
            .unwrap_or((rest, ""));
        out.push_str(plain);
        let mut bytes = from.bytes();
        let Some(byte) = bytes.next() else {
            return;
        };
        out.push_str(escape_of(byte));
        // What is escaped is one byte, so a character begins behind it.
        rest = from.get(1..).unwrap_or_default();
    }
}

/// How many bytes stand at the start that a JSON string holds as they are: none of `"`, `\` and the controls.
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    const WORD: usize = size_of::<u64>();
    let (words, rest) = bytes.as_chunks::<WORD>();
    for (at, word) in words.iter().enumerate() {
        let special = special(u64::from_le_bytes(*word));
        if special != 0 {
            return at * WORD + special.trailing_zeros() as usize / 8;
        }
    }
    let plain = |byte: &&u8| !matches!(byte, ..0x20 | b'"' | b'\\');
    words.len() * WORD + rest.iter().take_while(plain).count()
}

/// The top bit of each byte that is not plain; those above the lowest such byte may be wrong.
fn special(word: u64) -> u64 {
    const EACH: u64 = u64::MAX / 0xff;
    let below = |word: u64, limit: u64| word.wrapping_sub(EACH * limit) & !word;
    let is = |byte: u8| below(word ^ (EACH * u64::from(byte)), 1);
    (below(word, 0x20) | is(b'"') | is(b'\\')) & (EACH * 0x80)
}

/// The escape of a byte that a JSON string can't hold as it is.
pub(crate) fn escape_of(byte: u8) -> &'static str {
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
