//! Parses template text: finds the variables, and whether each is inside a JSON string.

use std::ops::Range;

use super::{EventVariable, VariableInfo, VariableKind, variables};
use crate::json::{Tape, escaped};
use crate::model::SecretName;

/// A variable of a template, by its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variable {
    /// A variable of the table that an event fills or leaves blank.
    Event(EventVariable),
    /// A top-level key of the version's metadata.
    Metadata(String),
    /// The webhook's access token.
    AccessToken,
    /// The webhook's secret.
    Secret,
    /// A name that is not a variable; empty for `${}`.
    Unknown(String),
}

/// Whether a variable is inside a JSON string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Between quotes: the value is escaped.
    InString,
    /// Outside quotes: the value becomes a JSON literal.
    Bare,
}

/// One occurrence of a variable in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableUse {
    /// The variable.
    pub variable: Variable,
    /// Its byte range in the template, including `$` and braces.
    pub range: Range<usize>,
    /// Whether it is inside a JSON string.
    pub context: Context,
}

impl Variable {
    /// The subject of the variable.
    pub fn kind(&self) -> VariableKind {
        self.info().map_or(VariableKind::Unknown, |info| info.kind)
    }

    /// The variable's row in the table of variables; none for an unknown name.
    pub fn info(&self) -> Option<VariableInfo> {
        match self {
            Self::Event(variable) => Some(variable.info()),
            Self::Metadata(_) => Some(variables::METADATA),
            Self::AccessToken => Some(variables::ACCESS_TOKEN),
            Self::Secret => Some(variables::SECRET),
            Self::Unknown(_) => None,
        }
    }
}

/// The result of [`parse`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParsedTemplate {
    /// The variables, in order.
    pub uses: Vec<VariableUse>,
    /// The byte range of each `${` without a closing `}`, up to the end of what could be its name.
    pub unclosed: Vec<Range<usize>>,
}

/// Finds the variables of a template in one pass; everything else is literal text.
pub(super) fn parse(text: &str, secret: Option<&SecretName>) -> ParsedTemplate {
    let mut parsed = ParsedTemplate::default();
    let mut quotes = Quotes::default();
    // The end of an unclosed metadata key: further keys that begin before it are unclosed up to the same end.
    let mut unclosed_key_end = None;
    let mut position = 0;
    while let Some(remaining) = text.get(position..).filter(|remaining| !remaining.is_empty()) {
        let Some(skipped) = remaining
            .bytes()
            .position(|byte| matches!(byte, b'"' | b'\\' | b'$'))
        else {
            break;
        };
        position += skipped;
        let remaining = remaining.get(skipped..).unwrap_or_default();
        match remaining.as_bytes() {
            [b'$', b'{', ..] => {
                let known_end = known_end(unclosed_key_end, quotes, position);
                match braced(remaining, quotes.context(), secret, known_end) {
                    Ok((variable, length)) => {
                        parsed.uses.push(VariableUse {
                            variable,
                            range: position..position + length,
                            context: quotes.context(),
                        });
                        position += length;
                    }
                    Err(length) => {
                        let unclosed_text = remaining.get(..length).unwrap_or_default();
                        parsed
                            .unclosed
                            .push(position..position + unclosed_length(unclosed_text));
                        if is_metadata(remaining) {
                            unclosed_key_end = Some((quotes.inside, position + length));
                        }
                        position += OPENING_LENGTH;
                    }
                }
            }
            [b'$', ..] => match secret_without_braces(remaining, secret) {
                Some((variable, length)) => {
                    parsed.uses.push(VariableUse {
                        variable,
                        range: position..position + length,
                        context: quotes.context(),
                    });
                    position += length;
                }
                None => position += 1,
            },
            [b'\\', next, ..] if quotes.inside && matches!(next, b'"' | b'\\') => position += 2,
            [b'"', ..] => {
                quotes.inside = !quotes.inside;
                position += 1;
            }
            _ => position += 1,
        }
    }
    parsed
}

/// Whether `text`, which begins with `${`, asks for a metadata key.
fn is_metadata(text: &str) -> bool {
    text.get(OPENING_LENGTH..)
        .is_some_and(|inside| inside.starts_with(METADATA_PREFIX))
}

/// The length from `position` to the end of an unclosed metadata key, if an earlier search found that end.
fn known_end(unclosed_key_end: Option<(bool, usize)>, quotes: Quotes, position: usize) -> Option<usize> {
    let (inside, end) = unclosed_key_end?;
    (inside == quotes.inside)
        .then(|| end.checked_sub(position))
        .flatten()
        .filter(|length| *length > 0)
}

