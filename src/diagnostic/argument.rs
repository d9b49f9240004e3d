//! What fills a sentence's `{name}`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Phrase};

/// An argument of a sentence. Never a secret's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Argument {
    /// The same in every language: a name, a number, a piece of what was checked.
    Text(String),
    /// Words of ours.
    Words(Box<Words>),
    /// Another finding, said as part of this one: its message without the full stop.
    Finding(Box<Diagnostic>),
}

/// A [`Phrase`] with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// Which phrase.
    pub phrase: Phrase,
    /// Its arguments by name.
    pub arguments: BTreeMap<String, Argument>,
    /// All of it in English.
    pub text: String,
}

impl Argument {
    /// What fills the place, in English.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Words(words) => &words.text,
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

/// Arguments by their names. A loop, which is compiled once for each number of them, since collecting would sort first.
pub(super) fn by_name<const N: usize>(arguments: [(&str, Argument); N]) -> BTreeMap<String, Argument> {
    let mut by_name = BTreeMap::new();
    for (name, value) in arguments {
        by_name.insert(name.to_owned(), value);
    }
    by_name
}

/// Replaces `{name}` by the argument of that name, in one pass; what is no argument stays.
pub(super) fn fill<'a>(sentence: &str, argument: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after
            .split_once('}')
            .and_then(|(name, tail)| Some((argument(name)?, tail)))
        {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
