//! Template text to variables: what is one, where, and whether it stands inside a JSON string.

use std::ops::Range;

use super::{Known, VariableInfo, VariableKind, variables};
use crate::json::escaped;
use crate::model::SecretName;

/// What a template asks for at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variable {
    /// A variable that every event has a value for, though it may be blank.
    Known(Known),
    /// A top-level key of the version's metadata.
    Metadata(String),
    /// The webhook's access token.
    AccessToken,
    /// The webhook's secret.
    Secret,
    /// A name that is no variable; empty for `${}`.
    Unknown(String),
}

/// Whether a variable stands inside a JSON string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Between quotes: its value is escaped.
    InString,
    /// Not between quotes: its value becomes a JSON literal.
    Bare,
}

/// One variable at one place of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// What is asked for.
    pub variable: Variable,
    /// The bytes of the template that stand for it, `$` and braces included.
    pub range: Range<usize>,
    /// Whether it stands inside a JSON string.
    pub context: Context,
}

impl Variable {
    /// What the variable is about.
    pub fn kind(&self) -> VariableKind {
        self.info().map_or(VariableKind::Unknown, |info| info.kind)
    }

    /// The variable's row in the table, if it is one.
    pub fn info(&self) -> Option<VariableInfo> {
        match self {
            Self::Known(known) => Some(known.info()),
            Self::Metadata(_) => Some(variables::METADATA),
            Self::AccessToken => Some(variables::ACCESS_TOKEN),
            Self::Secret => Some(variables::SECRET),
            Self::Unknown(_) => None,
        }
    }
}

/// What [`parse`] finds in a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parsed {
    /// The variables, in order.
    pub uses: Vec<Use>,
    /// Each `${` without its `}`: up to where the name could reach.
    pub unclosed: Vec<Range<usize>>,
}

/// Finds the variables in one pass; everything else is text.
pub(super) fn parse(text: &str, secret: Option<&SecretName>) -> Parsed {
    let mut parsed = Parsed::default();
    let mut quotes = Quotes::default();
    // Where a metadata key was looked for in vain; further keys before it end there too.
    let mut dead_end = None;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(step) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | b'$')) else {
            break;
        };
        at += step;
        let rest = rest.get(step..).unwrap_or_default();
        match rest.as_bytes() {
            [b'$', b'{', ..] => match braced(rest, quotes.context(), secret, known_end(dead_end, quotes, at))
            {
                Ok((variable, length)) => {
                    parsed.uses.push(Use {
                        variable,
                        range: at..at + length,
                        context: quotes.context(),
                    });
                    at += length;
                }
                Err(length) => {
                    let reach = rest.get(..length).unwrap_or_default();
                    parsed.unclosed.push(at..at + unclosed_length(reach));
                    if is_metadata(rest) {
                        dead_end = Some((quotes.inside, at + length));
                    }
                    at += OPENING;
                }
            },
            [b'$', ..] => match word(rest, secret) {
                Some((variable, length)) => {
                    parsed.uses.push(Use {
                        variable,
                        range: at..at + length,
                        context: quotes.context(),
                    });
                    at += length;
                }
                None => at += 1,
            },
            [b'\\', next, ..] if quotes.inside && matches!(next, b'"' | b'\\') => at += 2,
            [b'"', ..] => {
                quotes.inside = !quotes.inside;
                at += 1;
            }
            _ => at += 1,
        }
    }
    parsed
}

fn is_metadata(rest: &str) -> bool {
    rest.get(OPENING..)
        .is_some_and(|inside| inside.starts_with(METADATA_PREFIX))
}

/// How far it is from here to where a key ends in vain, where that was found out from further back.
fn known_end(dead_end: Option<(bool, usize)>, quotes: Quotes, at: usize) -> Option<usize> {
    let (inside, end) = dead_end?;
    (inside == quotes.inside)
        .then(|| end.checked_sub(at))
        .flatten()
        .filter(|length| *length > 0)
}

