//! Template and values to payload.

use std::ops::Range;

use super::{
    Context, Template, Use, Values, Variable, VariableKind, is_keyless, output::Output, values::Value,
};
use crate::diagnostic::{Code, Error, Locator, Span};
use crate::model::{SecretValue, Secrets};

/// What becomes of a variable without a value: an unknown name, a metadata key that the version lacks, a secret that
/// was not given. (Blank is a value: the empty text.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Undefined {
    /// It stays in the payload as it was typed (assumed: what W&B does is documented nowhere).
    #[default]
    Keep,
    /// It is blank.
    Blank,
    /// Rendering ends with an error.
    Error,
}

/// Whether secret values are in a rendering.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SecretDisplay {
    /// Eight bullets stand for each, whatever its length.
    #[default]
    Masked,
    /// They are.
    Plain,
}

/// A payload with the places of its variables.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Rendering {
    /// The payload.
    pub text: String,
    /// What came from a variable, in order.
    pub parts: Vec<RenderedPart>,
}

/// A payload with no more than the places of its variables, in UTF-16 code units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The payload.
    pub text: String,
    /// The variables' places, in order.
    pub places: Vec<Place>,
}

/// Where one variable stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In the payload, quotes that it brought included.
    pub output: Range<u32>,
    /// In the template.
    pub template: Range<u32>,
    /// What the variable is about.
    pub kind: VariableKind,
}

/// A variable, the bytes of the payload that came from it, and whether it has a value.
type Part<'a> = (&'a Use, Range<usize>, PartState);

/// What one variable became.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RenderedPart {
    /// Where it stands in the payload, quotes that it brought included.
    pub output: Span,
    /// Where the variable stands in the template.
    pub template: Span,
    /// The variable's name as the template has it, without `$` and braces.
    pub name: String,
    /// What it is about.
    pub kind: VariableKind,
    /// Whether it has a value.
    pub state: PartState,
}

/// Whether a variable has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum PartState {
    /// It has one.
    Filled,
    /// Its value is the empty text.
    Blank,
    /// It has none.
    Undefined,
}

const MASK: &str = "••••••••";

impl Template {
    /// Appends the payload to `out`.
    ///
    /// # Errors
    /// With [`Undefined::Error`], the first variable without a value; `out` is then as it was.
    pub fn render(
        &self,
        values: &Values,
        secrets: &Secrets,
        undefined: Undefined,
        out: &mut String,
    ) -> Result<(), Error> {
        let mut rendered = Output::with_capacity(2 * self.text().len());
        self.render_into(values, secrets, undefined, &mut rendered)?;
        out.push_str(&rendered.finish_text());
        Ok(())
    }

    /// Appends the payload to `out` as UTF-8, in its own allocation: a buffer that is cleared and used again soon has
    /// room for every payload.
    ///
    /// # Errors
    /// With [`Undefined::Error`], the first variable without a value; `out` is then as it was.
    pub fn render_bytes(
        &self,
        values: &Values,
        secrets: &Secrets,
        undefined: Undefined,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let mut output = Output::behind(std::mem::take(out), 2 * self.text().len());
        let rendered = self.render_into(values, secrets, undefined, &mut output);
        *out = output.finish();
        rendered
    }

    /// The same.
    pub(super) fn render_into(
        &self,
        values: &Values,
        secrets: &Secrets,
        undefined: Undefined,
        out: &mut Output,
    ) -> Result<(), Error> {
        let before = out.len();
        let source = Source {
            template: self,
            values,
            secrets,
            undefined,
            reveal: SecretDisplay::Plain,
        };
        let mut at = 0;
        for used in self.uses() {
            out.push(self.text().get(at..used.range.start).unwrap_or_default());
            if let Err(error) = source.push(used, out) {
                out.truncate(before);
                return Err(error);
            }
            at = used.range.end;
        }
        out.push(self.text().get(at..).unwrap_or_default());
        Ok(())
    }

    /// Renders, and says which part of the payload came from which variable.
    ///
    /// # Errors
    /// With [`Undefined::Error`], the first variable without a value.
    pub fn render_spans(
        &self,
        values: &Values,
        secrets: &Secrets,
        undefined: Undefined,
        reveal: SecretDisplay,
    ) -> Result<Rendering, Error> {
        let (text, parts) = self.render_parts(values, secrets, undefined, reveal)?;
        let (mut output, mut template) = (Locator::new(&text), Locator::new(self.text()));
        let parts = parts.into_iter().map(|(used, range, state)| RenderedPart {
            output: output.span(range),
            template: template.span(used.range.clone()),
            name: self.name(used).to_owned(),
            kind: used.variable.kind(),
            state,
        });
        let parts = parts.collect();
        Ok(Rendering { text, parts })
    }

