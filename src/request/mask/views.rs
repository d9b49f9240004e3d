//! Decodes the parts of a text that may be base64, hexadecimal digits or a list of bytes, and maps positions back.

use std::ops::Range;

use super::escapes::character;

/// How many escape sequences may be inside each other in a symbol of base64, like `\/` or `%2B`.
const NESTED: u8 = 1;

/// The bytes of a part of a text, decoded, with the range of each in the text.
pub(super) struct View {
    bytes: Vec<u8>,
    sources: Vec<Range<usize>>,
    reaches_end: bool,
}

impl View {
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns whether the part ends where the text ends.
    pub fn reaches_end(&self) -> bool {
        self.reaches_end
    }

    /// Returns the range in the text of a range of bytes.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.sources.get(range.start).map_or(0, |source| source.start);
        let last = range.end.checked_sub(1).and_then(|last| self.sources.get(last));
        start..last.map_or(start, |source| source.end)
    }
}

/// A symbol of an encoding: its bits, and its range in the text.
type Symbol = (u8, Range<usize>);

/// A part of an encoded text.
enum Step {
    /// A symbol with these bits, and the position after it.
    Symbol(u8, usize),
    /// Something that may be between two symbols, and the position after it.
    Separator(usize),
    Other,
}

/// How bytes are encoded as symbols.
struct Encoding {
    read: fn(&[u8], usize) -> Step,
    /// The number of bits in a symbol.
    width: usize,
    /// The number of symbols after which bytes start where symbols do again.
    period: usize,
}

const ENCODINGS: [Encoding; 3] = [
    Encoding {
        read: base64_symbol,
        width: 6,
        period: 4,
    },
    Encoding {
        read: hexadecimal_symbol,
        width: 4,
        period: 2,
    },
    Encoding {
        read: decimal_symbol,
        width: 8,
        period: 1,
    },
];

/// Calls `visit` with each view of a text that has at least `needed` bytes.
pub(super) fn each(text: &[u8], needed: usize, visit: &mut dyn FnMut(&View)) {
    for encoding in &ENCODINGS {
        each_run(text, encoding, &mut |symbols, reaches_end| {
            if symbols.len() * encoding.width < needed * 8 {
                return;
            }
            // The run may start anywhere in the encoded data, and with other text.
            for skipped in 0..encoding.period {
                let symbols = symbols.get(skipped..).unwrap_or_default();
                visit(&decoded(symbols, encoding.width, reaches_end));
            }
        });
    }
}

/// Calls `visit` with each run of symbols, and whether it reaches the end of the text.
fn each_run(text: &[u8], encoding: &Encoding, visit: &mut dyn FnMut(&[Symbol], bool)) {
    let mut run = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match (encoding.read)(text, at) {
            Step::Symbol(bits, after) => {
                run.push((bits, at..after));
                at = after;
            }
            Step::Separator(after) => at = after,
            Step::Other => {
                if let Some((_, last)) = run.last_mut() {
                    let padded = end_of_padding(text, at);
                    if padded > at {
                        last.end = padded;
                    }
                    visit(&run, false);
                    run.clear();
                }
                at += 1;
            }
        }
    }
    visit(&run, true);
    // The last number may be the beginning of another one.
    if encoding.period == 1
        && run.pop().is_some()
        && let Some((_, last)) = run.last_mut()
    {
        last.end = text.len();
        visit(&run, true);
    }
}

/// Returns the position after the `=` that base64 may end with.
fn end_of_padding(text: &[u8], mut at: usize) -> usize {
    while let Some((b'=', after)) = character(text, at, NESTED) {
        at = after;
    }
    at
}

/// Joins the bits of symbols to bytes.
fn decoded(symbols: &[Symbol], width: usize, reaches_end: bool) -> View {
    let mut view = View {
        bytes: Vec::with_capacity(symbols.len() * width / 8),
        sources: Vec::with_capacity(symbols.len() * width / 8),
        reaches_end,
    };
    let (mut bits, mut count, mut start) = (0_u32, 0, 0);
    for (symbol, range) in symbols {
        if count == 0 {
            start = range.start;
        }
        bits = (bits << width) | u32::from(*symbol);
        count += width;
        if count >= 8 {
            count -= 8;
            view.bytes.push((bits >> count) as u8);
            view.sources.push(start..range.end);
            start = range.start;
        }
    }
    view
}

/// A character of base64, also of its URL-safe form, and also as an escape sequence. Lines may end between two.
fn base64_symbol(text: &[u8], at: usize) -> Step {
    if let [b'=', b'\n', ..] = text.get(at..).unwrap_or_default() {
        return Step::Separator(at + 2);
    }
    if let [b'=', b'\r', b'\n', ..] = text.get(at..).unwrap_or_default() {
        return Step::Separator(at + 3);
    }
    let Some((byte, after)) = character(text, at, NESTED) else {
        return Step::Other;
    };
    let bits = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        b'\r' | b'\n' => return Step::Separator(after),
        _ => return Step::Other,
    };
    Step::Symbol(bits, after)
}

/// A hexadecimal digit. Between two bytes there may be separators, `0x` or `\x`.
fn hexadecimal_symbol(text: &[u8], at: usize) -> Step {
    match text.get(at..).unwrap_or_default() {
        [b'0' | b'\\', b'x' | b'X', ..] => Step::Separator(at + 2),
        [b' ' | b':' | b'-' | b',' | b'\n' | b'\r', ..] => Step::Separator(at + 1),
        [byte, ..] => match char::from(*byte).to_digit(16) {
            Some(digit) => Step::Symbol(digit as u8, at + 1),
            None => Step::Other,
        },
        [] => Step::Other,
    }
}

/// A decimal number of at most 255. Between two there are separators.
fn decimal_symbol(text: &[u8], at: usize) -> Step {
    let rest = text.get(at..).unwrap_or_default();
    if let Some(b' ' | b',' | b'\n' | b'\r') = rest.first() {
        return Step::Separator(at + 1);
    }
    let digits: Vec<_> = rest
        .iter()
        .take(3)
        .map_while(|byte| char::from(*byte).to_digit(10))
        .collect();
    let number = digits.iter().fold(0, |number, digit| number * 10 + digit);
    match u8::try_from(number) {
        Ok(byte) if !digits.is_empty() => Step::Symbol(byte, at + digits.len()),
        _ => Step::Other,
    }
}
