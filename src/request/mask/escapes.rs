//! Finds a value in text in which any character may be written as an escape sequence.

use std::ops::Range;

/// The length in bytes from which a value's beginning is masked at the end of a truncated text, and from which a value is
/// searched in base64 and the like; shorter ones reveal nothing, and would be found in any text.
pub(super) const MIN_LENGTH: usize = 4;

/// How many escape sequences may be inside each other: `\` in JSON in JSON is `\\\\`, and in a URL `%255C`.
const MAX_NESTED: u8 = 2;

/// Character references of HTML with a name, as encoders write them.
const NAMED: [(&[u8], u8); 15] = [
    (b"amp", b'&'),
    (b"lt", b'<'),
    (b"gt", b'>'),
    (b"quot", b'"'),
    (b"apos", b'\''),
    (b"sol", b'/'),
    (b"bsol", b'\\'),
    (b"plus", b'+'),
    (b"equals", b'='),
    (b"colon", b':'),
    (b"comma", b','),
    (b"excl", b'!'),
    (b"num", b'#'),
    (b"dollar", b'$'),
    (b"percnt", b'%'),
];

/// Reports the range of each occurrence of a value; in a truncated text also of a beginning of it at the end.
pub(super) fn find(text: &[u8], value: &[u8], is_truncated: bool, report: &mut dyn FnMut(Range<usize>)) {
    let Some(first) = value.first() else { return };
    for (start, byte) in text.iter().enumerate() {
        if !byte.eq_ignore_ascii_case(first) && !is_introducer(*byte) && *byte != b'+' {
            continue;
        }
        if let Some(end) = end_of_match(text, start, value, is_truncated) {
            report(start..end);
        }
    }
}

/// Returns the end of the longest match of a value that starts here.
fn end_of_match(text: &[u8], start: usize, value: &[u8], is_truncated: bool) -> Option<usize> {
    // The positions after each way to read the bytes of the value so far, by the number of bytes that were read.
    let mut reached: Vec<(usize, usize)> = vec![(0, start)];
    let mut next = 0;
    let mut end = None;
    while let Some(&(matched, at)) = reached.get(next) {
        next += 1;
        if matched == value.len() {
            end = end.max(Some(at));
            continue;
        }
        if at >= text.len() {
            if is_truncated && matched >= MIN_LENGTH {
                end = end.max(Some(at));
            }
            continue;
        }
        let rest = value.get(matched..).unwrap_or_default();
        each_reading(text, at, MAX_NESTED, &mut |read, after| {
            let is_expected = rest
                .get(..read.len())
                .is_some_and(|expected| expected.eq_ignore_ascii_case(read));
            let step = (matched + read.len(), after);
            if is_expected && !reached_lately(&reached, step) {
                reached.push(step);
            }
        });
        // A sequence that the truncation cut in half.
        if is_truncated && matched >= MIN_LENGTH && is_cut_sequence(text.get(at..).unwrap_or_default()) {
            end = Some(text.len());
        }
    }
    end
}

/// Returns whether a step is among the last ones. Steps are made in the order of bytes, so that equal ones are near.
fn reached_lately(reached: &[(usize, usize)], step: (usize, usize)) -> bool {
    reached.iter().rev().take(32).any(|known| *known == step)
}

/// Returns whether the rest of a text may be the beginning of an escape sequence.
fn is_cut_sequence(rest: &[u8]) -> bool {
    rest.len() < 12 && rest.first().is_some_and(|byte| is_introducer(*byte))
}

fn is_introducer(byte: u8) -> bool {
    matches!(byte, b'\\' | b'%' | b'&' | b'=')
}

/// Calls `visit` with each way to read the text at a position: the bytes that are written there, and the position after.
/// A line break that the encoding added is read as no bytes.
fn each_reading(text: &[u8], at: usize, nested: u8, visit: &mut dyn FnMut(&[u8], usize)) {
    let Some(byte) = text.get(at) else { return };
    visit(&[*byte], at + 1);
    if *byte == b'+' {
        visit(b" ", at + 1);
    }
    if is_introducer(*byte) {
        each_escape(text, at, nested, visit);
    }
}

/// Calls `visit` with the meaning of each escape sequence at a position.
fn each_escape(text: &[u8], at: usize, nested: u8, visit: &mut dyn FnMut(&[u8], usize)) {
    let Some(nested) = nested.checked_sub(1) else {
        return;
    };
    let mut visit_after = |introducer: u8, body: usize| {
        let text = Body { text, nested };
        match introducer {
            b'\\' => backslash(&text, body, visit),
            b'%' => percent(&text, body, visit),
            b'&' => reference(&text, body, visit),
            b'=' => quoted_printable(&text, body, visit),
            _ => {}
        }
    };
    if let Some(byte) = text.get(at) {
        visit_after(*byte, at + 1);
    }
    let mut introducers = Vec::new();
    each_escape(text, at, nested, &mut |read, after| {
        if let [byte] = read
            && is_introducer(*byte)
        {
            introducers.push((*byte, after));
        }
    });
    for (introducer, body) in introducers {
        visit_after(introducer, body);
    }
}

/// The text after the introducer of an escape sequence, whose characters may themselves be escaped.
struct Body<'a> {
    text: &'a [u8],
    nested: u8,
}