/// How far a `${` without its `}` goes: a name holds no other one, as far as anybody meant it.
fn unclosed_length(reach: &str) -> usize {
    let next = reach.get(OPENING..).and_then(|inside| inside.find("${"));
    let reach = reach
        .get(..next.map_or(reach.len(), |next| OPENING + next))
        .unwrap_or_default();
    reach.trim_end().len()
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

/// The variable that `rest` starts with (`${…}`) and its length, or how far a name without its `}` reaches, which
/// `known_end` says where it is known.
fn braced(
    rest: &str,
    context: Context,
    secret: Option<&SecretName>,
    known_end: Option<usize>,
) -> Result<(Variable, usize), usize> {
    if let Some(length) = known_end.filter(|_| is_metadata(rest)) {
        return Err(length);
    }
    let inside = rest.get(OPENING..).unwrap_or_default();
    let end = inside_end(inside, context, is_metadata(rest));
    let name = inside.get(..end).unwrap_or_default();
    if inside.as_bytes().get(end) != Some(&b'}') {
        return Err(OPENING + end);
    }
    Ok((variable(name, context, secret), OPENING + end + 1))
}

/// Whether a name asks for metadata and says no key.
pub(crate) fn is_keyless(name: &str) -> bool {
    let key = name.trim().strip_prefix("artifact_metadata");
    key.is_some_and(|key| matches!(key, "" | "."))
}

/// A metadata key as a template writes it in a JSON string: what would end the string or the variable is escaped.
pub(crate) fn written_key(key: &str) -> String {
    escaped(key).map(|piece| piece.replace('}', "\\u007d")).collect()
}

/// The length of `${`.
const OPENING: usize = 2;

pub(super) const METADATA_PREFIX: &str = "artifact_metadata.";

/// Where a name ends: at its `}`, or where it can't go on: at the end of the line or of the JSON string, and, unless
/// it is a metadata key, at the next variable.
fn inside_end(inside: &str, context: Context, is_metadata: bool) -> usize {
    let mut bytes = inside.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'}' | b'\n' | b'\r' => return at,
            b'"' if context == Context::InString || !is_metadata => return at,
            b'\\' if context == Context::InString => {
                let next = inside.as_bytes().get(at + 1);
                if !matches!(next, Some(b'}' | b'\n' | b'\r')) {
                    bytes.next();
                }
            }
            b'$' if !is_metadata => return at,
            _ => {}
        }
    }
    inside.len()
}

fn variable(name: &str, context: Context, secret: Option<&SecretName>) -> Variable {
    if let Some(known) = Known::named(name) {
        return Variable::Known(known);
    }
    if let Some(key) = name.strip_prefix(METADATA_PREFIX).filter(|key| !key.is_empty()) {
        return Variable::Metadata(match context {
            Context::InString => unescaped(key),
            Context::Bare => key.to_owned(),
        });
    }
    secret_variable(name, secret).unwrap_or_else(|| Variable::Unknown(name.to_owned()))
}

/// A key as it reads once the JSON string around it is read; as it stands where its escapes are none of JSON's.
fn unescaped(key: &str) -> String {
    if !key.contains('\\') {
        return key.to_owned();
    }
    serde_json::from_str(&format!("\"{key}\"")).unwrap_or_else(|_| key.to_owned())
}

fn secret_variable(name: &str, secret: Option<&SecretName>) -> Option<Variable> {
    if name == variables::ACCESS_TOKEN.name {
        return Some(Variable::AccessToken);
    }
    (secret?.as_str() == name).then_some(Variable::Secret)
}

/// The access token or the secret that `rest` starts with (`$NAME`, the longest word counts), and its length.
fn word(rest: &str, secret: Option<&SecretName>) -> Option<(Variable, usize)> {
    let name = rest.strip_prefix('$')?;
    let length = name
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        .count();
    Some((secret_variable(name.get(..length)?, secret)?, 1 + length))
}
