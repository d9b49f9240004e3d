//! JSON string escapes, in their shortest form.

use super::scan::plain_length;

/// Appends `text` as the inside of a JSON string, without the quotes.
///
/// The same bytes as `JSON.stringify` and `serde_json` give: `\"` `\\` `\n` `\r` `\t` `\b` `\f`, `\u00XX` for other
/// control characters, and everything else as it is (U+2028 and U+2029 too, which JSON allows).
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (plain, from) = rest
            .split_at_checked(plain_length(rest.as_bytes()))
            .unwrap_or((rest, ""));
        out.push_str(plain);
        let mut characters = from.chars();
        let Some(character) = characters.next() else {
            return;
        };
        push_escape(out, character);
        rest = characters.as_str();
    }
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