impl Body<'_> {
    /// Returns the ASCII character at a position and the position after it.
    fn character(&self, at: usize) -> Option<(u8, usize)> {
        character(self.text, at, self.nested)
    }

    /// Reads a number of at most `most` digits, and of at least `least`.
    fn number(&self, mut at: usize, radix: u32, least: usize, most: usize) -> Option<(u32, usize)> {
        let mut number: u32 = 0;
        let mut count = 0;
        while count < most
            && let Some((byte, after)) = self.character(at)
            && let Some(digit) = char::from(byte).to_digit(radix)
        {
            number = number.checked_mul(radix)?.checked_add(digit)?;
            (at, count) = (after, count + 1);
        }
        (count >= least).then_some((number, at))
    }

    /// Returns the position after a character, if it is this one.
    fn after(&self, at: usize, expected: u8) -> Option<usize> {
        let (found, after) = self.character(at)?;
        (found == expected).then_some(after)
    }
}

/// Returns the ASCII character that is written at a position, as an escape sequence if there is one, and the position after
/// it.
pub(super) fn character(text: &[u8], at: usize, nested: u8) -> Option<(u8, usize)> {
    let byte = *text.get(at)?;
    let mut decoded = None;
    if is_introducer(byte) {
        each_escape(text, at, nested, &mut |read, after| {
            if let [byte] = read {
                decoded.get_or_insert((*byte, after));
            }
        });
    }
    decoded.or(Some((byte, at + 1)))
}

/// Visits a character by its code point.
fn visit_code_point(code: u32, after: usize, visit: &mut dyn FnMut(&[u8], usize)) {
    if let Some(c) = char::from_u32(code) {
        visit(c.encode_utf8(&mut [0; 4]).as_bytes(), after);
    }
}

/// Visits a number of at most 255 both as a byte and as a character, because languages differ.
fn visit_byte(code: u32, after: usize, visit: &mut dyn FnMut(&[u8], usize)) {
    if let Ok(byte) = u8::try_from(code) {
        visit(&[byte], after);
        if !byte.is_ascii() {
            visit_code_point(code, after, visit);
        }
    }
}

/// `\n`, `\/`, `\u00fc`, `\u{fc}`, `\U000000fc`, `\xfc`, `\374`, and any other escaped character.
fn backslash(text: &Body, at: usize, visit: &mut dyn FnMut(&[u8], usize)) {
    let Some((kind, after)) = text.character(at) else {
        return;
    };
    match kind {
        b'u' => unicode(text, after, b'\\', visit),
        b'U' => {
            if let Some((code, after)) = text.number(after, 16, 8, 8) {
                visit_code_point(code, after, visit);
            }
        }
        b'x' => {
            if let Some((code, after)) = text.number(after, 16, 2, 2) {
                visit_byte(code, after, visit);
            }
        }
        b'0'..=b'7' => {
            if let Some((code, after)) = text.number(at, 8, 1, 3) {
                visit_byte(code, after, visit);
            }
        }
        b'n' => visit(b"\n", after),
        b'r' => visit(b"\r", after),
        b't' => visit(b"\t", after),
        b'b' => visit(b"\x08", after),
        b'f' => visit(b"\x0c", after),
        b'v' => visit(b"\x0b", after),
        b'\n' => visit(b"", after),
        other => visit(&[other], after),
    }
}

/// `\u00fc`, also as two halves of a surrogate pair with the same introducer, and `\u{fc}`.
fn unicode(text: &Body, at: usize, introducer: u8, visit: &mut dyn FnMut(&[u8], usize)) {
    if let Some(digits) = text.after(at, b'{')
        && let Some((code, end)) = text.number(digits, 16, 1, 6)
        && let Some(after) = text.after(end, b'}')
    {
        return visit_code_point(code, after, visit);
    }
    let Some((unit, after)) = text.number(at, 16, 4, 4) else {
        return;
    };
    if !(0xD800..0xDC00).contains(&unit) {
        return visit_code_point(unit, after, visit);
    }
    let second = text
        .after(after, introducer)
        .and_then(|at| text.after(at, b'u'))
        .and_then(|at| text.number(at, 16, 4, 4));
    if let Some((low, after)) = second
        && (0xDC00..0xE000).contains(&low)
    {
        visit_code_point(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), after, visit);
    }
}

/// `%FC`, and `%u00FC`.
fn percent(text: &Body, at: usize, visit: &mut dyn FnMut(&[u8], usize)) {
    if let Some((code, after)) = text.number(at, 16, 2, 2) {
        visit_byte(code, after, visit);
    } else if let Some(digits) = text.after(at, b'u') {
        unicode(text, digits, b'%', visit);
    }
}

/// `&amp;`, `&#38;`, `&#x26;`.
fn reference(text: &Body, at: usize, visit: &mut dyn FnMut(&[u8], usize)) {
    let end = |at: usize| text.after(at, b';').unwrap_or(at);
    if let Some(number) = text.after(at, b'#') {
        let hexadecimal = text.after(number, b'x').or(text.after(number, b'X'));
        let code = match hexadecimal {
            Some(digits) => text.number(digits, 16, 1, 6),
            None => text.number(number, 10, 1, 7),
        };
        if let Some((code, after)) = code {
            visit_code_point(code, end(after), visit);
        }
        return;
    }
    for (name, byte) in NAMED {
        let after = name.iter().try_fold(at, |at, expected| text.after(at, *expected));
        if let Some(after) = after.and_then(|at| text.after(at, b';')) {
            visit(&[byte], after);
        }
    }
}

/// `=FC`, and a line break that the encoding added.
fn quoted_printable(text: &Body, at: usize, visit: &mut dyn FnMut(&[u8], usize)) {
    if let Some((code, after)) = text.number(at, 16, 2, 2) {
        visit_byte(code, after, visit);
    }
    let at = text.after(at, b'\r').unwrap_or(at);
    if let Some(after) = text.after(at, b'\n') {
        visit(b"", after);
    }
}
