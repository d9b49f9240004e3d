//! Invisible characters, and those that look like a space.

use std::ops::Range;

use super::{Argument, Code, Diagnostic, Edit, Fix, FixCode, Locator, Phrase, Span};

/// An invisible character, once or repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InvisibleCharacters {
    /// The byte range of the character and its repetitions.
    pub range: Range<usize>,
    character: char,
    kind: Phrase,
    /// The text to write instead: a space, or nothing.
    replacement: &'static str,
}

impl InvisibleCharacters {
    /// Creates the finding about the characters, with the fix that removes them. `span` converts a byte range.
    pub fn finding(&self, span: impl FnOnce(Range<usize>) -> Span) -> Diagnostic {
        let span = span(self.range.clone());
        let code = match self.replacement {
            "" => FixCode::RemoveInvisible,
            _ => FixCode::WriteSpace,
        };
        let edit = Edit {
            span,
            text: self.replacement.to_owned(),
        };
        let arguments = [
            ("code_point", code_point(self.character).into()),
            ("character", self.kind.into()),
        ];
        Diagnostic::new(Code::TextInvisible, arguments)
            .at(span)
            .with_fix(Fix::new(code, [], vec![edit]))
    }
}

/// Returns the finding about each invisible character of a text, with the fix that removes it.
pub(crate) fn invisible_findings(text: &str) -> Vec<Diagnostic> {
    let mut locator = Locator::new(text);
    let found = invisible_characters(text).into_iter();
    found
        .map(|found| found.finding(|bytes| locator.span(bytes)))
        .collect()
}

/// Returns the invisible characters of a text, in order, without those that join emoji or letters of other scripts.
pub(crate) fn invisible_characters(text: &str) -> Vec<InvisibleCharacters> {
    let mut found: Vec<InvisibleCharacters> = Vec::new();
    if text.is_ascii() {
        return found;
    }
    for (start, character) in text.char_indices() {
        let Some((kind, replacement)) = kind(character) else {
            continue;
        };
        let end = start + character.len_utf8();
        if is_joiner(character) && joins(text, start, end) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.character == character && last.range.end == start => last.range.end = end,
            _ => found.push(InvisibleCharacters {
                range: start..end,
                character,
                kind,
                replacement,
            }),
        }
    }
    found
}

/// Returns a text with its invisible characters removed, or replaced by the spaces that they look like.
pub(crate) fn without_invisible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    let mut end = 0;
    for found in invisible_characters(text) {
        visible.push_str(text.get(end..found.range.start).unwrap_or_default());
        visible.push_str(found.replacement);
        end = found.range.end;
    }
    visible.push_str(text.get(end..).unwrap_or_default());
    visible
}

/// Returns an invisible character in words, like `U+200B (zero-width character)`.
pub(crate) fn invisible_name(character: char) -> Option<Argument> {
    let (kind, _) = kind(character)?;
    let parts = [("kind", code_point(character).into()), ("reason", kind.into())];
    Some(Phrase::KindWithReason.with(parts))
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

fn kind(character: char) -> Option<(Phrase, &'static str)> {
    Some(match character {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => (Phrase::NoBreakSpace, " "),
        '\u{feff}' => (Phrase::ByteOrderMark, ""),
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{180e}' => (Phrase::ZeroWidthCharacter, ""),
        '\u{ad}' => (Phrase::SoftHyphen, ""),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            (Phrase::DirectionControl, "")
        }
        '\u{2028}' | '\u{2029}' => (Phrase::LineSeparator, " "),
        _ => return None,
    })
}

/// Returns whether a character has a purpose in some scripts and in emoji.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}'..='\u{200f}' | '\u{61c}')
}

/// Returns whether the characters on both sides are not ASCII.
fn joins(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    let is_not_ascii = |neighbour: Option<char>| neighbour.is_some_and(|neighbour| !neighbour.is_ascii());
    is_not_ascii(before) && is_not_ascii(after)
}
