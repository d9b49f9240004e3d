//! The JSON values of a template: their ranges in the template, and the lengths that they can have.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::{AddAssign, Range};

use super::context::TemplateContext;
use crate::diagnostic::Phrase;
use crate::json::{Json, Kind, unescaped};
use crate::model::EventType;
use crate::template::{
    Context, RecordedPayload, RenderOptions, SamplePayload, Template, Values, Variable, VariableUse,
};

/// The length that a value without a known limit is assumed to reach.
const LONG_TEXT: usize = 1000;
/// The longest name of an artifact or project that W&B's SDK allows; assumed for all other names.
const LONG_NAME: usize = 128;
/// The longest reference to a version: `wandb-artifact://_id/` and the id in base64.
const LONG_REFERENCE: usize = 64;

/// A template that is JSON, with its payload for the event, if one is known.
pub(super) struct Payload<'a> {
    sample: &'a SamplePayload<'a>,
    context: &'a TemplateContext<'a>,
    /// The payload for the event, rendered when a check first needs it.
    rendered: OnceCell<Option<RecordedPayload>>,
}

/// The number of characters that a string has, or of bytes that a payload has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Length {
    /// Without the values of variables.
    pub fixed: usize,
    /// With the values of the event; without an event, as `fixed`.
    pub rendered: usize,
    /// With long values.
    pub longest: usize,
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.fixed += other.fixed;
        self.rendered += other.rendered;
        self.longest += other.longest;
    }
}

impl<'a> Payload<'a> {
    pub fn new(sample: &'a SamplePayload<'a>, context: &'a TemplateContext<'a>) -> Self {
        Self {
            sample,
            context,
            rendered: OnceCell::new(),
        }
    }

    /// Returns a value of the sample's JSON.
    pub fn value(&'a self, json: Json<'a>) -> Value<'a> {
        Value { payload: self, json }
    }

    /// Returns the number of bytes of the whole payload.
    fn size(&self) -> Length {
        let sources: usize = self
            .template()
            .uses()
            .iter()
            .map(|occurrence| occurrence.range.len())
            .sum();
        let fixed = self.template().text().len() - sources;
        let longest: usize = self
            .template()
            .uses()
            .iter()
            .map(|occurrence| self.longest(occurrence))
            .sum();
        Length {
            fixed,
            rendered: self
                .payload_for_event()
                .map_or(fixed, |payload| payload.text.len()),
            longest: fixed + longest,
        }
    }

    fn template(&self) -> &Template {
        self.sample.template()
    }

    fn payload_for_event(&self) -> Option<&RecordedPayload> {
        let render = || {
            let values = Values::new(self.context.event?, self.context.event_type);
            let mut payload = RecordedPayload::default();
            let rendered = self
                .template()
                .render(&values, &RenderOptions::default(), &mut payload);
            rendered.ok().map(|()| payload)
        };
        self.rendered.get_or_init(render).as_ref()
    }

    /// Returns the value of a variable for the event; `None` without an event.
    fn rendered(&self, index: usize) -> Option<Cow<'_, str>> {
        let payload = self.payload_for_event()?;
        let output = payload.replacements.get(index)?.output.clone();
        let value = payload.text.get(output)?;
        match self.template().uses().get(index)?.context {
            Context::InString => Some(unescaped(value).map_or(Cow::Borrowed(value), Cow::Owned)),
            Context::Bare => Some(Cow::Borrowed(value)),
        }
    }

    /// Returns the greatest length of a variable's value (assumed).
    fn longest(&self, occurrence: &VariableUse) -> usize {
        let Some(info) = occurrence.variable.info() else {
            return occurrence.range.len();
        };
        let is_blank = self
            .context
            .event_type()
            .is_some_and(|event_type| !info.filled_by.contains(&event_type));
        match (&occurrence.variable, info.name) {
            _ if is_blank => 0,
            (Variable::Metadata(_), _) | (_, "message" | "metric_values" | "metric_filter") => LONG_TEXT,
            (_, "event_type") => EventType::ALL
                .iter()
                .map(|info| info.rendered.len())
                .max()
                .unwrap_or_default(),
            (_, "artifact_version") => LONG_REFERENCE,
            (_, "artifact_version_index") => 10,
            (_, "artifact_version_string") => 4 * LONG_NAME,
            _ => LONG_NAME,
        }
    }
}

/// A value of a payload.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    payload: &'a Payload<'a>,
    json: Json<'a>,
}

impl<'a> Value<'a> {
    /// Returns the value's byte range in the template.
    pub fn range(self) -> Range<usize> {
        self.payload.sample.template_range(self.json.range())
    }

