//! RE2's syntax, translated into that of the crate `regex`.
//!
//! The two engines match alike, but they read some expressions differently, and each has syntax that the other lacks.
//! The translator reads an expression as RE2 does, rejects what RE2 rejects, and writes a pattern that means the same
//! to `regex`: ASCII for `\d`, `\s`, `\w` and `\b`, no set operations between brackets, no captures, and every
//! character escaped that `regex` could take for syntax. It reads the expression itself, so that errors carry the
//! bytes that the user typed.
//!
//! Differences from RE2, which `tests/regex_peers.rs` counts: groups are nested at most [`MAX_GROUP_DEPTH`] deep,
//! since `regex` compiles recursively; Unicode classes are those of the Unicode version of `regex`, a year newer; and
//! `pattern` limits the size of an expression by its states, where RE2 counts instructions.

mod class;
mod error;

use std::ops::Range;

pub(super) use error::RegexError;

use class::{EscapeContext, NO_CHARACTER, Reader, push_literal};
use error::invalid;

use crate::diagnostic::Phrase;

/// The deepest nesting of groups.
const MAX_GROUP_DEPTH: usize = 100;
/// The largest count of a repetition, and the largest product of nested ones: RE2's limit.
const MAX_REPETITIONS: u32 = 1000;
/// The digits that RE2 reads as a count; with more of them, the brace is a literal character.
const COUNT_DIGITS: usize = 9;

/// Translates an expression of RE2 into a pattern for [`regex::bytes::Regex`] that matches the same strings.
///
/// # Errors
/// RE2 rejects the expression, or its groups are nested too deep.
pub(super) fn translate(expression: &str) -> Result<String, RegexError> {
    let mut translator = Translator {
        reader: Reader::new(expression),
        pattern: String::with_capacity(expression.len() + 8),
        group: Group::default(),
        outer: Vec::new(),
        last_operator: 0..0,
    };
    while let Some(first) = translator.reader.peek() {
        translator.item(first)?;
    }
    let open = translator.group.open;
    match translator.outer.as_slice() {
        [] => Ok(translator.pattern),
        _ => invalid(open..open + 1, Phrase::RegexGroupUnclosed),
    }
}

struct Translator<'e> {
    reader: Reader<'e>,
    /// The translation so far.
    pattern: String,
    /// The innermost open group; at first, the whole expression.
    group: Group,
    /// The groups around it, the outermost first.
    outer: Vec<Group>,
    /// The bytes of the last repetition operator.
    last_operator: Range<usize>,
}

/// An open group.
#[derive(Default)]
struct Group {
    /// The offset of its parenthesis in the expression.
    open: usize,
    /// Its start in the pattern.
    start: usize,
    flags: Flags,
    /// Whether the pattern ignores case at its end.
    pattern_ignores_case: bool,
    /// The operand of a repetition operator that comes next.
    operand: Option<Operand>,
    /// The largest product of nested repetition counts in it so far.
    repetitions: u32,
    /// The deepest nesting in it so far.
    depth: usize,
}

/// The flags of RE2 that change which strings match; `U` changes only which match is preferred.
#[derive(Clone, Copy, Default)]
struct Flags {
    ignore_case: bool,
    multi_line: bool,
    dot_matches_newline: bool,
}

/// The last item of a concatenation.
#[derive(Clone, Copy)]
struct Operand {
    /// Its start in the pattern.
    start: usize,
    /// Whether it ends with a repetition operator.
    is_repeated: bool,
    repetitions: u32,
    depth: usize,
}

/// The counts of a repetition.
#[derive(Clone, Copy)]
struct Counts {
    least: u32,
    most: Option<u32>,
}

