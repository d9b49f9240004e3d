//! Parses template text: finds the variables, and whether each is inside a JSON string.

use std::ops::Range;

use super::{EventVariable, VariableInfo, VariableKind, variables};
use crate::json::{Tape, escaped};
use crate::model::SecretName;

/// A variable of a template, by where its value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variable {
    /// A variable whose value comes from a field of the event.
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
    /// Returns the kind of thing that the variable describes.
    pub fn kind(&self) -> VariableKind {
        self.info().map_or(VariableKind::Unknown, |info| info.kind)
    }

    /// Returns the variable's row in the table of variables; `None` for an unknown name.
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
    /// The byte range of each `${` without a closing `}`: up to the next `${`, the end of the name or of the line, without
    /// trailing whitespace.
    pub unclosed: Vec<Range<usize>>,
}

/// Finds the variables of a template in one pass; everything else is literal text.
pub(super) fn parse(text: &str, secret_name: Option<&SecretName>) -> ParsedTemplate {
    let mut parsed = ParsedTemplate::default();
    let mut quotes = Quotes::default();
    // An unclosed key may contain `${artifact_metadata.` many times, and each of them would be scanned to the same end.
    let mut unclosed_key_end: Option<UnclosedKeyEnd> = None;
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
                let known_length = known_length(unclosed_key_end, quotes, position);
                match parse_braced(remaining, quotes.context(), secret_name, known_length) {
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
                            unclosed_key_end = Some(UnclosedKeyEnd {
                                inside_string: quotes.inside,
                                position: position + length,
                            });
                        }
                        position += OPENING_LENGTH;
                    }
                }
            }
            [b'$', ..] => match parse_without_braces(remaining, secret_name) {
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

/// The position at which the last unclosed metadata key ended.
#[derive(Clone, Copy)]
struct UnclosedKeyEnd {
    /// Whether the key is inside a JSON string.
    inside_string: bool,
    /// The byte offset of the end.
    position: usize,
}

/// Returns whether `text`, which begins with `${`, continues with a metadata key.
fn is_metadata(text: &str) -> bool {
    text.get(OPENING_LENGTH..)
        .is_some_and(|inside| inside.starts_with(METADATA_PREFIX))
}

/// Returns the length from `position` to the end of an unclosed metadata key, if an earlier search found that end.
fn known_length(unclosed_key_end: Option<UnclosedKeyEnd>, quotes: Quotes, position: usize) -> Option<usize> {
    let end = unclosed_key_end?;
    (end.inside_string == quotes.inside)
        .then(|| end.position.checked_sub(position))
        .flatten()
        .filter(|length| *length > 0)
}

/// Returns the length of an unclosed variable: up to the next `${`, which is probably another variable.
fn unclosed_length(unclosed_text: &str) -> usize {
    // `str::find`, with all that it calls, would be 3% of the smallest build.
    let mut pairs = unclosed_text
        .as_bytes()
        .windows(OPENING_LENGTH)
        .skip(OPENING_LENGTH);
    let end = pairs
        .position(|pair| pair == b"${")
        .map_or(unclosed_text.len(), |next| OPENING_LENGTH + next);
    unclosed_text.get(..end).unwrap_or_default().trim_end().len()
}

/// The quotes of JSON strings that have been read.
#[derive(Clone, Copy, Default)]
struct Quotes {
    /// Whether the position is inside a string.
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
/// On error, returns the length of the unclosed variable, `${` included. If `known_length` is that length already, nothing
/// is scanned, so that parsing stays linear.
fn parse_braced(
    text: &str,
    context: Context,
    secret_name: Option<&SecretName>,
    known_length: Option<usize>,
) -> Result<(Variable, usize), usize> {
    if let Some(length) = known_length.filter(|_| is_metadata(text)) {
        return Err(length);
    }
    let inside = text.get(OPENING_LENGTH..).unwrap_or_default();
    let end = name_end(inside, context, is_metadata(text));
    let name = inside.get(..end).unwrap_or_default();
    if inside.as_bytes().get(end) != Some(&b'}') {
        return Err(OPENING_LENGTH + end);
    }
    Ok((resolve(name, context, secret_name), OPENING_LENGTH + end + 1))
}

/// Returns whether a name is `artifact_metadata` without a key.
pub(crate) fn is_metadata_without_key(name: &str) -> bool {
    let name = name.trim();
    name == METADATA_PREFIX || METADATA_PREFIX.strip_suffix('.') == Some(name)
}

/// Escapes a metadata key for use in `${artifact_metadata.KEY}` inside a JSON string (`}` becomes `\u007d`).
pub(crate) fn escape_key(key: &str) -> String {
    escaped(key).map(|piece| piece.replace('}', "\\u007d")).collect()
}

/// The length of `${`.
const OPENING_LENGTH: usize = 2;

const METADATA_PREFIX: &str = "artifact_metadata.";

/// Returns the end of a variable's name: the first `}`, line break, `"` or `$`, or the end of the text. A metadata key may
/// contain `$` and, outside a JSON string, `"`. Inside a JSON string, escape sequences are skipped.
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

/// Returns the variable with this name.
fn resolve(name: &str, context: Context, secret_name: Option<&SecretName>) -> Variable {
    if let Some(variable) = EventVariable::named(name) {
        return Variable::Event(variable);
    }
    if let Some(key) = name.strip_prefix(METADATA_PREFIX).filter(|key| !key.is_empty()) {
        return Variable::Metadata(match context {
            Context::InString => decode_key(key),
            Context::Bare => key.to_owned(),
        });
    }
    resolve_secret(name, secret_name).unwrap_or_else(|| Variable::Unknown(name.to_owned()))
}

/// Decodes the JSON escapes of a key inside a JSON string. A key with an invalid escape or an unpaired surrogate is
/// returned unchanged.
fn decode_key(key: &str) -> String {
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

/// Returns the access token or the webhook's secret, if it has this name.
fn resolve_secret(name: &str, secret_name: Option<&SecretName>) -> Option<Variable> {
    if name == variables::ACCESS_TOKEN.name {
        return Some(Variable::AccessToken);
    }
    (secret_name?.as_str() == name).then_some(Variable::Secret)
}

/// Reads the access token or secret `$NAME` at the start of `text` and its length. The name is the whole word: the secret
/// `TOKEN` does not occur in `$TOKENS`.
fn parse_without_braces(text: &str, secret_name: Option<&SecretName>) -> Option<(Variable, usize)> {
    let name = text.strip_prefix('$')?;
    let length = word_length(name);
    Some((resolve_secret(name.get(..length)?, secret_name)?, 1 + length))
}

/// Returns the length of the word at the start of `text`: ASCII letters, digits and `_`.
pub(crate) fn word_length(text: &str) -> usize {
    text.bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        .count()
}
