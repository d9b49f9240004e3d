//! The reasons why an expression is rejected.

use std::ops::Range;

use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};

/// The reason why an expression is rejected, with the bytes of the expression that are at fault.
#[derive(Debug)]
pub(in crate::filter) enum RegexError {
    /// Look-around or a back-reference, which RE2 leaves out by design.
    Unsupported(Range<usize>),
    /// Syntax of another dialect that has another meaning in RE2, or none.
    Dialect(Range<usize>),
    /// A Unicode class that RE2 does not have.
    UnicodeClass(Range<usize>),
    /// Any other mistake, with its reason.
    Invalid(Range<usize>, Argument),
    /// An expression with more states than the limit.
    TooLarge,
}

impl RegexError {
    /// Returns the byte range at fault and the diagnostic about it.
    pub fn describe(self, expression: &str) -> (Range<usize>, Diagnostic) {
        let quote = |code, range: Range<usize>| {
            let found = expression.get(range.clone()).unwrap_or_default();
            (range, Diagnostic::new(code, [("found", found.into())]))
        };
        match self {
            Self::Unsupported(range) => quote(Code::FilterRegexUnsupported, range),
            Self::Dialect(range) => quote(Code::FilterRegexDialect, range),
            Self::UnicodeClass(range) => quote(Code::FilterRegexUnicodeClass, range),
            Self::Invalid(range, reason) => (range, Diagnostic::new(Code::FilterRegex, [("reason", reason)])),
            Self::TooLarge => (
                0..expression.len(),
                Diagnostic::new(Code::FilterRegexTooLarge, []),
            ),
        }
    }
}

/// Returns the error that the range is invalid for this reason.
pub(super) fn invalid<T>(range: Range<usize>, reason: Phrase) -> Result<T, RegexError> {
    Err(RegexError::Invalid(range, reason.into()))
}
