//! Payload templates: text with `${variables}` in, payload out.
//!
//! `${NAME}` is a variable: one of [`variables()`], the webhook's access token or secret, or `artifact_metadata.` and a
//! key that extends up to `}`. `$NAME` is a variable only for the access token and the webhook's secret. Substitution
//! is a single pass: a value is never parsed as a template again. A value inside a JSON string is escaped; outside a
//! string it becomes a JSON literal, so a template that is JSON stays JSON whatever the values are.
//!
//! ```
//! use hookwright::model::{Event, EventType};
//! use hookwright::template::{RenderOptions, Template, Values};
//!
//! let template = Template::new(r#"{"text": "${event_author} set ${alias} (${artifact_metadata.accuracy})"}"#, None);
//! let event = Event::from_json(EventType::AddArtifactAlias.sample())?;
//!
//! let mut payload = String::new();
//! template.render(&Values::new(&event, None), &RenderOptions::default(), &mut payload)?;
//! assert_eq!(payload, r#"{"text": "mina set prod (0.931)"}"#);
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

mod automation;
mod event_text;
mod json;
mod lines;
#[cfg(feature = "workspace")]
mod offered;
mod output;
mod parse;
mod render;
#[cfg(test)]
mod tests;
mod values;
mod variables;

use std::ops::Range;

pub use automation::AutomationValues;
pub use event_text::EventText;
#[cfg(feature = "workspace")]
pub(crate) use json::SamplePayload;
#[cfg(feature = "workspace")]
pub use offered::{OfferedVariable, offered_variables};
pub use parse::{Context, Variable, VariableUse};
pub(crate) use parse::{escape_key, is_metadata_without_key, word_length};
pub use render::{
    DEFAULT_MAX_PAYLOAD_BYTES, PartState, PayloadSegment, RecordedPayload, RenderOptions, RenderedPart,
    Rendering, Replacement, SecretDisplay, Sink, Undefined, Utf16Replacement,
};
pub use values::Values;
pub use variables::{EventVariable, VariableInfo, VariableKind, variables};

use crate::model::SecretName;

/// A compiled template: parsed once, rendered any number of times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    text: Box<str>,
    secret_name: Option<SecretName>,
    parsed: parse::ParsedTemplate,
}

/// A piece of a template. Concatenated, all segments are the template's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Text between variables, the same in every payload; never empty.
    Literal(&'a str),
    /// A variable.
    Variable(&'a VariableUse),
}

impl Template {
    /// Compiles a template for a webhook whose secret has this name. Every string is a valid template.
    pub fn new(text: &str, secret_name: Option<&SecretName>) -> Self {
        Self {
            text: text.into(),
            secret_name: secret_name.cloned(),
            parsed: parse::parse(text, secret_name),
        }
    }

    /// Returns the text from which the template was compiled.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the secret's name that was passed to [`Template::new`].
    pub fn secret_name(&self) -> Option<&SecretName> {
        self.secret_name.as_ref()
    }

    /// Returns the template's variables, in order.
    pub fn uses(&self) -> &[VariableUse] {
        &self.parsed.uses
    }

    /// Returns the template's text and variables, in order.
    pub fn segments(&self) -> impl Iterator<Item = Segment<'_>> {
        let mut uses = self.uses();
        let mut position = 0;
        std::iter::from_fn(move || {
            let start = position;
            position = match uses.split_first() {
                Some((occurrence, following)) if occurrence.range.start == start => {
                    uses = following;
                    position = occurrence.range.end;
                    return Some(Segment::Variable(occurrence));
                }
                Some((occurrence, _)) => occurrence.range.start,
                None if start == self.text.len() => return None,
                None => self.text.len(),
            };
            self.text.get(start..position).map(Segment::Literal)
        })
    }

    /// Returns the byte range of each `${` without a closing `}`: up to the next `${`, the end of the name or of the line,
    /// without trailing whitespace.
    pub fn unclosed(&self) -> &[Range<usize>] {
        &self.parsed.unclosed
    }

    /// Returns a variable as written in the template, including `$` and braces.
    pub fn source(&self, occurrence: &VariableUse) -> &str {
        self.text.get(occurrence.range.clone()).unwrap_or_default()
    }

    /// Returns a variable's name as written in the template, without `$` and braces.
    pub fn name(&self, occurrence: &VariableUse) -> &str {
        let source = self.source(occurrence);
        let in_braces = source.strip_prefix("${").and_then(|name| name.strip_suffix('}'));
        in_braces.or(source.strip_prefix('$')).unwrap_or(source)
    }
}
