//! Repairs, by what they do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Span, argument::fill};

/// A repair that an editor can apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// Which repair it is; stable between versions.
    pub code: FixCode,
    /// What applying it does, in English: the code's title with the arguments filled in.
    pub title: String,
    /// The arguments of the title by name, for titles in other languages.
    pub arguments: BTreeMap<String, String>,
    /// The edits, in ascending order, not overlapping.
    pub edits: Vec<Edit>,
}

/// One replacement in the text that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// What a [`FixCode`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FixInfo {
    /// The code itself.
    pub code: FixCode,
    /// What applying it does, in English, with `{name}` where an argument goes.
    pub title: &'static str,
}

macro_rules! fixes {
    ($($(#[doc = $doc:literal])+ $name:ident = $wire:literal, $title:literal;)+) => {
        /// Which repair; its text form is stable between versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum FixCode {
            $($(#[doc = $doc])+ #[serde(rename = $wire)] $name,)+
        }

        impl FixCode {
            /// Every repair.
            pub const ALL: &[FixInfo] = &[$(FixInfo { code: FixCode::$name, title: $title },)+];

            const fn title(self) -> &'static str {
                match self { $(FixCode::$name => $title,)+ }
            }
        }
    };
}

fixes! {
    /// Writes a variable in place of what stands there.
    WriteVariable = "fix/write-variable", "Write {variable}";
    /// Writes a filter's operator in place of what stands there.
    WriteOperator = "fix/write-operator", "Write {operator}";
    /// Sends a whole metadata value where a part of it was asked for.
    SendWhole = "fix/send-whole", "Send all of “{key}” instead";
    /// Puts a variable into a JSON string.
    Quote = "fix/quote", "Put it between quotes";
    /// Takes out a backslash.
    DropBackslash = "fix/drop-backslash", "Take the backslash out";
    /// Replaces http by https.
    UseHttps = "fix/use-https", "Use https";
    /// Writes an address's host in ASCII.
    WriteAscii = "fix/write-ascii", "Write the host as {host}";
    /// Completes an address that begins with its host.
    AddHttps = "fix/add-https", "Put https:// before it";
    /// Takes user name and password out of an address.
    DropCredentials = "fix/drop-credentials", "Take them out";
}

impl Fix {
    /// A repair of this code, its title filled in from `arguments`.
    pub fn new<const N: usize>(code: FixCode, arguments: [(&str, String); N], edits: Vec<Edit>) -> Self {
        let arguments = BTreeMap::from(arguments.map(|(name, value)| (name.to_owned(), value)));
        Self {
            code,
            title: fill(code.title(), &|name| arguments.get(name).map(String::as_str)),
            arguments,
            edits,
        }
    }
}
