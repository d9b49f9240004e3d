//! Text into payloads: as it is, or with JSON's string escapes in their shortest form.

use super::scan::plain_length;

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
        push_escape(out, *byte);
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

fn push_escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x8 => b'b',
        0xc => b'f',
        control @ ..0x20 => {
            let digit = b"0123456789abcdef".get(usize::from(control & 0xf));
            return out.extend([
                b'\\',
                b'u',
                b'0',
                b'0',
                b'0' + (control >> 4),
                digit.copied().unwrap_or(b'0'),
            ]);
        }
        itself => itself,
    };
    out.extend([b'\\', short]);
}
