//! Diagnostics: a stable code, a severity, sentences with arguments, a span in the checked text and quick fixes.
//!
//! Every finding and every error of the crate is a [`Diagnostic`]: a finding is one about something that was checked, and
//! an [`Error`] is one that stopped a call. Sentences come from the tables in [`Code`], [`Phrase`] and [`FixCode`], and the
//! page translates them by code.
//!
//! # Adding a code, a phrase or a fix
//!
//! 1. Add a row to the table of its area in `code/` (a finding or error), `phrase.rs` (a fragment that fills another
//!    sentence) or `fix.rs` (a quick fix's title): a new string form, which never changes afterwards, and the English text,
//!    with `{name}` for each argument.
//! 2. Return `Diagnostic::new(Code::…, [("name", argument)])` or `Error::new` where the problem is found, with
//!    `.at(span)` and `.with_fix(fix)` where they apply; an argument is a string, a `Phrase` or another diagnostic, and
//!    never a secret's value.
//! 3. Add an input that produces it to `tests/sentences/main.rs`, whose test fails while any entry is unused, and update
//!    the snapshots in `tests/sentences/` with `UPDATE_SNAPSHOTS=1 cargo test --test sentences`.
//! 4. Translate it in `www/src/messages/ko/core-*.ts`, without which the page is not built. A particle must not depend on
//!    an argument: `tests/package/korean.test.js` reads every combination in Korean.

mod code;
mod fix;
#[cfg(feature = "workspace")]
mod invisible;
#[cfg(feature = "workspace")]
mod nearest;
mod phrase;
mod sentence;
mod span;
#[cfg(test)]
mod tests;

pub use code::{Code, CodeInfo, Evidence, Severity};
pub use fix::{Edit, Fix, FixCode, FixInfo};
#[cfg(feature = "workspace")]
pub(crate) use invisible::{invisible_characters, invisible_findings, invisible_name, without_invisible};
#[cfg(feature = "workspace")]
pub(crate) use nearest::nearest;
pub use phrase::{Phrase, PhraseInfo};
pub use span::{Locator, Span};

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use sentence::fill;

/// One finding: what is wrong, what was expected or what to do, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// The kind of finding; stable between versions.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The source of the rule.
    pub evidence: Evidence,
    /// The sentence that says what is wrong, in English, with the arguments filled in.
    pub message: String,
    /// The sentence that says what was expected or what to do, in English; empty where the message is enough.
    pub expected: String,
    /// The arguments of both sentences by name, for translation. Never a secret's value.
    pub arguments: BTreeMap<String, Argument>,
    /// The part of the checked text that the finding is about, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The quick fix, if there is an obvious one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Creates a finding, with the arguments of its sentences filled in.
    pub fn new<const N: usize>(code: Code, arguments: [(&str, Argument); N]) -> Self {
        Self::from_map(code, by_name(arguments))
    }

    /// Creates a finding. Separate from `new` so that this body is not monomorphized per `N`.
    fn from_map(code: Code, arguments: BTreeMap<String, Argument>) -> Self {
        let info = code.info();
        debug_assert!(!info.message.is_empty(), "a code that this build leaves out");
        let filled = |sentence| fill(sentence, &|name| arguments.get(name).map(Argument::text));
        Self {
            code,
            severity: info.severity,
            evidence: info.evidence,
            message: filled(info.message),
            expected: filled(info.expected),
            arguments,
            span: None,
            fix: None,
        }
    }

    /// Sets the span of the finding.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Replaces the argument `name` with “…”, so that the diagnostic can't reveal it.
    fn with_argument_hidden(self, name: &str) -> Self {
        let mut arguments = self.arguments;
        if let Some(argument) = arguments.get_mut(name) {
            *argument = "…".into();
        }
        Self {
            span: self.span,
            fix: self.fix,
            ..Self::from_map(self.code, arguments)
        }
    }

    /// Sets the quick fix of the finding.
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

/// The crate's error type: a [`Diagnostic`] that stopped a call. `Display` writes the message, the position and the
/// expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    diagnostic: Box<Diagnostic>,
}

impl Error {
    /// Creates an error, with the arguments of its sentences filled in.
    pub fn new<const N: usize>(code: Code, arguments: [(&str, Argument); N]) -> Self {
        Diagnostic::new(code, arguments).into()
    }

    /// Sets the span of the error.
    pub fn at(self, span: Span) -> Self {
        self.diagnostic.at(span).into()
    }

    /// Replaces the argument `name` with “…”, so that the error can't reveal it.
    pub(crate) fn with_argument_hidden(self, name: &str) -> Self {
        self.diagnostic.with_argument_hidden(name).into()
    }

    /// Returns the kind of error.
    pub fn code(&self) -> Code {
        self.diagnostic.code
    }

    /// Returns the whole diagnostic.
    pub fn diagnostic(&self) -> &Diagnostic {
        &self.diagnostic
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            diagnostic: Box::new(diagnostic),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.diagnostic.message)?;
        if let Some(span) = self.diagnostic.span {
            write!(f, " (line {}, column {})", span.line, span.column)?;
        }
        if !self.diagnostic.expected.is_empty() {
            write!(f, " {}", self.diagnostic.expected)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// An argument of a sentence. Never a secret's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Argument {
    /// A string that is the same in every language: a name, a number, a part of the checked text.
    Text(String),
    /// A phrase, which is translated.
    Phrase(Box<FilledPhrase>),
    /// Another finding, quoted inside this one: its message without the full stop.
    Finding(Box<Diagnostic>),
}

/// A [`Phrase`] with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct FilledPhrase {
    /// The phrase.
    pub phrase: Phrase,
    /// The arguments of the phrase by name.
    pub arguments: BTreeMap<String, Argument>,
    /// The text in English, with the arguments filled in.
    pub text: String,
}

impl Argument {
    /// Returns the argument in English.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Phrase(phrase) => &phrase.text,
            Self::Finding(finding) => finding.message.strip_suffix('.').unwrap_or(&finding.message),
        }
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Phrase> for Argument {
    fn from(phrase: Phrase) -> Self {
        phrase.with([])
    }
}

impl Phrase {
    /// Fills in the phrase's arguments.
    pub fn with<const N: usize>(self, arguments: [(&str, Argument); N]) -> Argument {
        self.with_map(by_name(arguments))
    }

    /// Fills in the phrase's arguments. Separate from `with` so that this body is not monomorphized per `N`.
    fn with_map(self, arguments: BTreeMap<String, Argument>) -> Argument {
        Argument::Phrase(Box::new(FilledPhrase {
            phrase: self,
            text: fill(self.english(), &|name| arguments.get(name).map(Argument::text)),
            arguments,
        }))
    }
}

/// Collects arguments by name, one by one: `collect` would also sort them, and is compiled for each `N`.
fn by_name<const N: usize>(arguments: [(&str, Argument); N]) -> BTreeMap<String, Argument> {
    let mut by_name = BTreeMap::new();
    for (name, value) in arguments {
        by_name.insert(name.to_owned(), value);
    }
    by_name
}