    /// The same with no more than the places, for editors that ask at every key.
    ///
    /// # Errors
    /// With [`Undefined::Error`], the first variable without a value.
    pub fn render_places(
        &self,
        values: &Values,
        secrets: &Secrets,
        undefined: Undefined,
        reveal: SecretDisplay,
    ) -> Result<Placed, Error> {
        let (text, parts) = self.render_parts(values, secrets, undefined, reveal)?;
        let (mut output, mut template) = (Locator::new(&text), Locator::new(self.text()));
        let places = parts.into_iter().map(|(used, range, _)| Place {
            output: output.units(range),
            template: template.units(used.range.clone()),
            kind: used.variable.kind(),
        });
        let places = places.collect();
        Ok(Placed { text, places })
    }

    fn render_parts(
        &self,
        values: &Values,
        secrets: &Secrets,
        undefined: Undefined,
        reveal: SecretDisplay,
    ) -> Result<(String, Vec<Part<'_>>), Error> {
        let source = Source {
            template: self,
            values,
            secrets,
            undefined,
            reveal,
        };
        let mut text = Output::with_capacity(2 * self.text().len());
        let mut parts = Vec::with_capacity(self.uses().len());
        let mut at = 0;
        for used in self.uses() {
            text.push(self.text().get(at..used.range.start).unwrap_or_default());
            let start = text.len();
            let state = source.push(used, &mut text)?;
            parts.push((used, start..text.len(), state));
            at = used.range.end;
        }
        text.push(self.text().get(at..).unwrap_or_default());
        Ok((text.finish_text(), parts))
    }

    /// Appends one variable that is no secret; without a value it stays as it was typed.
    pub(super) fn render_use(&self, used: &Use, values: &Values, out: &mut Output) {
        let source = Source {
            template: self,
            values,
            secrets: &Secrets::default(),
            undefined: Undefined::Keep,
            reveal: SecretDisplay::Masked,
        };
        // Keeping what is undefined leaves no error to report.
        let _ = source.push(used, out);
    }
}

/// Where the values of one rendering come from.
struct Source<'a> {
    template: &'a Template,
    values: &'a Values<'a>,
    secrets: &'a Secrets<'a>,
    undefined: Undefined,
    reveal: SecretDisplay,
}

impl Source<'_> {
    fn push(&self, used: &Use, out: &mut Output) -> Result<PartState, Error> {
        let value = match &used.variable {
            Variable::Known(known) => Some(self.values.known(*known)),
            Variable::Metadata(key) => self.values.metadata(key),
            Variable::AccessToken => match self.access_token() {
                Some(value) => return Ok(self.push_secret(value, used.context, out)),
                None => None,
            },
            Variable::Secret => match self.secrets.secret {
                Some(value) => return Ok(self.push_secret(value, used.context, out)),
                None => None,
            },
            Variable::Unknown(_) => None,
        };
        let (value, state) = match (value, self.undefined) {
            (Some(value), _) if value.is_blank() => (value, PartState::Blank),
            (Some(value), _) => (value, PartState::Filled),
            (None, Undefined::Blank) => (Value::BLANK, PartState::Undefined),
            (None, Undefined::Keep) => {
                out.push(self.template.source(used));
                return Ok(PartState::Undefined);
            }
            (None, Undefined::Error) => return Err(self.undefined_error(used)),
        };
        value.push(used.context, out);
        Ok(state)
    }

    /// A secret that is itself called `ACCESS_TOKEN` gives way to the token, and stands in where there is none.
    fn access_token(&self) -> Option<&SecretValue> {
        let by_name = || {
            self.secrets
                .secret
                .filter(|_| self.template.secret_is_called_access_token())
        };
        self.secrets.access_token.or_else(by_name)
    }

    fn push_secret(&self, value: &SecretValue, context: Context, out: &mut Output) -> PartState {
        let shown = match self.reveal {
            SecretDisplay::Masked => MASK,
            SecretDisplay::Plain => value.expose(),
        };
        match context {
            Context::InString => out.push_escaped(shown),
            Context::Bare => {
                out.push("\"");
                out.push_escaped(shown);
                out.push("\"");
            }
        }
        PartState::Filled
    }

    fn undefined_error(&self, used: &Use) -> Error {
        let name = ("name", self.template.name(used).into());
        let error = match &used.variable {
            Variable::Metadata(key) => {
                Error::new(Code::TemplateMetadataMissing, [("key", key.as_str().into())])
            }
            Variable::AccessToken => Error::new(Code::TemplateTokenNotGiven, []),
            Variable::Secret => Error::new(Code::TemplateSecretNotGiven, [name]),
            Variable::Unknown(unknown) if unknown.trim().is_empty() => Error::new(
                Code::TemplateEmpty,
                [("source", self.template.source(used).into())],
            ),
            Variable::Unknown(unknown) if is_keyless(unknown) => Error::new(
                Code::TemplateMetadataKey,
                [("source", self.template.source(used).into())],
            ),
            Variable::Known(_) | Variable::Unknown(_) => Error::new(Code::TemplateUnknown, [name]),
        };
        error.at(Locator::new(self.template.text()).span(used.range.clone()))
    }
}
