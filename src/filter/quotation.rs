//! `\Q…\E`, which RE2 takes for the plain text between them and Rust's parser does not know.

use std::ops::Range;

/// An expression without quotations, and where its parts stood before.
pub(super) struct Unquoted {
    pub text: String,
    /// From these offsets on, both texts run in step: here, there.
    steps: Vec<(usize, usize)>,
}

impl Unquoted {
    /// Writes every quotation as escaped characters. Refused is an empty one before an operator, which in RE2 reaches
    /// over it to what stands before.
    pub fn new(expression: &str) -> Result<Self, Range<usize>> {
        let mut unquoted = Self {
            text: String::with_capacity(expression.len()),
            steps: vec![(0, 0)],
        };
        let mut rest = expression;
        let mut place = Place::Outside;
        while let Some(first) = rest.chars().next() {
            if place == Place::Outside
                && let Some(quoted) = rest.strip_prefix(r"\Q")
            {
                let (plain, after) = quoted.split_once(r"\E").unwrap_or((quoted, ""));
                let mut at = expression.len() - quoted.len();
                for character in plain.chars() {
                    unquoted.step(at);
                    if regex_syntax::is_meta_character(character) {
                        unquoted.text.push('\\');
                    }
                    unquoted.text.push(character);
                    at += character.len_utf8();
                }
                if plain.is_empty() && after.starts_with(['?', '*', '+', '{']) {
                    return Err(expression.len() - rest.len()..expression.len() - after.len());
                }
                rest = after;
                unquoted.step(expression.len() - rest.len());
                continue;
            }
            let length = place.pass(rest, first);
            let (passed, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            unquoted.text.push_str(passed);
            rest = after;
        }
        Ok(unquoted)
    }

    fn step(&mut self, original: usize) {
        self.steps.push((self.text.len(), original));
    }

    /// Where a part of the text stood before.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end)
    }

    fn offset(&self, offset: usize) -> usize {
        let next = self.steps.partition_point(|&(here, _)| here <= offset);
        let (here, there) = next
            .checked_sub(1)
            .and_then(|last| self.steps.get(last))
            .copied()
            .unwrap_or_default();
        let end = self.steps.get(next).map_or(usize::MAX, |&(_, there)| there);
        (there + (offset - here)).min(end)
    }
}

/// Quotations begin outside of brackets only.
#[derive(PartialEq)]
enum Place {
    Outside,
    /// In brackets, where `]` is a plain character as long as it is the first.
    First,
    Inside,
}

impl Place {
    /// How many bytes to go on by, and where that leads.
    fn pass(&mut self, rest: &str, first: char) -> usize {
        let escaped = || rest.chars().nth(1).map_or(0, char::len_utf8);
        let (next, length) = match (&self, first) {
            (_, '\\') => (None, 1 + escaped()),
            (Place::Outside, '[') => (Some(Place::First), if rest.starts_with("[^") { 2 } else { 1 }),
            (Place::Inside, ']') => (Some(Place::Outside), 1),
            // `[:alpha:]`
            (Place::First | Place::Inside, '[') if rest.starts_with("[:") => {
                (None, rest.find(":]").map_or(1, |end| end + 2))
            }
            _ => (None, first.len_utf8()),
        };
        *self = match (next, &self) {
            (Some(next), _) => next,
            (None, Place::Outside) => Place::Outside,
            (None, _) => Place::Inside,
        };
        length
    }
}
