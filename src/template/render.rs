//! Renders a template with values into a payload, with or without the range of each variable.

use std::ops::Range;

use super::output::Output;
use super::values::Value;
use super::{
    AutomationValues, Context, Segment, Template, Values, Variable, VariableKind, VariableUse,
    is_metadata_without_key, variables,
};
use crate::diagnostic::{Code, Error, Locator, Span};
#[cfg(feature = "workspace")]
use crate::model::Webhook;
use crate::model::{SecretValue, Secrets};

/// The default of [`RenderOptions::max_bytes`]: 16 MiB.
pub const DEFAULT_MAX_PAYLOAD_BYTES: usize = 16 * 1024 * 1024;

/// Options of [`Template::render`].
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions<'a> {
    /// The values of the webhook's access token and secret.
    pub secrets: Secrets<'a>,
    /// The treatment of variables without a value.
    pub undefined: Undefined,
    /// Whether the payload contains the values of secrets. Masked unless the payload is to be sent.
    pub secret_display: SecretDisplay,
    /// The name and condition of the automation that the template belongs to, if it is known.
    pub automation: Option<&'a AutomationValues>,
    /// The maximum length of one payload in bytes; rendering stops when the payload exceeds it.
    pub max_bytes: usize,
}

impl Default for RenderOptions<'_> {
    fn default() -> Self {
        Self {
            secrets: Secrets::default(),
            undefined: Undefined::default(),
            secret_display: SecretDisplay::default(),
            automation: None,
            max_bytes: DEFAULT_MAX_PAYLOAD_BYTES,
        }
    }
}

/// The treatment of variables without a value: an unknown name, a metadata key that the version does not have, a
/// secret whose value was not given. (Blank is a value: the empty string.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), serde(rename_all = "lowercase"))]
pub enum Undefined {
    /// The variable stays in the payload as written (assumed: W&B does not document its treatment).
    #[default]
    Keep,
    /// The variable is blank.
    Blank,
    /// Rendering fails.
    Error,
}

impl Undefined {
    /// The treatments by name.
    #[cfg(target_arch = "wasm32")]
    pub(crate) const ALL: [(&str, Self); 3] = [
        ("keep", Self::Keep),
        ("blank", Self::Blank),
        ("error", Self::Error),
    ];
}

/// Whether a payload contains the values of secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SecretDisplay {
    /// Eight bullets replace each value, whatever its length.
    #[default]
    Masked,
    /// The payload contains the values, as it is sent.
    Plain,
}

/// A destination of [`Template::render`]: `String` and `Vec<u8>` are appended to; a [`RecordedPayload`] is overwritten, and
/// left empty on error.
pub trait Sink: sealed::Sink {}

impl Sink for String {}
impl Sink for Vec<u8> {}
impl Sink for RecordedPayload {}

/// A payload with the byte range and state of each variable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordedPayload {
    /// The payload.
    pub text: String,
    /// One replacement for each of the template's variables, in order.
    pub replacements: Vec<Replacement>,
}

/// The range in a payload that one variable produced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Its byte range in the payload, including the quotes that are added outside a JSON string.
    pub output: Range<usize>,
    /// Whether the variable has a value.
    pub state: PartState,
}

/// A payload with the spans of its variables.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Rendering {
    /// The payload.
    pub text: String,
    /// The parts that came from variables, in order.
    pub parts: Vec<RenderedPart>,
}

/// A part of a payload that came from a variable.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RenderedPart {
    /// Its span in the payload, including the quotes that are added outside a JSON string.
    pub output: Span,
    /// The span of the variable in the template.
    pub template: Span,
    /// The variable's name as written in the template, without `$` and braces.
    pub name: String,
    /// The kind of thing that the variable describes.
    pub kind: VariableKind,
    /// Whether the variable has a value.
    pub state: PartState,
}

/// Whether a variable has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum PartState {
    /// The variable has a value that is not empty.
    Filled,
    /// The value is the empty string.
    Blank,
    /// The variable has no value.
    Undefined,
}

/// The ranges of one variable in payload and template, in UTF-16 code units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utf16Replacement {
    /// The range of the value in the payload, including the quotes that are added outside a JSON string.
    pub output: Range<u32>,
    /// The range of the variable in the template.
    pub template: Range<u32>,
    /// The kind of thing that the variable describes.
    pub kind: VariableKind,
}

/// A piece of a payload that is split at the webhook's secrets, so that a script can insert their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayloadSegment<'a> {
    /// Text with all other variables rendered.
    Text(&'a str),
    /// The position of the access token's value.
    AccessToken(Context),
    /// The position of the value of the webhook's secret.
    Secret(Context),
}

