//! The one error of the crate: a [`Diagnostic`] that stopped a call.

use std::fmt;

use super::{Argument, Code, Diagnostic, Span};

/// Why a call could not do its work; shows as its diagnostic's sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Diagnostic>);

impl Error {
    /// An error of this code, its sentences filled in from `arguments`.
    pub fn new<const N: usize>(code: Code, arguments: [(&str, Argument); N]) -> Self {
        Self(Box::new(Diagnostic::new(code, arguments)))
    }

    /// The same error at a place.
    pub fn at(self, span: Span) -> Self {
        Self(Box::new(self.0.at(span)))
    }

    /// Returns the error with the argument `name` replaced by an ellipsis, in its sentences too.
    pub(crate) fn without_argument(self, name: &str) -> Self {
        Self(Box::new(self.0.without_argument(name)))
    }

    /// Which error this is.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// All that is known about it.
    pub fn diagnostic(&self) -> &Diagnostic {
        &self.0
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(Box::new(diagnostic))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        if let Some(span) = self.0.span {
            write!(f, " (line {}, column {})", span.line, span.column)?;
        }
        if !self.0.expected.is_empty() {
            write!(f, " {}", self.0.expected)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