impl Translator<'_> {
    fn item(&mut self, first: char) -> Result<(), RegexError> {
        let flags = self.group.flags;
        let start = self.reader.position;
        let counts = if first == '{' { self.counts() } else { None };
        if let Some((counts, length)) = counts {
            return self.counted_repetition(counts, length);
        }
        match first {
            '(' => return self.open_group(),
            '[' => {
                let class = self.reader.class()?;
                self.atom(&class);
                return Ok(());
            }
            '\\' => return self.escape(),
            _ => self.reader.position += first.len_utf8(),
        }
        match first {
            '|' => {
                self.pattern.push('|');
                self.group.operand = None;
            }
            ')' => return self.close_group(start),
            '^' if flags.multi_line => self.atom("(?m:^)"),
            '^' => self.atom(r"\A"),
            '$' if flags.multi_line => self.atom("(?m:$)"),
            '$' => self.atom(r"\z"),
            '.' if flags.dot_matches_newline => self.atom("(?s:.)"),
            '.' => self.atom("."),
            '*' | '+' | '?' => {
                return self.repetition(start, Counts { least: 0, most: None });
            }
            literal => self.literal(literal.into()),
        }
        Ok(())
    }

    fn escape(&mut self) -> Result<(), RegexError> {
        let assertion = match self.reader.unread().as_bytes().get(1) {
            Some(b'b') => r"(?-u:\b)",
            Some(b'B') => r"(?-u:\B)",
            Some(b'A') => r"\A",
            Some(b'z') => r"\z",
            Some(b'C') => "(?s-u:.)",
            Some(b'Q') => {
                self.quotation();
                return Ok(());
            }
            _ => {
                let mut items = String::new();
                if self.reader.shorthand_class(&mut items)? {
                    self.atom(&format!("[{items}]"));
                } else {
                    let code = self.reader.character_escape(EscapeContext::Outside)?;
                    self.literal(code);
                }
                return Ok(());
            }
        };
        self.reader.position += 2;
        self.atom(assertion);
        Ok(())
    }

    /// Reads `\Q…\E`, or `\Q…` to the end of the expression, as literal characters.
    fn quotation(&mut self) {
        let quoted = self.reader.unread().get(2..).unwrap_or_default();
        let (literals, length) = match quoted.split_once(r"\E") {
            Some((literals, _)) => (literals, literals.len() + 2),
            None => (quoted, quoted.len()),
        };
        literals.chars().for_each(|literal| self.literal(literal.into()));
        self.reader.position += 2 + length;
    }
}

impl Translator<'_> {
    fn open_group(&mut self) -> Result<(), RegexError> {
        let start = self.reader.position;
        let unread = self.reader.unread();
        if !unread.starts_with("(?") {
            self.reader.position += 1;
            return self.enter(start, self.group.flags);
        }
        for unsupported in ["(?=", "(?!", "(?<=", "(?<!", "(?P="] {
            if unread.starts_with(unsupported) {
                return Err(RegexError::Unsupported(start..start + unsupported.len()));
            }
        }
        for named in ["(?P<", "(?<"] {
            if let Some(after) = unread.strip_prefix(named) {
                let Some((name, _)) = after.split_once('>') else {
                    return invalid(start..self.reader.expression.len(), Phrase::RegexGroupName);
                };
                self.reader.position += named.len() + name.len() + 1;
                if !is_group_name(name) {
                    return invalid(start..self.reader.position, Phrase::RegexGroupName);
                }
                return self.enter(start, self.group.flags);
            }
        }
        self.flags(start)
    }

    /// Reads `(?i)`, which sets flags to the end of the group, or `(?i:`, which opens a group with them.
    fn flags(&mut self, start: usize) -> Result<(), RegexError> {
        self.reader.position += 2;
        let mut flags = self.group.flags;
        let (mut on, mut is_complete) = (true, true);
        loop {
            let flag_start = self.reader.position;
            match self.reader.next() {
                Some('i') => flags.ignore_case = on,
                Some('m') => flags.multi_line = on,
                Some('s') => flags.dot_matches_newline = on,
                Some('U') => {}
                Some('-') if on => {
                    (on, is_complete) = (false, false);
                    continue;
                }
                Some(':') if is_complete => return self.enter(start, flags),
                Some(')') if is_complete => {
                    self.group.flags = flags;
                    return Ok(());
                }
                // Flags and groups of Perl, Python, Java, .NET, JavaScript and Rust.
                Some(
                    'a' | 'd' | 'g' | 'n' | 'u' | 'w' | 'x' | 'y' | 'J' | 'L' | 'R' | '>' | '#' | '|' | '&',
                ) => {
                    return Err(RegexError::Dialect(flag_start..self.reader.position));
                }
                _ => return invalid(start..self.reader.position, Phrase::RegexFlags),
            }
            is_complete = true;
        }
    }

    fn enter(&mut self, open: usize, flags: Flags) -> Result<(), RegexError> {
        if self.outer.len() == MAX_GROUP_DEPTH {
            return Err(too_deep(open..open + 1));
        }
        let inner = Group {
            open,
            start: self.pattern.len(),
            flags,
            pattern_ignores_case: self.group.pattern_ignores_case,
            ..Group::default()
        };
        self.pattern.push_str("(?:");
        self.outer.push(std::mem::replace(&mut self.group, inner));
        Ok(())
    }

    fn close_group(&mut self, start: usize) -> Result<(), RegexError> {
        let Some(outer) = self.outer.pop() else {
            return invalid(start..start + 1, Phrase::RegexGroupUnopened);
        };
        let closed = std::mem::replace(&mut self.group, outer);
        self.pattern.push(')');
        let operand = Operand {
            start: closed.start,
            is_repeated: false,
            repetitions: closed.repetitions,
            depth: closed.depth + 1,
        };
        self.set_operand(operand, closed.open..self.reader.position)
    }

    /// Returns the counts of a repetition in braces that begins here, with its length; `{,2}` and the like are literals.
    fn counts(&self) -> Option<(Counts, usize)> {
        let inside = self.reader.unread().strip_prefix('{')?;
        let length = inside
            .bytes()
            .take(2 * COUNT_DIGITS + 2)
            .position(|byte| byte == b'}')?;
        let inside = inside.get(..length)?;
        let (least, most) = match inside.split_once(',') {
            None => (inside, Some(inside)),
            Some((least, "")) => (least, None),
            Some((least, most)) => (least, Some(most)),
        };
        let counts = Counts {
            least: count(least)?,
            most: match most {
                Some(most) => Some(count(most)?),
                None => None,
            },
        };
        Some((counts, length + 2))
    }

    /// Reads the counts, which take `length` bytes, and applies them to the operand before them.
    fn counted_repetition(&mut self, counts: Counts, length: usize) -> Result<(), RegexError> {
        let start = self.reader.position;
        self.reader.position += length;
        if counts.most.is_some_and(|most| most < counts.least) {
            return invalid(start..self.reader.position, Phrase::RegexCountOrder);
        }
        if counts.largest() > MAX_REPETITIONS {
            return invalid(start..self.reader.position, Phrase::RegexCountLimit);
        }
        self.repetition(start, counts)
    }

    /// Applies a repetition operator, which was read from `start` on, to the operand before it.
    fn repetition(&mut self, start: usize, counts: Counts) -> Result<(), RegexError> {
        let operator = start..self.reader.position;
        // Whether the shortest or the longest match is preferred makes no difference to whether there is one.
        self.reader.skip('?');
        if self.last_operator.end == start && start > 0 {
            // RE2 rejects a doubled operator.
            return Err(RegexError::Dialect(
                self.last_operator.start..self.reader.position,
            ));
        }
        let Some(mut operand) = self.group.operand else {
            return invalid(operator, Phrase::RegexNothingRepeated);
        };
        self.last_operator = start..self.reader.position;
        if operand.is_repeated {
            // `\Q\E` separates two operators: group the first.
            self.pattern.insert_str(operand.start, "(?:");
            self.pattern.push(')');
            operand.depth += 1;
        }
        self.pattern.push_str(self.reader.source(operator.clone()));
        operand.is_repeated = true;
        operand.repetitions = operand.repetitions.max(1).saturating_mul(counts.largest().max(1));
        if counts.largest() >= 2 && operand.repetitions > MAX_REPETITIONS {
            return invalid(operator, Phrase::RegexCountLimit);
        }
        self.set_operand(operand, operator)
    }

    /// Sets the operand of the operator that comes next; `range` is its source.
    fn set_operand(&mut self, operand: Operand, range: Range<usize>) -> Result<(), RegexError> {
        if operand.depth > MAX_GROUP_DEPTH {
            return Err(too_deep(range));
        }
        let group = &mut self.group;
        group.repetitions = group.repetitions.max(operand.repetitions);
        group.depth = group.depth.max(operand.depth);
        group.operand = Some(operand);
        Ok(())
    }
}