impl Template {
    /// Renders the payload for an event's values into `sink`: `String` and `Vec<u8>` are appended to; a
    /// [`RecordedPayload`] is overwritten, and left empty on error.
    ///
    /// # Errors
    /// [`Code::TemplatePayloadTooLong`] if the payload is longer than `options.max_bytes`. With [`Undefined::Error`], the
    /// first variable without a value; an access token or secret whose value is not in `options` counts as one that the
    /// webhook does not have. The sink then has no part of the payload.
    pub fn render(
        &self,
        values: &Values,
        options: &RenderOptions,
        sink: &mut impl Sink,
    ) -> Result<(), Error> {
        sink.render_from(self, values, options)
    }

    /// Appends the payload to `out`, and passes each replacement to `recorder`.
    pub(super) fn write(
        &self,
        values: &Values,
        options: &RenderOptions,
        out: &mut Output,
        recorder: &mut impl Recorder,
    ) -> Result<(), Error> {
        let before = out.len();
        let max_length = before.saturating_add(options.max_bytes);
        let writer = VariableWriter {
            template: self,
            values,
            options,
        };
        let written = self.segments().try_for_each(|segment| {
            match segment {
                Segment::Literal(text) => out.push(text),
                Segment::Variable(occurrence) => {
                    let start = out.len();
                    let state = writer.push(occurrence, out)?;
                    recorder.record(start..out.len(), state);
                }
            }
            match out.len() <= max_length {
                true => Ok(()),
                false => Err(too_long(options.max_bytes)),
            }
        });
        if written.is_err() {
            out.truncate(before);
        }
        written
    }
}

#[cold]
fn too_long(max_bytes: usize) -> Error {
    let limit = ("limit", max_bytes.to_string().into());
    Error::new(Code::TemplatePayloadTooLong, [limit])
}

/// Receives the replacements of a rendering, in order.
pub(super) trait Recorder {
    fn record(&mut self, output: Range<usize>, state: PartState);
}

impl Recorder for () {
    fn record(&mut self, _: Range<usize>, _: PartState) {}
}

impl Recorder for Vec<Replacement> {
    fn record(&mut self, output: Range<usize>, state: PartState) {
        self.push(Replacement { output, state });
    }
}

mod sealed {
    use super::{Error, Output, RecordedPayload, RenderOptions, Template, Values};

    pub trait Sink {
        /// Renders into the sink.
        fn render_from(
            &mut self,
            template: &Template,
            values: &Values,
            options: &RenderOptions,
        ) -> Result<(), Error>;
    }

    impl Sink for Vec<u8> {
        fn render_from(
            &mut self,
            template: &Template,
            values: &Values,
            options: &RenderOptions,
        ) -> Result<(), Error> {
            let mut output = Output::appending_to(std::mem::take(self), expected_length(template));
            let rendered = template.write(values, options, &mut output, &mut ());
            *self = output.finish();
            rendered
        }
    }

    impl Sink for String {
        fn render_from(
            &mut self,
            template: &Template,
            values: &Values,
            options: &RenderOptions,
        ) -> Result<(), Error> {
            let mut bytes = std::mem::take(self).into_bytes();
            let rendered = bytes.render_from(template, values, options);
            // Only strings were appended to a string.
            *self = String::from_utf8(bytes).unwrap_or_default();
            rendered
        }
    }

    /// Overwrites an earlier payload.
    impl Sink for RecordedPayload {
        fn render_from(
            &mut self,
            template: &Template,
            values: &Values,
            options: &RenderOptions,
        ) -> Result<(), Error> {
            *self = Self::default();
            let mut output = Output::with_capacity(expected_length(template));
            let mut replacements = Vec::with_capacity(template.uses().len());
            template.write(values, options, &mut output, &mut replacements)?;
            *self = Self {
                text: output.into_string(),
                replacements,
            };
            Ok(())
        }
    }

    fn expected_length(template: &Template) -> usize {
        2 * template.text().len()
    }
}

impl RecordedPayload {
    /// Locates the variables in the payload and in the template from which it was rendered.
    pub fn into_rendering(self, template: &Template) -> Rendering {
        let mut in_payload = Locator::new(&self.text);
        let mut in_template = Locator::new(template.text());
        let parts = template
            .uses()
            .iter()
            .zip(self.replacements)
            .map(|(occurrence, replacement)| RenderedPart {
                output: in_payload.span(replacement.output),
                template: in_template.span(occurrence.range.clone()),
                name: template.name(occurrence).to_owned(),
                kind: occurrence.variable.kind(),
                state: replacement.state,
            })
            .collect();
        Rendering {
            text: self.text,
            parts,
        }
    }

