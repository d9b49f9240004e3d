//! What is wrong with a filter, or may be: each finding with its place and, where obvious, its repair.

use std::ops::Range;

use super::{
    Operator,
    json::{Raw, raw_offset},
    pattern::Refusal,
};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, FixCode, Locator, Phrase, Span};
use crate::json::{SyntaxError, Tape};

/// Findings of one text.
pub(super) struct Findings<'a> {
    locator: Locator<'a>,
    found: Vec<Diagnostic>,
}

/// What keeps a text from being JSON.
pub(super) fn syntax(text: &str) -> Option<(Range<usize>, Diagnostic)> {
    let SyntaxError { range, reason } = Tape::read(text).err()?;
    Some((
        range,
        Diagnostic::new(Code::JsonSyntax, [("reason", reason.into())]),
    ))
}

impl<'a> Findings<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            locator: Locator::new(text),
            found: Vec::new(),
        }
    }

    /// All of them, in the order of their places.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|finding| finding.span.map_or(0, |span| span.start));
        self.found
    }

    pub fn span(&mut self, range: Range<usize>) -> Span {
        self.locator.span(range)
    }

    pub fn add(&mut self, range: Range<usize>, finding: Diagnostic) {
        let span = self.span(range);
        self.found.push(finding.at(span));
    }

    pub fn not_an_object(&mut self, raw: &Raw) {
        let finding = Diagnostic::new(Code::FilterNotObject, [("found", kind(raw).into())]);
        self.add(raw.range(), finding);
    }

    pub fn too_deep(&mut self, range: Range<usize>) {
        self.add(range, Diagnostic::new(Code::FilterTooDeep, []));
    }

    pub fn operand(&mut self, range: Range<usize>, operator: &str, shape: Phrase, raw: &Raw) {
        let arguments = [
            ("operator", operator.into()),
            ("shape", shape.into()),
            ("found", kind(raw).into()),
        ];
        self.add(range, Diagnostic::new(Code::FilterOperand, arguments));
    }

    pub fn misplaced(&mut self, key: &Raw, operator: Operator) {
        let code = match operator {
            Operator::And | Operator::Or | Operator::Nor => Code::FilterOperatorInField,
            _ => Code::FilterOperatorOutside,
        };
        self.add(
            key.range(),
            Diagnostic::new(code, [("operator", operator.as_str().into())]),
        );
    }

    pub fn unknown_operator(&mut self, key: &Raw, operator: &str) {
        let known: Vec<_> = Operator::ALL.iter().map(|known| known.as_str()).collect();
        let arguments = [("operator", operator.into()), ("known", known.join(", ").into())];
        let mut finding = Diagnostic::new(Code::FilterOperatorUnknown, arguments);
        if let Some(meant) = meant(operator) {
            let edits = vec![Edit {
                span: self.span(key.range()),
                text: format!("\"{}\"", meant.as_str()),
            }];
            let arguments = [("operator", meant.as_str().to_owned())];
            finding = finding.with_fix(Fix::new(FixCode::WriteOperator, arguments, edits));
        }
        self.add(key.range(), finding);
    }

    pub fn duplicate(&mut self, key: &Raw, name: &str) {
        self.add(
            key.range(),
            Diagnostic::new(Code::FilterDuplicate, [("key", name.into())]),
        );
    }

    pub fn never(&mut self, key: &Raw, operator: &str) {
        self.add(
            key.range(),
            Diagnostic::new(Code::FilterNever, [("operator", operator.into())]),
        );
    }

    /// `raw` is the JSON string that holds the expression, `text` the expression.
    pub fn regex(&mut self, raw: &Raw, text: &str, refusal: Refusal) {
        let source = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().into();
        let (range, finding) = match refusal {
            Refusal::Unsupported(range) => {
                let finding = Diagnostic::new(Code::FilterRegexUnsupported, [("found", source(&range))]);
                (range, finding)
            }
            Refusal::Foreign(range) => {
                let finding = Diagnostic::new(Code::FilterRegexForeign, [("found", source(&range))]);
                (range, finding)
            }
            Refusal::UnicodeClass(range) => {
                let finding = Diagnostic::new(Code::FilterRegexUnicode, [("found", source(&range))]);
                (range, finding)
            }
            Refusal::Syntax(range, reason) => {
                (range, Diagnostic::new(Code::FilterRegex, [("reason", reason)]))
            }
            Refusal::TooLarge => (0..text.len(), Diagnostic::new(Code::FilterRegexTooLarge, [])),
        };
        let at = |offset| raw.start + raw_offset(raw.text, offset);
        self.add(at(range.start)..at(range.end), finding);
    }
}

/// The operator that a mistyped one was probably meant to be.
fn meant(operator: &str) -> Option<Operator> {
    let name = operator.trim_start_matches('$').to_lowercase();
    let near = Operator::ALL.iter().map(|known| {
        let slips = strsim::osa_distance(&name, known.as_str().trim_start_matches('$'));
        (slips, *known)
    });
    let (slips, known) = near.min_by_key(|(slips, _)| *slips)?;
    (slips <= name.chars().count().div_ceil(3) && name.len() <= 20).then_some(known)
}

fn kind(raw: &Raw) -> Phrase {
    match raw.text.as_bytes().first() {
        Some(b'{') => Phrase::Object,
        Some(b'[') => Phrase::List,
        Some(b'"') => Phrase::Text,
        Some(b't' | b'f') => Phrase::Bool,
        Some(b'n') => Phrase::Null,
        _ => Phrase::Number,
    }
}
