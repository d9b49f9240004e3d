//! The codes of diagnostics, and what the table of codes has for each: severity, evidence and sentences.

mod automation;
mod payload;
mod service;

use serde::{Deserialize, Serialize, Serializer};

use super::sentence::text_if_compiled_in;
use automation::automation_codes;
use payload::payload_codes;
use service::service_codes;

/// An entry of the table: the severity, evidence and sentences of a [`Code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// The severity of its findings.
    pub severity: Severity,
    /// The source of the rule that it reports.
    pub evidence: Evidence,
    /// The sentence that says what is wrong, in English, with `{name}` for each argument.
    pub message: &'static str,
    /// The sentence that says what was expected or what to do, in English, with `{name}` for each argument; may be empty.
    pub expected: &'static str,
}

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing fails.
    Hint,
    /// May not do what the user means.
    Warning,
    /// Will not work.
    Error,
}

/// The source of a fact about W&B or about a receiving service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// W&B's public documentation.
    Documented,
    /// W&B's Python SDK.
    Sdk,
    /// A public standard (an RFC, WHATWG, the receiving service's own documentation).
    Standard,
    /// W&B's documentation of automations that prompt ARIA; that webhooks work in the same way is inferred.
    Inferred,
    /// Public use, without documentation.
    Observed,
    /// No source: a decision of this project.
    Assumed,
}

/// Same output as the derive, without a match arm per variant in every serializer (wasm size).
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Code", *self as u32, self.as_str())
    }
}

macro_rules! codes {
    ([] $($(#[doc = $doc:literal])+ $name:ident = $wire:literal, $severity:ident, $evidence:ident, $message:literal, $expected:literal;)+) => {
        /// The kind of a finding or error; its string form is stable between versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $wire)] $name,)+
        }

        impl Code {
            /// The table of all codes, grouped by the part of Hookwright that reports them.
            pub const ALL: &[CodeInfo] = &[$(CodeInfo {
                code: Code::$name,
                severity: Severity::$severity,
                evidence: Evidence::$evidence,
                message: const { text_if_compiled_in($wire, $message) },
                expected: const { text_if_compiled_in($wire, $expected) },
            },)+];

            /// Returns the string form of the code, which is stable between versions.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $wire,)+ }
            }

            /// Returns the code's entry in the table.
            pub const fn info(self) -> CodeInfo {
                match self { $(Code::$name => CodeInfo {
                    code: self,
                    severity: Severity::$severity,
                    evidence: Evidence::$evidence,
                    message: const { text_if_compiled_in($wire, $message) },
                    expected: const { text_if_compiled_in($wire, $expected) },
                },)+ }
            }
        }
    };
}

payload_codes!([automation_codes service_codes codes]);