/// The length of an unclosed variable: up to the next `${`, which is probably a variable of its own.
fn unclosed_length(unclosed_text: &str) -> usize {
    let next = unclosed_text
        .get(OPENING_LENGTH..)
        .and_then(|inside| inside.find("${"));
    let unclosed_text = unclosed_text
        .get(..next.map_or(unclosed_text.len(), |next| OPENING_LENGTH + next))
        .unwrap_or_default();
    unclosed_text.trim_end().len()
}

#[derive(Clone, Copy, Default)]
struct Quotes {
    inside: bool,
}

impl Quotes {
    fn context(self) -> Context {
        if self.inside {
            Context::InString
        } else {
            Context::Bare
        }
    }
}

/// Reads the variable `${…}` at the start of `text` and its length.
///
/// The error is the length of a name without a closing `}`: `known_end` if it is known, to keep parsing linear.
fn braced(
    text: &str,
    context: Context,
    secret: Option<&SecretName>,
    known_end: Option<usize>,
) -> Result<(Variable, usize), usize> {
    if let Some(length) = known_end.filter(|_| is_metadata(text)) {
        return Err(length);
    }
    let inside = text.get(OPENING_LENGTH..).unwrap_or_default();
    let end = name_end(inside, context, is_metadata(text));
    let name = inside.get(..end).unwrap_or_default();
    if inside.as_bytes().get(end) != Some(&b'}') {
        return Err(OPENING_LENGTH + end);
    }
    Ok((variable(name, context, secret), OPENING_LENGTH + end + 1))
}

/// Whether a name is `artifact_metadata` without a key.
pub(crate) fn is_metadata_without_key(name: &str) -> bool {
    let key = name.trim().strip_prefix("artifact_metadata");
    key.is_some_and(|key| matches!(key, "" | "."))
}

/// Writes a metadata key as a template has it in a JSON string: escapes what would end the string or the variable.
pub(crate) fn written_key(key: &str) -> String {
    escaped(key).map(|piece| piece.replace('}', "\\u007d")).collect()
}

/// The length of `${`.
const OPENING_LENGTH: usize = 2;

const METADATA_PREFIX: &str = "artifact_metadata.";

/// Finds the end of a variable's name: its `}`, the end of the line or of the JSON string, or, unless it is a metadata
/// key, the next `$`.
fn name_end(inside: &str, context: Context, is_metadata: bool) -> usize {
    let mut bytes = inside.bytes().enumerate();
    while let Some((index, byte)) = bytes.next() {
        match byte {
            b'}' | b'\n' | b'\r' => return index,
            b'"' if context == Context::InString || !is_metadata => return index,
            b'\\' if context == Context::InString => {
                let next = inside.as_bytes().get(index + 1);
                if !matches!(next, Some(b'}' | b'\n' | b'\r')) {
                    bytes.next();
                }
            }
            b'$' if !is_metadata => return index,
            _ => {}
        }
    }
    inside.len()
}

fn variable(name: &str, context: Context, secret: Option<&SecretName>) -> Variable {
    if let Some(variable) = EventVariable::named(name) {
        return Variable::Event(variable);
    }
    if let Some(key) = name.strip_prefix(METADATA_PREFIX).filter(|key| !key.is_empty()) {
        return Variable::Metadata(match context {
            Context::InString => decoded_key(key),
            Context::Bare => key.to_owned(),
        });
    }
    secret_variable(name, secret).unwrap_or_else(|| Variable::Unknown(name.to_owned()))
}

/// Decodes the JSON escapes of a key inside a JSON string. A key with other escapes stays as written.
fn decoded_key(key: &str) -> String {
    if !key.contains('\\') {
        return key.to_owned();
    }
    let quoted = format!("\"{key}\"");
    let decoded = Tape::read(&quoted).ok().and_then(|tape| {
        let string = tape.root().string()?;
        Some(string.into_owned())
    });
    decoded.unwrap_or_else(|| key.to_owned())
}

fn secret_variable(name: &str, secret: Option<&SecretName>) -> Option<Variable> {
    if name == variables::ACCESS_TOKEN.name {
        return Some(Variable::AccessToken);
    }
    (secret?.as_str() == name).then_some(Variable::Secret)
}

/// Reads the access token or secret `$NAME` at the start of `text` and its length. The longest word is the name.
fn secret_without_braces(text: &str, secret: Option<&SecretName>) -> Option<(Variable, usize)> {
    let name = text.strip_prefix('$')?;
    let length = word_length(name);
    Some((secret_variable(name.get(..length)?, secret)?, 1 + length))
}

/// The length of the word at the start of `text`: ASCII letters, digits and `_`.
pub(crate) fn word_length(text: &str) -> usize {
    text.bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        .count()
}
