//! Quick fixes, and the table of their titles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::sentence::fill;
use super::span::Span;

/// A quick fix that an editor can apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// The kind of fix; stable between versions.
    pub code: FixCode,
    /// The title in English, with the arguments filled in.
    pub title: String,
    /// The arguments of the title by name, for translation.
    pub arguments: BTreeMap<String, String>,
    /// The edits, in ascending order, not overlapping.
    pub edits: Vec<Edit>,
}

/// One replacement in the checked text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// The span to replace; empty to insert.
    pub span: Span,
    /// The replacement.
    pub text: String,
}

/// An entry of the table: a [`FixCode`] and its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FixInfo {
    /// The code.
    pub code: FixCode,
    /// The title in English, with `{name}` for each argument.
    pub title: &'static str,
}

macro_rules! fixes {
    ($($(#[doc = $doc:literal])+ $name:ident = $wire:literal, $title:literal;)+) => {
        /// The kind of a quick fix; its string form is stable between versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum FixCode {
            $($(#[doc = $doc])+ #[serde(rename = $wire)] $name,)+
        }

        impl FixCode {
            /// The table of all fixes.
            pub const ALL: &[FixInfo] = &[$(FixInfo { code: FixCode::$name, title: $title },)+];

            const fn title(self) -> &'static str {
                match self { $(FixCode::$name => $title,)+ }
            }
        }
    };
}

fixes! {
    /// Replaces a variable.
    WriteVariable = "fix/write-variable", "Write {variable}";
    /// Replaces a filter's operator.
    WriteOperator = "fix/write-operator", "Write {operator}";
    /// Sends a whole metadata value instead of a part of it.
    SendWhole = "fix/send-whole", "Send all of “{key}” instead";
    /// Replaces a name.
    WriteName = "fix/write-name", "Write “{name}”";
    /// Replaces a number.
    WriteNumber = "fix/write-number", "Write {number}";
    /// Puts a variable in quotes.
    Quote = "fix/quote", "Put it in quotes";
    /// Removes a backslash.
    DropBackslash = "fix/drop-backslash", "Remove the backslash";
    /// Replaces an endpoint with the page's sandbox.
    UseSandbox = "fix/use-sandbox", "Use the sandbox";
    /// Replaces http with https.
    UseHttps = "fix/use-https", "Use https";
    /// Writes the host of a URL in ASCII.
    WriteAscii = "fix/write-ascii", "Write the host as {host}";
    /// Adds the scheme to an address that starts with its host.
    AddHttps = "fix/add-https", "Add https:// at the start";
    /// Removes the user name and password from a URL.
    DropCredentials = "fix/drop-credentials", "Remove the user name and password";
    /// Removes an invisible character.
    RemoveInvisible = "fix/remove-invisible", "Remove the invisible character";
    /// Replaces an invisible character with a space.
    WriteSpace = "fix/write-space", "Write a space";
    /// Removes the whitespace around a string.
    Trim = "fix/trim", "Remove the whitespace";
    /// Replaces a string.
    WriteText = "fix/write-text", "Write {text}";
    /// Renames a member of an object.
    RenameMember = "fix/rename-member", "Rename “{from}” to “{to}”";
    /// Adds a member to an object.
    AddMember = "fix/add-member", "Add “{name}”";
    /// Moves the last members of an object into one new member.
    NestMembers = "fix/nest-members", "Nest the last {count} in “{name}”";
    /// Moves a member into another one.
    MoveMember = "fix/move-member", "Move “{name}” into {object}";
    /// Shows a Slack text without markup.
    UsePlainText = "fix/use-plain-text", "Use plain_text";
    /// Turns a message into an Adaptive Card for a Teams workflow.
    UseAdaptiveCard = "fix/use-adaptive-card", "Turn it into an Adaptive Card";
    /// Puts an Adaptive Card into a message for a Teams workflow.
    WrapCard = "fix/wrap-card", "Put the card into “attachments”";
}

impl Fix {
    /// Creates a fix, with the title's arguments filled in.
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