    /// Returns the value's source in the template.
    pub fn source(self) -> &'a str {
        self.payload
            .template()
            .text()
            .get(self.range())
            .unwrap_or_default()
    }

    /// Returns whether the value is one variable outside a string, so that its kind is unknown.
    pub fn is_variable(self) -> bool {
        self.occurrences()
            .any(|(_, occurrence)| occurrence.range == self.range())
    }

    /// Returns whether the value is or may be a string.
    pub fn may_be_string(self) -> bool {
        matches!(self.json.kind(), Kind::String | Kind::EscapedString) || self.is_variable()
    }

    /// Returns the kind of the value in the sample; a variable outside a string has another one in each payload.
    pub fn kind(self) -> Kind {
        self.json.kind()
    }

    /// Returns whether the value is or may be of this kind.
    pub fn may_be(self, kind: Kind) -> bool {
        self.json.kind() == kind || self.is_variable()
    }

    /// Returns the phrase that names the value's kind in a sentence.
    pub fn kind_phrase(self) -> Phrase {
        if self.is_variable() {
            Phrase::Variable
        } else {
            self.json.kind().phrase()
        }
    }

    /// Returns the content of a string without variables.
    pub fn text(self) -> Option<Cow<'a, str>> {
        let has_variables = self.occurrences().next().is_some();
        self.json.string().filter(|_| !has_variables)
    }

    /// Returns whether the value is this string, without variables.
    pub fn equals(self, text: &str) -> bool {
        self.text().is_some_and(|found| found == text)
    }

    /// Returns the items of an array.
    pub fn items(self) -> impl Iterator<Item = Self> {
        self.json.items().map(move |json| Self { json, ..self })
    }

    /// Returns the keys and values of an object.
    pub fn members(self) -> impl Iterator<Item = (Self, Self)> {
        let value = move |json| Self { json, ..self };
        self.json
            .members()
            .map(move |(key, member)| (value(key), value(member)))
    }

    /// Returns the member of an object with this name; of duplicate keys the last one counts.
    pub fn member(self, name: &str) -> Option<Self> {
        let members = self.members().filter(|(key, _)| key.equals(name));
        members.map(|(_, value)| value).last()
    }

    /// Returns the variables in the value, with their indices in the template.
    pub fn occurrences(self) -> impl Iterator<Item = (usize, &'a VariableUse)> {
        let indices = self.payload.sample.uses_in(&self.json.range());
        let uses = self.payload.template().uses().iter().enumerate();
        uses.skip(indices.start).take(indices.len())
    }

    /// Returns the value that a variable has for the event; `None` without an event.
    pub fn rendered(self, index: usize) -> Option<Cow<'a, str>> {
        self.payload.rendered(index)
    }

    /// Returns the string as it is in the payload for the event; without an event, with each variable as written.
    pub fn rendered_text(self) -> String {
        let mut text = String::new();
        self.each_part(|part| match part {
            Part::Fixed(fixed) => text.push_str(&unescaped(fixed).unwrap_or_else(|| fixed.to_owned())),
            Part::Variable { index, occurrence } => match self.rendered(index) {
                Some(value) => text.push_str(&value),
                None => text.push_str(self.payload.template().source(occurrence)),
            },
        });
        text
    }

    /// Returns the number of bytes of the payload that the value is in.
    pub fn size_of_payload(self) -> Length {
        self.payload.size()
    }

    /// Returns the number of characters of a string.
    pub fn length(self) -> Length {
        let mut length = Length::default();
        self.each_part(|part| match part {
            Part::Fixed(fixed) => {
                let characters = if fixed.contains('\\') {
                    unescaped(fixed).map_or(fixed.len(), |text| text.chars().count())
                } else {
                    fixed.chars().count()
                };
                length.fixed += characters;
                length.rendered += characters;
                length.longest += characters;
            }
            Part::Variable { index, occurrence } => {
                let value = self.rendered(index);
                length.rendered += value.map_or(0, |value| value.chars().count());
                length.longest += self.payload.longest(occurrence);
            }
        });
        length
    }

    /// Calls `visit` with each part of a string in order.
    pub fn each_part(self, mut visit: impl FnMut(Part<'a>)) {
        let template = self.payload.template();
        let range = self.range();
        let (mut start, end) = if self.is_variable() {
            (range.start, range.end)
        } else {
            (range.start + 1, range.end.saturating_sub(1))
        };
        for (index, occurrence) in self.occurrences() {
            visit(Part::Fixed(
                template
                    .text()
                    .get(start..occurrence.range.start)
                    .unwrap_or_default(),
            ));
            visit(Part::Variable { index, occurrence });
            start = occurrence.range.end;
        }
        visit(Part::Fixed(template.text().get(start..end).unwrap_or_default()));
    }
}

/// A part of a string.
pub(super) enum Part<'a> {
    /// The source of the text between variables.
    Fixed(&'a str),
    Variable {
        /// The variable's index in the template.
        index: usize,
        /// The variable.
        occurrence: &'a VariableUse,
    },
}

/// Returns whether a variable's values are names or codes: letters, digits and some punctuation, but no quotes, backslashes,
/// `&`, `<` or `>`. An alias may contain those (sdk), and so may a version's full name, which ends with an alias.
pub(super) fn is_plain(variable: &Variable) -> bool {
    const PLAIN: [&str; 10] = [
        "project_name",
        "entity_name",
        "event_type",
        "event_author",
        "tag",
        "artifact_collection_name",
        "artifact_version",
        "artifact_version_index",
        "run_status",
        "metric_current_status",
    ];
    matches!(variable, Variable::Event(event) if PLAIN.contains(&event.info().name))
}
