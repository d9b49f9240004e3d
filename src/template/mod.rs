//! Payload templates: text with `${variables}` in, payload out.
//!
//! `${NAME}` is a variable: one of [`variables()`], the webhook's access token or secret, or `artifact_metadata.` and a
//! key that reaches up to `}`. `$NAME` counts for the access token and the webhook's secret only. Substitution is one
//! pass: a value is never read again as a template. A value inside a JSON string is escaped, outside of one it becomes
//! JSON of its own, so a template that is JSON stays JSON whatever the values are.
//!
//! ```
//! use hookwright::model::{Event, EventType, Secrets};
//! use hookwright::template::{Template, Undefined, Values};
//!
//! let template = Template::new(r#"{"text": "${event_author} set ${alias} (${artifact_metadata.accuracy})"}"#, None);
//! let event = Event::from_json(EventType::AddArtifactAlias.sample())?;
//!
//! let mut payload = String::new();
//! template.render(&Values::new(&event, None), &Secrets::default(), Undefined::Keep, &mut payload)?;
//! assert_eq!(payload, r#"{"text": "mina set prod (0.931)"}"#);
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

mod cut;
mod event_line;
mod event_text;
mod lines;
#[cfg(feature = "workspace")]
mod offer;
mod output;
mod parse;
#[cfg(feature = "workspace")]
mod pieces;
mod render;
mod skeleton;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod variables;

use std::ops::Range;

pub use cut::Cut;
pub use event_text::EventText;
#[cfg(feature = "workspace")]
pub use offer::{OfferedVariable, offered};
pub use parse::{Context, Use, Variable};
pub(crate) use parse::{is_keyless, written_key};
#[cfg(feature = "workspace")]
pub use pieces::Piece;
pub use render::{PartState, Place, Placed, RenderedPart, Rendering, SecretDisplay, Undefined};
pub use values::Values;
pub use variables::{Known, VariableInfo, VariableKind, variables};

use crate::model::SecretName;

/// A compiled template: parsed once, rendered many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    text: Box<str>,
    secret: Option<SecretName>,
    parsed: parse::Parsed,
}

impl Template {
    /// Compiles a template for a webhook with this secret; any text is one.
    pub fn new(text: &str, secret: Option<&SecretName>) -> Self {
        Self {
            text: text.into(),
            secret: secret.cloned(),
            parsed: parse::parse(text, secret),
        }
    }

    /// The text that it was compiled from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The webhook's secret that it was compiled for.
    pub fn secret(&self) -> Option<&SecretName> {
        self.secret.as_ref()
    }

    /// The variables, in order.
    pub fn uses(&self) -> &[Use] {
        &self.parsed.uses
    }

    /// Each `${` that no `}` closes, up to where its name could reach.
    pub fn unclosed(&self) -> &[Range<usize>] {
        &self.parsed.unclosed
    }

    /// A variable as the template has it, `$` and braces included.
    pub fn source(&self, used: &Use) -> &str {
        self.text.get(used.range.clone()).unwrap_or_default()
    }

    /// The name of a variable as the template has it.
    pub fn name(&self, used: &Use) -> &str {
        let source = self.source(used);
        let braced = source.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        braced.or(source.strip_prefix('$')).unwrap_or(source)
    }

    fn secret_is_called_access_token(&self) -> bool {
        self.secret()
            .is_some_and(|name| name.as_str() == variables::ACCESS_TOKEN.name)
    }
}