impl Translator<'_> {
    /// Appends an item that a repetition operator can follow.
    fn atom(&mut self, atom: &str) {
        let ignores_case = self.group.flags.ignore_case;
        if self.group.pattern_ignores_case != ignores_case {
            self.pattern.push_str(if ignores_case { "(?i)" } else { "(?-i)" });
            self.group.pattern_ignores_case = ignores_case;
        }
        self.group.operand = Some(Operand {
            start: self.pattern.len(),
            is_repeated: false,
            repetitions: 1,
            depth: 0,
        });
        self.pattern.push_str(atom);
    }

    fn literal(&mut self, code: u32) {
        match char::from_u32(code) {
            Some(literal) => {
                let mut escaped = String::new();
                push_literal(&mut escaped, literal);
                self.atom(&escaped);
            }
            None => self.atom(NO_CHARACTER),
        }
    }
}

impl Counts {
    /// Returns the largest number of copies of the operand that the counts need.
    fn largest(self) -> u32 {
        self.most.unwrap_or(self.least)
    }
}

/// Returns the error of a group that is nested too deeply.
fn too_deep(range: Range<usize>) -> RegexError {
    let limit = MAX_GROUP_DEPTH.to_string().into();
    RegexError::Invalid(range, Phrase::RegexDepth.with([("limit", limit)]))
}

/// Parses a count as RE2 does: digits without a leading zero.
fn count(digits: &str) -> Option<u32> {
    let is_count = (1..=COUNT_DIGITS).contains(&digits.len())
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    if is_count { digits.parse().ok() } else { None }
}

/// Returns whether RE2 accepts the name of a group.
fn is_group_name(name: &str) -> bool {
    if name.is_ascii() {
        return !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    }
    let names = regex::bytes::Regex::new(r"\A[\p{L}\p{Mn}\p{Mc}\p{Nd}\p{Nl}\p{Pc}]+\z");
    names.is_ok_and(|names| names.is_match(name.as_bytes()))
}
