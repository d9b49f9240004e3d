//! Diagnostics: a stable code, a severity, sentences with arguments, a span in the checked text and quick fixes.
//!
//! Every finding and every error of the crate is a [`Diagnostic`]; an [`Error`] is one that stopped a call. Sentences
//! come from the tables in [`Code`], [`Phrase`] and [`FixCode`], so that every language can translate them by code.

mod argument;
mod code;
mod error;
mod fix;
mod phrase;
mod span;

pub use argument::{Argument, Words};
pub use code::{Code, CodeInfo};
pub use error::Error;
pub use fix::{Edit, Fix, FixCode, FixInfo};
pub use phrase::{Phrase, PhraseInfo};
pub use span::{Locator, Span};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use argument::{by_name, fill};

/// One finding: what was found, what was expected, where, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// Which finding this is; stable between versions.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// How we know the rule behind it.
    pub evidence: Evidence,
    /// What was found and where it leads, in English: the code's sentence with the arguments filled in.
    pub message: String,
    /// What was expected or what to do next, in English; empty where the message says it all.
    pub expected: String,
    /// The arguments of both sentences by name, for messages in other languages. Never a secret's value.
    pub arguments: BTreeMap<String, Argument>,
    /// Where, if it is about a place in a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The obvious repair, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing goes wrong.
    Hint,
    /// It may not do what was meant.
    Warning,
    /// It will not work.
    Error,
}

/// How we know a fact about W&B or about a receiving service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// W&B's public documentation says so.
    Documented,
    /// W&B's Python SDK does so.
    Sdk,
    /// A public standard says so (RFC, WHATWG, the receiving service's own documentation).
    Standard,
    /// Seen in public use, in no documentation.
    Observed,
    /// Nobody documents it: our decision.
    Assumed,
}

/// The first parts of codes and phrases that only modules of the feature `workspace` use.
const WORKSPACE_AREAS: [&str; 15] = [
    "browser/",
    "delivery/",
    "endpoint/",
    "file/",
    "filter/",
    "header/",
    "metric/",
    "name/",
    "regex/",
    "request/",
    "store/",
    "thing/",
    "trigger/",
    "url/",
    "webhook/",
];

/// Returns the sentence of a code or phrase, or an empty string if this build never uses it. Evaluated at compile time, it
/// keeps half of the sentences out of `hookwright/render`.
const fn linked(name: &str, sentence: &'static str) -> &'static str {
    if cfg!(feature = "workspace") || !starts_with_any(name, &WORKSPACE_AREAS) {
        sentence
    } else {
        ""
    }
}

const fn starts_with_any(text: &str, prefixes: &[&str]) -> bool {
    match prefixes {
        [] => false,
        [prefix, others @ ..] => {
            starts_with(text.as_bytes(), prefix.as_bytes()) || starts_with_any(text, others)
        }
    }
}

const fn starts_with(bytes: &[u8], prefix: &[u8]) -> bool {
    match (bytes, prefix) {
        (_, []) => true,
        ([first, bytes @ ..], [expected, prefix @ ..]) => *first == *expected && starts_with(bytes, prefix),
        ([], _) => false,
    }
}

impl Diagnostic {
    /// A finding of this code, its sentences filled in from `arguments`.
    pub fn new<const N: usize>(code: Code, arguments: [(&str, Argument); N]) -> Self {
        Self::filled(code, by_name(arguments))
    }

    /// Apart from [`Diagnostic::new`], which is compiled once for each number of arguments.
    fn filled(code: Code, arguments: BTreeMap<String, Argument>) -> Self {
        let info = code.info();
        let say = |sentence| fill(sentence, &|name| arguments.get(name).map(Argument::text));
        Self {
            code,
            severity: info.severity,
            evidence: info.evidence,
            message: say(info.message),
            expected: say(info.expected),
            arguments,
            span: None,
            fix: None,
        }
    }

    /// The same finding at a place.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Returns the diagnostic with the argument `name` replaced by an ellipsis, in its sentences too.
    fn without_argument(self, name: &str) -> Self {
        let mut arguments = self.arguments;
        if let Some(argument) = arguments.get_mut(name) {
            *argument = "…".into();
        }
        Self {
            span: self.span,
            fix: self.fix,
            ..Self::filled(self.code, arguments)
        }
    }

    /// The same finding with a repair.
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}