    /// Returns the ranges of the variables in UTF-16 code units, for editors, which need them at every key press.
    pub fn utf16_replacements(&self, template: &Template) -> Vec<Utf16Replacement> {
        let mut in_payload = Locator::new(&self.text);
        let mut in_template = Locator::new(template.text());
        template
            .uses()
            .iter()
            .zip(&self.replacements)
            .map(|(occurrence, replacement)| Utf16Replacement {
                output: in_payload.utf16_range(replacement.output.clone()),
                template: in_template.utf16_range(occurrence.range.clone()),
                kind: occurrence.variable.kind(),
            })
            .collect()
    }

    /// Splits the payload at the secrets that the webhook has. The payload must have been rendered with
    /// masked secrets.
    #[cfg(feature = "workspace")]
    pub fn split_at_secrets(&self, template: &Template, webhook: &Webhook) -> Vec<PayloadSegment<'_>> {
        let mut segments = Vec::new();
        let mut end = 0;
        for (occurrence, replacement) in template.uses().iter().zip(&self.replacements) {
            let secret = match occurrence.variable {
                Variable::AccessToken if webhook.access_token.is_some() => {
                    PayloadSegment::AccessToken(occurrence.context)
                }
                Variable::Secret if webhook.secret.is_some() => PayloadSegment::Secret(occurrence.context),
                _ => continue,
            };
            let before = self.text.get(end..replacement.output.start).unwrap_or_default();
            segments.extend([PayloadSegment::Text(before), secret]);
            end = replacement.output.end;
        }
        segments.push(PayloadSegment::Text(self.text.get(end..).unwrap_or_default()));
        segments
    }
}

const MASK: &str = "••••••••";

/// Writes the values of a template's variables in one rendering.
struct VariableWriter<'a> {
    template: &'a Template,
    values: &'a Values<'a>,
    options: &'a RenderOptions<'a>,
}

impl VariableWriter<'_> {
    fn push(&self, occurrence: &VariableUse, out: &mut Output) -> Result<PartState, Error> {
        let value = match &occurrence.variable {
            Variable::Event(variable) => {
                let automation = self.options.automation;
                Some(self.values.event_variable(*variable, automation))
            }
            Variable::Metadata(key) => self.values.metadata(key),
            Variable::AccessToken => match self.access_token() {
                Some(value) => return Ok(self.push_secret(value, occurrence.context, out)),
                None => None,
            },
            Variable::Secret => match self.options.secrets.secret {
                Some(value) => return Ok(self.push_secret(value, occurrence.context, out)),
                None => None,
            },
            Variable::Unknown(_) => None,
        };
        let (value, state) = match (value, self.options.undefined) {
            (Some(value), _) if value.is_blank() => (value, PartState::Blank),
            (Some(value), _) => (value, PartState::Filled),
            (None, Undefined::Blank) => (Value::BLANK, PartState::Undefined),
            (None, Undefined::Keep) => {
                out.push(self.template.source(occurrence));
                return Ok(PartState::Undefined);
            }
            (None, Undefined::Error) => return Err(self.undefined_error(occurrence)),
        };
        value.push(occurrence.context, out);
        Ok(state)
    }

    /// Returns the value of `ACCESS_TOKEN`: the access token or, if there is none, a secret with that name.
    fn access_token(&self) -> Option<&SecretValue> {
        let Secrets { access_token, secret } = self.options.secrets;
        let is_secret_named_access_token = self
            .template
            .secret_name()
            .is_some_and(|name| name.as_str() == variables::ACCESS_TOKEN.name);
        access_token.or(secret.filter(|_| is_secret_named_access_token))
    }

    fn push_secret(&self, value: &SecretValue, context: Context, out: &mut Output) -> PartState {
        let shown = match self.options.secret_display {
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

    fn undefined_error(&self, occurrence: &VariableUse) -> Error {
        let name = ("name", self.template.name(occurrence).into());
        let source = ("source", self.template.source(occurrence).into());
        let error = match &occurrence.variable {
            Variable::Metadata(key) => {
                Error::new(Code::TemplateMetadataMissing, [("key", key.as_str().into())])
            }
            Variable::AccessToken => Error::new(Code::TemplateTokenNotGiven, []),
            Variable::Secret => Error::new(Code::TemplateSecretNotGiven, [name]),
            Variable::Unknown(unknown) if unknown.trim().is_empty() => {
                Error::new(Code::TemplateEmptyVariable, [source])
            }
            Variable::Unknown(unknown) if is_metadata_without_key(unknown) => {
                Error::new(Code::TemplateMetadataKeyEmpty, [source])
            }
            Variable::Event(_) | Variable::Unknown(_) => Error::new(Code::TemplateUnknownVariable, [name]),
        };
        error.at(Locator::new(self.template.text()).span(occurrence.range.clone()))
    }
}
