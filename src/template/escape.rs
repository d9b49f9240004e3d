//! Text into payloads: as it is, or with JSON's string escapes in their shortest form.

use crate::model::json::{escape_of, plain_length};

/// Appends `text` as it is.
pub(super) fn push_text(out: &mut Vec<u8>, text: &str) {
    push_bytes(out, text.as_bytes());
}

/// Appends `text` as the inside of a JSON string, without the quotes.
///
/// The same bytes as `JSON.stringify` and `serde_json` give: `\"` `\\` `\n` `\r` `\t` `\b` `\f`, `\u00XX` for other
/// control characters, and everything else as it is (U+2028 and U+2029 too, which JSON allows).
pub(super) fn push_escaped(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    loop {
        let (plain, from) = rest.split_at_checked(plain_length(rest)).unwrap_or((rest, &[]));
        push_bytes(out, plain);
        let Some((byte, after)) = from.split_first() else {
            return;
        };
        out.extend_from_slice(escape_of(*byte).as_bytes());
        rest = after;
    }
}

/// In wasm, copying any number of bytes is a call out of it: not worth it for a few.
fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    const WORD: usize = 8;
    const FEW: usize = 12 * WORD;
    if !cfg!(target_arch = "wasm32") || bytes.len() > FEW {
        return out.extend_from_slice(bytes);
    }
    out.reserve(bytes.len());
    let (words, rest) = bytes.as_chunks::<WORD>();
    for word in words {
        out.extend_from_slice(word);
    }
    for byte in rest {
        out.push(*byte);
    }
}
